/**
 * When a job is due: pure, with the clock handed in.
 *
 * A wall clock that is skipped when clocks go forward counts as the moment after the gap. One that comes twice when
 * they go back counts once, the first time; but where a schedule has every hour (`*` or a step of it in the hour's field),
 * both hours have their runs, as the time between them is what was asked for.
 *
 * @module
 */
import { Cron, Result } from "effect"

/** Times at which a job is due. */
export interface Timetable {
  /** The first of them after a time; both in milliseconds since 1970. */
  readonly after: (millis: number) => number
}

/** `* * * * *`: five fields, and no more. */
const fieldsOf = (expression: string): ReadonlyArray<string> => expression.trim().split(/\s+/)

/**
 * The timetable of a cron expression of five fields; the reason why there is none for one that is wrong, for a time zone
 * that does not exist, and for a date that never comes (`0 0 30 2 *`).
 */
export const timetable = (expression: string, timezone = "UTC"): Result.Result<Timetable, string> => {
  const fields = fieldsOf(expression)
  if (fields.length !== 5) return Result.fail("a cron expression has five fields")
  return Result.flatMap(
    Result.mapError(
      Cron.parse(fields.join(" "), timezone, {
        onDstOverlap: fields[1]?.startsWith("*") === true ? "both" : "earlier",
      }),
      ({ message }) => message,
    ),
    (cron) => {
      const after = (millis: number): number => Cron.next(cron, new Date(millis)).getTime()
      return Result.try({ try: () => after(0), catch: () => "its date never comes" }).pipe(
        Result.map(() => ({ after })),
      )
    },
  )
}

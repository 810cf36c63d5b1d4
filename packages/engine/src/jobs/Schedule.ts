/**
 * Keeping a job's schedule: one run at a time, one after the other, for as long as it is let.
 *
 * A time that passes while nobody keeps the schedule, or while the run before still goes on, is made up for: however many
 * have passed, by one run. A run that was broken off is begun again when the schedule is next kept.
 *
 * @module
 */
import { Clock, DateTime, Effect, Random } from "effect"
import type { SqlClient } from "effect/sql"
import type { StateProblem } from "../state/Database.ts"
import { runsOf, standing } from "./Runs.ts"
import type { Timetable } from "./Timetable.ts"

/** A job's schedule, and what is to be done when it is due. */
export interface ScheduleOptions<R> {
  readonly job: string
  readonly timetable: Timetable
  /** A run begins at most this much later than it is due, at random. */
  readonly jitterMillis: number
  /** One run, for a time of the schedule: ISO 8601 in UTC. It should leave a row, as `jobRun` does. */
  readonly run: (scheduledFor: string) => Effect.Effect<void, never, R>
}

/** A machine that was asleep, or whose clock was set, is noticed within this time. */
const longestSleep = 60_000

const sleepUntil = (millis: number): Effect.Effect<void> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) =>
    now >= millis
      ? Effect.void
      : Effect.andThen(
          Effect.sleep(Math.min(millis - now, longestSleep)),
          Effect.suspend(() => sleepUntil(millis)),
        ),
  )

/** Whether another process that keeps the same schedule has had the run for a time; not where nobody can tell. */
const isTaken = (job: string, scheduledFor: string) =>
  Effect.match(runsOf(job, 1), {
    onFailure: () => false,
    onSuccess: ([latest]) =>
      latest !== undefined &&
      latest.scheduledFor === scheduledFor &&
      latest.outcome !== null &&
      latest.outcome !== "interrupted",
  })

/** Keeps a job's schedule until it is interrupted. Fails where the state cannot be read to begin with. */
export const keepSchedule: <R>(
  options: ScheduleOptions<R>,
) => Effect.Effect<never, StateProblem, R | SqlClient.SqlClient> = Effect.fn("Jobs.keepSchedule")(function* ({
  jitterMillis,
  job,
  run,
  timetable,
}) {
  const { again, since } = yield* standing(job)
  let due = again ?? timetable.after(since)
  while (true) {
    yield* sleepUntil(due + (jitterMillis === 0 ? 0 : yield* Random.nextBetween(0, jitterMillis)))
    const begun = yield* Clock.currentTimeMillis
    const scheduledFor = DateTime.formatIso(DateTime.makeUnsafe(due))
    if (!(yield* isTaken(job, scheduledFor))) yield* run(scheduledFor)
    due = timetable.after(Math.max(begun, due))
  }
})

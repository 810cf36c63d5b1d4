/**
 * Moments as Ticket Tailor takes them.
 *
 * @module
 */
import { Instant, type Rows, WallClock } from "@boxport/model"

/** Seconds since 1970. */
export const seconds = (instant: Instant.Instant | null): number | null =>
  instant === null ? null : Math.floor(Instant.toMillis(instant) / 1000)

/** When an event ends; null where that is not known, or would be before its beginning. */
export const endOf = ({ ends_at, starts_at }: Rows["events"]): Instant.Instant | null =>
  starts_at === null || ends_at === null || ends_at < starts_at ? null : ends_at

/** When a date begins and ends, as a request has it. */
export interface Times {
  readonly start_date: string
  readonly start_time: string
  readonly end_date: string
  readonly end_time: string
}

/** Two wall clocks as a request has them; one before the other is that other. */
const timesOf = (start: string, end: string): Times => {
  const [startDate = "", startTime = ""] = start.split("T")
  const [endDate = "", endTime = ""] = (end < start ? start : end).split("T")
  return { start_date: startDate, start_time: startTime, end_date: endDate, end_time: endTime }
}

/**
 * When an event begins and ends on the clock of a zone; its own clock where neither moment nor zone is known. A day alone
 * is the whole day, and what has no end, or one before its beginning, ends when it begins: platforms refuse others.
 */
export const times = (event: Rows["events"], zone: string | null): Times => {
  const at = (instant: Instant.Instant | null, local: string | null, timeOfDay: string): string => {
    const clock = instant !== null && zone !== null ? WallClock.wallClockAt(instant, zone) : undefined
    const known = clock ?? local ?? ""
    return known.includes("T") ? known : `${known}T${timeOfDay}`
  }
  const start = at(event.starts_at, event.starts_local, "00:00:00")
  const hasEnd = event.ends_at !== null || event.ends_local !== null
  return timesOf(start, hasEnd ? at(event.ends_at, event.ends_local, "23:59:59") : start)
}

const secondsBetween = ({ end_date, end_time, start_date, start_time }: Times): number =>
  (Date.parse(`${end_date}T${end_time}Z`) - Date.parse(`${start_date}T${start_time}Z`)) / 1000

/**
 * When two moments are on the clock of a zone; null for a zone that nobody knows.
 *
 * @param starts in seconds since 1970, like `ends`; without that it lasts as long as on another clock
 */
export const timesAt = (zone: string, other: Times, starts: number, ends = starts + secondsBetween(other)) => {
  const clockAt = (unix: number): string | undefined => {
    const instant = Instant.fromUnixSeconds(unix)
    return instant === undefined ? undefined : WallClock.wallClockAt(instant, zone)
  }
  const [start, end] = [clockAt(starts), clockAt(ends)]
  return start === undefined || end === undefined ? null : timesOf(start, end)
}

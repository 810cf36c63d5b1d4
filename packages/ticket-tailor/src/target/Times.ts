/**
 * Moments as Ticket Tailor takes them.
 *
 * @module
 */
import { Instant, type JsonObject, type Rows, WallClock } from "@boxport/model"

/** Seconds since 1970. */
export const seconds = (instant: Instant.Instant | null): number | null =>
  instant === null ? null : Math.floor(Instant.toMillis(instant) / 1000)

/**
 * When an event begins and ends on the clock of a zone; its own clock where neither moment nor zone is known. A day alone
 * is the whole day, and what has no end, or one before its beginning, ends when it begins: platforms refuse others.
 */
export const times = (event: Rows["events"], zone: string | null): JsonObject => {
  const at = (instant: Instant.Instant | null, local: string | null, timeOfDay: string): string => {
    const clock = instant !== null && zone !== null ? WallClock.wallClockAt(instant, zone) : undefined
    const known = clock ?? local ?? ""
    return known.includes("T") ? known : `${known}T${timeOfDay}`
  }
  const start = at(event.starts_at, event.starts_local, "00:00:00")
  const hasEnd = event.ends_at !== null || event.ends_local !== null
  const end = hasEnd ? at(event.ends_at, event.ends_local, "23:59:59") : start
  const [startDate = "", startTime = ""] = start.split("T")
  const [endDate = "", endTime = ""] = (end < start ? start : end).split("T")
  return { start_date: startDate, start_time: startTime, end_date: endDate, end_time: endTime }
}

/**
 * When events begin and end, as the platform tells it: to the minute (platform notes 4).
 *
 * @module
 */
import { Instant, type Rows, WallClock } from "@boxport/model"

type Times = Pick<Rows["events"], "starts_at" | "ends_at" | "ends_local" | "timezone">

const millisOfMinute = 60_000

/** A moment without its seconds. */
const minuteOf = (instant: Instant.Instant): Instant.Instant =>
  Instant.fromMillis(Math.floor(Instant.toMillis(instant) / millisOfMinute) * millisOfMinute) ?? instant

/** When an event begins; null where nobody knows. */
export const startOf = ({ starts_at }: Pick<Times, "starts_at">): Instant.Instant | null =>
  starts_at === null ? null : minuteOf(starts_at)

/** The last minute of a day in a zone; undefined where it is not known which day, or where. */
const lastMinuteOf = (day: string | null, zone: string | null): Instant.Instant | undefined =>
  day === null || zone === null || day.includes("T") ? undefined : WallClock.instantOf(`${day}T23:59:00`, zone)

/**
 * When an event ends; null where nobody knows. A day alone is the whole day, and what would end before its beginning ends
 * with it: the platform refuses others.
 */
export const endOf = (event: Times): Instant.Instant | null => {
  const start = startOf(event)
  const known = lastMinuteOf(event.ends_local, event.timezone) ?? event.ends_at
  const end = known === null ? null : minuteOf(known)
  return end !== null && start !== null && end < start ? start : end
}

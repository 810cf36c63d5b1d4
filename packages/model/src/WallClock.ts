/**
 * Wall clocks and time zones: what a poster says, and which instant that is.
 *
 * Two local times need a decision when clocks change, and everything in Boxport decides the same way:
 *
 * - a time that does not exist (clocks go forward) is read with the offset before the change, so it lands as much
 *   later as the gap is long: 02:30 becomes 03:30;
 * - a time that happens twice (clocks go back) is the first of the two.
 *
 * Both are what calendars and `Temporal` ("compatible") do, and what people mean by a start time.
 *
 * @module
 */
import { DateTime, Option } from "effect"
import { fromMillis, type Instant, toMillis } from "./Instant.ts"

const dateForm = /^(\d{4})-(\d{2})-(\d{2})$/
const timeForm = /^(\d{2}):(\d{2})(?::(\d{2}))?$/

const zones = new Map<string, DateTime.TimeZone.Named | undefined>()

/** The time zone of an IANA name, kept for the next call; `undefined` for an unknown one. */
const zoneOf = (name: string): DateTime.TimeZone.Named | undefined => {
  if (zones.has(name)) return zones.get(name)
  const zone = /^[A-Za-z]/.test(name) ? Option.getOrUndefined(DateTime.zoneMakeNamed(name)) : undefined
  zones.set(name, zone)
  return zone
}

/** Whether `name` is an IANA time zone this machine knows (`Europe/London`; not an offset such as `+01:00`). */
export const isZone = (name: string): boolean => zoneOf(name) !== undefined

/** `YYYY-MM-DD`, as given, when it is a day of the calendar. */
export const localDate = (date: string): string | undefined => {
  const parts = dateForm.exec(date)
  if (parts === null) return undefined
  const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])))
  return day.getUTCDate() === Number(parts[3]) && day.getUTCMonth() === Number(parts[2]) - 1 ? date : undefined
}

/**
 * A wall clock from a date and a time of day: `2020-05-01` and `18:00` make `2020-05-01T18:00:00`. Without a time the
 * date alone (the platform knows only the day); `undefined` when either is not well formed.
 */
export const wallClock = (date: string, time?: string | null): string | undefined => {
  const day = localDate(date)
  if (day === undefined || time === undefined || time === null || time === "") return day
  const parts = timeForm.exec(time)
  if (parts === null || Number(parts[1]) > 23 || Number(parts[2]) > 59 || Number(parts[3] ?? "0") > 59) return undefined
  return `${day}T${parts[1]}:${parts[2]}:${parts[3] ?? "00"}`
}

/**
 * The instant at which a wall clock in a zone shows `local` (`2020-05-01T18:00:00`, or a date alone for its midnight).
 * Gaps and overlaps are decided as the module says. `undefined` for an unknown zone or a malformed local time.
 */
export const instantOf = (local: string, zone: string): Instant | undefined => {
  const named = zoneOf(zone)
  const [date = "", time = "00:00:00"] = local.split("T")
  const well = wallClock(date, time)
  if (named === undefined || well === undefined) return undefined
  return Option.match(
    DateTime.makeZoned(`${well}Z`, { timeZone: named, adjustForTimeZone: true, disambiguation: "compatible" }),
    { onNone: () => undefined, onSome: (zoned) => fromMillis(DateTime.toEpochMillis(zoned)) },
  )
}

/** What the clock on the wall shows in `zone` at an instant: `2020-05-01T18:00:00`. `undefined` for an unknown zone. */
export const wallClockAt = (instant: Instant, zone: string): string | undefined => {
  const named = zoneOf(zone)
  if (named === undefined) return undefined
  return Option.match(DateTime.makeZoned(toMillis(instant), { timeZone: named }), {
    onNone: () => undefined,
    onSome: localText,
  })
}

const two = (n: number): string => String(n).padStart(2, "0")

const localText = (zoned: DateTime.Zoned): string => {
  const parts = DateTime.toParts(zoned)
  return `${String(parts.year).padStart(4, "0")}-${two(parts.month)}-${two(parts.day)}T${two(parts.hour)}:${two(
    parts.minute,
  )}:${two(parts.second)}`
}

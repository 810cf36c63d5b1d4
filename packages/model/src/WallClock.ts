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
import { Option } from "effect"
import { utcMillis } from "./Calendar.ts"
import { fromMillis, type Instant, toMillis } from "./Instant.ts"

const dateForm = /^(\d{4})-(\d{2})-(\d{2})$/
const timeForm = /^(\d{2}):(\d{2})(?::(\d{2}))?$/

/**
 * Intl also takes offsets (`+01:00`) and the three-letter names of old Java (`BST` is Bangladesh there, `AST` Alaska).
 * Neither is an IANA zone; these are the IANA names that have three letters.
 */
const threeLetters = new Set("CET EET EST GMT HST MET MST PRC ROC ROK UCT UTC WET".split(" "))
const isIanaForm = (name: string): boolean =>
  /^[A-Za-z]/.test(name) && (name.length !== 3 || threeLetters.has(name.toUpperCase()))

/**
 * Prints the offset of an instant, after a year that nobody reads. Effect's DateTime has zones as well, but has Intl
 * print every field of the clock several times over for one conversion, which takes three to four times as long.
 */
const formatter = Option.liftThrowable(
  (timeZone: string) => new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric", timeZoneName: "longOffset" }),
)

/** Making a formatter, or failing to, takes far longer than using it: both outcomes are kept, by name. */
const formatters = new Map<string, Intl.DateTimeFormat | undefined>()

const formatterOf = (zone: string): Intl.DateTimeFormat | undefined => {
  const known = formatters.get(zone)
  if (known !== undefined || formatters.has(zone)) return known
  const made = isIanaForm(zone) ? Option.getOrUndefined(formatter(zone)) : undefined
  formatters.set(zone, made)
  return made
}

/** Old offsets have seconds: Liberia was 44 minutes and 30 seconds behind until 1972. */
const offsetForm = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/

/** How far a zone's clocks are ahead of UTC, in milliseconds. */
const offsetAt = (format: Intl.DateTimeFormat, millis: number): number => {
  const [, sign, hours = "0", minutes = "0", seconds = "0"] = offsetForm.exec(format.format(millis)) ?? []
  return (sign === "-" ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}

/**
 * Whether `name` is an IANA time zone this machine knows, an alias such as `US/Pacific` included; not an offset such
 * as `+01:00`, nor an abbreviation such as `BST`.
 */
export const isZone = (name: string): boolean => formatterOf(name) !== undefined

/** `YYYY-MM-DD`, as given, when it is a day of the calendar. */
export const localDate = (date: string): string | undefined => {
  const parts = dateForm.exec(date)
  if (parts === null) return undefined
  return utcMillis(Number(parts[1]), Number(parts[2]), Number(parts[3]), 0, 0, 0) === undefined ? undefined : date
}

/**
 * A wall clock from a date and a time of day: `2020-05-01` and `18:00` make `2020-05-01T18:00:00`. Without a time (none,
 * null or empty) the date alone: the platform knows only the day. `undefined` when either is not well formed.
 */
export const wallClock = (date: string, time?: string | null): string | undefined => {
  const day = localDate(date)
  if (day === undefined || time === undefined || time === null || time === "") return day
  const parts = timeForm.exec(time)
  if (parts === null || Number(parts[1]) > 23 || Number(parts[2]) > 59 || Number(parts[3] ?? "0") > 59) return undefined
  return `${day}T${parts[1]}:${parts[2]}:${parts[3] ?? "00"}`
}

const localForm = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/

const localMillis = (local: string): number | undefined => {
  const parts = localForm.exec(local)
  if (parts === null) return undefined
  const [, year, month, day, hour = "0", minute = "0", second = "0"] = parts
  return utcMillis(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))
}

/** Whether a text is a wall clock as {@link wallClock} makes it: `2020-05-01T18:00:00`, or `2020-05-01`. */
export const isLocal = (text: string): boolean =>
  (text.length === 10 || text.length === 19) && localMillis(text) !== undefined

const dayMillis = 86_400_000

/**
 * The instant at which a wall clock in a zone shows `local` (`2020-05-01T18:00:00`, or a date alone for its midnight).
 * Gaps and overlaps are decided as the module says. `undefined` for an unknown zone or a malformed local time.
 */
export const instantOf = (local: string, zone: string): Instant | undefined => {
  const format = formatterOf(zone)
  const millis = localMillis(local)
  if (format === undefined || millis === undefined) return undefined
  // Clocks change at most once within two days, and no clock is more than a day from UTC: of these two offsets one is
  // the right one.
  const before = offsetAt(format, millis - dayMillis)
  const after = offsetAt(format, millis + dayMillis)
  const first = millis - before
  if (before === after || offsetAt(format, first) === before) return fromMillis(first)
  const second = millis - after
  return fromMillis(offsetAt(format, second) === after ? second : first)
}

/**
 * What the clock on the wall shows in `zone` at an instant, without the fraction of a second: `2020-05-01T18:00:00`.
 * `undefined` for an unknown zone.
 */
export const wallClockAt = (instant: Instant, zone: string): string | undefined => {
  const format = formatterOf(zone)
  if (format === undefined) return undefined
  const millis = toMillis(instant)
  return new Date(millis + offsetAt(format, millis)).toISOString().slice(0, 19)
}

/**
 * Times as the platform shows them. Worked out with `Intl` alone, so that a test that compares Boxport's own times
 * with the twin's compares two different ways of getting there.
 *
 * @module
 */

/** The six forms of one time that the platform sends together. `timezone` is an offset, not a name. */
export interface DateForms {
  readonly date: string
  readonly formatted: string
  readonly iso: string
  readonly time: string
  readonly timezone: string
  readonly unix: number
}

const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  })
  formatters.set(zone, made)
  return made
}

/** Seconds that a zone is ahead of UTC at a time in unix seconds. */
export const offsetAt = (unix: number, zone: string): number => {
  let [year, month, day, hour, minute, second] = [0, 0, 0, 0, 0, 0]
  for (const part of formatterOf(zone).formatToParts(unix * 1000)) {
    const value = Number(part.value)
    if (part.type === "year") year = value
    else if (part.type === "month") month = value
    else if (part.type === "day") day = value
    else if (part.type === "hour") hour = value
    else if (part.type === "minute") minute = value
    else if (part.type === "second") second = value
  }
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - unix
}

/** The unix seconds at which a clock in `zone` shows `local` (`2026-09-17T09:00`). */
export const unixAt = (local: string, zone: string): number => {
  const shown = Date.parse(`${local}:00Z`) / 1000
  const guess = shown - offsetAt(shown, zone)
  return shown - offsetAt(guess, zone)
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
const two = (n: number): string => String(n).padStart(2, "0")

/** The forms of a time in unix seconds, as a box office in `zone` shows it (seed 000, `start`). */
export const dateForms = (unix: number, zone: string): DateForms => {
  const offset = offsetAt(unix, zone)
  const at = new Date((unix + offset) * 1000)
  const ahead = Math.abs(offset) / 60
  const timezone = `${offset < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`
  const date = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
  const hour = at.getUTCHours() % 12 === 0 ? 12 : at.getUTCHours() % 12
  const day = `${days[at.getUTCDay()]} ${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`
  return {
    date,
    formatted: `${day} ${hour}:${two(at.getUTCMinutes())} ${at.getUTCHours() < 12 ? "AM" : "PM"}`,
    iso: `${date}T${time}:${two(at.getUTCSeconds())}${timezone}`,
    time,
    timezone,
    unix,
  }
}

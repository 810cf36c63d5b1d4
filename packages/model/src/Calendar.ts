/**
 * The Gregorian calendar: which dates and times of day there are. Inside the package only.
 *
 * @module
 */

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The calendar repeats after 400 years. */
const cycleYears = 400
const cycleMillis = 146_097 * 86_400_000

/**
 * Milliseconds from 1970-01-01T00:00:00Z to a date (month 1–12) and a time of day in UTC. `undefined` for what no
 * calendar or clock shows: 31 April, month 0, 24:00, a leap second.
 */
export const utcMillis = (
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined => {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  // Date.UTC takes the years 0–99 for 1900–1999, so the count starts one cycle later.
  return Date.UTC(year + cycleYears, month - 1, day, hour, minute, second) - cycleMillis
}

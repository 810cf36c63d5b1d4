/**
 * Instants as text, fast: rows carry several instants each, and most of a file's instants share their day.
 *
 * @module
 */
import { Instant } from "@boxport/model"

const second = 1_000_000
const day = 86_400 * second

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"))

/**
 * An {@link Instant.toIso} that remembers the days it has met and computes only the time of day. For one file: days
 * are forgotten when there are many.
 */
export const instantTexts = (): ((instant: Instant.Instant) => string) => {
  const days = new Map<number, string>()
  return (instant) => {
    if (instant % second !== 0) return Instant.toIso(instant)
    const number = Math.floor(instant / day)
    let date = days.get(number)
    if (date === undefined) {
      if (days.size === 10_000) days.clear()
      date = Instant.toIso(instant).slice(0, 11)
      days.set(number, date)
    }
    const seconds = (instant - number * day) / second
    const minutes = Math.floor(seconds / 60)
    return `${date}${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}Z`
  }
}

/**
 * Instants: moments on the time line, counted in microseconds since 1970-01-01T00:00:00Z.
 *
 * @module
 */
import type { Brand } from "effect"

/** Microseconds since the Unix epoch, a whole number (exact until the year 2255). */
export type Instant = number & Brand.Brand<"Instant">

/** Years 1–9999 as ISO 8601 writes them, as far as a whole number of microseconds is exact. */
const earliest = -62_135_596_800_000_000
const latest = Number.MAX_SAFE_INTEGER

/** Whether a value is an {@link Instant}. */
export const isInstant = (value: unknown): value is Instant =>
  typeof value === "number" && Number.isInteger(value) && value >= earliest && value <= latest

const checked = (micros: number): Instant | undefined => (isInstant(micros) ? micros : undefined)

/** The instant of a Unix time in seconds; `undefined` out of range. */
export const fromUnixSeconds = (seconds: number): Instant | undefined => checked(seconds * 1_000_000)

/** The instant of a Unix time in milliseconds (`Date.getTime()`); `undefined` out of range or for an invalid date. */
export const fromMillis = (millis: number): Instant | undefined => checked(millis * 1000)

/** The Unix time in milliseconds, rounded down. */
export const toMillis = (instant: Instant): number => Math.floor(instant / 1000)

const isoForm =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|z|[+-]\d{2}(?::?\d{2})?)$/

/**
 * The instant an ISO 8601 text with an offset names: `2020-05-01T18:00:00+01:00`, `2020-05-01T17:00:00.123456Z`.
 * Digits below the microsecond are dropped. `undefined` for anything else, a text without an offset included: without
 * one it is a wall clock, not an instant.
 */
export const fromIso = (text: string): Instant | undefined => {
  const parts = isoForm.exec(text)
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second = "00", fraction = "", offset = "Z"] = parts
  const millis = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  const date = new Date(millis)
  // Date.UTC carries overflowing fields over (31 April becomes 1 May); such a text is wrong, not another day.
  if (date.getUTCDate() !== Number(day) || date.getUTCHours() !== Number(hour)) return undefined
  if (Number(month) > 12 || Number(minute) > 59 || Number(second) > 59) return undefined
  const micros = Number(fraction.slice(0, 6).padEnd(6, "0"))
  const offsetMinutes =
    offset === "Z" || offset === "z"
      ? 0
      : (offset.startsWith("-") ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3).replace(":", "")))
  return checked(millis * 1000 + micros - offsetMinutes * 60_000_000)
}

/** ISO 8601 in UTC: `2020-05-01T17:00:00Z`, with a fraction only if there is one. */
export const toIso = (instant: Instant): string => {
  const seconds = Math.floor(instant / 1_000_000)
  const text = new Date(seconds * 1000).toISOString().slice(0, 19)
  const fraction = instant - seconds * 1_000_000
  return fraction === 0 ? `${text}Z` : `${text}.${String(fraction).padStart(6, "0").replace(/0+$/, "")}Z`
}

/**
 * Instants: moments on the time line, counted in microseconds since 1970-01-01T00:00:00Z.
 *
 * @module
 */
import type { Brand } from "effect"
import { utcMillis } from "./Calendar.ts"

/**
 * Microseconds since the Unix epoch, a whole number that a `number` holds exactly: from 1684-07-28T00:12:25.259009Z to
 * 2255-06-05T23:47:34.740991Z.
 */
export type Instant = number & Brand.Brand<"Instant">

/** Whether a value is an {@link Instant}. */
export const isInstant = (value: unknown): value is Instant => Number.isSafeInteger(value)

/** The instant of a count of microseconds. Zero is never negative: both zeros are one instant. */
const checked = (micros: number): Instant | undefined => {
  const count = micros + 0
  return isInstant(count) ? count : undefined
}

/**
 * The instant of a Unix time in seconds, rounded to the microsecond; `undefined` out of range and for what is no
 * number.
 */
export const fromUnixSeconds = (seconds: number): Instant | undefined => checked(Math.round(seconds * 1_000_000))

/**
 * The instant of a Unix time in milliseconds (`Date.getTime()`), rounded to the microsecond; `undefined` out of range
 * and for an invalid date.
 */
export const fromMillis = (millis: number): Instant | undefined => checked(Math.round(millis * 1000))

/** The Unix time in milliseconds, rounded down. */
export const toMillis = (instant: Instant): number => Math.floor(instant / 1000)

const isoForm = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|z|UTC|[+-]\d{2}(?::?\d{2})?)$/

const [space, plus, minus, point, colon] = [0x20, 0x2b, 0x2d, 0x2e, 0x3a]

/** The number that the digits between two places of a text make. A row has several times: no text is made of them. */
const digitsIn = (text: string, from: number, to: number): number => {
  let number = 0
  for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - 48
  return number
}

/** The place after the digits that begin at one. */
const afterDigits = (text: string, from: number): number => {
  let at = from
  for (let code = text.charCodeAt(at); code >= 0x30 && code <= 0x39; code = text.charCodeAt(at)) at += 1
  return at
}

/**
 * The instant an ISO 8601 text with an offset names: `2020-05-01T18:00:00+01:00`, `2020-05-01T17:00:00.123456Z`; also
 * with spaces, as Ruby prints a time: `2020-05-01 18:00:00 +0100`, `2020-05-01 17:00:00 UTC`.
 *
 * Digits below the microsecond are dropped. `undefined` for anything else: a text without an offset (it is a wall
 * clock, not an instant), a day or a time of day that does not exist, an instant out of range.
 */
export const fromIso = (text: string): Instant | undefined => {
  // The form says where everything is, so nothing is captured: a row has several times, and captures cost most of it.
  if (!isoForm.test(text)) return undefined
  let at = 16
  let second = 0
  let micros = 0
  if (text.charCodeAt(at) === colon) {
    second = digitsIn(text, 17, 19)
    at = 19
    if (text.charCodeAt(at) === point) {
      at = afterDigits(text, 20)
      const end = Math.min(at, 26)
      micros = digitsIn(text, 20, end) * 10 ** (26 - end)
    }
  }
  const millis = utcMillis(
    digitsIn(text, 0, 4),
    digitsIn(text, 5, 7),
    digitsIn(text, 8, 10),
    digitsIn(text, 11, 13),
    digitsIn(text, 14, 16),
    second,
  )
  if (millis === undefined) return undefined
  if (text.charCodeAt(at) === space) at += 1
  const sign = text.charCodeAt(at)
  if (sign !== plus && sign !== minus) return checked(millis * 1000 + micros)
  const hours = digitsIn(text, at + 1, at + 3)
  const minutes = text.length === at + 3 ? 0 : digitsIn(text, text.length - 2, text.length)
  // The largest offset that RFC 3339 can write is 23:59.
  if (hours > 23 || minutes > 59) return undefined
  const offset = (sign === minus ? -1 : 1) * (hours * 60 + minutes) * 60_000
  return checked((millis - offset) * 1000 + micros)
}

/** ISO 8601 in UTC: `2020-05-01T17:00:00Z`, with a fraction only if there is one. */
export const toIso = (instant: Instant): string => {
  const seconds = Math.floor(instant / 1_000_000)
  const text = new Date(seconds * 1000).toISOString().slice(0, 19)
  const fraction = instant - seconds * 1_000_000
  return fraction === 0 ? `${text}Z` : `${text}.${String(fraction).padStart(6, "0").replace(/0+$/, "")}Z`
}

/**
 * Times and amounts as the platform writes them.
 *
 * @module
 */
import type { UnixSeconds } from "@boxport/connector/testing"
import { Currency, Instant, Money, WallClock } from "@boxport/model"

const two = (n: number): string => String(n).padStart(2, "0")

/** `+02:00`: how far a wall clock is ahead of UTC at an instant. */
const offset = (local: string, at: UnixSeconds): string => {
  const minutes = Math.round((Date.parse(`${local}Z`) / 1000 - at) / 60)
  const size = Math.abs(minutes)
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** `2026-09-16T09:30+02:00`, as events in detail, lines and tickets have it. */
export const minutesOnly = (local: string, at: UnixSeconds): string => `${local.slice(0, 16)}${offset(local, at)}`

/** `2026-09-16T09:30:00+02:00`, as the list of events has it. */
export const withSeconds = (local: string, at: UnixSeconds): string => `${local}${offset(local, at)}`

const localAt = (at: UnixSeconds, zone: string): string => {
  const instant = Instant.fromUnixSeconds(at)
  return (instant === undefined ? undefined : WallClock.wallClockAt(instant, zone)) ?? ""
}

/** An instant in a zone, with seconds. */
export const zoned = (at: UnixSeconds, zone: string): string => withSeconds(localAt(at, zone), at)

/** An instant in a zone, without seconds. */
export const zonedMinutes = (at: UnixSeconds, zone: string): string => minutesOnly(localAt(at, zone), at)

/** `2026-06-23T11:44:18.000000Z`, as orders have it. */
export const utcMicros = (at: UnixSeconds): string => new Date(at * 1000).toISOString().replace(/\.\d{3}Z$/, ".000000Z")

/** `2026-06-23T13:44:18.000000+02:00`, as single orders and signups have it. */
export const zonedMicros = (at: UnixSeconds, zone: string): string =>
  zoned(at, zone).replace(/([+-]\d{2}:\d{2})$/, ".000000$1")

/** `"1499.00"`: two digits behind the point whatever the currency, as Django stores it. */
export const decimal = (minor: number, currency: string): string => {
  const text = Money.toDecimal(BigInt(minor), currency)
  return (Currency.exponentOf(currency) ?? 2) === 0 ? `${text}.00` : text
}

/** `1499`: a JSON number, with a float's noise if there was any. */
export const number = (minor: number, currency: string): number => minor / 10 ** (Currency.exponentOf(currency) ?? 2)

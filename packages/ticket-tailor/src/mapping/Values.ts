/**
 * Ticket Tailor's simple values as canonical ones. What cannot be read is noted as a problem of the record.
 *
 * @module
 */
import { Lenient, type Problems } from "@boxport/connector/mapping"
import { Currency as Iso, Instant, Money, WallClock } from "@boxport/model"
import { Result } from "effect"
import type { Currency, DateObject, When } from "../resources/Common.ts"

/** A currency with the number of minor units a major one has, where the platform says so. */
export interface KnownCurrency {
  readonly code: string
  readonly multiplier: number | undefined
}

/** The currency of a record; null when there is none. One that ISO 4217 does not know is a problem. */
export const currencyOf = (
  value: Currency | null | undefined,
  path: string,
  problems: Problems,
): KnownCurrency | null => {
  if (value === null || value === undefined || value === "") return null
  const stated = typeof value === "string" ? value : value.code
  const code = Iso.normalize(stated)
  if (code === undefined) {
    return problems.add(typeof value === "string" ? path : `${path}.code`, "not an ISO 4217 currency")
  }
  const multiplier = typeof value === "string" ? null : Lenient.int(value.base_multiplier)
  return { code, multiplier: multiplier ?? undefined }
}

/** An amount in minor units; null when there is none. An amount without a currency is a problem. */
export const amountOf = (
  value: Lenient.Int | null | undefined,
  currency: KnownCurrency | null,
  path: string,
  problems: Problems,
): bigint | null => {
  const units = Lenient.int(value)
  if (units === null) return null
  if (currency === null) return problems.add(path, "an amount without a currency")
  const money = Money.fromMinorUnits(units, currency.code, currency.multiplier)
  return Result.isSuccess(money) ? money.success.minor : problems.add(path, money.failure.message)
}

/** Whether a time is in its several renderings. */
export const isDateObject = (value: When): value is DateObject => typeof value === "object" && !Array.isArray(value)

const sqlForm = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/

/** The moment a value means, in any of the five forms; null when there is none, undefined for what is no time. */
export const readInstant = (value: When): Instant.Instant | null | undefined => {
  if (typeof value === "number") return Instant.fromUnixSeconds(value)
  if (typeof value === "string") {
    if (value === "") return null
    if (/^\d{1,11}$/.test(value)) return Instant.fromUnixSeconds(Number(value))
    const sql = sqlForm.exec(value)
    return Instant.fromIso(sql === null ? value : `${sql[1]}T${sql[2]}Z`)
  }
  if (!isDateObject(value)) return null
  const unix = Lenient.int(value.unix)
  if (unix !== null) return Instant.fromUnixSeconds(unix)
  const iso = Lenient.text(value.iso)
  return iso === null ? null : Instant.fromIso(iso)
}

/** Like {@link readInstant}; what is no time is a problem of the record. */
export const instantOf = (value: When | null | undefined, path: string, problems: Problems): Instant.Instant | null => {
  if (value === null || value === undefined) return null
  const instant = readInstant(value)
  return instant === undefined ? problems.add(path, "not a time") : instant
}

/**
 * The wall clock a date object shows (`date` and `time`; the platform's `time` has no seconds). Where it has none, the
 * wall clock of its instant in the event's zone; null without either.
 */
export const wallClockOf = (
  value: When | null | undefined,
  instant: Instant.Instant | null,
  zone: string | null,
  path: string,
  problems: Problems,
): string | null => {
  if (value === null || value === undefined) return null
  if (isDateObject(value)) {
    const date = Lenient.text(value.date)
    if (date !== null) {
      const local = WallClock.wallClock(date, Lenient.text(value.time))
      return local ?? problems.add(`${path}.date`, "not a date and time of day")
    }
  }
  return instant === null || zone === null ? null : (WallClock.wallClockAt(instant, zone) ?? null)
}

/** Whether the platform has put stars in the place of a name or an address (platform notes 2, Type oddities). */
export const isMasked = (value: string | null): boolean => value !== null && value.includes("****")

/**
 * Ticketbutler's simple values as canonical ones. What cannot be read is noted as a problem of the record.
 *
 * @module
 */
import { Lenient, type Problems } from "@boxport/connector/mapping"
import { Currency, Instant, type Json, type JsonObject, Money, WallClock } from "@boxport/model"
import { Result } from "effect"
import { canonicalUuid } from "./Uuid.ts"

/** A uuid in canonical form; null when there is none. */
export const uuidOf = (value: Lenient.Text | Lenient.Absent, path: string, problems: Problems): string | null => {
  const text = Lenient.text(value)
  if (text === null) return null
  return canonicalUuid(text) ?? problems.add(path, "not a uuid")
}

/** The uuid that a record cannot do without. */
export const ownUuid = (value: Lenient.Text, problems: Problems): string =>
  uuidOf(value, "uuid", problems) ?? (problems.found.length === 0 ? (problems.add("uuid", "missing") ?? "") : "")

/** The currency of a record; null when there is none. One that ISO 4217 does not know is a problem. */
export const currencyOf = (value: Lenient.Text | Lenient.Absent, path: string, problems: Problems): string | null => {
  const text = Lenient.text(value)
  if (text === null) return null
  return Currency.normalize(text) ?? problems.add(path, "not an ISO 4217 currency")
}

/**
 * Reads the amounts of a record: decimals in major units, as numbers (with the noise of floats) or as text. Without a
 * currency there is no telling what they are worth: they are null, and {@link keep} gives them to `extra`.
 */
export class Amounts {
  readonly currency: string | null
  readonly #problems: Problems

  constructor(currency: string | null, problems: Problems) {
    this.currency = currency
    this.#problems = problems
  }

  /** In minor units; null when there is none. */
  of(value: Lenient.Decimal | Lenient.Absent, path: string): bigint | null {
    if (value === null || value === undefined || value === "" || this.currency === null) return null
    const money = Money.fromDecimal(value, this.currency, "noise")
    return Result.isSuccess(money) ? money.success.minor : this.#problems.add(path, money.failure.message)
  }

  /** The native amounts of a record where its currency is not known. */
  keep(raw: JsonObject, ...fields: ReadonlyArray<string>): { readonly [field: string]: Json | undefined } {
    return this.currency !== null ? {} : Object.fromEntries(fields.map((field) => [field, raw[field]]))
  }
}

const offsetless = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?$/

/**
 * The moment a text means; null when there is none. Most texts have an offset, some no seconds, others microseconds; a
 * day or a time without offset is taken in `zone`.
 */
export const instantOf = (
  value: Lenient.Text | Lenient.Absent,
  zone: string | null,
  path: string,
  problems: Problems,
): Instant.Instant | null => {
  const text = Lenient.text(value)
  if (text === null) return null
  const instant = Instant.fromIso(text)
  if (instant !== undefined) return instant
  const parts = offsetless.exec(text)
  const local = parts === null ? undefined : WallClock.wallClock(parts[1] ?? "", parts[2])
  if (local === undefined) return problems.add(path, "not a time")
  return WallClock.instantOf(local, zone ?? "UTC") ?? problems.add(path, "not a time")
}

/**
 * What the clock on the wall shows: in the event's zone; where that is not known, as the text itself has it, unless
 * that is UTC, which no wall shows.
 */
export const wallClockOf = (
  value: Lenient.Text | Lenient.Absent,
  instant: Instant.Instant | null,
  zone: string | null,
): string | null => {
  if (instant === null) return null
  if (zone !== null) return WallClock.wallClockAt(instant, zone) ?? null
  const stated = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?([+-]\d{2}:?\d{2})?)?$/.exec(
    Lenient.text(value) ?? "",
  )
  return stated === null ? null : (WallClock.wallClock(stated[1] ?? "", stated[2]) ?? null)
}

/** A share of the net price, as an exact fraction: `numerator` ÷ `denominator`. */
export interface Rate {
  readonly numerator: bigint
  readonly denominator: bigint
}

const rateForm = /^\s*(\d{1,6})(?:\.(\d{1,12}))?\s*$/

/** A VAT rate: `0.25`, or as a percentage (above 1) `25`, each as number or text (platform notes 0.8). */
export const rateOf = (value: Lenient.Decimal | Lenient.Absent, path: string, problems: Problems): Rate | null => {
  if (value === null || value === undefined || value === "") return null
  const parts = rateForm.exec(String(value))
  if (parts === null) return problems.add(path, "not a VAT rate")
  const fraction = parts[2] ?? ""
  const numerator = BigInt(`${parts[1]}${fraction}`)
  const denominator = 10n ** BigInt(fraction.length)
  return numerator > denominator ? { numerator, denominator: denominator * 100n } : { numerator, denominator }
}

/** The tax in an amount that includes it: amount × rate ÷ (1 + rate), rounded half to even. */
export const taxWithin = (amount: bigint, { denominator, numerator }: Rate): bigint =>
  Money.divideHalfEven(amount * numerator, denominator + numerator)

/** First and last name joined, where at least one is there. */
export const joinedName = (first: string | null, last: string | null): string | null =>
  first !== null && last !== null ? `${first} ${last}` : (first ?? last)

/** Free lines of an address, joined. */
export const joinedLines = (...lines: ReadonlyArray<string | null>): string | null => {
  const filled = lines.filter((line) => line !== null)
  return filled.length === 0 ? null : filled.join(", ")
}

/** A native id where it resolves to no row, to be kept in `extra`. */
export const unresolved = (native: Json, key: string | null): Json => (key === null ? native : null)

/**
 * Tito's simple values as canonical ones. What cannot be read is noted as a problem of the record.
 *
 * @module
 */
import { Lenient, type Problems } from "@boxport/connector/mapping"
import { Currency, Instant, Money, WallClock } from "@boxport/model"
import { BigDecimal, Option, Result } from "effect"

/** The ISO code of a currency; null when there is none. One that ISO 4217 does not know is a problem. */
export const currencyOf = (value: Lenient.Text | Lenient.Absent, path: string, problems: Problems): string | null => {
  const word = Lenient.text(value)
  if (word === null) return null
  return Currency.normalize(word) ?? problems.add(path, "not an ISO 4217 currency")
}

/**
 * An amount of major units, as number or text, in minor units; null when there is none. More digits than the currency
 * has are rounded half to even (notes 4: `total_less_tax` comes with up to 17).
 */
export const amountOf = (
  value: Lenient.Decimal | Lenient.Absent,
  currency: string | null,
  path: string,
  problems: Problems,
): bigint | null => {
  if (value === null || value === undefined || value === "") return null
  if (currency === null) return problems.add(path, "an amount without a currency")
  const money = Money.fromDecimal(value, currency, "half-even")
  return Result.isSuccess(money) ? money.success.minor : problems.add(path, money.failure.message)
}

const decimal = (value: Lenient.Decimal | "" | Lenient.Absent): BigDecimal.BigDecimal | undefined =>
  value === null || value === undefined || value === ""
    ? undefined
    : Option.getOrUndefined(BigDecimal.fromString(String(value).trim()))

/** `quantity` times what `more` is above `less`, exactly, to be rounded once; null where a part is missing. */
export const times = (
  quantity: number,
  more: Lenient.Decimal | Lenient.Absent,
  less: Lenient.Decimal | Lenient.Absent = 0,
): string | null => {
  const [a, b] = [decimal(more), decimal(less)]
  if (a === undefined || b === undefined) return null
  return BigDecimal.format(BigDecimal.multiply(BigDecimal.subtract(a, b), BigDecimal.make(BigInt(quantity), 0)))
}

/** The sum of amounts that are there; null for none. */
export const sum = (amounts: ReadonlyArray<bigint | null>): bigint | null =>
  amounts.reduce((total, amount) => (amount === null ? total : (total ?? 0n) + amount), null)

const localForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/

/**
 * The moment a text means: ISO 8601 with offset, or as Ruby prints a time (`2022-03-26 07:51:26 UTC`); without an offset
 * it is a clock in the event's zone. Null when there is none.
 */
export const instantOf = (
  value: Lenient.Text | Lenient.Absent,
  path: string,
  problems: Problems,
  zone: string | null = null,
): Instant.Instant | null => {
  const text = Lenient.text(value)
  if (text === null) return null
  const instant =
    Instant.fromIso(text) ?? (zone !== null && localForm.test(text) ? WallClock.instantOf(text, zone) : undefined)
  return instant ?? problems.add(path, "not a time")
}

/** What a clock shows: `09:00`, or the date of nowhere that old answers put in front (`2000-01-01T09:00:00.000Z`). */
const clockForm = /^(?:2000-01-01T)?(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$/

/** The wall clock of a day and a time of day; the day alone without one. Null when there is no day. */
export const wallClockOf = (
  date: Lenient.Text | Lenient.Absent,
  time: Lenient.Text | Lenient.Absent,
  path: string,
  problems: Problems,
): string | null => {
  const day = Lenient.text(date)
  if (day === null) return null
  const clock = Lenient.text(time)
  const parts = clock === null ? null : clockForm.exec(clock)
  const local = clock !== null && parts === null ? undefined : WallClock.wallClock(day, parts?.[1] ?? null)
  return local ?? problems.add(path, "not a date and time of day")
}

/** First and last name joined, where at least one is there. */
export const joinedName = (first: string | null, last: string | null): string | null =>
  first !== null && last !== null ? `${first} ${last}` : (first ?? last)

/** The words of a comma separated text, or of a list. */
export const wordsOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string"
    ? value
        .split(",")
        .map((word) => word.trim())
        .filter((word) => word !== "")
    : (Array.isArray(value) ? value : []).flatMap((word: unknown) =>
        typeof word === "string" || typeof word === "number" ? [String(word)] : [],
      )

/** What stands for an id: a number, a slug, or an object that has one of them. */
export const idIn = (value: unknown): string | null => {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : value
  return (typeof id === "string" && id !== "") || typeof id === "number" ? String(id) : null
}

/** The ids in a list of ids, slugs or objects. */
export const idsIn = (value: unknown): ReadonlyArray<string> =>
  (Array.isArray(value) ? value : []).map(idIn).filter((id) => id !== null)

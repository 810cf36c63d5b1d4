/**
 * Money: a whole number of minor units and a currency. An amount never passes through a float: decimals are read
 * digit by digit, and a JSON number by the shortest decimal text that denotes it.
 *
 * @module
 */
import { Result, Schema } from "effect"
import { exponentOf, normalize } from "./Currency.ts"

/** An amount: `minor` units (cents, yen, fils) of an ISO 4217 `currency` in upper case. */
export interface Money {
  readonly minor: bigint
  readonly currency: string
}

/** An amount that cannot be taken as it is. `message` says why, without the amount's record. */
export class InvalidMoney extends Schema.TaggedError<InvalidMoney>()("InvalidMoney", { message: Schema.String }) {}

/** What to do with more digits than the currency has. */
export type MoreDigits =
  /** Refuse the amount. */
  | "refuse"
  /** Round half to even, once (Tito's `total_less_tax` and the like). */
  | "half-even"
  /** Float noise: round away what is below a millionth of the currency's unit, refuse the rest. */
  | "noise"

/**
 * The largest amount a file can hold: 10^14 major units (DECIMAL(18, 4) in Parquet). Nobody sells a ticket for
 * more; an amount beyond it is a broken record.
 */
const largestMajor = 10n ** 14n

const invalid = (message: string) => Result.fail(new InvalidMoney({ message }))

const pow10 = Array.from({ length: 40 }, (_, digits) => 10n ** BigInt(digits))
const tenTo = (digits: number): bigint => pow10[digits] ?? 10n ** BigInt(digits)

const inRange = (minor: bigint, exponent: number): boolean => {
  const largest = largestMajor * tenTo(exponent)
  return minor < largest && minor > -largest
}

/**
 * An amount in minor units, as Ticket Tailor states it ("Currency values are always in cents (or equivalent)",
 * seed 000, Conventions).
 *
 * @param multiplier how many of those units make one major unit, where the platform says so (Ticket Tailor's
 *   `base_multiplier`: 100 for GBP, 1 for JPY). It wins over the ISO exponent, since platforms disagree with ISO for
 *   currencies such as HUF and TWD; without it the ISO exponent counts.
 */
export const fromMinorUnits = (
  units: number | bigint,
  currency: string,
  multiplier?: number,
): Result.Result<Money, InvalidMoney> => {
  const code = normalize(currency)
  if (code === undefined) return invalid(`"${currency}" is not an ISO 4217 currency`)
  if (typeof units === "number" && !Number.isSafeInteger(units)) return invalid("not a whole number of minor units")
  const exponent = exponentOf(code) ?? 2
  const iso = tenTo(exponent)
  const stated = multiplier === undefined ? iso : BigInt(Number.isSafeInteger(multiplier) ? multiplier : 0)
  if (stated <= 0n) return invalid(`base multiplier ${multiplier} is not a positive whole number`)
  const scaled = BigInt(units) * iso
  if (stated !== iso && scaled % stated !== 0n) return invalid(`more digits than ${code} has`)
  const minor = stated === iso ? BigInt(units) : scaled / stated
  return inRange(minor, exponent) ? Result.succeed({ minor, currency: code }) : invalid("amount out of range")
}

const decimalForm = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/** Divides, rounding half to even. `by` is positive. */
export const divideHalfEven = (amount: bigint, by: bigint): bigint => {
  const quotient = amount / by
  const rest = amount % by
  const twice = (rest < 0n ? -rest : rest) * 2n
  if (twice < by || (twice === by && quotient % 2n === 0n)) return quotient
  return amount < 0n ? quotient - 1n : quotient + 1n
}

/**
 * A decimal amount in major units: a text such as `12.50`, or a JSON number such as `19.99`.
 *
 * A number is read by its shortest decimal text (`String(n)`), so `19.99` is 1999 cents exactly.
 */
export const fromDecimal = (
  amount: string | number,
  currency: string,
  moreDigits: MoreDigits = "refuse",
): Result.Result<Money, InvalidMoney> => {
  const code = normalize(currency)
  if (code === undefined) return invalid(`"${currency}" is not an ISO 4217 currency`)
  const exponent = exponentOf(code) ?? 2
  const parts = decimalForm.exec(typeof amount === "number" ? String(amount) : amount.trim())
  if (parts === null || (parts[2] ?? "") + (parts[3] ?? "") === "") return invalid("not a decimal amount")
  const fraction = parts[3] ?? ""
  const unsigned = BigInt(`${parts[2] ?? ""}${fraction}`)
  const digits = parts[1] === "-" ? -unsigned : unsigned
  // The amount is digits × 10^shift minor units.
  const shift = Number(parts[4] ?? "0") - fraction.length + exponent
  let minor: bigint
  if (shift >= 0) {
    minor = digits * tenTo(shift)
  } else {
    const unit = tenTo(-shift)
    minor = moreDigits === "refuse" ? digits / unit : divideHalfEven(digits, unit)
    const rest = digits - minor * unit
    if (rest !== 0n) {
      // Noise is less than a millionth of the major unit: |rest| / unit minor units < 10^exponent / 10^6.
      const noise = (rest < 0n ? -rest : rest) * 1_000_000n < unit * tenTo(exponent)
      if (moreDigits === "refuse" || (moreDigits === "noise" && !noise)) return invalid(`more digits than ${code} has`)
    }
  }
  return inRange(minor, exponent) ? Result.succeed({ minor, currency: code }) : invalid("amount out of range")
}

/**
 * The exact decimal in major units, with as many digits as the currency has: 1250 EUR minor units are `12.50`,
 * 1200 JPY are `1200`. A currency we do not know counts as having two digits.
 */
export const toDecimal = (minor: bigint, currency: string | null): string => {
  const exponent = currency === null ? 2 : (exponentOf(currency) ?? 2)
  if (exponent === 0) return minor.toString()
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0")
  const point = digits.length - exponent
  return `${minor < 0n ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`
}

/** The amount as a whole number of 10^-`scale` major units, for DECIMAL columns; `scale` is at least the exponent. */
export const toScale = (minor: bigint, currency: string | null, scale: number): bigint => {
  const exponent = currency === null ? 2 : (exponentOf(currency) ?? 2)
  return minor * tenTo(scale - exponent)
}

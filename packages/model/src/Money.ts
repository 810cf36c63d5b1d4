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
 * Amounts stay below 10^14 major units: with the most digits a currency has that is what DECIMAL(18, 4) in Parquet
 * holds. Nobody sells a ticket for more; an amount beyond it is a broken record.
 */
const tooLarge = 10n ** 14n

const invalid = (message: string) => Result.fail(new InvalidMoney({ message }))

const noCurrency = (currency: string) => invalid(`"${currency}" is not an ISO 4217 currency`)

const powers = Array.from({ length: 40 }, (_, digits) => 10n ** BigInt(digits))
const tenTo = (digits: number): bigint => powers[digits] ?? 10n ** BigInt(digits)

const magnitude = (amount: bigint): bigint => (amount < 0n ? -amount : amount)

const money = (minor: bigint, currency: string, exponent: number): Result.Result<Money, InvalidMoney> =>
  magnitude(minor) < tooLarge * tenTo(exponent)
    ? Result.succeed({ minor, currency })
    : invalid(`an amount of 10^14 ${currency} or more`)

/** A currency we do not know counts as having two digits. */
const digitsOf = (currency: string | null): number =>
  currency === null ? 2 : (exponentOf(normalize(currency) ?? currency) ?? 2)

/**
 * An amount in minor units, as Ticket Tailor states it ("Currency values are always in cents (or equivalent)",
 * seed 000, Conventions).
 *
 * @param units whole, of either sign
 * @param currency an ISO 4217 code in any case
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
  const exponent = code === undefined ? undefined : exponentOf(code)
  if (code === undefined || exponent === undefined) return noCurrency(currency)
  if (typeof units === "number" && !Number.isSafeInteger(units)) return invalid("not a whole number of minor units")
  if (multiplier === undefined) return money(BigInt(units), code, exponent)
  if (!Number.isSafeInteger(multiplier) || multiplier <= 0) {
    return invalid(`base multiplier ${multiplier} is not a positive whole number`)
  }
  const scaled = BigInt(units) * tenTo(exponent)
  const stated = BigInt(multiplier)
  return scaled % stated === 0n ? money(scaled / stated, code, exponent) : invalid(`more digits than ${code} has`)
}

const decimalForm = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/** Divides, rounding half to even. `by` is positive. */
export const divideHalfEven = (amount: bigint, by: bigint): bigint => {
  const quotient = amount / by
  const twice = magnitude(amount % by) * 2n
  if (twice < by || (twice === by && quotient % 2n === 0n)) return quotient
  return amount < 0n ? quotient - 1n : quotient + 1n
}

/**
 * A decimal amount in major units: a text such as `12.50`, `+12.5` or `1e3`, or a JSON number such as `19.99`.
 *
 * A number is read by its shortest decimal text (`String(n)`), so `19.99` is 1999 cents exactly.
 *
 * @param currency an ISO 4217 code in any case
 */
export const fromDecimal = (
  amount: string | number,
  currency: string,
  moreDigits: MoreDigits = "refuse",
): Result.Result<Money, InvalidMoney> => {
  const code = normalize(currency)
  const exponent = code === undefined ? undefined : exponentOf(code)
  if (code === undefined || exponent === undefined) return noCurrency(currency)
  const parts = decimalForm.exec(typeof amount === "number" ? String(amount) : amount.trim())
  if (parts === null) return invalid("not a decimal amount")
  const [, sign, whole = "", fraction = "", power = "0"] = parts
  if (whole === "" && fraction === "") return invalid("not a decimal amount")
  const unsigned = BigInt(whole + fraction)
  const digits = sign === "-" ? -unsigned : unsigned
  // The amount is digits × 10^shift minor units.
  const shift = Number(power) - fraction.length + exponent
  if (shift >= 0) return money(digits * tenTo(shift), code, exponent)
  const unit = tenTo(-shift)
  const minor = divideHalfEven(digits, unit)
  const rest = magnitude(digits - minor * unit)
  // Noise is less than a millionth of the major unit: rest / unit minor units < 10^exponent / 10^6.
  const isNoise = rest * 1_000_000n < unit * tenTo(exponent)
  return rest === 0n || moreDigits === "half-even" || (moreDigits === "noise" && isNoise)
    ? money(minor, code, exponent)
    : invalid(`more digits than ${code} has`)
}

/**
 * The exact decimal in major units, with as many digits as the currency has: 1250 EUR minor units are `12.50`,
 * 1200 JPY are `1200`. A currency we do not know counts as having two digits.
 */
export const toDecimal = (minor: bigint, currency: string | null): string => {
  const exponent = digitsOf(currency)
  if (exponent === 0) return minor.toString()
  const digits = magnitude(minor)
    .toString()
    .padStart(exponent + 1, "0")
  const point = digits.length - exponent
  return `${minor < 0n ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`
}

/**
 * The amount as a whole number of 10^-`scale` major units, for DECIMAL columns. A scale of at least the currency's
 * digits is exact (`Currency.largestExponent` suits every currency); a smaller one rounds half to even.
 */
export const toScale = (minor: bigint, currency: string | null, scale: number): bigint => {
  const more = scale - digitsOf(currency)
  return more >= 0 ? minor * tenTo(more) : divideHalfEven(minor, tenTo(-more))
}

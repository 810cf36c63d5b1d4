/**
 * Amounts of money in what a request carries: in the platform's own unit, or as {@link Money} of the model, which knows
 * its currency. An amount of another currency than the request is about is found before anything leaves.
 *
 * @module
 */
import { Currency, Money } from "@boxport/model"
import { Effect, Result, Schema, SchemaIssue, SchemaTransformation } from "effect"
import { pathText, type Problem } from "../Problems.ts"

const MoneyInput = Schema.Struct({
  minor: Schema.BigInt.annotate({ description: "Whole minor units: cents, yen, fils" }),
  currency: Schema.String.annotate({ description: "ISO 4217 code" }),
}).annotate({ identifier: "Money", description: "An amount that knows its currency" })

const refuse = (message: string) => Effect.fail(new SchemaIssue.InvalidValue({ message }))

/** The amount in a currency that the model knows, its code in upper case. */
const checked = ({ currency, minor }: Money.Money): Effect.Effect<Money.Money, SchemaIssue.Issue> => {
  if (minor < 0n) return refuse("an amount below 0")
  return Result.match(Money.fromMinorUnits(minor, currency), {
    onFailure: ({ message }) => refuse(message),
    onSuccess: (money) => Effect.succeed(money),
  })
}

const Whole = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** An amount on a wire that takes whole minor units (Ticket Tailor: seed 000, Conventions); never below 0. */
export const minorUnits = Whole.pipe(
  Schema.decodeTo(
    Schema.Union([Whole, MoneyInput]),
    SchemaTransformation.transformEffect({
      decode: (units: number) => Effect.succeed<number | Money.Money>(units),
      encode: (amount: number | Money.Money) =>
        typeof amount === "number" ? Effect.succeed(amount) : Effect.map(checked(amount), ({ minor }) => Number(minor)),
    }),
  ),
).annotate({ description: "In minor units (cents or the like), or Money" })

const DecimalWire = Schema.Union([
  Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)),
  Schema.String.check(Schema.isPattern(/^\d{1,15}(?:\.\d{1,6})?$/, { message: "Expected a decimal such as 12.50" })),
])

const decimalAs = (onWire: (amount: Money.Money) => Effect.Effect<string | number, SchemaIssue.Issue>) =>
  DecimalWire.pipe(
    Schema.decodeTo(
      Schema.Union([...DecimalWire.members, MoneyInput]),
      SchemaTransformation.transformEffect({
        decode: (amount: string | number) => Effect.succeed<string | number | Money.Money>(amount),
        encode: (amount: string | number | Money.Money) =>
          typeof amount === "object" ? Effect.flatMap(checked(amount), onWire) : Effect.succeed(amount),
      }),
    ),
  ).annotate({ description: "A decimal in major units, or Money" })

/**
 * An amount on a wire that takes decimals of major units, never below 0. Texts and numbers are sent as they are given,
 * Money as a text with all digits of its currency.
 */
export const decimal = decimalAs(({ currency, minor }) => Effect.succeed(Money.toDecimal(minor, currency)))

/** Like {@link decimal}, for a wire that takes numbers: Money is sent as the number with the same decimals. */
export const decimalNumber = decimalAs(({ currency, minor }) => {
  const number = Number(Money.toDecimal(minor, currency))
  const back = Money.fromDecimal(number, currency)
  return Result.isSuccess(back) && back.success.minor === minor
    ? Effect.succeed(number)
    : refuse("more digits than a JSON number holds")
})

const isMoney = (value: object): value is Money.Money =>
  "minor" in value && typeof value.minor === "bigint" && "currency" in value && typeof value.currency === "string"

/** A currency and what says that amounts are in it. */
interface Expected {
  readonly currency: string
  readonly because: string
}

/**
 * The amounts in a body that are in the wrong currency. The right one is that of the nearest `currency` around an
 * amount; without one the client's; without that, that of the body's first amount.
 *
 * @param currency the client's, in any case; undefined where it has none
 */
export const mismatches = (body: unknown, currency: string | undefined): ReadonlyArray<Problem> => {
  const problems: Array<Problem> = []
  let fallback: Expected | undefined =
    currency === undefined ? undefined : { currency, because: "amounts of this client are in" }
  const codeOf = (text: string): string => Currency.normalize(text) ?? text
  const walk = (value: unknown, path: ReadonlyArray<PropertyKey>, around: Expected | undefined): void => {
    if (typeof value !== "object" || value === null) return
    if (isMoney(value)) {
      const expected = around ?? (fallback ??= { currency: value.currency, because: "the amount before it is in" })
      if (codeOf(value.currency) !== codeOf(expected.currency)) {
        problems.push({
          path: pathText(path),
          reason: `${codeOf(value.currency)}, though ${expected.because} ${codeOf(expected.currency)}`,
        })
      }
      return
    }
    if (Array.isArray(value)) {
      const items: ReadonlyArray<unknown> = value
      for (const [index, item] of items.entries()) walk(item, [...path, index], around)
      return
    }
    const own = "currency" in value && typeof value.currency === "string" ? value.currency : undefined
    const inside = own === undefined ? around : { currency: own, because: "the currency beside it is" }
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], inside)
  }
  walk(body, ["body"], undefined)
  return problems
}

import { Currency, Instant, Money, Order, tables, WallClock } from "@boxport/model"
import { Result, Schema } from "effect"

// Money is a whole number of minor units. Decimals are read digit by digit, and never rounded unasked.
const cents = (amount: string | number, moreDigits?: Money.MoreDigits) =>
  Result.match(Money.fromDecimal(amount, "eur", moreDigits), {
    onFailure: (error) => error.message,
    onSuccess: ({ minor, currency }) => `${minor} ${currency}`,
  })
console.log(cents("12.5")) // => 1250 EUR
console.log(cents(19.99)) // => 1999 EUR
console.log(cents("12.345")) // => more digits than EUR has
console.log(cents("12.345", "half-even")) // => 1234 EUR
console.log(cents(0.1 + 0.2, "noise")) // => 30 EUR
console.log(Money.toDecimal(1250n, "KWD"), Currency.exponentOf("KWD")) // => 1.250 3

// Time is an instant in microseconds, a wall clock, or both.
const doors = WallClock.instantOf("2020-05-01T18:00:00", "Europe/London")
console.log(doors) // => 1588352400000000
if (doors !== undefined) console.log(Instant.toIso(doors)) // => 2020-05-01T17:00:00Z

// A table is data. A row is a plain object, which its entity can check.
const { columns } = tables.refunds
console.log(columns.map(({ name }) => name).join(" ")) // => id event_id order_id native_id amount currency manual created_at extra
console.log(columns[2]?.type, columns[2]?.references) // => text orders
const broken = Schema.decodeUnknownResult(Order)({ id: "tito:1", total_amount: 19.99 })
console.log(Result.isFailure(broken)) // => true

import { assert, describe, it } from "@effect/vitest"
import { hurry } from "@boxport/connector/testing"
import { Currency, type Json, type JsonObject, Money } from "@boxport/model"
import { Effect, Schema } from "effect"
import { account, detail, line, listed, order, ticket, type, uuid } from "./support/records.ts"
import { readServed } from "./support/services.ts"

/** An order of one event with these lines and tickets, and what it comes to. */
const amountsOf = (parts: JsonObject, currency = "DKK") =>
  readServed(
    account({
      listed: [listed({ currency })],
      detail: detail({ ticket_types: [type(1, { price: null }), type(2, { price: null })] }),
      orders: [order({ currency, ...parts })],
    }),
  ).pipe(
    hurry,
    Effect.map(({ rejected, rows }) => ({
      rejected,
      order: rows("orders")[0],
      lines: rows("order_lines"),
      tickets: rows("tickets"),
    })),
  )

const sum = (amounts: ReadonlyArray<bigint | null>): bigint =>
  amounts.reduce<bigint>((total, amount) => total + (amount ?? 0n), 0n)

describe("an order's money", () => {
  it.effect("is its tickets' after the discount, and a discount line makes the lines add up to it", () =>
    Effect.gen(function* () {
      const {
        lines,
        order: row,
        tickets,
      } = yield* amountsOf({
        discount: { code: "TAK", type: "PERCENTAGE", amount: 10 },
        order_lines: [
          line(1, { quantity: 2, price: "500.00", total: "1000.00", discount_total: 100.00000000000001 }),
          line(2, { price: "99.95", total: "99.95" }),
        ],
        tickets: [
          ticket(1, { price: "500.00", price_total: "450.00" }),
          ticket(2, { price: "500.00", price_total: "450.00" }),
          ticket(3, { price: "99.95", price_total: "99.95", ticket_type_pk: 102 }),
        ],
      })
      assert.deepStrictEqual(
        [
          row?.total_amount,
          row?.discount_amount,
          row?.discount_code,
          row?.paid_amount,
          row?.fee_amount,
          row?.refunded_amount,
        ],
        [99995n, 10000n, "TAK", 99995n, null, 0n],
      )
      // 999.95 × 0.25 ÷ 1.25 = 199.99
      assert.deepStrictEqual([row?.tax_amount, row?.subtotal_amount], [19999n, 79996n])
      assert.deepStrictEqual(
        lines.map((one) => [one.id.slice(-2), one.kind, one.title, one.quantity, one.unit_amount, one.total_amount]),
        [
          ["/0", "ticket", "Type 1", 2, 50000n, 100000n],
          ["/1", "ticket", "Type 2", 1, 9995n, 9995n],
          ["/2", "discount", "TAK", 1, -10000n, -10000n],
        ],
      )
      assert.deepStrictEqual(
        tickets.map((one) => [one.price_amount, one.discount_code]),
        [
          [45000n, "TAK"],
          [45000n, "TAK"],
          [9995n, null],
        ],
      )
      assert.strictEqual(sum(lines.map((one) => one.total_amount)), row?.total_amount)
    }),
  )

  it.effect("is its lines' less their discounts where tickets don't tell", () =>
    Effect.gen(function* () {
      const silent = (number: number): JsonObject => {
        const { price: _, price_total: __, ...rest } = ticket(number)
        return rest
      }
      const {
        lines,
        order: row,
        tickets,
      } = yield* amountsOf({
        vat_rate: "25",
        order_lines: [line(1, { quantity: 2, price: "500.00", total: "1000.00", discount_total: 9995.0 / 100 })],
        tickets: [silent(1), silent(2)],
      })
      assert.deepStrictEqual([row?.total_amount, row?.discount_amount, row?.tax_amount], [90005n, 9995n, 18001n])
      assert.deepStrictEqual(
        lines.map((one) => one.total_amount),
        [100000n, -9995n],
      )
      assert.isTrue(tickets.every((one) => one.price_amount === null))
    }),
  )

  it.effect("counts what is no ticket as well", () =>
    Effect.gen(function* () {
      const { lines, order: row } = yield* amountsOf({
        order_lines: [line(1), { ...line(9), type: "extra", title: "Parking", price: "50.00", total: "50.00" }],
      })
      assert.deepStrictEqual([row?.total_amount, row?.discount_amount], [67000n, null])
      assert.deepStrictEqual([lines[1]?.kind, lines[1]?.extra?.["type"]], ["unknown", "extra"])
    }),
  )

  it.effect("is not guessed when a ticket or a line is missing", () =>
    Effect.gen(function* () {
      // Two were bought and one is there: the lines tell.
      const short = yield* amountsOf({ order_lines: [line(1, { quantity: 2, total: "1240.00" })] })
      assert.strictEqual(short.order?.total_amount, 124000n)
      const bare = yield* amountsOf({ order_lines: [], tickets: [] })
      assert.deepStrictEqual(
        [
          bare.order?.total_amount,
          bare.order?.discount_amount,
          bare.order?.tax_amount,
          bare.order?.refunded_amount,
          bare.lines.length,
        ],
        [null, null, null, null, 0],
      )
    }),
  )

  it.effect("has the tax its rate says, as a fraction or a percentage, and none when exempt", () =>
    Effect.gen(function* () {
      const cases: ReadonlyArray<readonly [rate: Json, exempt: Json, total: string, tax: bigint | null]> = [
        [0.25, false, "100.00", 2000n],
        ["0.25", false, "100.00", 2000n],
        [25, false, "100.00", 2000n],
        ["25.0", "false", "100.00", 2000n],
        [1, false, "100.00", 5000n],
        [0.125, false, "0.36", 4n],
        [0.25, true, "100.00", 0n],
        [0, false, "100.00", 0n],
        [null, false, "100.00", null],
      ]
      for (const [vat_rate, vat_exempt, price, tax] of cases) {
        const { order: row } = yield* amountsOf({
          vat_rate,
          vat_exempt,
          order_lines: [],
          tickets: [ticket(1, { price, price_total: price })],
        })
        assert.strictEqual(row?.tax_amount ?? null, tax, textOfCase(vat_rate, price))
        if (row !== undefined && row.tax_amount !== null && row.total_amount !== null) {
          assert.strictEqual(row.subtotal_amount, row.total_amount - row.tax_amount)
        }
      }
      const wrong = yield* amountsOf({ vat_rate: "a quarter" })
      assert.deepStrictEqual(
        wrong.rejected.map(({ path }) => path),
        ["vat_rate"],
      )
    }),
  )

  it.effect("rounds tax half to even", () =>
    Effect.gen(function* () {
      // With a rate of 1 the tax is half of the total.
      for (const [total, tax] of [
        ["0.01", 0n],
        ["0.03", 2n],
        ["0.05", 2n],
        ["0.07", 4n],
      ] as const) {
        const { order: row } = yield* amountsOf({
          vat_rate: 1,
          order_lines: [],
          tickets: [ticket(1, { price: total, price_total: total })],
        })
        assert.strictEqual(row?.tax_amount, tax, total)
      }
    }),
  )

  it.effect("of part of the tickets is given back by the lines' own account, else by the tickets'", () =>
    Effect.gen(function* () {
      const tickets = [ticket(1, { ticket_refund: true, price_total: "600.00" }), ticket(2)]
      const stated = yield* amountsOf({
        order_lines: [
          line(1, { quantity: 2, total: "1240.00", amount_of_refunded_tickets: 1, ticket_refund_total: "590.00" }),
        ],
        tickets,
      })
      assert.deepStrictEqual([stated.order?.status, stated.order?.refunded_amount], ["partially_refunded", 59000n])
      const derived = yield* amountsOf({ order_lines: [line(1, { quantity: 2, total: "1240.00" })], tickets })
      assert.strictEqual(derived.order?.refunded_amount, 60000n)
    }),
  )

  it.effect("without any currency stays as the platform wrote it", () =>
    Effect.gen(function* () {
      const {
        lines,
        order: row,
        rejected,
        tickets,
      } = yield* readServed(account({ listed: [listed({ currency: "" })], orders: [order({ currency: "" })] })).pipe(
        hurry,
        Effect.map((read) => ({
          rejected: read.rejected,
          order: read.rows("orders")[0],
          lines: read.rows("order_lines"),
          tickets: read.rows("tickets"),
        })),
      )
      assert.deepStrictEqual(rejected, [])
      assert.deepStrictEqual([row?.currency, row?.total_amount, row?.paid_amount], [null, null, null])
      assert.deepStrictEqual(
        [lines[0]?.unit_amount, lines[0]?.extra?.["price"], lines[0]?.extra?.["total"]],
        [null, "620.00", "620.00"],
      )
      assert.deepStrictEqual([tickets[0]?.price_amount, tickets[0]?.extra?.["price_total"]], [null, "620.00"])
    }),
  )
})

const textOfCase = (rate: Json, price: string): string => `${JSON.stringify(rate)} of ${price}`

/** A price in minor units, and what is taken off it. */
const Basket = Schema.Struct({
  currency: Schema.Literals(["DKK", "JPY", "KWD"]),
  lines: Schema.Array(
    Schema.Struct({
      price: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100_000_000 })),
      off: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100_000_000 })),
      quantity: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 4 })),
    }),
  ).check(Schema.isMaxLength(4)),
})

describe("whatever is bought", () => {
  it.effect.prop(
    "adds up: lines to the total, tax and net to the total, exactly",
    [Basket],
    ([basket]) =>
      Effect.gen(function* () {
        const { currency } = basket
        const exponent = Currency.exponentOf(currency) ?? 2
        const text = (minor: number): string => Money.toDecimal(BigInt(minor), currency)
        const paidFor = (one: { readonly price: number; readonly off: number }): number =>
          Math.max(0, one.price - one.off)
        let number = 0
        const tickets = basket.lines.flatMap((one) =>
          Array.from({ length: one.quantity }, () =>
            ticket((number += 1), { price: text(one.price), price_total: text(paidFor(one)) }),
          ),
        )
        const {
          lines,
          order: row,
          rejected,
        } = yield* amountsOf(
          {
            order_lines: basket.lines.map((one) =>
              line(1, {
                quantity: one.quantity,
                price: text(one.price),
                // As a float, noise and all.
                total: Array.from({ length: one.quantity }, () => one.price / 10 ** exponent).reduce(
                  (a, b) => a + b,
                  0,
                ),
              }),
            ),
            tickets,
          },
          currency,
        )
        assert.deepStrictEqual(rejected, [])
        if (basket.lines.length === 0) return
        const total = basket.lines.reduce((all, one) => all + one.quantity * paidFor(one), 0)
        const before = basket.lines.reduce((all, one) => all + one.quantity * one.price, 0)
        assert.strictEqual(row?.total_amount, BigInt(total))
        assert.strictEqual(sum(lines.map((one) => one.total_amount)), BigInt(total))
        assert.strictEqual(row?.discount_amount ?? 0n, BigInt(before - total))
        assert.strictEqual(lines.length, basket.lines.length + (before > total ? 1 : 0))
        assert.strictEqual(sum([row?.tax_amount ?? null, row?.subtotal_amount ?? null]), BigInt(total))
        assert.strictEqual(new Set(lines.map((one) => one.id)).size, lines.length)
        assert.isTrue(lines.every((one) => one.order_id === `ticketbutler:${uuid("order")}`))
      }),
    { arbitrary: { runs: 60 } },
  )
})

import { assert, describe, it } from "@effect/vitest"
import { Amounts, Client, type ConnectorError, type Http, type Operation } from "@boxport/connector"
import { Currency, Money } from "@boxport/model"
import { Effect, Result, Schema } from "effect"

const operation = {
  name: "products.create",
  method: "POST",
  path: "/v1/products",
  summary: "Creates a product",
  resource: "products",
  paging: "none",
  query: {},
  body: {
    encoding: "json",
    key: null,
    shape: Schema.Struct({
      currency: Schema.optionalKey(Schema.String),
      price: Schema.optionalKey(Amounts.minorUnits),
      fee: Schema.optionalKey(Amounts.decimal),
      tip: Schema.optionalKey(Amounts.decimalNumber),
      parts: Schema.optionalKey(
        Schema.Array(
          Schema.Struct({
            currency: Schema.optionalKey(Schema.String),
            price: Amounts.minorUnits,
          }),
        ),
      ),
    }),
  },
  success: { status: 201, key: null, shape: Schema.Null },
  failures: [],
  cost: { requests: 1, credits: 0 },
  trace: null,
  sideEffects: [],
  idempotent: false,
  source: "this test",
} as const satisfies Operation

type Body = typeof operation.body.shape.Type

const clientOf = (sent: Array<Http.Send>, currency?: string) => {
  const { one } = Client.make<ConnectorError>({
    connection: "shop",
    http: {
      send: (call) =>
        Effect.sync(() => {
          sent.push(call)
          return null
        }),
    },
    wire: {
      style: { nesting: "dots", lists: "commas" },
      always: () => [],
      record: (_, json) => json,
      page: () => undefined,
    },
    given: {},
    currency,
    fail: (error) => error,
  })
  return { create: one(operation) }
}

/** What goes over the wire for a body; or the problems that keep it from going. */
const written = (body: Body, currency?: string) =>
  Effect.gen(function* () {
    const sent: Array<Http.Send> = []
    const result = yield* Effect.result(clientOf(sent, currency).create({ body }))
    if (Result.isSuccess(result)) return JSON.parse(sent[0]?.body?.text ?? "null")
    assert.isEmpty(sent, "nothing leaves")
    const { reason } = result.failure
    return reason._tag === "InvalidInput" ? reason.problems : assert.fail(reason._tag)
  })

const money = (minor: bigint, currency: string): Money.Money => ({ minor, currency })

describe("amounts of a body", () => {
  it.effect("are the platform's own units, sent as they are given", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* written({ price: 1250, fee: "0.5", tip: 1.5 }), {
        price: 1250,
        fee: "0.5",
        tip: 1.5,
      })
      assert.deepStrictEqual(yield* written({ price: 0, fee: 2 }), { price: 0, fee: 2 })
    }),
  )

  it.effect("or money, in the unit and the form of the wire", () =>
    Effect.gen(function* () {
      const five = money(500n, "EUR")
      assert.deepStrictEqual(yield* written({ price: five, fee: five, tip: five }), {
        price: 500,
        fee: "5.00",
        tip: 5,
      })
      const yen = money(500n, "jpy")
      assert.deepStrictEqual(yield* written({ price: yen, fee: yen, tip: yen }), { price: 500, fee: "500", tip: 500 })
    }),
  )

  it.effect("are refused where they are none", () =>
    Effect.gen(function* () {
      const paths = (problems: ReadonlyArray<{ readonly path: string }>) => [
        ...new Set(problems.map(({ path }) => path)),
      ]
      assert.deepStrictEqual(paths(yield* written({ price: 12.5 })), ["body.price"])
      assert.deepStrictEqual(paths(yield* written({ price: -1 })), ["body.price"])
      assert.deepStrictEqual(paths(yield* written({ price: money(-1n, "EUR") })), ["body.price"])
      assert.deepStrictEqual(paths(yield* written({ price: money(10n ** 18n, "EUR") })), ["body.price"])
      assert.deepStrictEqual(paths(yield* written({ tip: money(2n ** 53n + 1n, "KWD") })), ["body.tip"])
      assert.deepStrictEqual(paths(yield* written({ fee: "12,50" })), ["body.fee"])
      assert.deepStrictEqual(paths(yield* written({ fee: -0.5 })), ["body.fee"])
      const [unknown] = yield* written({ fee: money(1n, "XYZ") })
      assert.deepStrictEqual(unknown, { path: "body.fee", reason: '"XYZ" is not an ISO 4217 currency' })
    }),
  )

  it.effect("are refused in another currency than the body's own, whatever the client's", () =>
    Effect.gen(function* () {
      const body: Body = { currency: "gbp", price: money(1n, "GBP"), fee: money(1n, "EUR") }
      for (const currency of [undefined, "EUR", "GBP"]) {
        assert.deepStrictEqual(yield* written(body, currency), [
          { path: "body.fee", reason: "EUR, though the currency beside it is GBP" },
        ])
      }
      assert.deepStrictEqual(yield* written({ currency: "gbp", price: money(1n, "GBP") }, "EUR"), {
        currency: "gbp",
        price: 1,
      })
    }),
  )

  it.effect("in another currency than the client's", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* written({ parts: [{ price: 1 }, { price: money(1n, "EUR") }] }, "dkk"), [
        { path: "body.parts[1].price", reason: "EUR, though amounts of this client are in DKK" },
      ])
    }),
  )

  it.effect("in two currencies, where nothing says which", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* written({ price: money(1n, "EUR"), parts: [{ price: money(1n, "USD") }] }), [
        { path: "body.parts[0].price", reason: "USD, though the amount before it is in EUR" },
      ])
      assert.deepStrictEqual(yield* written({ price: money(1n, "EUR"), fee: money(2n, "EUR") }), {
        price: 1,
        fee: "0.02",
      })
    }),
  )

  it.effect("belong to the nearest currency", () =>
    Effect.gen(function* () {
      const body = (inner: string): Body => ({
        currency: "GBP",
        price: money(1n, "GBP"),
        parts: [{ currency: "USD", price: money(2n, inner) }],
      })
      assert.deepStrictEqual((yield* written(body("USD"))).parts, [{ currency: "USD", price: 2 }])
      assert.deepStrictEqual(yield* written(body("GBP")), [
        { path: "body.parts[0].price", reason: "GBP, though the currency beside it is USD" },
      ])
    }),
  )

  it.effect("are named together with everything else that is wrong", () =>
    Effect.gen(function* () {
      const problems: ReadonlyArray<{ readonly path: string }> = yield* written({
        currency: "gbp",
        price: -1,
        fee: money(1n, "EUR"),
      })
      assert.sameMembers([...new Set(problems.map(({ path }) => path))], ["body.price", "body.fee"])
    }),
  )

  const AnyMoney = Schema.Struct({
    minor: Schema.BigInt.check(Schema.isBetweenBigInt({ minimum: 0n, maximum: 10n ** 14n - 1n })),
    currency: Schema.Literals(["EUR", "JPY", "KWD", "CLF", "GBP"]),
  })

  it.effect.prop("keep every minor unit on the way", [AnyMoney], ([amount]) =>
    Effect.gen(function* () {
      const body = yield* written({ price: amount, fee: amount, tip: amount })
      assert.strictEqual(BigInt(body.price), amount.minor)
      assert.deepStrictEqual(Result.getOrThrow(Money.fromDecimal(body.fee, amount.currency)), amount)
      assert.deepStrictEqual(Result.getOrThrow(Money.fromDecimal(body.tip, amount.currency)), amount)
      assert.strictEqual(body.fee.split(".")[1]?.length ?? 0, Currency.exponentOf(amount.currency))
    }),
  )
})

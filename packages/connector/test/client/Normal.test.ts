import { assert, describe, it } from "@effect/vitest"
import { Client, type ConnectorError, Lenient, Normal, type Operation } from "@boxport/connector"
import type { Json } from "@boxport/model"
import { Effect, Result, Schema, SchemaTransformation } from "effect"

/** What a shape makes of a value. */
const made = <A>(shape: Schema.ConstraintDecoder<A>, value: unknown): unknown =>
  Result.match(Schema.decodeUnknownResult(shape)(value), { onFailure: () => "refused", onSuccess: (it) => it })

const kinds: ReadonlyArray<
  readonly [
    name: string,
    normal: Schema.Codec<string | number | boolean | null, unknown>,
    lenient: Schema.Codec<Lenient.Text>,
  ]
> = [
  ["Text", Normal.Text, Lenient.Text],
  ["Int", Normal.Int, Lenient.Int],
  ["Flag", Normal.Flag, Lenient.Flag],
  ["Decimal", Normal.Decimal, Lenient.Decimal],
]

describe("a value in its normal form", () => {
  for (const [name, normal, lenient] of kinds) {
    it.effect.prop(`is made of whatever mappings take, and made no more of: ${name}`, [lenient], ([value]) =>
      Effect.sync(() => {
        const once = made(normal, value)
        assert.notStrictEqual(once, "refused")
        assert.isTrue(Schema.is(normal)(once))
        if (once !== null) assert.deepStrictEqual(made(normal, once), once)
      }),
    )
  }

  it("is one type for each kind", () => {
    assert.deepStrictEqual(
      ["a", "", 7, true].map((value) => made(Normal.Text, value)),
      ["a", "", "7", "true"],
    )
    assert.deepStrictEqual(
      [7, "7", " 7 ", "", "seven", 1.5].map((value) => made(Normal.Int, value)),
      [7, 7, 7, null, "refused", "refused"],
    )
    assert.deepStrictEqual(
      [true, "true", "1", 1, false, "false", "0", 0, "", "no"].map((value) => made(Normal.Flag, value)),
      [true, true, true, true, false, false, false, false, null, "refused"],
    )
  })

  it("keeps every digit of a decimal, and makes equal numbers equal texts", () => {
    assert.deepStrictEqual(
      [100, "100.0", "100.00", 12.5, "-0.50", "3.93700787401574804", 0.1 + 0.2, ""].map((value) =>
        made(Normal.Decimal, value),
      ),
      ["100", "100", "100", "12.5", "-0.5", "3.93700787401574804", "0.30000000000000004", null],
    )
    assert.isFalse(Schema.is(Normal.Decimal)("100.0"))
  })

  it("is null where a PHP platform has an empty list or text for an object", () => {
    const shape = Normal.objectOrNone(Schema.Struct({ a: Normal.Int }))
    assert.deepStrictEqual(
      [[], "", { a: "1" }, [1], "x"].map((value) => made(shape, value)),
      [null, null, { a: 1 }, "refused", "refused"],
    )
  })
})

/** What a client gives of an answer. */
const given = <A>(shape: Schema.Codec<A, unknown>, answer: Json): Effect.Effect<unknown, ConnectorError> => {
  const operation = {
    name: "orders.get",
    method: "GET",
    path: "/orders",
    resource: "orders",
    summary: "",
    paging: "none",
    query: {},
    body: null,
    success: { status: 200, key: null, shape },
    sideEffects: [],
    idempotent: true,
    failures: [],
    cost: { requests: 1, credits: 0 },
    trace: null,
    source: "this test",
  } as const satisfies Operation
  const client = Client.make({
    connection: "test",
    http: { send: () => Effect.succeed(answer) },
    wire: {
      style: { nesting: "brackets", lists: "brackets" },
      always: () => [],
      record: (_, json) => json,
      page: () => undefined,
    },
    given: {},
    fail: (error) => error,
  })
  return client.one(operation)()
}

const Code = Schema.Union([Schema.String, Schema.Struct({ code: Schema.String })]).pipe(
  Schema.decodeTo(
    Schema.String,
    SchemaTransformation.transform({
      decode: (currency) => (typeof currency === "string" ? currency : currency.code),
      encode: (code: string): string | { readonly code: string } => code,
    }),
  ),
)

const Order = Schema.Struct({
  id: Normal.Text,
  currency: Normal.optional(Code),
  lines: Normal.optional(Schema.Array(Schema.Struct({ total: Normal.Int }))),
  meta: Normal.optional(Normal.objectOrNone(Schema.Record(Schema.String, Schema.Unknown))),
})

describe("fields that a shape does not know", () => {
  it.effect("are kept, however deep, beside those that are put into their normal form", () =>
    Effect.gen(function* () {
      const answer = {
        id: 7,
        brand_new: { a: [1, "2"] },
        currency: { code: "gbp", base_multiplier: 100 },
        lines: [{ total: "5", also: true }, { total: 6 }],
        meta: { any: { thing: 1 } },
      }
      const before = structuredClone(answer)
      assert.deepStrictEqual(yield* given(Order, answer), {
        id: "7",
        brand_new: { a: [1, "2"] },
        currency: "gbp",
        lines: [{ total: 5, also: true }, { total: 6 }],
        meta: { any: { thing: 1 } },
      })
      assert.deepStrictEqual(answer, before)
    }),
  )

  it.effect("are kept where a list stands for an object, and an odd name is one like any other", () =>
    Effect.gen(function* () {
      const answer: Json = JSON.parse('{"id":7,"meta":[],"__proto__":{"x":1}}')
      const order = yield* given(Order, answer)
      assert.strictEqual(JSON.stringify(order), '{"id":"7","meta":null,"__proto__":{"x":1}}')
    }),
  )
})

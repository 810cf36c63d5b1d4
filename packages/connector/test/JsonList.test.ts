import { assert, describe, it } from "@effect/vitest"
import { JsonList } from "@boxport/connector"
import type { Json } from "@boxport/model"
import { Arbitrary, Effect, Schema, Stream } from "effect"

/** Hands a body over in parts of these sizes, over and over. */
const inParts = (body: Uint8Array, sizes: ReadonlyArray<number>): Stream.Stream<Uint8Array> => {
  const parts: Array<Uint8Array> = []
  for (let at = 0, n = 0; at < body.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1
    parts.push(body.subarray(at, at + size))
    at += size
  }
  return Stream.fromIterable(parts, { chunkSize: 1 })
}

interface Read {
  readonly found: JsonList.Found
  readonly portions: ReadonlyArray<ReadonlyArray<Json>>
}

const read = (
  body: string | Uint8Array,
  { key = "orders", parts = [1], size = 2 }: { key?: string | null; parts?: ReadonlyArray<number>; size?: number } = {},
): Effect.Effect<Read> =>
  Effect.gen(function* () {
    const portions: Array<ReadonlyArray<Json>> = []
    const found = yield* JsonList.each(inParts(Buffer.from(body), parts), { key, size }, (entries) =>
      Effect.sync(() => void portions.push(entries)),
    )
    return { found, portions }
  })

const json: Arbitrary.Arbitrary<Json> = Arbitrary.schema(
  Schema.Union([
    Schema.String,
    Schema.Finite,
    Schema.Boolean,
    Schema.Null,
    Schema.Array(Schema.Union([Schema.String, Schema.Finite, Schema.Null])),
    Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Int, Schema.Array(Schema.String)])),
  ]),
)

/** Texts that a splitter could stumble over: quotes, escapes, brackets, commas, characters of several bytes. */
const nasty: Arbitrary.Arbitrary<Json> = Arbitrary.map(
  Arbitrary.array(
    Arbitrary.schema(Schema.Literals(['"', "\\", "[", "]", "{", "}", ",", ":", "é", "🌾", "\u2028", "\ud800", "a"])),
    { maxLength: 8 },
  ),
  (parts) => ({ [parts.join("")]: [parts.toReversed().join(""), { [parts.join("")]: null }] }),
)

const entry = Arbitrary.flatMap(Arbitrary.schema(Schema.Boolean), (isNasty) => (isNasty ? nasty : json))
const entries = Arbitrary.array(entry, { maxLength: 9 })
const others = Arbitrary.array(entry, { maxLength: 3 })
const sizes = Arbitrary.schema(
  Schema.NonEmptyArray(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 40 }))).check(Schema.isMaxLength(5)),
)
const indents = Arbitrary.schema(Schema.Literals([0, 1, "\t", "\r\n "]))

/** A list as it comes back through JSON: `-0` is none, and a lone surrogate stays one. */
const asParsed = (list: ReadonlyArray<Json>): Json => JSON.parse(JSON.stringify(list))

describe("a list in a body", () => {
  it.effect.prop(
    "comes entry by entry as JSON.parse would give it, wherever the body is cut and wherever the list stands in it",
    [entries, others, others, sizes, indents],
    ([list, before, after, parts, indent]) =>
      Effect.gen(function* () {
        const keyed = (values: ReadonlyArray<Json>, side: string) => values.map((value, n) => [`${side}${n}`, value])
        for (const body of [
          list,
          Object.fromEntries([...keyed(before, 'before"'), ["orders", list], ...keyed(after, "after")]),
        ]) {
          const { found, portions } = yield* read(JSON.stringify(body, null, indent), { parts, size: 3 })
          assert.deepStrictEqual(found, { _tag: "List" })
          assert.deepStrictEqual(portions.flat(), asParsed(list))
          assert.isTrue(portions.slice(0, -1).every((portion) => portion.length === 3))
          assert.isTrue(portions.every((portion) => portion.length > 0 && portion.length <= 3))
        }
      }),
    { arbitrary: { runs: 300 } },
  )

  it.effect.prop(
    "is broken wherever it breaks off, and has given nothing by then that is not in it",
    [entries, others, sizes, Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })))],
    ([list, after, parts, at]) =>
      Effect.gen(function* () {
        for (const body of [list, { first: 1, orders: list, after }]) {
          const whole = Buffer.from(JSON.stringify(body))
          const cut = whole.subarray(0, Math.floor(at * (whole.length - 1)))
          const { found, portions } = yield* read(cut, { parts })
          assert.deepStrictEqual(found, { _tag: "Broken", isWebPage: false })
          assert.deepStrictEqual(portions.flat(), asParsed(list.slice(0, portions.flat().length)))
        }
      }),
    { arbitrary: { runs: 300 } },
  )

  it.effect("is broken where it is no JSON, however it is cut", () =>
    Effect.gen(function* () {
      for (const body of [
        "",
        "  ",
        "[,]",
        "[1,]",
        "[1,,2]",
        "[1}",
        "[1]]",
        "[1] 2",
        "[{]}]",
        '["a]',
        "[01]",
        "[NaN]",
        '["\n"]',
        "['a']",
        '{"orders":[1]',
        '{"orders":[1}}',
        '{"orders":[1]}x',
        '{"orders":[1],}',
        '{"orders":[1] "a":2}',
        "{orders:[1]}",
        '{"a":tru,"orders":[1]}',
        "nul",
        "\ufeff[1]x",
      ]) {
        for (const part of [1, 2, 3, 100]) {
          assert.deepStrictEqual(
            (yield* read(body, { parts: [part] })).found,
            { _tag: "Broken", isWebPage: false },
            body,
          )
        }
      }
    }),
  )

  it.effect("is broken where a web page came, which is said", () =>
    Effect.gen(function* () {
      const { found, portions } = yield* read("\r\n <!DOCTYPE html><html>[1,2]</html>")
      assert.deepStrictEqual(found, { _tag: "Broken", isWebPage: true })
      assert.deepStrictEqual(portions, [])
    }),
  )

  it.effect("is none where something else stands in its place", () =>
    Effect.gen(function* () {
      for (const body of ['{"detail":"later"}', '{"orders":null}', '{"orders":{"a":[1]}}', '{"orders":"[1]"}', "{}"]) {
        const { found, portions } = yield* read(body)
        assert.deepStrictEqual([found, portions], [{ _tag: "Other", json: undefined }, []], body)
      }
      for (const body of ["null", '"orders"', "12.5", " true "]) {
        assert.deepStrictEqual((yield* read(body)).found, { _tag: "Other", json: JSON.parse(body) })
      }
    }),
  )

  it.effect("is wanted in no object where these are wanted whole", () =>
    Effect.gen(function* () {
      const page = { count: 2, results: [{ id: "é" }, 2], next: null }
      const { found, portions } = yield* read(JSON.stringify(page), { key: null })
      assert.deepStrictEqual([found, portions], [{ _tag: "Other", json: page }, []])
      assert.deepStrictEqual((yield* read("[1,2,3]", { key: null })).portions, [[1, 2], [3]])
    }),
  )

  it.effect("may have any key", () =>
    Effect.gen(function* () {
      for (const key of ["a/b", "~1", "", "\u00e6", '"']) {
        const { found, portions } = yield* read(JSON.stringify({ x: [0], [key]: [1], y: [2] }), { key })
        assert.deepStrictEqual([found, portions], [{ _tag: "List" }, [[1]]], key)
      }
      assert.deepStrictEqual((yield* read('{"\\u006frders":[1]}')).portions, [[1]])
    }),
  )

  it.effect("may nest as deep and have entries as long as they like", () =>
    Effect.gen(function* () {
      const deep = `${"[".repeat(3000)}${"]".repeat(3000)}`
      const { found, portions } = yield* read(`[${deep},"${"x".repeat(20_000_000)}"]`, { parts: [65_536] })
      assert.strictEqual(found._tag, "List")
      assert.strictEqual(portions.flat().length, 2)
    }),
  )

  it.effect("is read no further than what was taken of it", () =>
    Effect.gen(function* () {
      let handedOver = 0
      const body = Stream.fromIterable(
        Array.from({ length: 50 }, (_, n) => Buffer.from(n === 0 ? "[0" : n === 49 ? "]" : `,${n}`)),
        { chunkSize: 1 },
      ).pipe(Stream.tap(() => Effect.sync(() => void (handedOver += 1))))
      const taken: Array<number> = []
      yield* JsonList.each(body, { key: null, size: 10 }, (some) =>
        Effect.sync(() => {
          taken.push(some.length)
          // An entry is known to be whole with what comes after it.
          assert.isAtMost(handedOver, taken.length * 10 + 2)
        }),
      )
      assert.deepStrictEqual(taken, [10, 10, 10, 10, 9])
    }),
  )
})

import { assert, describe, it } from "@effect/vitest"
import { Seen } from "@boxport/connector"
import { Effect, Schema } from "effect"

describe("what was seen", () => {
  it.effect.prop(
    "is what a set of keys would say, whatever the keys look like",
    [
      Schema.Array(
        Schema.Literals([
          "or_1",
          "or_01",
          "or_10",
          "it_1",
          "1",
          "01",
          "0",
          "",
          "or_",
          "9999999999",
          "a1b2",
          "A1",
          "order_7",
          "0".repeat(32),
          `${"0".repeat(31)}1`,
          "f".repeat(32),
          "F".repeat(32),
          "0123456789abcdef0123456789abcdef",
          "0123456789abcdef0123456789abcdeF",
          "0123456789abcdef0123456789abcde",
          "0123456789abcdef0123456789abcdef0",
          "0123456789abcdef0123456789abcd\u0130\u0131",
        ]),
      ),
    ],
    ([keys]) =>
      Effect.sync(() => {
        const seen = new Seen()
        const oracle = new Set<string>()
        for (const key of keys) {
          assert.strictEqual(seen.has(key), oracle.has(key))
          assert.strictEqual(seen.add(key), !oracle.has(key))
          oracle.add(key)
          assert.strictEqual(seen.size, oracle.size)
        }
      }),
    { arbitrary: { runs: 200 } },
  )

  it.effect.prop(
    "is so for many numbers, far apart or side by side, in any order",
    {
      step: Schema.Literals([1, 2, 7, 15, 17, 1000, 65_535, 65_536]),
      first: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100_000 })),
      // Coprime with the count, so that every number comes once, in a scattered order.
      stride: Schema.Literals([1, 7919, 8191]),
    },
    ({ first, step, stride }) =>
      Effect.sync(() => {
        const count = 12_000
        const seen = new Seen()
        const at = (n: number) => `it_${first + ((n * stride) % count) * step}`
        for (let n = 0; n < count; n++) assert.isTrue(seen.add(at(n)))
        for (let n = 0; n < count; n++) assert.isFalse(seen.add(at(n)))
        for (let n = 0; n < count; n += 97) {
          assert.isTrue(seen.has(at(n)))
          assert.isFalse(seen.has(`or_${first + n * step}`))
          if (step > 1) assert.isFalse(seen.has(`it_${first + n * step + 1}`))
        }
        assert.isFalse(seen.has(`it_${first + count * step}`))
      }),
    { arbitrary: { runs: 24 } },
  )

  it.effect.prop(
    "is so for many uuids, at random or counting up in any of their parts",
    { part: Schema.Literals([0, 1, 2, 3, "all"]), step: Schema.Literals([1, 16, 65_536]) },
    ({ part, step }) =>
      Effect.sync(() => {
        const count = 5000
        const seen = new Seen()
        const word = (n: number, at: number): string => {
          const value = part === "all" ? Math.imul(n * 4 + at + 1, 0x9e3779b1) : at === part ? n * step : 0
          return (value >>> 0).toString(16).padStart(8, "0")
        }
        const at = (n: number) => [0, 1, 2, 3].map((place) => word(n, place)).join("")
        const keys = Array.from({ length: 2 * count }, (_, n) => at(n))
        const [first, second] = [keys.slice(0, count), keys.slice(count)]
        assert.isTrue(first.every((key) => seen.add(key)))
        assert.isFalse(first.some((key) => seen.add(key)))
        assert.isTrue(first.every((key) => seen.has(key)))
        assert.isFalse(second.some((key) => seen.has(key)))
        assert.strictEqual(seen.size, count)
      }),
    { arbitrary: { runs: 15 } },
  )
})

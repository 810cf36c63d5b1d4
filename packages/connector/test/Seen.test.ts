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
})

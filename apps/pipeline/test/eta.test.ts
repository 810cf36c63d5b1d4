import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { addSample, ratePerSecond, type Sample, secondsLeft, waitingSeconds } from "../src/progress/Eta.ts"

const noBudget = { limit: null, remaining: null, resetsIn: null }
const outlook = { remaining: 1000, perSecond: 50, perRequest: 100, budget: noBudget, windowSeconds: null }

describe("rate", () => {
  it("is null until something was read over some time", () => {
    assert.isNull(ratePerSecond([]))
    assert.isNull(ratePerSecond([{ atMillis: 5, read: 10 }]))
    assert.isNull(
      ratePerSecond([
        { atMillis: 5, read: 10 },
        { atMillis: 5, read: 20 },
      ]),
    )
    assert.isNull(
      ratePerSecond([
        { atMillis: 0, read: 10 },
        { atMillis: 5000, read: 10 },
      ]),
    )
  })

  it("is records over seconds between the first and the last sample", () => {
    assert.strictEqual(
      ratePerSecond([
        { atMillis: 1000, read: 100 },
        { atMillis: 2000, read: 900 },
        { atMillis: 5000, read: 1300 },
      ]),
      300,
    )
  })

  it("forgets how fast it was long ago", () => {
    const fast: Sample = { atMillis: 0, read: 0 }
    let samples: ReadonlyArray<Sample> = [fast]
    for (let second = 1; second <= 10; second++)
      samples = addSample(samples, { atMillis: second * 1000, read: second * 1000 })
    for (let second = 11; second <= 120; second++) {
      samples = addSample(samples, { atMillis: second * 1000, read: 10_000 + (second - 10) * 10 })
    }
    assert.strictEqual(ratePerSecond(samples), 10)
    assert.isBelow(samples.length, 40)
  })

  it.effect.prop(
    "a steady run has its own rate whatever the gaps",
    [Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 90_000 }))).check(Schema.isMinLength(1))],
    ([gaps]) =>
      Effect.sync(() => {
        let at = 0
        let samples: ReadonlyArray<Sample> = [{ atMillis: 0, read: 0 }]
        for (const gap of gaps) {
          at += gap
          samples = addSample(samples, { atMillis: at, read: at * 2 })
        }
        assert.strictEqual(ratePerSecond(samples), 2000)
      }),
  )
})

describe("seconds left", () => {
  it("is what remains over the rate", () => assert.strictEqual(secondsLeft(outlook), 20))

  it("is unknown where the platform states no total or nothing was read yet", () => {
    assert.isNull(secondsLeft({ ...outlook, remaining: null }))
    assert.isNull(secondsLeft({ ...outlook, perSecond: null }))
  })

  it("counts no window while the budget suffices", () =>
    assert.strictEqual(secondsLeft({ ...outlook, budget: { limit: 20, remaining: 10, resetsIn: 600 } }), 20))

  it("waits for the windows that the requests need", () => {
    // 10 requests are needed and 9 left: one more window, which begins in 600 s.
    assert.strictEqual(secondsLeft({ ...outlook, budget: { limit: 20, remaining: 9, resetsIn: 600 } }), 600)
    // 100 needed, 20 left, 20 a window: four windows, the first in 600 s and the next each 1800 s later.
    assert.strictEqual(
      secondsLeft({
        ...outlook,
        remaining: 10_000,
        budget: { limit: 20, remaining: 20, resetsIn: 600 },
        windowSeconds: 1800,
      }),
      600 + 3 * 1800,
    )
  })
})

describe("waiting", () => {
  const empty = { limit: 20, remaining: 0, resetsIn: 12 }
  it("counts down from when the budget was told", () => {
    assert.strictEqual(waitingSeconds(empty, 0), 12)
    assert.strictEqual(waitingSeconds(empty, 4500), 8)
    assert.isNull(waitingSeconds(empty, 12_000))
  })
  it("is not said while requests are left or nothing is known", () => {
    assert.isNull(waitingSeconds({ ...empty, remaining: 1 }, 0))
    assert.isNull(waitingSeconds({ ...empty, resetsIn: null }, 0))
    assert.isNull(waitingSeconds(noBudget, 0))
  })
})

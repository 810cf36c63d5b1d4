import { assert, layer } from "@effect/vitest"
import { Budgets, Pacing } from "@boxport/connector"
import { Deferred, Effect, Fiber, Ref, Redacted } from "effect"
import { TestClock } from "effect/testing"

const options: Pacing.PacingOptions = { concurrency: 4, pace: null, fallback: null }
const told = (remaining: number, resetSeconds: number): Pacing.Observation => ({
  ...Pacing.silent,
  limit: 10,
  remaining,
  resetSeconds,
})

layer(Budgets.layer)("request budget", (it) => {
  it.effect("is one for a credential at a host, however often it is asked for", () =>
    Effect.gen(function* () {
      const budgets = yield* Budgets
      const of = (origin: string, key: string) => budgets.of(origin, Redacted.make(key), options)
      const first = yield* of("https://one.test", "key")
      assert.strictEqual(yield* of("https://one.test", "key"), first)
      assert.notStrictEqual(yield* of("https://two.test", "key"), first)
      assert.notStrictEqual(yield* of("https://one.test", "other"), first)
    }),
  )

  it.effect("lets a request go, then holds the others until the platform's hour is over", () =>
    Effect.gen(function* () {
      const budget = yield* (yield* Budgets).of("https://hour.test", Redacted.make("k"), options)
      const sent = yield* Ref.make(0)
      const request = (observation: Pacing.Observation) =>
        budget.withPermit((permit) => Ref.update(sent, (n) => n + 1).pipe(Effect.andThen(permit.answered(observation))))
      yield* request(told(0, 3600))
      const waiting = yield* Effect.forkChild(request(told(9, 3600)))
      yield* TestClock.adjust("59 minutes")
      assert.strictEqual(yield* Ref.get(sent), 1)
      assert.deepStrictEqual(yield* budget.state, { limit: 10, remaining: 0, resetsIn: 60 })
      assert.strictEqual(yield* budget.waiting, 60)
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(waiting)
      assert.strictEqual(yield* Ref.get(sent), 2)
    }),
  )

  it.effect("serves those who wait in the order in which they came", () =>
    Effect.gen(function* () {
      const budget = yield* (yield* Budgets).of("https://order.test", Redacted.make("k"), {
        ...options,
        pace: { requests: 1, perSeconds: 10 },
      })
      const order = yield* Ref.make<ReadonlyArray<number>>([])
      const fibers = yield* Effect.forEach([1, 2, 3, 4], (n) =>
        Effect.forkChild(
          budget.withPermit((permit) =>
            Ref.update(order, (all) => [...all, n]).pipe(Effect.andThen(permit.answered(Pacing.silent))),
          ),
        ),
      )
      yield* TestClock.adjust("29 seconds")
      assert.deepStrictEqual(yield* Ref.get(order), [1, 2, 3])
      yield* TestClock.adjust("1 second")
      yield* Effect.forEach(fibers, Fiber.join)
      assert.deepStrictEqual(yield* Ref.get(order), [1, 2, 3, 4])
    }),
  )

  it.effect("takes back the place of whoever gives up, waiting or under way", () =>
    Effect.gen(function* () {
      const budget = yield* (yield* Budgets).of("https://gone.test", Redacted.make("k"), {
        ...options,
        concurrency: 1,
      })
      const started = yield* Deferred.make<void>()
      const stuck = yield* Effect.forkChild(
        budget.withPermit(() => Effect.andThen(Deferred.succeed(started, undefined), Effect.never)),
      )
      yield* Deferred.await(started)
      const waiting = yield* Effect.forkChild(budget.withPermit(() => Effect.succeed("never sent")))
      yield* Effect.yieldNow
      yield* Fiber.interrupt(waiting)
      yield* Fiber.interrupt(stuck)
      assert.strictEqual(yield* budget.withPermit(() => Effect.succeed("sent")), "sent")
    }),
  )
})

import { isJobRunning, type JobEnding, jobRun, lastRuns, runsOf } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Cause, Deferred, Effect, Exit, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { makeFolder } from "../support/Folders.ts"
import { inState } from "../support/platform/Runs.ts"

const endingOf = (exit: Exit.Exit<number, string>): JobEnding => ({
  outcome: Exit.isSuccess(exit) ? "done" : Cause.hasInterrupts(exit.cause) ? "interrupted" : "failed",
  exitCode: Exit.isSuccess(exit) ? 0 : 1,
  error: Exit.isSuccess(exit) ? null : "Broken",
  rows: Exit.isSuccess(exit) ? { orders: exit.value } : {},
  rejected: null,
  requests: null,
})

const run = (state: string, work: Effect.Effect<number, string>, job = "nightly") =>
  inState(state, jobRun({ job, state, scheduledFor: null, endingOf })(work))

describe("a run of a job", () => {
  it.effect("leaves a row, however it ends", () =>
    Effect.gen(function* () {
      const state = yield* makeFolder
      yield* TestClock.setTime(Date.parse("2026-05-01T03:00:00Z"))
      const done = yield* run(state, Effect.as(TestClock.adjust("2 minutes"), 12))
      assert.deepStrictEqual(done.exit, Exit.succeed(12))
      const failed = yield* run(state, Effect.fail("no"))
      assert.deepStrictEqual(failed.exit, Exit.fail("no"))
      const begun = yield* Deferred.make<void>()
      const fiber = yield* Effect.forkChild(
        run(state, Effect.andThen(Deferred.succeed(begun, undefined), Effect.never), "weekly"),
      )
      yield* Deferred.await(begun)
      assert.isTrue(yield* inState(state, isJobRunning("weekly", state)))
      yield* Fiber.interrupt(fiber)
      assert.isFalse(yield* inState(state, isJobRunning("weekly", state)))
      const said = (runs: Effect.Success<ReturnType<typeof runsOf>>) =>
        runs.map(({ error, finishedAt, job, outcome, rows, startedAt }) => ({
          error,
          finishedAt,
          job,
          outcome,
          rows,
          startedAt,
        }))
      const [second, first] = said(yield* inState(state, runsOf("nightly", 10)))
      assert.deepStrictEqual(first, {
        job: "nightly",
        outcome: "done",
        error: null,
        rows: { orders: 12 },
        startedAt: "2026-05-01T03:00:00.000Z",
        finishedAt: "2026-05-01T03:02:00.000Z",
      })
      assert.strictEqual(second?.outcome, "failed")
      assert.deepStrictEqual(
        (yield* inState(state, lastRuns)).map(({ job, outcome }) => [job, outcome]),
        [
          ["nightly", "failed"],
          ["weekly", "interrupted"],
        ],
      )
    }),
  )

  it.effect("does not begin while another of the same job goes on; of other jobs it may", () =>
    Effect.gen(function* () {
      const state = yield* makeFolder
      const begun = yield* Deferred.make<void>()
      const go = yield* Deferred.make<void>()
      const fiber = yield* Effect.forkChild(
        run(state, Effect.as(Effect.andThen(Deferred.succeed(begun, undefined), Deferred.await(go)), 1)),
      )
      yield* Deferred.await(begun)
      let ran = 0
      const count = Effect.sync(() => ++ran)
      const refused = yield* Effect.flip(run(state, count))
      assert.deepInclude(refused, { _tag: "JobRunning", job: "nightly", pid: process.pid })
      yield* run(state, count, "weekly")
      assert.strictEqual(ran, 1)
      yield* Deferred.succeed(go, undefined)
      yield* Fiber.join(fiber)
      yield* run(state, count)
      assert.strictEqual(ran, 2)
      assert.lengthOf(yield* inState(state, runsOf("nightly", 10)), 2)
    }),
  )
})

import { type JobEnding, jobRun, keepSchedule, runsOf, timetable } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Cause, Clock, Deferred, Effect, Exit, Fiber, Random, Result } from "effect"
import { TestClock } from "effect/testing"
import { makeFolder } from "../support/Folders.ts"
import { inState } from "../support/platform/Runs.ts"

const at = (time: string): number => Date.parse(time)
const iso = (millis: number): string => new Date(millis).toISOString().replace(":00.000Z", "Z")

const endingOf = (exit: Exit.Exit<number>): JobEnding => ({
  outcome: Exit.isSuccess(exit) ? "done" : Cause.hasInterrupts(exit.cause) ? "interrupted" : "failed",
  exitCode: 0,
  error: null,
  rows: {},
  rejected: null,
  requests: null,
})

interface Kept {
  readonly state: string
  readonly expression: string
  readonly timezone?: string
  readonly jitterMillis?: number
  /** What a run does. */
  readonly work?: Effect.Effect<number>
  /** How long the schedule is kept. */
  readonly lasting: Parameters<typeof TestClock.adjust>[0]
}

/** Keeps a schedule for a while, as a process of its own; gives what began: the time it was for, and when it was. */
const keep = ({ expression, jitterMillis = 0, lasting, state, timezone = "UTC", work = Effect.succeed(1) }: Kept) =>
  Effect.gen(function* () {
    const began: Array<readonly [scheduledFor: string, at: string]> = []
    const now = yield* Clock.currentTimeMillis
    // The state is opened, and what is due already begun, before time goes on.
    const ready = yield* Deferred.make<void>()
    const times = Result.getOrThrow(timetable(expression, timezone))
    const fiber = yield* Effect.forkChild(
      inState(
        state,
        keepSchedule({
          job: "nightly",
          timetable: {
            after: (millis) => {
              const due = times.after(millis)
              if (due > now) Deferred.doneUnsafe(ready, Exit.void)
              return due
            },
          },
          jitterMillis,
          run: (scheduledFor) =>
            Effect.gen(function* () {
              began.push([iso(at(scheduledFor)), iso(yield* Clock.currentTimeMillis)])
              yield* Effect.orDie(
                jobRun({ job: "nightly", state, scheduledFor, endingOf })(
                  Effect.andThen(Deferred.succeed(ready, undefined), work),
                ),
              )
            }),
        }),
      ),
    )
    yield* Deferred.await(ready)
    yield* TestClock.adjust(lasting)
    yield* Fiber.interrupt(fiber)
    return began
  })

describe("a schedule that is kept", () => {
  it.effect("runs when it is due, and not before", () =>
    Effect.gen(function* () {
      const state = yield* makeFolder
      yield* TestClock.setTime(at("2026-03-27T12:00:00Z"))
      // Clocks go forward in London on the 29th.
      const began = yield* keep({ state, expression: "0 3 * * *", timezone: "Europe/London", lasting: "63 hours" })
      assert.deepStrictEqual(began, [
        ["2026-03-28T03:00Z", "2026-03-28T03:00Z"],
        ["2026-03-29T02:00Z", "2026-03-29T02:00Z"],
        ["2026-03-30T02:00Z", "2026-03-30T02:00Z"],
      ])
    }),
  )

  it.effect("makes up once for all that was missed, and then goes on as before", () =>
    Effect.gen(function* () {
      const state = yield* makeFolder
      yield* TestClock.setTime(at("2026-05-01T00:00:00Z"))
      assert.lengthOf(yield* keep({ state, expression: "0 3 * * *", lasting: "4 hours" }), 1)
      yield* TestClock.setTime(at("2026-05-05T12:00:00Z"))
      assert.deepStrictEqual(yield* keep({ state, expression: "0 3 * * *", lasting: "1 day" }), [
        ["2026-05-02T03:00Z", "2026-05-05T12:00Z"],
        ["2026-05-06T03:00Z", "2026-05-06T03:00Z"],
      ])
      // Nothing was missed: nothing is made up for.
      yield* TestClock.setTime(at("2026-05-07T02:00:00Z"))
      assert.lengthOf(yield* keep({ state, expression: "0 3 * * *", lasting: "30 minutes" }), 0)
    }),
  )

  it.effect("never has two runs at once; one that takes too long is followed by one", () =>
    Effect.gen(function* () {
      const state = yield* makeFolder
      yield* TestClock.setTime(at("2026-05-01T00:30:00Z"))
      const began = yield* keep({
        state,
        expression: "0 * * * *",
        work: Effect.as(Effect.sleep("150 minutes"), 1),
        lasting: "8 hours",
      })
      assert.deepStrictEqual(began, [
        ["2026-05-01T01:00Z", "2026-05-01T01:00Z"],
        ["2026-05-01T02:00Z", "2026-05-01T03:30Z"],
        ["2026-05-01T04:00Z", "2026-05-01T06:00Z"],
        ["2026-05-01T07:00Z", "2026-05-01T08:30Z"],
      ])
    }),
  )

  it.effect("begins again what was broken off, three times at most", () =>
    Effect.gen(function* () {
      const state = yield* makeFolder
      yield* TestClock.setTime(at("2026-05-01T00:00:00Z"))
      const stuck = { state, expression: "0 3 * * *", work: Effect.never }
      assert.lengthOf(yield* keep({ ...stuck, lasting: "4 hours" }), 1)
      for (const again of ["2026-05-01T04:00Z", "2026-05-01T05:00Z"]) {
        assert.deepStrictEqual(yield* keep({ ...stuck, lasting: "1 hour" }), [["2026-05-01T03:00Z", again]])
      }
      assert.lengthOf(yield* keep({ ...stuck, lasting: "1 hour" }), 0)
      const runs = yield* inState(state, runsOf("nightly", 10))
      assert.deepStrictEqual(
        runs.map(({ outcome }) => outcome),
        ["interrupted", "interrupted", "interrupted"],
      )
    }),
  )

  it.effect("begins later by a random part of its jitter", () =>
    Effect.gen(function* () {
      const state = yield* makeFolder
      yield* TestClock.setTime(at("2026-05-01T00:00:00Z"))
      const began = yield* keep({ state, expression: "0 3 * * *", jitterMillis: 600_000, lasting: "7 days" }).pipe(
        Random.withSeed("jitter"),
      )
      const late = began.map(([due, begun]) => at(begun) - at(due))
      assert.lengthOf(late, 7)
      assert.isTrue(late.every((millis) => millis >= 0 && millis < 600_000))
      assert.isAbove(new Set(late).size, 4)
    }),
  )
})

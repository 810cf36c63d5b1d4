import { assert, describe, it } from "@effect/vitest"
import { Pacing } from "@boxport/connector"
import { Effect, Schema } from "effect"

/** A platform with a limit, on a clock of its own. */
interface Platform {
  readonly requests: number
  readonly windowMillis: number
  /** How the seconds until the window's end are rounded. */
  readonly rounding: "up" | "down"
  /** Whether windows begin with their first request, or at fixed times. */
  readonly begins: "with-request" | "on-the-clock"
  /** When the clock's windows begin. */
  readonly phase: number
}

interface Window {
  begins: number
  /** When its first request came. */
  firstAt: number
  served: number
  refused: number
}

const answerer = (platform: Platform) => {
  const windows: Array<Window> = []
  const windowAt = (now: number): Window => {
    const last = windows.at(-1)
    if (last !== undefined && now < last.begins + platform.windowMillis) return last
    const begins =
      platform.begins === "with-request"
        ? now
        : now - ((((now - platform.phase) % platform.windowMillis) + platform.windowMillis) % platform.windowMillis)
    const window = { begins, firstAt: now, served: 0, refused: 0 }
    windows.push(window)
    return window
  }
  const answer = (now: number): Pacing.Observation => {
    const window = windowAt(now)
    const left = (window.begins + platform.windowMillis - now) / 1000
    const reset = platform.rounding === "up" ? Math.max(1, Math.ceil(left)) : Math.floor(left)
    const refused = window.served >= platform.requests
    if (refused) window.refused += 1
    else window.served += 1
    return {
      limit: platform.requests,
      remaining: Math.max(0, platform.requests - window.served),
      resetSeconds: reset,
      refused,
      retryAfterSeconds: refused ? reset : null,
    }
  }
  return { answer, windows }
}

/** Sends `wanted` requests as fast as the budget lets them go. */
const simulate = (
  platform: Platform,
  options: Pacing.PacingOptions,
  wanted: number,
  latency: (n: number) => number,
) => {
  const server = answerer(platform)
  let pacing = Pacing.make(options)
  let now = 1_000_000
  let done = 0
  let sent = 0
  let mostUnderWay = 0
  const underWay: Array<{
    readonly sentAt: number
    readonly arrives: number
    readonly observation: Pacing.Observation
  }> = []
  const departures: Array<number> = []
  const deliver = () => {
    const index = underWay.reduce(
      (first, call, n) => (call.arrives < (underWay[first]?.arrives ?? Infinity) ? n : first),
      0,
    )
    const [call] = underWay.splice(index, 1)
    if (call === undefined) throw new Error("waits for an answer, but nothing is under way")
    now = Math.max(now, call.arrives)
    pacing = Pacing.answered(pacing, call.sentAt, now, call.observation)
    if (!call.observation.refused) done += 1
  }
  for (let steps = 0; done < wanted; steps++) {
    if (steps > wanted * 50 + 1000) throw new Error("gets nowhere")
    const decision: Pacing.Decision =
      done + underWay.length >= wanted ? { _tag: "WaitForAnswer" } : Pacing.next(pacing, now)
    if (decision._tag === "Go") {
      pacing = decision.pacing
      const took = latency(sent++)
      departures.push(now)
      underWay.push({ sentAt: now, arrives: now + took, observation: server.answer(now + took / 2) })
      mostUnderWay = Math.max(mostUnderWay, underWay.length)
    } else if (decision._tag === "WaitForAnswer") {
      deliver()
    } else {
      const arrives = Math.min(...underWay.map((call) => call.arrives))
      if (arrives <= decision.at) deliver()
      else now = decision.at
    }
  }
  return { windows: server.windows, departures, mostUnderWay }
}

const byHeaders = (concurrency: number): Pacing.PacingOptions => ({ concurrency, pace: null, fallback: null })

describe("a budget that follows the platform's headers", () => {
  it.effect.prop(
    "is refused once at the very most, uses every full window, and loses no time between them",
    {
      requests: Schema.Int.check(Schema.isBetween({ minimum: 20, maximum: 300 })),
      seconds: Schema.Int.check(Schema.isBetween({ minimum: 2, maximum: 60 })),
      rounding: Schema.Literals(["up", "down"]),
      begins: Schema.Literals(["with-request", "on-the-clock"]),
      phase: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 59_999 })),
      concurrency: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 6 })),
      slowest: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 20 })),
    },
    ({ begins, concurrency, phase, requests, rounding, seconds, slowest }) =>
      Effect.sync(() => {
        const platform: Platform = { requests, windowMillis: seconds * 1000, rounding, begins, phase }
        const latency = (n: number) => 1 + ((n * 7919) % slowest)
        const { windows } = simulate(platform, byHeaders(concurrency), requests * 6, latency)
        // Seconds that are rounded up never end a window early; that they are rounded down is learnt from one refusal.
        const refused = windows.reduce((sum, window) => sum + window.refused, 0)
        assert.isAtMost(refused, rounding === "up" ? 0 : 1)
        // The first window is joined somewhere in its middle, the last is left when there is nothing more to send. A
        // window can only be full if so many requests fit into it.
        const fits = (requests / concurrency) * (slowest + 1) < (seconds * 1000) / 4
        if (!fits) return
        for (const { served } of windows.slice(1, -1)) assert.isAtLeast(served, Math.ceil(requests * 0.95))
        windows.slice(1, -1).forEach((window, n) => {
          const before = windows[n]
          if (before === undefined) return
          const idle = window.firstAt - (before.begins + platform.windowMillis)
          // A window's end is known from its first answer on, so each may add that answer's time on the way; and one
          // that we join in its middle from whole seconds only.
          const unknown = (begins === "on-the-clock" ? 1000 : 0) + (rounding === "up" ? 0 : 2000)
          assert.isAtMost(idle, (slowest + 1) * 2 * (n + 1) + unknown)
        })
      }),
    { arbitrary: { runs: 300 } },
  )

  it("finds out alone where it stands, and then goes together", () => {
    const start = Pacing.make(byHeaders(4))
    const first = Pacing.next(start, 0)
    assert.strictEqual(first._tag, "Go")
    if (first._tag !== "Go") return
    assert.strictEqual(Pacing.next(first.pacing, 0)._tag, "WaitForAnswer")
    const told = Pacing.answered(first.pacing, 0, 10, {
      ...Pacing.silent,
      limit: 3,
      remaining: 2,
      resetSeconds: 60,
    })
    let pacing = told
    for (const expected of ["Go", "Go", "WaitForAnswer"]) {
      const decision = Pacing.next(pacing, 20)
      assert.strictEqual(decision._tag, expected)
      if (decision._tag === "Go") pacing = decision.pacing
    }
  })

  it("takes the words of the answers, not its own count: others may use the same credential", () => {
    const first = Pacing.next(Pacing.make(byHeaders(1)), 0)
    if (first._tag !== "Go") return assert.fail("the first may go")
    const told = Pacing.answered(first.pacing, 0, 10, { ...Pacing.silent, limit: 100, remaining: 0, resetSeconds: 30 })
    assert.deepStrictEqual(Pacing.next(told, 10), { _tag: "WaitUntil", at: 30_010 })
  })

  it("waits out an hour when it is told to", () => {
    const first = Pacing.next(Pacing.make(byHeaders(2)), 0)
    if (first._tag !== "Go") return assert.fail("the first may go")
    const refused = Pacing.answered(first.pacing, 0, 5, { ...Pacing.silent, refused: true, retryAfterSeconds: 3600 })
    assert.deepStrictEqual(Pacing.next(refused, 5), { _tag: "WaitUntil", at: 3_600_005 })
    assert.strictEqual(Pacing.next(refused, 3_600_005)._tag, "Go")
  })

  it("waits longer each time it is refused without being told how long", () => {
    let pacing = Pacing.make(byHeaders(1))
    let now = 0
    const waits: Array<number> = []
    for (let n = 0; n < 8; n++) {
      const go = Pacing.next(pacing, now)
      if (go._tag !== "Go") return assert.fail("its wait is over")
      pacing = Pacing.answered(go.pacing, now, now, { ...Pacing.silent, refused: true })
      const wait = Pacing.next(pacing, now)
      if (wait._tag !== "WaitUntil") return assert.fail("it must wait")
      waits.push((wait.at - now) / 1000)
      now = wait.at
    }
    assert.deepStrictEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60])
  })

  it("counts a request without an answer as spent", () => {
    const first = Pacing.next(Pacing.make(byHeaders(1)), 0)
    if (first._tag !== "Go") return assert.fail("the first may go")
    const told = Pacing.answered(first.pacing, 0, 0, { ...Pacing.silent, limit: 2, remaining: 1, resetSeconds: 60 })
    const second = Pacing.next(told, 1)
    if (second._tag !== "Go") return assert.fail("one is left")
    assert.strictEqual(Pacing.next(Pacing.unanswered(second.pacing, 1), 2)._tag, "WaitUntil")
  })
})

describe("a pace of our own", () => {
  const quiet: Platform = { requests: 1e9, windowMillis: 1000, rounding: "up", begins: "with-request", phase: 0 }

  it.effect.prop(
    "is kept in every stretch of time, wherever it begins",
    {
      requests: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 30 })),
      perSeconds: Schema.Literals([0.5, 1, 2, 10]),
      concurrency: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 5 })),
    },
    ({ concurrency, perSeconds, requests }) =>
      Effect.sync(() => {
        const options = { concurrency, pace: { requests, perSeconds }, fallback: null }
        const { departures, mostUnderWay } = simulate(quiet, options, requests * 5, (n) => 1 + ((n * 31) % 40))
        assert.isAtMost(mostUnderWay, concurrency)
        departures.forEach((at, n) => {
          const earlier = departures[n - requests]
          if (earlier !== undefined) assert.isAtLeast(at - earlier, perSeconds * 1000)
        })
      }),
    { arbitrary: { runs: 100 } },
  )

  it("remembers no departure for longer than it counts", () => {
    let pacing = Pacing.make({ concurrency: 1, pace: { requests: 1_000_000, perSeconds: 2 }, fallback: null })
    for (let now = 0; now < 60_000; now += 100) {
      const decision = Pacing.next(pacing, now)
      if (decision._tag !== "Go") return assert.fail("there is room")
      assert.isAtMost(decision.pacing.departures.length, 20)
      pacing = Pacing.answered(decision.pacing, now, now, Pacing.silent)
    }
  })

  it("holds from the documentation only while the platform says nothing", () => {
    const options = { concurrency: 1, pace: null, fallback: { requests: 1, perSeconds: 10 } }
    const first = Pacing.next(Pacing.make(options), 0)
    if (first._tag !== "Go") return assert.fail("the first may go")
    const untold = Pacing.answered(first.pacing, 0, 1, Pacing.silent)
    assert.deepStrictEqual(Pacing.next(untold, 1), { _tag: "WaitUntil", at: 10_000 })
    const told = Pacing.answered(first.pacing, 0, 1, { ...Pacing.silent, limit: 9, remaining: 8, resetSeconds: 5 })
    assert.strictEqual(Pacing.next(told, 1)._tag, "Go")
  })
})

import { type ExportProgress, Progress } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { aligned, cut, Output, printable, type Stream } from "../src/Output.ts"
import { lastLine, liveLines, plainLine } from "../src/progress/Render.ts"
import { shown } from "../src/progress/Reporter.ts"
import { begin, told } from "../src/progress/Tracker.ts"
import { about, count, counted, duration } from "../src/progress/Words.ts"

const resource = (resource: string, read: number, stated: number | null, done = false) => ({
  resource,
  read,
  stated,
  done,
})

const state = (changes: Partial<ExportProgress>): ExportProgress => ({
  resources: [],
  rows: 0,
  rejected: 0,
  requests: 0,
  budget: { limit: null, remaining: null, resetsIn: null },
  ...changes,
})

const midway = told(
  begin(0),
  state({
    resources: [resource("events", 120, 120, true), resource("orders", 1200, 5000), resource("vouchers", 12, null)],
    requests: 14,
    budget: { limit: 5000, remaining: 4986, resetsIn: 1700 },
  }),
  4000,
)

const recorder = (terminal: boolean, columns = 60) => {
  const written: Array<string> = []
  const stream: Stream = { write: (text) => void written.push(text), terminal, columns: () => columns }
  return { written, stream }
}

describe("words", () => {
  it("says numbers", () => {
    assert.deepStrictEqual(
      [count(1234567), counted(1, "request"), counted(2000, "request")],
      ["1,234,567", "1 request", "2,000 requests"],
    )
  })
  it("says durations in their two largest units", () => {
    assert.deepStrictEqual([0.2, 59.6, 60, 125, 3600, 12_000].map(duration), [
      "0 s",
      "1 min",
      "1 min",
      "2 min 5 s",
      "1 h",
      "3 h 20 min",
    ])
  })
  it("says estimates without false digits", () => {
    assert.deepStrictEqual([3, 21, 100, 12_100].map(about), [
      "a few seconds",
      "about 30 s",
      "about 2 min",
      "about 3 h 20 min",
    ])
  })
})

describe("one line", () => {
  it("names what is being read, the rate and the budget", () => {
    assert.strictEqual(
      plainLine(
        told(
          midway,
          state({
            ...midway.state,
            resources: [resource("events", 120, 120, true), resource("orders", 2400, 5000)],
            rejected: 2,
          }),
          8000,
        ),
        8000,
      ),
      "reading orders 2,400/5,000 (48%), 1 resource done; 315 records/s; a few seconds left; 4,986 of 5,000 requests left; 2 rejected",
    )
  })
  it("has no estimate while a resource states no total", () => assert.notInclude(plainLine(midway, 4000), "left; 4"))
  it("says that it waits, and for how long", () => {
    const waiting = told(
      midway,
      state({
        resources: [resource("orders", 1200, 5000)],
        requests: 12,
        budget: { limit: 12, remaining: 0, resetsIn: 30 },
      }),
      5000,
    )
    assert.strictEqual(
      plainLine(waiting, 15_000),
      "reading orders 1,200/5,000 (24%); waiting for the request limit, 20 s; about 1 h 30 min left; 0 of 12 requests left",
    )
  })
  it("says that nothing was told yet", () => assert.strictEqual(plainLine(begin(0), 5000), "connecting"))
  it("sums up at the end", () =>
    assert.strictEqual(lastLine(midway, 62_000), "read 1,332 records in 14 requests, 1 min 2 s"))
})

describe("live lines", () => {
  it("are a line a resource and one of facts", () => {
    assert.deepStrictEqual(liveLines(midway, 4000, { columns: 100, colors: false }), [
      "  events        120/120  ████████████████████ 100%",
      "  orders    1,200/5,000  ████░░░░░░░░░░░░░░░░ 24%",
      "  vouchers           12",
      "  333 records/s · 4,986 of 5,000 requests left",
    ])
  })
  it("fit the terminal", () => {
    for (const line of liveLines(midway, 4000, { columns: 30, colors: false })) assert.isAtMost(line.length, 29)
  })
  it("are not more than a terminal shows: what is done gives way", () => {
    const many = Array.from({ length: 14 }, (_, index) => resource(`r${index}`, index, null, index < 12))
    const lines = liveLines(told(begin(0), state({ resources: many }), 1000), 1000, { columns: 80, colors: false })
    assert.deepStrictEqual(lines.slice(0, 3), ["  4 resources done", "  r4    4", "  r5    5"])
    assert.deepStrictEqual(lines.slice(-3, -1), ["  r12  12", "  r13  13"])
    assert.lengthOf(lines, 12)
  })
  it("have colours only where they may", () => {
    assert.include(liveLines(midway, 4000, { columns: 100, colors: true }).join(""), "\u001b[32m")
    assert.notInclude(liveLines(midway, 4000, { columns: 100, colors: false }).join(""), "\u001b")
  })
})

describe("text for a terminal", () => {
  it("is aligned and cut by cells, not by characters", () => {
    assert.deepStrictEqual(
      aligned(
        [
          ["a", "1", "x"],
          ["東京", "22", "y"],
        ],
        [1],
      ),
      ["a      1  x", "東京  22  y"],
    )
    assert.deepStrictEqual(
      [cut("東京ジャズ", 10), cut("東京ジャズ", 7), cut("abc", 2)],
      ["東京ジャズ", "東京ジ…", "a…"],
    )
  })
  it("cannot command the terminal", () =>
    assert.strictEqual(printable("a\u001b[2Jb\r\nc\u202ed\u0007 é 🌾"), "a�[2Jb� c�d� é 🌾"))
})

describe("output", () => {
  it.effect("keeps live lines below the lines that are added, and takes them away", () =>
    Effect.gen(function* () {
      const { stream, written } = recorder(true)
      const output = Output.make(recorder(false).stream, stream, {})
      yield* output.live(["a", "b"])
      yield* output.note("line")
      yield* output.live([])
      assert.deepStrictEqual(written, ["a\nb\n", "\u001b[2A\r\u001b[Jline\na\nb\n", "\u001b[2A\r\u001b[J"])
    }),
  )
  it.effect("shows nothing live where it is not a terminal, nor on a dumb one", () =>
    Effect.gen(function* () {
      for (const [terminal, environment] of [
        [false, {}],
        [true, { TERM: "dumb" }],
      ] as const) {
        const { stream, written } = recorder(terminal)
        const output = Output.make(recorder(false).stream, stream, environment)
        yield* output.live(["a"])
        assert.isFalse(output.liveTerminal)
        assert.deepStrictEqual(written, [])
      }
    }),
  )
  it("has no colours under NO_COLOR", () => {
    const { stream } = recorder(true)
    assert.isTrue(Output.make(stream, stream, {}).colors)
    assert.isFalse(Output.make(stream, stream, { NO_COLOR: "1" }).colors)
    assert.isTrue(Output.make(stream, stream, { NO_COLOR: "" }).colors)
  })
})

const run = Effect.gen(function* () {
  const { report } = yield* Progress
  for (let page = 1; page <= 12; page++) {
    yield* Effect.sleep("1 second")
    yield* report(state({ resources: [resource("orders", page * 100, 1200, page === 12)], requests: page }))
  }
  return "done"
})

describe("reporter", () => {
  it.effect("prints at most a line each five seconds, and one at the end", () =>
    Effect.gen(function* () {
      const { stream, written } = recorder(false)
      const fiber = yield* shown(run).pipe(
        Effect.provideService(Output, Output.make(recorder(false).stream, stream, {})),
        Effect.forkChild,
      )
      yield* TestClock.adjust("1 minute")
      assert.strictEqual(yield* Fiber.join(fiber), "done")
      assert.deepStrictEqual(written, [
        "reading orders 400/1,200 (33%); 100 records/s; a few seconds left\n",
        "reading orders 900/1,200 (75%); 100 records/s; a few seconds left\n",
        "read 1,200 records in 12 requests, 12 s\n",
      ])
    }),
  )
  it.effect("redraws at most ten times a second on a terminal, and leaves nothing behind", () =>
    Effect.gen(function* () {
      const { stream, written } = recorder(true)
      const fiber = yield* shown(run).pipe(
        Effect.provideService(Output, Output.make(recorder(false).stream, stream, {})),
        Effect.forkChild,
      )
      yield* TestClock.adjust("1 second")
      assert.isAtMost(written.length, 11)
      assert.isAtLeast(written.length, 9)
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(fiber)
      assert.strictEqual(written.at(-1), "\u001b[2A\r\u001b[J")
    }),
  )
  it.effect("leaves nothing behind when the run fails", () =>
    Effect.gen(function* () {
      const { stream, written } = recorder(true)
      const failed = yield* shown(Effect.andThen(Effect.sleep("1 second"), Effect.fail("no"))).pipe(
        Effect.provideService(Output, Output.make(recorder(false).stream, stream, {})),
        Effect.flip,
        Effect.forkChild,
      )
      yield* TestClock.adjust("2 seconds")
      assert.strictEqual(yield* Fiber.join(failed), "no")
      assert.strictEqual(written.at(-1), "\u001b[1A\r\u001b[J")
    }),
  )
})

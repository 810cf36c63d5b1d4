import { assert, describe, it } from "@effect/vitest"
import { hurry } from "@boxport/connector/testing"
import { Effect, Schema } from "effect"
import { type Manners, movingSource, type Row, rowsOfMinutes } from "./support/moving.ts"
import { gather, type Gathered } from "./support/reading.ts"

const onlyOrders = { tables: new Set(["orders"] as const) }

const read = (rows: ReadonlyArray<Row>, manners: Manners) =>
  Effect.gen(function* () {
    const { server, source } = yield* movingSource(rows, manners)
    const all = yield* gather(source, onlyOrders)
    return { all, server, ids: all.rows("orders").map(({ native_id }) => Number(native_id)) }
  })

const whole = (all: Gathered, ids: ReadonlyArray<number>, rows: ReadonlyArray<Row>) => {
  assert.deepStrictEqual(
    ids.toSorted((a, b) => a - b),
    rows.map(({ id }) => id).toSorted((a, b) => a - b),
  )
  assert.isTrue(all.complete, JSON.stringify(all.warnings))
}

const Step = Schema.Struct({
  kind: Schema.Literals(["append", "insert", "vanish"]),
  /** Before which request. */
  request: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 12 })),
  /** Where, in thousandths of the list. */
  place: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 999 })),
  count: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 4 })),
})
const Steps = Schema.Array(Step).check(Schema.isMaxLength(8))
const Count = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 60 }))
/** Smaller ones cannot overlap everywhere. */
const PageMax = Schema.Int.check(Schema.isBetween({ minimum: 8, maximum: 15 }))

/** Lets rows come and go as the steps say. */
const mover = (steps: ReadonlyArray<typeof Step.Type>) => {
  let next = 10_000
  const gone = new Set<number>()
  const before = (request: number, rows: Array<Row>): void => {
    for (const { count, kind, place, request: due } of steps) {
      if (due !== request) continue
      for (let n = 0; n < count; n++) {
        const at = Math.floor((rows.length * place) / 1000)
        const newest = rows.reduce((latest, { createdAt }) => Math.max(latest, createdAt), 1_700_000_000)
        if (kind === "append") rows.push({ id: (next += 1), createdAt: newest + 30 })
        else if (kind === "insert") rows.push({ id: (next += 1), createdAt: (rows[at]?.createdAt ?? newest) + 7 })
        else for (const { id } of rows.splice(at, 1)) gone.add(id)
      }
    }
  }
  return { before, gone }
}

describe("a list that is read page by page", () => {
  it.effect.prop("is read whole, whatever its size and that of its pages", [Count, PageMax], ([count, pageMax]) =>
    Effect.gen(function* () {
      const rows = rowsOfMinutes(count)
      const { all, ids, server } = yield* read(rows, { pageMax })
      whole(all, ids, rows)
      assert.strictEqual(all.end("registrations")?.stated, count)
      // Pages overlap by a row or a few: no list takes twice its pages and one.
      assert.isAtMost(server.asked.length, 2 * Math.ceil(count / (pageMax - 1)) + 1)
    }),
  )

  it.effect.prop(
    "loses and doubles none of the rows that were there throughout, whatever comes and goes meanwhile",
    [Count, PageMax, Steps],
    ([count, pageMax, steps]) =>
      Effect.gen(function* () {
        const initial = rowsOfMinutes(count)
        const { before, gone } = mover(steps)
        const { ids } = yield* read(initial, { pageMax, before })
        const throughout = initial.map(({ id }) => id).filter((id) => !gone.has(id))
        const read_ = new Set(ids)
        assert.strictEqual(read_.size, ids.length, "a row is there twice")
        assert.deepStrictEqual(
          throughout.filter((id) => !read_.has(id)),
          [],
          "rows are missing",
        )
      }),
    { arbitrary: { runs: 400 } },
  )

  it.effect.prop(
    "has every row that came in while it was read, when none went",
    [Count, PageMax, Steps],
    ([count, pageMax, steps]) =>
      Effect.gen(function* () {
        const { before } = mover(steps.filter(({ kind }) => kind !== "vanish"))
        const { all, ids, server } = yield* read(rowsOfMinutes(count), { pageMax, before })
        whole(all, ids, server.rows)
      }),
    { arbitrary: { runs: 200 } },
  )

  it.effect.prop(
    "is read whole when rows of one moment come in another order every time",
    [Count, PageMax],
    ([count, pageMax]) =>
      Effect.gen(function* () {
        // Four rows of each moment.
        const rows = rowsOfMinutes(count).map((row, index) => ({ ...row, createdAt: 1_700_000_000 + (index >> 2) }))
        const { all, ids } = yield* read(rows, { pageMax, fickle: true })
        // What could not be read in a few tries is said.
        if (all.complete) whole(all, ids, rows)
        else assert.isAbove(all.warnings.length, 0)
        assert.strictEqual(new Set(ids).size, ids.length)
      }),
  )

  it.effect("is read whole in pages of any size", () =>
    Effect.gen(function* () {
      for (let pageMax = 1; pageMax < 10; pageMax++) {
        const rows = rowsOfMinutes(130)
        const { all, ids } = yield* read(rows, { pageMax })
        whole(all, ids, rows)
      }
    }),
  )

  it.effect("asks for the largest page, oldest first, every state named", () =>
    Effect.gen(function* () {
      const { server } = yield* read(rowsOfMinutes(3), { pageMax: 1000 })
      const [query] = server.queries
      assert.deepStrictEqual(server.asked, [[1000, 1, "asc"]])
      assert.strictEqual(query?.get("search[sort]"), "created_at")
      assert.deepStrictEqual(query?.getAll("search[states][]"), [
        "paid",
        "unpaid",
        "complete",
        "confirmed",
        "incomplete",
        "cancelled",
      ])
      assert.strictEqual(query?.get("version"), "3.1")
      assert.strictEqual(query?.get("expand"), "billing_address,line_items,receipts,refunds")
    }),
  )

  it.effect("takes one request more than the fewest for a list of several pages", () =>
    Effect.gen(function* () {
      for (const [rows, requests] of [
        [999, 1],
        [1000, 1],
        [1001, 2],
        [1998, 2],
        [2000, 3],
        [10_000, 11],
      ] as const) {
        const { server } = yield* read(rowsOfMinutes(rows), { pageMax: 1000 })
        assert.strictEqual(server.asked.length, requests, `${rows} rows`)
      }
    }),
  )

  it.effect("goes down to smaller pages on 504, at once and for good, and loses nothing", () =>
    hurry(
      Effect.gen(function* () {
        const rows = rowsOfMinutes(1400)
        const { all, ids, server } = yield* read(rows, { pageMax: 1000, slowRows: 300 })
        whole(all, ids, rows)
        const sizes = server.asked.map(([size]) => size)
        assert.deepStrictEqual(sizes.slice(0, 3), [1000, 500, 250])
        // Each size that is too large is tried twice at most.
        assert.strictEqual(sizes.filter((size) => size > 300).length, 3)
        assert.isAtMost(sizes.length, 3 + Math.ceil(1400 / 249) + 1)
      }),
    ),
  )

  it.effect("goes back to large pages when 504 was but a moment", () =>
    hurry(
      Effect.gen(function* () {
        const rows = rowsOfMinutes(6000)
        const { all, ids, server } = yield* read(rows, {
          pageMax: 1000,
          instead: (request) => (request === 0 ? { status: 504, headers: {}, body: "" } : undefined),
        })
        whole(all, ids, rows)
        const sizes = server.asked.map(([size]) => size)
        assert.strictEqual(sizes[1], 500)
        assert.isAbove(Math.max(...sizes.slice(5)), 900)
      }),
    ),
  )

  it.effect("tries again, at the same size, on failures that have nothing to do with size", () =>
    hurry(
      Effect.gen(function* () {
        const rows = rowsOfMinutes(10)
        const { all, ids, server } = yield* read(rows, {
          pageMax: 1000,
          instead: (request) => (request < 3 ? { status: 502, headers: {}, body: "<html>" } : undefined),
        })
        whole(all, ids, rows)
        assert.deepStrictEqual(new Set(server.asked.map(([size]) => size)), new Set([1000]))
      }),
    ),
  )

  it.effect("reads a server that gives pages of its own size", () =>
    Effect.gen(function* () {
      for (const fixedSize of [7, 100]) {
        const rows = rowsOfMinutes(350)
        const { all, ids } = yield* read(rows, { pageMax: 1000, fixedSize })
        whole(all, ids, rows)
      }
    }),
  )

  it.effect("reads a list without meta until it ends", () =>
    Effect.gen(function* () {
      for (const count of [0, 5, 100, 250, 1000, 1350]) {
        const rows = rowsOfMinutes(count)
        const { all, ids } = yield* read(rows, { pageMax: 1000, bare: true })
        whole(all, ids, rows)
        assert.isNull(all.end("registrations")?.stated)
      }
    }),
  )

  it.effect("ends a list that always names a next page", () =>
    Effect.gen(function* () {
      const rows = rowsOfMinutes(30)
      const { all, ids, server } = yield* read(rows, { pageMax: 10, endless: true })
      assert.strictEqual(new Set(ids).size, rows.length)
      assert.isBelow(server.asked.length, 60)
      assert.isTrue(all.rejected.length === 0)
    }),
  )

  it.effect("says it when the platform states more than it shows", () =>
    Effect.gen(function* () {
      const { all, server } = yield* read(rowsOfMinutes(5), { pageMax: 1000, totalOff: 2 })
      assert.isFalse(all.complete)
      const [warning] = all.warnings
      assert.deepInclude(warning, { code: "count_mismatch", count: 2, attention: true })
      // It looked again, from the newest end.
      assert.deepStrictEqual(server.asked, [
        [1000, 1, "asc"],
        [1000, 1, "desc"],
      ])
    }),
  )

  it.effect("says it when there are rows that no state shows", () =>
    Effect.gen(function* () {
      const { all, server } = yield* read(rowsOfMinutes(3), { pageMax: 1000, overall: 10 })
      assert.isFalse(all.complete)
      assert.deepInclude(all.warnings[0], { code: "hidden_rows", count: 7, attention: true })
      assert.strictEqual(all.end("registrations")?.stated, 10)
      assert.strictEqual(server.asked.length, 1)
    }),
  )

  it.effect("does not mind a filtered total above the one of all rows", () =>
    Effect.gen(function* () {
      // As seen of questions (notes 1.2).
      const { all } = yield* read(rowsOfMinutes(2), { pageMax: 1000, totalOff: 1, overall: 2 })
      assert.isTrue(all.complete)
    }),
  )
})

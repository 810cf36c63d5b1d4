import { assert, describe, it } from "@effect/vitest"
import type { Reading, ReadQuery, Source, Warning } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import { type Rows, type TableName, tableNames } from "@boxport/model"
import type { TwinOptions } from "@boxport/ticket-tailor/twin"
import { Effect, Stream } from "effect"
import { twinAndSource } from "./support/subject.ts"

const everything: ReadQuery = { events: [], tables: new Set(tableNames), raw: false }

const gather = (source: Source, query: ReadQuery = everything) =>
  Effect.map(Stream.runCollect(source.read(query)), (readings) => {
    const pages = readings.flatMap((reading): ReadonlyArray<Extract<Reading, { _tag: "Page" }>> =>
      reading._tag === "Page" ? [reading] : [],
    )
    return {
      rows: <Name extends TableName>(table: Name) =>
        pages.flatMap(({ rows }): ReadonlyArray<Rows[Name]> => rows[table] ?? []),
      /** Native records read of a resource. */
      readOf: (resource: string) =>
        pages.filter((page) => page.resource === resource).reduce((sum, { read }) => sum + read, 0),
      rejected: pages.flatMap(({ rejected }) => rejected),
      warnings: readings.flatMap((reading): ReadonlyArray<Warning> =>
        reading._tag === "Begin" ? [] : reading.warnings,
      ),
      ends: new Map(
        readings.flatMap((reading) => (reading._tag === "End" ? [[reading.resource, reading] as const] : [])),
      ),
    }
  })

const readTwin = (options: TwinOptions, query?: ReadQuery) =>
  Effect.gen(function* () {
    const { source, twin } = yield* twinAndSource({ limits: null, ...options })
    return { twin, source, ...(yield* gather(source, query)) }
  })

const pagesFor = (records: number) => Math.max(1, Math.ceil(records / 100))

describe("a whole box office", () => {
  for (const orders of [0, 1, 99, 250, 1100]) {
    it.effect(`of ${orders} orders is read by no more requests than the documentation says`, () =>
      hurry(
        Effect.gen(function* () {
          const { rows, source } = yield* readTwin({ orders })
          const { byResource } = yield* source.usage
          const series = new Set(rows("events").map(({ series_id }) => series_id))
          assert.strictEqual(byResource["overview"], 1)
          assert.strictEqual(byResource["event_series"], 1)
          // One series is a draft without dates, so the events are listed once more by status.
          assert.strictEqual(byResource["events"], 2 * pagesFor(rows("events").length))
          assert.strictEqual(byResource["orders"], pagesFor(rows("orders").length))
          assert.strictEqual(byResource["check_ins"], pagesFor(rows("check_ins").length))
          assert.isAtMost(byResource["issued_tickets"] ?? 0, pagesFor(rows("tickets").length))
          assert.isAtMost(byResource["waitlist_signups"] ?? 0, series.size + 1)
          assert.strictEqual(byResource["voucher_codes"], rows("vouchers").length)
        }),
      ),
    )
  }

  it.effect("holds drafts, past and closed events, voided tickets, and tickets without an order", () =>
    hurry(
      Effect.gen(function* () {
        const { ends, readOf, rows, twin } = yield* readTwin({ orders: 300 })
        const statuses = new Set(rows("events").map(({ status }) => status))
        assert.deepStrictEqual([...statuses].toSorted(), ["draft", "published", "sales_closed"])
        assert.isTrue(rows("tickets").some(({ status }) => status === "void"))
        assert.isTrue(rows("tickets").some(({ order_id }) => order_id === null))
        assert.strictEqual(rows("orders").length, 300)
        const stated = rows("events").reduce((sum, { extra }) => sum + Number(extra?.["total_issued_tickets"] ?? 0), 0)
        assert.strictEqual(ends.get("issued_tickets")?.stated, stated)
        assert.strictEqual(rows("tickets").filter(({ status }) => status === "valid").length, stated)
        assert.strictEqual(readOf("issued_tickets"), rows("tickets").length)
        assert.isTrue([...ends.values()].every(({ complete }) => complete))
        assert.isAbove(twin.log.length, 0)
      }),
    ),
  )

  it.effect("is the same in the shapes of 2020, 2023 and today, where these can tell it", () =>
    hurry(
      Effect.gen(function* () {
        const reads = yield* Effect.forEach(["live", "seed-2023", "seed-2020"] as const, (shapes) =>
          readTwin({ orders: 120, shapes }),
        )
        for (const { rejected } of reads) assert.deepStrictEqual(rejected, [])
        const told = reads.map(({ rows }) => ({
          events: rows("events").map(({ id, starts_at, status, title }) => [id, title, status, starts_at]),
          orders: rows("orders").map(({ buyer_email, id, status, total_amount }) => [
            id,
            buyer_email,
            status,
            total_amount,
          ]),
          tickets: rows("tickets")
            .map(({ barcode, id, order_id, status }) => [id, barcode, status, order_id])
            .toSorted(),
          lines: rows("order_lines").map(({ id, total_amount }) => [id, total_amount]),
        }))
        assert.deepStrictEqual(told[1], told[0])
        assert.deepStrictEqual(told[2], told[0])
      }),
    ),
  )
})

describe("what the key may not read", () => {
  it.effect("is left out with a warning, and the rest is read", () =>
    hurry(
      Effect.gen(function* () {
        const { ends, rows, warnings } = yield* readTwin({ orders: 50, forbidden: ["check_ins", "overview"] })
        assert.deepStrictEqual(
          warnings.filter(({ attention }) => attention).map(({ code, message }) => [code, message.split(":")[0]]),
          [
            ["not_permitted", "overview"],
            ["not_permitted", "check_ins"],
          ],
        )
        assert.isFalse(ends.get("check_ins")?.complete)
        assert.strictEqual(rows("orders").length, 50)
        assert.isTrue(rows("events").every(({ account }) => account === null))
        // Without scans, a ticket's own word still says that it is in.
        assert.isTrue(
          rows("tickets").some(({ checked_in, checked_in_at }) => checked_in === true && checked_in_at === null),
        )
      }),
    ),
  )

  it.effect("ends the run where nothing makes sense without it", () =>
    hurry(
      Effect.gen(function* () {
        const { source } = yield* twinAndSource({ orders: 5, forbidden: ["orders"] })
        const error = yield* Effect.flip(Stream.runDrain(source.read(everything)))
        assert.deepStrictEqual([error.reason._tag, error.operation], ["Forbidden", "GET /v1/orders"])
      }),
    ),
  )
})

describe("a read of some tables", () => {
  it.effect("asks for what feeds them, and nothing else", () =>
    hurry(
      Effect.gen(function* () {
        const asked = (...tables: ReadonlyArray<TableName>) =>
          Effect.gen(function* () {
            const { source } = yield* readTwin({ orders: 20 }, { ...everything, tables: new Set(tables) })
            return Object.keys((yield* source.usage).byResource).toSorted()
          })
        assert.deepStrictEqual(yield* asked("vouchers"), ["events", "overview", "vouchers"])
        assert.deepStrictEqual(yield* asked("orders"), ["events", "orders", "overview"])
        assert.deepStrictEqual(yield* asked("questions"), [
          "checkout_form_elements",
          "checkout_forms",
          "events",
          "overview",
        ])
      }),
    ),
  )
})

describe("one event of several", () => {
  it.effect("is read by its id; one that does not exist is told", () =>
    hurry(
      Effect.gen(function* () {
        const { rows } = yield* readTwin({ orders: 120 })
        const [first, second] = rows("events").filter(({ id }) =>
          rows("orders").some(({ event_id }) => event_id === id),
        )
        const events = [first?.native_id ?? "", second?.native_id ?? ""]
        const two = yield* readTwin({ orders: 120 }, { ...everything, events })
        assert.deepStrictEqual(
          two.rows("events").map(({ native_id }) => native_id),
          events,
        )
        assert.isTrue(two.rows("orders").every(({ event_id }) => event_id === first?.id || event_id === second?.id))
        assert.isTrue(two.rows("discounts").length > 0)
        const { source } = yield* twinAndSource({ orders: 5 })
        const error = yield* Effect.flip(Stream.runDrain(source.read({ ...everything, events: ["ev_0"] })))
        assert.strictEqual(error.reason._tag, "NotFound")
      }),
    ),
  )
})

describe("while sales go on", () => {
  it.effect("what was there when the read began is read once, and nothing looks amiss", () =>
    hurry(
      Effect.gen(function* () {
        const { source, twin } = yield* twinAndSource({ orders: 350, limits: null })
        const before = yield* gather(source)
        let pages = 0
        const during = yield* source.read(everything).pipe(
          Stream.tap((reading) =>
            Effect.sync(() => {
              if (reading._tag === "Page" && reading.resource === "orders" && pages++ < 3) twin.sell(5)
            }),
          ),
          Stream.runCollect,
        )
        const ids = during.flatMap((reading) =>
          (reading._tag === "Page" ? (reading.rows.orders ?? []) : []).map(({ id }) => id),
        )
        assert.strictEqual(new Set(ids).size, ids.length)
        for (const { id } of before.rows("orders")) assert.include(ids, id)
        const warnings = during.flatMap((reading) => (reading._tag === "Begin" ? [] : reading.warnings))
        assert.deepStrictEqual(
          warnings.filter(({ attention }) => attention),
          [],
        )
      }),
    ),
  )
})

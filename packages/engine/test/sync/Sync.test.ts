import { assert, describe, it } from "@effect/vitest"
import type { ConnectorError, EventMark, ReadQuery, Reading, Source } from "@boxport/connector"
import { stateLayer, sync, type SyncOptions, syncPrice } from "@boxport/engine"
import { Instant, type Rows } from "@boxport/model"
import { Effect, Result, Stream } from "effect"
import type { SqlClient } from "effect/sql"
import { TestClock } from "effect/testing"
import * as fs from "node:fs/promises"
import { join } from "node:path"
import { contents, makeFolder } from "../support/Folders.ts"
import { begin, brokenLine, end, memorySource, oneByOne, order, page } from "../support/MemorySource.ts"

const day = 24 * 3600 * 1000
const now = Date.UTC(2026, 5, 15, 12)

const options = (to: string, more: Partial<SyncOptions> = {}): SyncOptions => ({
  job: "nightly",
  to,
  format: "ndjson",
  events: [],
  tables: ["orders"],
  secrets: [],
  formulas: "defuse",
  privacy: { mode: "full" },
  boxport: "1.2.3",
  fullEveryMillis: 7 * day,
  recentMillis: 30 * day,
  ...more,
})

/** A platform with two events, the one to come and the other long over, whose orders can be changed. */
class Platform {
  orders: Array<Rows["orders"]> = [
    order(1, "Ada"),
    order(2, "Bo"),
    { ...order(3, "Cy"), event_id: "ticket-tailor:ev_2" },
  ]
  marks = new Map([
    ["ev_1", "a"],
    ["ev_2", "a"],
  ])
  complete = true
  /** When the event to come ends, in Unix milliseconds. */
  endsAt = now + day
  /** Readings after which the line breaks. */
  breaksAfter = Infinity
  readonly queries: Array<ReadQuery> = []

  event(id: string): EventMark {
    return {
      id,
      key: `ticket-tailor:${id}`,
      series: null,
      endsAt: Instant.fromMillis(id === "ev_1" ? this.endsAt : now - 300 * day) ?? null,
      orders: null,
      tickets: null,
      mark: this.marks.get(id) ?? "",
    }
  }

  read(query: ReadQuery): Stream.Stream<Reading, ConnectorError> {
    this.queries.push(query)
    const wanted = this.orders.filter(
      ({ event_id }) => query.again?.events.has(event_id?.replace("ticket-tailor:", "") ?? "") ?? true,
    )
    const readings = [
      begin("orders"),
      ...wanted.map((one) => page({ orders: [one] })),
      end("orders", { complete: this.complete }),
    ]
    return oneByOne(readings.slice(0, this.breaksAfter)).pipe(
      Stream.concat(readings.length > this.breaksAfter ? Stream.fail(brokenLine) : Stream.empty),
    )
  }

  get source(): Source {
    return {
      ...memorySource((query) => this.read(query)),
      rereading: {
        survey: Effect.sync(() => ({ events: [...this.marks.keys()].map((id) => this.event(id)), complete: true })),
        whole: new Set(),
        withoutEvent: new Set(),
        feeds: { orders: ["orders"] },
        saves: () => true,
        price: ({ events }) => Effect.succeed(events === null ? 100 : events.length),
      },
    }
  }
}

const within = <A, E>(
  run: (of: {
    readonly to: string
    readonly state: string
    readonly platform: Platform
  }) => Effect.Effect<A, E, SqlClient.SqlClient>,
) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(now)
    const folder = yield* makeFolder
    const state = join(folder, "state")
    return yield* Effect.provide(run({ to: join(folder, "out"), state, platform: new Platform() }), stateLayer(state))
  })

const linesIn = (text: string | undefined): ReadonlyArray<{ readonly [column: string]: unknown }> =>
  (text ?? "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line))

const buyers = (text: string | undefined) => linesIn(text).map(({ buyer_name, id }) => [id, buyer_name])

/** Everything that users see: what is behind `current` by that name. */
const shown = (to: string) =>
  Effect.gen(function* () {
    const all = yield* contents(to)
    const current = yield* contents(yield* Effect.promise(() => fs.realpath(join(to, "current"))))
    return {
      current: current["orders.ndjson"],
      changes: Object.keys(all)
        .filter((name) => name.startsWith("orders/"))
        .toSorted(),
      all,
    }
  })

describe("an incremental run", () => {
  it.effect("leaves changes, tombstones without anybody's name, and a view that is the whole", () =>
    within(({ platform, to }) =>
      Effect.gen(function* () {
        const first = yield* sync(platform.source, options(to))
        assert.deepInclude(first, { mode: "full", syncedAt: "20260615T120000Z", requests: 4, complete: true })
        assert.deepStrictEqual(first.changes, { orders: { changed: 3, deleted: 0 } })

        yield* TestClock.adjust("1 day")
        platform.orders = [order(1, "Ada Lovelace"), ...platform.orders.slice(2)]
        const second = yield* sync(platform.source, options(to))
        assert.deepInclude(second, { mode: "incremental", syncedAt: "20260616T120000Z" })
        assert.deepStrictEqual(second.events, { listed: 2, read: 1 })
        assert.deepStrictEqual(second.changes, { orders: { changed: 1, deleted: 1 } })
        assert.deepStrictEqual(second.tables, { orders: { rows: 2 } })
        const { all, changes, current } = yield* shown(to)
        assert.deepStrictEqual(buyers(current), [
          ["ticket-tailor:or_1", "Ada Lovelace"],
          ["ticket-tailor:or_3", "Cy"],
        ])
        assert.deepStrictEqual(changes, [
          "orders/synced_at=20260615T120000Z/part-00000.ndjson",
          "orders/synced_at=20260616T120000Z/part-00000.ndjson",
        ])
        const [changed, deleted] = linesIn(all["orders/synced_at=20260616T120000Z/part-00000.ndjson"])
        assert.deepInclude(changed, { id: "ticket-tailor:or_1", buyer_name: "Ada Lovelace", _deleted: false })
        assert.deepInclude(deleted, {
          id: "ticket-tailor:or_2",
          event_id: "ticket-tailor:ev_1",
          buyer_name: null,
          total_amount: null,
          _deleted: true,
        })
        assert.strictEqual(all["current"], "<link to .boxport-views/20260616T120000Z>")
        const manifest = JSON.parse(all[".boxport-views/20260616T120000Z/manifest.json"] ?? "")
        assert.nestedInclude(manifest, { syncedAt: "20260616T120000Z", "tables.orders.rows": 2, complete: true })
      }),
    ),
  )

  it.effect("sees a late change of what is over when the platform shows it, else when everything is read", () =>
    within(({ platform, to }) =>
      Effect.gen(function* () {
        yield* sync(platform.source, options(to))
        const late = (buyer: string) => {
          platform.orders = platform.orders.map((one) =>
            one.native_id === "or_3" ? { ...one, buyer_name: buyer } : one,
          )
        }
        const buyer = Effect.map(shown(to), ({ current }) => buyers(current).at(-1)?.[1])
        late("Quietly")
        yield* TestClock.adjust("1 day")
        assert.strictEqual((yield* sync(platform.source, options(to))).mode, "incremental")
        assert.strictEqual(yield* buyer, "Cy")
        platform.marks.set("ev_2", "b")
        yield* sync(platform.source, options(to))
        assert.strictEqual(yield* buyer, "Quietly")
        late("Once more")
        yield* TestClock.adjust("6 days")
        assert.strictEqual((yield* sync(platform.source, options(to))).mode, "full")
        assert.strictEqual(yield* buyer, "Once more")
      }),
    ),
  )

  it.effect("takes nothing for gone where a list could not be read whole", () =>
    within(({ platform, to }) =>
      Effect.gen(function* () {
        yield* sync(platform.source, options(to))
        platform.orders = platform.orders.slice(1)
        platform.complete = false
        const cut = yield* sync(platform.source, options(to))
        assert.deepStrictEqual([cut.attention, cut.changes.orders?.deleted], [true, 0])
        platform.complete = true
        const whole = yield* sync(platform.source, options(to))
        assert.deepStrictEqual([whole.attention, whole.changes.orders?.deleted], [false, 1])
        // Three runs in one second have three names, in their order.
        const { changes } = yield* shown(to)
        assert.deepStrictEqual(
          changes.map((name) => name.slice(17, 33)),
          ["20260615T120000Z", "20260615T120002Z"],
        )
        // Nor in a run that reads everything.
        platform.orders = platform.orders.slice(1)
        platform.complete = false
        yield* TestClock.adjust("8 days")
        const full = yield* sync(platform.source, options(to))
        assert.deepStrictEqual([full.mode, full.attention, full.changes.orders?.deleted], ["full", true, 0])
      }),
    ),
  )

  it.effect("reads the events again that could not be read whole, however old, and all of their orders", () =>
    within(({ platform, to }) =>
      Effect.gen(function* () {
        const all = platform.orders.map((one) => ({ ...one, created_at: Instant.fromMillis(now - day) ?? null }))
        platform.orders = all.slice(0, 2)
        platform.complete = false
        const cut = yield* sync(platform.source, options(to))
        assert.deepStrictEqual([cut.mode, cut.complete, cut.attention], ["full", false, true])
        platform.orders = all
        platform.complete = true
        yield* TestClock.adjust("1 day")
        const whole = yield* sync(platform.source, options(to))
        assert.deepInclude(whole, { mode: "incremental", complete: true, events: { listed: 2, read: 2 } })
        assert.deepStrictEqual(buyers((yield* shown(to)).current).at(-1), ["ticket-tailor:or_3", "Cy"])
        // So are orders of no event: none that was seen says which were.
        assert.strictEqual(platform.queries.at(-1)?.again?.since, Instant.fromMillis(0))
        yield* TestClock.adjust("1 day")
        assert.deepStrictEqual((yield* sync(platform.source, options(to))).events, { listed: 2, read: 1 })
        // One that was known already: what it looked like when it was read whole no longer counts, nor does its end.
        platform.complete = false
        yield* TestClock.adjust("1 day")
        yield* sync(platform.source, options(to))
        platform.complete = true
        yield* TestClock.adjust("1 day")
        platform.endsAt = now - 300 * day
        assert.deepStrictEqual((yield* sync(platform.source, options(to))).events, { listed: 2, read: 1 })
        assert.deepStrictEqual((yield* sync(platform.source, options(to))).events, { listed: 2, read: 0 })
      }),
    ),
  )

  it.effect("does not read them again for a list that is not of their orders or tickets", () =>
    within(({ platform, to }) =>
      Effect.gen(function* () {
        const { source } = platform
        const cut: Source = {
          ...source,
          read: (query) =>
            Stream.concat(source.read(query), oneByOne([begin("check_ins"), end("check_ins", { complete: false })])),
          ...(source.rereading === undefined
            ? {}
            : { rereading: { ...source.rereading, feeds: { orders: ["orders"], check_ins: ["check_ins"] } } }),
        }
        assert.isFalse((yield* sync(cut, options(to, { tables: ["orders", "check_ins"] }))).complete)
        const next = yield* sync(cut, options(to, { tables: ["orders", "check_ins"] }))
        assert.deepStrictEqual(next.events, { listed: 2, read: 1 })
      }),
    ),
  )

  it.effect("takes what is left of an event for gone that could not be read whole and is no longer listed", () =>
    within(({ platform, to }) =>
      Effect.gen(function* () {
        platform.complete = false
        yield* sync(platform.source, options(to))
        platform.complete = true
        platform.marks.delete("ev_2")
        platform.orders = platform.orders.slice(0, 2)
        const next = yield* sync(platform.source, options(to))
        assert.deepStrictEqual([next.mode, next.changes.orders?.deleted], ["incremental", 1])
      }),
    ),
  )

  it.effect("takes everything of an event that is no longer listed for gone", () =>
    within(({ platform, to }) =>
      Effect.gen(function* () {
        yield* sync(platform.source, options(to))
        platform.marks.delete("ev_2")
        platform.orders = platform.orders.slice(0, 2)
        const done = yield* sync(platform.source, options(to))
        assert.deepStrictEqual([done.mode, done.changes.orders?.deleted], ["incremental", 1])
      }),
    ),
  )

  it.effect("that fails leaves everything as it was, and the next one begins where it did", () =>
    within(({ platform, to }) =>
      Effect.gen(function* () {
        yield* sync(platform.source, options(to))
        const before = (yield* shown(to)).all
        platform.orders = [order(1, "Ada Lovelace"), order(4, "Di"), ...platform.orders.slice(2)]
        platform.marks.set("ev_2", "b")
        platform.breaksAfter = 3
        const failed = yield* Effect.result(sync(platform.source, options(to)))
        assert.isTrue(Result.isFailure(failed))
        assert.deepStrictEqual((yield* shown(to)).all, before)
        platform.breaksAfter = Infinity
        const done = yield* sync(platform.source, options(to))
        assert.deepStrictEqual(done.events, { listed: 2, read: 2 })
        assert.deepStrictEqual(done.changes, { orders: { changed: 2, deleted: 1 } })
      }),
    ),
  )

  it.effect("that cannot put its files in place after the state took it in is finished by the next one", () =>
    within(({ platform, to }) =>
      Effect.gen(function* () {
        yield* sync(platform.source, options(to))
        yield* Effect.promise(() => fs.rename(join(to, "orders"), join(to, "aside")))
        yield* Effect.promise(() => fs.writeFile(join(to, "orders"), "in the way"))
        platform.orders = [...platform.orders, order(4, "Di")]
        yield* TestClock.adjust("1 day")
        assert.isTrue(Result.isFailure(yield* Effect.result(sync(platform.source, options(to)))))
        yield* Effect.promise(() => fs.rm(join(to, "orders")))
        yield* Effect.promise(() => fs.rename(join(to, "aside"), join(to, "orders")))
        yield* TestClock.adjust("1 day")
        const done = yield* sync(platform.source, options(to))
        // The order was taken in by the run before, and its part is there, once.
        assert.deepStrictEqual(done.changes, { orders: { changed: 0, deleted: 0 } })
        const { all, changes, current } = yield* shown(to)
        assert.deepStrictEqual(changes, [
          "orders/synced_at=20260615T120000Z/part-00000.ndjson",
          "orders/synced_at=20260616T120000Z/part-00000.ndjson",
        ])
        assert.lengthOf(linesIn(all[changes[1] ?? ""]), 1)
        assert.lengthOf(linesIn(current), 4)
        assert.notProperty(all, ".boxport-put-by")
      }),
    ),
  )

  it.effect("reads everything anew when the job asks for something else", () =>
    within(({ platform, to }) =>
      Effect.gen(function* () {
        yield* sync(platform.source, options(to))
        const csv = options(to, { format: "csv" })
        assert.deepInclude(yield* syncPrice(platform.source, csv), { mode: "full", because: "changed", requests: null })
        const done = yield* sync(platform.source, csv)
        assert.deepStrictEqual([done.mode, done.changes], ["full", { orders: { changed: 3, deleted: 0 } }])
        assert.deepInclude(yield* syncPrice(platform.source, csv), { mode: "incremental", because: null, requests: 1 })
      }),
    ),
  )

  it.effect("rebuilds current/ from the state when it was taken away", () =>
    within(({ platform, to }) =>
      Effect.gen(function* () {
        yield* sync(platform.source, options(to))
        yield* Effect.promise(() => fs.rm(to, { recursive: true }))
        const done = yield* sync(platform.source, options(to))
        assert.deepStrictEqual(done.changes, { orders: { changed: 0, deleted: 0 } })
        assert.lengthOf(linesIn((yield* shown(to)).current), 3)
      }),
    ),
  )

  it.effect("makes files and folders for their owner alone", () =>
    within(({ platform, to }) =>
      Effect.gen(function* () {
        yield* sync(platform.source, options(to))
        const open = yield* Effect.promise(async () => {
          const found: Array<string> = []
          for (const entry of await fs.readdir(to, { recursive: true, withFileTypes: true })) {
            const path = join(entry.parentPath, entry.name)
            const { mode } = await fs.stat(path)
            if ((mode & 0o077) !== 0) found.push(path)
          }
          return found
        })
        assert.deepStrictEqual(open, [])
      }),
    ),
  )
})

import { createHash } from "node:crypto"
import * as fs from "node:fs/promises"
import { join } from "node:path"
import type { Reading } from "@boxport/connector"
import { exportTo, type ExportProgress, Progress, secretsIncluded } from "@boxport/engine"
import { formats } from "@boxport/formats"
import { tableNames, tables } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { TestClock } from "effect/testing"
import {
  makeFolder,
  makeFolders,
  names,
  options,
  readLines,
  readManifest,
  readText,
  writeText,
} from "./support/Folders.ts"
import { begin, end, memorySource, oneByOne, order, page, sourceOf, ticket } from "./support/MemorySource.ts"

const header = (table: keyof typeof tables) => tables[table].columns.map(({ name }) => name).join(",")

const warning = (message: string, count: number, attention = false) => ({
  code: "unknown_word",
  message,
  count,
  attention,
})

describe("exportTo", () => {
  it.effect("leaves a file a table and a manifest that says all about them", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      const readings: ReadonlyArray<Reading> = [
        begin("orders", 3),
        page({ orders: [order(1), order(2)], tickets: [ticket(1)] }),
        page({ orders: [order(3)] }, { warnings: [warning("word", 2)] }),
        end("orders", { stated: 3 }),
        begin("waitlist_signups"),
        end("waitlist_signups"),
      ]
      // The clock goes on by ten seconds before every reading.
      const source = memorySource(() => Stream.tap(oneByOne(readings), () => TestClock.adjust("10 seconds")))
      yield* TestClock.setTime(Date.UTC(2026, 4, 1, 18))
      const result = yield* exportTo(source, options(to, { tables: [] }))

      assert.deepStrictEqual(result, {
        tables: Object.fromEntries(
          tableNames.map((table) => [table, { rows: table === "orders" ? 3 : table === "tickets" ? 1 : 0 }]),
        ),
        rejected: 0,
        requests: 3,
        to,
        complete: true,
        warnings: [warning("word", 2)],
        attention: false,
      })
      assert.deepStrictEqual(source.queries, [
        { events: [], tables: new Set(tableNames), raw: false, secrets: new Set<string>() },
      ])
      assert.deepStrictEqual(
        yield* names(to),
        [...tableNames.map((table) => `${table}.csv`), "manifest.json"].toSorted(),
      )
      assert.strictEqual(yield* readText(to, "refunds.csv"), `${header("refunds")}\n`)
      assert.strictEqual((yield* readText(to, "orders.csv")).split("\n").length, 5)

      const files = yield* Effect.promise(() =>
        Promise.all(
          tableNames.map(async (table) => {
            const bytes = await fs.readFile(join(to, `${table}.csv`))
            return [
              table,
              {
                file: `${table}.csv`,
                rows: table === "orders" ? 3 : table === "tickets" ? 1 : 0,
                bytes: bytes.length,
                sha256: createHash("sha256").update(bytes).digest("hex"),
                columns: tables[table].columns.map(({ name }) => name),
              },
            ]
          }),
        ),
      )
      const text = yield* readText(to, "manifest.json")
      const expected = {
        boxport: "1.2.3",
        connection: "old",
        platform: "ticket-tailor",
        account: "Acme Events",
        mode: "test",
        format: "csv",
        privacy: "full",
        startedAt: "2026-05-01T18:00:00.000Z",
        finishedAt: "2026-05-01T18:01:00.000Z",
        complete: true,
        requests: 3,
        rejected: 0,
        tables: Object.fromEntries(files),
        resources: {
          orders: { read: 3, stated: 3, requests: 2 },
          waitlist_signups: { read: 0, stated: null, requests: 0 },
          overview: { read: 0, stated: null, requests: 1 },
        },
        warnings: [{ code: "unknown_word", message: "word", count: 2 }],
      }
      assert.deepStrictEqual(JSON.parse(text), expected)
      // The keys come in the documented order.
      assert.strictEqual(text, `${JSON.stringify(expected, null, 2)}\n`)
    }),
  )

  it.effect("makes the folder, and lets nobody else look into it", () =>
    Effect.gen(function* () {
      const parent = yield* makeFolder
      const to = join(parent, "exports", "tonight")
      yield* exportTo(sourceOf(page({}, { raw: { orders: [{ id: "or_1" }] } })), options(to, { raw: true }))
      const modes = yield* Effect.promise(() =>
        Promise.all(
          [join(parent, "exports"), to, join(to, "raw"), join(to, "orders.csv"), join(to, "manifest.json")].map(
            async (path) => ((await fs.stat(path)).mode & 0o777).toString(8),
          ),
        ),
      )
      assert.deepStrictEqual(modes, ["700", "700", "700", "600", "600"])
    }),
  )

  it.effect.each(formats)("writes %s, empty tables included", (format) =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      yield* exportTo(sourceOf(page({ orders: [order(1)] })), options(to, { format }))
      assert.deepStrictEqual(yield* names(to), ["manifest.json", `orders.${format}`, `tickets.${format}`])
      const manifest = yield* readManifest(to)
      assert.strictEqual(manifest.format, format)
      assert.strictEqual(manifest.tables["orders"]?.rows, 1)
      assert.strictEqual(manifest.tables["tickets"]?.rows, 0)
      assert.strictEqual((yield* readText(to, `tickets.${format}`)).length > 0, format !== "ndjson")
    }),
  )

  it.effect("writes the tables asked for alone, once and in the model's order", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      const source = sourceOf(page({ orders: [order(1)], tickets: [ticket(1)] }))
      const result = yield* exportTo(
        source,
        options(to, { tables: ["tickets", "events", "tickets"], events: ["ev_1"] }),
      )
      assert.deepStrictEqual(Object.entries(result.tables), [
        ["events", { rows: 0 }],
        ["tickets", { rows: 1 }],
      ])
      assert.deepStrictEqual(yield* names(to), ["events.csv", "manifest.json", "tickets.csv"])
      assert.deepStrictEqual(source.queries, [
        { events: ["ev_1"], tables: new Set(["events", "tickets"] as const), raw: false, secrets: new Set<string>() },
      ])
    }),
  )

  it.effect("passes on which secrets are named, and says that they are in the files; nobody has to look", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      const source = sourceOf(page({ orders: [order(1)] }), end("orders", { warnings: [warning("word", 2)] }))
      const secrets = ["unique_url", "security_token", "unique_url"]
      const result = yield* exportTo(source, options(to, { secrets }))
      assert.deepStrictEqual(source.queries[0]?.secrets, new Set(["unique_url", "security_token"]))
      const message = "these files hold secret fields, so keep them safe: unique_url, security_token"
      assert.deepStrictEqual(result.warnings, [
        { code: secretsIncluded, message, count: 2, attention: false },
        warning("word", 2),
      ])
      assert.isFalse(result.attention)
      assert.deepStrictEqual((yield* readManifest(to)).warnings[0], { code: "secrets_included", message, count: 2 })
    }),
  )

  it.effect("passes the wish about formulas on to CSV", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      const source = sourceOf(page({ orders: [order(1, "=1+1")] }))
      yield* exportTo(source, options(to))
      assert.include(yield* readText(to, "orders.csv"), ",'=1+1,")
      yield* exportTo(source, options(to, { formulas: "keep" }))
      assert.include(yield* readText(to, "orders.csv"), ",=1+1,")
    }),
  )

  it.effect("puts rejected records into a file, with the reason, and asks for attention", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      const rejected = (n: number) => ({
        resource: "orders",
        nativeId: n === 2 ? null : `or_${n}`,
        path: "total",
        reason: "not a whole number",
        record: { id: n, total: 1.5 },
      })
      const result = yield* exportTo(
        sourceOf(
          page({}, { rejected: [rejected(1), rejected(2)] }),
          page({}, { rejected: [rejected(3)] }),
          end("orders"),
        ),
        options(to),
      )
      assert.strictEqual(result.rejected, 3)
      assert.isTrue(result.complete)
      assert.isTrue(result.attention)
      assert.strictEqual((yield* readManifest(to)).rejected, 3)
      assert.deepStrictEqual(yield* readLines(to, "rejected.ndjson"), [1, 2, 3].map(rejected))
      assert.deepStrictEqual(
        Object.keys(rejected(1)),
        Object.keys(Object((yield* readLines(to, "rejected.ndjson"))[0])),
      )
    }),
  )

  it.effect("writes native records when asked to, a file a resource", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      const source = sourceOf(
        page({}, { raw: { orders: [{ id: "or_1" }, { id: "or_2" }], issued_tickets: [{ id: "it_1" }], holds: [] } }),
        page({}, { raw: { orders: [{ id: "or_3", nested: { list: [1, null] } }] } }),
        page({}, { resource: "../odd name", raw: { "../odd name": [{ id: 1 }] } }),
      )
      yield* exportTo(source, options(to, { raw: true }))
      assert.deepStrictEqual(source.queries[0]?.raw, true)
      assert.deepStrictEqual(yield* names(to), [
        "manifest.json",
        "orders.csv",
        "raw/___odd_name.ndjson",
        "raw/issued_tickets.ndjson",
        "raw/orders.ndjson",
        "tickets.csv",
      ])
      assert.deepStrictEqual(yield* readLines(to, "raw", "orders.ndjson"), [
        { id: "or_1" },
        { id: "or_2" },
        { id: "or_3", nested: { list: [1, null] } },
      ])
      assert.deepStrictEqual(yield* readLines(to, "raw", "issued_tickets.ndjson"), [{ id: "it_1" }])
    }),
  )

  it.effect("sums warnings by code and message, and remembers whether one wants attention", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      const run = (...readings: ReadonlyArray<Reading>) => exportTo(sourceOf(...readings), options(to))
      const calm = yield* run(
        page({}, { warnings: [warning("a", 1), warning("b", 2)] }),
        page({}, { warnings: [warning("a", 3)] }),
        end("orders", { warnings: [warning("a", 5), { ...warning("a", 7), code: "other" }] }),
      )
      assert.deepStrictEqual(calm.warnings, [warning("a", 9), warning("b", 2), { ...warning("a", 7), code: "other" }])
      assert.isFalse(calm.attention)
      assert.deepStrictEqual((yield* readManifest(to)).warnings, [
        { code: "unknown_word", message: "a", count: 9 },
        { code: "unknown_word", message: "b", count: 2 },
        { code: "other", message: "a", count: 7 },
      ])
      const urgent = yield* run(
        page({}, { warnings: [warning("a", 1, true)] }),
        end("orders", { warnings: [warning("a", 1)] }),
      )
      assert.deepStrictEqual(urgent.warnings, [warning("a", 2, true)])
      assert.isTrue(urgent.complete)
      assert.isTrue(urgent.attention)
    }),
  )

  it.effect("is complete only when every resource was read to its end, and whole", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      const run = (...readings: ReadonlyArray<Reading>) =>
        Effect.gen(function* () {
          const { complete, attention } = yield* exportTo(sourceOf(...readings), options(to))
          assert.strictEqual((yield* readManifest(to)).complete, complete)
          assert.strictEqual(attention, !complete)
          return complete
        })
      assert.isTrue(yield* run())
      assert.isTrue(yield* run(begin("orders"), page({ orders: [order(1)] }), end("orders")))
      assert.isFalse(yield* run(begin("orders"), end("orders", { complete: false }), begin("events"), end("events")))
      assert.isFalse(yield* run(begin("orders"), end("orders"), begin("events"), page({}, { resource: "events" })))
      assert.isFalse(yield* run(begin("orders"), end("orders", { complete: false }), begin("orders"), end("orders")))
    }),
  )

  it.effect("tells after every reading how far it is", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      const told: Array<ExportProgress> = []
      yield* exportTo(
        sourceOf(
          begin("orders", 2),
          page({ orders: [order(1)], tickets: [ticket(1)], events: [] }),
          page(
            { orders: [order(2)] },
            { rejected: [{ resource: "orders", nativeId: null, path: "", reason: "", record: {} }] },
          ),
          end("orders", { stated: 3 }),
        ),
        options(to, { tables: ["tickets", "orders"] }),
      ).pipe(Effect.provideService(Progress, { report: (state) => Effect.sync(() => void told.push(state)) }))
      const state = (read: number, stated: number, done: boolean, rows: number, rejected: number) => ({
        resources: [{ resource: "orders", read, stated, done }],
        rows,
        rejected,
        budget: { limit: 2000, remaining: 1990, resetsIn: 60 },
      })
      assert.deepStrictEqual(
        told.map(({ resources, rows, rejected, budget }) => ({ resources, rows, rejected, budget })),
        [state(0, 2, false, 0, 0), state(1, 2, false, 2, 0), state(2, 2, false, 3, 1), state(2, 3, true, 3, 1)],
      )
      assert.strictEqual(told.at(-1)?.requests, 3)
    }),
  )
})

describe("a second export to the same folder", () => {
  it.effect("replaces the files of the same name and an old list of rejections, and leaves all others alone", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      yield* exportTo(
        sourceOf(
          page(
            { orders: [order(1), order(2)] },
            {
              raw: { orders: [{ id: 1 }], holds: [{ id: 2 }] },
              rejected: [{ resource: "orders", nativeId: null, path: "id", reason: "missing", record: {} }],
            },
          ),
        ),
        options(to, { format: "parquet", raw: true }),
      )
      yield* writeText("mine", to, "notes.csv")
      yield* makeFolders(to, "charts", "2026")

      yield* exportTo(
        sourceOf(page({ orders: [order(3)] }, { raw: { orders: [{ id: 3 }] } })),
        options(to, { raw: true }),
      )
      assert.deepStrictEqual(yield* names(to), [
        "charts/2026",
        "manifest.json",
        "notes.csv",
        "orders.csv",
        "orders.parquet",
        "raw/holds.ndjson",
        "raw/orders.ndjson",
        "tickets.csv",
        "tickets.parquet",
      ])
      assert.deepStrictEqual(yield* readLines(to, "raw", "orders.ndjson"), [{ id: 3 }])
      const { format, tables } = yield* readManifest(to)
      assert.deepStrictEqual([format, Object.keys(tables)], ["csv", ["orders", "tickets"]])

      yield* exportTo(sourceOf(page({ orders: [order(4), order(5)] })), options(to, { tables: ["orders"] }))
      assert.include(yield* names(to), "tickets.csv")
      assert.deepStrictEqual(Object.keys((yield* readManifest(to)).tables), ["orders"])
      assert.strictEqual((yield* readText(to, "orders.csv")).split("\n").length, 4)
    }),
  )

  it.effect("takes nothing away from a folder whose manifest is not Boxport's", () =>
    Effect.gen(function* () {
      const elsewhere = yield* makeFolder
      yield* exportTo(sourceOf(), options(elsewhere))
      const outside = (yield* readText(elsewhere, "manifest.json")).replace('"orders.csv"', '"../outside.csv"')
      assert.include(outside, "../outside.csv")
      const manifests = [undefined, "{}", "no JSON", outside]
      for (const manifest of manifests) {
        const parent = yield* makeFolder
        const to = join(parent, "exports")
        yield* makeFolders(to, "raw")
        const mine = ["outside.csv", "exports/events.csv", "exports/rejected.ndjson", "exports/raw/mine.ndjson"]
        yield* Effect.forEach(mine, (name) => writeText("mine", parent, name))
        if (manifest !== undefined) yield* writeText(manifest, to, "manifest.json")
        yield* exportTo(sourceOf(), options(to))
        for (const name of mine) assert.strictEqual(yield* readText(parent, name), "mine")
        assert.strictEqual((yield* readManifest(to)).connection, "old")
      }
    }),
  )

  it.effect("takes away rejected.ndjson only if the manifest counts rejected records", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      yield* exportTo(sourceOf(), options(to))
      yield* writeText("mine", to, "rejected.ndjson")
      yield* exportTo(sourceOf(), options(to))
      assert.strictEqual(yield* readText(to, "rejected.ndjson"), "mine")
    }),
  )
})

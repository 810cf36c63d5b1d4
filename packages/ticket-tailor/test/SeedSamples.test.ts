import { assert, describe, it } from "@effect/vitest"
import { Fields, Lenient, type Reading } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import { type Json, type JsonObject, type TableName, tableNames } from "@boxport/model"
import { fieldsByResource, makeSource } from "@boxport/ticket-tailor"
import { Effect, Redacted, Stream } from "effect"
import { createServer } from "node:http"
import { type Fixture, fixture, fixtures } from "./support/fixtures.ts"
import { services } from "./support/subject.ts"

/** The tree that accounts for a kind of object. */
const resourceOf: { readonly [object: string]: string } = {
  order: "orders",
  line_item: "line_items",
  event: "events",
  ticket_type: "ticket_types",
  issued_ticket: "issued_tickets",
  discount: "discounts",
  voucher: "vouchers",
  voucher_code: "voucher_codes",
}

/** Answers to writes and the ping: they are no records. */
const noRecords = /ping$|-deleted$|-voided$/

/** The records of a sample, those inside of others included. */
const recordsOf = (value: Json): ReadonlyArray<JsonObject> => {
  if (Array.isArray(value)) return value.flatMap(recordsOf)
  if (!Lenient.isObject(value)) return []
  const inside = Object.values(value).flatMap(recordsOf)
  return typeof value["object"] === "string" ? [value, ...inside] : inside
}

describe("the samples of the seeds", () => {
  const samples = fixtures.filter(({ name }) => !noRecords.test(name))

  it("are all there", () => {
    assert.strictEqual(fixtures.length, 21)
    assert.strictEqual(samples.length, 16)
  })

  const walk = ({ json, name }: Fixture) => {
    const records = recordsOf(json)
    assert.isNotEmpty(records)
    for (const record of records) {
      const fields = fieldsByResource[resourceOf[String(record["object"])] ?? ""]
      if (fields === undefined) return assert.fail(`${name}: nothing accounts for ${String(record["object"])}`)
      const lost = Fields.leaves(fields, record).filter(({ disposition }) => disposition === undefined)
      assert.deepStrictEqual(
        lost.map(({ path }) => path),
        [],
        `${name}: fields nobody accounts for`,
      )
    }
  }

  for (const sample of samples) it(`have no leaf without a disposition: ${sample.name}`, () => walk(sample))

  it("would show a leaf that nobody knows", () => {
    const order = fixture("seed-000/order")
    assert.throws(() => walk({ name: "changed", json: { ...order, brand_new: 1 } }), /brand_new/)
  })
})

/** Serves samples as they are, whatever the query; everything else is unknown. */
const verbatim = (lists: { readonly [path: string]: JsonObject }) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly url: string; readonly close: () => void }>((resume) => {
      const server = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1")
        const list = lists[pathname.replace(/vo_\d+/, "vo_x")]
        response.writeHead(list === undefined ? 404 : 200, { "content-type": "application/json" })
        response.end(JSON.stringify(list ?? { status: 404, error_code: "NOT_FOUND", message: "unknown" }))
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" && address !== null ? address.port : 0
        resume(
          Effect.succeed({
            url: `http://127.0.0.1:${port}`,
            close: () => {
              server.close()
              server.closeAllConnections()
            },
          }),
        )
      })
    }),
    ({ close }) => Effect.sync(close),
  )

const readVerbatim = (lists: { readonly [path: string]: JsonObject }) =>
  Effect.gen(function* () {
    const { url } = yield* verbatim(lists)
    const source = yield* makeSource({
      connection: "old",
      platform: "ticket-tailor",
      apiKey: Redacted.make("sk_1"),
      baseUrl: url,
    })
    const readings = yield* Stream.runCollect(source.read({ events: [], tables: new Set(tableNames), raw: false }))
    const pages = readings.flatMap((reading): ReadonlyArray<Extract<Reading, { _tag: "Page" }>> =>
      reading._tag === "Page" ? [reading] : [],
    )
    return {
      rejected: pages.flatMap(({ rejected }) => rejected),
      rows: (table: TableName): ReadonlyArray<object> =>
        pages.flatMap(({ rows }): ReadonlyArray<object> => rows[table] ?? []),
    }
  }).pipe(Effect.provide(services), hurry)

describe("the samples of the seeds, served as they are", () => {
  it.effect("give rows in every table they have data for, and nothing is set aside (2023)", () =>
    Effect.gen(function* () {
      const { rejected, rows } = yield* readVerbatim({
        "/v1/events": fixture("seed-000/event-list"),
        "/v1/orders": fixture("seed-000/order-list"),
        "/v1/issued_tickets": fixture("seed-000/issued_ticket-list"),
        "/v1/discounts": fixture("seed-000/discount-list"),
        "/v1/vouchers": fixture("seed-000/voucher-list"),
        "/v1/vouchers/vo_x/codes": fixture("seed-000/voucher_code-list"),
      })
      assert.deepStrictEqual(rejected, [])
      const counts = Object.fromEntries(tableNames.map((table) => [table, rows(table).length]))
      assert.deepStrictEqual(counts, {
        events: 1,
        ticket_types: 4,
        questions: 0,
        discounts: 2,
        vouchers: 2,
        voucher_codes: 2,
        activities: 0,
        orders: 1,
        order_lines: 1,
        tickets: 2,
        answers: 0,
        check_ins: 0,
        refunds: 0,
        contacts: 0,
      })
    }),
  )

  it.effect("do so in the shapes of 2020 too", () =>
    Effect.gen(function* () {
      const event = fixture("seed-001/event")
      const { rejected, rows } = yield* readVerbatim({
        "/v1/events": { data: [event], links: { next: null, previous: null } },
        "/v1/orders": fixture("seed-001/order-list"),
        "/v1/issued_tickets": { data: [], links: { next: null, previous: null } },
      })
      assert.deepStrictEqual(rejected, [])
      assert.deepStrictEqual(
        [rows("events").length, rows("ticket_types").length, rows("orders").length, rows("tickets").length],
        [1, 4, 1, 2],
      )
    }),
  )

  it.effect("take the ticket type of today's documents", () =>
    Effect.gen(function* () {
      const event = { ...fixture("seed-000/event"), ticket_types: [fixture("seed-004/ticket_type")] }
      const none = { data: [], links: { next: null, previous: null } }
      const { rejected, rows } = yield* readVerbatim({
        "/v1/events": { data: [event], links: { next: null, previous: null } },
        "/v1/orders": none,
        "/v1/issued_tickets": none,
      })
      assert.deepStrictEqual(rejected, [])
      assert.strictEqual(rows("ticket_types").length, 1)
    }),
  )
})

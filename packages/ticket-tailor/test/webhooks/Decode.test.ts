import { assert, describe, it } from "@effect/vitest"
import { disagreements, hurry, indexRows } from "@boxport/connector/testing"
import { Instant, type Json, type JsonObject, tableNames } from "@boxport/model"
import { decode, type TicketTailorEvent } from "@boxport/ticket-tailor/webhooks"
import { Effect, Redacted, Schema, Stream } from "effect"
import { fixture } from "../support/fixtures.ts"
import { twinAndSource } from "../support/subject.ts"
import { decoded, delivered } from "./support.ts"

const signup: JsonObject = {
  object: "waitlist_signup",
  id: "wl_7",
  created_at: { iso: "2026-04-30T10:00:00+01:00", unix: 1_777_539_600 },
  email: "ben@example.org",
  event_id: "ev_41011",
  name: "Ben Sample",
  notified_date: null,
}

/** Every event that the platform names (seed 000, Webhooks, Introduction; notes 3), with the resource that it delivers. */
const named: ReadonlyArray<readonly [TicketTailorEvent["_tag"], JsonObject]> = [
  ["ORDER.CREATED", fixture("seed-000/order")],
  ["ORDER.UPDATED", fixture("seed-000/order")],
  ["ISSUED_TICKET.CREATED", fixture("seed-000/issued_ticket")],
  ["ISSUED_TICKET.UPDATED", fixture("seed-000/issued_ticket")],
  ["EVENT.CREATED", fixture("seed-000/event")],
  ["EVENT.UPDATED", fixture("seed-000/event")],
  ["EVENT.DELETED", fixture("seed-000/event")],
  ["WAITLIST_SIGNUP.CREATED", signup],
  ["ISSUED_MEMBERSHIP.CREATED", { object: "issued_membership", id: "im_1", code: "M-1" }],
  ["ISSUED_MEMBERSHIP.UPDATED", { object: "issued_membership", id: "im_1", code: "M-1" }],
]

describe("a delivery", () => {
  it.effect("of each event that the platform names is told by it, with envelope and payload", () =>
    Effect.gen(function* () {
      for (const [name, payload] of named) {
        const { at, event, key, rejected } = yield* delivered(name, payload)
        assert.strictEqual(event._tag, name)
        assert.deepStrictEqual(rejected, [], name)
        assert.deepStrictEqual<unknown>(event.payload, payload)
        assert.deepInclude(event, { id: "wh_1", event: name, created_at: "2026-05-01 18:00:00" })
        assert.match(event.resource_url ?? "", /^https:\/\/api\.tickettailor\.com\/v1\//)
        assert.strictEqual(key, "ticket-tailor/wh_1")
        assert.strictEqual(at, Instant.fromIso("2026-05-01T18:00:00Z"))
      }
    }),
  )

  it.effect("of a name in other letters is that event", () =>
    Effect.gen(function* () {
      const { event } = yield* delivered("order.created", fixture("seed-000/order"))
      assert.deepInclude(event, { _tag: "ORDER.CREATED", event: "order.created" })
    }),
  )

  it.effect("has the types of its event", () =>
    Effect.gen(function* () {
      const { event } = yield* delivered("ORDER.CREATED", fixture("seed-000/order"))
      if (event._tag !== "ORDER.CREATED") return assert.fail(event._tag)
      assert.strictEqual(event.payload.issued_tickets?.[1]?.barcode, "Mn04t")
      assert.strictEqual(event.payload.line_items?.[0]?.quantity, 2)
    }),
  )

  it.effect("of an order gives it with its lines, tickets and answers", () =>
    Effect.gen(function* () {
      const answered = { custom_questions: [{ question: "Diet?", answer: "Nuts" }] }
      const order = fixture("seed-000/order")
      const buyer = { ...(yield* Schema.decodeUnknownEffect(Schema.JsonObject)(order["buyer_details"])), ...answered }
      const line = { id: "li_1", item_id: "tt_9", type: "ticket", total: 850, quantity: 1 }
      const { missing, rows, subject } = yield* delivered("ORDER.UPDATED", {
        ...order,
        buyer_details: buyer,
        line_items: [line],
      })
      assert.strictEqual(subject, "orders/ticket-tailor:or_737383")
      assert.deepInclude(rows.orders?.[0], { event_id: "ticket-tailor:ev_41011", status: "completed", currency: "GBP" })
      assert.deepInclude(rows.order_lines?.[0], {
        ticket_type_id: "ticket-tailor:ev_41011/tt_9",
        total_amount: 850n,
      })
      assert.deepStrictEqual(
        rows.tickets?.map(({ id, order_id, ticket_type_id }) => [id, order_id, ticket_type_id]),
        ["50229", "50230"].map((number) => [
          `ticket-tailor:it_${number}`,
          "ticket-tailor:or_737383",
          "ticket-tailor:ev_41011/tt_230687",
        ]),
      )
      assert.deepInclude(rows.answers?.[0], { order_id: "ticket-tailor:or_737383", value: "Nuts" })
      assert.deepStrictEqual(missing, [])
    }),
  )

  it.effect("of a ticket that is in says that it cannot tell since when", () =>
    Effect.gen(function* () {
      const ticket = { ...fixture("seed-000/issued_ticket"), checked_in: "true", status: "voided" }
      const { missing, rows } = yield* delivered("ISSUED_TICKET.UPDATED", ticket)
      assert.deepInclude(rows.tickets?.[0], { checked_in: true, checked_in_at: null, status: "void" })
      assert.includeMembers(
        missing.map(({ what }) => what),
        ["tickets.checked_in_at"],
      )
    }),
  )

  it.effect("of a ticket with a price in no currency keeps the number, and makes no amount of it", () =>
    Effect.gen(function* () {
      const ticket = fixture("seed-000/issued_ticket")
      const bare = yield* delivered("ISSUED_TICKET.CREATED", { ...ticket, listed_price: 1250 })
      assert.deepStrictEqual(bare.rejected, [])
      assert.deepInclude(bare.rows.tickets?.[0], { price_amount: null, currency: null })
      assert.strictEqual(bare.rows.tickets?.[0]?.extra?.["listed_price"], 1250)
      assert.deepStrictEqual(
        bare.missing.map(({ what }) => what),
        ["tickets.currency", "tickets.price_amount"],
      )
      const priced = { ...ticket, listed_price: 1250, listed_currency: { code: "jpy", base_multiplier: 1 } }
      const { missing, rows } = yield* delivered("ISSUED_TICKET.CREATED", priced)
      assert.deepInclude(rows.tickets?.[0], { price_amount: 1250n, currency: "JPY" })
      assert.notProperty(rows.tickets?.[0]?.extra ?? {}, "listed_price")
      assert.deepStrictEqual(missing, [])
    }),
  )

  it.effect("of a deleted occurrence says which rows are no more, and gives none", () =>
    Effect.gen(function* () {
      const { removed, rows, subject } = yield* delivered("EVENT.DELETED", fixture("seed-000/event"))
      assert.deepStrictEqual(rows, {})
      assert.deepStrictEqual(removed[0], { table: "events", id: "ticket-tailor:ev_32" })
      assert.deepInclude(removed, { table: "ticket_types", id: "ticket-tailor:ev_32/tt_230656" })
      assert.strictEqual(removed.length, 5)
      assert.strictEqual(subject, "events/ticket-tailor:ev_32")
    }),
  )

  it.effect("of an occurrence names the box office only when that is told", () =>
    Effect.gen(function* () {
      const event = fixture("seed-000/event")
      const silent = yield* delivered("EVENT.UPDATED", event)
      assert.isNull(silent.rows.events?.[0]?.account)
      assert.deepStrictEqual(
        silent.missing.map(({ what }) => what),
        ["events.account"],
      )
      const told = yield* delivered("EVENT.UPDATED", event, { account: "Larkfield" })
      assert.strictEqual(told.rows.events?.[0]?.account, "Larkfield")
      assert.deepStrictEqual(told.missing, [])
    }),
  )

  it.effect("of somebody who waits is a contact", () =>
    Effect.gen(function* () {
      const { rows, subject } = yield* delivered("WAITLIST_SIGNUP.CREATED", signup)
      assert.deepInclude(rows.contacts?.[0], {
        kind: "waitlist",
        event_id: "ticket-tailor:ev_41011",
        name: "Ben Sample",
      })
      assert.strictEqual(subject, "contacts/ticket-tailor:waitlist/wl_7")
    }),
  )
})

describe("what is not as expected", () => {
  it.effect("a record that cannot be taken is set aside with its reason, and the event is still told", () =>
    Effect.gen(function* () {
      const { event, rejected, rows } = yield* delivered("ORDER.CREATED", {
        ...fixture("seed-000/order"),
        total: { not: "a number" },
      })
      if (event._tag !== "Unknown") return assert.fail(event._tag)
      assert.strictEqual(event.event, "ORDER.CREATED")
      assert.deepStrictEqual(
        event.problems.map(({ path }) => path),
        ["total", "total"].slice(0, event.problems.length),
      )
      assert.deepInclude(rejected[0], { resource: "orders", nativeId: "or_737383", path: "total" })
      assert.deepStrictEqual(rows, {})
      const line = { id: "li_1", total: [] }
      const partly = yield* delivered("ORDER.CREATED", { ...fixture("seed-000/order"), line_items: [line] })
      assert.deepInclude(partly.rejected[0], { resource: "line_items", nativeId: "li_1" })
      assert.strictEqual(partly.rows.tickets?.length, 2)
      assert.strictEqual(partly.event._tag, "Unknown")
    }),
  )

  it.effect("a body that is no delivery is an error that says where, and holds none of it", () =>
    Effect.gen(function* () {
      for (const body of [null, [], "CANARY", 1, {}, { event: null, id: "CANARY" }, { payload: { id: "CANARY" } }]) {
        const error = yield* Effect.flip(decoded(body))
        assert.strictEqual(error.reason._tag, "UnexpectedBody", JSON.stringify(body))
        assert.notInclude(`${error.message} ${JSON.stringify(error)}`, "CANARY")
        assert.strictEqual(error.status, 400)
      }
      const broken = yield* Effect.flip(decode({ headers: new Headers(), body: new TextEncoder().encode('{"CANARY') }))
      assert.strictEqual(broken.reason._tag, "NotJson")
      assert.notInclude(`${broken.message} ${JSON.stringify(broken)}`, "CANARY")
      const latin = yield* Effect.flip(
        decode({ headers: new Headers(), body: Uint8Array.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]) }),
      )
      assert.strictEqual(latin.reason._tag, "NotJson")
    }),
  )

  it.effect("a delivery without an id is known by its bytes", () =>
    Effect.gen(function* () {
      const one = yield* decoded({ event: "ORDER.CREATED", payload: fixture("seed-000/order") })
      const same = yield* decoded({ event: "ORDER.CREATED", payload: fixture("seed-000/order") })
      const other = yield* decoded({ event: "ORDER.UPDATED", payload: fixture("seed-000/order") })
      assert.match(one.key, /^ticket-tailor\/[0-9a-f]{64}$/)
      assert.strictEqual(same.key, one.key)
      assert.notStrictEqual(other.key, one.key)
      assert.isNull(one.at)
    }),
  )

  it.effect.prop(
    "an event of any other name survives with its payload, and so does any payload",
    { event: Schema.NonEmptyString, payload: Schema.Json, known: Schema.Literals(named.map(([name]) => name)) },
    ({ event, known, payload }) =>
      Effect.gen(function* () {
        const same: Json = JSON.parse(JSON.stringify(payload))
        const other = yield* decoded({ id: "wh_9", event, payload: same })
        if (!named.some(([name]) => name === event.toUpperCase())) {
          if (other.event._tag !== "Unknown") return assert.fail(other.event._tag)
          assert.deepStrictEqual(other.event.problems, [])
        }
        assert.strictEqual(other.event.event, event)
        assert.deepStrictEqual<unknown>(other.event.payload, same)
        const odd = yield* decoded({ id: "wh_9", event: known, payload: same })
        assert.deepStrictEqual<unknown>(odd.event.payload, same)
        assert.isTrue(odd.event._tag === known || odd.event._tag === "Unknown")
      }),
    { arbitrary: { runs: 80 } },
  )
})

const listed = (url: string, key: string, path: string) =>
  Effect.gen(function* () {
    const records: Array<JsonObject> = []
    let after = ""
    for (;;) {
      const response = yield* Effect.promise(() =>
        fetch(`${url}/v1/${path}?limit=100${after}`, { headers: { authorization: `Basic ${btoa(`${key}:`)}` } }),
      )
      const { data } = yield* Effect.flatMap(
        Effect.promise(() => response.json()),
        Schema.decodeUnknownEffect(Schema.Struct({ data: Schema.Array(Schema.JsonObject) })),
      )
      records.push(...data)
      const last = data.at(-1)
      if (last === undefined) return records
      after = `&starting_after=${String(last["id"])}`
    }
  })

describe("an account", () => {
  for (const [world, shapes] of [
    ["own", "live"],
    ["own", "seed-2023"],
    ["own", "seed-2020"],
    ["shared", "live"],
  ] as const) {
    it.effect(`gives the rows of an export, record by record, through its webhooks (${world} world, ${shapes})`, () =>
      Effect.gen(function* () {
        const { source, twin } = yield* twinAndSource({ world, shapes, orders: 120, limits: null })
        const readings = yield* hurry(
          Stream.runCollect(source.read({ events: [], tables: new Set(tableNames), raw: false })),
        )
        const exported = indexRows(readings.flatMap((reading) => (reading._tag === "Page" ? [reading.rows] : [])))
        const { name } = yield* source.account
        const key = Redacted.value(twin.key)
        const counts = { orders: 0, tickets: 0, events: 0 }
        for (const [path, event] of [
          ["orders", "ORDER.UPDATED"],
          ["issued_tickets", "ISSUED_TICKET.UPDATED"],
          ["events", "EVENT.UPDATED"],
        ] as const) {
          for (const payload of yield* listed(twin.url, key, path)) {
            const delivery = yield* delivered(event, payload, name === null ? {} : { account: name })
            assert.deepStrictEqual(disagreements(delivery, exported), [], JSON.stringify(delivery.missing))
            assert.deepStrictEqual(delivery.rejected, [])
            counts.orders += delivery.rows.orders?.length ?? 0
            counts.tickets += delivery.rows.tickets?.length ?? 0
            counts.events += delivery.rows.events?.length ?? 0
          }
        }
        assert.strictEqual(counts.orders, exported.get("orders")?.size)
        assert.strictEqual(counts.events, exported.get("events")?.size)
        assert.isAtLeast(counts.tickets, exported.get("tickets")?.size ?? Infinity)
      }),
    )
  }
})

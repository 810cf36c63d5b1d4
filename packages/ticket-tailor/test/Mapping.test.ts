import { assert, describe, it } from "@effect/vitest"
import { Budgets, type ConnectorError, type Reading, type Rejected, Transport, type Warning } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import {
  type Json,
  type JsonObject,
  type Order,
  type OrderLine,
  type Rows,
  type TableName,
  tableNames,
} from "@boxport/model"
import { makeSource } from "@boxport/ticket-tailor"
import { Effect, Layer, Redacted, Schema, Stream } from "effect"
import { fixture } from "./support/fixtures.ts"

/** What a box office holds, by path. A list is served as one page. */
type BoxOffice = { readonly [path: string]: ReadonlyArray<Json> | JsonObject }

/** A box office without a network. */
const serving = (boxOffice: BoxOffice) =>
  Layer.succeed(
    Transport,
    Transport.of({
      send: ({ url }) =>
        Effect.sync(() => {
          const found = boxOffice[url.pathname]
          const body = Array.isArray(found) ? { data: found, links: { next: null } } : found
          return { status: found === undefined ? 404 : 200, headers: {}, body: JSON.stringify(body ?? {}) }
        }),
    }),
  )

const event: JsonObject = fixture("seed-000/event")
const order: JsonObject = fixture("seed-000/order")
const ticket: JsonObject = fixture("seed-000/issued_ticket")
const eventId = "ev_32"

/** Reads a box office of one event and these things; `secrets` are named, and native records then read too. */
const read = (things: BoxOffice, secrets: ReadonlyArray<string> = []) =>
  Effect.gen(function* () {
    const source = yield* makeSource({ connection: "old", platform: "ticket-tailor", apiKey: Redacted.make("sk") })
    const readings = yield* Stream.runCollect(
      source.read({
        events: [],
        tables: new Set(tableNames),
        raw: secrets.length > 0,
        secrets: new Set(secrets),
      }),
    )
    const pages = readings.flatMap((reading): ReadonlyArray<Extract<Reading, { _tag: "Page" }>> =>
      reading._tag === "Page" ? [reading] : [],
    )
    return {
      rows: <Name extends TableName>(table: Name) =>
        pages.flatMap(({ rows }): ReadonlyArray<Rows[Name]> => rows[table] ?? []),
      raw: (resource: string) => pages.flatMap(({ raw }) => raw[resource] ?? []),
      rejected: pages.flatMap(({ rejected }): ReadonlyArray<Rejected> => rejected),
      warnings: readings.flatMap((reading): ReadonlyArray<Warning> =>
        reading._tag === "Begin" ? [] : reading.warnings,
      ),
    }
  }).pipe(
    Effect.provide([
      serving({
        "/v1/overview": { box_office_name: "Larkfield" },
        "/v1/events": [event],
        "/v1/orders": [],
        "/v1/issued_tickets": [],
        ...things,
      }),
      Budgets.layer,
    ]),
    hurry,
  )

const summary = { id: eventId, name: "x" }
const line = (fields: JsonObject): JsonObject => ({
  object: "line_item",
  id: "li_1",
  booking_fee: 0,
  quantity: 1,
  ...fields,
})

/** The row of an order with these fields in the place of the sample's. */
const orderRow = (fields: JsonObject): Effect.Effect<Order, ConnectorError> =>
  Effect.map(read({ "/v1/orders": [{ ...order, event_summary: summary, ...fields }] }), ({ rejected, rows }) => {
    assert.deepStrictEqual(rejected, [])
    return rows("orders")[0] ?? assert.fail("no order")
  })

const lineRow = (fields: JsonObject): Effect.Effect<OrderLine, ConnectorError> =>
  Effect.map(
    read({ "/v1/orders": [{ ...order, event_summary: summary, line_items: [line(fields)] }] }),
    ({ rows }) => rows("order_lines")[0] ?? assert.fail("no line"),
  )

describe("orders", () => {
  it.effect("have the status that their own word and the refund tell", () =>
    Effect.gen(function* () {
      const cases: ReadonlyArray<readonly [JsonObject, Order["status"]]> = [
        [{ status: "completed" }, "completed"],
        [{ status: "completed", total: 1000, total_paid: 1000, refund_amount: 400 }, "partially_refunded"],
        [{ status: "completed", total: 1000, total_paid: 1000, refund_amount: 1000 }, "refunded"],
        [{ status: "completed", total: 1000, refund_amount: 1000 }, "refunded"],
        [{ status: "completed", total: 1500, total_paid: 1000, refund_amount: 1000 }, "refunded"],
        [{ status: "cancelled", total: 1000, total_paid: 1000, refund_amount: 1000 }, "cancelled"],
        [{ status: "canceled" }, "cancelled"],
        [{ status: "pending" }, "pending"],
        [{ status: "dreaming" }, "unknown"],
        [{ status: null }, "unknown"],
      ]
      for (const [fields, status] of cases) assert.strictEqual((yield* orderRow(fields)).status, status)
      assert.strictEqual((yield* orderRow({ status: "dreaming" })).extra?.["status"], "dreaming")
    }),
  )

  it.effect("have amounts in the currency's minor units, whatever the platform's multiplier", () =>
    Effect.gen(function* () {
      const amounts = { subtotal: 1000, tax: 200, total: 1200, total_paid: 1200, refund_amount: 0 }
      const of = (code: string, base_multiplier: Json) => orderRow({ ...amounts, currency: { code, base_multiplier } })
      assert.strictEqual((yield* of("gbp", 100)).total_amount, 1200n)
      assert.strictEqual((yield* of("jpy", 1)).total_amount, 1200n)
      // One forint is a hundred of ISO's minor units, whatever a platform counts in.
      assert.strictEqual((yield* of("huf", 1)).total_amount, 120_000n)
      assert.strictEqual((yield* of("GBP", "100")).subtotal_amount, 1000n)
      assert.strictEqual((yield* orderRow({ ...amounts, currency: "eur" })).currency, "EUR")
      // Without a currency of its own, the event's holds.
      assert.strictEqual((yield* orderRow({ ...amounts, currency: null })).currency, "GBP")
    }),
  )

  it.effect("count fees and discounts from their lines, and say nothing where no line does", () =>
    Effect.gen(function* () {
      const lines = [
        line({ id: "li_1", type: "ticket", value: 1000, total: 2300, quantity: 2, booking_fee: 150 }),
        line({ id: "li_2", type: "transaction_charge", value: 99, total: 99 }),
        line({
          id: "li_3",
          type: "gift_card",
          value: -500,
          total: -500,
          description: "Early birds (before May) (BIRD-5)",
        }),
      ]
      const row = yield* orderRow({ line_items: lines })
      assert.deepStrictEqual([row.fee_amount, row.discount_amount, row.discount_code], [399n, 500n, "BIRD-5"])
      // A fee of the whole line, as the line's own total shows.
      const whole = yield* orderRow({
        line_items: [line({ type: "ticket", value: 1000, total: 2150, quantity: 2, booking_fee: 150 })],
      })
      assert.strictEqual(whole.fee_amount, 150n)
      const silent = yield* orderRow({ line_items: [] })
      assert.deepStrictEqual([silent.fee_amount, silent.discount_amount, silent.discount_code], [null, null, null])
    }),
  )

  it.effect("take every shape of a missing thing: null, empty text, PHP's empty list, placeholders", () =>
    Effect.gen(function* () {
      const row = yield* orderRow({
        buyer_details: [],
        event_summary: [],
        payment_method: [],
        meta_data: [],
        referral_tag: "",
        txn_id: "--",
        created_at: "",
      })
      assert.deepStrictEqual(
        [
          row.buyer_name,
          row.event_id,
          row.payment_method,
          row.payment_reference,
          row.source,
          row.created_at,
          row.extra,
        ],
        [null, null, null, null, null, null, null],
      )
    }),
  )

  it.effect("take numbers and booleans as text, and text as it is", () =>
    Effect.gen(function* () {
      const row = yield* orderRow({
        total: "1250",
        created_at: "1587042691",
        buyer_details: {
          name: "  =Ŝömé\none ",
          email: "A@B.C",
          phone: 7_700_900_123,
          address: { address_1: "x", address_3: "y" },
        },
      })
      assert.deepStrictEqual(
        [row.total_amount, row.created_at, row.buyer_name, row.buyer_email, row.buyer_phone, row.buyer_street],
        [1250n, 1_587_042_691_000_000, "  =Ŝömé\none ", "A@B.C", "7700900123", "x, y"],
      )
    }),
  )

  it.effect("keep what has no column in extra, under its own name", () =>
    Effect.gen(function* () {
      const row = yield* orderRow({ brand_new: { deep: [1, { x: "y" }] }, notes: "call first", meta_data: { a: 1 } })
      assert.deepStrictEqual(row.extra, {
        brand_new: { deep: [1, { x: "y" }] },
        notes: "call first",
        meta_data: { a: 1 },
        payment_method: { external_id: "till@example.org", id: "pm_6722" },
      })
    }),
  )

  it.effect("have lines of the kinds the model knows, with the platform's signs", () =>
    Effect.gen(function* () {
      const kinds: ReadonlyArray<readonly [string, string | null, OrderLine["kind"]]> = [
        ["ticket", "tt_1", "ticket"],
        ["ticket", "pr_1", "product"],
        ["transaction_charge", null, "fee"],
        ["gift_card", null, "discount"],
        ["tax", null, "tax"],
        ["donation", null, "donation"],
        ["void", null, "void"],
        ["raffle", null, "unknown"],
      ]
      for (const [type, item_id, kind] of kinds) assert.strictEqual((yield* lineRow({ type, item_id })).kind, kind)
      const discount = yield* lineRow({ type: "gift_card", value: -250, total: -500, quantity: 2 })
      assert.deepStrictEqual([discount.unit_amount, discount.total_amount, discount.quantity], [-250n, -500n, 2])
      assert.strictEqual((yield* lineRow({ type: "raffle" })).extra?.["type"], "raffle")
    }),
  )

  it.effect("point at the ticket type of their event, or keep its id where there is none any more", () =>
    Effect.gen(function* () {
      const known = yield* lineRow({ type: "ticket", item_id: "tt_230656" })
      assert.deepStrictEqual(
        [known.ticket_type_id, known.extra?.["item_id"]],
        ["ticket-tailor:ev_32/tt_230656", undefined],
      )
      const gone = yield* lineRow({ type: "ticket", item_id: "tt_9" })
      assert.deepStrictEqual([gone.ticket_type_id, gone.extra?.["item_id"]], [null, "tt_9"])
    }),
  )
})

describe("what is broken", () => {
  const rejectedFrom = (fields: JsonObject) => read({ "/v1/orders": [{ ...order, event_summary: summary, ...fields }] })

  it.effect("is set aside with the path of the bad field, never with a secret, and alone", () =>
    Effect.gen(function* () {
      const cases: ReadonlyArray<readonly [JsonObject, string, string]> = [
        [{ total: "12.50" }, "orders", "total"],
        [{ created_at: "yesterday" }, "orders", "created_at"],
        [{ currency: { code: "xyz", base_multiplier: 100 } }, "orders", "currency.code"],
        [{ buyer_details: { email: {} } }, "orders", "buyer_details.email"],
        [{ line_items: [line({ total: 1.5 })] }, "line_items", "total"],
        [{ issued_tickets: [{ ...ticket, voided_at: "soon" }] }, "issued_tickets", "voided_at"],
      ]
      for (const [fields, resource, path] of cases) {
        const { rejected } = yield* rejectedFrom(fields)
        assert.deepStrictEqual(
          rejected.map((one) => [one.resource, one.path]),
          [[resource, path]],
        )
      }
    }),
  )

  it.effect("rejects a part, not its order", () =>
    Effect.gen(function* () {
      const { rejected, rows } = yield* rejectedFrom({
        issued_tickets: [ticket, { ...ticket, id: "it_2", listed_price: "much", listed_currency: "gbp" }],
        line_items: [line({ id: "li_1" }), line({ id: "li_2", quantity: "two" }), 17],
      })
      assert.deepStrictEqual(rejected.map(({ nativeId }) => nativeId).toSorted(), ["it_2", "li_2", null])
      assert.deepStrictEqual([rows("orders").length, rows("tickets").length, rows("order_lines").length], [1, 1, 1])
    }),
  )

  it.effect("does not take the tickets of a broken order with it", () =>
    Effect.gen(function* () {
      const { rejected, rows } = yield* rejectedFrom({
        total: "much",
        issued_tickets: [{ ...ticket, event_id: eventId }],
      })
      assert.strictEqual(rejected.length, 1)
      const [row] = rows("tickets")
      assert.deepStrictEqual([row?.order_id, row?.extra?.["order_id"]], [null, ticket["order_id"]])
    }),
  )
})

describe("tickets", () => {
  const ticketRow = (fields: JsonObject) =>
    Effect.map(
      read({
        "/v1/orders": [
          { ...order, event_summary: summary, issued_tickets: [{ ...ticket, event_id: eventId, ...fields }] },
        ],
      }),
      ({ rows }) => rows("tickets")[0] ?? assert.fail("no ticket"),
    )

  it.effect("are valid, void, or of a word that is kept", () =>
    Effect.gen(function* () {
      const statuses: ReadonlyArray<string> = ["valid", "void", "voided", "frozen"]
      const rows = yield* Effect.forEach(statuses, (status) => ticketRow({ status }))
      assert.deepStrictEqual(
        rows.map(({ status }) => status),
        ["valid", "void", "void", "unknown"],
      )
      assert.strictEqual(rows[3]?.extra?.["status"], "frozen")
    }),
  )

  it.effect("are named by their full name, else by its parts, else not at all", () =>
    Effect.gen(function* () {
      const names: ReadonlyArray<JsonObject> = [
        { full_name: "Ada B", first_name: "A", last_name: "B" },
        { full_name: null, first_name: "A", last_name: "B" },
        { full_name: "", first_name: null, last_name: "B" },
        { full_name: null, first_name: null, last_name: "-" },
      ]
      const rows = yield* Effect.forEach(names, ticketRow)
      assert.deepStrictEqual(
        rows.map(({ attendee_name }) => attendee_name),
        ["Ada B", "A B", "B", null],
      )
    }),
  )

  it.effect("have the listed price in its own currency, and the order's currency without one", () =>
    Effect.gen(function* () {
      const priced = yield* ticketRow({ listed_price: 500, listed_currency: { code: "jpy", base_multiplier: 1 } })
      assert.deepStrictEqual([priced.price_amount, priced.currency], [500n, "JPY"])
      const free = yield* ticketRow({})
      assert.deepStrictEqual([free.price_amount, free.currency], [null, "GBP"])
    }),
  )

  it.effect("were last checked in when their scans say, while they are in", () =>
    Effect.gen(function* () {
      const scans = (...quantities: ReadonlyArray<number>) =>
        quantities.map((quantity, n): JsonObject => ({
          id: `ci_${n}`,
          issued_ticket_id: ticket["id"] ?? null,
          event_id: eventId,
          quantity,
          check_in_at: 1_600_000_000 + n * 60,
          created_at: 1_600_000_500,
        }))
      const rowWith = (checked_in: string | null, ...quantities: ReadonlyArray<number>) =>
        Effect.map(
          read({
            "/v1/check_ins": scans(...quantities),
            "/v1/orders": [
              { ...order, event_summary: summary, issued_tickets: [{ ...ticket, event_id: eventId, checked_in }] },
            ],
          }),
          ({ rows }) => ({ ticket: rows("tickets")[0], checkIns: rows("check_ins") }),
        )
      const inAgain = yield* rowWith("true", 1, -1, 1)
      assert.deepStrictEqual([inAgain.ticket?.checked_in, inAgain.ticket?.checked_in_at], [true, 1_600_000_120_000_000])
      assert.deepStrictEqual(
        inAgain.checkIns.map(({ quantity }) => quantity),
        [1, -1, 1],
      )
      assert.isTrue(inAgain.checkIns.every(({ ticket_id }) => ticket_id === inAgain.ticket?.id))
      const out = yield* rowWith("false", 1, -1)
      assert.deepStrictEqual([out.ticket?.checked_in, out.ticket?.checked_in_at], [false, null])
      // The shapes of 2020 have no checked_in; the scans tell.
      assert.isTrue((yield* rowWith(null, 1)).ticket?.checked_in)
      assert.isNull((yield* rowWith(null)).ticket?.checked_in)
    }),
  )

  it.effect("carry their answers, with the position as the question's id", () =>
    Effect.gen(function* () {
      const custom_questions = [
        { question: "Diet?", answer: "Vegan, No nuts" },
        { question: "Ramp?", answer: null },
        { question: "Team", answer: "=1+1" },
      ]
      const { rows } = yield* read({
        "/v1/orders": [
          { ...order, event_summary: summary, issued_tickets: [{ ...ticket, event_id: eventId, custom_questions }] },
        ],
      })
      assert.deepStrictEqual(
        rows("answers").map(({ id, question_id, question_title, value, values }) => [
          id,
          question_id,
          question_title,
          value,
          values,
        ]),
        [
          [`ticket-tailor:${String(ticket["id"])}/0`, null, "Diet?", "Vegan, No nuts", []],
          [`ticket-tailor:${String(ticket["id"])}/2`, null, "Team", "=1+1", []],
        ],
      )
    }),
  )

  it.effect("that the platform masks are counted in a warning", () =>
    Effect.gen(function* () {
      const masked = { ...ticket, event_id: eventId, full_name: "****", email: "a****@b.c" }
      const { warnings } = yield* read({
        "/v1/orders": [{ ...order, event_summary: summary, issued_tickets: [masked, { ...masked, id: "it_2" }] }],
      })
      const found = warnings.find(({ code }) => code === "masked_names")
      assert.deepStrictEqual([found?.count, found?.attention], [2, true])
    }),
  )
})

describe("events and ticket types", () => {
  const eventRows = (fields: JsonObject) =>
    Effect.map(read({ "/v1/events": [{ ...event, ...fields }] }), ({ rejected, rows }) => ({
      event: rows("events")[0],
      types: rows("ticket_types"),
      rejected,
    }))

  it.effect("take all five forms of a moment", () =>
    Effect.gen(function* () {
      const forms: ReadonlyArray<Json> = [
        1_588_352_400,
        "1588352400",
        { unix: 1_588_352_400 },
        { iso: "2020-05-01T18:00:00+01:00" },
        "2020-05-01T17:00:00Z",
        "2020-05-01 17:00:00",
      ]
      for (const start of forms) {
        const { event: row } = yield* eventRows({ start })
        assert.deepStrictEqual([row?.starts_at, row?.starts_local], [1_588_352_400_000_000, "2020-05-01T18:00:00"])
      }
      for (const start of ["", null, []]) assert.isNull((yield* eventRows({ start })).event?.starts_at)
    }),
  )

  it.effect("read the price's word or the price", () =>
    Effect.gen(function* () {
      const type = (fields: JsonObject): JsonObject => ({ object: "ticket_type", id: "tt_1", name: "x", ...fields })
      const cases: ReadonlyArray<readonly [JsonObject, string]> = [
        [{ type: "paid", price: 0 }, "paid"],
        [{ type: "free", price: 0 }, "free"],
        [{ type: "GA", price: 0 }, "free"],
        [{ type: "Seated", price: 100 }, "paid"],
        [{ price: null }, "unknown"],
        [{ price: { amount: 5 } }, "unknown"],
      ]
      for (const [fields, pricing] of cases) {
        const { rejected, types } = yield* eventRows({ ticket_types: [type(fields)] })
        assert.deepStrictEqual([types[0]?.pricing, rejected], [pricing, []])
      }
      const { types } = yield* eventRows({
        ticket_types: [type({ type: "GA", status: "MEMBERS_ONLY", access_code: "abc", price: { amount: 5 } })],
      })
      assert.deepStrictEqual(
        [types[0]?.status, types[0]?.secret, types[0]?.access_code, types[0]?.extra],
        ["members_only", true, "abc", { price: { amount: 5 }, type: "GA" }],
      )
    }),
  )

  it.effect("keep a zone and a status nobody knows, and go on", () =>
    Effect.gen(function* () {
      const { event: row } = yield* eventRows({ timezone: "Mars/Base", status: "postponed" })
      assert.deepStrictEqual(
        [row?.timezone, row?.extra?.["timezone"], row?.status, row?.extra?.["status"]],
        [null, "Mars/Base", "unknown", "postponed"],
      )
    }),
  )

  it.effect("drop the link that lets people in", () =>
    Effect.gen(function* () {
      const { event: row } = yield* eventRows({ online_link: "https://meet.example/secret" })
      assert.notInclude(
        JSON.stringify(row, (_, value) => (typeof value === "bigint" ? Number(value) : value)),
        "meet.example",
      )
    }),
  )

  it.effect("keep that link where it is named, and nowhere else", () =>
    Effect.gen(function* () {
      const link = "https://meet.example/secret"
      const broken = { ...event, id: "ev_2", created_at: "yesterday", online_link: link }
      for (const name of ["online_link", "events.online_link"]) {
        const { raw, rejected, rows } = yield* read(
          {
            "/v1/events": [{ ...event, online_link: link }, broken],
            "/v1/event_series": [{ ...event, id: "es_1", online_link: link }],
          },
          [name],
        )
        assert.deepStrictEqual(
          rows("events").map(({ extra, native_id }) => [native_id, extra?.["online_link"]]),
          [[eventId, link]],
        )
        assert.deepStrictEqual(
          [...raw("events"), ...raw("event_series")].map((record) => record["online_link"]),
          [link, link, link],
        )
        assert.deepStrictEqual(
          rejected.map(({ nativeId }) => nativeId),
          ["ev_2"],
        )
        assert.notInclude(JSON.stringify(rejected), "meet.example")
      }
      const { raw, rows } = yield* read({ "/v1/events": [{ ...event, online_link: link }] }, ["orders.online_link"])
      assert.deepStrictEqual([rows("events").length, raw("events").length], [1, 1])
      assert.notProperty(rows("events")[0]?.extra, "online_link")
      assert.notProperty(raw("events")[0], "online_link")
    }),
  )
})

describe("any amount", () => {
  it.effect.prop(
    "comes out as the number of minor units that went in",
    [Schema.Int.check(Schema.isBetween({ minimum: -1_000_000_000, maximum: 1_000_000_000 }))],
    ([total]) =>
      Effect.gen(function* () {
        assert.strictEqual((yield* orderRow({ total })).total_amount, BigInt(total))
      }),
    { arbitrary: { runs: 30 } },
  )
})

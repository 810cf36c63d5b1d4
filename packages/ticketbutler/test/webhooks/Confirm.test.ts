import { assert, describe, it } from "@effect/vitest"
import type { Json, JsonObject } from "@boxport/model"
import { decode, receive, type TicketbutlerEvent } from "@boxport/ticketbutler/webhooks"
import { Effect, Schema } from "effect"
import { dashes, detail, event, order, question, ticket, type, uuid } from "../support/records.ts"
import { clientOf, delivered, type Has, messageOf, sample } from "./support.ts"

const orderId = uuid("order")
const ticketId = uuid("ticket", 1)
const eventId = `ticketbutler:${event}`

/** An order alone, with its event and its tickets in it. */
const single = (more: JsonObject = {}): JsonObject =>
  order({
    event: { uuid: dashes(event), title: "Harbour concert" },
    tickets: [ticket(1), ticket(2)],
    order_lines: [],
    ...more,
  })

const has = (
  more: { readonly order?: JsonObject; readonly ticket?: JsonObject; readonly event?: JsonObject } = {},
): Has => ({
  events: { [event]: detail({ ticket_types: [type(1)], ...more.event }) },
  orders: { [orderId]: single(more.order) },
  tickets: { [ticketId]: ticket(1, more.ticket) },
})

const eventData = { uuid: dashes(event), title: "Harbour concert", summary: "", description: "" }
const purchaseData = { uuid: dashes(orderId), order_id: "7g1", state: "PAID", tickets: [] }
const ticketData = { uuid: dashes(ticketId), full_name: "Ada" }

/** Every action of the seed (002, Actions), with data that go with it. */
const named: ReadonlyArray<readonly [TicketbutlerEvent["_tag"], Json]> = [
  ["all", { anything: 1 }],
  ["event.all", eventData],
  ["event.added", eventData],
  ["event.updated", eventData],
  ["event.removed", eventData],
  ["purchase.all", purchaseData],
  ["purchase.paid", purchaseData],
  ["purchase.cancelled", purchaseData],
  ["purchase.refunded", purchaseData],
  ["purchase.newsletter", sample("purchase-newsletter")["data"] ?? null],
  ["ticket.checkin", ticketData],
  ["ticket.paid", ticketData],
  ["ticket.refund", ticketData],
  ["ticket.updated", ticketData],
]

const whats = ({ missing }: { readonly missing: ReadonlyArray<{ readonly what: string }> }) =>
  missing.map(({ what }) => what)

describe("a delivery", () => {
  it.effect("of each action that the platform names is told by it, with envelope and data", () =>
    Effect.gen(function* () {
      for (const [action, data] of named) {
        const delivery = yield* delivered(action, data, has())
        assert.deepInclude(delivery.event, {
          _tag: action,
          action,
          scope: "team",
          live: true,
          whitelabel: "Ticketbutler",
        })
        assert.deepStrictEqual<unknown>(delivery.event.data, data)
        assert.deepStrictEqual(delivery.rejected, [], action)
        assert.isTrue(delivery.key.startsWith("ticketbutler/7b9d6a10-4f0e-4c52-9a64-2f6f3a1c8e77/"))
        assert.isNull(delivery.at)
      }
    }),
  )

  it.effect("is read as the seed shows it", () =>
    Effect.gen(function* () {
      const updated = yield* decode(messageOf(sample("event-updated")))
      assert.deepInclude(updated, { _tag: "event.updated", uuid: "5c0f7d1e-93a4-4b6f-8e02-6a7d41b9c3f8" })
      const newsletter = yield* decode(messageOf(sample("purchase-newsletter")))
      if (newsletter._tag !== "purchase.newsletter") return assert.fail(newsletter._tag)
      assert.strictEqual(newsletter.data.Tickets?.[1]?.["Fornavn"], "Bo")
      // An envelope may have an id and no uuid, a team in place of a whitelabel.
      const { uuid: _uuid, whitelabel: _whitelabel, ...rest } = sample("event-updated")
      const team = yield* decode(messageOf({ ...rest, team: { uuid: "t", title: "Acme" } }))
      assert.deepInclude(team, {
        uuid: "5c0f7d1e-93a4-4b6f-8e02-6a7d41b9c3f8",
        whitelabel: null,
        confirmation: "unconfirmed",
      })
      assert.deepStrictEqual(team.team, { uuid: "t", title: "Acme" })
    }),
  )

  it.effect("of an event gives it as the platform has it, with types and questions", () =>
    Effect.gen(function* () {
      const asked = { uuid: uuid("asked"), active: true, questions: [question(1)] }
      const delivery = yield* delivered(
        "event.updated",
        { ...eventData, title: "a lie" },
        has({ event: { ticket_types_questions: [asked] } }),
        { host: "acme.ticketbutler.example", currency: "dkk" },
      )
      assert.strictEqual(delivery.event.confirmation, "confirmed")
      assert.strictEqual(delivery.event.record?.["title"], "Harbour concert")
      assert.deepStrictEqual(delivery.asked, [`events/${event}`])
      const { rows } = delivery
      assert.deepInclude(rows.events?.[0], {
        id: eventId,
        title: "Harbour concert",
        account: "acme.ticketbutler.example",
        currency: "DKK",
        timezone: "Europe/Copenhagen",
      })
      assert.deepInclude(rows.ticket_types?.[0], { price_amount: 62_000n, admission: null, event_id: eventId })
      assert.deepInclude(rows.questions?.[0], { title: "Question 1", event_id: eventId })
      assert.includeMembers(whats(delivery), ["ticket_types.admission"])
      assert.notIncludeMembers(whats(delivery), ["events.account", "events.currency"])
      assert.strictEqual(delivery.subject, `events/${eventId}`)
    }),
  )

  it.effect("of an event in a currency that nobody tells keeps its prices as they are", () =>
    Effect.gen(function* () {
      const delivery = yield* delivered("event.added", eventData, has())
      assert.deepInclude(delivery.rows.ticket_types?.[0], { price_amount: null, currency: null })
      assert.strictEqual(delivery.rows.ticket_types?.[0]?.extra?.["price"], 620)
      assert.includeMembers(whats(delivery), ["events.account", "events.currency", "ticket_types.price_amount"])
    }),
  )

  it.effect("of an order gives it as the platform has it, with its tickets", () =>
    Effect.gen(function* () {
      const delivery = yield* delivered("purchase.paid", { ...purchaseData, state: "a lie" }, has())
      assert.deepStrictEqual(delivery.asked, [`orders/${orderId}`, `events/${event}`])
      assert.deepInclude(delivery.rows.orders?.[0], {
        id: `ticketbutler:${orderId}`,
        event_id: eventId,
        status: "completed",
        currency: "DKK",
        total_amount: 124_000n,
      })
      assert.deepStrictEqual(
        delivery.rows.tickets?.map(({ id, order_id, ticket_type_id }) => [id, order_id, ticket_type_id]),
        [1, 2].map((n) => [
          `ticketbutler:${uuid("ticket", n)}`,
          `ticketbutler:${orderId}`,
          `ticketbutler:${uuid("type", 1)}`,
        ]),
      )
      assert.strictEqual(delivery.subject, `orders/ticketbutler:${orderId}`)
    }),
  )

  it.effect("of an order that is told by its tickets alone is found by them", () =>
    Effect.gen(function* () {
      const byTicket = { order_id: "7g1", tickets: [{ uuid: dashes(ticketId), ticket_type: { price: "10.00" } }] }
      const delivery = yield* delivered("purchase.paid", byTicket, has())
      assert.deepStrictEqual(delivery.asked, [`tickets/${ticketId}`, `orders/${orderId}`, `events/${event}`])
      assert.strictEqual(delivery.event.confirmation, "confirmed")
      const byPurchase = { tickets: [{ purchase_uuid: orderId }] }
      assert.deepStrictEqual((yield* delivered("purchase.paid", byPurchase, has())).asked, [
        `orders/${orderId}`,
        `events/${event}`,
      ])
    }),
  )

  it.effect("of a ticket gives it as its order has it", () =>
    Effect.gen(function* () {
      const delivery = yield* delivered(
        "ticket.checkin",
        ticketData,
        has({ order: { tickets: [ticket(1, { checked_in: true }), ticket(2)] } }),
      )
      assert.deepStrictEqual(delivery.asked, [`tickets/${ticketId}`, `orders/${orderId}`, `events/${event}`])
      assert.strictEqual(delivery.rows.tickets?.length, 1)
      assert.deepInclude(delivery.rows.tickets?.[0], {
        id: `ticketbutler:${ticketId}`,
        order_id: `ticketbutler:${orderId}`,
        ticket_type_id: `ticketbutler:${uuid("type", 1)}`,
        price_amount: 62_000n,
        checked_in: true,
        status: "valid",
      })
      assert.strictEqual(delivery.subject, `tickets/ticketbutler:${ticketId}`)
    }),
  )

  it.effect("of a ticket has its own answers, and no others", () =>
    Effect.gen(function* () {
      const answered = (number: number) =>
        ticket(number, {
          ticket_answer_collection: {
            uuid: uuid("answers", number),
            answers: [
              { question_uuid: uuid("question", 1), question_heading: "Diet?", answer_value: `Nuts ${number}` },
            ],
          },
        })
      const tickets = [answered(1), answered(2)]
      const delivery = yield* delivered("ticket.updated", ticketData, has({ order: { tickets } }))
      assert.deepStrictEqual(
        delivery.rows.answers?.map(({ ticket_id, value }) => [ticket_id, value]),
        [[`ticketbutler:${ticketId}`, "Nuts 1"]],
      )
    }),
  )

  it.effect("of a ticket whose order or event cannot be had gives what there is, and says the rest", () =>
    Effect.gen(function* () {
      const alone = yield* delivered(
        "ticket.updated",
        { ticket: { uuid: ticketId } },
        { tickets: { [ticketId]: ticket(1) } },
      )
      assert.deepInclude(alone.rows.tickets?.[0], {
        order_id: null,
        event_id: null,
        ticket_type_id: null,
        currency: null,
      })
      assert.includeMembers(whats(alone), ["tickets.order_id", "tickets.event_id", "tickets.price_amount"])
      assert.strictEqual(alone.rows.tickets?.[0]?.extra?.["purchase_uuid"], orderId)
      const listed = { ...has(), orders: { [orderId]: single({ tickets: [] }) } }
      const found = yield* delivered("ticket.updated", ticketData, listed)
      assert.deepInclude(found.rows.tickets?.[0], {
        order_id: `ticketbutler:${orderId}`,
        event_id: eventId,
        ticket_type_id: `ticketbutler:${uuid("type", 1)}`,
        currency: "DKK",
      })
    }),
  )
})

describe("a delivery is confirmed", () => {
  const confirmation = (action: string, data: Json, account: Has) =>
    Effect.map(delivered(action, data, account), ({ event: { confirmation: said } }) => said)

  it.effect("by what the platform has, and contradicted where that says something else", () =>
    Effect.gen(function* () {
      const orders: ReadonlyArray<readonly [string, string, string]> = [
        ["purchase.paid", "PAID", "confirmed"],
        ["purchase.paid", "REFUND", "confirmed"],
        ["purchase.paid", "NEW", "contradicted"],
        ["purchase.paid", "CANCELLED", "contradicted"],
        ["purchase.paid", "SOMETHING ELSE", "confirmed"],
        ["purchase.cancelled", "CANCELLED", "confirmed"],
        ["purchase.cancelled", "PAID", "contradicted"],
        ["purchase.cancelled", "NEW", "contradicted"],
        ["purchase.refunded", "REFUND", "confirmed"],
        ["purchase.refunded", "PAID", "contradicted"],
        ["purchase.refunded", "NEW", "contradicted"],
        ["purchase.all", "NEW", "confirmed"],
      ]
      for (const [action, state, wanted] of orders) {
        assert.strictEqual(
          yield* confirmation(action, purchaseData, has({ order: { state } })),
          wanted,
          `${action} ${state}`,
        )
      }
      const other = { ...purchaseData, order_id: "another" }
      assert.strictEqual(yield* confirmation("purchase.paid", other, has()), "contradicted")
      const tickets: ReadonlyArray<readonly [string, JsonObject, JsonObject, string]> = [
        ["ticket.checkin", { checked_in: true }, {}, "confirmed"],
        ["ticket.checkin", { checked_in: false }, {}, "contradicted"],
        ["ticket.paid", {}, {}, "confirmed"],
        ["ticket.paid", {}, { state: "NEW" }, "contradicted"],
        ["ticket.paid", {}, { state: "CANCELLED" }, "contradicted"],
        ["ticket.refund", { ticket_refund: true }, {}, "confirmed"],
        ["ticket.refund", {}, { state: "REFUND" }, "confirmed"],
        ["ticket.refund", {}, {}, "contradicted"],
        ["ticket.updated", {}, { state: "NEW" }, "confirmed"],
      ]
      for (const [action, record, changes, wanted] of tickets) {
        const account = has({ ticket: record, order: { ...changes, tickets: [ticket(1, record)] } })
        assert.strictEqual(
          yield* confirmation(action, ticketData, account),
          wanted,
          `${action} ${JSON.stringify([record, changes])}`,
        )
      }
    }),
  )

  it.effect("where an event is gone by its being gone", () =>
    Effect.gen(function* () {
      const gone = yield* delivered("event.removed", eventData, {})
      assert.deepInclude(gone.event, { confirmation: "confirmed", record: null })
      assert.deepStrictEqual(gone.removed, [{ table: "events", id: eventId }])
      assert.deepStrictEqual(gone.rows, {})
      assert.strictEqual(gone.subject, `events/${eventId}`)
      const there = yield* delivered("event.removed", eventData, has())
      assert.strictEqual(there.event.confirmation, "contradicted")
      assert.deepStrictEqual(there.removed, [])
      assert.strictEqual(there.rows.events?.length, 1)
    }),
  )

  it.effect("not at all where there is nothing to ask for", () =>
    Effect.gen(function* () {
      for (const [action, data] of [
        ["purchase.newsletter", sample("purchase-newsletter")["data"] ?? null],
        ["all", eventData],
        ["purchase.paid", { order_id: "7g1" }],
        ["ticket.updated", { uuid: "not one" }],
        ["event.updated", { title: "no uuid" }],
        ["event.updated", { uuid: "../orders/1" }],
        ["something.new", eventData],
      ] as const) {
        const { asked, event: told, rows } = yield* delivered(action, data, has())
        assert.strictEqual(told.confirmation, "unconfirmed", action)
        assert.deepStrictEqual([asked, rows], [[], {}])
      }
    }),
  )

  it.effect("under unknown names too, by what they are about", () =>
    Effect.gen(function* () {
      const created = yield* delivered("event.create", eventData, has())
      assert.deepInclude(created.event, { _tag: "Unknown", confirmation: "confirmed", problems: [] })
      assert.strictEqual(created.rows.events?.length, 1)
      const moved = yield* delivered("ticket.moved", ticketData, has())
      assert.strictEqual(moved.rows.tickets?.length, 1)
    }),
  )
})

describe("a delivery is refused", () => {
  it.effect("when the platform has nothing of the kind, or has something else", () =>
    Effect.gen(function* () {
      const cases: ReadonlyArray<readonly [string, Json, Has, string]> = [
        ["event.updated", eventData, {}, "events"],
        ["purchase.paid", purchaseData, {}, "orders"],
        ["purchase.paid", { tickets: [{ uuid: ticketId }] }, {}, "tickets"],
        ["ticket.updated", ticketData, {}, "tickets"],
        ["ticket.updated", ticketData, { tickets: { [ticketId]: ticket(2) } }, "tickets"],
        ["event.updated", eventData, { events: { [event]: null } }, "events"],
      ]
      for (const [action, data, account, resource] of cases) {
        const error = yield* Effect.flip(delivered(action, data, account))
        assert.deepInclude(error.reason, { _tag: "NotConfirmed", resource }, action)
        assert.strictEqual(error.status, 401)
      }
    }),
  )

  it.effect("for the time being when the platform cannot be asked, but not for what only helps", () =>
    Effect.gen(function* () {
      const away = { _tag: "SomeError", reason: { _tag: "Unreachable" } }
      const nothing = { _tag: "SomeError", reason: { _tag: "NotFound" } }
      const { client } = clientOf(has())
      const failing = <E>(error: E) => ({ get: () => Effect.fail(error) })
      const message = messageOf({ action: "purchase.paid", data: purchaseData })
      const error = yield* Effect.flip(receive(message, { client: { ...client, orders: failing(away) } }))
      assert.deepInclude(error.reason, { _tag: "CannotConfirm", resource: "orders", cause: away })
      assert.strictEqual(error.status, 503)
      const gone = yield* Effect.flip(receive(message, { client: { ...client, orders: failing(nothing) } }))
      assert.strictEqual(gone.reason._tag, "NotConfirmed")
      const plain = yield* Effect.flip(
        receive(message, { client: { ...client, orders: failing({ _tag: "NotFound" }) } }),
      )
      assert.strictEqual(plain.reason._tag, "NotConfirmed")
      const odd = yield* Effect.flip(receive(message, { client: clientOf({ orders: { [orderId]: "<html>" } }).client }))
      assert.strictEqual(odd.reason._tag, "CannotConfirm")
      const without = yield* receive(message, { client: { ...client, events: failing(away) } })
      assert.strictEqual(without.event.confirmation, "confirmed")
      assert.isNull(without.rows.tickets?.[0]?.ticket_type_id)
      assert.includeMembers(whats(without), ["tickets.ticket_type_id"])
    }),
  )

  it.effect("when it is none: the error says where, and holds nothing of it", () =>
    Effect.gen(function* () {
      for (const body of [null, [], "CANARY", { uuid: "CANARY" }, { action: null, data: "CANARY" }, { action: {} }]) {
        const error = yield* Effect.flip(decode(messageOf(body)))
        assert.strictEqual(error.reason._tag, "UnexpectedBody", JSON.stringify(body))
        assert.notInclude(`${error.message} ${JSON.stringify(error)}`, "CANARY")
      }
      const broken = yield* Effect.flip(decode({ headers: new Headers(), body: new TextEncoder().encode("{") }))
      assert.strictEqual(broken.reason._tag, "NotJson")
    }),
  )
})

describe("the key of a delivery", () => {
  it.effect("is the same for the same delivery of the same state, and another for any other", () =>
    Effect.gen(function* () {
      const key = (action: string, data: Json, account: Has) =>
        Effect.map(delivered(action, data, account), (delivery) => delivery.key)
      const first = yield* key("event.updated", eventData, has())
      assert.strictEqual(yield* key("event.updated", eventData, has()), first)
      // Two changes of an event may be told in the very same words.
      const moved = has({ event: { start_date: "2026-08-23T19:30+02:00" } })
      const others = [
        yield* key("event.updated", eventData, moved),
        yield* key("event.added", eventData, has()),
        yield* key("event.updated", { ...eventData, title: "" }, has()),
      ]
      assert.strictEqual(new Set([first, ...others]).size, 4)
    }),
  )
})

describe("whatever is sent", () => {
  it.effect.prop(
    "any action survives with its data",
    { action: Schema.NonEmptyString, data: Schema.Json, known: Schema.Literals(named.map(([name]) => name)) },
    ({ action, data, known }) =>
      Effect.gen(function* () {
        const same: Json = JSON.parse(JSON.stringify(data))
        const other = yield* decode(messageOf({ action, data: same }))
        assert.strictEqual(other.action, action)
        assert.deepStrictEqual<unknown>(other.data, same)
        if (!named.some(([name]) => name === action.toLowerCase())) assert.strictEqual(other._tag, "Unknown")
        const odd = yield* delivered(known, same, {})
        assert.deepStrictEqual<unknown>(odd.event.data, same)
        assert.isTrue(odd.event._tag === known || odd.event._tag === "Unknown")
      }),
    { arbitrary: { runs: 80 } },
  )
})

import { assert, describe, it } from "@effect/vitest"
import { Lenient } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import { type Json, type JsonObject, tableNames } from "@boxport/model"
import { Ticketbutler } from "@boxport/ticketbutler"
import { Effect, Stream } from "effect"
import { unaccounted } from "./support/account.ts"
import { fixture, fixtures } from "./support/fixtures.ts"
import { options, everything, gather, readServed, stub, served, twinAndSource } from "./support/services.ts"

/** The tree that accounts for a sample; undefined for those that are no records. */
const accountOf: { readonly [name: string]: string } = {
  events: "events",
  event: "events",
  "event-created": "events",
  "ticket-types": "ticket_types",
  "ticket-type": "ticket_types",
  "ticket-type-created": "ticket_types",
  "ticket-type-updated": "ticket_types",
  "ticket-type-questions": "question_collections",
  "purchase-questions": "question_collections",
  "questions-updated": "question_collections",
  question: "questions",
  "question-updated": "questions",
  "ticket-questions-all": "questions",
  "ticket-questions-unanswered": "questions",
  order: "orders",
  "order-created": "orders",
  "order-updated": "orders",
  "order-answers": "answer_lists",
  "order-answers-stored": "answer_lists",
  tickets: "tickets",
  ticket: "tickets",
  "ticket-updated": "tickets",
  "ticket-answers": "answer_lists",
  "ticket-answers-stored": "answer_lists",
  "discount-code": "discount_codes",
  "discount-code-created": "discount_codes",
  "discount-code-toggled": "discount_codes",
  "event-discount-code": "discount_codes",
  "event-discount-code-created": "discount_codes",
  "event-discount-code-toggled": "discount_codes",
  newsletters: "newsletters",
  webhook: "webhooks",
  webhooks: "webhooks",
  "webhook-created": "webhooks",
  "webhook-updated": "webhooks",
  "webhook-deactivated": "webhooks",
}

/** Records that a sample wraps in something else. */
const wrapped: {
  readonly [name: string]: (json: JsonObject) => readonly [resource: string, records: Json | undefined]
} = {
  "event-orders": (json) => ["orders", json["orders"]],
  "order-refunded": (json) => ["orders", json["purchase"]],
}

/** Lists of words and empty confirmations. */
const noRecords = new Set(["webhook-actions", "webhook-deleted"])

const lostIn = (name: string, json: Json): ReadonlyArray<string> => {
  const unwrap = wrapped[name]
  if (unwrap !== undefined && Lenient.isObject(json)) {
    const [resource, records] = unwrap(json)
    return records === undefined ? [`${name} is empty`] : unaccounted(resource, records)
  }
  const resource = accountOf[name]
  return resource === undefined ? [`nothing accounts for ${name}`] : unaccounted(resource, json)
}

describe("the samples of seed 002", () => {
  it("are all there", () => {
    assert.strictEqual(fixtures.size, 40)
  })

  for (const [name, json] of fixtures) {
    if (!noRecords.has(name)) {
      it(`have no leaf without a disposition: ${name}`, () => assert.deepStrictEqual(lostIn(name, json), []))
    }
  }

  it("would show a leaf that nobody knows, however deep", () => {
    const orders = structuredClone(fixture("event-orders"))
    const order = Lenient.isObject(orders) && Array.isArray(orders["orders"]) ? orders["orders"][0] : undefined
    const tickets = Lenient.isObject(order) && Array.isArray(order["tickets"]) ? order["tickets"] : []
    assert.deepStrictEqual(
      unaccounted("orders", {
        ...(Lenient.isObject(order) ? order : {}),
        tickets: [{ ...(Lenient.isObject(tickets[0]) ? tickets[0] : {}), brand_new: 1 }],
      }),
      ["orders.tickets.brand_new"],
    )
  })
})

const list = (name: string): ReadonlyArray<Json> => {
  const json = fixture(name)
  return Array.isArray(json) ? json : [json]
}

const uuidOf = (name: string): string => {
  const [first] = list(name)
  return Lenient.isObject(first) ? String(first["uuid"]) : ""
}

const event = uuidOf("event")
const order = uuidOf("order")
const ticket = uuidOf("ticket")

/** Every sample of an answer at its own address. */
const addresses: { readonly [path: string]: Json } = {
  "/ping/": null,
  "/events/": list("events").slice(1),
  [`/events/${event}/`]: fixture("event"),
  [`/events/${event}/ticket-types/`]: fixture("ticket-types"),
  [`/events/${event}/ticket-types/${uuidOf("ticket-type")}/`]: fixture("ticket-type"),
  [`/events/${event}/ticket-type-questions/`]: fixture("ticket-type-questions"),
  [`/events/${event}/purchase-questions/`]: fixture("purchase-questions"),
  [`/events/${event}/questions/${uuidOf("question")}/`]: fixture("question"),
  [`/events/${event}/orders/`]: fixture("event-orders"),
  [`/events/${event}/tickets/`]: fixture("tickets"),
  [`/events/${event}/discount-code/`]: fixture("event-discount-code"),
  "/discount-code/": fixture("discount-code"),
  "/whitelabel/newsletters/": fixture("newsletters"),
  "/webhooks/v1/": null,
  "/webhooks/v1/actions/": fixture("webhook-actions"),
  "/webhooks/v1/whitelabel/hooks/": fixture("webhooks"),
  [`/webhooks/v1/whitelabel/hooks/${uuidOf("webhook")}/`]: fixture("webhook"),
  [`/orders/${order}/`]: fixture("order"),
  [`/orders/${order}/questions/`]: fixture("order-answers"),
  [`/tickets/${ticket}/`]: fixture("ticket"),
  [`/tickets/${ticket}/questions/`]: fixture("ticket-answers"),
  [`/tickets/${ticket}/questions/all/`]: fixture("ticket-questions-all"),
  [`/tickets/${ticket}/questions/unanswered/`]: fixture("ticket-questions-unanswered"),
}

describe("the samples of seed 002, served as they are", () => {
  it.effect("are native records of every endpoint", () => {
    const { layer } = stub(served(addresses))
    return Effect.gen(function* () {
      const api = yield* Ticketbutler.make(options)
      const all = Stream.runCollect
      assert.isNull(yield* api.ping())
      assert.isNull(yield* api.webhooks.access())
      assert.lengthOf(yield* all(api.events.list({ old: true })), 1)
      assert.strictEqual((yield* api.events.get({ event })).uuid, event)
      assert.lengthOf(yield* all(api.ticketTypes.list({ event })), 1)
      assert.strictEqual((yield* api.ticketTypes.get({ event, ticket_type: uuidOf("ticket-type") })).price, "0")
      // One collection by itself, where the hosts of today have a list.
      const [collection, ...others] = yield* all(api.ticketTypeQuestions.list({ event }))
      assert.deepStrictEqual([collection?.questions?.length, others.length], [2, 0])
      assert.lengthOf((yield* api.purchaseQuestions.get({ event })).questions ?? [], 1)
      assert.strictEqual((yield* api.questions.get({ event, question: uuidOf("question") })).variation, "TEXT")
      assert.lengthOf(yield* all(api.orders.list({ event })), 1)
      assert.lengthOf(yield* all(api.tickets.list({ event })), 2)
      assert.lengthOf(yield* all(api.events.discountCodes.list({ event })), 2)
      assert.lengthOf(yield* all(api.discountCodes.list()), 2)
      assert.lengthOf(yield* all(api.newsletters.list()), 1)
      assert.lengthOf(yield* all(api.webhooks.actions()), 11)
      assert.lengthOf(yield* all(api.webhooks.list()), 2)
      assert.strictEqual((yield* api.webhooks.get({ hook: uuidOf("webhook") })).active, true)
      assert.strictEqual((yield* api.orders.get({ order })).state, "PAID")
      assert.lengthOf((yield* api.orders.answers.get({ order })).answers, 2)
      assert.strictEqual((yield* api.tickets.get({ ticket })).uuid, ticket)
      assert.lengthOf((yield* api.tickets.answers.get({ ticket })).answers, 2)
      assert.lengthOf(yield* all(api.tickets.questions.list({ ticket })), 2)
      assert.lengthOf(yield* all(api.tickets.questions.unanswered({ ticket })), 1)
    }).pipe(Effect.provide(layer), hurry)
  })

  it.effect("give rows in every table that they have data for, and nothing is set aside", () =>
    Effect.gen(function* () {
      const { rejected, rows } = yield* readServed(addresses)
      assert.deepStrictEqual(rejected, [])
      const counts = Object.fromEntries(tableNames.map((table) => [table, rows(table).length]))
      assert.deepStrictEqual(counts, {
        events: 1,
        // That of the event and that of the list of types are two in the documentation.
        ticket_types: 2,
        questions: 3,
        // One of the account's codes is the event's own, as its address says.
        discounts: 3,
        vouchers: 0,
        voucher_codes: 0,
        activities: 0,
        orders: 1,
        order_lines: 1,
        // Three in the order, two in the list that no order holds.
        tickets: 5,
        answers: 2,
        check_ins: 0,
        refunds: 0,
        contacts: 1,
      })
    }).pipe(hurry),
  )
})

describe("the twin's answers", () => {
  for (const shapes of ["live", "seed"] as const) {
    it.effect(`have no leaf without a disposition: ${shapes}`, () =>
      Effect.gen(function* () {
        const { source } = yield* twinAndSource({ orders: 60, shapes })
        const { raw } = yield* gather(source, { ...everything, raw: true })
        const trees: ReadonlyArray<readonly [raw: string, resource: string]> = [
          ["events", "events"],
          ["event_details", "events"],
          ["ticket_types", "ticket_types"],
          ["questions", "questions"],
          ["orders", "orders"],
          ["tickets", "tickets"],
          ["answers", "answer_lists"],
          ["discount_codes", "discount_codes"],
          ["newsletters", "newsletters"],
          ["webhooks", "webhooks"],
        ]
        for (const [name, resource] of trees) {
          assert.isNotEmpty(raw(name), name)
          assert.deepStrictEqual([...new Set(raw(name).flatMap((record) => unaccounted(resource, record)))], [])
        }
      }).pipe(hurry),
    )
  }
})

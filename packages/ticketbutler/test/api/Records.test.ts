import { assert, describe, it } from "@effect/vitest"
import { Lenient } from "@boxport/connector"
import type { Json } from "@boxport/model"
import {
  Address,
  Answer,
  Answers,
  Choice,
  Confirmation,
  DiscountCode,
  Event,
  EventSettings,
  fieldsByResource,
  ListedEvent,
  Newsletter,
  Order,
  OrderLine,
  Question,
  QuestionCollection,
  Refund,
  Ticket,
  TicketType,
  Webhook,
} from "@boxport/ticketbutler"
import { Result, Schema } from "effect"
import { fixtures } from "../support/fixtures.ts"

/** The shape of each sample of seed 002: of itself, or of the items of a list. */
const shapeOf: { readonly [sample: string]: Schema.ConstraintDecoder<unknown> } = {
  "discount-code": DiscountCode,
  "discount-code-created": DiscountCode,
  "discount-code-toggled": DiscountCode,
  event: Event,
  "event-created": Event,
  "event-discount-code": DiscountCode,
  "event-discount-code-created": DiscountCode,
  "event-discount-code-toggled": DiscountCode,
  "event-orders": Schema.Struct({ uuid: Schema.String, orders: Schema.Array(Order) }),
  events: ListedEvent,
  newsletters: Newsletter,
  order: Order,
  "order-answers": Answers,
  "order-answers-stored": Answers,
  "order-created": Order,
  "order-refunded": Refund,
  "order-updated": Order,
  "purchase-questions": QuestionCollection,
  question: Question,
  "question-updated": Question,
  "questions-updated": QuestionCollection,
  ticket: Ticket,
  "ticket-answers": Answers,
  "ticket-answers-stored": Answers,
  "ticket-questions-all": Question,
  "ticket-questions-unanswered": Question,
  "ticket-type": TicketType,
  "ticket-type-created": TicketType,
  "ticket-type-questions": QuestionCollection,
  "ticket-type-updated": TicketType,
  "ticket-types": TicketType,
  "ticket-updated": Ticket,
  tickets: Ticket,
  webhook: Webhook,
  "webhook-actions": Schema.String,
  "webhook-created": Webhook,
  "webhook-deactivated": Webhook,
  "webhook-deleted": Confirmation,
  "webhook-updated": Webhook,
  webhooks: Webhook,
}

/** What a shape has against a record: another type, or a key that it does not know, however deep. */
const against = (shape: Schema.ConstraintDecoder<unknown>, json: Json): ReadonlyArray<string> => {
  const decode = Schema.decodeUnknownResult(shape, { errors: "all", onExcessProperty: "error" })
  return (Array.isArray(json) ? json : [json]).flatMap((one: Json) => {
    const decoded = decode(one)
    return Result.isFailure(decoded) ? [decoded.failure.message] : []
  })
}

describe("records", () => {
  it("have a shape for every sample", () => {
    assert.sameMembers(Object.keys(shapeOf), [...fixtures.keys()])
  })

  for (const [name, json] of fixtures) {
    it(`know every leaf of the sample: ${name}`, () => {
      const shape = shapeOf[name]
      assert.deepStrictEqual(shape === undefined ? ["no shape"] : against(shape, json), [])
    })
  }

  it("would show a leaf that they do not know", () => {
    const sample = fixtures.get("event-orders")
    const orders = Lenient.isObject(sample) && Array.isArray(sample["orders"]) ? sample["orders"] : []
    const [order] = orders
    const lines: Json = Lenient.isObject(order) ? (order["order_lines"] ?? []) : []
    const [line] = Array.isArray(lines) ? lines : []
    assert.deepStrictEqual(against(OrderLine, line ?? null), [])
    assert.lengthOf(against(OrderLine, { ...(Lenient.isObject(line) ? line : {}), brand_new: 1 }), 1)
    assert.lengthOf(against(OrderLine, { ...(Lenient.isObject(line) ? line : {}), quantity: "three" }), 1)
  })

  it("know every field that an export accounts for", () => {
    const shapes: { readonly [resource: string]: ReadonlyArray<Schema.Struct<Schema.Struct.Fields>> } = {
      answers: [Answer],
      answer_lists: [Answers],
      discount_codes: [DiscountCode],
      events: [Event, ListedEvent],
      newsletters: [Newsletter],
      order_lines: [OrderLine],
      orders: [Order],
      question_collections: [QuestionCollection],
      questions: [Question],
      ticket_types: [TicketType],
      tickets: [Ticket],
      webhooks: [Webhook],
    }
    assert.sameMembers(Object.keys(shapes), Object.keys(fieldsByResource))
    for (const [resource, fields] of Object.entries(fieldsByResource)) {
      const known = new Set((shapes[resource] ?? []).flatMap((shape) => Object.keys(shape.fields)))
      assert.deepStrictEqual(
        Object.keys(fields).filter((key) => !known.has(key)),
        [],
        resource,
      )
    }
  })

  it("know every field of what is inside of those", () => {
    const inside = (resource: string, field: string): ReadonlyArray<string> => {
      const node = fieldsByResource[resource]?.[field]
      return node !== undefined && "fields" in node && typeof node.fields === "object" ? Object.keys(node.fields) : []
    }
    for (const [resource, field, shape] of [
      ["events", "address", Address],
      ["events", "eventsettings", EventSettings],
      ["orders", "address", Address],
      ["questions", "choices", Choice],
    ] as const) {
      const keys = inside(resource, field)
      assert.isNotEmpty(keys, `${resource}.${field}`)
      assert.deepStrictEqual(
        keys.filter((key) => !(key in shape.fields)),
        [],
        `${resource}.${field}`,
      )
    }
  })
})

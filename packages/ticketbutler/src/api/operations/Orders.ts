/**
 * Orders and what their buyers answered.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { NewOrder, OrderUpdate } from "../bodies/Order.ts"
import { AnswerList } from "../bodies/Question.ts"
import { Order, Refund } from "../records/Order.ts"
import { Answers } from "../records/Question.ts"
import { event, json, list, ok, order, patch, post, read, remove } from "./Common.ts"

const resource = "orders"

export const orderOperations = {
  listEventOrders: {
    ...list,
    name: "orders.list",
    path: "/api/v3/events/{event}/orders/",
    parameters: event,
    summary: "Every order of one event with lines, tickets and answers, in one answer; slow, and cut off on big events",
    resource,
    success: { status: 200, key: "orders", shape: Order },
    failures: [{ status: 524, when: "the platform was too slow: it is not asked again" }],
    source: "seed 002, Get events orders",
  },
  createOrder: {
    ...post,
    name: "orders.create",
    path: "/api/v3/orders/",
    summary:
      "Orders tickets of an event that is free, paid for by voucher, or invoiced; the buyer is mailed the tickets",
    resource,
    body: json(NewOrder),
    success: ok(Order),
    sideEffects: ["mails", "irreversible"],
    failures: [
      { status: 400, when: "there are not enough tickets" },
      { status: 400, when: "there are not enough vouchers" },
      { status: 400, when: "the event is over" },
      { status: 400, when: "the details of the order do not suffice" },
    ],
    // Orders of an event do not tell their external_order_id: each has to be read alone (platform notes 2.5).
    trace: { list: "orders.list", by: ["external_order_id", "event"] },
    source: "seed 002, Create Order",
  },
  getOrder: {
    ...read,
    name: "orders.get",
    path: "/api/v3/orders/{order}/",
    parameters: order,
    summary: "One order",
    resource,
    success: ok(Order),
    source: "seed 002, Get a Specific Order",
  },
  updateOrder: {
    ...patch,
    name: "orders.update",
    path: "/api/v3/orders/{order}/",
    parameters: order,
    summary: "Changes the address of an order's buyer",
    resource,
    body: json(OrderUpdate),
    success: ok(Order),
    source: "seed 002, Update order",
  },
  refundOrder: {
    ...remove,
    name: "orders.refund",
    path: "/api/v3/orders/{order}/",
    parameters: order,
    summary: "Refunds a whole order; there is no refunding a part of it",
    resource,
    success: ok(Refund),
    sideEffects: ["mails", "irreversible"],
    // The second time is refused, which would look as if nothing had been refunded.
    idempotent: false,
    failures: [
      { status: 400, when: "it is refunded already" },
      { status: 401, when: "the token's role does not allow refunds" },
    ],
    trace: { list: "orders.get", by: ["order"] },
    source: "seed 002, Refund an order",
  },
  getOrderAnswers: {
    ...read,
    name: "orders.answers.get",
    path: "/api/v3/orders/{order}/questions/",
    parameters: order,
    summary: "What the buyer of one order answered",
    resource: "answers",
    success: ok(Answers),
    source: "seed 002, Get Collected Data from order",
  },
  storeOrderAnswers: {
    ...post,
    name: "orders.answers.store",
    path: "/api/v3/orders/{order}/questions/",
    parameters: order,
    summary: "Sets answers of an order's buyer; questions that are left out keep theirs",
    resource: "answers",
    body: json(AnswerList),
    success: ok(Answers),
    idempotent: true,
    failures: [{ status: 500, when: "a uuid is none, or of no question or choice (platform notes 2.6)" }],
    source: "seed 002, Collect Order Data",
  },
} as const satisfies { readonly [name: string]: Operation }

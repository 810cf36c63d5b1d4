import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Deleted, Voided } from "../records/Common.ts"
import { WaitlistSignup } from "../records/EventSeries.ts"
import { CheckIn, IssuedTicket, Order } from "../records/Order.ts"
import {
  act,
  create,
  created,
  form,
  Id,
  invalid,
  list,
  listOf,
  ok,
  one,
  pages,
  Range,
  remove,
  Text,
  UnixSeconds,
  unknownId,
  update,
} from "./Common.ts"

const optional = Schema.optionalKey

/** Who bought. Attendees cannot be changed (platform notes 1.4). */
export const BuyerChanges = Schema.Struct({
  email: optional(Text),
  first_name: optional(Text),
  last_name: optional(Text),
  phone: optional(Text),
  address_1: optional(Text),
  address_2: optional(Text),
  address_3: optional(Text),
  postal_code: optional(Text),
}).annotate({ identifier: "BuyerChanges" })

/** A payment that came in another way. */
export const PaymentReceived = Schema.Struct({
  transaction_id: optional(Text.annotate({ description: "What the payment is known by; read as txn_id" })),
}).annotate({ identifier: "PaymentReceived" })

/** A ticket to issue, from an event's stock (`event_id` and `ticket_type_id`) or from a hold (`hold_id`). */
export const NewIssuedTicket = Schema.Struct({
  event_id: optional(Id),
  ticket_type_id: optional(Id),
  hold_id: optional(Id),
  full_name: Text,
  email: optional(Text),
  barcode: optional(Text.annotate({ description: "What the QR code holds; made up if it is left out" })),
  reference: optional(
    Text.annotate({
      description: "Of another system. There is no idempotency key: what was issued is found again by this alone",
    }),
  ),
  send_email: optional(
    Schema.Boolean.annotate({ description: "Mails the ticket, where the box office may; fails in silence" }),
  ),
})
  .check(
    Schema.makeFilter(({ event_id, hold_id, ticket_type_id }) =>
      hold_id !== undefined
        ? undefined
        : [
            ...(event_id === undefined ? [{ path: ["event_id"], issue: "Needed without hold_id" }] : []),
            ...(ticket_type_id === undefined ? [{ path: ["ticket_type_id"], issue: "Needed without hold_id" }] : []),
          ],
    ),
  )
  .annotate({ identifier: "NewIssuedTicket" })

/** What becomes of the place of a ticket that is voided. */
export const VoidIssuedTicket = Schema.Struct({
  void_to_hold: optional(
    Schema.Boolean.annotate({ description: "Keeps its place in a hold, rather than sell it again" }),
  ),
}).annotate({ identifier: "VoidIssuedTicket" })

/** A scan to record. */
export const NewCheckIn = Schema.Struct({
  issued_ticket_id: Id,
  quantity: Schema.Literals([1, -1]).annotate({ description: "1 for in, -1 for out again" }),
  check_in_at: optional(UnixSeconds),
  local_unique_id: optional(
    Text.annotate({ description: "Of the scanner. A scan with one that is known is not recorded again" }),
  ),
}).annotate({ identifier: "NewCheckIn" })

/** Endpoints of orders, issued tickets, scans and waiting lists. */
export const orders = {
  listOrders: {
    ...list,
    name: "orders.list",
    path: "/v1/orders",
    summary: "Orders with their issued tickets and line items",
    resource: "orders",
    query: {
      created_at: optional(Range),
      name: optional(Text.annotate({ description: "First, last or full name of the buyer" })),
      email: optional(Text),
      txn_id: optional(Text),
      barcode: optional(Text.annotate({ description: "Of one of its tickets" })),
      event_id: optional(Id),
      event_series_id: optional(Id),
      status: optional(Schema.Literals(["completed", "pending", "cancelled"])),
      referral_tag: optional(Text),
      ...pages,
    },
    success: listOf(Order),
    source: "seed 000, Order",
  },
  getOrder: {
    ...one,
    name: "orders.get",
    path: "/v1/orders/{order_id}",
    summary: "One order",
    resource: "orders",
    success: ok(Order),
    source: "seed 000, Order",
  },
  updateOrder: {
    ...update,
    name: "orders.update",
    path: "/v1/orders/{order_id}",
    summary: "Changes the buyer's name, address and contact",
    resource: "orders",
    body: form(BuyerChanges),
    success: ok(Order),
    source: "platform notes 1.4",
  },
  confirmOrderPayment: {
    ...act,
    name: "orders.confirm_payment_received",
    path: "/v1/orders/{order_id}/confirm-payment-received",
    summary: "Says that a pending order was paid",
    resource: "orders",
    body: form(PaymentReceived),
    success: ok(Order),
    failures: [unknownId, { ...invalid, when: "the order is not pending" }],
    sideEffects: ["irreversible", "mails"],
    idempotent: false,
    trace: { list: "orders.get", by: ["order_id"] },
    source: "platform notes 1.2",
  },
  listIssuedTickets: {
    ...list,
    name: "issued_tickets.list",
    path: "/v1/issued_tickets",
    summary: "Issued tickets, those without an order included",
    resource: "issued_tickets",
    query: {
      event_id: optional(Id),
      event_series_id: optional(Id),
      order_id: optional(Id),
      barcode: optional(Text),
      name: optional(Text.annotate({ description: "Of the attendee" })),
      email: optional(Text),
      reference: optional(Text),
      status: optional(Schema.Literals(["valid", "voided"])),
      created_at: optional(Range),
      ...pages,
    },
    success: listOf(IssuedTicket),
    source: "seed 000, Issued ticket",
  },
  getIssuedTicket: {
    ...one,
    name: "issued_tickets.get",
    path: "/v1/issued_tickets/{issued_ticket_id}",
    summary: "One issued ticket",
    resource: "issued_tickets",
    success: ok(IssuedTicket),
    source: "seed 000, Issued ticket",
  },
  issueTicket: {
    ...create,
    name: "issued_tickets.create",
    path: "/v1/issued_tickets",
    summary: "Issues a ticket without an order from the stock or a hold; costs a credit, also for a free one",
    resource: "issued_tickets",
    body: form(NewIssuedTicket),
    success: created(IssuedTicket),
    failures: [
      {
        ...invalid,
        when: "a field does not pass, nothing is left to issue, the type is seated, or no credits are left",
      },
    ],
    sideEffects: ["credits", "mails"],
    cost: { requests: 1, credits: 1 },
    trace: { list: "issued_tickets.list", by: ["reference", "barcode", "event_id", "email"] },
    source: "seed 000, Issued ticket",
  },
  voidIssuedTicket: {
    ...act,
    name: "issued_tickets.void",
    path: "/v1/issued_tickets/{issued_ticket_id}/void",
    summary: "Voids a ticket; refunds nothing and leaves its order as it is",
    resource: "issued_tickets",
    body: form(VoidIssuedTicket),
    success: ok(Voided),
    failures: [unknownId, { ...invalid, when: "the ticket is void already" }],
    sideEffects: ["irreversible"],
    idempotent: false,
    trace: { list: "issued_tickets.get", by: ["issued_ticket_id"] },
    source: "seed 000, Issued ticket",
  },
  listCheckIns: {
    ...list,
    name: "check_ins.list",
    path: "/v1/check_ins",
    summary: "The log of scans, +1 and -1",
    resource: "check_ins",
    query: { event_id: optional(Id), event_series_id: optional(Id), created_at: optional(Range), ...pages },
    success: listOf(CheckIn),
    source: "platform notes 1.1",
  },
  createCheckIn: {
    ...create,
    name: "check_ins.create",
    path: "/v1/check_ins",
    summary: "Checks a ticket in, or out again",
    resource: "check_ins",
    body: form(NewCheckIn),
    success: created(CheckIn),
    trace: { list: "check_ins.list", by: ["local_unique_id", "issued_ticket_id", "check_in_at"] },
    source: "platform notes 1.4",
  },
  listWaitlistSignups: {
    ...list,
    name: "waitlist_signups.list",
    path: "/v1/event_series/{event_series_id}/waitlist_signups",
    summary: "Who waits for tickets of a series",
    resource: "waitlist_signups",
    query: pages,
    success: listOf(WaitlistSignup),
    failures: [unknownId, invalid],
    source: "platform notes 1.1",
  },
  deleteWaitlistSignup: {
    ...remove,
    name: "waitlist_signups.delete",
    path: "/v1/event_series/{event_series_id}/waitlist_signup/{waitlist_signup_id}",
    summary: "Takes somebody off the waiting list",
    resource: "waitlist_signups",
    success: ok(Deleted),
    source: "platform notes 1.2",
  },
} as const satisfies { readonly [name: string]: Operation }

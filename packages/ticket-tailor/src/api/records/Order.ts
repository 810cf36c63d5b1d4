/**
 * Orders and issued tickets with all their fields.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import * as LeanTicket from "../../resources/IssuedTicket.ts"
import * as Lean from "../../resources/Order.ts"
import { Amount, Id } from "./Common.ts"

const { Int, objectOrEmptyList, optional, Text } = Lenient

/** A way of paying that is set up, or the one of an order; a free order has nothing but `type: "no_cost"`. */
export const PaymentMethod = Schema.Struct({
  ...Lean.PaymentMethod.fields,
  additional_stripe_payment_methods: optional(Schema.Array(Text)),
  lead_time_before_event: optional(Int),
  type: optional(Text).annotate({ description: "stripe, paypal, offline, operator, no_cost …" }),
}).annotate({ identifier: "PaymentMethod" })
export type PaymentMethod = typeof PaymentMethod.Type

/** A ticket, in its order or alone. */
export const IssuedTicket = Schema.Struct({
  ...LeanTicket.IssuedTicket.fields,
  id: Id,
  add_on_id: optional(Id),
  event_id: optional(Id),
  event_series_id: optional(Id),
  group_ticket_barcode: optional(Text),
  listed_price: optional(Amount),
  order_id: optional(Id).annotate({ description: "null for a ticket that the API issued or an import made" }),
  reference: optional(Text).annotate({ description: "Of another system; what a ticket issued here is found by" }),
  source: optional(Text).annotate({ description: "api, dashboard_import or checkout" }),
  status: optional(Text).annotate({ description: "valid, voided (live) or void (seeds)" }),
  ticket_type_id: optional(Id),
}).annotate({ identifier: "IssuedTicket" })
export type IssuedTicket = typeof IssuedTicket.Type

/** A line of an order. The lines add up to its total. */
export const LineItem = Schema.Struct({
  ...Lean.LineItem.fields,
  id: Id,
  booking_fee: optional(Amount),
  item_id: optional(Id).annotate({ description: "Of a ticket type or a product" }),
  store_id: optional(Id),
  total: optional(Amount),
  type: optional(Text).annotate({
    description: "ticket, transaction_charge, void, tax, gift_card (discounts and vouchers) or donation",
  }),
  value: optional(Amount),
}).annotate({ identifier: "LineItem" })
export type LineItem = typeof LineItem.Type

const EventSummary = Schema.Struct({
  ...Lean.EventSummary.fields,
  id: optional(Id),
  event_id: optional(Id),
  event_series_id: optional(Id),
})

/** An order with its lines and tickets. */
export const Order = Schema.Struct({
  ...Lean.Order.fields,
  id: Id,
  credited_out_amount: optional(Amount),
  event_summary: optional(objectOrEmptyList(EventSummary)),
  issued_tickets: optional(Schema.Array(IssuedTicket)),
  line_items: optional(Schema.Array(LineItem)),
  meta_data: optional(Schema.Union([Schema.Record(Schema.String, Schema.Unknown), Schema.Array(Schema.Unknown)])),
  notes: optional(Text),
  payment_method: optional(objectOrEmptyList(PaymentMethod)),
  refund_amount: optional(Amount),
  refunded_voucher_id: optional(Id),
  sold_products: optional(Schema.Array(Schema.Unknown)),
  status: optional(Text).annotate({ description: "completed, pending or cancelled" }),
  subtotal: optional(Amount),
  tax: optional(Amount),
  tax_treatment: optional(Text).annotate({ description: "inclusive or exclusive" }),
  total: optional(Amount),
  total_paid: optional(Amount),
}).annotate({ identifier: "Order" })
export type Order = typeof Order.Type

/** A scan at the door: `quantity` is 1 for in and -1 for out again. */
export const CheckIn = Schema.Struct({
  ...LeanTicket.CheckIn.fields,
  id: Id,
  event_id: optional(Id),
  event_series_id: optional(Id),
  issued_ticket_id: optional(Id),
}).annotate({ identifier: "CheckIn" })
export type CheckIn = typeof CheckIn.Type

/**
 * Orders: alone, and among those of their event, which are two shapes in one.
 *
 * @module
 */
import { Normal } from "@boxport/connector"
import { Schema } from "effect"
import {
  Address,
  anything,
  decimal,
  decimalThat,
  described,
  flag,
  integer,
  optional,
  text,
  uuid,
  uuidOrNone,
} from "./Common.ts"
import { Ticket } from "./Ticket.ts"

/** A line of an order: a ticket type and how many of it. `uuid` is that of the ticket type, the same in every order. */
export const OrderLine = Schema.Struct({
  uuid: uuidOrNone,
  amount_of_refunded_tickets: integer,
  discount_total: decimal,
  gift_card_ticket: anything,
  gift_card_total: decimal,
  has_ticket_type_date: flag,
  price: decimal,
  quantity: integer,
  seating: anything,
  ticket_description: described("HTML"),
  ticket_refund_total: decimal,
  ticket_type_date: text,
  title: text,
  total: decimalThat("price × quantity, before the discount"),
  type: text,
}).annotate({
  identifier: "OrderLine",
  description: "A line of an order: a ticket type and how many of it. `uuid` is that of the ticket type.",
})
export type OrderLine = typeof OrderLine.Type

const link = described("It opens the order's tickets: whoever has it has them")

/**
 * An order. Among those of its event it has lines, VAT rate and payment method; alone it has fees and totals (seed 002,
 * Orders; platform notes 4). It has no order total among those of its event.
 */
export const Order = Schema.Struct({
  uuid,
  address: optional(Address),
  created: text,
  currency: text,
  customer_id: text,
  date: text,
  discount: optional(Schema.Struct({ amount: decimal, code: text, type: text })),
  discount_code: anything,
  earliest_date: text,
  email: text,
  event: optional(Schema.Struct({ start_date: text, title: text, uuid: uuidOrNone })),
  external_order_id: described("What somebody else calls it; not among the orders of its event"),
  fee_amount: decimal,
  fee_per_sms: decimal,
  fee_percentage: decimal,
  fee_total: decimal,
  fee_total_vat: decimal,
  first_name: text,
  full_name: text,
  id: integer,
  identifier: text,
  news_letter: flag,
  order_id: described("What the buyer knows it by"),
  order_lines: optional(Schema.Array(OrderLine)),
  organizer_absorb_fees: flag,
  pay_by_invoice: flag,
  payment_method: text,
  payment_method_id: text,
  purchase_is_free: flag,
  receipt_as_web_url: text,
  refund_date: text,
  refund_email_send: text,
  refund_url: text,
  refunded: flag,
  send_sms_tickets: flag,
  state: described("NEW, PAID, REFUND, CANCELLED"),
  state_verbose: text,
  ticket_download_absolute_url: link,
  ticket_download_url: link,
  ticket_pdf_absolute_url: link,
  ticket_pdf_url: link,
  tickets: optional(Schema.Array(Ticket)),
  total_amount: optional(Normal.described(Normal.Int, "How many tickets, not how much money")),
  total_and_all_fees_decimal: decimal,
  user: anything,
  vat_exempt: flag,
  vat_rate: decimalThat("0.25, or as a percentage (above 1) 25"),
  vat_total: decimal,
}).annotate({
  identifier: "Order",
  description:
    "An order. Among those of its event it has lines, VAT rate and payment method; alone it has fees and totals.",
})
export type Order = typeof Order.Type

/** What refunding an order gives. `purchase` may still be as it was before. */
export const Refund = Schema.Struct({
  is_refundable: flag,
  is_refunded: flag,
  purchase: Order,
}).annotate({
  identifier: "Refund",
  description: "What refunding an order gives. `purchase` may still be as it was before.",
})
export type Refund = typeof Refund.Type

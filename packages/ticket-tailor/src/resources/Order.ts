/**
 * Orders as Ticket Tailor sends them: seed 001 (2020), seed 000 (2023) and the live fields of today.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"
import { Currency, CustomQuestion, Venue, When } from "./Common.ts"

const { Flag, Int, objectOrEmptyList, optional, Text } = Lenient

/** Who bought, as typed into the checkout. */
export const BuyerDetails = Schema.Struct({
  address: optional(
    objectOrEmptyList(
      Schema.Struct({
        address_1: optional(Text),
        address_2: optional(Text),
        address_3: optional(Text),
        postal_code: optional(Text),
      }),
    ),
  ),
  custom_questions: optional(Schema.Array(CustomQuestion)),
  email: optional(Text),
  first_name: optional(Text),
  last_name: optional(Text),
  name: optional(Text),
  phone: optional(Text),
})

/** The event of an order, in short. */
export const EventSummary = Schema.Struct({
  id: optional(Text),
  event_id: optional(Text),
  event_series_id: optional(Text),
  name: optional(Text),
  start_date: optional(When),
  end_date: optional(When),
  venue: optional(objectOrEmptyList(Venue)),
})

/** How an order was or will be paid. A free order has one with nothing but `type: "no_cost"`. */
export const PaymentMethod = Schema.Struct({
  external_id: optional(Text),
  id: optional(Text),
  type: optional(Text),
  name: optional(Text),
  instructions: optional(Text),
})

/** A position of the basket. `total` includes tax, `value` does not; both in minor units. */
export const LineItem = Schema.Struct({
  object: optional(Text),
  id: Text,
  item_id: optional(Text),
  booking_fee: optional(Int),
  description: optional(Text),
  type: optional(Text),
  total: optional(Int),
  value: optional(Int),
  quantity: optional(Int),
})
export type LineItem = typeof LineItem.Type

/**
 * An order. Its line items and issued tickets are decoded one by one, so that a broken one is set aside alone. Amounts
 * are minor units: a major unit has `currency.base_multiplier` of them.
 */
export const Order = Schema.Struct({
  object: optional(Text),
  id: Text,
  buyer_details: optional(objectOrEmptyList(BuyerDetails)),
  created_at: optional(When),
  updated_at: optional(When),
  currency: optional(Currency),
  event_summary: optional(objectOrEmptyList(EventSummary)),
  issued_tickets: optional(Schema.Array(Schema.Unknown)),
  line_items: optional(Schema.Array(Schema.Unknown)),
  marketing_opt_in: optional(Flag),
  payment_method: optional(objectOrEmptyList(PaymentMethod)),
  referral_tag: optional(Text),
  refund_amount: optional(Int),
  status: optional(Text),
  status_message: optional(Text),
  subtotal: optional(Int),
  tax: optional(Int),
  total: optional(Int),
  total_paid: optional(Int),
  txn_id: optional(Text),
})
export type Order = typeof Order.Type

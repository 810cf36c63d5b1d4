/**
 * Orders: inside an event's orders, and alone, which are two shapes.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"
import { Address, Named } from "./Common.ts"

const { Decimal, Flag, Int, optional, Text } = Lenient

/**
 * A line of an order. `uuid` is that of its ticket type, the same in every order; `total` is before the discount;
 * `discount_total` is null or a number where the others are text (platform notes 4).
 */
export const OrderLine = Schema.Struct({
  uuid: optional(Text),
  discount_total: optional(Decimal),
  price: optional(Decimal),
  quantity: optional(Int),
  ticket_refund_total: optional(Decimal),
  title: optional(Text),
  total: optional(Decimal),
  type: optional(Text),
})
export type OrderLine = typeof OrderLine.Type

/** The discount of an order; only there when one was used. */
export const OrderDiscount = Schema.Struct({ code: optional(Text), type: optional(Text), amount: optional(Decimal) })

/**
 * An order. Among an event's orders it has lines, VAT rate and payment method (`date`, `currency`); alone it has fees
 * and totals (`created`, `total_and_all_fees_decimal`). Lines and tickets are decoded one by one.
 */
export const Order = Schema.Struct({
  uuid: Text,
  address: optional(Address),
  created: optional(Text),
  currency: optional(Text),
  date: optional(Text),
  discount: optional(OrderDiscount),
  discount_code: optional(Named),
  email: optional(Text),
  event: optional(Named),
  fee_total: optional(Decimal),
  first_name: optional(Text),
  full_name: optional(Text),
  order_id: optional(Text),
  order_lines: optional(Schema.Array(Schema.Unknown)),
  payment_method: optional(Text),
  refunded: optional(Flag),
  state: optional(Text),
  state_verbose: optional(Text),
  tickets: optional(Schema.Array(Schema.Unknown)),
  total_and_all_fees_decimal: optional(Decimal),
  vat_exempt: optional(Flag),
  vat_rate: optional(Decimal),
  vat_total: optional(Decimal),
})
export type Order = typeof Order.Type

/** Every order of an event in one answer. */
export const EventOrders = Schema.Struct({ uuid: optional(Text), orders: Schema.Array(Order) })

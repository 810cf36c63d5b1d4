/**
 * Registrations (orders) with what hangs on them.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"
import { BillingAddress, Nested, Records } from "./Common.ts"

const { Decimal, Flag, Int, optional, Text } = Lenient

/**
 * A registration (seed 003, Registrations; notes 4). `paid` means that it cost something, not that the money came: that
 * is `receipt_paid`. Line items and refunds are decoded one by one.
 */
export const Registration = Schema.Struct({
  id: Text,
  billing_address: optional(Schema.Union([BillingAddress, Schema.String])),
  cancelled: optional(Flag),
  cancelled_at: optional(Text),
  company_name: optional(Text),
  completed_at: optional(Text),
  created_at: optional(Text),
  currency: optional(Text),
  discount_code: optional(Text),
  email: optional(Text),
  first_name: optional(Text),
  invoice: optional(Flag),
  last_name: optional(Text),
  line_items: optional(Records),
  locale: optional(Text),
  name: optional(Text),
  partially_refunded: optional(Flag),
  payment: optional(Nested),
  payment_complete: optional(Flag),
  payment_incomplete: optional(Flag),
  payment_option_name: optional(Text),
  payment_option_provider_name: optional(Text),
  payment_reference: optional(Text),
  phone_number: optional(Text),
  receipt_paid: optional(Flag),
  receipts: optional(Records),
  reference: optional(Text),
  refunded: optional(Flag),
  refunds: optional(Records),
  slug: optional(Text),
  source: optional(Text),
  state: optional(Text),
  total: optional(Decimal),
  total_less_tax: optional(Decimal),
  updated_at: optional(Text),
})
export type Registration = typeof Registration.Type

/** A line of a registration: `quantity` times a release at `price` (notes 1.3, line items). */
export const LineItem = Schema.Struct({
  id: Text,
  currency: optional(Text),
  price: optional(Decimal),
  price_ex_tax: optional(Decimal),
  price_inc_tax: optional(Decimal),
  quantity: optional(Int),
  release_id: optional(Text),
  release_slug: optional(Text),
  release_title: optional(Text),
  title: optional(Text),
  total: optional(Decimal),
})
export type LineItem = typeof LineItem.Type

/** A refund (seed 003, Refunds). Its amount is negative in real answers and positive in the seed (notes 4). */
export const Refund = Schema.Struct({
  id: Text,
  amount: optional(Decimal),
  created_at: optional(Text),
  currency: optional(Text),
  manual: optional(Flag),
  registration: optional(Nested),
  registration_id: optional(Text),
})
export type Refund = typeof Refund.Type

/**
 * What a box office sells besides tickets, and how: discounts, vouchers and the questions of checkout forms.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"
import { Currency, When } from "./Common.ts"

const { Decimal, Flag, Int, optional, Text } = Lenient

/**
 * A discount code. What it takes off is `price` and `price_percent` in the seeds, `face_value_amount` and
 * `face_value_percentage` live (platform notes 1.4); amounts in minor units.
 */
export const Discount = Schema.Struct({
  object: optional(Text),
  id: Text,
  code: optional(Text),
  expires: optional(When),
  face_value_amount: optional(Int),
  face_value_percentage: optional(Decimal),
  max_redemptions: optional(Int),
  name: optional(Text),
  price: optional(Int),
  price_percent: optional(Decimal),
  ticket_types: optional(Schema.Array(Text)),
  times_redeemed: optional(Int),
  type: optional(Text),
})
export type Discount = typeof Discount.Type

/** A voucher: a batch of codes worth `value` minor units each. */
export const Voucher = Schema.Struct({
  object: optional(Text),
  id: Text,
  available_codes: optional(Int),
  currency: optional(Currency),
  event_series_ids: optional(Schema.Array(Text)),
  expiry: optional(When),
  name: optional(Text),
  total_codes: optional(Int),
  value: optional(Int),
})
export type Voucher = typeof Voucher.Type

/** A code of a voucher; `used` is null until it is. */
export const VoucherCode = Schema.Struct({
  object: optional(Text),
  id: Text,
  code: optional(Text),
  expiry: optional(When),
  used: optional(When),
  value: optional(Int),
  voucher_id: optional(Text),
})
export type VoucherCode = typeof VoucherCode.Type

/**
 * An element of a checkout form. Which keys it has is not documented (platform notes 6b): its text, its choices and
 * whom it asks are looked for under every name that the platform uses for such things elsewhere.
 */
export const CheckoutFormElement = Schema.Struct({
  object: optional(Text),
  id: Text,
  applies_to: optional(Text),
  description: optional(Text),
  label: optional(Text),
  name: optional(Text),
  options: optional(Schema.Array(Schema.Unknown)),
  per_ticket: optional(Flag),
  question: optional(Text),
  required: optional(Flag),
  scope: optional(Text),
  sort_order: optional(Int),
  title: optional(Text),
  type: optional(Text),
})
export type CheckoutFormElement = typeof CheckoutFormElement.Type

/**
 * Discounts, vouchers, holds, products, stores and checkout forms with all their fields.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import * as Lean from "../../resources/Catalogue.ts"
import { When } from "../../resources/Common.ts"
import { Amount, Id, Ids } from "./Common.ts"

const { Decimal, Flag, Int, optional, Text } = Lenient

/**
 * A discount code. What it takes off has other names live (`face_value_*`, `booking_fee_*`) than in the seeds
 * (`price*`, `booking_fee*`). It works on `ticket_types`, or on everything when there are none.
 */
export const Discount = Schema.Struct({
  ...Lean.Discount.fields,
  id: Id,
  booking_fee: optional(Amount),
  booking_fee_amount: optional(Amount),
  booking_fee_percent: optional(Decimal),
  booking_fee_percentage: optional(Decimal),
  face_value_amount: optional(Amount),
  price: optional(Amount),
  products: optional(Ids),
  ticket_types: optional(Ids),
  type: optional(Text).annotate({ description: "fixed_amount or percentage" }),
}).annotate({ identifier: "Discount" })
export type Discount = typeof Discount.Type

/** A voucher: a batch of codes, each worth `value`. */
export const Voucher = Schema.Struct({
  ...Lean.Voucher.fields,
  id: Id,
  event_series_ids: optional(Ids),
  interval: optional(Schema.Unknown),
  partial_redemption: optional(Flag),
  type: optional(Text),
  usable_on_any_event: optional(Flag),
  value: optional(Amount),
}).annotate({ identifier: "Voucher" })
export type Voucher = typeof Voucher.Type

/** One code of a voucher. */
export const VoucherCode = Schema.Struct({
  ...Lean.VoucherCode.fields,
  id: Id,
  value: optional(Amount),
  voucher_id: optional(Id),
}).annotate({ identifier: "VoucherCode" })
export type VoucherCode = typeof VoucherCode.Type

/** Tickets of an event set aside. */
export const Hold = Schema.Struct({
  object: optional(Text),
  id: Id,
  created_at: optional(When),
  event_id: optional(Id),
  note: optional(Text),
  quantities: optional(Schema.Array(Schema.Struct({ ticket_type_id: Id, quantity: optional(Int) }))),
  total_on_hold: optional(Int),
  update_at: optional(When).annotate({ description: "How the documented example spells updated_at" }),
  updated_at: optional(When),
}).annotate({ identifier: "Hold" })
export type Hold = typeof Hold.Type

/** Something sold beside tickets. */
export const Product = Schema.Struct({
  object: optional(Text),
  id: Id,
  booking_fee: optional(Amount),
  created_at: optional(When),
  currency: optional(Text).annotate({ description: "Upper case, unlike everywhere else" }),
  description: optional(Text),
  event_series_ids: optional(Ids),
  fulfilment_reference_id: optional(Text),
  fulfilment_type: optional(Text).annotate({ description: "NONE, ISSUED_MEMBERSHIP …" }),
  image: optional(Schema.Unknown),
  instructions: optional(Text),
  issue_ticket_voucher: optional(Flag),
  issued_count: optional(Int),
  linked_to_all_event_series: optional(Flag),
  name: optional(Text),
  price: optional(Amount),
  quantity: optional(Int),
  quantity_per_event_occurrence: optional(Int),
  sell_in_store: optional(Flag),
  status: optional(Text).annotate({ description: "Upper case: ON_SALE, SOLD_OUT, UNAVAILABLE, HIDDEN" }),
  updated_at: optional(When),
  variant: optional(Schema.Unknown),
}).annotate({ identifier: "Product" })
export type Product = typeof Product.Type

/** A store: products without an event. Only these fields are known (platform notes 1.1). */
export const Store = Schema.Struct({
  object: optional(Text),
  id: Id,
  currency: optional(Text),
  name: optional(Text),
}).annotate({ identifier: "Store" })
export type Store = typeof Store.Type

/** A checkout form, by the fields that readers of the API expect (platform notes 6b). */
export const CheckoutForm = Schema.Struct({
  object: optional(Text),
  id: Id,
  created_at: optional(When),
  event_series_id: optional(Id),
  event_series_ids: optional(Ids),
  name: optional(Text),
}).annotate({ identifier: "CheckoutForm" })
export type CheckoutForm = typeof CheckoutForm.Type

/** A question or text of a checkout form. */
export const CheckoutFormElement = Schema.Struct({
  ...Lean.CheckoutFormElement.fields,
  id: Id,
  checkout_form_id: optional(Id),
  terms_and_conditions: optional(Text).annotate({ description: "HTML; of termsCheckbox and termsSignature only" }),
}).annotate({ identifier: "CheckoutFormElement" })
export type CheckoutFormElement = typeof CheckoutFormElement.Type

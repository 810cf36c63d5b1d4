/**
 * Discounts, vouchers, holds, products, stores and checkout forms with all their fields.
 *
 * @module
 */
import { Normal } from "@boxport/connector"
import { Schema } from "effect"
import { Amount, Id, Ids } from "./Common.ts"
import { CurrencyCode, When } from "./Values.ts"

const { Decimal, Flag, Int, optional, Text } = Normal

/**
 * A discount code. What it takes off has other names live (`face_value_*`, `booking_fee_*`) than in the seeds
 * (`price*`, `booking_fee*`). It works on `ticket_types`, or on everything when there are none.
 */
export class Discount extends Schema.Opaque<Discount>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    code: optional(Text),
    expires: optional(When),
    face_value_percentage: optional(Decimal),
    max_redemptions: optional(Int).annotate({ description: "How many orders may use it" }),
    name: optional(Text),
    price_percent: optional(Decimal),
    times_redeemed: optional(Int),
    booking_fee: optional(Amount),
    booking_fee_amount: optional(Amount),
    booking_fee_percent: optional(Decimal),
    booking_fee_percentage: optional(Decimal),
    face_value_amount: optional(Amount),
    price: optional(Amount),
    products: optional(Ids),
    ticket_types: optional(Ids),
    type: optional(Text).annotate({ description: "fixed_amount or percentage" }),
  }).annotate({
    identifier: "Discount",
    description: "A discount code. It works on `ticket_types`, or on everything when there are none.",
  }),
) {}

/** A voucher: a batch of codes, each worth `value`. */
export class Voucher extends Schema.Opaque<Voucher>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    available_codes: optional(Int),
    currency: optional(CurrencyCode),
    expiry: optional(When),
    name: optional(Text),
    total_codes: optional(Int),
    event_series_ids: optional(Ids),
    interval: optional(Schema.Unknown),
    partial_redemption: optional(Flag),
    type: optional(Text),
    usable_on_any_event: optional(Flag),
    value: optional(Amount),
  }).annotate({ identifier: "Voucher", description: "A voucher: a batch of codes, each worth `value`." }),
) {}

/** One code of a voucher. */
export class VoucherCode extends Schema.Opaque<VoucherCode>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    code: optional(Text),
    expiry: optional(When),
    used: optional(When).annotate({ description: "null until it is used" }),
    value: optional(Amount),
    voucher_id: optional(Id),
  }).annotate({ identifier: "VoucherCode", description: "One code of a voucher." }),
) {}

/** Tickets of an event set aside. */
export class Hold extends Schema.Opaque<Hold>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    created_at: optional(When),
    event_id: optional(Id),
    note: optional(Text),
    quantities: optional(Schema.Array(Schema.Struct({ ticket_type_id: Id, quantity: optional(Int) }))),
    total_on_hold: optional(Int),
    update_at: optional(When).annotate({ description: "How the documented example spells updated_at" }),
    updated_at: optional(When),
  }).annotate({ identifier: "Hold", description: "Tickets of an event set aside." }),
) {}

/** Something sold beside tickets. */
export class Product extends Schema.Opaque<Product>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    booking_fee: optional(Amount),
    created_at: optional(When),
    currency: optional(CurrencyCode),
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
  }).annotate({ identifier: "Product", description: "Something sold beside tickets." }),
) {}

/** A store: products without an event. Only these fields are known (platform notes 1.1). */
export class Store extends Schema.Opaque<Store>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    currency: optional(CurrencyCode),
    name: optional(Text),
  }).annotate({ identifier: "Store", description: "A store: products without an event. Only these fields are known." }),
) {}

/** A checkout form, by the fields that readers of the API expect (platform notes 6b). */
export class CheckoutForm extends Schema.Opaque<CheckoutForm>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    created_at: optional(When),
    event_series_id: optional(Id),
    event_series_ids: optional(Ids),
    name: optional(Text),
  }).annotate({
    identifier: "CheckoutForm",
    description: "A checkout form, by the fields that readers of the API expect.",
  }),
) {}

/** A question or text of a checkout form. */
export class CheckoutFormElement extends Schema.Opaque<CheckoutFormElement>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
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
    checkout_form_id: optional(Id),
    terms_and_conditions: optional(Text).annotate({ description: "HTML; of termsCheckbox and termsSignature only" }),
  }).annotate({
    identifier: "CheckoutFormElement",
    description: "A question or text of a checkout form. Which keys it has is not documented.",
  }),
) {}

import { Amounts, type Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Deleted, Voided } from "../records/Common.ts"
import { Discount, Voucher, VoucherCode } from "../records/Offers.ts"
import {
  act,
  create,
  created,
  Currency,
  form,
  Ids,
  invalid,
  Links,
  list,
  listOf,
  ok,
  one,
  pages,
  Range,
  remove,
  Text,
  Texts,
  UnixSeconds,
  unknownId,
  update,
} from "./Common.ts"

const optional = Schema.optionalKey

const Percent = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100 }))

/** What a discount takes off: by its type `price` of each ticket, or `price_percent` of its price. */
const discountFields = {
  booking_fee: optional(Amounts.minorUnits.annotate({ description: "What it takes off the booking fee" })),
  booking_fee_percent: optional(Percent),
  expires: optional(UnixSeconds),
  max_redemptions: optional(
    Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)).annotate({ description: "In how many orders" }),
  ),
  price: optional(Amounts.minorUnits.annotate({ description: "What it takes off each ticket" })),
  price_percent: optional(Percent),
}

/** A new discount code. Without ticket types it works on everything. */
export const NewDiscount = Schema.Struct({
  code: Text,
  name: Text,
  type: Schema.Literals(["fixed_amount", "percentage"]),
  ...discountFields,
  ticket_types: optional(Ids),
}).annotate({ identifier: "NewDiscount" })

/** Changes to a discount code; what is left out stays. */
export const DiscountChanges = Schema.Struct({
  code: optional(Text),
  name: optional(Text),
  type: optional(Schema.Literals(["fixed_amount", "percentage"])),
  ...discountFields,
  ticket_types: optional(Links),
  ticket_type_id: optional(
    Links.annotate({
      description: "ticket_types in the form that one live test found to work; the client tries it itself",
    }),
  ),
}).annotate({ identifier: "DiscountChanges" })

/** A new voucher with its codes. */
export const NewVoucher = Schema.Struct({
  name: Text,
  value: Amounts.minorUnits,
  codes: Texts,
  expiry: optional(UnixSeconds.annotate({ description: "Required in the seed, not live" })),
  event_series_ids: optional(Ids),
  currency: optional(Currency),
  voucher_type: optional(Text),
  usable_on_any_event: optional(Schema.Boolean),
}).annotate({ identifier: "NewVoucher" })

/** Changes to a voucher; what is left out stays. */
export const VoucherChanges = Schema.Struct({
  name: optional(Text),
  value: optional(Amounts.minorUnits),
  codes: optional(Schema.Array(Text).annotate({ description: "Codes to add to those it has" })),
  expiry: optional(UnixSeconds),
  event_series_ids: optional(Links),
}).annotate({ identifier: "VoucherChanges" })

const batches = { expiry_date: optional(Range), created_at: optional(Range), ...pages }

/** Endpoints of discounts and vouchers. */
export const offers = {
  listDiscounts: {
    ...list,
    name: "discounts.list",
    path: "/v1/discounts",
    summary: "Discount codes",
    resource: "discounts",
    query: { code: optional(Text), ...pages },
    success: listOf(Discount),
    source: "seed 000, Discount code",
  },
  getDiscount: {
    ...one,
    name: "discounts.get",
    path: "/v1/discounts/{discount_id}",
    summary: "One discount code",
    resource: "discounts",
    success: ok(Discount),
    source: "seed 000, Discount code",
  },
  createDiscount: {
    ...create,
    name: "discounts.create",
    path: "/v1/discounts",
    summary: "Creates a discount code",
    resource: "discounts",
    body: form(NewDiscount),
    success: created(Discount),
    trace: { list: "discounts.list", by: ["code", "name"] },
    source: "seed 000, Discount code",
  },
  updateDiscount: {
    ...update,
    name: "discounts.update",
    path: "/v1/discounts/{discount_id}",
    summary: "Changes a discount code; ticket types are added and removed by a map",
    resource: "discounts",
    body: form(DiscountChanges),
    success: ok(Discount),
    source: "seed 000, Discount code",
  },
  deleteDiscount: {
    ...remove,
    name: "discounts.delete",
    path: "/v1/discounts/{discount_id}",
    summary: "Deletes a discount code",
    resource: "discounts",
    success: ok(Deleted),
    source: "seed 000, Discount code",
  },
  listVouchers: {
    ...list,
    name: "vouchers.list",
    path: "/v1/vouchers",
    summary: "Vouchers",
    resource: "vouchers",
    query: batches,
    success: listOf(Voucher),
    source: "seed 000, Voucher",
  },
  getVoucher: {
    ...one,
    name: "vouchers.get",
    path: "/v1/vouchers/{voucher_id}",
    summary: "One voucher",
    resource: "vouchers",
    success: ok(Voucher),
    source: "seed 000, Voucher",
  },
  createVoucher: {
    ...create,
    name: "vouchers.create",
    path: "/v1/vouchers",
    summary: "Creates a voucher and its codes",
    resource: "vouchers",
    body: form(NewVoucher),
    success: created(Voucher),
    trace: { list: "vouchers.list", by: ["name"] },
    source: "seed 000, Voucher",
  },
  updateVoucher: {
    ...update,
    name: "vouchers.update",
    path: "/v1/vouchers/{voucher_id}",
    summary: "Changes a voucher; codes given are added",
    resource: "vouchers",
    body: form(VoucherChanges),
    success: created(Voucher),
    idempotent: false,
    trace: { list: "vouchers.get", by: ["voucher_id"] },
    source: "seed 000, Voucher",
  },
  deleteVoucher: {
    ...remove,
    name: "vouchers.delete",
    path: "/v1/vouchers/{voucher_id}",
    summary: "Deletes a voucher and its codes",
    resource: "vouchers",
    success: ok(Deleted),
    source: "seed 000, Voucher",
  },
  listVoucherCodes: {
    ...list,
    name: "voucher_codes.list",
    path: "/v1/vouchers/{voucher_id}/codes",
    summary: "The codes of one voucher",
    resource: "voucher_codes",
    query: batches,
    success: listOf(VoucherCode),
    failures: [unknownId, invalid],
    source: "seed 000, Voucher",
  },
  voidVoucherCode: {
    ...act,
    name: "voucher_codes.void",
    path: "/v1/vouchers/{voucher_id}/codes/{voucher_code_id}/void",
    summary: "Voids one code of a voucher",
    resource: "voucher_codes",
    body: null,
    success: ok(Voided),
    failures: [unknownId, { ...invalid, when: "the code is void or used already" }],
    sideEffects: ["irreversible"],
    idempotent: false,
    trace: { list: "vouchers.get", by: ["voucher_id"] },
    source: "seed 000, Voucher code",
  },
} as const satisfies { readonly [name: string]: Operation }

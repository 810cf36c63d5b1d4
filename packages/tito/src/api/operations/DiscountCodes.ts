/**
 * Discount codes.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Amount, Count, DateTimeText, Filled, Ids, may, mayBeNull } from "../Inputs.ts"
import { DiscountCode } from "../records/DiscountCode.ts"
import { create, created, found, get, inEvent, list, remove, searching, under, update } from "./Common.ts"

/** What it shows is told in the words of 3.0 (`only_show_attached`, `reveal_secret`) or in newer ones (notes 2). */
const codeFields = {
  block_registrations_if_not_applicable: may(Schema.Boolean),
  description_for_organizer: mayBeNull(Schema.String),
  disable_for_degressive: may(Schema.Boolean),
  end_at: mayBeNull(DateTimeText),
  max_quantity_per_release: mayBeNull(Count),
  min_quantity_per_release: mayBeNull(Count),
  only_show_attached: mayBeNull(Schema.Boolean),
  quantity: mayBeNull(Count.annotate({ description: "How many tickets it works for; null for no limit" })),
  release_ids: may(Ids),
  reveal_secret: mayBeNull(Schema.Boolean),
  show_public_releases: may(Schema.Literals(["all", "only_attached"])),
  show_secret_releases: may(
    Schema.Literals(["none", "if_discount_code_available", "even_if_discount_code_not_available"]),
  ),
  start_at: mayBeNull(DateTimeText),
}

const Type = Schema.Literals(["MoneyOffDiscountCode", "PercentOffDiscountCode"])
const Value = Amount.annotate({ description: "Off each ticket: an amount or a percentage, whichever the type says" })

/** A percentage is no amount of money. */
const percentIsNumber = Schema.makeFilter(
  ({ type, value }: { readonly type?: string; readonly value?: unknown }) =>
    type === "PercentOffDiscountCode" && typeof value === "object"
      ? { path: ["value"], issue: "Expected a percentage, not an amount of money" }
      : undefined,
  // Types and documents say nothing of it.
  { toJsonSchema: () => ({}), toCode: () => ({ runtime: "Schema.makeFilter(() => undefined)" }) },
)

/** What a discount code is made of. */
export class NewDiscountCode extends Schema.Opaque<NewDiscountCode>()(
  Schema.Struct({ code: Filled, type: Type, value: Value, ...codeFields })
    .check(percentIsNumber)
    .annotate({ identifier: "NewDiscountCode" }),
) {}

/** What of a discount code is to change. */
export class DiscountCodeChange extends Schema.Opaque<DiscountCodeChange>()(
  Schema.Struct({ code: may(Filled), type: may(Type), value: may(Value), ...codeFields })
    .check(percentIsNumber)
    .annotate({ identifier: "DiscountCodeChange" }),
) {}

const resource = "discount_codes"
const source = "seed 003, Discount Codes"
const states = ["current", "past", "upcoming", "used", "unused"] as const

/** Endpoints of discount codes. */
export const discountCodeOperations = {
  listDiscountCodes: {
    ...list,
    name: "discount_codes.list",
    path: `${inEvent}/discount_codes`,
    summary: "The discount codes of an event; past ones only when asked for",
    resource,
    query: searching({ states: may(Schema.Array(Schema.Literals(states))) }),
    success: found("discount_codes", DiscountCode),
    source,
  },
  getDiscountCode: {
    ...get,
    name: "discount_codes.get",
    path: `${inEvent}/discount_codes/{discount_code_id}`,
    summary: "One discount code",
    resource,
    success: found("discount_code", DiscountCode),
    source,
  },
  createDiscountCode: {
    ...create,
    name: "discount_codes.create",
    path: `${inEvent}/discount_codes`,
    summary: "Makes a discount code",
    resource,
    body: under("discount_code", NewDiscountCode),
    success: created("discount_code", DiscountCode),
    trace: { list: "discount_codes.list", by: ["code"] },
    source,
  },
  updateDiscountCode: {
    ...update,
    name: "discount_codes.update",
    path: `${inEvent}/discount_codes/{discount_code_id}`,
    summary: "Changes a discount code",
    resource,
    body: under("discount_code", DiscountCodeChange),
    success: found("discount_code", DiscountCode),
    source,
  },
  deleteDiscountCode: {
    ...remove,
    name: "discount_codes.delete",
    path: `${inEvent}/discount_codes/{discount_code_id}`,
    summary: "Removes a discount code",
    resource,
    source,
  },
} as const satisfies { readonly [name: string]: Operation }

/**
 * What operations carry, read back from the state.
 *
 * @module
 */
import { Amount } from "@boxport/connector/target"
import { Schema } from "effect"

const optional = Schema.optionalKey
const Text = Schema.String

/** The bodies by the kind of their operation. `series`, `event`, `ticket_type` and the like are ids at the source. */
export const bodies = {
  create_series: Schema.Struct({
    name: Text,
    currency: Text,
    description: optional(Text),
    venue: optional(Text),
    postal_code: optional(Text),
    country: optional(Text),
    max_tickets_sold_per_occurrence: optional(Schema.Int),
  }),
  create_event: Schema.Struct({
    series: Text,
    start_date: Text,
    start_time: Text,
    end_date: Text,
    end_time: Text,
    unix: optional(Schema.Int),
    ends: optional(Schema.Int),
  }),
  create_ticket_group: Schema.Struct({ series: Text, name: Text }),
  create_ticket_type: Schema.Struct({
    series: Text,
    ticket_group: optional(Text),
    name: Text,
    price: Amount,
    booking_fee: optional(Amount),
    quantity: Schema.Int,
    description: optional(Text),
    access_code: optional(Text),
    min_per_order: optional(Schema.Int),
    max_per_order: optional(Schema.Int),
    hide_until: optional(Schema.Int),
    hide_after: optional(Schema.Int),
    status: Schema.Literal("UNAVAILABLE"),
  }),
  set_capacity: Schema.Struct({ series: Text, ticket_type: Text, quantity: Schema.Int }),
  create_discount: Schema.Struct({
    code: Text,
    name: Text,
    type: Schema.Literals(["fixed_amount", "percentage"]),
    price: optional(Amount),
    price_percent: optional(Schema.Int),
    max_redemptions: optional(Schema.Int),
    expires: optional(Schema.Int),
    ticket_types: Schema.Array(Text),
  }),
  extend_discount: Schema.Struct({ discount: Text, ticket_types: Schema.Array(Text) }),
  create_voucher: Schema.Struct({
    name: Text,
    value: Amount,
    codes: Schema.NonEmptyArray(Text),
    expiry: optional(Schema.Int),
    currency: optional(Text),
  }),
  create_ticket: Schema.Struct({
    event: Text,
    ticket_type: Text,
    full_name: Text,
    email: optional(Text),
    barcode: optional(Text),
    reference: Text,
  }),
  check_in: Schema.Struct({ ticket: Text, check_in_at: optional(Schema.Int) }),
  void_ticket: Schema.Struct({ ticket: Text }),
  open_sales: Schema.Struct({
    series: Text,
    ticket_type: Text,
    status: Schema.Literals(["ON_SALE", "SOLD_OUT", "UNAVAILABLE", "HIDDEN", "ADMIN_ONLY", "LOCKED"]),
  }),
  publish_event: Schema.Struct({ series: Text, status: Schema.Literals(["DRAFT", "PUBLISHED", "CLOSE_SALES"]) }),
} as const

/** The kinds of operations that this target knows. */
export type Kind = keyof typeof bodies

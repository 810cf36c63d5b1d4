/**
 * What belongs to the whole account: discount codes, newsletter signups, webhooks.
 *
 * @module
 */
import { Schema } from "effect"
import { anything, decimal, decimalThat, described, flag, integer, text, uuid, uuidOrNone } from "./Common.ts"

/** A discount code, of one event or of all (seed 002, Discount codes; platform notes 2.4). */
export const DiscountCode = Schema.Struct({
  id: Schema.Int,
  active: flag,
  amount: decimalThat("A percentage, or a sum off each ticket, by discount_type"),
  amount_tickets_applied: integer,
  amount_times_applied: integer,
  applies_to: anything,
  code: text,
  discount_type: described("PER_TICKET or PERCENTAGE"),
  end_date: text,
  group_name: text,
  group_uuid: uuidOrNone,
  start_date: text,
  ticket_type_uuid: uuidOrNone,
  toggle_url: described("It names the event that the code belongs to, if it belongs to one"),
  total_revenue: decimal,
  usage_limit_per_event: integer,
  usage_tickets_limit: integer,
}).annotate({ identifier: "DiscountCode", description: "A discount code, of one event or of all." })
export type DiscountCode = typeof DiscountCode.Type

/** Somebody who signed up for newsletters (seed 002, Get all newsletter signups). */
export const Newsletter = Schema.Struct({
  date_joined: text,
  email: text,
  first_name: text,
  last_name: text,
  newsletter_event: described("The title of the first event that this happened at"),
  team: text,
}).annotate({ identifier: "Newsletter", description: "Somebody who signed up for newsletters." })
export type Newsletter = typeof Newsletter.Type

/** A webhook of the whole account (seed 002, Webhooks). Deliveries are not signed: its address is its only secret. */
export const Webhook = Schema.Struct({
  uuid,
  action: text,
  active: flag,
  created: text,
  scope: described("whitelabel or team"),
  updated: text,
  url: text,
}).annotate({
  identifier: "Webhook",
  description: "A webhook of the whole account. Deliveries are not signed: its address is its only secret.",
})
export type Webhook = typeof Webhook.Type

/** What deleting a webhook gives. */
export const Confirmation = Schema.Struct({ detail: text }).annotate({
  identifier: "Confirmation",
  description: "What deleting a webhook gives.",
})
export type Confirmation = typeof Confirmation.Type

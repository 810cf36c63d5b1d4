/**
 * What belongs to the whole account: discount codes, newsletter signups, webhooks.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"

const { Decimal, Flag, Int, optional, Text } = Lenient

/**
 * A discount code. `amount` is a percentage or a sum of money by `discount_type`; `toggle_url` names the event it
 * belongs to, if it belongs to one. How often it was used is `amount_times_applied` in the documentation and
 * `amount_tickets_applied` today.
 */
export const DiscountCode = Schema.Struct({
  id: Text,
  active: optional(Flag),
  amount: optional(Decimal),
  amount_tickets_applied: optional(Int),
  amount_times_applied: optional(Int),
  code: optional(Text),
  discount_type: optional(Text),
  end_date: optional(Text),
  start_date: optional(Text),
  ticket_type_uuid: optional(Text),
  toggle_url: optional(Text),
  usage_tickets_limit: optional(Int),
})
export type DiscountCode = typeof DiscountCode.Type

/** Somebody who signed up for newsletters; `newsletter_event` is the title of the first event that happened at. */
export const Newsletter = Schema.Struct({
  date_joined: optional(Text),
  email: optional(Text),
  first_name: optional(Text),
  last_name: optional(Text),
  newsletter_event: optional(Text),
  team: optional(Text),
})
export type Newsletter = typeof Newsletter.Type

/** A webhook of the account. */
export const Webhook = Schema.Struct({
  uuid: Text,
  action: optional(Text),
  active: optional(Flag),
  created: optional(Text),
  scope: optional(Text),
  updated: optional(Text),
  url: optional(Text),
})
export type Webhook = typeof Webhook.Type

/**
 * Occurrences of event series ("events"), the ticket types and groups embedded in them, and who waits for tickets.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"
import { Currency, Venue, When } from "./Common.ts"

const { Flag, Int, objectOrEmptyList, optional, Text } = Lenient

/** A group that ticket types are shown under. */
export const TicketGroup = Schema.Struct({
  id: optional(Text),
  name: optional(Text),
  max_per_order: optional(Int),
  sort_order: optional(Int),
  ticket_ids: optional(Schema.Array(Schema.Unknown)),
})

/**
 * A ticket type. It belongs to a series and is repeated, with that date's numbers, in each occurrence. `price` and
 * `booking_fee` are minor units of the event's currency (seed 004's table calls `price` an object; its example, and
 * what is sent, is a number). `quantity` is what can be bought now.
 */
export const TicketType = Schema.Struct({
  object: optional(Text),
  id: Text,
  access_code: optional(Text),
  booking_fee: optional(Int),
  description: optional(Text),
  group_id: optional(Text),
  hide_after: optional(When),
  hide_until: optional(When),
  max_per_order: optional(Int),
  min_per_order: optional(Int),
  name: optional(Text),
  price: optional(Schema.Union([Int, Schema.Record(Schema.String, Schema.Unknown)])),
  status: optional(Text),
  sort_order: optional(Int),
  type: optional(Text),
  quantity: optional(Int),
  quantity_held: optional(Int),
  quantity_issued: optional(Int),
  quantity_total: optional(Int),
})
export type TicketType = typeof TicketType.Type

/** One occurrence, with the fields of its series. Its ticket types are decoded one by one. */
export const Event = Schema.Struct({
  object: optional(Text),
  id: Text,
  created_at: optional(When),
  updated_at: optional(When),
  currency: optional(Currency),
  description: optional(Text),
  end: optional(When),
  event_series_id: optional(Text),
  max_tickets_sold_per_occurrence: optional(Int),
  name: optional(Text),
  online_event: optional(Flag),
  private: optional(Flag),
  start: optional(When),
  status: optional(Text),
  ticket_groups: optional(Schema.Array(TicketGroup)),
  ticket_types: optional(Schema.Array(Schema.Unknown)),
  timezone: optional(Text),
  total_issued_tickets: optional(Int),
  total_orders: optional(Int),
  url: optional(Text),
  venue: optional(objectOrEmptyList(Venue)),
})
export type Event = typeof Event.Type

/** Somebody who waits for tickets of an event. */
export const WaitlistSignup = Schema.Struct({
  id: Text,
  created_at: optional(When),
  email: optional(Text),
  event_id: optional(Text),
  name: optional(Text),
})
export type WaitlistSignup = typeof WaitlistSignup.Type

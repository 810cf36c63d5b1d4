/**
 * Events, and what is offered and asked at them: releases (ticket types), questions, activities and discount codes.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"
import { Nested, Records, References } from "./Common.ts"

const { Decimal, Flag, Int, optional, Text } = Lenient

/** What `GET /v3/hello` tells (seed 003, Authentication). */
export const Hello = Schema.Struct({
  authenticated: optional(Flag),
  lookup_mode: optional(Text),
  accounts: optional(References),
})

/** An event (seed 003, Events; notes 2 for times and zone). */
export const Event = Schema.Struct({
  id: Text,
  account_slug: optional(Text),
  archived: optional(Flag),
  created_at: optional(Text),
  currency: optional(Text),
  description: optional(Text),
  email_address: optional(Text),
  end_at: optional(Text),
  end_date: optional(Text),
  end_time: optional(Text),
  live: optional(Flag),
  location: optional(Text),
  private: optional(Flag),
  /** The capacity of the whole event. */
  quantity: optional(Int),
  registrations_count: optional(Int),
  slug: optional(Text),
  start_at: optional(Text),
  start_date: optional(Text),
  start_time: optional(Text),
  tickets_count: optional(Int),
  timezone: optional(Text),
  title: optional(Text),
  updated_at: optional(Text),
  url: optional(Text),
})
export type Event = typeof Event.Type

/** A release: what Tito calls a ticket type (seed 003, Releases). */
export const Release = Schema.Struct({
  id: Text,
  activity_questions: optional(Records),
  archived: optional(Flag),
  description: optional(Text),
  donation: optional(Flag),
  end_at: optional(Text),
  expired: optional(Flag),
  locked: optional(Flag),
  max_tickets_per_person: optional(Int),
  min_tickets_per_person: optional(Int),
  not_a_ticket: optional(Flag),
  off_sale: optional(Flag),
  payment_type: optional(Text),
  position: optional(Int),
  price: optional(Decimal),
  price_degressive: optional(Text),
  pricing_type: optional(Text),
  quantity: optional(Int),
  question_ids: optional(References),
  questions: optional(Records),
  secret: optional(Flag),
  slug: optional(Text),
  sold_out: optional(Flag),
  start_at: optional(Text),
  state_name: optional(Text),
  ticket_group: optional(Nested),
  tickets_count: optional(Int),
  title: optional(Text),
  upcoming: optional(Flag),
})
export type Release = typeof Release.Type

/** A question (seed 003, Questions). `options` is a list, or text with one a line. */
export const Question = Schema.Struct({
  id: Text,
  description: optional(Text),
  field_type: optional(Text),
  options: optional(Schema.Union([Schema.Array(Schema.Unknown), Schema.String])),
  position: optional(Int),
  releases: optional(Records),
  required: optional(Flag),
  slug: optional(Text),
  title: optional(Text),
})
export type Question = typeof Question.Type

/** An activity (seed 003, Activities). */
export const Activity = Schema.Struct({
  id: Text,
  capacity: optional(Int),
  date: optional(Text),
  description: optional(Text),
  end_at: optional(Text),
  end_time: optional(Text),
  name: optional(Text),
  release_ids: optional(References),
  releases: optional(Records),
  start_at: optional(Text),
  start_time: optional(Text),
})
export type Activity = typeof Activity.Type

/** A discount code (seed 003, Discount Codes). `value` is an amount or a percentage, whichever `type` says. */
export const DiscountCode = Schema.Struct({
  id: Text,
  code: optional(Text),
  discount_code_type: optional(Text),
  end_at: optional(Text),
  quantity: optional(Int),
  quantity_used: optional(Int),
  release_ids: optional(References),
  releases: optional(Records),
  start_at: optional(Text),
  state: optional(Text),
  type: optional(Text),
  value: optional(Decimal),
})
export type DiscountCode = typeof DiscountCode.Type

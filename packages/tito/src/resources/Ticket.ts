/**
 * Tickets, the answers of their holders, and how these were let in.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"
import { Nested, Records, References } from "./Common.ts"

const { Decimal, Flag, optional, Text } = Lenient

/** A ticket (seed 003, Tickets; notes 4). Its answers are decoded one by one. */
export const Ticket = Schema.Struct({
  id: Text,
  activities: optional(Records),
  activity_ids: optional(References),
  answers: optional(Records),
  company_name: optional(Text),
  created_at: optional(Text),
  discount_code_used: optional(Text),
  email: optional(Text),
  first_name: optional(Text),
  last_name: optional(Text),
  name: optional(Text),
  phone_number: optional(Text),
  price: optional(Decimal),
  reference: optional(Text),
  registration: optional(Nested),
  registration_id: optional(Text),
  release: optional(Nested),
  release_id: optional(Text),
  release_slug: optional(Text),
  release_title: optional(Text),
  responses: optional(Schema.Union([Schema.Record(Schema.String, Schema.Unknown), Schema.Array(Schema.Unknown)])),
  slug: optional(Text),
  state: optional(Text),
  state_name: optional(Text),
  tag_names: optional(References),
  tags: optional(Schema.Union([Schema.String, References])),
  temporary: optional(Flag),
  total_paid: optional(Decimal),
  updated_at: optional(Text),
  void: optional(Flag),
  voided_at: optional(Text),
})
export type Ticket = typeof Ticket.Type

/** An answer of a ticket's holder (seed 003, Answers). `primary_response` is a list for checkboxes. */
export const Answer = Schema.Struct({
  id: optional(Text),
  alternate_response: optional(Text),
  primary_response: optional(Schema.Union([Text, Schema.Array(Schema.Unknown)])),
  question_id: optional(Text),
  question_title: optional(Text),
  response: optional(Schema.Union([Text, Schema.Array(Schema.Unknown)])),
  ticket_id: optional(Text),
})
export type Answer = typeof Answer.Type

/** A check-in list of the Admin API (seed 003, Check-in Lists). Its slug opens the check-in API. */
export const CheckinList = Schema.Struct({
  id: optional(Text),
  slug: Text,
  title: optional(Text),
})
export type CheckinList = typeof CheckinList.Type

/** A check-in of the check-in API (notes 1.1); one that was taken back has `deleted_at`. */
export const Checkin = Schema.Struct({
  id: optional(Text),
  created_at: optional(Text),
  deleted_at: optional(Text),
  ticket_id: optional(Text),
  uuid: optional(Text),
})
export type Checkin = typeof Checkin.Type

/**
 * Events, their ticket types, and what is asked at them.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"
import { Address, Named } from "./Common.ts"

const { Decimal, Flag, Int, optional, Text } = Lenient

/** The settings of an event that mean something to us; there are some fifty. */
export const EventSettings = Schema.Struct({
  event_ticket_limit_amount_initially: optional(Int),
  has_event_ticket_limit: optional(Flag),
})

/**
 * An event, of the list and in detail laid over each other: only the list tells the currency, only the detail the end
 * and the time zone. Its ticket types and questions are decoded one by one.
 */
export const Event = Schema.Struct({
  uuid: Text,
  address: optional(Address),
  currency: optional(Text),
  description: optional(Text),
  end_date: optional(Text),
  eventsettings: optional(EventSettings),
  is_members_only: optional(Flag),
  members_only: optional(Flag),
  purchase_questions: optional(Schema.Unknown),
  start_date: optional(Text),
  summary: optional(Text),
  ticket_types: optional(Schema.Unknown),
  ticket_types_questions: optional(Schema.Unknown),
  timezone: optional(Text),
  title: optional(Text),
  url: optional(Text),
})
export type Event = typeof Event.Type

/**
 * A ticket type. `price` is a number of major units, VAT included; `amount` of the documentation is `amount_left` of
 * today; `pk` is what tickets refer to, and is missing in some answers.
 */
export const TicketType = Schema.Struct({
  uuid: Text,
  pk: optional(Int),
  active: optional(Flag),
  amount: optional(Int),
  amount_left: optional(Int),
  amount_sold: optional(Int),
  amount_total: optional(Int),
  description: optional(Text),
  fee: optional(Decimal),
  is_free: optional(Flag),
  is_members_only: optional(Flag),
  is_on_sale: optional(Flag),
  price: optional(Decimal),
  sales_end_date: optional(Text),
  sales_start_date: optional(Text),
  sold_out: optional(Flag),
  sort_id: optional(Int),
  title: optional(Text),
})
export type TicketType = typeof TicketType.Type

/** A choice of a question. */
export const Choice = Schema.Struct({ uuid: optional(Text), label: optional(Text), sort_id: optional(Int) })

/** A question. `ticket_type` is null where every type's holders are asked. */
export const Question = Schema.Struct({
  uuid: Text,
  active: optional(Flag),
  choices: optional(Schema.Array(Choice)),
  heading: optional(Text),
  required: optional(Flag),
  sort_id: optional(Int),
  ticket_type: optional(Named),
  variation: optional(Text),
})
export type Question = typeof Question.Type

/** Questions that are asked together; `ticket_type_name` is null for those of every type. */
export const QuestionCollection = Schema.Struct({
  uuid: optional(Text),
  active: optional(Flag),
  questions: optional(Schema.Array(Schema.Unknown)),
  ticket_type_name: optional(Text),
})
export type QuestionCollection = typeof QuestionCollection.Type

/** What the ticket types' questions of an event are: one collection (seed 002), or a list of them (platform notes 1). */
export const TicketTypeQuestions = Schema.Union([QuestionCollection, Schema.Array(QuestionCollection)])

/**
 * Tickets and answers.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"

const { Decimal, Flag, Int, optional, Text } = Lenient

/** A chosen option: `uuid` at the endpoints of answers, `choice_uuid` inside orders. */
export const AnsweredChoice = Schema.Struct({
  choice_heading: optional(Text),
  choice_uuid: optional(Text),
  uuid: optional(Text),
})

/**
 * An answer. Inside orders `question` is a number and `question_uuid` the question's uuid; at the endpoints of answers
 * `question` is the uuid (platform notes 4).
 */
export const Answer = Schema.Struct({
  uuid: optional(Text),
  answer_value: optional(Text),
  answer_value_secondary: optional(Text),
  answered_choices: optional(Schema.Array(AnsweredChoice)),
  question: optional(Text),
  question_heading: optional(Text),
  question_uuid: optional(Text),
  variation: optional(Text),
})
export type Answer = typeof Answer.Type

/** The answers of one ticket, or of one order. */
export const Answers = Schema.Struct({
  answers: Schema.Array(Answer),
  purchase: optional(Text),
  ticket: optional(Text),
})
export type Answers = typeof Answers.Type

/** Answers as a ticket holds them; null for a ticket that nothing was asked of, such as merchandise. */
export const AnswerCollection = Schema.Struct({ uuid: optional(Text), answers: optional(Schema.Array(Schema.Unknown)) })

/**
 * A ticket: in an order, alone, or in a list, which has fewest keys. There is no date of creation. `price` is what the
 * type cost, `price_total` what was paid after the discount.
 */
export const Ticket = Schema.Struct({
  uuid: Text,
  id: optional(Int),
  answers: optional(Schema.Array(Schema.Unknown)),
  checked_in: optional(Flag),
  company_name: optional(Text),
  email: optional(Text),
  external_uuid: optional(Text),
  first_name: optional(Text),
  full_name: optional(Text),
  last_name: optional(Text),
  price: optional(Decimal),
  price_total: optional(Decimal),
  purchase_uuid: optional(Text),
  seat: optional(Schema.Unknown),
  ticket_answer_collection: optional(AnswerCollection),
  ticket_refund: optional(Flag),
  ticket_type_name: optional(Text),
  ticket_type_pk: optional(Int),
})
export type Ticket = typeof Ticket.Type

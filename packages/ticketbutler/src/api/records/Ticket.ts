/**
 * Tickets.
 *
 * @module
 */
import { Schema } from "effect"
import { anything, decimal, decimalThat, described, flag, integer, optional, text, uuid, uuidOrNone } from "./Common.ts"
import { Answer, Question } from "./Question.ts"

const link = described("It opens the ticket: whoever has it has the ticket")

/**
 * A ticket: alone, inside of an order, or in the list, where it has fewest keys (seed 002, Tickets; platform notes 4).
 * It has no date of creation; its order has.
 */
export const Ticket = Schema.Struct({
  uuid,
  id: integer,
  anonymised: flag,
  answers: optional(Schema.Array(Answer)),
  attribute: anything,
  attribute_selected: anything,
  checked_in: flag,
  company_name: text,
  email: text,
  external_uuid: described("What somebody else calls it"),
  first_name: text,
  full_name: text,
  has_ticket_type_date: flag,
  last_name: text,
  lead_tracking_reference: text,
  price: decimal,
  price_total: decimalThat("What was paid, after the discount"),
  purchase_uuid: uuidOrNone,
  questions: optional(Schema.Array(Question)),
  seat: anything,
  ticket_answer_collection: optional(
    Schema.Struct({ answers: optional(Schema.Array(Answer)), uuid: uuidOrNone }).annotate({
      description: "Null for merchandise",
    }),
  ),
  ticket_download_absolute_url: link,
  ticket_refund: flag,
  ticket_type_date: text,
  ticket_type_name: text,
  ticket_type_pk: integer,
  url: link,
}).annotate({
  identifier: "Ticket",
  description: "A ticket: alone, inside of an order, or in the list, where it has fewest keys.",
})
export type Ticket = typeof Ticket.Type

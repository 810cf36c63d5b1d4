/**
 * The account of every field: what becomes of it, by resource. The documentation is made from it, and a test walks
 * every leaf of every documented sample through it.
 *
 * @module
 */
import { Fields, Secrets } from "@boxport/connector"
import { answerFields, answersFields } from "./mapping/Answers.ts"
import { eventFields } from "./mapping/Events.ts"
import { orderFields, orderLineFields } from "./mapping/Orders.ts"
import { discountCodeFields, newsletterFields, webhookFields } from "./mapping/Platform.ts"
import { collectionFields, questionFields } from "./mapping/Questions.ts"
import { ticketFields } from "./mapping/Tickets.ts"
import { ticketTypeFields } from "./mapping/TicketTypes.ts"

const questions = Fields.records("questions")
const answers = Fields.records("answers")

/** The fields of every resource; webhooks feed no table. */
export const fieldsByResource: { readonly [resource: string]: Fields.Fields } = {
  events: {
    ...eventFields,
    purchase_questions: Fields.records("question_collections"),
    ticket_types: Fields.records("ticket_types"),
    ticket_types_questions: Fields.records("question_collections"),
  },
  ticket_types: ticketTypeFields,
  question_collections: { ...collectionFields, questions },
  questions: questionFields,
  orders: { ...orderFields, order_lines: Fields.records("order_lines"), tickets: Fields.records("tickets") },
  order_lines: orderLineFields,
  tickets: {
    ...ticketFields,
    answers,
    ticket_answer_collection: Fields.object({ uuid: Fields.dropped("answers are known by their ticket"), answers }),
  },
  answers: answerFields,
  answer_lists: { ...answersFields, answers },
  discount_codes: discountCodeFields,
  newsletters: newsletterFields,
  webhooks: webhookFields,
}

/** The paths of the secrets in what a read gives, those of records inside others included. */
export const secrets = Secrets.pathsOf({
  ...fieldsByResource,
  events: eventFields,
  orders: orderFields,
  tickets: ticketFields,
})

/** Names in `extra` that are no field's: what a mapping keeps there under a name of its own. */
export const keeps: ReadonlyArray<string> = [
  "collection_active",
  "collection_uuid",
  "event_uuid",
  "newsletter_event",
  "purchase_uuid",
  "question_uuid",
  "ticket_type",
  "ticket_type_name",
  "ticket_type_pk",
  "ticket_type_uuid",
]

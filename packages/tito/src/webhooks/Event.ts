/**
 * What Tito's webhooks tell of, in its own words: the trigger is in a header, the body is the record itself, in a shape
 * that is neither 3.0's nor 3.1's (seed 003, Webhooks; notes 5).
 *
 * @module
 */
import { Lenient, type Problem } from "@boxport/connector/mapping"
import type { Json } from "@boxport/model"
import { Schema } from "effect"
import { InterestedUser } from "../resources/Contact.ts"
import { LineItem, Registration } from "../resources/Registration.ts"
import { Answer, Ticket } from "../resources/Ticket.ts"

const { Decimal, Flag, optional, Text } = Lenient

/** A list of records; empty text for none. */
const listOf = <S extends Schema.Constraint>(schema: S) => Schema.Union([Schema.Array(schema), Schema.Literal("")])

/** The event that a payload belongs to; of check-ins only slug and title. */
export const EventPart = Schema.Struct({
  id: optional(Text),
  account_slug: optional(Text),
  end_date: optional(Text),
  slug: optional(Text),
  start_date: optional(Text),
  title: optional(Text),
  url: optional(Text),
})
export type EventPart = typeof EventPart.Type

/**
 * An answer: a row of the database (seed 003, Ticket Payload), or with its question inside; `humanized_response` is the
 * name of a country where `response` is its code. In a check-in the question is its text alone.
 */
export const AnswerPart = Schema.Struct({
  ...Answer.fields,
  humanized_response: optional(Schema.Union([Text, Schema.Array(Schema.Unknown)])),
  question: optional(
    Schema.Union([Text, Schema.Struct({ id: optional(Text), description: optional(Text), title: optional(Text) })]),
  ),
})
export type AnswerPart = typeof AnswerPart.Type

/** What payloads of all kinds may hold. `custom` is the data given to the webhook's endpoint: null, text or an object. */
const shared = {
  _type: optional(Text),
  custom: optional(Schema.Unknown),
  event: optional(EventPart),
}

/** What a receipt says in a payload; `tax` is a number or text. */
const Receipt = Schema.Struct({
  number: optional(Text),
  paid: optional(Flag),
  payment_provider: optional(Text),
  payment_reference: optional(Text),
  tax: optional(Decimal),
  total: optional(Decimal),
  total_less_tax: optional(Decimal),
})

/** The payload of `ticket.*`. Amounts are text; `registration_id` was the slug once (notes 5). */
export const TicketPayload = Schema.Struct({
  ...Ticket.fields,
  ...shared,
  answers: optional(listOf(AnswerPart)),
  registration: optional(
    Schema.Struct({
      id: optional(Text),
      currency: optional(Text),
      email: optional(Text),
      name: optional(Text),
      payment_reference: optional(Text),
      receipt: optional(Receipt),
      slug: optional(Text),
      source: optional(Text),
      total: optional(Decimal),
    }),
  ),
  registration_slug: optional(Text),
})
export type TicketPayload = typeof TicketPayload.Type

/** The payload of `registration.*`. Its tickets have no ids. */
export const RegistrationPayload = Schema.Struct({
  ...Registration.fields,
  ...shared,
  line_items: optional(listOf(LineItem)),
  quantities: optional(Schema.Record(Schema.String, Schema.Unknown)),
  receipt: optional(Receipt),
  text: optional(Text),
  tickets: optional(
    listOf(Schema.Struct({ ...Ticket.fields, answers: optional(listOf(AnswerPart)), id: optional(Text) })),
  ),
  webhook_text: optional(Text),
})
export type RegistrationPayload = typeof RegistrationPayload.Type

/** The payload of `checkin.*`: a ticket, and when and where it was let in. `id` and `slug` are the ticket's. */
export const CheckinPayload = Schema.Struct({
  ...shared,
  id: Text,
  answers: optional(listOf(AnswerPart)),
  checked_in: optional(Flag),
  checked_in_at: optional(Text),
  checkin_list: optional(Schema.Struct({ slug: optional(Text), title: optional(Text) })),
  checkin_uuid: optional(Text),
  company_name: optional(Text),
  email: optional(Text),
  first_name: optional(Text),
  last_name: optional(Text),
  name: optional(Text),
  reference: optional(Text),
  registration_reference: optional(Text),
  release_title: optional(Text),
  slug: optional(Text),
})
export type CheckinPayload = typeof CheckinPayload.Type

/** The payload of `interested_user.*`, which nothing documents. */
export const InterestedUserPayload = Schema.Struct({ ...InterestedUser.fields, ...shared })
export type InterestedUserPayload = typeof InterestedUserPayload.Type

/** What every event has besides its payload. Nothing of it is signed. */
interface Delivered {
  /** The trigger as the header `X-Webhook-Name` has it. */
  readonly trigger: string
  /** The number of the webhook endpoint, in the header `X-Webhook-Endpoint-Id`. */
  readonly endpoint: string | null
}

/** Something happened to a ticket. */
export interface TicketEvent extends Delivered {
  readonly _tag:
    | "ticket.created"
    | "ticket.completed"
    | "ticket.reassigned"
    | "ticket.updated"
    | "ticket.unsnoozed"
    | "ticket.unvoided"
    | "ticket.voided"
  readonly payload: TicketPayload
}

/** Something happened to a registration; its payments are told by triggers that the seed does not name (notes 5). */
export interface RegistrationEvent extends Delivered {
  readonly _tag:
    | "registration.updated"
    | "registration.finished"
    | "registration.completed"
    | "registration.cancelled"
    | "registration.marked_as_paid"
    | "registration.marked_as_unpaid"
  readonly payload: RegistrationPayload
}

/** Somebody was let in, or a check-in was taken back (which the seed does not name). */
export interface CheckinEvent extends Delivered {
  readonly _tag: "checkin.created" | "checkin.deleted"
  readonly payload: CheckinPayload
}

/** Somebody who wants to hear of the event (triggers that the seed does not name). */
export interface InterestedUserEvent extends Delivered {
  readonly _tag: "interested_user.created" | "interested_user.updated" | "interested_user.deleted"
  readonly payload: InterestedUserPayload
}

/** A trigger that is not known yet, or a known one with a payload that `problems` say cannot be read. */
export interface UnknownEvent extends Delivered {
  readonly _tag: "Unknown"
  readonly payload: Json
  readonly problems: ReadonlyArray<Problem>
}

/** What happened; `_tag` is the trigger. */
export type TitoEvent = TicketEvent | RegistrationEvent | CheckinEvent | InterestedUserEvent | UnknownEvent

/**
 * What Ticket Tailor's webhooks tell of, in its own words: an envelope, and the resource as the API gives it
 * (seed 000, Webhooks, Structure; notes 3 for the names of events).
 *
 * @module
 */
import { Lenient, type Problem } from "@boxport/connector/mapping"
import type { Json, JsonObject } from "@boxport/model"
import { Schema } from "effect"
import { Event, TicketType, type WaitlistSignup } from "../resources/Event.ts"
import { IssuedTicket } from "../resources/IssuedTicket.ts"
import { LineItem, Order } from "../resources/Order.ts"

const { optional, Text } = Lenient

/** The envelope of every delivery. */
export const Envelope = Schema.Struct({
  id: optional(Text),
  created_at: optional(Text),
  event: Text,
  resource_url: optional(Text),
  payload: Schema.Unknown,
})

/** An order, its line items and tickets included. */
export const OrderPayload = Schema.Struct({
  ...Order.fields,
  issued_tickets: optional(Schema.Array(IssuedTicket)),
  line_items: optional(Schema.Array(LineItem)),
})
export type OrderPayload = typeof OrderPayload.Type

/** An occurrence, its ticket types included. */
export const EventPayload = Schema.Struct({
  ...Event.fields,
  ticket_types: optional(Schema.Array(TicketType)),
})
export type EventPayload = typeof EventPayload.Type

export type { IssuedTicket, WaitlistSignup }

/** What every event has besides its payload. */
interface Enveloped {
  /** The delivery's own id (`wh_…`), the same when it is sent again. */
  readonly id: string | null
  /** When it happened, in UTC, as `YYYY-MM-DD HH:MM:SS`. */
  readonly created_at: string | null
  /** The name of the event as it was sent. */
  readonly event: string
  /** The resource's address in the API. */
  readonly resource_url: string | null
}

/** An order was placed or changed; cancelling and refunding are changes. */
export interface OrderEvent extends Enveloped {
  readonly _tag: "ORDER.CREATED" | "ORDER.UPDATED"
  readonly payload: OrderPayload
}

/** A ticket was issued or changed; voiding is a change. */
export interface IssuedTicketEvent extends Enveloped {
  readonly _tag: "ISSUED_TICKET.CREATED" | "ISSUED_TICKET.UPDATED"
  readonly payload: IssuedTicket
}

/** An occurrence was made, changed or deleted; the payload of a deleted one is what it was. */
export interface OccurrenceEvent extends Enveloped {
  readonly _tag: "EVENT.CREATED" | "EVENT.UPDATED" | "EVENT.DELETED"
  readonly payload: EventPayload
}

/** Somebody has put their name on a waitlist. */
export interface WaitlistEvent extends Enveloped {
  readonly _tag: "WAITLIST_SIGNUP.CREATED"
  readonly payload: WaitlistSignup
}

/** A membership was issued or changed. Nothing documents what one looks like. */
export interface MembershipEvent extends Enveloped {
  readonly _tag: "ISSUED_MEMBERSHIP.CREATED" | "ISSUED_MEMBERSHIP.UPDATED"
  readonly payload: JsonObject
}

/** An event of a name that is not known yet, or of a known name with a payload that `problems` say cannot be read. */
export interface UnknownEvent extends Enveloped {
  readonly _tag: "Unknown"
  readonly payload: Json
  readonly problems: ReadonlyArray<Problem>
}

/** What happened; `_tag` is the event's name. */
export type TicketTailorEvent =
  | OrderEvent
  | IssuedTicketEvent
  | OccurrenceEvent
  | WaitlistEvent
  | MembershipEvent
  | UnknownEvent

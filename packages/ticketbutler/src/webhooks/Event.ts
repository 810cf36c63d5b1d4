/**
 * What Ticketbutler's webhooks tell of, in its own words: an envelope, and data whose form depends on the action
 * (seed 002, Webhooks; notes 5). Only that of events and newsletters is documented.
 *
 * @module
 */
import { Lenient, type Problem } from "@boxport/connector/mapping"
import type { Json, JsonObject } from "@boxport/model"
import { Schema } from "effect"
import { Address, Named } from "../resources/Common.ts"

const { Decimal, Flag, Int, optional, Text } = Lenient

/** The envelope of every delivery. */
export const Envelope = Schema.Struct({
  action: Text,
  data: Schema.Unknown,
  id: optional(Text),
  live: optional(Flag),
  scope: optional(Text),
  team: optional(Named),
  uuid: optional(Text),
  whitelabel: optional(Named),
})

/** The data of `event.*`: which event, and its texts. */
export const EventData = Schema.Struct({
  uuid: Text,
  description: optional(Text),
  summary: optional(Text),
  title: optional(Text),
})
export type EventData = typeof EventData.Type

/** The data of `purchase.*`. Uuids have dashes here, questions numbers, and prices are text (notes 5). */
export const PurchaseData = Schema.Struct({
  address: optional(Address),
  custom_questions: optional(Schema.Struct({ uuid: optional(Text), answers: optional(Schema.Array(Schema.Json)) })),
  event: optional(Schema.Union([Text, Schema.Record(Schema.String, Schema.Json)])),
  order_id: optional(Text),
  state: optional(Text),
  ticket_count: optional(Int),
  tickets: optional(
    Schema.Array(
      Schema.Struct({
        uuid: optional(Text),
        email: optional(Text),
        full_name: optional(Text),
        purchase_uuid: optional(Text),
        ticket_type: optional(Schema.Struct({ uuid: optional(Text), price: optional(Decimal), title: optional(Text) })),
      }),
    ),
  ),
  uuid: optional(Text),
})
export type PurchaseData = typeof PurchaseData.Type

/** The data of `purchase.newsletter`: rows of a spreadsheet, whose Danish titles are the keys, questions among them. */
export const NewsletterData = Schema.Struct({
  Tickets: optional(Schema.Array(Schema.Record(Schema.String, Schema.Json))),
})
export type NewsletterData = typeof NewsletterData.Type

/**
 * What asking the platform has shown. Deliveries are not signed, so it is the only thing to go by:
 *
 * - `confirmed`: the platform has what the delivery tells of, and nothing there is against it;
 * - `contradicted`: it has it, and says something else (the order is not refunded, the event is still there);
 * - `unconfirmed`: there is nothing to ask for. Whoever knows the address can make these up.
 */
export type Confirmation = "confirmed" | "contradicted" | "unconfirmed"

/** What every event has besides its data. */
interface Delivered {
  readonly action: string
  /** As the envelope has it. What it is the id of is not documented: the sample's is that of a webhook. */
  readonly uuid: string | null
  /** `team` or `whitelabel`: whose events the webhook tells of. */
  readonly scope: string | null
  readonly live: boolean | null
  readonly whitelabel: string | null
  readonly team: Json
  readonly confirmation: Confirmation
  /** What the platform has, as it answered: an event, an order or a ticket. Null for what could not be asked for. */
  readonly record: JsonObject | null
}

/** An event was made, changed or deleted. */
export interface EventNotice extends Delivered {
  readonly _tag: "event.added" | "event.updated" | "event.removed" | "event.all"
  readonly data: EventData
}

/** Something happened to an order. */
export interface PurchaseNotice extends Delivered {
  readonly _tag: "purchase.paid" | "purchase.cancelled" | "purchase.refunded" | "purchase.all"
  readonly data: PurchaseData
}

/** Somebody has bought something and signed up for the newsletter. */
export interface NewsletterNotice extends Delivered {
  readonly _tag: "purchase.newsletter"
  readonly data: NewsletterData
}

/** Something happened to a ticket. Nothing documents the data. */
export interface TicketNotice extends Delivered {
  readonly _tag: "ticket.checkin" | "ticket.paid" | "ticket.refund" | "ticket.updated"
  readonly data: JsonObject
}

/** Anything: `all` is what a webhook for everything is registered with, and may be what it is told. */
export interface AnyNotice extends Delivered {
  readonly _tag: "all"
  readonly data: Json
}

/** An action that is not known yet, or a known one with data that `problems` say cannot be read. */
export interface UnknownNotice extends Delivered {
  readonly _tag: "Unknown"
  readonly data: Json
  readonly problems: ReadonlyArray<Problem>
}

/** What happened; `_tag` is the action. */
export type TicketbutlerEvent =
  | EventNotice
  | PurchaseNotice
  | NewsletterNotice
  | TicketNotice
  | AnyNotice
  | UnknownNotice

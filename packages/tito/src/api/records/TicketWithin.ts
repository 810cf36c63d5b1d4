/**
 * What a ticket says of itself, wherever it stands.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { Ticket as Mapped } from "../../resources/Ticket.ts"
import { Answer } from "./Answer.ts"
import { EventReference, Ids, itself, Key, Metadata, Slug, Undocumented } from "./Common.ts"

const { Decimal, Flag, Int, optional, Text } = Lenient

/** An activity as a ticket repeats it; its times come with a date that means nothing (platform notes 4). */
export class TicketActivity extends Schema.Opaque<TicketActivity>()(
  Schema.Struct({
    id: optional(Key),
    event_id: optional(Text),
    accommodation: optional(Schema.Unknown),
    capacity: optional(Int),
    created_at: optional(Text),
    date: optional(Text),
    description: optional(Text),
    end_time: optional(Text),
    importer_id: optional(Text),
    name: optional(Text),
    name_before_translations: optional(Text),
    show_to_attendee: optional(Flag),
    start_time: optional(Text),
    updated_at: optional(Text),
    venue_id: optional(Text),
  }).annotate({ identifier: "TicketActivity" }),
) {}

/** The fields of a ticket, without the registration and the release it is of. */
export const ticketItself = {
  ...Mapped.fields,
  id: Key,
  slug: optional(Slug),
  ...itself,
  activities: optional(Schema.Array(TicketActivity)),
  answer_ids: optional(Ids),
  answers: optional(Schema.Array(Answer)),
  assigned: optional(Flag),
  avatar_url: optional(Text),
  changes_locked: optional(Flag),
  consented_at: optional(Text),
  event: optional(EventReference),
  job_title: optional(Text),
  lock_changes: optional(Flag),
  metadata: optional(Metadata),
  number: optional(Int),
  opt_ins: optional(Undocumented),
  price_less_tax: optional(Decimal),
  qr_code_disabled: optional(Flag),
  /** Whoever has the code gets in. */
  qr_url: optional(Text),
  registration_email: optional(Text),
  registration_name: optional(Text),
  registration_slug: optional(Slug),
  release_archived: optional(Flag),
  /** Answers as people read them, by the slug of the question. */
  responses: optional(Schema.Union([Schema.Record(Schema.String, Schema.Unknown), Undocumented])),
  show_qr_code: optional(Flag),
  test_mode: optional(Flag),
  total_paid_less_tax: optional(Decimal),
  total_tax_paid: optional(Decimal),
  /** Whoever has the link can change the ticket. */
  unique_url: optional(Text),
  upgrade_ids: optional(Ids),
  upgrades: optional(Undocumented),
  vcard_data: optional(Text),
  vcard_url: optional(Text),
  voided_by: optional(Text),
}

/** A ticket as a registration holds it. */
export class TicketWithin extends Schema.Opaque<TicketWithin>()(
  Schema.Struct({
    ...ticketItself,
    registration: optional(Schema.Unknown),
    release: optional(Schema.Unknown),
  }).annotate({ identifier: "TicketWithin" }),
) {}

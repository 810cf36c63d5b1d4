/**
 * What a ticket says of itself, wherever it stands.
 *
 * @module
 */
import { Normal } from "@boxport/connector"
import { Schema } from "effect"
import { Answer } from "./Answer.ts"
import {
  anything,
  decimal,
  EventReference,
  flag,
  Id,
  ids,
  integer,
  itself,
  metadata,
  optional,
  Slug,
  text,
  times,
  undocumented,
  words,
} from "./Common.ts"

/** An activity as a ticket repeats it; its times come with a date that means nothing (platform notes 4). */
export class TicketActivity extends Schema.Opaque<TicketActivity>()(
  Schema.Struct({
    id: integer,
    accommodation: anything,
    capacity: integer,
    created_at: text,
    date: text,
    description: text,
    end_time: text,
    event_id: integer,
    importer_id: integer,
    name: text,
    name_before_translations: text,
    show_to_attendee: flag,
    start_time: text,
    updated_at: text,
    venue_id: integer,
  }).annotate({
    identifier: "TicketActivity",
    description: "An activity as a ticket repeats it; its times come with a date that means nothing.",
  }),
) {}

/** The fields of a ticket, without the registration and the release it is of. */
export const ticketItself = {
  id: Id,
  slug: Slug,
  ...itself,
  ...times,
  activities: optional(Schema.Array(TicketActivity)),
  activity_ids: ids,
  answer_ids: ids,
  answers: optional(Schema.Array(Answer)),
  assigned: flag,
  avatar_url: text,
  changes_locked: flag,
  company_name: text,
  consented_at: text,
  discount_code_used: text,
  email: text,
  event: optional(EventReference),
  first_name: text,
  job_title: text,
  last_name: text,
  lock_changes: flag,
  metadata,
  name: text,
  number: integer,
  opt_ins: undocumented,
  phone_number: text,
  price: decimal,
  price_less_tax: decimal,
  qr_code_disabled: flag,
  /** Whoever has the code gets in. */
  qr_url: text,
  reference: text,
  registration_email: text,
  registration_id: integer,
  registration_name: text,
  registration_slug: text,
  release_archived: flag,
  release_id: integer,
  release_slug: text,
  release_title: text,
  /** Answers as people read them, by the slug of the question. */
  responses: optional(
    Normal.objectOrNone(
      Schema.Record(Schema.String, Schema.NullOr(Schema.Union([Normal.Text, Schema.Array(Normal.Text)]))),
    ),
  ),
  show_qr_code: flag,
  state: text,
  state_name: text,
  tag_names: optional(Schema.Array(Normal.Text)),
  /** Separated by commas. */
  tags: words,
  temporary: flag,
  test_mode: flag,
  total_paid: decimal,
  total_paid_less_tax: decimal,
  total_tax_paid: decimal,
  /** Whoever has the link can change the ticket. */
  unique_url: text,
  upgrade_ids: ids,
  upgrades: undocumented,
  vcard_data: text,
  vcard_url: text,
  void: flag,
  voided_at: text,
  voided_by: text,
}

/** A ticket as a registration holds it. */
export class TicketWithin extends Schema.Opaque<TicketWithin>()(
  Schema.Struct({
    ...ticketItself,
    registration: anything,
    release: anything,
  }).annotate({ identifier: "TicketWithin", description: "A ticket as a registration holds it." }),
) {}

/**
 * What the check-in API tells (platform notes 1.1): the lists, tickets and check-ins at the door. Each must have its id,
 * since errors may come as an object in the place of a record.
 *
 * @module
 */
import { Schema } from "effect"
import { flag, Id, integer, optional, Slug, text, times } from "./Common.ts"

/** A check-in list as the door has it: what it shows, and how many pages its parts have. */
export class DoorList extends Schema.Opaque<DoorList>()(
  Schema.Struct({
    id: Id,
    slug: Slug,
    title: text,
    expires_at: text,
    show_company_name: flag,
    show_email: flag,
    show_phone_number: flag,
    /** Those of the tickets, under its old name. */
    total_pages: integer,
    total_ticket_pages: integer,
    tickets_count: integer,
    total_answer_pages: integer,
    answers_count: integer,
    questions_count: integer,
    total_checkin_pages: integer,
    checkins_count: integer,
    account: optional(Schema.Struct({ slug: text, name: text })),
    event: optional(Schema.Struct({ slug: text, title: text })),
  }).annotate({
    identifier: "DoorList",
    description: "A check-in list as the door has it: what it shows, and how many pages its parts have.",
  }),
) {}

/** A ticket of a check-in list. */
export class DoorTicket extends Schema.Opaque<DoorTicket>()(
  Schema.Struct({
    id: Id,
    slug: Slug,
    ...times,
    reference: text,
    first_name: text,
    last_name: text,
    email: text,
    company_name: text,
    phone_number: text,
    release_title: text,
    release_slug: text,
  }).annotate({ identifier: "DoorTicket", description: "A ticket of a check-in list." }),
) {}

/**
 * Somebody was let in. One that was taken back stays with `deleted_at`; the answer to a new one tells the ticket and its
 * release too.
 */
export class Checkin extends Schema.Opaque<Checkin>()(
  Schema.Struct({
    id: Id,
    uuid: Schema.String,
    ...times,
    deleted_at: text,
    ticket_id: integer,
    ticket: optional(
      Schema.Struct({
        slug: text,
        reference: text,
        email: text,
        first_name: text,
        last_name: text,
      }),
    ),
    release: optional(Schema.Struct({ slug: text, title: text })),
  }).annotate({
    identifier: "Checkin",
    description: "Somebody was let in. One that was taken back stays with `deleted_at`.",
  }),
) {}

/**
 * What the check-in API tells (platform notes 1.1): the lists, tickets and check-ins at the door. Each must have its id,
 * since errors may come as an object in the place of a record.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { Checkin as Mapped } from "../../resources/Ticket.ts"
import { Key, Slug, times } from "./Common.ts"

const { Flag, Int, optional, Text } = Lenient

/** A check-in list as the door has it: what it shows, and how many pages its parts have. */
export class DoorList extends Schema.Opaque<DoorList>()(
  Schema.Struct({
    id: Key,
    slug: optional(Slug),
    title: optional(Text),
    expires_at: optional(Text),
    show_company_name: optional(Flag),
    show_email: optional(Flag),
    show_phone_number: optional(Flag),
    /** Those of the tickets, under its old name. */
    total_pages: optional(Int),
    total_ticket_pages: optional(Int),
    tickets_count: optional(Int),
    total_answer_pages: optional(Int),
    answers_count: optional(Int),
    questions_count: optional(Int),
    total_checkin_pages: optional(Int),
    checkins_count: optional(Int),
    account: optional(Schema.Struct({ slug: optional(Slug), name: optional(Text) })),
    event: optional(Schema.Struct({ slug: optional(Slug), title: optional(Text) })),
  }).annotate({ identifier: "DoorList" }),
) {}

/** A ticket of a check-in list. */
export class DoorTicket extends Schema.Opaque<DoorTicket>()(
  Schema.Struct({
    ...times,
    id: Key,
    slug: optional(Slug),
    reference: optional(Text),
    first_name: optional(Text),
    last_name: optional(Text),
    email: optional(Text),
    company_name: optional(Text),
    phone_number: optional(Text),
    release_title: optional(Text),
    release_slug: optional(Slug),
  }).annotate({ identifier: "DoorTicket" }),
) {}

/**
 * Somebody was let in. One that was taken back stays with `deleted_at`; the answer to a new one tells the ticket and its
 * release too.
 */
export class Checkin extends Schema.Opaque<Checkin>()(
  Schema.Struct({
    ...Mapped.fields,
    ...times,
    id: Key,
    ticket: optional(
      Schema.Struct({
        slug: optional(Slug),
        reference: optional(Text),
        email: optional(Text),
        first_name: optional(Text),
        last_name: optional(Text),
      }),
    ),
    release: optional(Schema.Struct({ slug: optional(Slug), title: optional(Text) })),
  }).annotate({ identifier: "Checkin" }),
) {}

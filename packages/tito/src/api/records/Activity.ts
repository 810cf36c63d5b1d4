/**
 * Activities.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { Activity as Mapped } from "../../resources/Event.ts"
import { Ids, itself, Key, Translations, Undocumented } from "./Common.ts"
import { Question } from "./Question.ts"
import { Venue } from "./Venue.ts"

const { Flag, Int, optional, Text } = Lenient

/**
 * An activity (seed 003, Activities; platform notes 2). `start_at` and `end_at` are made of its date and times; `kind` is
 * `public_automatic` or `private_automatic` and takes the place of `show_to_attendee` in newer answers.
 */
export class Activity extends Schema.Opaque<Activity>()(
  Schema.Struct({
    ...Mapped.fields,
    id: Key,
    ...itself,
    accommodation: optional(Schema.Unknown),
    /** How many tickets count against its capacity. */
    allocation_count: optional(Int),
    any_live_chosen_tickets: optional(Schema.Unknown),
    kind: optional(Text),
    private: optional(Flag),
    question_ids: optional(Ids),
    question_slugs: optional(Ids),
    questions: optional(Schema.Array(Question)),
    release_ids: optional(Ids),
    release_slugs: optional(Ids),
    releases: optional(Undocumented),
    show_to_attendee: optional(Flag),
    sold_out: optional(Flag),
    translations: optional(Translations),
    upgrades: optional(Undocumented),
    venue: optional(Venue),
    venue_id: optional(Text),
  }).annotate({ identifier: "Activity" }),
) {}

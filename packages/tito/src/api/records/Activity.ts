/**
 * Activities.
 *
 * @module
 */
import { Schema } from "effect"
import {
  anything,
  flag,
  Id,
  integer,
  itself,
  optional,
  references,
  slugs,
  text,
  translations,
  undocumented,
} from "./Common.ts"
import { Question } from "./Question.ts"
import { Venue } from "./Venue.ts"

/**
 * An activity (seed 003, Activities; platform notes 2). `start_at` and `end_at` are made of its date and times; `kind` is
 * `public_automatic` or `private_automatic` and takes the place of `show_to_attendee` in newer answers.
 */
export class Activity extends Schema.Opaque<Activity>()(
  Schema.Struct({
    id: Id,
    ...itself,
    accommodation: anything,
    /** How many tickets count against its capacity. */
    allocation_count: integer,
    any_live_chosen_tickets: anything,
    capacity: integer,
    date: text,
    description: text,
    end_at: text,
    end_time: text,
    kind: text,
    name: text,
    private: flag,
    question_ids: references,
    question_slugs: slugs,
    questions: optional(Schema.Array(Question)),
    release_ids: references,
    release_slugs: slugs,
    releases: undocumented,
    show_to_attendee: flag,
    sold_out: flag,
    start_at: text,
    start_time: text,
    translations,
    upgrades: undocumented,
    venue: optional(Venue),
    venue_id: integer,
  }).annotate({
    identifier: "Activity",
    description: "A session or another part of an event with a capacity of its own.",
  }),
) {}

/**
 * What records of the whole API have in common: every field that is documented or was seen, in one form each. The platform
 * sends many of them in several (`"true"` and `true`, five forms of time: see `resources`). Ids are always texts with a
 * prefix (`or_`, `ev_` …).
 *
 * @module
 */
import { Normal } from "@boxport/connector"
import { Schema } from "effect"

const { Flag, Int, optional, Text } = Normal

/** An id with its prefix, as every path and filter takes it. */
export const Id = Schema.String.annotate({ description: "An id with its prefix" })

/** Ids in a list. */
export const Ids = Schema.Array(Id)

/** An amount as the platform states it everywhere (seed 000, Conventions). */
export const Amount = Normal.described(Int, "Minor units: cents or the like")

/** Where something takes place. */
export class Venue extends Schema.Opaque<Venue>()(
  Schema.Struct({
    name: optional(Text),
    postal_code: optional(Text),
    country: optional(Text).annotate({ description: "Two letters" }),
  }).annotate({ identifier: "Venue", description: "Where something takes place." }),
) {}

/** A question of a checkout form and what was answered; several choices are one text with commas. */
export class CustomQuestion extends Schema.Opaque<CustomQuestion>()(
  Schema.Struct({ question: optional(Text), answer: optional(Text) }).annotate({
    identifier: "CustomQuestion",
    description: "A question of a checkout form and what was answered; several choices are one text with commas.",
  }),
) {}

/** What a delete answers (seed 000: a boolean in the sample, text in the table and live). */
export class Deleted extends Schema.Opaque<Deleted>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    deleted: optional(Flag),
    hidden: optional(Flag).annotate({ description: "It was not removed but hidden, since something was sold" }),
  }).annotate({ identifier: "Deleted", description: "What deleting something answers." }),
) {}

/** What voiding answers. */
export class Voided extends Schema.Opaque<Voided>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    voided: optional(Flag),
    hold_id: optional(Id).annotate({ description: "The hold that its place went to, where that was asked for" }),
  }).annotate({ identifier: "Voided", description: "What voiding something answers." }),
) {}

/**
 * Questions.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { Question as Mapped } from "../../resources/Event.ts"
import { Ids, itself, Key, Slug, times, Translations, Undocumented } from "./Common.ts"

const { Flag, Int, optional, Text } = Lenient

/** A question (seed 003, Questions; platform notes 2). `options` is a list, in old answers a text with one a line. */
export class Question extends Schema.Opaque<Question>()(
  Schema.Struct({
    ...Mapped.fields,
    id: Key,
    slug: optional(Slug),
    ...itself,
    ...times,
    /** With `expand: ["activities"]`. */
    activities: optional(Undocumented),
    answers_count: optional(Int),
    deletable: optional(Flag),
    include_free_text_field: optional(Flag),
    options_free_text_field: optional(Text),
    public_optional_activity_ids: optional(Ids),
    /** With `expand: ["releases"]`. */
    releases: optional(Undocumented),
    /** How many tickets are asked it. */
    tickets_count: optional(Int),
    translations: optional(Translations),
  }).annotate({ identifier: "Question" }),
) {}

/**
 * Questions.
 *
 * @module
 */
import { Schema } from "effect"
import { choices, flag, Id, ids, integer, itself, Slug, text, times, translations, undocumented } from "./Common.ts"

/** A question (seed 003, Questions; platform notes 2). */
export class Question extends Schema.Opaque<Question>()(
  Schema.Struct({
    id: Id,
    slug: Slug,
    ...itself,
    ...times,
    /** With `expand: ["activities"]`. */
    activities: undocumented,
    answers_count: integer,
    deletable: flag,
    description: text,
    field_type: text,
    include_free_text_field: flag,
    options: choices,
    options_free_text_field: text,
    position: integer,
    public_optional_activity_ids: ids,
    /** With `expand: ["releases"]`. */
    releases: undocumented,
    required: flag,
    /** How many tickets are asked it. */
    tickets_count: integer,
    title: text,
    translations,
  }).annotate({ identifier: "Question", description: "A question that a ticket's holder is asked." }),
) {}

/** A question as an answer holds it. */
export class QuestionWithin extends Schema.Opaque<QuestionWithin>()(
  Schema.Struct({ ...Question.fields, id: integer, slug: text }).annotate({
    identifier: "QuestionWithin",
    description: "A question as an answer holds it.",
  }),
) {}

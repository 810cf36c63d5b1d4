/**
 * Answers to questions.
 *
 * @module
 */
import { Schema } from "effect"
import { anything, integer, itself, optional, response, text } from "./Common.ts"
import { QuestionWithin } from "./Question.ts"

/** An answer of a ticket's holder (seed 003, Answers). `primary_response` is a list for checkboxes. */
export class Answer extends Schema.Opaque<Answer>()(
  Schema.Struct({
    id: integer,
    ...itself,
    alternate_response: text,
    /** Of a file: where it can be fetched. */
    download_url: text,
    primary_response: response,
    question: optional(QuestionWithin),
    question_id: integer,
    question_title: text,
    response,
    ticket: anything,
    ticket_email: text,
    ticket_id: integer,
    ticket_name: text,
    ticket_reference: text,
    ticket_slug: text,
  }).annotate({ identifier: "Answer", description: "An answer of a ticket's holder." }),
) {}

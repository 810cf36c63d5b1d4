/**
 * Answers to questions.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { Answer as Mapped } from "../../resources/Ticket.ts"
import { itself, Key, Slug } from "./Common.ts"
import { Question } from "./Question.ts"

const { optional, Text } = Lenient

/** An answer of a ticket's holder (seed 003, Answers). `primary_response` is a list for checkboxes. */
export class Answer extends Schema.Opaque<Answer>()(
  Schema.Struct({
    ...Mapped.fields,
    id: optional(Key),
    ...itself,
    /** Of a file: where it can be fetched. */
    download_url: optional(Text),
    question: optional(Question),
    ticket: optional(Schema.Unknown),
    ticket_email: optional(Text),
    ticket_name: optional(Text),
    ticket_reference: optional(Text),
    ticket_slug: optional(Slug),
  }).annotate({ identifier: "Answer" }),
) {}

/**
 * Questions, and the answers to them.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Filled, Lines, may, mayBeNull } from "../Inputs.ts"
import { Answer } from "../records/Answer.ts"
import { Question } from "../records/Question.ts"
import { create, created, found, get, inEvent, list, remove, under, update } from "./Common.ts"

const FieldType = Schema.Literals(["Checkboxes", "Country", "File", "Select", "Text", "Textarea"])

const questionFields = {
  description: mayBeNull(Schema.String),
  include_free_text_field: may(Schema.Boolean.annotate({ description: "Whether there is a field for other answers" })),
  options: may(Lines.annotate({ description: "Of Select and Checkboxes; sent as one text with a line each" })),
  options_free_text_field: mayBeNull(Schema.String),
  required: may(Schema.Boolean),
}

/** What a question is made of. Its slug is made of the title, and stays when that changes. */
export class NewQuestion extends Schema.Opaque<NewQuestion>()(
  Schema.Struct({ title: Filled, field_type: FieldType, ...questionFields }).annotate({
    identifier: "NewQuestion",
  }),
) {}

/** What of a question is to change. */
export class QuestionChange extends Schema.Opaque<QuestionChange>()(
  Schema.Struct({
    title: may(Filled),
    field_type: may(FieldType),
    ...questionFields,
  }).annotate({ identifier: "QuestionChange" }),
) {}

const resource = "questions"
const source = "seed 003, Questions"

/** Endpoints of questions and answers. */
export const questionOperations = {
  listQuestions: {
    ...list,
    name: "questions.list",
    path: `${inEvent}/questions`,
    summary: "What attendees are asked",
    resource,
    success: found("questions", Question),
    source,
  },
  getQuestion: {
    ...get,
    name: "questions.get",
    path: `${inEvent}/questions/{question_slug}`,
    summary: "One question",
    resource,
    success: found("question", Question),
    source,
  },
  createQuestion: {
    ...create,
    name: "questions.create",
    path: `${inEvent}/questions`,
    summary: "Makes a question; releases ask it once their question_ids name it",
    resource,
    body: under("question", NewQuestion),
    success: created("question", Question),
    trace: { list: "questions.list", by: ["title"] },
    source,
  },
  updateQuestion: {
    ...update,
    name: "questions.update",
    path: `${inEvent}/questions/{question_slug}`,
    summary: "Changes a question",
    resource,
    body: under("question", QuestionChange),
    success: found("question", Question),
    source,
  },
  deleteQuestion: {
    ...remove,
    name: "questions.delete",
    path: `${inEvent}/questions/{question_slug}`,
    summary: "Removes a question",
    resource,
    source,
  },
  listAnswers: {
    ...list,
    name: "answers.list",
    path: `${inEvent}/questions/{question_slug}/answers`,
    summary: "The answers to one question",
    resource: "answers",
    success: found("answers", Answer),
    source: "seed 003, Answers",
  },
} as const satisfies { readonly [name: string]: Operation }

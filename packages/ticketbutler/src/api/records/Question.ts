/**
 * What attendees and buyers are asked, and what they answered.
 *
 * @module
 */
import { Schema } from "effect"
import { anything, described, flag, integer, optional, text, uuid, uuidOrNone } from "./Common.ts"

/** A choice of a question. */
export const Choice = Schema.Struct({
  uuid: uuidOrNone,
  choice_parent_uuid: uuidOrNone,
  description: text,
  description_da: text,
  label: text,
  label_da: text,
  limit: integer,
  sort_id: integer,
  used: integer,
}).annotate({ identifier: "Choice", description: "A choice of a question." })
export type Choice = typeof Choice.Type

/** A question (seed 002, Data Collection). `ticket_type` is null where the holders of every type are asked. */
export const Question = Schema.Struct({
  uuid,
  active: flag,
  choices: optional(Schema.Array(Choice)),
  heading: text,
  required: flag,
  sort_id: integer,
  ticket_type: anything,
  variation: described("TEXT, SELECT, … : how it is answered"),
}).annotate({
  identifier: "Question",
  description: "A question. `ticket_type` is null where the holders of every type are asked.",
})
export type Question = typeof Question.Type

/** Questions that are asked together; `ticket_type_name` is null for those of every type. */
export const QuestionCollection = Schema.Struct({
  uuid: uuidOrNone,
  active: flag,
  questions: optional(Schema.Array(Question)),
  ticket_type_name: text,
}).annotate({
  identifier: "QuestionCollection",
  description: "Questions that are asked together; `ticket_type_name` is null for those of every type.",
})
export type QuestionCollection = typeof QuestionCollection.Type

/** A chosen option: `uuid` at the endpoints of answers, `choice_uuid` inside of orders. */
export const AnsweredChoice = Schema.Struct({
  choice_heading: text,
  choice_uuid: uuidOrNone,
  uuid: uuidOrNone,
}).annotate({
  identifier: "AnsweredChoice",
  description: "A chosen option: `uuid` at the endpoints of answers, `choice_uuid` inside of orders.",
})
export type AnsweredChoice = typeof AnsweredChoice.Type

/**
 * An answer. Inside of orders `question` is a number and `question_uuid` the question's uuid; at the endpoints of answers
 * `question` is the uuid (platform notes 4).
 */
export const Answer = Schema.Struct({
  uuid: uuidOrNone,
  answer_collection: integer,
  answer_value: text,
  answer_value_secondary: text,
  answered_choices: optional(Schema.Array(AnsweredChoice)),
  phone_country_prefix: text,
  question: text,
  question_heading: text,
  question_uuid: uuidOrNone,
  variation: text,
}).annotate({
  identifier: "Answer",
  description:
    "An answer. Inside of orders `question` is a number and `question_uuid` the uuid; elsewhere `question` is the uuid.",
})
export type Answer = typeof Answer.Type

/** The answers of one order (`purchase`) or of one ticket (`ticket`). */
export const Answers = Schema.Struct({
  answers: Schema.Array(Answer),
  purchase: uuidOrNone,
  ticket: uuidOrNone,
}).annotate({
  identifier: "Answers",
  description: "The answers of one order (`purchase`) or of one ticket (`ticket`).",
})
export type Answers = typeof Answers.Type

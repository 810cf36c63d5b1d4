/**
 * What writing questions and answers takes.
 *
 * @module
 */
import { Schema } from "effect"
import { Uuid, Variation } from "../Shapes.ts"

const { optionalKey } = Schema
const isVariation = Schema.is(Variation)

/** An option of a question (seed 002, Create/Update Ticket Type Questions); one that is there already is kept by its uuid. */
export const ChoiceEntry = Schema.Struct({
  uuid: optionalKey(Uuid),
  sort_id: Schema.Int,
  label: Schema.NonEmptyString,
  description: optionalKey(Schema.NullOr(Schema.String)),
}).annotate({ identifier: "ChoiceEntry" })
export type ChoiceEntry = typeof ChoiceEntry.Type

/**
 * A question of an event's list: one that is there already with its `uuid`, a new one with `new` (seed 002,
 * Create/Update Ticket Type Questions).
 */
export const QuestionEntry = Schema.Struct({
  uuid: optionalKey(Uuid),
  new: optionalKey(Schema.Literal(true)),
  variation: Schema.Union([
    Variation,
    Schema.NonEmptyString.annotate({ description: "As it is, of one that is there" }),
  ]),
  sort_id: Schema.Int,
  ticket_type: optionalKey(
    Schema.String.annotate({ description: "all, the only word that is documented, for every ticket type" }),
  ),
  heading: Schema.NonEmptyString,
  active: optionalKey(Schema.Boolean),
  required: optionalKey(Schema.Boolean),
  choices: optionalKey(Schema.Array(ChoiceEntry)),
})
  .check(
    Schema.makeFilter(({ choices = [], variation }) =>
      (variation === "SELECT" || variation === "SELECT_MULTIPLE") && choices.length === 0
        ? { path: ["choices"], issue: `Expected at least one choice for ${variation}` }
        : undefined,
    ),
    Schema.makeFilter((entry) =>
      entry.uuid === undefined && entry.new === undefined
        ? { path: ["new"], issue: "Expected true for a new question, or the uuid of one that is there" }
        : undefined,
    ),
    Schema.makeFilter(({ uuid, variation }) =>
      uuid === undefined && !isVariation(variation)
        ? { path: ["variation"], issue: `Expected one of ${Variation.literals.join(", ")}` }
        : undefined,
    ),
  )
  .annotate({ identifier: "QuestionEntry" })
export type QuestionEntry = typeof QuestionEntry.Type

/** All questions to attendees; those that are left out are removed with their answers. */
export const QuestionList = Schema.Struct({ questions: Schema.Array(QuestionEntry) }).annotate({
  identifier: "QuestionList",
})
export type QuestionList = typeof QuestionList.Type

/** What is to change of a question (seed 002, Update Specific Question). `choices`, if given, are all of them. */
export const QuestionUpdate = Schema.Struct({
  variation: optionalKey(Variation),
  sort_id: optionalKey(Schema.Int),
  heading: optionalKey(Schema.NonEmptyString),
  active: optionalKey(Schema.Boolean),
  required: optionalKey(Schema.Boolean),
  choices: optionalKey(Schema.Array(ChoiceEntry)),
}).annotate({ identifier: "QuestionUpdate" })
export type QuestionUpdate = typeof QuestionUpdate.Type

/**
 * Answers (seed 002, Collect Order Data, Collect Ticket Data): the text, for SELECT the uuid of a choice, for
 * SELECT_MULTIPLE those of all that are chosen. Questions that are left out keep their answers.
 */
export const AnswerList = Schema.Array(
  Schema.Struct({
    uuid: Uuid.annotate({ description: "The question's uuid" }),
    value: Schema.Union([Schema.Array(Uuid), Schema.String]),
  }).annotate({ identifier: "AnswerEntry" }),
)
export type AnswerList = typeof AnswerList.Type

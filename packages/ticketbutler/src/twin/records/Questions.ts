/**
 * Questions and answers as the platform shows them.
 *
 * @module
 */
import { questionsPerEvent, typesPerEvent } from "@boxport/connector/testing"
import type { Shapes } from "../Options.ts"
import { type Answer, type Answers, askedOf, askedOfBuyers, type Event, type Question } from "../state/Model.ts"
import { hex, pk } from "./Ids.ts"

/** A question. */
export const questionRecord = (question: Question, shapes: Shapes): object => ({
  uuid: question.uuid,
  sort_id: question.sortId,
  heading: question.heading,
  active: question.active,
  required: question.required,
  variation: question.variation,
  choices: question.choices.map(({ description, label, sortId, uuid }) => ({
    uuid,
    ...(shapes === "live" ? { choice_parent_uuid: uuid } : {}),
    sort_id: sortId,
    label,
    ...(shapes === "live" ? { label_da: null } : {}),
    description,
    ...(shapes === "live" ? { description_da: null, used: 0, limit: null } : {}),
  })),
  ...(shapes === "live" ? { ticket_type: null } : {}),
})

const collection = (number: number, questions: ReadonlyArray<Question>, shapes: Shapes) => ({
  uuid: hex("collection", number),
  active: questions.length > 0,
  questions: questions.map((question) => questionRecord(question, shapes)),
})

/** What buyers are asked; a collection with nothing in it where that is nothing. */
export const purchaseQuestions = (event: Event, shapes: Shapes): object =>
  collection(event.number * (typesPerEvent + 1), askedOfBuyers(event), shapes)

/**
 * What attendees are asked: a collection for all types, and one for every type with questions of its own, which so are
 * there more than once. The documentation shows one collection with everything.
 */
export const ticketTypeQuestions = (event: Event, shapes: Shapes): unknown => {
  const first = event.number * (typesPerEvent + 1) + 1
  const questions = event.questions.filter(({ scope }) => scope === "ticket")
  if (shapes === "seed") return collection(first, questions, shapes)
  const common = questions.filter(({ types }) => types === "all")
  const own = event.types
    .filter((type) => type.admission)
    .map((type) => ({ type, questions: askedOf(type).filter((one) => one.types !== "all") }))
  return [
    { ...collection(first, common, shapes), ticket_type_name: null },
    ...own
      .filter((one) => one.questions.length > 0)
      .map((one) => ({
        ...collection(first + 1 + one.type.place, one.questions, shapes),
        ticket_type_name: one.type.title,
      })),
  ]
}

/** Where an answer stands: in an order's tickets, or at the endpoints of answers; they differ in every key that refers. */
export type AnswerPlace = "nested" | "endpoint"

const answerRecord = (question: Question, answer: Answer | undefined, owner: number, place: AnswerPlace): object => {
  const choices = (answer?.choices ?? []).flatMap((chosen) => {
    const choice = question.choices.find(({ uuid }) => uuid === chosen)
    return choice === undefined
      ? []
      : [{ [place === "nested" ? "choice_uuid" : "uuid"]: choice.uuid, choice_heading: choice.label }]
  })
  const common = {
    uuid: hex("answer", owner * questionsPerEvent + question.place),
    variation: question.variation,
    question_heading: question.heading,
    answer_value: question.choices.length > 0 ? "" : (answer?.text ?? ""),
    answered_choices: choices,
  }
  return place === "endpoint"
    ? { ...common, question: question.uuid }
    : {
        ...common,
        answer_collection: pk("collection", owner),
        answer_value_secondary: "",
        phone_country_prefix: null,
        question: question.pk,
        question_uuid: question.uuid,
      }
}

/**
 * Answers to questions, blank ones included.
 *
 * @param owner the number of the ticket or order, for the answers' own ids
 */
export const answerRecords = (
  questions: ReadonlyArray<Question>,
  answers: Answers,
  owner: number,
  place: AnswerPlace,
): ReadonlyArray<object> =>
  questions.map((question) => answerRecord(question, answers.get(question.uuid), owner, place))

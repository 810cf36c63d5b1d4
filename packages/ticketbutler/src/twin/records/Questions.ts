/**
 * Questions and answers as the platform shows them.
 *
 * @module
 */
import {
  optionsPerQuestion,
  questionsPerEvent,
  typesPerEvent,
  type WorldAnswer,
  type WorldEvent,
  type WorldQuestion,
  type WorldQuestionKind,
  type WorldTicketType,
} from "@boxport/connector/testing"
import type { Shapes } from "../Options.ts"
import { hex, pk } from "./Ids.ts"

/** Countries and files are plain texts here, and terms a box to tick. */
const variations: { readonly [Kind in WorldQuestionKind]: string } = {
  text: "TEXT",
  long_text: "TEXTAREA",
  number: "NUMBER",
  phone: "PHONE",
  email: "EMAIL",
  company: "COMPANY",
  country: "TEXT",
  select: "SELECT",
  multi_select: "SELECT_MULTIPLE",
  file: "TEXT",
  terms: "SELECT_MULTIPLE",
}

/** The options of a question; the one of terms is that they are accepted. */
const optionsOf = (question: WorldQuestion): ReadonlyArray<string> =>
  question.kind === "terms" ? ["I agree"] : question.options

const choiceUuid = (question: WorldQuestion, place: number): string =>
  hex("choice", question.number * optionsPerQuestion + place)

/** A question. */
export const questionRecord = (question: WorldQuestion, shapes: Shapes): object => ({
  uuid: hex("question", question.number),
  sort_id: question.place,
  heading: question.title,
  active: true,
  required: question.required,
  variation: variations[question.kind],
  choices: optionsOf(question).map((label, place) => ({
    uuid: choiceUuid(question, place),
    ...(shapes === "live" ? { choice_parent_uuid: choiceUuid(question, place) } : {}),
    sort_id: place,
    label,
    ...(shapes === "live" ? { label_da: null } : {}),
    description: null,
    ...(shapes === "live" ? { description_da: null, used: 0, limit: null } : {}),
  })),
  ...(shapes === "live" ? { ticket_type: null } : {}),
})

const askedOf = (event: WorldEvent, scope: WorldQuestion["scope"]): ReadonlyArray<WorldQuestion> =>
  event.questions.filter((question) => question.scope === scope)

const collection = (number: number, questions: ReadonlyArray<WorldQuestion>, shapes: Shapes) => ({
  uuid: hex("collection", number),
  active: questions.length > 0,
  questions: questions.map((question) => questionRecord(question, shapes)),
})

/** What buyers are asked; a collection with nothing in it where that is nothing. */
export const purchaseQuestions = (event: WorldEvent, shapes: Shapes): object =>
  collection(event.number * (typesPerEvent + 1), askedOf(event, "order"), shapes)

/** Whether every type that admits somebody asks a question. */
const isForAll = (question: WorldQuestion, types: ReadonlyArray<WorldTicketType>): boolean =>
  types.every((type) => type.questions.includes(question))

/**
 * What attendees are asked: a collection for all types, and one for every type with questions of its own, which so are
 * there more than once. The documentation shows one collection with everything.
 */
export const ticketTypeQuestions = (event: WorldEvent, shapes: Shapes): unknown => {
  const first = event.number * (typesPerEvent + 1) + 1
  const questions = askedOf(event, "ticket")
  if (shapes === "seed") return collection(first, questions, shapes)
  const types = event.types.filter((type) => type.admission)
  const common = questions.filter((question) => isForAll(question, types))
  const own = types.map((type) => ({ type, questions: type.questions.filter((one) => !common.includes(one)) }))
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

const answerRecord = (
  question: WorldQuestion,
  answer: WorldAnswer | undefined,
  owner: number,
  place: AnswerPlace,
): object => {
  const chosen = answer === undefined ? [] : question.kind === "terms" ? ["I agree"] : answer.choices
  const isChoice = optionsOf(question).length > 0
  const choices = chosen.map((heading) => ({
    [place === "nested" ? "choice_uuid" : "uuid"]: choiceUuid(question, optionsOf(question).indexOf(heading)),
    choice_heading: heading,
  }))
  const common = {
    uuid: hex("answer", owner * questionsPerEvent + question.place),
    variation: variations[question.kind],
    question_heading: question.title,
    answer_value: isChoice || answer === undefined ? "" : answer.text,
    answered_choices: choices,
  }
  return place === "endpoint"
    ? { ...common, question: hex("question", question.number) }
    : {
        ...common,
        answer_collection: pk("collection", owner),
        answer_value_secondary: "",
        phone_country_prefix: null,
        question: pk("question", question.number),
        question_uuid: hex("question", question.number),
      }
}

/**
 * Answers to questions, blank ones included.
 *
 * @param owner the number of the ticket or order, for the answers' own ids
 */
export const answerRecords = (
  questions: ReadonlyArray<WorldQuestion>,
  answers: ReadonlyArray<WorldAnswer>,
  owner: number,
  place: AnswerPlace,
): ReadonlyArray<object> =>
  questions.map((question) =>
    answerRecord(
      question,
      answers.find((answer) => answer.question === question),
      owner,
      place,
    ),
  )

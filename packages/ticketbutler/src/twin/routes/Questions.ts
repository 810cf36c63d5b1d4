/**
 * What attendees and buyers are asked.
 *
 * @module
 */
import type { Json, JsonObject } from "@boxport/model"
import { type Answer, empty, json, notFound, refused } from "../http/Answer.ts"
import { Fields, uuidIn } from "../http/Body.ts"
import { purchaseQuestions, questionRecord, ticketTypeQuestions } from "../records/Questions.ts"
import type { Choice, Event, Question } from "../state/Model.ts"
import { mint, type State } from "../state/State.ts"
import { type Call, type Route, withEvent } from "./Route.ts"

export const listTicketTypeQuestions = withEvent((call, event) => json(ticketTypeQuestions(event, call.shapes)))

export const getPurchaseQuestions = withEvent((call, event) => json(purchaseQuestions(event, call.shapes)))

const withQuestion = (route: (call: Call, question: Question, event: Event) => Answer): Route =>
  withEvent((call, event) => {
    const question = event.questions.find(({ uuid }) => uuid === call.parameters["question"])
    return question === undefined ? notFound : route(call, question, event)
  })

export const getQuestion = withQuestion((call, question) => json(questionRecord(question, call.shapes)))

const variations = new Set([
  "TEXT",
  "TEXTAREA",
  "NUMBER",
  "NAME",
  "COMPANY",
  "EMAIL",
  "SELECT",
  "SELECT_MULTIPLE",
  "NAME_FIRST_LAST",
  "PHONE",
])

/** What a request says of a choice; without a uuid of one that is there, it is a new one. */
interface ChoiceFields {
  readonly uuid: string | undefined
  readonly sortId: number | undefined
  readonly label: string
  readonly description: string | null
}

const choiceFields = (item: Json): ChoiceFields | { readonly errors: JsonObject } => {
  const fields = new Fields(item)
  const label = fields.text("label", "required")
  const read = {
    uuid: fields.uuid("uuid"),
    sortId: fields.count("sort_id"),
    description: fields.textOrNull("description") ?? null,
  }
  const { errors } = fields
  return errors !== undefined || label === undefined ? { errors: errors ?? {} } : { ...read, label }
}

interface QuestionFields {
  readonly uuid: string | undefined
  readonly heading: string | undefined
  readonly variation: string | undefined
  readonly sortId: number | undefined
  readonly active: boolean | undefined
  readonly required: boolean | undefined
  readonly ticketType: Json | undefined
  readonly choices: ReadonlyArray<ChoiceFields> | undefined
}

const questionFields = (
  item: Json | undefined,
  kind: "entry" | "change",
): QuestionFields | { readonly errors: JsonObject } => {
  const fields = new Fields(item)
  const need = kind === "entry" ? "required" : "optional"
  const variation = fields.text("variation", need)
  if (variation !== undefined && !variations.has(variation)) {
    fields.fail("variation", `"${variation}" is not a valid choice.`)
  }
  const read: QuestionFields = {
    uuid: kind === "entry" ? fields.uuid("uuid") : undefined,
    heading: fields.text("heading", need),
    variation,
    sortId: fields.count("sort_id"),
    active: fields.boolean("active"),
    required: fields.boolean("required"),
    ticketType: fields.raw("ticket_type"),
    choices: fields.list("choices", "optional", choiceFields),
  }
  const { errors } = fields
  return errors === undefined ? read : { errors }
}

/** The choices that a request leaves: those that it names, and new ones; all others are gone. */
const choicesOf = (state: State, before: ReadonlyArray<Choice>, entries: ReadonlyArray<ChoiceFields>) =>
  entries
    .map((entry, place): Choice => ({
      uuid: before.find(({ uuid }) => uuid === entry.uuid)?.uuid ?? mint(state, "choice").uuid,
      sortId: entry.sortId ?? place,
      label: entry.label,
      description: entry.description,
    }))
    .toSorted((a, b) => a.sortId - b.sortId)

const change = (state: State, question: Question, fields: QuestionFields): void => {
  question.heading = fields.heading ?? question.heading
  question.variation = fields.variation ?? question.variation
  question.sortId = fields.sortId ?? question.sortId
  question.active = fields.active ?? question.active
  question.required = fields.required ?? question.required
  if (fields.choices !== undefined) question.choices = choicesOf(state, question.choices, fields.choices)
}

const typesFor = (event: Event, ticketType: Json | undefined): Question["types"] => {
  const type = event.types.find(({ uuid }) => uuid === uuidIn(ticketType))
  return type === undefined ? "all" : [type]
}

const add = (state: State, event: Event, fields: QuestionFields): Question => {
  const { number, pk, uuid } = mint(state, "question")
  return {
    number,
    uuid,
    pk,
    world: null,
    scope: "ticket",
    place: Math.max(-1, ...event.questions.map(({ place }) => place)) + 1,
    types: typesFor(event, fields.ticketType),
    sortId: fields.sortId ?? 0,
    heading: fields.heading ?? "",
    active: fields.active ?? true,
    required: fields.required ?? false,
    variation: fields.variation ?? "TEXT",
    choices: choicesOf(state, [], fields.choices ?? []),
  }
}

/**
 * `POST /events/E/ticket-type-questions/` (seed 002, Create/Update Ticket Type Questions): questions that are not named
 * are gone, and so are choices of those that are.
 */
export const replaceTicketTypeQuestions = withEvent((call, event): Answer => {
  const fields = new Fields(call.body ?? {})
  const entries = fields.list("questions", "required", (item) => questionFields(item, "entry"))
  if (fields.errors !== undefined || entries === undefined) return refused(fields.errors ?? {})
  const before = event.questions.filter(({ scope }) => scope === "ticket")
  const kept = entries.map((entry): Question | undefined => before.find(({ uuid }) => uuid === entry.uuid))
  const unknown = entries.find((entry, place) => entry.uuid !== undefined && kept[place] === undefined)
  if (unknown !== undefined) return refused({ questions: [`Question ${unknown.uuid ?? ""} does not exist.`] })
  const buyers = event.questions.filter(({ scope }) => scope === "order")
  event.questions = [...buyers, ...kept.filter((question) => question !== undefined)]
  entries.forEach((entry, place) => {
    const question = kept[place]
    if (question === undefined) event.questions = [...event.questions, add(call.state, event, entry)]
    else change(call.state, question, entry)
  })
  const asked = event.questions.filter(({ scope }) => scope === "ticket")
  event.questions = [...buyers, ...asked.toSorted((a, b) => a.sortId - b.sortId)]
  return json({
    questions: event.questions
      .filter(({ scope }) => scope === "ticket")
      .map((question) => questionRecord(question, call.shapes)),
  })
})

/** `PATCH /events/E/questions/Q/` (seed 002, Update Specific Question); `choices`, if given, are all there will be. */
export const updateQuestion = withQuestion((call, question): Answer => {
  const fields = questionFields(call.body ?? {}, "change")
  if ("errors" in fields) return refused(fields.errors)
  change(call.state, question, fields)
  return json(questionRecord(question, call.shapes))
})

/** `DELETE /events/E/questions/Q/` (seed 002, Delete specific question). */
export const deleteQuestion = withQuestion((_call, question, event): Answer => {
  event.questions = event.questions.filter((one) => one !== question)
  return empty
})

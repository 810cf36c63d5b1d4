/**
 * Answers: of a ticket, inside it or asked for alone, and of an order.
 *
 * @module
 */
import { Fields, Lenient, type Problems, type Rejected } from "@boxport/connector/mapping"
import { type Answer, canonicalId, type Json, type JsonObject } from "@boxport/model"
import { Result } from "effect"
import { Answer as NativeAnswer } from "../resources/Ticket.ts"
import type { EventCatalogue } from "./Catalogue.ts"
import { mapRecord, platform, resource, withKept } from "./Mapped.ts"
import { canonicalUuid } from "./Uuid.ts"

const { column, derived, dropped, list } = Fields

/** What becomes of the fields of an answer, wherever it stands. */
export const answerFields: Fields.Fields = {
  uuid: dropped("an answer is known by whose it is and the question"),
  answer_collection: dropped("the number of the collection that its ticket or order has"),
  answer_value: column("answers.value"),
  answer_value_secondary: derived("where there is no answer_value, else kept in extra", "answers.value"),
  answered_choices: list({
    choice_heading: column("answers.values", "answers.value"),
    choice_uuid: dropped("the number of an option; values hold its text"),
    uuid: dropped("the number of an option; values hold its text"),
  }),
  phone_country_prefix: Fields.extra,
  question: derived("the question's uuid, or its number where question_uuid has that", "answers.question_id"),
  question_heading: column("answers.question_title"),
  question_uuid: column("answers.question_id"),
  variation: derived("the question's kind; kept in extra where the question has no row", "questions.kind"),
}

/** What becomes of the fields of an answer of `/orders/…/questions/` or `/tickets/…/questions/`. */
export const answersFields: Fields.Fields = {
  answers: list(answerFields),
  purchase: derived("the order asked for", "answers.order_id"),
  ticket: derived("the ticket asked for", "answers.ticket_id"),
}

const answers = resource("answers", NativeAnswer, answerFields)

/** Whose answers they are. */
export interface AnswerOwner {
  /** The uuid of the ticket, or of the order where the buyer was asked. */
  readonly uuid: string
  readonly order_id: string | null
  readonly ticket_id: string | null
  readonly event: EventCatalogue
}

const answerOf = (
  native: NativeAnswer,
  raw: JsonObject,
  _problems: Problems,
  position: number,
  owner: AnswerOwner,
  taken: Set<string>,
): Answer | undefined => {
  const choices = Array.isArray(native.answered_choices) ? native.answered_choices : []
  const values = choices.flatMap((choice) => Lenient.text(choice.choice_heading) ?? [])
  const stated = Lenient.text(native.answer_value)
  const secondary = Lenient.text(native.answer_value_secondary)
  const value = values.length > 0 ? values.join(", ") : (stated ?? secondary)
  if (value === null) return undefined
  const number = Lenient.text(native.question)
  const uuid = canonicalUuid(Lenient.text(native.question_uuid) ?? number ?? "") ?? null
  const known = uuid ?? number ?? String(position)
  // Nobody answers a question twice; if the platform says so all the same, both rows need a key.
  const key = taken.has(known) ? `${known}/${position}` : known
  taken.add(key)
  const questionId = owner.event.questionId(uuid)
  return {
    id: canonicalId(platform, `${owner.uuid}/${key}`),
    event_id: owner.event.id,
    question_id: questionId,
    order_id: owner.order_id,
    ticket_id: owner.ticket_id,
    question_title: Lenient.text(native.question_heading),
    value,
    values,
    extra: withKept(answers.rest(raw), {
      answer_value: values.length > 0 ? stated : null,
      answer_value_secondary: values.length > 0 || stated !== null ? secondary : null,
      question: questionId === null ? number : null,
      question_uuid: questionId === null && Lenient.text(native.question_uuid) !== null ? uuid : null,
      variation: questionId === null ? Lenient.text(native.variation) : null,
    }),
  }
}

/** The rows of what was answered, and what could not be taken. */
export interface MappedAnswers {
  readonly answers: ReadonlyArray<Answer>
  readonly rejected: ReadonlyArray<Rejected>
}

/** The rows of a list of answers; none for what was left unanswered. */
export const mapAnswers = (records: ReadonlyArray<Json>, owner: AnswerOwner): MappedAnswers => {
  const rows: Array<Answer> = []
  const rejected: Array<Rejected> = []
  const taken = new Set<string>()
  records.forEach((record, position) => {
    const mapped = mapRecord(answers, record, (native, raw, problems) =>
      answerOf(native, raw, problems, position, owner, taken),
    )
    if (Result.isFailure(mapped)) rejected.push(mapped.failure)
    else if (mapped.success !== undefined) rows.push(mapped.success)
  })
  return { answers: rows, rejected }
}

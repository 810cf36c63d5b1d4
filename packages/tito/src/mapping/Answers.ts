/**
 * What attendees answered: inside their tickets, or in the list of a question's answers.
 *
 * @module
 */
import { Fields, Lenient, Native, type Rejected } from "@boxport/connector/mapping"
import { type Answer, canonicalId, type Json, type JsonObject } from "@boxport/model"
import { Result } from "effect"
import { Answer as NativeAnswer } from "../resources/Ticket.ts"
import { type Catalogue, platform } from "./Catalogue.ts"
import { each, envelope, kept, ownRow } from "./Trees.ts"

const { column, derived, dropped } = Fields
const { mapRecord, resource, withKept } = Native

/** What becomes of the fields of an answer. */
export const answerFields: Fields.Fields = {
  ...envelope,
  alternate_response: derived("part of response where that is missing", "answers.value"),
  primary_response: column("answers.values"),
  question: ownRow,
  question_id: column("answers.question_id"),
  question_title: column("answers.question_title"),
  response: column("answers.value"),
  ticket: ownRow,
  ticket_id: column("answers.ticket_id"),
  test_mode: dropped("the same for all that a token reads"),
  ...each(dropped("the ticket has it"), "ticket_email ticket_name ticket_reference ticket_slug"),
  ...kept(
    "id created_at download_url file humanized_response position survey_response_id temporary_ticket_id updated_at",
  ),
}

const answers = resource("answers", NativeAnswer, answerFields)

/** Takes the secrets out of an answer. */
export const scrubAnswer = answers.scrub

const textsIn = (value: NativeAnswer["primary_response"]): ReadonlyArray<string> =>
  Array.isArray(value)
    ? value.flatMap((part: unknown) => (typeof part === "string" || typeof part === "number" ? [String(part)] : []))
    : typeof value === "object"
      ? []
      : [Lenient.text(value)].filter((text) => text !== null)

/** Whose answers these are. */
export interface AnswerOwner {
  readonly catalogue: Catalogue
  /** The ticket's native id. */
  readonly ticket: string
  /** Null when it has no row. */
  readonly ticketId: string | null
  readonly orderId: string | null
}

/** The question as the owner's answers name it. */
interface Asked {
  /** The native id of the question, else what stands for it. */
  readonly key: string
  readonly reference: string | null
  readonly title: string | null
}

interface Said {
  readonly response: NativeAnswer["response"]
  readonly primary: NativeAnswer["primary_response"]
  readonly alternate: string | null
}

/** An answer's row; null for a question that was left open. */
const rowOf = (owner: AnswerOwner, asked: Asked, said: Said, rest: JsonObject | null): Answer | null => {
  const { catalogue, orderId, ticket, ticketId } = owner
  const question = catalogue.question(asked.reference)
  const questionId = catalogue.questionId(asked.reference)
  const primary = textsIn(said.primary)
  const stated = textsIn(said.response)
  const parts = said.alternate === null ? primary : [...primary, said.alternate]
  const value = stated.length > 0 ? stated.join(", ") : parts.join(", ")
  if (value === "") return null
  const isChoice =
    Array.isArray(said.primary) ||
    Array.isArray(said.response) ||
    question?.kind === "select" ||
    question?.kind === "multi_select"
  return {
    id: canonicalId(platform, `${ticket}/${asked.key}`),
    event_id: catalogue.event.eventId,
    question_id: questionId,
    order_id: orderId,
    ticket_id: ticketId,
    question_title: asked.title ?? question?.title ?? null,
    value,
    values: isChoice ? (primary.length > 0 ? primary : Array.isArray(said.response) ? stated : []) : [],
    extra: withKept(rest, {
      alternate_response: said.alternate,
      question_id: questionId === null ? asked.reference : null,
      ticket_id: ticketId === null ? ticket : null,
    }),
  }
}

/** An answer's row, undefined for an open question; `instead` stands for the question where it has no id. */
export const mapAnswer = (
  record: Json,
  owner: AnswerOwner,
  instead: string,
): Result.Result<Answer | undefined, Rejected> =>
  mapRecord(answers, record, (native, raw) => {
    const reference = Lenient.text(native.question_id)
    const row = rowOf(
      owner,
      { key: reference ?? instead, reference, title: Lenient.text(native.question_title) },
      {
        response: native.response,
        primary: native.primary_response,
        alternate: Lenient.text(native.alternate_response),
      },
      answers.rest(raw),
    )
    return row ?? undefined
  })

/** The ticket that an answer of a question's list belongs to. */
export const ticketOfAnswer = (record: JsonObject): string | null => {
  const id = record["ticket_id"]
  return typeof id === "number" || typeof id === "string" ? String(id) : null
}

/** The rows of a ticket's answers; without any of its responses, which are texts by the slug of their question. */
export const answersOf = (
  native: ReadonlyArray<Json> | null,
  responses: JsonObject | null,
  owner: AnswerOwner,
): { readonly answers: ReadonlyArray<Answer>; readonly rejected: ReadonlyArray<Rejected> } => {
  const rows: Array<Answer> = []
  const rejected: Array<Rejected> = []
  const keys = new Set<string>()
  const add = (row: Answer, position: number) => {
    // A question answered twice keeps both answers.
    const id = keys.has(row.id) ? `${row.id}-${position}` : row.id
    keys.add(id)
    rows.push(id === row.id ? row : { ...row, id })
  }
  if (native !== null) {
    native.forEach((record, position) => {
      const mapped = mapAnswer(record, owner, String(position))
      if (Result.isFailure(mapped)) rejected.push(mapped.failure)
      else if (mapped.success !== undefined) add(mapped.success, position)
    })
  } else {
    Object.entries(responses ?? {}).forEach(([slug, response], position) => {
      const said = typeof response === "object" && !Array.isArray(response) ? null : response
      const question = owner.catalogue.question(slug)
      const asked = { key: question?.id ?? slug, reference: slug, title: null }
      const row = rowOf(owner, asked, { response: said, primary: said, alternate: null }, null)
      if (row !== null) add(row, position)
    })
  }
  return { answers: rows, rejected }
}

/**
 * Payloads as records of the API, which mappings read: what stands elsewhere is put in its place, and what only the
 * trigger tells is said. Nothing is added that neither of them says.
 *
 * @module
 */
import { Lenient, Native } from "@boxport/connector/mapping"
import { textIn } from "@boxport/connector/webhooks"
import type { Json, JsonObject } from "@boxport/model"

type Changes = { readonly [field: string]: Json | undefined }

/** A record with some fields changed; undefined takes one out. */
const changed = (record: JsonObject, changes: Changes): JsonObject => {
  const copy: { [field: string]: Json } = { ...record }
  for (const [field, value] of Object.entries(changes)) {
    if (value === undefined) delete copy[field]
    else copy[field] = value
  }
  return copy
}

const objectIn = (record: JsonObject, field: string): JsonObject | undefined => {
  const value = record[field]
  return Lenient.isObject(value) ? value : undefined
}

const isNumber = (text: string | null): boolean => text !== null && /^\d+$/.test(text)

/** The answers of a ticket whose question has an id: without one there is no telling which row they are. */
const answersIn = (record: JsonObject): ReadonlyArray<Json> =>
  Native.listOf(record["answers"]).flatMap((answer) => {
    if (!Lenient.isObject(answer)) return []
    const question = objectIn(answer, "question")
    const id = textIn(answer, "question_id") ?? textIn(question, "id")
    if (id === null) return []
    const title = textIn(answer, "question_title") ?? textIn(question, "title")
    return [changed(answer, { question: undefined, question_id: id, question_title: title ?? undefined })]
  })

/** Whether there are answers that {@link answersIn} has to leave out, or none but by the questions' slugs. */
export const lacksAnswers = (record: JsonObject): boolean => {
  const listed = Native.listOf(record["answers"])
  return listed.length === 0 ? Lenient.saysSomething(record["responses"]) : answersIn(record).length < listed.length
}

/** The payload of `ticket.*` as a ticket. */
export const ticketRecord = (payload: JsonObject, trigger: string): JsonObject => {
  const id = textIn(payload, "registration_id")
  const nested = textIn(objectIn(payload, "registration"), "id")
  return changed(payload, {
    // A list, be it empty: without one the responses would be read, which know questions by their slugs.
    answers: answersIn(payload),
    ...(isNumber(id) || nested === null ? {} : { registration_id: nested }),
    text: undefined,
    webhook_text: undefined,
    ...(trigger === "ticket.voided" ? { void: true } : {}),
  })
}

/** What a registration's lines sell together; null when one does not say. */
const quantityOf = (payload: JsonObject): number | null =>
  Native.listOf(payload["line_items"]).reduce<number | null>((sum, line) => {
    const quantity = Lenient.isObject(line) ? line["quantity"] : undefined
    return sum === null || typeof quantity !== "number" ? null : sum + quantity
  }, 0)

/**
 * Whether `registration.cancelled` may tell of one ticket of several: the trigger is also fired when an attendee cancels
 * a free ticket (seed 003, Triggers), and the payload has no word for the registration's own state.
 */
const mayBeOneTicket = (payload: JsonObject): boolean =>
  Number(textIn(payload, "total") ?? "0") === 0 && quantityOf(payload) !== 1

/** The payload of `registration.*` as a registration. */
export const registrationRecord = (payload: JsonObject, trigger: string): JsonObject => {
  const receipt = objectIn(payload, "receipt")
  const paid = receipt?.["paid"]
  const isStated = textIn(payload, "state") !== null || typeof payload["cancelled"] === "boolean"
  return changed(payload, {
    ...(receipt === undefined || "receipts" in payload ? {} : { receipt: undefined, receipts: [receipt] }),
    ...("receipt_paid" in payload || typeof paid !== "boolean" ? {} : { receipt_paid: paid }),
    ...(isStated ? {} : stateBy(trigger, payload)),
  })
}

/** Confirmed registrations are complete as far as orders go: `incomplete` is about their attendees (notes 4). */
const stateBy = (trigger: string, payload: JsonObject): Changes => {
  switch (trigger) {
    case "registration.finished":
    case "registration.completed":
      return { state: "complete" }
    case "registration.cancelled":
      return mayBeOneTicket(payload) ? {} : { cancelled: true }
    default:
      return {}
  }
}

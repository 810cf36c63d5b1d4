/**
 * Issued tickets and their answers.
 *
 * @module
 */
import { Fields, Lenient, Native, type Problems, type Rejected } from "@boxport/connector/mapping"
import { type Answer, canonicalId, type Instant, type Json, type JsonObject, type Ticket } from "@boxport/model"
import type { Result } from "effect"
import type { CustomQuestion } from "../resources/Common.ts"
import { IssuedTicket } from "../resources/IssuedTicket.ts"
import { type Catalogue, platform } from "./Catalogue.ts"
import { amountOf, currencyOf, instantOf, isMasked, type KnownCurrency } from "./Values.ts"

const { column, derived, dropped, extra, list, object } = Fields

/** What becomes of the fields of a question and its answer, wherever they stand. */
export const customQuestionFields: Fields.Fields = {
  question: column("answers.question_title"),
  answer: column("answers.value"),
}

/** What becomes of the fields of an issued ticket. */
export const issuedTicketFields: Fields.Fields = {
  object: dropped("the same word in every record"),
  id: column("tickets.id", "tickets.native_id"),
  barcode: column("tickets.barcode"),
  barcode_url: extra,
  checked_in: column("tickets.checked_in"),
  created_at: column("tickets.created_at"),
  custom_questions: list(customQuestionFields),
  description: extra,
  email: column("tickets.attendee_email"),
  event_id: column("tickets.event_id"),
  event_series_id: dropped("the event's series_id tells it"),
  first_name: column("tickets.attendee_first_name"),
  full_name: column("tickets.attendee_name"),
  last_name: column("tickets.attendee_last_name"),
  listed_currency: object({
    code: column("tickets.currency"),
    base_multiplier: derived("scales the amount", "tickets.price_amount"),
  }),
  listed_price: column("tickets.price_amount"),
  order_id: column("tickets.order_id"),
  qr_code_url: extra,
  reference: column("tickets.reference"),
  reservation: column("tickets.seat"),
  source: extra,
  status: column("tickets.status"),
  ticket_type_id: column("tickets.ticket_type_id"),
  updated_at: column("tickets.updated_at"),
  voided_at: column("tickets.voided_at"),
}

const issuedTickets = Native.resource("issued_tickets", IssuedTicket, issuedTicketFields)

/** Takes the secrets out of an issued ticket. */
export const scrubIssuedTicket = issuedTickets.scrub

const statuses: { readonly [word: string]: Ticket["status"] } = { valid: "valid", void: "void", voided: "void" }

/** What scans say about a ticket. */
export interface Scans {
  /** Scans in less scans out. */
  readonly net: number
  /** The last scan in. */
  readonly lastIn: Instant.Instant | null
}

/** What a ticket's mapping needs to know of its surroundings. */
export interface TicketContext {
  readonly catalogue: Catalogue
  /** The order it is embedded in; undefined for a ticket that is listed alone. */
  readonly order: { readonly id: string; readonly currency: KnownCurrency | null } | undefined
  /** Whether an order has a row; for tickets listed alone. */
  readonly hasOrder: (nativeId: string) => boolean
  /** The ticket's scans; undefined when there are none, or scans are not read. */
  readonly scans: (nativeId: string) => Scans | undefined
}

/** A ticket with the rows it gives. */
export interface MappedTicket {
  readonly ticket: Ticket
  readonly answers: ReadonlyArray<Answer>
  readonly masked: boolean
}

/** The rows of a checkout form's answered questions. The platform gives no ids for them: their position counts. */
export const answersOf = (
  questions: ReadonlyArray<CustomQuestion> | null | undefined,
  owner: Pick<Answer, "event_id" | "order_id" | "ticket_id"> & { readonly nativeId: string },
): ReadonlyArray<Answer> => {
  if (questions === null || questions === undefined) return []
  const answers: Array<Answer> = []
  questions.forEach(({ answer, question }, position) => {
    const value = Lenient.text(answer)
    if (value === null) return
    answers.push({
      id: canonicalId(platform, `${owner.nativeId}/${position}`),
      event_id: owner.event_id,
      question_id: null,
      order_id: owner.order_id,
      ticket_id: owner.ticket_id,
      question_title: Lenient.text(question),
      value,
      values: [],
      extra: null,
    })
  })
  return answers
}

/** First and last name joined, where at least one is there. */
export const joinedName = (first: string | null, last: string | null): string | null =>
  first !== null && last !== null ? `${first} ${last}` : (first ?? last)

/** The native id where it resolves to no row, to be kept in `extra`. */
const unresolved = (native: string | null, key: string | null): Json => (key === null ? native : null)

const ticketOf = (
  native: IssuedTicket,
  raw: JsonObject,
  problems: Problems,
  { catalogue, hasOrder, order, scans }: TicketContext,
): MappedTicket => {
  const nativeId = String(native.id)
  const nativeEvent = Lenient.text(native.event_id)
  const nativeType = Lenient.text(native.ticket_type_id)
  const nativeOrder = Lenient.text(native.order_id)
  const eventId = catalogue.eventId(nativeEvent)
  const typeId = catalogue.ticketTypeId(nativeEvent, nativeType)
  const orderId =
    order !== undefined
      ? canonicalId(platform, order.id)
      : nativeOrder !== null && hasOrder(nativeOrder)
        ? canonicalId(platform, nativeOrder)
        : null
  const currency =
    currencyOf(native.listed_currency, "listed_currency", problems) ??
    order?.currency ??
    catalogue.currencyOfEvent(nativeEvent)
  const word = Lenient.text(native.status)
  const status = (word === null ? undefined : statuses[word.toLowerCase()]) ?? "unknown"
  const first = Lenient.filled(native.first_name)
  const last = Lenient.filled(native.last_name)
  const name = Lenient.filled(native.full_name) ?? joinedName(first, last)
  const scanned = scans(nativeId)
  const checkedIn = Lenient.flag(native.checked_in) ?? (scanned === undefined ? null : scanned.net > 0)
  const email = Lenient.filled(native.email)
  const ticket: Ticket = {
    id: canonicalId(platform, nativeId),
    event_id: eventId,
    order_id: orderId,
    ticket_type_id: typeId,
    native_id: nativeId,
    reference: Lenient.text(native.reference),
    barcode: Lenient.text(native.barcode),
    status,
    attendee_name: name,
    attendee_first_name: first,
    attendee_last_name: last,
    attendee_email: email,
    attendee_phone: null,
    attendee_company: null,
    price_amount: amountOf(native.listed_price, currency, "listed_price", problems),
    currency: currency?.code ?? null,
    discount_code: null,
    seat: Lenient.text(native.reservation),
    tags: [],
    checked_in: checkedIn,
    checked_in_at: checkedIn === true ? (scanned?.lastIn ?? null) : null,
    created_at: instantOf(native.created_at, "created_at", problems),
    updated_at: instantOf(native.updated_at, "updated_at", problems),
    voided_at: instantOf(native.voided_at, "voided_at", problems),
    extra: Native.withKept(issuedTickets.rest(raw), {
      event_id: unresolved(nativeEvent, eventId),
      order_id: unresolved(nativeOrder, orderId),
      status: status === "unknown" ? word : null,
      ticket_type_id: unresolved(nativeType, typeId),
    }),
  }
  return {
    ticket,
    answers: answersOf(native.custom_questions, {
      nativeId,
      event_id: eventId,
      order_id: orderId,
      ticket_id: ticket.id,
    }),
    masked: isMasked(name) || isMasked(email),
  }
}

/** An issued ticket's rows. Its event, order and type are the keys of rows, or null with the native id in `extra`. */
export const mapTicket = (record: Json, context: TicketContext): Result.Result<MappedTicket, Rejected> =>
  Native.mapRecord(issuedTickets, record, (native, raw, problems) => ticketOf(native, raw, problems, context))

/**
 * Tickets and their answers.
 *
 * @module
 */
import { Fields, Lenient, type Problems, type Rejected, type Secrets } from "@boxport/connector/mapping"
import { type Answer, canonicalId, type Json, type JsonObject, type Order, type Ticket } from "@boxport/model"
import type { Result } from "effect"
import { Ticket as NativeTicket } from "../resources/Ticket.ts"
import { answerFields, mapAnswers } from "./Answers.ts"
import type { EventCatalogue } from "./Catalogue.ts"
import { listOf, mapRecord, platform, resource, withKept } from "./Mapped.ts"
import { Amounts, joinedName, ownUuid, unresolved, uuidOf } from "./Values.ts"

const { column, derived, dropped, extra, list, object, secret } = Fields

const link = secret("a link that opens the ticket for whoever has it")

/** What becomes of the fields of a ticket, in an order, alone or in a list. */
export const ticketFields: Fields.Fields = {
  uuid: column("tickets.id", "tickets.native_id", "tickets.barcode"),
  id: extra,
  anonymised: extra,
  answers: list(answerFields),
  attribute: extra,
  attribute_selected: extra,
  checked_in: column("tickets.checked_in"),
  company_name: column("tickets.attendee_company"),
  email: column("tickets.attendee_email"),
  external_uuid: column("tickets.reference"),
  first_name: column("tickets.attendee_first_name"),
  full_name: column("tickets.attendee_name"),
  has_ticket_type_date: dropped("whether ticket_type_date is the type's own and not the event's"),
  last_name: column("tickets.attendee_last_name"),
  lead_tracking_reference: extra,
  price: derived("where price_total is not stated; else kept in extra where it differs", "tickets.price_amount"),
  price_total: column("tickets.price_amount"),
  purchase_uuid: column("tickets.order_id"),
  questions: dropped("the event's questions, repeated in every ticket"),
  seat: column("tickets.seat"),
  ticket_answer_collection: object({
    uuid: dropped("answers are known by their ticket"),
    answers: list(answerFields),
  }),
  ticket_download_absolute_url: link,
  ticket_refund: derived("with the order's state", "tickets.status"),
  ticket_type_date: extra,
  ticket_type_name: dropped("the title of the ticket type"),
  ticket_type_pk: column("tickets.ticket_type_id"),
  url: link,
}

const tickets = resource("tickets", NativeTicket, ticketFields, ["answers", "ticket_answer_collection"])

/** Takes the secrets out of a ticket. */
export const scrubTicket = tickets.scrub

/** The order of a ticket, as far as the ticket's row depends on it. */
export interface TicketOrder {
  readonly uuid: string
  readonly status: Order["status"]
  readonly currency: string | null
  /** The code of its discount. */
  readonly discountCode: string | null
}

/** What a ticket's mapping needs to know of its surroundings. */
export interface TicketContext {
  readonly event: EventCatalogue
  /** The order it belongs to; undefined for a ticket whose order has no row. */
  readonly order: TicketOrder | undefined
  /** Those that `extra` keeps. */
  readonly secrets?: Secrets.Named
}

/** A ticket with the rows it gives. */
export interface MappedTicket {
  readonly ticket: Ticket
  readonly answers: ReadonlyArray<Answer>
  /** Answers that could not be taken. */
  readonly rejected: ReadonlyArray<Rejected>
}

/**
 * The answers that a ticket's record holds. Its collection counts; the list beside it is an older copy that may differ
 * (platform notes 4), and is read where there is no collection.
 */
export const embeddedAnswers = (record: JsonObject): ReadonlyArray<Json> => {
  const collection = record["ticket_answer_collection"]
  return Lenient.isObject(collection) && Array.isArray(collection["answers"])
    ? collection["answers"]
    : listOf(record["answers"])
}

/** Whether a ticket's record can hold answers at all, as those in orders do and those in lists don't. */
export const holdsAnswers = (record: JsonObject): boolean =>
  "ticket_answer_collection" in record || Array.isArray(record["answers"])

const statusOf = (refunded: boolean, order: TicketOrder | undefined): Ticket["status"] => {
  if (refunded) return "refunded"
  switch (order?.status) {
    case "pending":
      return "pending"
    case "cancelled":
      return "void"
    case "refunded":
      return "refunded"
    case "unknown":
      return "unknown"
    default:
      return "valid"
  }
}

const ticketOf = (
  native: NativeTicket,
  raw: JsonObject,
  problems: Problems,
  { event, order, secrets }: TicketContext,
): MappedTicket => {
  const nativeId = ownUuid(native.uuid, problems)
  const nativeOrder = uuidOf(native.purchase_uuid, "purchase_uuid", problems)
  const pk = Lenient.text(native.ticket_type_pk)
  const typeName = Lenient.text(native.ticket_type_name)
  // A title is a guess beside a number, which may be that of a type of the same title that is gone.
  const type = event.type(pk === null ? { title: typeName } : { pk })
  const typeId = type === null ? null : canonicalId(platform, type)
  const orderId = order === undefined ? null : canonicalId(platform, order.uuid)
  const amounts = new Amounts(order?.currency ?? event.currency, problems)
  const listed = amounts.of(native.price, "price")
  const paid = amounts.of(native.price_total, "price_total")
  const first = Lenient.filled(native.first_name)
  const last = Lenient.filled(native.last_name)
  const seat = typeof native.seat === "object" ? null : Lenient.text(scalar(native.seat))
  const id = canonicalId(platform, nativeId)
  const ticket: Ticket = {
    id,
    event_id: event.id,
    order_id: orderId,
    ticket_type_id: typeId,
    native_id: nativeId,
    reference: Lenient.text(native.external_uuid),
    // The QR code holds the uuid.
    barcode: nativeId,
    status: statusOf(Lenient.flag(native.ticket_refund) === true, order),
    attendee_name: Lenient.filled(native.full_name) ?? joinedName(first, last),
    attendee_first_name: first,
    attendee_last_name: last,
    attendee_email: Lenient.filled(native.email),
    attendee_phone: null,
    attendee_company: Lenient.filled(native.company_name),
    price_amount: paid ?? listed,
    currency: amounts.currency,
    discount_code: listed !== null && paid !== null && paid < listed ? (order?.discountCode ?? null) : null,
    seat,
    tags: [],
    checked_in: Lenient.flag(native.checked_in),
    checked_in_at: null,
    // The platform tells no moment of a ticket's life.
    created_at: null,
    updated_at: null,
    voided_at: null,
    extra: withKept(tickets.rest(raw, secrets), {
      ...amounts.keep(raw, "price", "price_total"),
      event_uuid: event.id === null ? event.uuid : null,
      price: listed !== paid && paid !== null ? raw["price"] : amounts.keep(raw, "price")["price"],
      purchase_uuid: unresolved(nativeOrder, orderId),
      seat: typeof native.seat === "object" ? raw["seat"] : null,
      ticket_type_name: unresolved(typeName, typeId),
      ticket_type_pk: unresolved(raw["ticket_type_pk"] ?? null, typeId),
    }),
  }
  const { answers, rejected } = mapAnswers(embeddedAnswers(raw), {
    uuid: nativeId,
    order_id: orderId,
    ticket_id: id,
    event,
  })
  return { ticket, answers, rejected }
}

/** Whether a ticket was asked anything: it has a collection of answers, empty or not. Merchandise has none. */
export const wasAsked = (record: JsonObject): boolean =>
  Lenient.isObject(record["ticket_answer_collection"]) || listOf(record["answers"]).length > 0

const scalar = (value: unknown): Lenient.Text | null =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null

/** A ticket's rows. Its order and type are the keys of rows, or null with the native id in `extra`. */
export const mapTicket = (record: Json, context: TicketContext): Result.Result<MappedTicket, Rejected> =>
  mapRecord(tickets, record, (native, raw, problems) => ticketOf(native, raw, problems, context))

/**
 * What the platform has, as rows, by the mapping of exports. An export has read the whole event before an order; here it
 * is asked for with the order, and what is still not known is said.
 *
 * @module
 */
import { Lenient, type Rejected } from "@boxport/connector/mapping"
import { type Mapped, missingIn, noRows, textIn, untold, type Untold } from "@boxport/connector/webhooks"
import {
  type Answer,
  canonicalId,
  Currency,
  type Json,
  type JsonObject,
  type Order,
  type Ticket,
  WallClock,
} from "@boxport/model"
import { Result } from "effect"
import { EventCatalogue } from "../mapping/Catalogue.ts"
import { mapEvent } from "../mapping/Events.ts"
import { listOf, nativeIdOf, platform } from "../mapping/Mapped.ts"
import { mapOrder, ticketsIn } from "../mapping/Orders.ts"
import { mapQuestions } from "../mapping/Questions.ts"
import { holdsAnswers, mapTicket } from "../mapping/Tickets.ts"
import { mapTicketType } from "../mapping/TicketTypes.ts"
import { canonicalUuid } from "../mapping/Uuid.ts"

/** What neither deliveries nor single records tell of an account. */
export interface AccountFacts {
  /** The host, as `events.account` has it. */
  readonly host: string | null
  /** What the account's prices are in, as an ISO 4217 code. */
  readonly currency: string | null
}

const currencyless = "only the list of events tells the currency; give the account's as `currency`"

/** An event's ticket types and questions, and a catalogue that knows them. */
const readEvent = (uuid: string | null, record: JsonObject | undefined, { currency }: AccountFacts) => {
  const zone = textIn(record, "timezone")
  const catalogue = new EventCatalogue({
    uuid: uuid ?? "",
    hasRow: uuid !== null,
    currency: Currency.normalize(textIn(record, "currency") ?? "") ?? currency,
    zone: zone !== null && WallClock.isZone(zone) ? zone : null,
  })
  const rejected: Array<Rejected> = []
  const types = listOf(record?.["ticket_types"]).flatMap((type) => {
    const mapped = mapTicketType(type, { event: catalogue, admits: true })
    if (Result.isFailure(mapped)) {
      rejected.push(mapped.failure)
      return []
    }
    const { native_id: id, title } = mapped.success
    catalogue.addType({ uuid: id, pk: Lenient.isObject(type) ? textIn(type, "pk") : null, title })
    return [mapped.success]
  })
  const questions = (["ticket", "order"] as const).flatMap((scope) => {
    const asked = mapQuestions(
      record?.[scope === "ticket" ? "ticket_types_questions" : "purchase_questions"],
      scope,
      catalogue,
    )
    rejected.push(...asked.rejected)
    return asked.questions
  })
  for (const { native_id: id } of questions) catalogue.addQuestion(id)
  return { catalogue, types, questions, rejected }
}

/** An event's rows, those of its ticket types and questions included. */
export const eventRows = (record: JsonObject, account: AccountFacts): Mapped => {
  const mapped = mapEvent(record, account.host ?? "", account.currency)
  if (Result.isFailure(mapped)) return { ...noRows, rejected: [mapped.failure] }
  const { questions, rejected, types } = readEvent(nativeIdOf(record), record, account)
  const rows = {
    events: [{ ...mapped.success, account: account.host }],
    // Which types are for merchandise, an export finds out from their tickets.
    ticket_types: types.map((type) => ({ ...type, admission: null })),
    questions,
  }
  return {
    ...noRows,
    rows,
    rejected,
    missing: [
      ...missingIn(rows, [
        untold("events.account", "deliveries do not tell the host; give it as `host`"),
        untold("events.currency", currencyless),
        untold("events.private", "the list of events tells it"),
        untold("events.summary", "the list of events may tell it"),
        untold("events.contact_email", "the list of events may tell it"),
        untold("events.venue_postal_code", "the list of events may tell it"),
        untold("ticket_types.currency", currencyless),
        untold("ticket_types.price_amount", currencyless),
        untold("ticket_types.booking_fee_amount", currencyless),
        untold("ticket_types.description", "the list of ticket types may tell it"),
        untold("ticket_types.position", "the list of ticket types may tell it"),
        untold("ticket_types.admission", "only the tickets sold tell whether a type admits somebody"),
      ]),
      untold("events.extra", "the list of events tells more"),
      ...(types.length === 0
        ? []
        : [untold("ticket_types.extra", "the list of ticket types may tell more; amounts in no currency are here")]),
    ],
  }
}

const notAlone = "an order asked for alone does not tell it; among its event's orders it does"

const untoldOrders: ReadonlyArray<Untold> = [
  untold("orders.event_id", "the order does not tell its event"),
  untold("orders.currency", currencyless),
  untold("orders.total_amount", notAlone),
  untold("orders.subtotal_amount", notAlone),
  untold("orders.tax_amount", notAlone),
  untold("orders.discount_amount", notAlone),
  untold("orders.fee_amount", notAlone),
  untold("orders.paid_amount", notAlone),
  untold("orders.refunded_amount", notAlone),
  untold("orders.payment_method", notAlone),
  untold("orders.discount_code", notAlone),
  untold("orders.buyer_company", notAlone),
  untold("orders.buyer_vat_number", notAlone),
  untold("orders.buyer_street", notAlone),
]

const untoldTickets: ReadonlyArray<Untold> = [
  untold("tickets.event_id", "neither the ticket nor its order tells the event"),
  untold("tickets.order_id", "the ticket's order could not be read"),
  untold("tickets.ticket_type_id", "the ticket's event could not be read"),
  untold("tickets.currency", currencyless),
  untold("tickets.price_amount", "a price is told by orders alone, and in a known currency"),
  untold("tickets.discount_code", "the order's code, for tickets that cost less than listed; only orders tell both"),
  untold("tickets.attendee_first_name", "orders tell it"),
  untold("tickets.attendee_last_name", "orders tell it"),
  untold("tickets.attendee_company", "orders tell it"),
  untold("tickets.seat", "the list of tickets tells it"),
]

/** An object in a record; undefined for none. */
export const partOf = (record: JsonObject | undefined, field: string): JsonObject | undefined => {
  const value = record?.[field]
  return Lenient.isObject(value) ? value : undefined
}

/** A uuid in a record, in canonical form; null for none. */
export const uuidIn = (record: JsonObject | undefined, field: string): string | null =>
  canonicalUuid(textIn(record, field) ?? "") ?? null

/** The uuid of an order's event, in canonical form. */
export const eventOf = (order: JsonObject | undefined): string | null => uuidIn(partOf(order, "event"), "uuid")

const answerless = (tickets: ReadonlyArray<Json>): boolean =>
  tickets.some((ticket) => !(Lenient.isObject(ticket) && holdsAnswers(ticket)))

/** An order's rows, those of its tickets and of their answers included. */
export const orderRows = (
  record: JsonObject,
  event: JsonObject | undefined,
  account: AccountFacts,
): Mapped & { readonly order: Order | undefined } => {
  const { catalogue } = readEvent(eventOf(record), event, account)
  const inside = ticketsIn(record)
  const mapped = mapOrder(record, catalogue, inside)
  if (Result.isFailure(mapped)) return { ...noRows, rejected: [mapped.failure], order: undefined }
  const { answers, lines, order, rejected, tickets } = mapped.success
  const rows = { orders: [order], order_lines: lines, tickets, answers }
  return {
    ...noRows,
    order,
    rows,
    rejected,
    missing: [
      ...missingIn(rows, [
        ...untoldOrders,
        ...untoldTickets,
        untold("order_lines", notAlone),
        untold("tickets", notAlone),
      ]),
      ...(order.status === "completed" && !Array.isArray(record["tickets"])
        ? [untold("orders.status", "it is paid; whether tickets of it were given back, they tell")]
        : []),
      untold("orders.extra", notAlone),
      ...(tickets.length === 0 ? [] : [untold("tickets.extra", notAlone)]),
      untold(
        "answers",
        answerless(inside)
          ? "what attendees and buyers answered is asked for apart"
          : "what buyers answered is asked for apart",
      ),
    ],
  }
}

/** A ticket's rows: as its order has it, else as it is alone. */
export const ticketRows = (
  record: JsonObject,
  order: JsonObject | undefined,
  event: JsonObject | undefined,
  account: AccountFacts,
): Mapped & { readonly ticket: Ticket | undefined } => {
  const uuid = nativeIdOf(record)
  const whole = order === undefined ? undefined : orderRows(order, event, account)
  const inside = whole?.rows.tickets?.find(({ native_id: id }) => id === uuid)
  if (whole !== undefined && inside !== undefined) {
    const answers = (whole.rows.answers ?? []).filter(({ ticket_id: id }) => id === inside.id)
    return { ...ofTicket(inside, answers, whole.rejected), ticket: inside }
  }
  const { catalogue } = readEvent(eventOf(order), event, account)
  const mapped = mapTicket(record, {
    event: catalogue,
    order:
      whole?.order === undefined
        ? undefined
        : {
            uuid: whole.order.native_id,
            status: whole.order.status,
            currency: whole.order.currency,
            discountCode: whole.order.discount_code,
          },
  })
  if (Result.isFailure(mapped)) return { ...noRows, rejected: [mapped.failure], ticket: undefined }
  const { answers, rejected, ticket } = mapped.success
  return { ...ofTicket(ticket, answers, rejected), ticket }
}

const ofTicket = (ticket: Ticket, answers: ReadonlyArray<Answer>, rejected: ReadonlyArray<Rejected>): Mapped => {
  const rows = { tickets: [ticket], answers }
  return {
    ...noRows,
    rows,
    rejected,
    missing: [
      ...missingIn(rows, untoldTickets),
      untold("tickets.extra", notAlone),
      ...(answers.length === 0 ? [untold("answers", "if there are any, they are asked for apart")] : []),
    ],
  }
}

/** That an event is no more. */
export const eventGone = (uuid: string): Mapped => ({
  ...noRows,
  removed: [{ table: "events", id: canonicalId(platform, uuid) }],
})

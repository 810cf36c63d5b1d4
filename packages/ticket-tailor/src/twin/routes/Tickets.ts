/**
 * Reading `/v1/issued_tickets`.
 *
 * @module
 */
import { json, notFound } from "../http/Answer.ts"
import { idIn, sameText } from "../http/Filters.ts"
import { ticketRecord } from "../records/TicketRecord.ts"
import { shaped } from "../Shapes.ts"
import {
  orderByNumber,
  ticketByNumber,
  ticketsByBarcode,
  ticketsByReference,
  ticketsOf,
  ticketsOfOrder,
} from "../state/Places.ts"
import { numberOf } from "../world/Ids.ts"
import { arrayListing, type Listing } from "../world/Listing.ts"
import type { Ticket } from "../world/Sales.ts"
import { type Call, listOf, ofEvent, parameter, type Route } from "./Route.ts"

const few = (tickets: ReadonlyArray<Ticket>): Listing<Ticket> => ({
  ...arrayListing(
    tickets,
    (ticket) => ticket.number,
    (ticket) => ticket.id,
  ),
  createdAt: (position) => tickets[position]?.createdAt ?? Number.MAX_SAFE_INTEGER,
})

/** The tickets to look at: few where a bar code, a reference or an order says which. */
const candidates = (call: Call): Listing<Ticket> => {
  const { query, state } = call
  const barcode = query.get("barcode")
  if (barcode !== null) return few(ticketsByBarcode(state, barcode))
  const reference = query.get("reference")
  if (reference !== null) return few(ticketsByReference(state, reference))
  const number = idIn(query, "order_id")
  if (number === undefined) return ofEvent(call, (event) => ticketsOf(state, event))
  const order = orderByNumber(state, number)
  return few(order === undefined ? [] : ticketsOfOrder(state, order))
}

const keep = ({ query }: Call): ((ticket: Ticket) => boolean) => {
  const eventNumber = idIn(query, "event_id")
  const seriesNumber = idIn(query, "event_series_id")
  const order = idIn(query, "order_id")
  const status = query.get("status")
  const barcode = query.get("barcode")
  const reference = query.get("reference")
  const name = query.get("name")
  const email = query.get("email")
  return (ticket) =>
    (eventNumber === undefined || ticket.event.number === eventNumber) &&
    (seriesNumber === undefined || ticket.event.series.number === seriesNumber) &&
    (order === undefined || (ticket.orderId !== null && numberOf(ticket.orderId) === order)) &&
    (barcode === null || ticket.barcode === barcode) &&
    (reference === null || ticket.reference === reference) &&
    (status === null ||
      status === (ticket.voidedAt === null ? "valid" : "voided") ||
      (status === "void" && ticket.voidedAt !== null)) &&
    (email === null || sameText(email, ticket.email)) &&
    (name === null || [ticket.fullName, ticket.firstName, ticket.lastName].some((one) => sameText(name, one)))
}

/** `GET /v1/issued_tickets`. */
export const listIssuedTickets: Route = (call) =>
  listOf(call, {
    listing: candidates(call),
    created: true,
    keep: () => keep(call),
    record: (ticket) => shaped(call.shapes, "issued_tickets", ticketRecord(call.state, ticket)),
    // Seed 000 shows this path, with the braces.
    ...(call.shapes === "live" ? {} : { path: "/v1/events/{event_id}/issued_tickets" }),
  })

/** `GET /v1/issued_tickets/{issued_ticket_id}`. */
export const getIssuedTicket: Route = (call) => {
  const id = parameter(call, "issued_ticket_id")
  const ticket = ticketByNumber(call.state, numberOf(id) ?? -1)
  return ticket === undefined
    ? notFound(`Issued ticket ${id}`)
    : json(200, shaped(call.shapes, "issued_tickets", ticketRecord(call.state, ticket)))
}

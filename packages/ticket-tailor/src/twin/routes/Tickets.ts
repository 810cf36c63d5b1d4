/**
 * Reading `/v1/issued_tickets` and `/v1/check_ins`.
 *
 * @module
 */
import { json, notFound } from "../http/Answer.ts"
import { idIn, sameText } from "../http/Filters.ts"
import { arrayListing, type Listing } from "../http/Paging.ts"
import { scanRecord } from "../records/OfferRecords.ts"
import { ticketRecord } from "../records/TicketRecord.ts"
import { shaped } from "../Shapes.ts"
import { placesOf, planByNumber, ticketByNumber, ticketsAt, ticketsByBarcode, ticketTimeAt } from "../state/Places.ts"
import type { State } from "../state/State.ts"
import { doorSize, doorsOf, type Scan, scansAt, scanTime } from "../world/CheckIns.ts"
import { first, numberOf, scanSlots, ticketSlots } from "../world/Ids.ts"
import type { Ticket } from "../world/Tickets.ts"
import { type Call, listOf, parameter, type Route } from "./Route.ts"

const idOf = (ticket: Ticket): string => ticket.id

const listing = (state: State): Listing<Ticket> => ({
  end: placesOf(state) * ticketSlots,
  idOf,
  locate: (number) => ({ position: Math.max(0, number - first.ticket), exact: number >= first.ticket }),
  createdAt: (position) => ticketTimeAt(state, Math.floor(position / ticketSlots)),
  *walk(from, to) {
    const step = from <= to ? 1 : -1
    const last = Math.floor(to / ticketSlots)
    const low = Math.min(from, to)
    const high = Math.max(from, to)
    for (let place = Math.floor(from / ticketSlots); step > 0 ? place <= last : place >= last; place += step) {
      const tickets = ticketsAt(state, place)
      for (const ticket of step > 0 ? tickets : tickets.toReversed()) {
        const position = ticket.number - first.ticket
        if (position >= low && position <= high) yield ticket
      }
    }
  },
})

const few = (tickets: ReadonlyArray<Ticket>): Listing<Ticket> => ({
  ...arrayListing(tickets, (ticket) => ticket.number, idOf),
  createdAt: (position) => tickets[position]?.createdAt ?? Number.MAX_SAFE_INTEGER,
})

const importForm = /^IMP-(\d{6,})$/

const withReference = (state: State, reference: string): ReadonlyArray<Ticket> => {
  const own = importForm.exec(reference)
  const imported = own === null ? [] : ticketsAt(state, Number(own[1]) - 1)
  const issued = state.later.flatMap((later, n) =>
    later._tag === "Issued" && later.ticket.reference === reference ? ticketsAt(state, state.world.size + n) : [],
  )
  return [...new Map([...imported, ...issued].map((ticket) => [ticket.number, ticket])).values()]
}

/** The tickets to look at: few where a bar code, a reference or an order says which. */
const candidates = ({ query, state }: Call): Listing<Ticket> => {
  const barcode = query.get("barcode")
  if (barcode !== null) return few(ticketsByBarcode(state, barcode))
  const reference = query.get("reference")
  if (reference !== null) return few(withReference(state, reference))
  const order = idIn(query, "order_id")
  if (order === undefined) return listing(state)
  const plan = planByNumber(state, order)
  return few(plan === undefined ? [] : ticketsAt(state, plan.index))
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
    record: (ticket) => shaped(call.shapes, "issued_tickets", ticketRecord(ticket)),
    // Seed 000 shows this path, with the braces.
    ...(call.shapes === "live" ? {} : { path: "/v1/events/{event_id}/issued_tickets" }),
  })

/** `GET /v1/issued_tickets/{issued_ticket_id}`. */
export const getIssuedTicket: Route = (call) => {
  const id = parameter(call, "issued_ticket_id")
  const ticket = ticketByNumber(call.state, numberOf(id) ?? -1)
  return ticket === undefined
    ? notFound(`Issued ticket ${id}`)
    : json(200, shaped(call.shapes, "issued_tickets", ticketRecord(ticket)))
}

const scans = (state: State): Listing<Scan> => {
  const { world } = state
  const doors = doorsOf(world)
  const size = doorSize(world)
  const perOrder = ticketSlots * scanSlots
  return {
    end: doors.length * size,
    idOf: (scan) => `ci_${scan.number}`,
    locate: (number) => ({ position: Math.max(0, number - first.scan), exact: number >= first.scan }),
    createdAt: (position) => scanTime(world, doors, position),
    *walk(from, to) {
      const step = from <= to ? 1 : -1
      const low = Math.min(from, to)
      const high = Math.max(from, to)
      // Orders and doors make one long row of places, `perOrder` positions each.
      const end = Math.floor(to / perOrder)
      for (let at = Math.floor(from / perOrder); step > 0 ? at <= end : at >= end; at += step) {
        const found = scansAt(world, doors, Math.floor(at / world.size), at % world.size)
        for (const scan of step > 0 ? found : found.toReversed()) {
          if (scan.place >= low && scan.place <= high) yield scan
        }
      }
    },
  }
}

/** `GET /v1/check_ins`. */
export const listCheckIns: Route = (call) =>
  listOf(call, {
    listing: scans(call.state),
    created: true,
    keep: () => {
      const eventNumber = idIn(call.query, "event_id")
      const seriesNumber = idIn(call.query, "event_series_id")
      return (scan) =>
        (eventNumber === undefined || scan.event.number === eventNumber) &&
        (seriesNumber === undefined || scan.event.series.number === seriesNumber)
    },
    record: scanRecord,
  })

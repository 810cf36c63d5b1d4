/**
 * Orders and tickets: the world's own, then what came later, each in a place after the world's orders.
 *
 * @module
 */
import { arrayListing, followedBy, type Listing, lowestWhere, steps } from "../world/Listing.ts"
import { numberOf } from "../world/Ids.ts"
import type { Order, Scan, Ticket } from "../world/Sales.ts"
import type { Event } from "../world/World.ts"
import type { Later, State } from "./State.ts"

/** The place of what comes next. */
export const nextPlace = (state: State): number => state.world.size + state.later.length

/** Positions that one thing which came later has in the list of tickets; no order has more tickets. */
const ticketsPerPlace = 16

const ticketsIn = (later: Later | undefined): ReadonlyArray<Ticket> =>
  later === undefined ? [] : later._tag === "Issued" ? [later.ticket] : later.tickets

const laterOrders = (state: State): Listing<Order> => ({
  end: state.later.length,
  idOf: (order) => order.id,
  locate: (number) => {
    const numberAt = (position: number): number => state.world.orderNumber(state.world.size + position)
    const position = lowestWhere(state.later.length, (one) => numberAt(one) >= number)
    return { position, exact: numberAt(position) === number }
  },
  createdAt: (position) => state.later[position]?.at ?? Number.MAX_SAFE_INTEGER,
  *walk(from, to) {
    for (const position of steps(from, to)) {
      const later = state.later[position]
      if (later?._tag === "Order") yield later.order
    }
  },
})

const laterTickets = (state: State): Listing<Ticket> => {
  const ticketAt = (position: number): Ticket | undefined =>
    ticketsIn(state.later[Math.floor(position / ticketsPerPlace)])[position % ticketsPerPlace]
  const end = state.later.length * ticketsPerPlace
  return {
    end,
    idOf: (ticket) => ticket.id,
    locate: (number) => {
      const place = state.later.findIndex((later) => ticketsIn(later).some((ticket) => ticket.number >= number))
      if (place < 0) return { position: end, exact: false }
      const slot = ticketsIn(state.later[place]).findIndex((ticket) => ticket.number >= number)
      const position = place * ticketsPerPlace + slot
      return { position, exact: ticketAt(position)?.number === number }
    },
    createdAt: (position) => {
      const later = state.later[Math.floor(position / ticketsPerPlace)]
      return ticketsIn(later)[0]?.createdAt ?? later?.at ?? Number.MAX_SAFE_INTEGER
    },
    *walk(from, to) {
      for (const position of steps(from, to)) {
        const ticket = ticketAt(position)
        if (ticket !== undefined) yield ticket
      }
    },
  }
}

/** The orders; given an event, at least all of its own. */
export const ordersOf = (state: State, event?: Event): Listing<Order> =>
  followedBy(state.world.orders(event), laterOrders(state))

/** The issued tickets as they stand; given an event, at least all of its own. */
export const ticketsOf = (state: State, event?: Event): Listing<Ticket> => {
  const listing = followedBy(state.world.tickets(event), laterTickets(state))
  return {
    ...listing,
    *walk(from, to) {
      for (const ticket of listing.walk(from, to)) yield asItStands(state, ticket)
    },
  }
}

/** The order with a number. */
export const orderByNumber = (state: State, number: number): Order | undefined => {
  const own = state.world.orderByNumber(number)
  if (own !== undefined) return own
  for (const later of state.later) if (later._tag === "Order" && later.order.number === number) return later.order
  return undefined
}

/** A ticket as it stands now: void, scanned, or with another buyer's address if a write has made it so. */
export const asItStands = (state: State, ticket: Ticket): Ticket => {
  if (state.voids.size + state.checkedIn.size + state.orders.size === 0) return ticket
  const voidedAt = ticket.voidedAt ?? state.voids.get(ticket.number) ?? null
  const checkedIn = state.checkedIn.get(ticket.number) ?? ticket.checkedIn
  const order = ticket.orderId === null ? undefined : state.orders.get(numberOf(ticket.orderId) ?? -1)
  const email = order?.buyer.email ?? ticket.email
  return voidedAt === ticket.voidedAt && checkedIn === ticket.checkedIn && email === ticket.email
    ? ticket
    : { ...ticket, voidedAt, checkedIn, email }
}

/** The tickets of an order as they stand. */
export const ticketsOfOrder = (state: State, order: Order): ReadonlyArray<Ticket> =>
  order.tickets.map((ticket) => asItStands(state, ticket))

const laterTicketsWhere = (state: State, holds: (ticket: Ticket) => boolean): ReadonlyArray<Ticket> =>
  state.later.flatMap((later) => ticketsIn(later).filter(holds))

/** The ticket with a number, as it stands. */
export const ticketByNumber = (state: State, number: number): Ticket | undefined => {
  const ticket = state.world.ticketByNumber(number) ?? laterTicketsWhere(state, (one) => one.number === number)[0]
  return ticket === undefined ? undefined : asItStands(state, ticket)
}

const inOrder = (state: State, tickets: ReadonlyArray<Ticket>): ReadonlyArray<Ticket> =>
  tickets.map((ticket) => asItStands(state, ticket)).toSorted((a, b) => a.number - b.number)

/** The tickets with a bar code: one, or none, or more where writes gave the same one at other events. */
export const ticketsByBarcode = (state: State, barcode: string): ReadonlyArray<Ticket> => {
  const own = state.world.ticketByBarcode(barcode)
  return inOrder(state, [
    ...(own === undefined ? [] : [own]),
    ...laterTicketsWhere(state, (ticket) => ticket.barcode === barcode),
  ])
}

/** The tickets with a reference. */
export const ticketsByReference = (state: State, reference: string): ReadonlyArray<Ticket> =>
  inOrder(state, [
    ...state.world.ticketsByReference(reference),
    ...laterTicketsWhere(state, (ticket) => ticket.reference === reference),
  ])

/** Seconds to stamp something new with: the clock's, but never before what is there already. */
export const stamp = (state: State, nowSeconds: number): number => {
  const last = state.later.at(-1)
  return Math.max(
    Math.floor(nowSeconds),
    last === undefined ? state.world.newest : (ticketsIn(last)[0]?.createdAt ?? last.at),
  )
}

/** The scans; given an event, at least all of its own. */
export const scansOf = (state: State, event?: Event): Listing<Scan> => {
  const own = state.world.scans(event)
  return followedBy(own, {
    ...arrayListing<Scan>(state.scans, ({ number }) => number, own.idOf),
    createdAt: (position) => state.scans[position]?.createdAt ?? Number.MAX_SAFE_INTEGER,
  })
}

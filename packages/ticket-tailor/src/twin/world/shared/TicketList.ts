/**
 * The list of issued tickets of the shared world.
 *
 * @module
 */
import {
  mostTickets,
  placeOfTicket,
  ticketNumber,
  ticketsPerOrder,
  type World as SharedWorld,
  type WorldTicket,
} from "@boxport/connector/testing"
import { type Listing, lowestWhere, steps } from "../Listing.ts"
import type { Ticket } from "../Sales.ts"
import type { Catalogue } from "./Catalogue.ts"
import type { Loose } from "./Complimentary.ts"
import { lowestFrom, worldNumber } from "./Ids.ts"
import { ticketOf } from "./Order.ts"
import type { OrderRow } from "./OrderList.ts"

/**
 * The list of the tickets of orders and of those without one, by time. There is a stretch of positions for every order
 * and one at the end: first the tickets without an order that were made since the order before, then the order's own.
 */
export const ticketListing = (
  world: SharedWorld,
  catalogue: Catalogue,
  row: OrderRow,
  loose: Loose,
): Listing<Ticket> => {
  const span = loose.count + mostTickets
  const end = (row.count + 1) * span
  /** The first ticket without an order that was made after the order in a place. */
  const firstAfter = (place: number): number => {
    const time = row.timeAt(place)
    return lowestWhere(loose.count, (rank) => loose.timeAt(rank) > time)
  }

  /** What stands at the positions of a stretch. */
  const ticketsAt = (place: number): ReadonlyArray<readonly [slot: number, ticket: Ticket]> => {
    const order = row.at(place)
    const tickets: Array<readonly [number, Ticket]> = []
    const before = firstAfter(place - 1)
    const after = order === undefined ? loose.count : firstAfter(place)
    const put = (slot: number, one: WorldTicket | undefined, buyer: string | null): void => {
      const ticket = one === undefined ? undefined : ticketOf(catalogue, one, buyer)
      if (ticket !== undefined) tickets.push([slot, ticket])
    }
    for (let rank = before; rank < after; rank++) put(rank, loose.at(rank), null)
    for (const one of order?.tickets ?? []) put(loose.count + one.place, one, order?.buyer.email ?? null)
    return tickets
  }

  /** Where the ticket without an order with an index is, or would be. */
  const locateLoose = (index: number) => {
    const { exact, rank } = loose.rankOf(index)
    const time = world.complimentary.at(index)?.createdAt ?? Number.MAX_SAFE_INTEGER
    const place = lowestWhere(row.count, (one) => row.timeAt(one) >= time)
    return { position: place * span + rank, exact }
  }

  /** Where the ticket in a slot of an order is, or would be. */
  const locateOrdered = (number: number, slot: number) => {
    const place = row.placeOf(number)
    const order = row.at(place)
    if (order?.number === number) {
      return { position: place * span + loose.count + Math.min(slot, mostTickets), exact: slot < order.tickets.length }
    }
    // An order of another event: what was made until then lies before it.
    const time = world.order(number)?.createdAt ?? Number.MAX_SAFE_INTEGER
    const rank = lowestWhere(loose.count, (one) => loose.timeAt(one) > time)
    return { position: place * span + rank, exact: false }
  }

  return {
    end,
    idOf: (ticket) => ticket.id,
    locate: (native) => {
      const number = worldNumber("issued_ticket", native)
      const found = number === undefined ? undefined : placeOfTicket(number)
      if (found !== undefined && "complimentary" in found && found.complimentary < world.complimentary.count) {
        return locateLoose(found.complimentary)
      }
      const lowest = lowestFrom("issued_ticket", native, ticketNumber(world.orderCount, 0))
      const slot = lowest % ticketsPerOrder
      const order = (lowest - slot) / ticketsPerOrder
      if (order >= world.orderCount) return { position: end, exact: false }
      const { exact, position } = locateOrdered(order, slot)
      return { position, exact: exact && lowest === number }
    },
    createdAt: (position) => {
      const slot = position % span
      const place = (position - slot) / span
      const time = row.timeAt(place)
      return slot < loose.count ? Math.max(row.timeAt(place - 1), Math.min(time, loose.timeAt(slot))) : time
    },
    *walk(from, to) {
      const low = Math.min(from, to)
      const high = Math.max(from, to)
      for (const place of steps(Math.floor(from / span), Math.floor(to / span))) {
        const tickets = ticketsAt(place)
        for (const [slot, ticket] of from <= to ? tickets : tickets.toReversed()) {
          const position = place * span + slot
          if (position >= low && position <= high) yield ticket
        }
      }
    },
  }
}

/**
 * The list of scans of the shared world.
 *
 * @module
 */
import {
  checkInsPerTicket,
  type Indexed,
  ticketsPerOrder,
  type World as SharedWorld,
  type WorldEvent,
  type WorldOrder,
  type WorldTicket,
} from "@boxport/connector/testing"
import { type Listing, lowestWhere, steps } from "../Listing.ts"
import type { Scan } from "../Sales.ts"
import type { Event } from "../World.ts"
import type { Catalogue } from "./Catalogue.ts"
import { nativeNumber, sharedId, worldNumber } from "./Ids.ts"

/** An event whose doors have been open. */
interface Door {
  readonly event: Event
  readonly orders: Indexed<WorldOrder>
  readonly loose: Indexed<WorldTicket>
  /** When its scanners, which work offline, sent what they had scanned. */
  readonly sentAt: number
  /** Its first position. */
  readonly start: number
}

const scansPerUnit = ticketsPerOrder * checkInsPerTicket

const doorsOf = (world: SharedWorld, catalogue: Catalogue, only: Event | undefined): ReadonlyArray<Door> => {
  const sentAt = (event: WorldEvent): number => Math.min(event.endsAt, world.now)
  let start = 0
  return world.events
    .filter((event) => !event.online && event.doorsAt <= world.now)
    .toSorted((a, b) => sentAt(a) - sentAt(b) || a.number - b.number)
    .flatMap((event): ReadonlyArray<Door> => {
      const shown = catalogue.events[event.number]
      if (shown === undefined || (only !== undefined && only !== shown)) return []
      const orders = world.ordersOfEvent(event.key)
      const loose = world.complimentaryOfEvent(event.key)
      const door = { event: shown, orders, loose, sentAt: sentAt(event), start }
      start += (orders.count + loose.count) * scansPerUnit
      return [door]
    })
}

/**
 * The list of scans, door after door: those of the event's orders, then those of its tickets without an order. All scans
 * of a door are recorded at once, when its event ends or the world stands still; so the list is in order of time, though
 * people came in any order.
 */
export const scanListing = (world: SharedWorld, catalogue: Catalogue, only: Event | undefined): Listing<Scan> => {
  const doors = doorsOf(world, catalogue, only)
  const last = doors.at(-1)
  const end = last === undefined ? 0 : last.start + (last.orders.count + last.loose.count) * scansPerUnit
  const doorAt = (position: number): Door | undefined => doors.findLast((door) => door.start <= position)

  const ticketsIn = ({ loose, orders }: Door, unit: number): ReadonlyArray<WorldTicket> => {
    if (unit < orders.count) return orders.at(unit)?.tickets ?? []
    const ticket = loose.at(unit - orders.count)
    return ticket === undefined ? [] : [ticket]
  }

  const scansIn = (door: Door, unit: number): ReadonlyArray<readonly [position: number, scan: Scan]> =>
    ticketsIn(door, unit).flatMap((ticket) =>
      ticket.checkIns.map(({ at, direction, number }, n) => [
        door.start + unit * scansPerUnit + ticket.place * checkInsPerTicket + n,
        {
          number: nativeNumber("check_in", number),
          event: door.event,
          ticketId: sharedId("issued_ticket", ticket.number),
          at,
          createdAt: door.sentAt,
          quantity: direction === "in" ? 1 : -1,
        },
      ]),
    )

  const unitOf = ({ loose, orders }: Door, ticket: WorldTicket): number => {
    const of = (one: WorldTicket | WorldOrder | undefined): number => one?.number ?? 0
    const { number, order } = ticket
    return order === null
      ? orders.count + lowestWhere(loose.count, (place) => of(loose.at(place)) >= number)
      : lowestWhere(orders.count, (place) => of(orders.at(place)) >= order)
  }

  return {
    end,
    idOf: (scan) => `ci_${scan.number}`,
    locate: (native) => {
      const number = worldNumber("check_in", native)
      const place = number === undefined ? 0 : number % checkInsPerTicket
      const ticket = number === undefined ? undefined : world.ticket((number - place) / checkInsPerTicket)
      const door = doors.find((one) => one.event.place === ticket?.event.number)
      if (ticket === undefined || door === undefined) return { position: end, exact: false }
      const position = door.start + unitOf(door, ticket) * scansPerUnit + ticket.place * checkInsPerTicket + place
      return { position, exact: place < ticket.checkIns.length }
    },
    createdAt: (position) => doorAt(position)?.sentAt ?? Number.MAX_SAFE_INTEGER,
    *walk(from, to) {
      const low = Math.min(from, to)
      const high = Math.max(from, to)
      for (const at of steps(Math.floor(from / scansPerUnit), Math.floor(to / scansPerUnit))) {
        const door = doorAt(at * scansPerUnit)
        const scans = door === undefined ? [] : scansIn(door, at - door.start / scansPerUnit)
        for (const [position, scan] of from <= to ? scans : scans.toReversed()) {
          if (position >= low && position <= high) yield scan
        }
      }
    },
  }
}

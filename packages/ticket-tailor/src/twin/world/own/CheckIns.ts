/**
 * Scans at the door, derived from the tickets. They are numbered door by door, so that a later scan has a higher id, as
 * on the platform.
 *
 * @module
 */
import { happens } from "../Random.ts"
import type { Scan } from "../Sales.ts"
import { first, scanSlots, ticketSlots } from "./Ids.ts"
import { eventOf, mayHaveLoose, planOrder } from "./Orders.ts"
import type { OwnEvent, OwnWorld } from "./OwnWorld.ts"
import { scansOf, ticketsOf } from "./Tickets.ts"

/** Events with a door, by date. */
export const doorsOf = (world: OwnWorld): ReadonlyArray<OwnEvent> =>
  world.events.filter((event) => event.draft.door === true).toSorted((a, b) => a.start.unix - b.start.unix)

/** Places that the scans of one door can have. */
export const doorSize = (world: OwnWorld): number => world.size * ticketSlots * scanSlots

/** Seconds from opening the doors to the last scan. */
const rush = 5400

/** When the scan in a place (over all doors) was recorded; never before that of a lower place. */
export const scanTime = (world: OwnWorld, doors: ReadonlyArray<OwnEvent>, place: number): number => {
  const size = Math.max(1, doorSize(world))
  const door = doors[Math.min(doors.length - 1, Math.floor(place / size))]
  if (door === undefined) return 0
  return door.start.unix - 3600 + Math.floor(((place % size) * rush) / size)
}

/** The scans of the tickets in one order's place at one door, oldest first. */
export const scansAt = (
  world: OwnWorld,
  doors: ReadonlyArray<OwnEvent>,
  door: number,
  index: number,
): ReadonlyArray<Scan & { readonly place: number }> => {
  const event = doors[door]
  if (event === undefined) return []
  // Most orders are for another event and have no ticket after them for this one: found out without a plan.
  if (eventOf(world, index) !== event && !mayHaveLoose(world, index)) return []
  return ticketsOf(world, planOrder(world, index)).flatMap((ticket) => {
    if (ticket.event !== event) return []
    const slot = (ticket.number - first.ticket) % ticketSlots
    return scansOf(event, ticket.base, ticket.voidedAt !== null).map((quantity, n) => {
      const place = door * doorSize(world) + (index * ticketSlots + slot) * scanSlots + n
      const createdAt = scanTime(world, doors, place)
      const late = happens(ticket.base, 71, 200) ? 600 : 0
      return {
        place,
        number: first.scan + place,
        event,
        ticketId: ticket.id,
        at: createdAt - late,
        createdAt,
        quantity,
      }
    })
  })
}

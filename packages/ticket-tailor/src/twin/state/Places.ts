/**
 * Orders and tickets by place: the world's own, then what came later. A place has one order or none, that order's
 * tickets, and at most one ticket without an order; see `world/Ids.ts`.
 *
 * @module
 */
import { slotOfBarcode } from "../world/Barcodes.ts"
import { worldNow } from "../world/Catalogue.ts"
import { first, looseSlot, orderStep, ticketSlots } from "../world/Ids.ts"
import { type OrderPlan, orderTime, planOrder } from "../world/Orders.ts"
import { type Ticket, ticketDelay, ticketsOf } from "../world/Tickets.ts"
import type { State } from "./State.ts"

/** How many places there are. */
export const placesOf = (state: State): number => state.world.size + state.later.length

/** The order in a place. */
export const planAt = (state: State, place: number): OrderPlan | undefined => {
  if (place < 0 || !Number.isInteger(place)) return undefined
  if (place < state.world.size) return planOrder(state.world, place)
  const later = state.later[place - state.world.size]
  return later?._tag === "Order" ? later.plan : undefined
}

/** When what is in a place began; never before a lower place. */
export const timeAt = (state: State, place: number): number =>
  place < state.world.size
    ? orderTime(state.world, place)
    : (state.later[place - state.world.size]?.at ?? Number.MAX_SAFE_INTEGER)

/** When the tickets in a place were made; never before those in a lower place. */
export const ticketTimeAt = (state: State, place: number): number =>
  timeAt(state, place) + (state.later[place - state.world.size]?._tag === "Issued" ? 0 : ticketDelay)

/** The order with a number. */
export const planByNumber = (state: State, number: number): OrderPlan | undefined =>
  planAt(state, (number - first.order) / orderStep)

/** A ticket as it stands now: void if a write has voided it. */
export const asItStands = (state: State, ticket: Ticket): Ticket => {
  if (state.voids.size === 0 || ticket.voidedAt !== null) return ticket
  const voidedAt = state.voids.get(ticket.number)
  return voidedAt === undefined ? ticket : { ...ticket, voidedAt }
}

/** The tickets in a place as they stand, the one without an order last. */
export const ticketsAt = (state: State, place: number): ReadonlyArray<Ticket> => {
  const later = place < state.world.size ? undefined : state.later[place - state.world.size]
  if (later?._tag === "Issued") return [asItStands(state, later.ticket)]
  const plan = planAt(state, place)
  return plan === undefined ? [] : ticketsOf(state.world, plan).map((ticket) => asItStands(state, ticket))
}

/** The ticket with a number, as it stands. */
export const ticketByNumber = (state: State, number: number): Ticket | undefined =>
  ticketsAt(state, Math.floor((number - first.ticket) / ticketSlots)).find((ticket) => ticket.number === number)

/** The tickets with a bar code: one, or none, or more where writes gave the same one at other events. */
export const ticketsByBarcode = (state: State, barcode: string): ReadonlyArray<Ticket> => {
  const found = new Map<number, Ticket>()
  const slot = slotOfBarcode(barcode)
  const own = slot === undefined ? undefined : ticketByNumber(state, first.ticket + slot)
  if (own?.barcode === barcode) found.set(own.number, own)
  for (const later of state.later) {
    if (later._tag === "Issued" && later.ticket.barcode === barcode) {
      found.set(later.ticket.number, asItStands(state, later.ticket))
    }
  }
  return [...found.values()].toSorted((a, b) => a.number - b.number)
}

/** The number that a ticket issued without an order gets next. */
export const nextTicketNumber = (state: State): number => first.ticket + placesOf(state) * ticketSlots + looseSlot

/** Seconds to stamp something new with: the clock's, but never before what is there already. */
export const stamp = (state: State, nowSeconds: number): number =>
  Math.max(
    Math.floor(nowSeconds),
    state.later.length === 0 ? worldNow + ticketDelay : ticketTimeAt(state, placesOf(state) - 1),
  )

/**
 * How many tickets there are, in the platform's words (notes 2, capacity semantics).
 *
 * @module
 */
import { typesPerSeries } from "../world/Counts.ts"
import type { Event, Room, TicketType } from "../world/World.ts"
import { eventNow, seriesNow } from "./Catalogue.ts"
import type { State } from "./State.ts"

/** How many of a ticket type an event has. */
export interface Stock {
  readonly total: number
  readonly issued: number
  readonly held: number
  readonly baskets: number
  /** `total` − `issued` − `baskets`; holds do not lower it. */
  readonly quantity: number
}

/** What is set aside of a ticket type. */
const heldOf = (state: State, event: Event, typeId: string): number => {
  let held = 0
  for (const hold of state.holds) if (hold.event === event) held += hold.quantities.get(typeId) ?? 0
  return held
}

const roundUp = (n: number, step: number): number => Math.ceil(n / step) * step

/** Everything set aside for an event. */
export const totalHolds = (state: State, event: Event): number => {
  let held = 0
  for (const hold of state.holds) {
    if (hold.event === event) for (const quantity of hold.quantities.values()) held += quantity
  }
  return held
}

/** The room that a write gave, or that the world has. */
const roomOf = (state: State, event: Event, type: TicketType): Room => {
  const written = state.capacities.get(type.id)
  const isOwn = event.place < state.world.events.length
  if (written === undefined) {
    return isOwn ? state.world.roomOf(event, type) : { total: type.draft.capacity, baskets: 0 }
  }
  return { total: written, baskets: isOwn ? state.world.roomOf(event, type).baskets : 0 }
}

/** Valid tickets of a type at an event. */
export const issuedOf = (state: State, event: Event, type: TicketType): number =>
  state.counts().issued[event.place * typesPerSeries + type.place] ?? 0

/** The stock of a ticket type at an event. */
export const stockOf = (state: State, event: Event, type: TicketType): Stock => {
  const issued = issuedOf(state, event, type)
  const { baskets, total } = roomOf(state, event, type)
  return { total, issued, held: heldOf(state, event, type.id), baskets, quantity: total - issued - baskets }
}

/** The least of some numbers of which some may not be there. */
const least = (...numbers: ReadonlyArray<number | null | undefined>): number | null => {
  const there = numbers.flatMap((number) => number ?? [])
  return there.length === 0 ? null : Math.min(...there)
}

/** How many valid tickets an event may have in all; null for as many as its types allow. */
export const ceilingOf = (state: State, event: Event): number | null => {
  const { overrides, sale } = seriesNow(state, event.series)
  const { overrideId, terms } = eventNow(state, event)
  const start = state.world.counts().tickets[event.place] ?? 0
  const { maxTickets } = terms
  const own = maxTickets === undefined ? undefined : start <= maxTickets ? maxTickets : roundUp(start * 1.1 + 10, 50)
  return least(own ?? sale.maxTickets, overrides.find(({ id }) => id === overrideId)?.maxTickets)
}

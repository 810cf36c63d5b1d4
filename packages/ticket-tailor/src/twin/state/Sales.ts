/**
 * Orders that come in while the twin runs, as buyers would place them in the checkout.
 *
 * @module
 */
import { add } from "../world/Counts.ts"
import { planOrder } from "../world/Orders.ts"
import { orderId } from "../world/Tickets.ts"
import { typesPerSeries } from "../world/World.ts"
import { placesOf, stamp, ticketsAt } from "./Places.ts"
import type { State } from "./State.ts"

/** Lets `count` buyers buy something at a time (unix seconds). Returns the ids of their orders, oldest first. */
export const sell = (state: State, count: number, nowSeconds: number): ReadonlyArray<string> => {
  const counts = state.counts()
  return Array.from({ length: count }, () => {
    const place = placesOf(state)
    const at = stamp(state, nowSeconds)
    const plan = { ...planOrder(state.world, place, at), loose: null }
    state.later.push({ _tag: "Order", at, plan })
    if (plan.event !== null) {
      add(counts.orders, plan.event.place, 1)
      add(counts.revenue, plan.event.place, plan.amounts.paid - plan.amounts.refunded - plan.amounts.credited)
    }
    if (plan.discount !== null) add(counts.redeemed, state.world.discounts.indexOf(plan.discount), 1)
    for (const ticket of ticketsAt(state, place)) {
      if (ticket.voidedAt !== null) continue
      add(counts.tickets, ticket.event.place, 1)
      add(counts.issued, ticket.event.place * typesPerSeries + ticket.typePlace, 1)
    }
    return orderId(place)
  })
}

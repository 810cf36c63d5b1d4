/**
 * Orders that come in while the twin runs, as buyers would place them in the checkout.
 *
 * @module
 */
import { add, typesPerSeries } from "../world/Counts.ts"
import type { Order } from "../world/Sales.ts"
import { nextPlace, stamp } from "./Places.ts"
import type { State } from "./State.ts"

/** Counts an order that has come in. */
const count = ({ counts, world }: State, { discount, event, money, tickets }: Order): void => {
  const { issued, orders, redeemed, revenue, tickets: valid } = counts()
  if (event !== null) {
    add(orders, event.place, 1)
    add(revenue, event.place, money.paid - money.refunded - money.credited)
  }
  if (discount !== null) add(redeemed, world.discounts.indexOf(discount), 1)
  for (const ticket of tickets) {
    if (ticket.voidedAt !== null) continue
    add(valid, ticket.event.place, 1)
    add(issued, ticket.event.place * typesPerSeries + ticket.typePlace, 1)
  }
}

/**
 * Lets `buyers` buy something at a time (unix seconds). Returns the ids of their orders, oldest first; fewer when there
 * is nothing to buy.
 */
export const sell = (state: State, buyers: number, nowSeconds: number): ReadonlyArray<string> => {
  const ids: Array<string> = []
  for (let n = 0; n < buyers; n++) {
    const at = stamp(state, nowSeconds)
    const order = state.world.nextOrder(nextPlace(state), at)
    if (order === undefined) break
    count(state, order)
    state.later.push({ _tag: "Order", at, order, tickets: order.tickets })
    ids.push(order.id)
  }
  return ids
}

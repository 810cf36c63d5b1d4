/**
 * What the platform keeps count of. One pass over the world's plans gives the numbers it starts with; writes move them.
 *
 * @module
 */
import { planOrder } from "./Orders.ts"
import { isLooseVoided } from "./Tickets.ts"
import { type Event, type TicketType, typesPerSeries, type World } from "./World.ts"

/** Numbers by event (its place), by event and ticket type, by discount and by product. */
export interface Counts {
  /** Orders of an event, whatever their status. */
  readonly orders: Float64Array
  /** Valid tickets of an event. */
  readonly tickets: Float64Array
  /** What came in for an event and was not paid back, minor units. */
  readonly revenue: Float64Array
  /** Valid tickets by `event × typesPerSeries + type`. */
  readonly issued: Float64Array
  /** Orders that used a discount. */
  readonly redeemed: Float64Array
  readonly products: Float64Array
}

const empty = (world: World): Counts => ({
  orders: new Float64Array(world.events.length),
  tickets: new Float64Array(world.events.length),
  revenue: new Float64Array(world.events.length),
  issued: new Float64Array(world.events.length * typesPerSeries),
  redeemed: new Float64Array(world.discounts.length),
  products: new Float64Array(world.products.length),
})

/** Moves a count. */
export const add = (numbers: Float64Array, at: number, amount: number): void => {
  numbers[at] = (numbers[at] ?? 0) + amount
}

const addTicket = (counts: Counts, event: Event, type: TicketType): void => {
  add(counts.tickets, event.place, 1)
  add(counts.issued, event.place * typesPerSeries + type.place, 1)
}

/** Counts a whole world, plan by plan. */
export const countWorld = (world: World): Counts => {
  const counts = empty(world)
  for (let index = 0; index < world.size; index++) {
    const plan = planOrder(world, index)
    if (plan.event !== null) {
      add(counts.orders, plan.event.place, 1)
      add(counts.revenue, plan.event.place, plan.amounts.paid - plan.amounts.refunded - plan.amounts.credited)
    }
    if (plan.discount !== null) add(counts.redeemed, world.discounts.indexOf(plan.discount), 1)
    if (plan.product !== null) add(counts.products, plan.product.place, plan.productQuantity)
    let slot = 0
    for (const { type, quantity } of plan.lines) {
      for (let n = 0; n < quantity; n++, slot++) {
        if (plan.event !== null && plan.voided[slot] !== true) addTicket(counts, plan.event, type)
      }
    }
    if (plan.loose !== null && !isLooseVoided(world, index)) addTicket(counts, plan.loose.event, plan.loose.type)
  }
  return counts
}

/** A copy that can be moved on its own. */
export const copyCounts = (counts: Counts): Counts => ({
  orders: counts.orders.slice(),
  tickets: counts.tickets.slice(),
  revenue: counts.revenue.slice(),
  issued: counts.issued.slice(),
  redeemed: counts.redeemed.slice(),
  products: counts.products.slice(),
})

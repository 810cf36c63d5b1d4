/**
 * What the twin's own world begins with, counted by one pass over its plans.
 *
 * @module
 */
import { add, type Counts, emptyCounts, typesPerSeries } from "../Counts.ts"
import type { Event, TicketType } from "../World.ts"
import { planOrder } from "./Orders.ts"
import type { OwnWorld } from "./OwnWorld.ts"
import { isLooseVoided } from "./Tickets.ts"

const addTicket = (counts: Counts, event: Event, type: TicketType): void => {
  add(counts.tickets, event.place, 1)
  add(counts.issued, event.place * typesPerSeries + type.place, 1)
}

/** Counts a whole world, plan by plan. */
export const countWorld = (world: OwnWorld): Counts => {
  const counts = emptyCounts(world)
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

/**
 * What can be counted of a world: one walk over the plans of all orders, and over the complimentary tickets.
 *
 * @module
 */
import type { Complimentary } from "./Complimentary.ts"
import { typesPerEvent } from "./Numbers.ts"
import { planOf } from "./Plan.ts"
import type { PlanWorld } from "./PlanWorld.ts"
import { isComplimentaryVoid } from "./Tickets.ts"

/** Numbers by event, by ticket type (its number) and by discount (its place). */
export interface Counts {
  readonly orders: Float64Array
  readonly attendees: Float64Array
  readonly gross: Float64Array
  readonly paid: Float64Array
  readonly refunded: Float64Array
  readonly valid: Float64Array
  readonly void: Float64Array
  readonly refundedTickets: Float64Array
  readonly discountOrders: Float64Array
  readonly discountTickets: Float64Array
}

const add = (numbers: Float64Array, at: number, amount: number): void => {
  numbers[at] = (numbers[at] ?? 0) + amount
}

/** Walks all orders. */
export const countWorld = (world: PlanWorld, complimentary: Complimentary): Counts => {
  const events = world.events.length
  const types = events * typesPerEvent
  const discounts = world.offers.discounts.length
  const counts: Counts = {
    orders: new Float64Array(events),
    attendees: new Float64Array(events),
    gross: new Float64Array(events),
    paid: new Float64Array(events),
    refunded: new Float64Array(events),
    valid: new Float64Array(types),
    void: new Float64Array(types),
    refundedTickets: new Float64Array(types),
    discountOrders: new Float64Array(discounts),
    discountTickets: new Float64Array(discounts),
  }
  for (let index = 0; index < world.seasons.size; index++) {
    const plan = planOf(world, index)
    if (plan === undefined) continue
    const event = plan.event.number
    add(counts.orders, event, 1)
    if (plan.status !== "cancelled") add(counts.gross, event, plan.total)
    add(counts.paid, event, plan.paid)
    for (const refund of plan.refunds) add(counts.refunded, event, refund.amount)
    if (plan.discount !== null) add(counts.discountOrders, plan.discountPlace, 1)
    let bit = 1
    for (const { off, quantity, type } of plan.lines) {
      if (plan.discount !== null && off > 0) add(counts.discountTickets, plan.discountPlace, quantity)
      for (let n = 0; n < quantity; n++, bit <<= 1) {
        if ((plan.refundBits & bit) !== 0) add(counts.refundedTickets, type.number, 1)
        else if ((plan.voidBits & bit) !== 0) add(counts.void, type.number, 1)
        else {
          add(counts.valid, type.number, 1)
          if (type.admission) add(counts.attendees, event, 1)
        }
      }
    }
  }
  for (let index = 0; index < complimentary.count; index++) {
    const type = complimentary.typeOf(index)
    if (type === undefined) continue
    if (isComplimentaryVoid(world.seed, index)) add(counts.void, type.number, 1)
    else {
      add(counts.valid, type.number, 1)
      add(counts.attendees, type.event.number, 1)
    }
  }
  return counts
}

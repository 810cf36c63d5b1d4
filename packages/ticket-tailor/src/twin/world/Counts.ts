/**
 * What the platform keeps count of. A world tells the numbers it starts with; writes move them.
 *
 * @module
 */

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

/** Ticket types that no series has more of. */
export const typesPerSeries = 64

/** Nothing counted yet. */
export const emptyCounts = (world: {
  readonly events: ReadonlyArray<unknown>
  readonly discounts: ReadonlyArray<unknown>
  readonly products: ReadonlyArray<unknown>
}): Counts => ({
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

const grown = (numbers: Float64Array, length: number): Float64Array => {
  const more = new Float64Array(Math.max(length, numbers.length))
  more.set(numbers)
  return more
}

/** The counts with room for so many events. */
export const grownCounts = (counts: Counts, events: number): Counts => ({
  ...counts,
  orders: grown(counts.orders, events),
  tickets: grown(counts.tickets, events),
  revenue: grown(counts.revenue, events),
  issued: grown(counts.issued, events * typesPerSeries),
})

/** A copy that can be moved on its own. */
export const copyCounts = (counts: Counts): Counts => ({
  orders: counts.orders.slice(),
  tickets: counts.tickets.slice(),
  revenue: counts.revenue.slice(),
  issued: counts.issued.slice(),
  redeemed: counts.redeemed.slice(),
  products: counts.products.slice(),
})

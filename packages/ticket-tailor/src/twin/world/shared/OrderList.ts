/**
 * The list of orders of the shared world. Records are made as they are walked over; what is asked for one event walks over
 * that event's alone.
 *
 * @module
 */
import type { Indexed, World as SharedWorld, WorldOrder } from "@boxport/connector/testing"
import { type Listing, lowestWhere, steps } from "../Listing.ts"
import type { Order } from "../Sales.ts"
import type { Catalogue } from "./Catalogue.ts"
import { lowestFrom, worldNumber } from "./Ids.ts"
import { SharedOrder } from "./Order.ts"

/** Orders, oldest first: all of the world, or those of one event. Neighbours are remembered, for walks ask twice. */
export class OrderRow {
  readonly count: number
  readonly #at: Indexed<WorldOrder>["at"]
  readonly #all: boolean
  readonly #recent: [WorldOrder | undefined, WorldOrder | undefined] = [undefined, undefined]
  readonly #places: [number, number] = [-1, -1]

  constructor(world: SharedWorld, event: string | undefined) {
    const { at, count } =
      event === undefined ? { at: world.order, count: world.orderCount } : world.ordersOfEvent(event)
    this.count = count
    this.#at = at
    this.#all = event === undefined
  }

  at(place: number): WorldOrder | undefined {
    const slot = place % 2 === 0 ? 0 : 1
    if (this.#places[slot] !== place) {
      this.#recent[slot] = this.#at(place)
      this.#places[slot] = place
    }
    return this.#recent[slot]
  }

  /** When an order was made; endlessly early before the first, endlessly late after the last. */
  timeAt(place: number): number {
    return place < 0 ? Number.MIN_SAFE_INTEGER : (this.at(place)?.createdAt ?? Number.MAX_SAFE_INTEGER)
  }

  /** The place of the order with a number of the world, or of the one after it. */
  placeOf(number: number): number {
    return this.#all
      ? Math.min(number, this.count)
      : lowestWhere(this.count, (place) => (this.at(place)?.number ?? 0) >= number)
  }
}

/** The list of a row of orders. */
export const orderListing = (world: SharedWorld, catalogue: Catalogue, row: OrderRow): Listing<Order> => ({
  end: row.count,
  idOf: (order) => order.id,
  locate: (native) => {
    const position = row.placeOf(lowestFrom("order", native, world.orderCount))
    const order = row.at(position)
    return { position, exact: order !== undefined && order.number === worldNumber("order", native) }
  },
  createdAt: (position) => row.timeAt(position),
  *walk(from, to) {
    for (const place of steps(from, to)) {
      const order = row.at(place)
      if (order !== undefined) yield new SharedOrder(catalogue, order)
    }
  },
})

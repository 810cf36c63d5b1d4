/**
 * Planning how many of a ticket type there are: a place for every ticket while they are loaded, and what is sold and left
 * to sell afterwards. A ticket that is void has a place only until it is made void.
 *
 * @module
 */
import type { Existing, OrderBundle, PlannedOperation, SeriesBundle } from "@boxport/connector"
import { operation, reference } from "@boxport/connector/target"
import { type Counts, type Offer, offersOf } from "./Catalogue.ts"
import { turnOf } from "./PlanEvents.ts"
import { isVoid } from "./PlanOrders.ts"

/** Counts tickets that are made void, as orders go by. */
export class VoidTickets {
  readonly #all = new Map<string, number>()
  readonly #there = new Map<string, number>()

  /** Those of all orders so far. */
  get all(): Counts {
    return this.#all
  }

  /** Those among them that are at the target already. */
  get there(): Counts {
    return this.#there
  }

  /** Adds those of an order. */
  readonly add = ({ there = new Set(), tickets }: OrderBundle): void => {
    for (const { id, ticket_type_id: type } of tickets.filter(isVoid)) {
      if (type === null) continue
      this.#all.set(type, (this.#all.get(type) ?? 0) + 1)
      if (there.has(id)) this.#there.set(type, (this.#there.get(type) ?? 0) + 1)
    }
  }
}

const setCapacity = (
  series: SeriesBundle,
  { type }: Offer,
  phase: "open" | "close",
  quantity: number,
): PlannedOperation =>
  operation({
    key: phase === "open" ? `set_capacity ${type.id}` : `close_capacity ${type.id}`,
    kind: "set_capacity",
    phase,
    series: series.id,
    group: turnOf(series),
    repeats: true,
    needs: [reference("series", series.id), reference("ticket_types", type.id)],
    body: { series: series.id, ticket_type: type.id, quantity },
    requests: { "ticket_types.update": 1 },
  })

/** Room for what was sold since the types were made, where they have too little, and the capacity in which they end. */
export const planRoom = (
  series: SeriesBundle,
  existing: Existing,
  voided: VoidTickets,
): ReadonlyArray<PlannedOperation> => {
  const loading = offersOf(series, voided.there)
  const after = offersOf(series, voided.all)
  return offersOf(series).flatMap((offer, place) => {
    const made = existing.made("ticket_types", offer.type.id)
    const there = made === null ? undefined : existing.ticketTypes.find(({ native_id }) => native_id === made.target)
    const { quantity: needed = 0 } = loading[place] ?? {}
    const { quantity = 0 } = after[place] ?? {}
    const has = there === undefined ? offer.quantity : (there.quantity_total ?? 0)
    return [
      ...(has < needed ? [setCapacity(series, offer, "open", needed)] : []),
      // Only what void tickets had is taken away again.
      ...(quantity < offer.quantity && Math.max(has, needed) > quantity
        ? [setCapacity(series, offer, "close", quantity)]
        : []),
    ]
  })
}

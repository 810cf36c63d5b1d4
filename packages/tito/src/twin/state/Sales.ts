/**
 * What there is much of in an event: its registrations and tickets, oldest first, made when asked for. Kept is one number
 * for each registration.
 *
 * @module
 */
import type { World, WorldEvent, WorldOrder, WorldTicket } from "@boxport/connector/testing"

/** A registration: an order, or one that the organiser made for a complimentary ticket. */
export interface Registration {
  /** Unique among all registrations: even for orders, odd for complimentary ones. */
  readonly number: number
  readonly order: WorldOrder | null
  readonly tickets: ReadonlyArray<WorldTicket>
  readonly createdAt: number
}

/** A ticket with the registration it belongs to. */
export interface TicketPlace {
  readonly ticket: WorldTicket
  readonly registration: Registration
}

const ofOrder = (order: WorldOrder): Registration => ({
  number: order.number * 2,
  order,
  tickets: order.tickets,
  createdAt: order.createdAt,
})

const ofComplimentary = (ticket: WorldTicket): Registration => ({
  number: (Number(ticket.reference.slice(5)) - 1) * 2 + 1,
  order: null,
  tickets: [ticket],
  createdAt: ticket.createdAt,
})

/** The sales of one event. */
export class Sales {
  readonly #world: World
  readonly #event: WorldEvent
  /** How many of the event's orders are older than its nth complimentary ticket. */
  readonly #ranks: ReadonlyArray<number>
  /** Where the tickets of each registration begin. */
  #starts: Uint32Array | undefined
  #last: { readonly index: number; readonly registration: Registration } | undefined

  constructor(world: World, event: WorldEvent) {
    this.#world = world
    this.#event = event
    const orders = world.ordersOfEvent(event.key)
    const complimentary = world.complimentaryOfEvent(event.key)
    this.#ranks = Array.from({ length: complimentary.count }, (_, index) => {
      const createdAt = complimentary.at(index)?.createdAt ?? 0
      let [low, high] = [0, orders.count]
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((orders.at(middle)?.createdAt ?? 0) <= createdAt) low = middle + 1
        else high = middle
      }
      return low
    })
  }

  /** How many registrations there are, those still to come included. */
  get count(): number {
    return this.#world.ordersOfEvent(this.#event.key).count + this.#ranks.length
  }

  /** Registration `index`, oldest first. */
  registration(index: number): Registration | undefined {
    if (this.#last?.index === index) return this.#last.registration
    const registration = this.#make(index)
    if (registration !== undefined) this.#last = { index, registration }
    return registration
  }

  #make(index: number): Registration | undefined {
    // The nth complimentary registration stands at its rank plus n.
    let [low, high] = [0, this.#ranks.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#ranks[middle] ?? 0) + middle < index) low = middle + 1
      else high = middle
    }
    if (low < this.#ranks.length && (this.#ranks[low] ?? 0) + low === index) {
      const ticket = this.#world.complimentaryOfEvent(this.#event.key).at(low)
      return ticket === undefined ? undefined : ofComplimentary(ticket)
    }
    const order = this.#world.ordersOfEvent(this.#event.key).at(index - low)
    return order === undefined ? undefined : ofOrder(order)
  }

  #begin(): Uint32Array {
    if (this.#starts !== undefined) return this.#starts
    const starts = new Uint32Array(this.count + 1)
    for (let index = 0; index < this.count; index++) {
      starts[index + 1] = (starts[index] ?? 0) + (this.registration(index)?.tickets.length ?? 0)
    }
    this.#starts = starts
    return starts
  }

  get ticketCount(): number {
    return this.#begin()[this.count] ?? 0
  }

  /** Ticket `index`, oldest first. */
  ticket(index: number): TicketPlace | undefined {
    const starts = this.#begin()
    let [low, high] = [0, this.count]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((starts[middle + 1] ?? 0) <= index) low = middle + 1
      else high = middle
    }
    const registration = this.registration(low)
    const ticket = registration?.tickets[index - (starts[low] ?? 0)]
    return registration === undefined || ticket === undefined ? undefined : { ticket, registration }
  }
}

/**
 * What there is much of in an event: its registrations and tickets, oldest first, made when asked for. Kept is one number
 * for each registration, and those that requests made or changed.
 *
 * @module
 */
import type { World, WorldEvent } from "@boxport/connector/testing"
import { ofComplimentary, ofOrder } from "../fromWorld/Registrations.ts"
import type { Registration, TicketPlace } from "../things/Registration.ts"

/** Numbers from here on are of what requests made; the world's stay below. */
export const firstOwn = 2 ** 30

/** The sales of one event. */
export class Sales {
  readonly #world: World
  /** Null for an event that a request made. */
  readonly #key: string | null
  /** How many of the event's orders are older than its nth complimentary ticket. */
  readonly #ranks: ReadonlyArray<number>
  /** Where the tickets of each registration of the world begin. */
  #starts: Uint32Array | undefined
  #last: { readonly index: number; readonly registration: Registration } | undefined
  /** Registrations of the world that requests changed, by number. */
  readonly #changed = new Map<number, Registration>()
  /** Those that requests made. */
  #own: Array<Registration> = []

  constructor(world: World, event: WorldEvent | undefined) {
    this.#world = world
    this.#key = event?.key ?? null
    const orders = world.ordersOfEvent(this.#key ?? "")
    const complimentary = world.complimentaryOfEvent(this.#key ?? "")
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

  /** How many registrations the world has, those still to come included. */
  get #worldCount(): number {
    return this.#world.ordersOfEvent(this.#key ?? "").count + this.#ranks.length
  }

  /** How many registrations there are, those still to come included. */
  get count(): number {
    return this.#worldCount + this.#own.length
  }

  /** Registration `index`, oldest first. */
  registration(index: number): Registration | undefined {
    const worldCount = this.#worldCount
    if (index >= worldCount) return this.#own[index - worldCount]
    if (this.#last?.index === index) return this.#last.registration
    const made = this.#make(index)
    if (made === undefined) return undefined
    const registration = this.#changed.get(made.number) ?? made
    this.#last = { index, registration }
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
      const ticket = this.#world.complimentaryOfEvent(this.#key ?? "").at(low)
      return ticket === undefined ? undefined : ofComplimentary(ticket)
    }
    const order = this.#world.ordersOfEvent(this.#key ?? "").at(index - low)
    return order === undefined ? undefined : ofOrder(order)
  }

  /** Puts a registration in its place, or adds it as the newest. */
  put(registration: Registration): void {
    this.#last = undefined
    if (registration.number < firstOwn) this.#changed.set(registration.number, registration)
    else if (this.#own.every(({ number }) => number !== registration.number)) this.#own.push(registration)
    else this.#own = this.#own.map((one) => (one.number === registration.number ? registration : one))
  }

  #begin(): Uint32Array {
    if (this.#starts !== undefined) return this.#starts
    const count = this.#worldCount
    const starts = new Uint32Array(count + 1)
    for (let index = 0; index < count; index++) {
      starts[index + 1] = (starts[index] ?? 0) + (this.registration(index)?.tickets.length ?? 0)
    }
    this.#starts = starts
    return starts
  }

  get #ownTickets(): ReadonlyArray<TicketPlace> {
    return this.#own.flatMap((registration) => registration.tickets.map((ticket) => ({ ticket, registration })))
  }

  get ticketCount(): number {
    return (this.#begin()[this.#worldCount] ?? 0) + this.#own.reduce((sum, { tickets }) => sum + tickets.length, 0)
  }

  /** Ticket `index`, oldest first. */
  ticket(index: number): TicketPlace | undefined {
    const starts = this.#begin()
    const count = this.#worldCount
    const ofWorld = starts[count] ?? 0
    if (index >= ofWorld) return this.#ownTickets[index - ofWorld]
    let [low, high] = [0, count]
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

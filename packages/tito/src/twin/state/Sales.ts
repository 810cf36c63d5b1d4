/**
 * What there is much of in an event: its registrations and tickets, oldest first, made when asked for. Kept is one number
 * for each registration, and those that requests made or changed.
 *
 * @module
 */
import type { World, WorldEvent } from "@boxport/connector/testing"
import { numberOfRegistration, ofComplimentary, ofOrder } from "../fromWorld/Registrations.ts"
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
  /** Those that requests made, and where each of them stands, by number. */
  readonly #own: Array<Registration> = []
  readonly #ownPlaces = new Map<number, number>()
  /** The numbers of their tickets, which are void at most but never gone, and the registration that each is of. */
  readonly #ownTickets: Array<number> = []
  readonly #ownHolders = new Map<number, number>()

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

  /** The registration with a number. */
  registrationNumbered(number: number): Registration | undefined {
    if (number >= firstOwn) return this.#own[this.#ownPlaces.get(number) ?? -1]
    const changed = this.#changed.get(number)
    if (changed !== undefined) return changed
    if (number % 2 === 0) {
      const order = this.#world.order(number / 2)
      return order?.event.key === this.#key ? ofOrder(order) : undefined
    }
    const ticket = this.#world.complimentary.at((number - 1) / 2)
    return ticket?.event.key === this.#key ? ofComplimentary(ticket) : undefined
  }

  /** Puts a registration in its place, or adds it as the newest. */
  put(registration: Registration): void {
    const { number, tickets } = registration
    this.#last = undefined
    if (number < firstOwn) {
      this.#changed.set(number, registration)
      return
    }
    const place = this.#ownPlaces.get(number) ?? this.#own.length
    this.#ownPlaces.set(number, place)
    this.#own[place] = registration
    for (const ticket of tickets) {
      if (this.#ownHolders.has(ticket.number)) continue
      this.#ownHolders.set(ticket.number, number)
      this.#ownTickets.push(ticket.number)
    }
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

  get ticketCount(): number {
    return (this.#begin()[this.#worldCount] ?? 0) + this.#ownTickets.length
  }

  /** The ticket with a number. */
  ticketNumbered(number: number): TicketPlace | undefined {
    const ofWorld = number < firstOwn ? this.#world.ticket(number) : undefined
    const holder = ofWorld === undefined ? this.#ownHolders.get(number) : numberOfRegistration(ofWorld)
    const registration = holder === undefined ? undefined : this.registrationNumbered(holder)
    const ticket = registration?.tickets.find((one) => one.number === number)
    return registration === undefined || ticket === undefined ? undefined : { ticket, registration }
  }

  /** Ticket `index`, oldest first. */
  ticket(index: number): TicketPlace | undefined {
    const starts = this.#begin()
    const count = this.#worldCount
    const ofWorld = starts[count] ?? 0
    if (index >= ofWorld) return this.ticketNumbered(this.#ownTickets[index - ofWorld] ?? -1)
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

/**
 * What the twin knows while it runs: the world, what of it has happened so far, what was taken out of it, and what
 * requests made of it. The world itself never changes.
 *
 * @module
 */
import type { World } from "@boxport/connector/testing"
import { eventOf } from "../fromWorld/Event.ts"
import type { TwinEvent } from "../things/Event.ts"
import type { Registration } from "../things/Registration.ts"
import { Place } from "./Place.ts"
import { firstOwn } from "./Sales.ts"

/** Rows of a list, oldest first. */
export interface Rows<Row> {
  readonly count: number
  readonly at: (index: number) => Row | undefined
}

/** Lists that rows can be taken out of. */
export type Hideable = "registrations" | "tickets" | "interested_users" | "discount_codes"

/** So many selections are remembered. */
const mostSelections = 32

/** A mail that the platform would have sent. */
export interface Mail {
  readonly to: string
  /** What it is about: `registration`, `reassignment`, `organiser`. */
  readonly about: "registration" | "reassignment" | "organiser" | "waiting list"
  /** The slug or id of that. */
  readonly of: string
}

/** The state of a twin. */
export class State {
  readonly world: World
  /** Mails that would have been sent, oldest first. */
  readonly outbox: Array<Mail> = []
  /** Orders with a lower number have come in. */
  #sold: number
  readonly #hidden = new Map<Hideable, Set<number>>()
  #version = 0
  /** By number, in the order in which the events were made. */
  readonly #places = new Map<number, Place>()
  #events: ReadonlyArray<TwinEvent>
  #made = 0
  #clock: number
  readonly #selections = new Map<string, Uint32Array>()

  /** @param spare how many of the world's orders are still to come */
  constructor(world: World, spare: number) {
    this.world = world
    this.#events = world.events.map(eventOf)
    this.#clock = world.now
    this.#sold = Math.max(0, world.orderCount - spare)
  }

  /** The events as they stand. */
  get events(): ReadonlyArray<TwinEvent> {
    return this.#events
  }

  /** Everything an event has. */
  place(event: TwinEvent): Place {
    let place = this.#places.get(event.number)
    if (place === undefined) {
      const base = this.world.events.find(({ key }) => key === event.key)
      this.#places.set(event.number, (place = new Place(this.world, event, base)))
    }
    return place
  }

  /** Puts an event in its place, or adds it. */
  putEvent(event: TwinEvent): Place {
    const isThere = this.#events.some(({ number }) => number === event.number)
    const place = this.place(event)
    place.event = event
    this.#events = isThere
      ? this.#events.map((one) => (one.number === event.number ? event : one))
      : [...this.#events, event]
    return place
  }

  removeEvent({ number }: TwinEvent): void {
    this.#events = this.#events.filter((event) => event.number !== number)
  }

  /** A number that nothing else has. */
  next(): number {
    this.#made += 1
    return firstOwn + this.#made
  }

  /** A moment for a write, in unix seconds: each is a second after the last, and all are after the world. */
  tick(): number {
    this.#version += 1
    this.#clock += 1
    return this.#clock
  }

  /** Lets buyers order; how many did, which is fewer when the world has no more. */
  sell(count: number): number {
    const before = this.#sold
    this.#sold = Math.min(this.world.orderCount, before + count)
    this.#version += 1
    return this.#sold - before
  }

  /** Takes a row out of a list, by the twin's number. */
  hide(list: Hideable, number: number): void {
    const hidden = this.#hidden.get(list)
    if (hidden === undefined) this.#hidden.set(list, new Set([number]))
    else hidden.add(number)
    this.#version += 1
  }

  /** Puts it back where it was. */
  show(list: Hideable, number: number): void {
    this.#hidden.get(list)?.delete(number)
    this.#version += 1
  }

  isHidden(list: Hideable, number: number): boolean {
    return this.#hidden.get(list)?.has(number) ?? false
  }

  /** Whether a registration has come in, and was not taken out. */
  hasRegistration({ number, order }: Registration): boolean {
    return (order === null || order < this.#sold) && !this.isHidden("registrations", number)
  }

  /** Changes whenever a row comes or goes. */
  get version(): number {
    return this.#version
  }

  /** Whether no row is missing, so that none needs looking at. */
  get isWhole(): boolean {
    return this.#sold >= this.world.orderCount && [...this.#hidden.values()].every((hidden) => hidden.size === 0)
  }

  /**
   * The rows that pass. The first look at a selection walks all rows; what is remembered is a number a row.
   *
   * @param name of the selection: the same name is the same selection until something changes
   */
  select<Row>(name: string, rows: Rows<Row>, keep: ((row: Row) => boolean) | null): Rows<Row> {
    if (keep === null) return rows
    const key = `${this.#version} ${name}`
    let indexes = this.#selections.get(key)
    if (indexes === undefined) {
      const kept: Array<number> = []
      for (let index = 0; index < rows.count; index++) {
        const row = rows.at(index)
        if (row !== undefined && keep(row)) kept.push(index)
      }
      indexes = Uint32Array.from(kept)
      if (this.#selections.size >= mostSelections) this.#selections.clear()
      this.#selections.set(key, indexes)
    }
    const chosen = indexes
    return { count: chosen.length, at: (index) => (index < chosen.length ? rows.at(chosen[index] ?? 0) : undefined) }
  }
}

/** Remembers what was worked out about a state, until it changes. What is remembered should be small. */
export const remembering = <A>(): ((state: State, key: string, make: () => A) => A) => {
  const known = new WeakMap<State, { readonly version: number; readonly values: Map<string, A> }>()
  return (state, key, make) => {
    let memory = known.get(state)
    if (memory?.version !== state.version) known.set(state, (memory = { version: state.version, values: new Map() }))
    const value = memory.values.get(key)
    if (value !== undefined) return value
    const made = make()
    memory.values.set(key, made)
    return made
  }
}

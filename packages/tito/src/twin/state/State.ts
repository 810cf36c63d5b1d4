/**
 * What the twin knows while it runs: the world, what of it has happened so far, and what was taken out of it.
 *
 * @module
 */
import type { World, WorldEvent } from "@boxport/connector/testing"
import { type EventPlace, makePlace } from "./Events.ts"
import { type Registration, Sales } from "./Sales.ts"

/** Rows of a list, oldest first. */
export interface Rows<Row> {
  readonly count: number
  readonly at: (index: number) => Row | undefined
}

/** Lists that rows can be taken out of. */
export type Hideable = "registrations" | "tickets" | "interested_users" | "discount_codes"

/** So many selections are remembered. */
const mostSelections = 32

/** The state of a twin. */
export class State {
  readonly world: World
  /** Orders with a lower number have come in. */
  #sold: number
  readonly #hidden = new Map<Hideable, Set<number>>()
  #version = 0
  readonly #places = new Map<string, EventPlace>()
  readonly #sales = new Map<string, Sales>()
  readonly #selections = new Map<string, Uint32Array>()

  /** @param spare how many of the world's orders are still to come */
  constructor(world: World, spare: number) {
    this.world = world
    this.#sold = Math.max(0, world.orderCount - spare)
  }

  place(event: WorldEvent): EventPlace {
    let place = this.#places.get(event.key)
    if (place === undefined) this.#places.set(event.key, (place = makePlace(this.world, event)))
    return place
  }

  sales(event: WorldEvent): Sales {
    let sales = this.#sales.get(event.key)
    if (sales === undefined) this.#sales.set(event.key, (sales = new Sales(this.world, event)))
    return sales
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
    return (order === null || order.number < this.#sold) && !this.isHidden("registrations", number)
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

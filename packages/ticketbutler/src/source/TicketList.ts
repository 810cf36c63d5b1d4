/**
 * An event's tickets in short: what its orders must hold, and what is left when they don't come. The list may be long, so
 * its records are kept packed; as a rule most are never looked at again.
 *
 * @module
 */
import { Lenient, Seen } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { nativeIdOf } from "../mapping/Mapped.ts"
import type { Taker } from "../Reader.ts"
import { Packed } from "./Packed.ts"

const tells = (value: Json | undefined): value is Json => value !== false && Lenient.saysSomething(value)

/** What the list tells of tickets whose own records lack it. */
class Additions {
  /** The fields that have been found to be lacking. */
  readonly #fields = new Set<string>()
  readonly #byTicket = new Map<string, JsonObject>()

  /** Whether it has what the list says in a field. */
  covers(field: string): boolean {
    return this.#fields.has(field)
  }

  /** Goes through the list for a field that is lacking. */
  gather(field: string, records: Iterable<JsonObject>): void {
    this.#fields.add(field)
    for (const record of records) {
      const [id, value] = [nativeIdOf(record), record[field]]
      if (id !== null && tells(value)) this.#byTicket.set(id, { ...this.#byTicket.get(id), [field]: value })
    }
  }

  of(ticket: string): JsonObject | undefined {
    return this.#byTicket.get(ticket)
  }
}

/** The list, as it comes in. */
export class TicketList implements Taker {
  #ids = new Seen()
  #records = new Packed<JsonObject>()
  #others: Array<Json> = []
  #size = 0
  /** The fields that any of its records says something in. */
  #told = new Set<string>()
  #additions = new Additions()

  begin(): void {
    this.#ids = new Seen()
    this.#records = new Packed()
    this.#others = []
    this.#size = 0
    this.#told = new Set()
    this.#additions = new Additions()
  }

  take(entries: ReadonlyArray<Json>): void {
    for (const entry of entries) {
      if (!Lenient.isObject(entry)) {
        this.#others.push(entry)
        continue
      }
      const id = nativeIdOf(entry)
      if (id !== null && !this.#ids.add(id)) continue
      this.#size += 1
      this.#records.add(entry)
      for (const field in entry) if (!this.#told.has(field) && tells(entry[field])) this.#told.add(field)
    }
  }

  /** How many records it has, each ticket once. */
  get size(): number {
    return this.#size
  }

  /** Entries that are no records. */
  get others(): ReadonlyArray<Json> {
    return this.#others
  }

  has(ticket: string): boolean {
    return this.#ids.has(ticket)
  }

  /** Its records in their order, some at a time. */
  blocks(): Generator<ReadonlyArray<JsonObject>> {
    return this.#records.blocks()
  }

  /** Its records in their order. */
  *records(): Generator<JsonObject> {
    for (const block of this.blocks()) yield* block
  }

  /** A ticket's record with what the list tells of it and the record lacks: its seat, above all. */
  over(ticket: JsonObject): JsonObject {
    const id = nativeIdOf(ticket)
    if (id === null || !this.#ids.has(id)) return ticket
    for (const field of this.#told) {
      // Tickets in orders lack the same fields throughout, so this is hardly ever done more than once.
      if (!(field in ticket) && !this.#additions.covers(field)) this.#additions.gather(field, this.records())
    }
    const more = this.#additions.of(id)
    if (more === undefined) return ticket
    let whole: { [field: string]: Json } | undefined
    for (const [field, value] of Object.entries(more)) {
      if (!(field in ticket)) (whole ??= { ...ticket })[field] = value
    }
    return whole ?? ticket
  }
}

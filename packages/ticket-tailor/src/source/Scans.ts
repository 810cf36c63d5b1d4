/**
 * The scans of all tickets, folded to what a ticket's row needs and no more: there may be hundreds of thousands.
 *
 * @module
 */
import { Instant } from "@boxport/model"
import type { Scans } from "../mapping/Tickets.ts"
import type { Scan } from "../mapping/Visitors.ts"

const ticketNumber = /^it_([1-9]\d{0,14})$/

/** A ticket id by as little as possible: the number of `it_50198`. */
const keyOf = (ticket: string): number | string => {
  const parts = ticketNumber.exec(ticket)
  return parts === null ? ticket : Number(parts[1])
}

/** Folds scans. */
export class ScanTable {
  /** The last scan in, in Unix seconds. */
  readonly #lastIn = new Map<number | string, number>()
  /** In less out, for the tickets for which that is not simply 1. */
  readonly #net = new Map<number | string, number>()

  add({ at, quantity, ticket }: Scan): void {
    const key = keyOf(ticket)
    const known = this.#lastIn.has(key) || this.#net.has(key)
    const net = (known ? (this.#net.get(key) ?? 1) : 0) + quantity
    const last = this.#lastIn.get(key)
    const seconds = quantity > 0 && at !== null ? Instant.toMillis(at) / 1000 : undefined
    if (seconds !== undefined && (last === undefined || seconds > last)) this.#lastIn.set(key, seconds)
    if (net === 1 && this.#lastIn.has(key)) this.#net.delete(key)
    else this.#net.set(key, net)
  }

  /** What the scans say about a ticket; undefined when there are none. */
  of(ticket: string): Scans | undefined {
    const key = keyOf(ticket)
    const last = this.#lastIn.get(key)
    const net = this.#net.get(key)
    if (last === undefined && net === undefined) return undefined
    return { net: net ?? 1, lastIn: last === undefined ? null : (Instant.fromMillis(last * 1000) ?? null) }
  }
}

/**
 * Who has come in, folded to what a ticket's row needs and no more: there may be hundreds of thousands of check-ins.
 *
 * @module
 */
import { Instant } from "@boxport/model"
import type { Arrival } from "../mapping/CheckIns.ts"
import type { Attendance } from "../mapping/Tickets.ts"

const keyOf = (ticket: string): number | string => (/^[1-9]\d{0,14}$/.test(ticket) ? Number(ticket) : ticket)

const unknown: Attendance = { checkedIn: null, at: null }
const absent: Attendance = { checkedIn: false, at: null }

/** Folds the check-ins of one event that were not taken back. */
export class Arrivals {
  /** The last arrival, in microseconds; NaN for one without a time. */
  readonly #last = new Map<number | string, number>()
  /** Whether a list could not be read, so that absence is not certain. */
  #unsure: boolean

  /** @param unsure whether check-ins are not read at all */
  constructor(unsure: boolean) {
    this.#unsure = unsure
  }

  add({ at, ticket }: Arrival): void {
    const key = keyOf(ticket)
    const known = this.#last.get(key)
    if (known === undefined || Number.isNaN(known) || (at !== null && at > known)) this.#last.set(key, at ?? NaN)
  }

  /** A list could not be read. */
  missed(): void {
    this.#unsure = true
  }

  /** Whether all check-ins were read. */
  get isSure(): boolean {
    return !this.#unsure
  }

  /** Who is in since when, and whether that is certain, text by text. */
  *texts(): Generator<string> {
    yield String(this.#unsure)
    for (const [ticket, at] of this.#last) yield `${ticket} ${at}`
  }

  /** What the check-ins say about a ticket. */
  of(ticket: string): Attendance {
    const last = this.#last.get(keyOf(ticket))
    if (last === undefined) return this.#unsure ? unknown : absent
    return { checkedIn: true, at: Instant.isInstant(last) ? last : null }
  }
}

/**
 * What has been read of a box office so far, as far as later records refer to it: it makes foreign keys that resolve.
 *
 * @module
 */
import { canonicalId, scopedId } from "@boxport/model"
import type { KnownCurrency } from "./Values.ts"

/** The platform's name, as it stands in canonical ids. */
export const platform = "ticket-tailor"

/** An occurrence that has a row. */
interface KnownEvent {
  readonly currency: KnownCurrency | null
  readonly ticketTypes: ReadonlySet<string>
}

/** The events, ticket types and vouchers that have rows, by their native ids. */
export class Catalogue {
  readonly #events = new Map<string, KnownEvent>()
  readonly #eventsOfType = new Map<string, Array<string>>()
  readonly #vouchers = new Map<string, KnownCurrency | null>()
  addEvent(id: string, currency: KnownCurrency | null, ticketTypes: ReadonlyArray<string>): void {
    this.#events.set(id, { currency, ticketTypes: new Set(ticketTypes) })
    for (const type of ticketTypes) {
      const events = this.#eventsOfType.get(type)
      if (events === undefined) this.#eventsOfType.set(type, [id])
      else events.push(id)
    }
  }

  addVoucher(id: string, currency: KnownCurrency | null): void {
    this.#vouchers.set(id, currency)
  }

  hasVoucher(id: string): boolean {
    return this.#vouchers.has(id)
  }

  currencyOfVoucher(id: string): KnownCurrency | null {
    return this.#vouchers.get(id) ?? null
  }

  currencyOfEvent(id: string | null): KnownCurrency | null {
    return (id === null ? undefined : this.#events.get(id)?.currency) ?? null
  }

  /** The one currency of all events; null when they have several or none. */
  get accountCurrency(): KnownCurrency | null {
    let found: KnownCurrency | null = null
    for (const { currency } of this.#events.values()) {
      if (currency === null) continue
      if (found !== null && found.code !== currency.code) return null
      found = currency
    }
    return found
  }

  /** The canonical id of an event; null for one that has no row. */
  eventId(id: string | null): string | null {
    return id === null || !this.#events.has(id) ? null : canonicalId(platform, id)
  }

  /** The canonical id of a ticket type in an event; null for one that has no row. */
  ticketTypeId(event: string | null, type: string | null): string | null {
    if (event === null || type === null) return null
    const known = this.#events.get(event)?.ticketTypes.has(type) ?? false
    return known ? scopedId(platform, event, type) : null
  }

  /** The events that a ticket type is sold in. */
  eventsOfType(type: string): ReadonlyArray<string> {
    return this.#eventsOfType.get(type) ?? []
  }

  /** The canonical ids of a ticket type in every occurrence. */
  everyTicketTypeId(type: string): ReadonlyArray<string> {
    return this.eventsOfType(type).map((event) => scopedId(platform, event, type))
  }
}

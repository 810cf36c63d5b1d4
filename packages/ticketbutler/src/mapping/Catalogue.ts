/**
 * What has been read of an account so far, as far as later records refer to it: it makes foreign keys that resolve.
 *
 * @module
 */
import { canonicalId } from "@boxport/model"
import { platform } from "./Mapped.ts"

/** A value by a text that may mean several; then it means none. */
class Unambiguous {
  readonly #values = new Map<string, string | null>()

  add(key: string, value: string): void {
    const known = this.#values.get(key)
    this.#values.set(key, known === undefined || known === value ? value : null)
  }

  get(key: string | null): string | null {
    return key === null ? null : (this.#values.get(key) ?? null)
  }
}

/** One event: what its orders, tickets and answers refer to. Ids are native uuids in canonical form. */
export class EventCatalogue {
  readonly uuid: string
  /** Whether the event has a row. */
  readonly hasRow: boolean
  readonly currency: string | null
  readonly zone: string | null
  readonly #types = new Set<string>()
  readonly #typesByNumber = new Map<string, string>()
  readonly #typesByTitle = new Unambiguous()
  readonly #merchandise = new Set<string>()
  readonly #questions = new Set<string>()

  constructor(options: Pick<EventCatalogue, "uuid" | "hasRow" | "currency" | "zone">) {
    this.uuid = options.uuid
    this.hasRow = options.hasRow
    this.currency = options.currency
    this.zone = options.zone
  }

  /** The event's key; null when it has no row. */
  get id(): string | null {
    return this.hasRow ? canonicalId(platform, this.uuid) : null
  }

  addType(type: { readonly uuid: string; readonly pk: string | null; readonly title: string | null }): void {
    this.#types.add(type.uuid)
    if (type.pk !== null) this.#typesByNumber.set(type.pk, type.uuid)
    if (type.title !== null) this.#typesByTitle.add(type.title, type.uuid)
  }

  /** Notes that a type admits nobody. */
  addMerchandise(uuid: string): void {
    this.#merchandise.add(uuid)
  }

  addQuestion(uuid: string): void {
    this.#questions.add(uuid)
  }

  /** The uuid of a type that has a row, by any of what refers to it; the title only where it names one type. */
  type(reference: {
    readonly uuid?: string | null
    readonly pk?: string | null
    readonly title?: string | null
  }): string | null {
    const { pk, title, uuid } = reference
    if (uuid !== undefined && uuid !== null && this.#types.has(uuid)) return uuid
    const numbered = pk === undefined || pk === null ? undefined : this.#typesByNumber.get(pk)
    return numbered ?? this.#typesByTitle.get(title ?? null)
  }

  isMerchandise(type: string | null): boolean {
    return type !== null && this.#merchandise.has(type)
  }

  /** The key of a question; null for one that has no row. */
  questionId(uuid: string | null): string | null {
    return uuid !== null && this.#questions.has(uuid) ? canonicalId(platform, uuid) : null
  }

  get types(): Iterable<string> {
    return this.#types
  }
}

/** The account: its events, and what discounts and signups refer to. */
export class AccountCatalogue {
  readonly #currencies = new Map<string, string | null>()
  readonly #events = new Set<string>()
  readonly #eventOfType = new Map<string, string>()
  readonly #eventsByTitle = new Unambiguous()

  /**
   * Notes an event of the account's list.
   *
   * @param hasRow true where events are not read in detail, so that their rows are taken for granted
   */
  addListed(
    event: { readonly uuid: string; readonly currency: string | null; readonly title: string | null },
    hasRow: boolean,
  ): void {
    if (hasRow) this.#events.add(event.uuid)
    this.#currencies.set(event.uuid, event.currency)
    if (event.title !== null) this.#eventsByTitle.add(event.title, event.uuid)
  }

  /** Notes an event that was read, with its types. */
  addEvent(event: EventCatalogue): void {
    if (event.hasRow) this.#events.add(event.uuid)
    for (const type of event.types) this.#eventOfType.set(type, event.uuid)
  }

  /** Notes a ticket type of an event that was read before. */
  addType(type: string, event: string): void {
    this.#eventOfType.set(type, event)
  }

  /** The one currency of all events; null when they have several, or one does not tell. */
  get currency(): string | null {
    const [first, ...others] = new Set(this.#currencies.values())
    return others.length === 0 ? (first ?? null) : null
  }

  currencyOf(event: string | null): string | null {
    return event === null ? this.currency : (this.#currencies.get(event) ?? this.currency)
  }

  /** The key of an event; null for one that has no row. */
  eventId(event: string | null): string | null {
    return event !== null && this.#events.has(event) ? canonicalId(platform, event) : null
  }

  /** The uuid of the one event of the account with a title. */
  eventOfTitle(title: string | null): string | null {
    return this.#eventsByTitle.get(title)
  }

  /** The event that a ticket type with a row belongs to. */
  eventOfType(type: string | null): string | null {
    return type === null ? null : (this.#eventOfType.get(type) ?? null)
  }
}

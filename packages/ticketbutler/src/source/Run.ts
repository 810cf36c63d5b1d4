/**
 * What one read of an account knows as it goes: what was asked for, and what later records need of earlier ones.
 *
 * @module
 */
import { type ConnectorError, type ReadQuery, Section } from "@boxport/connector"
import type { TableName } from "@boxport/model"
import { Effect } from "effect"
import { AccountCatalogue } from "../mapping/Catalogue.ts"
import { canonicalUuid } from "../mapping/Uuid.ts"
import type { List, Reader, Walked } from "../Reader.ts"
import { Ledger } from "./Ledger.ts"

/** The resources that are read event by event, with the tables that each feeds. */
const fed: ReadonlyArray<readonly [resource: string, ...tables: ReadonlyArray<TableName>]> = [
  ["events", "events"],
  ["ticket_types", "ticket_types"],
  ["questions", "questions", "answers"],
  ["orders", "orders", "order_lines", "tickets", "answers"],
  ["tickets", "orders", "order_lines", "tickets", "answers"],
  ["answers", "answers"],
  ["discount_codes", "discounts"],
]

/** The state of a read. */
export class Run {
  readonly catalogue = new AccountCatalogue()
  readonly ledger: Ledger
  /** Where this host lists discount codes; found out with the first list. */
  discountPath: "unknown" | "plural" | "singular" = "unknown"
  /** Keys of the discounts that have rows. */
  readonly discounts = new Set<string>()
  /** What orders lacked that had to be read by their tickets, and why they had to. */
  readonly lacking = new Set<string>()
  readonly cutOffs = new Set<string>()
  cutOffEvents = 0
  /** Orders that were found by their tickets only, although all orders of their event came. */
  strayOrders = 0

  readonly reader: Reader
  readonly query: ReadQuery
  /** The host, as `events.account` has it. */
  readonly account: string
  /** Whether a ticket type's title is one under which things are sold that let nobody in. */
  readonly isMerchandiseTitle: (title: string) => boolean
  /** The events asked for, as uuids in canonical form; empty for all. */
  readonly chosen: ReadonlyArray<string>

  constructor(options: Pick<Run, "reader" | "query" | "account" | "isMerchandiseTitle">) {
    this.reader = options.reader
    this.query = options.query
    this.account = options.account
    this.isMerchandiseTitle = options.isMerchandiseTitle
    this.chosen = [...new Set(options.query.events.map((id) => canonicalUuid(id) ?? id))]
    this.ledger = new Ledger([
      "events",
      ...fed.flatMap(([resource, ...tables]) => (resource !== "events" && this.wants(...tables) ? [resource] : [])),
    ])
  }

  /** Whether any of these tables is wanted, or native records are. */
  wants(...tables: ReadonlyArray<TableName>): boolean {
    return this.query.raw || tables.some((table) => this.query.tables.has(table))
  }

  /** Whether orders and tickets are wanted. */
  get wantsSales(): boolean {
    return this.wants("orders", "order_lines", "tickets", "answers")
  }

  /** Whether more of an event is wanted than that it is there. */
  get wantsDetails(): boolean {
    return this.wantsSales || this.wants("events", "ticket_types", "questions", "discounts")
  }

  /** Whether an event was asked for; without a filter all were. */
  wantsEvent(uuid: string | null): boolean {
    return this.chosen.length === 0 || uuid === null || this.chosen.includes(uuid)
  }

  /** Whether more of an event is read than that it is there. */
  readsAgain(uuid: string): boolean {
    return this.query.again?.events.has(uuid) ?? true
  }

  /**
   * Reads something of a resource that a token's role may hide or a host may not have; then there is nothing, and the
   * ledger says so.
   */
  permitted<A>(
    resource: string,
    effect: Effect.Effect<A, ConnectorError>,
  ): Effect.Effect<A | undefined, ConnectorError> {
    return effect.pipe(
      Effect.catchIf(
        ({ reason }) => reason._tag === "Forbidden" || reason._tag === "Unauthorized",
        () =>
          Effect.sync(() => {
            const message = `${resource}: the credential may not read some of them`
            this.ledger.fallShort(resource, Section.attention("not_permitted", message))
            return undefined
          }),
      ),
      Effect.catchIf(
        ({ reason }) => reason._tag === "NotFound",
        () =>
          Effect.sync(() => {
            const message = `${resource}: the platform has none of them somewhere`
            this.ledger.warn(resource, Section.note("not_offered", message))
            return undefined
          }),
      ),
    )
  }

  /** Notes where a list gave fewer entries than it states, or never came to an end of its own. */
  check(resource: string, { count, settled }: Walked, given: number): void {
    if (count !== null && given < count) {
      const message = `${resource}: some lists state more than they give`
      this.ledger.fallShort(resource, Section.attention("count_mismatch", message))
    }
    if (!settled) {
      const message = `${resource}: the pages of a list lead in a circle, or never come out the same twice`
      this.ledger.fallShort(resource, Section.attention("circular_paging", message))
    }
  }

  /** The same for a list that is held whole. */
  checkList(resource: string, list: List): void {
    this.check(resource, list, list.records.length + list.others.length)
  }

  /** Reads something that is not there where there is nothing of it. */
  ifThere<A>(resource: string, effect: Effect.Effect<A, ConnectorError>): Effect.Effect<A | undefined, ConnectorError> {
    const absent = effect.pipe(
      Effect.map((value): A | undefined => value),
      Effect.catchIf(
        ({ reason }) => reason._tag === "NotFound",
        () => Effect.undefined,
      ),
    )
    return this.permitted(resource, absent)
  }
}

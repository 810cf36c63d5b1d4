/**
 * What one read of a box office knows as it goes: what was asked for, and what later resources need of earlier ones.
 *
 * @module
 */
import type { Paging } from "@boxport/connector"
import {
  Seen,
  type ConnectorError,
  type Endpoint,
  Held,
  PageBuilder,
  type ReadQuery,
  Section,
} from "@boxport/connector"
import type { JsonObject, TableName } from "@boxport/model"
import { Stream } from "effect"
import { Catalogue } from "../mapping/Catalogue.ts"
import type { Reader } from "../Reader.ts"
import { ScanTable } from "./Scans.ts"
import { TicketTally } from "./Tally.ts"

const salesOf = ({ again, events }: ReadQuery): ReadonlyArray<string> | null => {
  if (again === undefined) return events.length === 0 ? null : events
  return [...again.events].filter((id) => events.length === 0 || events.includes(id))
}

/** The state of a read. */
export class Run {
  readonly catalogue = new Catalogue()
  readonly scans = new ScanTable()
  readonly heldCheckIns = new Held()
  readonly tickets = new TicketTally()
  readonly seenOrders = new Seen()
  readonly seenTickets = new Seen()
  /** Native ids of the orders and tickets that were seen and have no row. */
  readonly lostOrders = new Seen()
  readonly lostTickets = new Seen()
  /** The series of the events asked for, and those whose waitlists are read. */
  readonly series = new Set<string>()
  readonly waited = new Set<string>()
  /** Σ `total_orders`; null when an event does not say. */
  statedOrders: number | null = 0
  ticketsRead = 0
  /** The events whose sales are read, by their native ids; null for all. */
  readonly salesOf: ReadonlyArray<string> | null
  readonly #sales: ReadonlySet<string>

  readonly reader: Reader
  readonly query: ReadQuery
  /** The box office's name. */
  readonly account: string | null
  /** When the read began, in Unix milliseconds. */
  readonly startedAt: number

  constructor(options: Pick<Run, "reader" | "query" | "account" | "startedAt">) {
    this.reader = options.reader
    this.query = options.query
    this.account = options.account
    this.startedAt = options.startedAt
    this.salesOf = salesOf(options.query)
    this.#sales = new Set(this.salesOf)
  }

  /** Whether any of these tables is wanted, or native records are. */
  wants(...tables: ReadonlyArray<TableName>): boolean {
    return this.query.raw || tables.some((table) => this.query.tables.has(table))
  }

  hasOrder(id: string): boolean {
    return this.seenOrders.has(id) && !this.lostOrders.has(id)
  }

  hasTicket(id: string): boolean {
    return this.seenTickets.has(id) && !this.lostTickets.has(id)
  }

  /** Whether an event's sales are read. */
  wantsEvent(id: string | null): boolean {
    return this.salesOf === null || id === null || this.#sales.has(id)
  }

  /**
   * The pages of a list, as readings.
   *
   * @param each what becomes of a record; false for one that was not asked for
   */
  pages(
    list: {
      readonly endpoint: Endpoint
      readonly path: string
      readonly query?: Paging.Position
      readonly seen?: Seen
    },
    each: (record: JsonObject, page: PageBuilder) => boolean | void,
  ): Stream.Stream<Section.PageReading, ConnectorError> {
    return this.reader
      .list(list.endpoint, list.path, list.query ?? [], list.seen ?? new Seen())
      .pipe(Stream.map((page) => this.#build(list.endpoint.resource, page, each)))
  }

  /** Records that did not come in a list, as a reading. */
  page(
    resource: string,
    records: ReadonlyArray<JsonObject>,
    each: (record: JsonObject, page: PageBuilder) => boolean | void,
  ): Section.PageReading {
    return this.#build(resource, { fresh: records, broken: [], circle: false }, each)
  }

  #build(
    resource: string,
    page: Pick<Paging.PageOf<unknown>, "fresh" | "broken" | "circle">,
    each: (record: JsonObject, page: PageBuilder) => boolean | void,
  ): Section.PageReading {
    const builder = new PageBuilder({ resource, query: this.query })
    const fresh = page.fresh.filter((record) => each(record, builder) !== false)
    builder.read = fresh.length + page.broken.length
    builder.rejectOthers(page.broken)
    if (page.circle) {
      builder.warn(Section.attention("circular_paging", `${resource}: the platform's pages lead in a circle`))
    }
    return builder.build()
  }
}

/** Readings of several lists of one resource, one after the other. */
export const concatAll = (
  streams: Iterable<Stream.Stream<Section.PageReading, ConnectorError>>,
): Stream.Stream<Section.PageReading, ConnectorError> =>
  Stream.fromIterable(streams).pipe(Stream.flatMap((stream) => stream))

/**
 * What one read of an account knows as it goes, and how a list becomes readings.
 *
 * @module
 */
import { type ConnectorError, PageBuilder, type ReadQuery, type Reading, Section } from "@boxport/connector"
import type { JsonObject, TableName } from "@boxport/model"
import { Stream } from "effect"
import type { Listing, ListPage, ListSpec } from "../paging/Listing.ts"
import type { Reader } from "../Reader.ts"
import { Ledger } from "./Ledger.ts"

/** What becomes of a record. */
export type Each = (record: JsonObject, page: PageBuilder) => void

/** Readings, one after the other. */
export type Readings = Stream.Stream<Reading, ConnectorError>

/** Streams, one after the other. */
export const concatAll = (streams: Iterable<Readings>): Readings =>
  Stream.fromIterable(streams).pipe(Stream.flatMap((stream) => stream))

/** Whether the credential may not read something. */
export const isRefused = ({ reason }: ConnectorError): boolean =>
  reason._tag === "Forbidden" || reason._tag === "Unauthorized"

/** Whether the platform has nothing there. */
export const isMissing = ({ reason }: ConnectorError): boolean => reason._tag === "NotFound"

/** How a part of a read is to be taken. */
export interface PartOptions {
  /** Whether orders and tickets hang on it: that the platform has nothing there then needs a look. */
  readonly essential?: boolean
  /** Whether something is still to come, so that whoever reads it settles it. */
  readonly open?: boolean
  /** Asked when it could not be read. */
  readonly onFailure?: () => void
  /** Whether the read goes on when the platform fails there. */
  readonly dispensable?: boolean
}

/** The state of a read. */
export class Run {
  readonly ledger = new Ledger()
  readonly reader: Reader
  readonly query: ReadQuery
  /** The connection's name, for errors. */
  readonly connection: string
  /** The account's slug. */
  readonly account: string
  /** The check-in API has failed: it is not asked again. */
  checkinsDown = false

  constructor(options: Pick<Run, "reader" | "query" | "connection" | "account">) {
    this.reader = options.reader
    this.query = options.query
    this.connection = options.connection
    this.account = options.account
  }

  /** Whether any of these tables is wanted, or native records are. */
  wants(...tables: ReadonlyArray<TableName>): boolean {
    return this.query.raw || tables.some((table) => this.query.tables.has(table))
  }

  /** The reading of a page of a resource. */
  page(resource: string, page: ListPage, each: Each): Reading {
    return { _tag: "Page", resource, ...this.#build(resource, page, each) }
  }

  /** The reading of records that were counted when they were read. */
  later(resource: string, records: ReadonlyArray<JsonObject>, each: Each): Reading {
    return { _tag: "Page", resource, ...this.#build(resource, { fresh: records, broken: [] }, each), read: 0 }
  }

  #build(resource: string, page: ListPage, each: Each): Section.PageReading {
    const builder = new PageBuilder({ resource, query: this.query })
    builder.read = page.fresh.length + page.broken.length
    builder.rejectOthers(page.broken)
    for (const record of page.fresh) each(record, builder)
    return builder.build()
  }

  /** A list as readings. What the token may not read, or the platform does not have, ends the list and not the read. */
  list(spec: ListSpec, each: Each, options: PartOptions = {}): Readings {
    return Stream.suspend(() => this.listing(this.reader.list(spec), spec.endpoint.resource, each, options))
  }

  /** The same for a list that is still needed afterwards. */
  listing(listing: Listing, resource: string, each: Each, options: PartOptions = {}): Readings {
    return this.pages(listing.pages, resource, each, options, () => {
      if (options.open !== true) this.ledger.settle(resource, listing.proof)
    })
  }

  /** Pages as readings, and what to do after the last one. */
  pages(
    pages: Stream.Stream<ListPage, ConnectorError>,
    resource: string,
    each: Each,
    options: PartOptions,
    after: () => void,
  ): Readings {
    const failed = (warning: ReturnType<typeof Section.note>) => {
      options.onFailure?.()
      this.ledger.settle(resource, { stated: null, complete: !warning.attention, warnings: [warning] })
      return Stream.empty
    }
    return Stream.suspend(() => Stream.fromIterable(this.ledger.begin(resource))).pipe(
      Stream.concat(Stream.map(pages, (page) => this.page(resource, page, each))),
      Stream.concat(
        Stream.suspend(() => {
          after()
          return Stream.empty
        }),
      ),
      Stream.catchIf(isRefused, () =>
        failed(Section.attention("not_permitted", `${resource}: the credential may not read them`)),
      ),
      Stream.catchIf(isMissing, () =>
        failed(
          options.essential === true
            ? Section.attention("vanished", `${resource}: the platform no longer has an event that it listed`)
            : Section.note("not_offered", `${resource}: the platform does not have them here`),
        ),
      ),
      Stream.catchIf(
        ({ reason }) => options.dispensable === true && reason._tag !== "RateLimited",
        () => failed(Section.attention("not_readable", `${resource}: the platform failed to give them`)),
      ),
    )
  }
}

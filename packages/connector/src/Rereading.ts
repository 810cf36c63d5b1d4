/**
 * Reading a platform again and again for less than everything: which events to look at, what such a read gives whole, and
 * what it costs.
 *
 * An event's sales (orders, tickets, check-ins and what hangs on them) are read whole or not at all, for only a list that
 * was read whole tells what is no longer in it; but where a platform tells what has changed, and counts, the changes of a
 * large event will do as long as the counts come out. What platforms show of an event without a look at its sales is its
 * mark.
 *
 * @module
 */
import { createHash } from "node:crypto"
import { type Event, Instant, type JsonObject, type TableName } from "@boxport/model"
import type { Effect } from "effect"
import type { ConnectorError } from "./Errors.ts"
import type { Seen } from "./Seen.ts"

/** What an earlier read left of an event's orders and tickets. */
export interface KeptSales {
  /** Native ids of those that have rows. */
  readonly orders: Seen
  readonly tickets: Seen
  /** What the source told at the end of that read. */
  readonly memo: string
}

/** How the sales of an event were read. */
export interface SalesRead {
  /** The event's key. */
  readonly event: string
  /** What the source needs to know to read only changes the next time; null where it cannot. */
  readonly memo: string | null
  /**
   * Null where all of them were read. Where only changes were, how many there are now by the platform's own count: comes
   * that out with what was kept, nothing was missed.
   */
  readonly counts: {
    readonly orders: number
    readonly cancelledOrders: number
    readonly tickets: number
    readonly voidTickets: number
  } | null
}

/** The tables of which a read of changes gives only what has changed, with all that hangs on it. */
export const changedTables: ReadonlyArray<TableName> = ["orders", "order_lines", "tickets", "answers", "refunds"]

/** What of a read can be left out. */
export interface Again {
  /**
   * The platform's own ids of the events whose sales are read. Of the others comes what the lists of the account tell
   * ({@link Rereading.whole}), and nothing else.
   */
  readonly events: ReadonlySet<string>
  /** Whatever was created since then and belongs to no event is read as well; null for nothing of that kind. */
  readonly since: Instant.Instant | null
  /** The events that ticket types read before belong to, by their keys: discounts refer to such types. */
  readonly ticketTypes: ReadonlyMap<string, string>
  /**
   * What was kept of an event, by its key, for a source that can ask for changes alone; null where all of it is to be
   * read.
   */
  readonly kept: (event: string) => Effect.Effect<KeptSales | null>
}

/** An event as the platform shows it without a look at its sales. */
export interface EventMark {
  /** The platform's own id, as a query takes it. */
  readonly id: string
  /** Its key in the tables. */
  readonly key: string
  /** What waiting lists are kept by where it is not the event: the key of its series; null where there is none. */
  readonly series: string | null
  /** When it is over; null where that is not known. */
  readonly endsAt: Instant.Instant | null
  /** Orders and tickets as the platform counts them; null where it does not. */
  readonly orders: number | null
  readonly tickets: number | null
  /** Is another whenever the platform shows anything else of it. */
  readonly mark: string
}

/** All events of an account. */
export interface Survey {
  readonly events: ReadonlyArray<EventMark>
  /** False where the lists could not be read whole: an event that is not there may still exist. */
  readonly complete: boolean
}

/** What a price is asked for. */
export interface PriceQuery {
  /** The events whose sales would be read; null for a read of everything. */
  readonly events: ReadonlyArray<EventMark> | null
  readonly survey: Survey
  readonly tables: ReadonlySet<TableName>
  /** From how many orders and tickets on only the changes of an event are asked for. */
  readonly changesFrom: number
  /** Rows that an earlier read gave: of an event by its key, of no event (null), or of all (left out). */
  readonly rows: (table: TableName, event?: string | null) => number
}

/** How a source is read again. */
export interface Rereading {
  /** Every event there is, by the account's lists alone. */
  readonly survey: Effect.Effect<Survey, ConnectorError>
  /** The tables that every read gives whole, whichever events' sales it reads. */
  readonly whole: ReadonlySet<TableName>
  /** The tables whose rows without an event every read gives whole. */
  readonly withoutEvent: ReadonlySet<TableName>
  /** The tables that a resource gives rows to, by the platform's plural: was it not read whole, they were not. */
  readonly feeds: { readonly [resource: string]: ReadonlyArray<TableName> }
  /** Whether reading the sales of these events alone takes fewer requests than reading everything. */
  readonly saves: (events: ReadonlyArray<EventMark>, survey: Survey) => boolean
  /**
   * The most requests that a read takes while no request has to be repeated, the survey and the proof of the credential
   * included. Lists that the platform does not count are taken to have {@link grown} since. It may ask the platform.
   */
  readonly price: (query: PriceQuery) => Effect.Effect<number, ConnectorError>
}

/** How long a list that had so many rows may have become: a tenth more, and a hundred. */
export const grown = (rows: number): number => rows + Math.ceil(rows / 10) + 100

/** Wall clocks are at most so far from UTC, and a day that is named lasts as long again. */
const dayMillis = 24 * 3600 * 1000

/** When an event is over at the latest: its end, or its start where it has no other; days without a time count whole. */
const overAt = ({ ends_at, ends_local, starts_at, starts_local }: Event): Instant.Instant | null => {
  const moment = ends_at ?? starts_at
  if (moment !== null) return moment
  const day = Date.parse((ends_local ?? starts_local ?? "").slice(0, 10))
  return Number.isNaN(day) ? null : (Instant.fromMillis(day + 2 * dayMillis) ?? null)
}

/** The mark of an event by its row and the record that a list shows of it. */
export const eventMark = (
  id: string,
  event: Event,
  record: JsonObject,
  stated: Pick<EventMark, "orders" | "tickets">,
): EventMark => ({
  id,
  key: event.id,
  series: event.series_id,
  endsAt: overAt(event),
  orders: stated.orders,
  tickets: stated.tickets,
  mark: createHash("sha256").update(JSON.stringify(record)).digest("base64url"),
})

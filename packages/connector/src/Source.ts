/**
 * The contract of an adapter's reading side. A run that exports, plans or verifies knows a platform only by this.
 *
 * @module
 */
import type { JsonObject, RowsByTable, TableName } from "@boxport/model"
import type { Effect, Stream } from "effect"
import type { BudgetState } from "./Budget.ts"
import type { ConnectorError } from "./Errors.ts"
import type { Fields } from "./Fields.ts"
import type { Again, Rereading, SalesRead } from "./Rereading.ts"

/** Whose account a connection points at. */
export interface Account {
  /** The account's name or slug, as `events.account` holds it; null where the platform does not tell. */
  readonly name: string | null
  /** Whether money is real there; null where the platform does not tell. */
  readonly mode: "live" | "test" | null
}

/** A line of `boxport events`. */
export interface EventSummary {
  /** The platform's own id, as `--event` takes it. */
  readonly id: string
  readonly title: string | null
  readonly status: string
  /** ISO 8601 with offset or the wall clock, whichever the platform states. */
  readonly startsAt: string | null
  readonly orders: number | null
  readonly tickets: number | null
}

/** What to read. */
export interface ReadQuery {
  /** The platform's own ids (`ev_123`); empty for everything. */
  readonly events: ReadonlyArray<string>
  /** The tables wanted; what feeds none of them is not asked for. */
  readonly tables: ReadonlySet<TableName>
  /** Whether native records are wanted too, those of resources that feed no table included. */
  readonly raw: boolean
  /**
   * Names of secrets (see {@link Source.secrets}) that are kept in `extra` and in native records; none by default. A name
   * stands for every secret whose path it is, or ends.
   */
  readonly secrets?: ReadonlySet<string>
  /** What need not be read since it was before; only for a source that has {@link Source.rereading}. */
  readonly again?: Again
  /** Told how the sales of each event were read, by a source that can ask for changes alone. */
  readonly told?: (read: SalesRead) => void
}

/** A record, or a part of one, that could not be taken. It never holds a secret, not even one that is asked for. */
export interface Rejected {
  /** The platform's plural: `orders`, `issued_tickets`. */
  readonly resource: string
  readonly nativeId: string | null
  /** Where in the record: `buyer_details.email`, `line_items[0].total`. */
  readonly path: string
  readonly reason: string
  readonly record: JsonObject
}

/**
 * Something about a run that its records don't show. `message` is the same for all of a `code` and resource, so that
 * they can be counted.
 */
export interface Warning {
  readonly code: string
  readonly message: string
  readonly count: number
  /** Whether a person should look at it (the run then ends with exit code 3), or it is only good to know. */
  readonly attention: boolean
}

/** What a source says while it reads. */
export type Reading =
  /** A resource is about to be read; `stated` is how many records the platform says there are, if it does. */
  | { readonly _tag: "Begin"; readonly resource: string; readonly stated: number | null }
  /** A page of native records and what became of them. */
  | {
      readonly _tag: "Page"
      readonly resource: string
      /** Native records in this page that were not seen before. */
      readonly read: number
      readonly rows: RowsByTable
      /** The records as the platform sent them, but for secrets, by resource; only when asked for. */
      readonly raw: { readonly [resource: string]: ReadonlyArray<JsonObject> }
      readonly rejected: ReadonlyArray<Rejected>
      readonly warnings: ReadonlyArray<Warning>
    }
  /** A resource is done. `complete` is false when it could not be read whole; a warning then says why. */
  | {
      readonly _tag: "End"
      readonly resource: string
      readonly stated: number | null
      readonly complete: boolean
      readonly warnings: ReadonlyArray<Warning>
    }

/** How many requests were sent, retries included. */
export interface Usage {
  readonly requests: number
  readonly byResource: { readonly [resource: string]: number }
  /** What is left of the platform's limit, as far as it has told. */
  readonly budget: BudgetState
}

/** One connection to one platform, read only. */
export interface Source {
  readonly platform: string
  /** The connection's name in the configuration. */
  readonly connection: string
  /**
   * The native fields that open doors, by their paths: the resource, then the fields without the brackets of lists
   * (`registrations.receipts.slug`). They are nowhere in what is read, but for those that a query names.
   */
  readonly secrets: ReadonlyArray<string>
  /** What becomes of every field that the platform is known to send, by resource; undefined where nobody has said it. */
  readonly fields?: { readonly [resource: string]: Fields }
  /** Names in `extra` that are no field's: what a mapping keeps there under a name of its own. */
  readonly keeps?: ReadonlyArray<string>
  /** Proves the credential and tells whose it is. Asked once; later calls get the same answer. */
  readonly account: Effect.Effect<Account, ConnectorError>
  /** Every event, whatever its state, with counts where the platform has them. */
  readonly events: Stream.Stream<EventSummary, ConnectorError>
  /**
   * Everything the query asks for, completely, with the fewest requests. Rows come in an order in which foreign keys
   * resolve backwards within a platform's means; a key that resolves to nothing is null.
   *
   * A request may still be under way when its first rows come, and hold its place in the budget until the last of them
   * is taken: whoever takes readings must not wait for another request of the same credential.
   */
  readonly read: (query: ReadQuery) => Stream.Stream<Reading, ConnectorError>
  /** How it is read again and again for less; undefined where it has to be read whole every time. */
  readonly rereading?: Rereading
  /** Requests so far. */
  readonly usage: Effect.Effect<Usage>
}

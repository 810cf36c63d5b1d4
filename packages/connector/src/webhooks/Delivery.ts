/**
 * What a platform delivers, and what becomes of it.
 *
 * @module
 */
import type { Instant, RowsByTable, TableName } from "@boxport/model"
import type { Rejected } from "../Source.ts"

/** A request as it came: its headers, and its body byte by byte. Nothing in it is to be believed yet. */
export interface Message {
  readonly headers: {
    /** A header by its name in any case of letters, or null, as fetch's `Headers` give it. */
    readonly get: (name: string) => string | null
  }
  readonly body: Uint8Array
}

/** Something that a delivery cannot tell and an export would. */
export interface Untold {
  /** A table, or one of its columns: `tickets`, `tickets.checked_in_at`. */
  readonly what: TableName | `${TableName}.${string}`
  /** Why not, and where it is told. */
  readonly why: string
}

/** A row that is no more. */
export interface Removed {
  readonly table: TableName
  readonly id: string
}

/** A delivery that was decoded. `Event` is the platform's own record of what happened. */
export interface Delivery<out Event> {
  /** In the platform's own words and shapes, as sent: links and slugs that let in whoever has them included. */
  readonly event: Event
  /**
   * The same for the same delivery sent again, and for no other: what to remember in order to do things once. Begins with
   * the platform's name.
   */
  readonly key: string
  /**
   * The canonical id of what it is about (an order's, a ticket's), with its table in front: `orders/tito:1`. Null where
   * the delivery does not tell.
   */
  readonly subject: string | null
  /**
   * When that was so, in microseconds since 1970; null where the delivery does not tell. Of two deliveries about one
   * subject the later one counts, whichever comes first. At the same moment, ask the platform.
   */
  readonly at: Instant.Instant | null
  /** Rows of the canonical tables as an export gives them, keys of other rows taken as they come. */
  readonly rows: RowsByTable
  /** Rows that are no more. */
  readonly removed: ReadonlyArray<Removed>
  /** What of these rows this delivery does not tell, or not for certain: it is null, `unknown` or not there, never guessed. */
  readonly missing: ReadonlyArray<Untold>
  /** Records that could not be taken, without their secrets. */
  readonly rejected: ReadonlyArray<Rejected>
}

/** What a record of a delivery becomes. */
export type Mapped = Pick<Delivery<unknown>, "rows" | "removed" | "missing" | "rejected">

/** What something without a table becomes. */
export const noRows: Mapped = { rows: {}, removed: [], missing: [], rejected: [] }

/** Something that a delivery cannot tell, and why not. */
export const untold = (what: Untold["what"], why: string): Untold => ({ what, why })

const says = (row: object, column: string): boolean => {
  const value: unknown = Reflect.get(row, column)
  return value !== null && value !== "unknown"
}

/** Those of the things a platform's deliveries may not tell that these rows indeed lack. */
export const missingIn = (rows: RowsByTable, untold: ReadonlyArray<Untold>): ReadonlyArray<Untold> =>
  untold.filter(({ what }) => {
    const [table = "", column] = what.split(".")
    const found: ReadonlyArray<object> = new Map(Object.entries(rows)).get(table) ?? []
    return column === undefined ? found.length === 0 : found.some((row) => !says(row, column))
  })

/** The subject of a delivery: the first row of a table, there or gone; null for none. */
export const subjectIn = (
  table: TableName | null,
  rows: RowsByTable,
  removed: ReadonlyArray<Removed>,
): string | null => {
  if (table === null) return null
  const id = rows[table]?.[0]?.id ?? removed.find((row) => row.table === table)?.id
  return id === undefined ? null : `${table}/${id}`
}

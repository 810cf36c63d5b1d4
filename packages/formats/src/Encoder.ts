/**
 * The port every format implements: rows in, bytes out. An encoder knows no file and no error channel.
 *
 * @module
 */
import type { TableName } from "@boxport/model"
import type { Misfit } from "./Cells.ts"

/** How tables are written. */
export interface WriterOptions {
  /**
   * CSV alone: text that a spreadsheet would run as a formula. `defuse` puts a `'` in front of text that begins with `=`,
   * `+`, `-`, `@`, tab or CR; `keep` leaves it alone.
   */
  readonly formulas: "defuse" | "keep"
  /** The columns of a table that its files are to do without; none where it is missing. */
  readonly leaveOut?: (table: TableName) => ReadonlySet<string>
}

/** Turns the rows of one file into its bytes. Any of its functions may throw what a library throws. */
export interface Encoder<in Row> {
  /** The names of the columns, in the order of the file; none where lines have no columns. */
  readonly columns: ReadonlyArray<string>
  /**
   * Takes rows from index `from` on, until enough bytes for a write to the disk have come together: the index after
   * the last row taken, or why the next row cannot be written.
   */
  readonly take: (rows: ReadonlyArray<Row>, from: number) => number | TakenUntil
  /** The bytes to be written now, if there are enough of them. They are valid until the next call of anything here. */
  readonly due: () => Uint8Array | undefined
  /** No more rows: gives all the bytes that are left. */
  readonly end: () => Uint8Array
}

/** Rows were taken up to index `at`, whose row is a misfit. */
export interface TakenUntil {
  readonly at: number
  readonly misfit: Misfit
}

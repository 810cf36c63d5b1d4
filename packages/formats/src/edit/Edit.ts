/**
 * Changing files that are there already: rows taken out, columns of rows emptied, everything else left as it is.
 *
 * @module
 */

/** A row as it stands in a file: the text of a column, null where nothing is there. Lists and JSON are JSON text. */
export type RowView = (column: string) => string | null

/** What is to become of a row: nothing, it goes, or these of its columns are emptied. */
export type Edit = "keep" | "remove" | ReadonlySet<string>

/** Says what is to become of each row. `columns` are those of the file that hold text, lists or JSON. */
export type Editor = (row: RowView, columns: ReadonlyArray<string>) => Edit

/** What became of a file's rows. */
export interface Edited {
  /** Rows that are left. */
  readonly rows: number
  readonly removed: number
  /** Rows of which columns were emptied. */
  readonly changed: number
}

/** Takes what is written; the bytes may be reused once this is done. */
export type Out = (bytes: Uint8Array) => Promise<void>

/** Counts while a file is edited. */
export class Count {
  rows = 0
  removed = 0
  changed = 0

  /** Counts a row, and says whether it stays. */
  stays(edit: Edit): edit is Exclude<Edit, "remove"> {
    if (edit === "remove") {
      this.removed += 1
      return false
    }
    this.rows += 1
    if (edit !== "keep") this.changed += 1
    return true
  }
}

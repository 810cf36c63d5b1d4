/**
 * CSV (RFC 4180): UTF-8, LF, one header row, empty for absent. What comes out is what csv-stringify would write, byte for
 * byte; docs/decisions/csv-library.md says why tables do not go through it.
 *
 * @module
 */
import { Money, type Table } from "@boxport/model"
import { cellsOf, Misfit, type Notation } from "./Cells.ts"
import { csvCell } from "./CsvCell.ts"
import type { Encoder, WriterOptions } from "./Encoder.ts"
import { defused } from "./Formula.ts"
import { instantTexts } from "./InstantText.ts"
import { linesEncoder } from "./LinesEncoder.ts"

const notation = (options: WriterOptions): Notation<string> => ({
  absent: "",
  text: options.formulas === "keep" ? csvCell : (value) => csvCell(defused(value)),
  amount: Money.toDecimal,
  instant: instantTexts(),
  int: String,
  bool: String,
  decimal: String,
  // JSON text begins with a bracket: no formula.
  list: (value) => csvCell(JSON.stringify(value)),
  json: (value) => csvCell(JSON.stringify(value)),
})

/** A table's CSV file. */
export const csvEncoder = (table: Table, options: WriterOptions): Encoder<object> => {
  const cells = cellsOf(table, notation(options))
  const columns = table.columns.map((column) => column.name)
  const line = (row: object | undefined): string | Misfit => {
    const values = cells(row)
    return values instanceof Misfit ? values : `${values.join(",")}\n`
  }
  return linesEncoder(columns, line, `${columns.join(",")}\n`)
}

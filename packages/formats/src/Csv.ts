/**
 * CSV (RFC 4180): UTF-8, LF, one header row, empty for absent. What comes out is what csv-stringify would write, byte for
 * byte; docs/decisions/csv-library.md says why tables do not go through it.
 *
 * @module
 */
import { Money, type Table } from "@boxport/model"
import { cellsOf, Misfit, type Notation } from "./Cells.ts"
import type { Encoder, WriterOptions } from "./Encoder.ts"
import { runsAsFormula } from "./Formula.ts"
import { instantTexts } from "./InstantText.ts"
import { linesEncoder } from "./LinesEncoder.ts"

const special = /[",\r\n]/

/** A text as a cell: in quotes where it would break the line without, its own quotes doubled. */
const cell = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const notation = (options: WriterOptions): Notation<string> => ({
  absent: "",
  text: options.formulas === "keep" ? cell : (value) => cell(runsAsFormula(value) ? `'${value}` : value),
  amount: Money.toDecimal,
  instant: instantTexts(),
  int: String,
  bool: String,
  decimal: String,
  // JSON text begins with a bracket: no formula.
  list: (value) => cell(JSON.stringify(value)),
  json: (value) => cell(JSON.stringify(value)),
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

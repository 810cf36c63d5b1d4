/**
 * CSV (RFC 4180): UTF-8, LF, one header row, empty for absent. Quoting and delimiting are csv-stringify's, through its
 * stream; see docs/decisions/csv-library.md for why it is fed the way it is.
 *
 * @module
 */
import { once } from "node:events"
import { finished } from "node:stream/promises"
import { Money, type Table } from "@boxport/model"
import { Stringifier } from "csv-stringify"
import { cellsOf, Misfit, type Notation } from "./Cells.ts"
import type { Encoder, WriterOptions } from "./Encoder.ts"
import { runsAsFormula } from "./Formula.ts"
import { instantTexts } from "./InstantText.ts"
import { TextBytes } from "./TextBytes.ts"

/** A cell for csv-stringify: its text, or its text and the wish to have it quoted. */
type Cell = string | { readonly value: string; readonly quoted: true }

/**
 * csv-stringify looks for `,`, `"` and LF in every cell. A CR needs quotes as well, but only text can hold one, so it
 * is looked for here instead of in every number and date.
 */
const cell = (text: string): Cell => (text.includes("\r") ? { value: text, quoted: true } : text)

const notation = (options: WriterOptions): Notation<Cell> => ({
  absent: "",
  text: options.formulas === "keep" ? cell : (value) => cell(runsAsFormula(value) ? `'${value}` : value),
  amount: Money.toDecimal,
  instant: instantTexts(),
  int: String,
  bool: String,
  decimal: String,
  // JSON text begins with a bracket and escapes control characters: no formula, no CR.
  list: JSON.stringify,
  json: JSON.stringify,
})

/** A table's CSV file. */
export const csvEncoder = (table: Table, options: WriterOptions): Encoder<object> => {
  const cells = cellsOf(table, notation(options))
  const columns = table.columns.map((column) => column.name)
  const bytes = new TextBytes()
  const lines = new Stringifier({
    header: true,
    columns,
    record_delimiter: "\n",
    quote_record_delimiter: false,
    cast: { object: ({ value }) => ({ value: String(value), quoted: true }) },
    // Lines come out as strings, so that they become bytes once, in our buffer.
    readableObjectMode: true,
  })
  lines.on("data", (line: string) => bytes.append(line))
  // The stream keeps what went wrong in `errored`, where `take` and `end` find it.
  lines.on("error", () => undefined)
  return {
    columns,
    take: (rows, from) => {
      for (let at = from; at < rows.length; at++) {
        if (lines.errored !== null) throw lines.errored
        const record = cells(rows[at])
        if (record instanceof Misfit) return { at, misfit: record }
        if (!lines.write(record) || bytes.isDue) return at + 1
      }
      return rows.length
    },
    due: () => (bytes.isDue ? bytes.drain() : undefined),
    busy: () => (lines.writableNeedDrain ? once(lines, "drain").then(() => undefined) : undefined),
    end: async () => {
      lines.end()
      await finished(lines)
      return bytes.drain()
    },
  }
}

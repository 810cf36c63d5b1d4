/**
 * NDJSON: one JSON object a line.
 *
 * @module
 */
import { type Instant, type JsonObject, Money, type Table } from "@boxport/model"
import { cellsOf, isJsonObject, Misfit, type Notation } from "./Cells.ts"
import type { Encoder } from "./Encoder.ts"
import { instantTexts } from "./InstantText.ts"
import { linesEncoder } from "./LinesEncoder.ts"

/** Cells are JSON texts. Amounts and decimals are strings: a JSON number is a float to most who read it. */
const notation = (isoOf: (instant: Instant.Instant) => string): Notation<string> => ({
  absent: "null",
  text: JSON.stringify,
  amount: (minor, currency) => `"${Money.toDecimal(minor, currency)}"`,
  instant: (value) => `"${isoOf(value)}"`,
  int: String,
  bool: String,
  decimal: (value) => `"${value}"`,
  list: JSON.stringify,
  json: JSON.stringify,
})

/** A table's NDJSON file: every column in order, absent values as null. */
export const ndjsonEncoder = (table: Table): Encoder<object> => {
  const cells = cellsOf(table, notation(instantTexts()))
  const columns = table.columns.map((column) => column.name)
  const keys = columns.map((name, at) => `${at === 0 ? "{" : ","}${JSON.stringify(name)}:`)
  return linesEncoder(columns, (row: object | undefined) => {
    const values = cells(row)
    if (values instanceof Misfit) return values
    let line = ""
    for (let at = 0; at < keys.length; at++) line += `${keys[at]}${values[at]}`
    return `${line}}\n`
  })
}

/** A file of JSON objects that belong to no table. */
export const jsonLinesEncoder = (): Encoder<JsonObject> =>
  linesEncoder([], (row) => (isJsonObject(row) ? `${JSON.stringify(row)}\n` : new Misfit("line", "a JSON object")))

/**
 * Parquet, through hyparquet-writer: an explicit schema, zstd, row groups of 10,000 rows; see
 * docs/decisions/parquet-library.md.
 *
 * @module
 */
import { type ColumnType, Money, type Table } from "@boxport/model"
import { ParquetWriter, type SchemaElement } from "hyparquet-writer"
import { cellsOf, Misfit, type Notation } from "./Cells.ts"
import type { Encoder } from "./Encoder.ts"
import { compression, GroupBytes, text } from "./ParquetParts.ts"

/** Rows a row group: what is held in memory before it is written. */
const groupRows = 10_000
/** Rows with long texts (descriptions, `extra`) make smaller groups: this many characters of text at most, and a row. */
const groupText = 32 * 1024 * 1024

/** Every file's amounts are DECIMAL(18, 4), whatever its currencies: 4 digits is the most ISO 4217 has. */
const amountScale = 4
/** Decimals have at most 6 fraction digits. */
const decimalScale = 6
/** The first number that 18 digits cannot hold. */
const outOfRange = 10n ** 18n

type Cell = string | bigint | number | boolean | ReadonlyArray<string> | null

const notation: Notation<Cell> = {
  absent: null,
  text: (value) => value,
  amount: (minor, currency) => {
    const scaled = Money.toScale(minor, currency, amountScale)
    return scaled < outOfRange && scaled > -outOfRange ? scaled : undefined
  },
  // The writer makes INT64 of whole numbers in TIMESTAMP columns by itself, but not in plain INT64 columns.
  instant: (value) => value,
  int: BigInt,
  bool: (value) => value,
  decimal: (value) => {
    const [whole = "", fraction = ""] = value.split(".")
    return BigInt(`${whole}${fraction.padEnd(decimalScale, "0")}`)
  },
  list: (value) => value,
  json: JSON.stringify,
}

const decimal = (scale: number) =>
  ({
    type: "INT64",
    converted_type: "DECIMAL",
    precision: 18,
    scale,
    logical_type: { type: "DECIMAL", precision: 18, scale },
  }) as const satisfies Partial<SchemaElement>

const physical: { readonly [Type in Exclude<ColumnType, "list">]: Partial<SchemaElement> } = {
  text,
  amount: decimal(amountScale),
  decimal: decimal(decimalScale),
  instant: {
    type: "INT64",
    converted_type: "TIMESTAMP_MICROS",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MICROS" },
  },
  int: { type: "INT64" },
  bool: { type: "BOOLEAN" },
  json: { type: "BYTE_ARRAY", converted_type: "JSON", logical_type: { type: "JSON" } },
}

/** The Parquet schema of a table, as it stands in the file. */
const schemaOf = (table: Table): Array<SchemaElement> => [
  { name: table.name, num_children: table.columns.length },
  ...table.columns.flatMap(({ name, nullable, type }): Array<SchemaElement> => {
    const repetition_type = nullable ? "OPTIONAL" : "REQUIRED"
    return type === "list"
      ? [
          { name, repetition_type, num_children: 1, converted_type: "LIST", logical_type: { type: "LIST" } },
          { name: "list", repetition_type: "REPEATED", num_children: 1 },
          { name: "element", repetition_type: "REQUIRED", ...text },
        ]
      : [{ name, repetition_type, ...physical[type] }]
  }),
]

/** A table's Parquet file. */
export const parquetEncoder = (table: Table): Encoder<object> => {
  const cells = cellsOf(table, notation)
  const schema = schemaOf(table)
  const bytes = new GroupBytes()
  const file = new ParquetWriter({
    writer: bytes,
    // While groups are written, JSON is text. Told that it is JSON, the writer would want the objects themselves: a
    // group's worth of them in memory, each copied once more.
    schema: schema.map((element) => (element.converted_type === "JSON" ? { ...element, ...text } : element)),
    ...compression,
    createdBy: "boxport",
  })
  const emptyGroup = () =>
    table.columns.map(({ name, references, type }) => {
      const data: Array<Cell> = []
      // Bounds let a reader skip groups when it looks for a time, an amount or one event's rows. Bounds of names and
      // JSON let it skip nothing, and finding them costs a sixth of the whole.
      const statistics = type === "text" ? references !== undefined : type !== "json" && type !== "list"
      return { name, data, statistics }
    })
  let group = emptyGroup()
  let rowsInGroup = 0
  let textInGroup = 0
  const writeGroup = () => {
    file.write({ columnData: group, rowGroupSize: groupRows })
    group = emptyGroup()
    rowsInGroup = 0
    textInGroup = 0
  }
  return {
    columns: table.columns.map((column) => column.name),
    take: (rows, from) => {
      for (let at = from; at < rows.length; at++) {
        const record = cells(rows[at])
        if (record instanceof Misfit) return { at, misfit: record }
        for (let column = 0; column < group.length; column++) {
          const cell = record[column] ?? null
          if (typeof cell === "string") textInGroup += cell.length
          group[column]?.data.push(cell)
        }
        if (++rowsInGroup === groupRows || textInGroup >= groupText) {
          writeGroup()
          return at + 1
        }
      }
      return rows.length
    },
    due: () => (rowsInGroup === 0 && bytes.index > 0 ? bytes.drain() : undefined),
    end: () => {
      if (rowsInGroup > 0) writeGroup()
      file.schema = schema
      file.finish()
      return bytes.drain()
    },
  }
}

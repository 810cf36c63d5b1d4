/**
 * Rows as cells: the one place where a row is held against its table's columns. A format says how it writes each type
 * of value (its notation) and gets rows of cells that are right by type, or the column that is not.
 *
 * @module
 */
import { Instant, isDecimalText, type ColumnType, type DecimalText, type JsonObject, type Table } from "@boxport/model"

/** How a format writes the values of each column type. `undefined` is: this value cannot be written. */
export interface Notation<out Cell> {
  readonly absent: Cell
  readonly text: (value: string) => Cell
  /** Minor units, and the row's currency. */
  readonly amount: (minor: bigint, currency: string | null) => Cell | undefined
  readonly instant: (value: Instant.Instant) => Cell
  readonly int: (value: number) => Cell
  readonly bool: (value: boolean) => Cell
  readonly decimal: (value: DecimalText) => Cell
  readonly list: (value: ReadonlyArray<string>) => Cell
  readonly json: (value: JsonObject) => Cell
}

/** Why a row cannot be written: a column, and what it ought to hold. Never the value, which may be personal. */
export class Misfit {
  readonly column: string
  readonly expected: string
  constructor(column: string, expected: string) {
    this.column = column
    this.expected = expected
  }
}

/** What columns hold, in words. */
const held: { readonly [Type in ColumnType]: string } = {
  text: "a text",
  amount: "an amount (bigint of minor units) below 10^14 major units",
  instant: "an instant (a whole number of microseconds since 1970)",
  int: "a whole number",
  bool: "true or false",
  decimal: "a plain decimal number",
  list: "a list of texts",
  json: "a JSON object",
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

/** Whether a value is an object as JSON has them. */
export const isJsonObject = (value: unknown): value is JsonObject => isRecord(value) && !Array.isArray(value)

const isList = (value: unknown): value is ReadonlyArray<string> =>
  Array.isArray(value) && value.every((item) => typeof item === "string")

type Convert<Cell> = (value: unknown, currency: unknown) => Cell | undefined

const conversion = <Cell>(type: ColumnType, notation: Notation<Cell>): Convert<Cell> => {
  const { amount, bool, decimal, instant, int, json, list, text } = notation
  switch (type) {
    case "text":
      return (value) => (typeof value === "string" ? text(value) : undefined)
    case "amount":
      return (value, currency) =>
        typeof value === "bigint" ? amount(value, typeof currency === "string" ? currency : null) : undefined
    case "instant":
      return (value) => (Instant.isInstant(value) ? instant(value) : undefined)
    case "int":
      return (value) => (typeof value === "number" && Number.isSafeInteger(value) ? int(value) : undefined)
    case "bool":
      return (value) => (typeof value === "boolean" ? bool(value) : undefined)
    case "decimal":
      return (value) => (isDecimalText(value) ? decimal(value) : undefined)
    case "list":
      return (value) => (isList(value) ? list(value) : undefined)
    case "json":
      return (value) => (isJsonObject(value) ? json(value) : undefined)
  }
}

/**
 * Reads rows of a table as cells, in the order of the columns. A row with a value that is not its column's
 * gives a {@link Misfit} instead.
 */
export const cellsOf = <Cell>(table: Table, notation: Notation<Cell>): ((row: unknown) => Array<Cell> | Misfit) => {
  const columns = table.columns.map(({ name, nullable, type }) => ({
    name,
    nullable,
    type,
    convert: conversion(type, notation),
  }))
  return (row) => {
    if (!isRecord(row)) return new Misfit("row", "an object")
    const currency = row["currency"]
    const cells: Array<Cell> = []
    for (const column of columns) {
      const value = row[column.name]
      if (value === null && column.nullable) {
        cells.push(notation.absent)
        continue
      }
      const cell = column.convert(value, currency)
      if (cell === undefined) return new Misfit(column.name, `${held[column.type]}${column.nullable ? " or null" : ""}`)
      cells.push(cell)
    }
    return cells
  }
}

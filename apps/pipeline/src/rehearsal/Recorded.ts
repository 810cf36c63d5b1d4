/**
 * An account as it was read once. What Boxport made there goes by the ids of the records that it stands for, so that a copy
 * of it carries the same markers.
 *
 * @module
 */
import type { ReadQuery, Reading, Source, Target } from "@boxport/connector"
import { type Rows, type RowsByTable, type TableName, tableNames } from "@boxport/model"
import { Effect, Stream } from "effect"

type Ids = ReadonlyMap<string, string>

const renamed = (value: unknown, ids: Ids): unknown => {
  if (typeof value === "string") return ids.get(value) ?? value
  return Array.isArray(value) ? value.map((item) => renamed(item, ids)) : value
}

const isKey = (column: string): boolean => column === "id" || column.endsWith("_id") || column.endsWith("_ids")

/** A row whose own id and references are the records' that they stand for. */
const rowUnder = <Row extends object>(row: Row, ids: Ids): Row => {
  const copy = { ...row }
  for (const column of Object.keys(copy)) {
    if (!isKey(column)) continue
    const value: unknown = Reflect.get(copy, column)
    const other = renamed(value, ids)
    if (other !== value) Reflect.set(copy, column, other)
  }
  return copy
}

const rowsUnder = <Name extends TableName>(table: Name, rows: RowsByTable, ids: Ids): RowsByTable => {
  const own: ReadonlyArray<Rows[Name]> | undefined = rows[table]
  return own === undefined ? {} : { [table]: own.map((row) => rowUnder(row, ids)) }
}

const readingUnder = (reading: Reading, ids: Ids): Reading => {
  if (reading._tag !== "Page") return reading
  const rows: RowsByTable = {}
  for (const table of tableNames) Object.assign(rows, rowsUnder(table, reading.rows, ids))
  return { ...reading, rows }
}

const each = function* (readings: ReadonlyArray<Reading>): Generator<readonly [TableName, RowsByTable]> {
  for (const reading of readings) {
    if (reading._tag === "Page") for (const table of tableNames) yield [table, reading.rows]
  }
}

const marked = <Name extends TableName>(table: Name, rows: RowsByTable, markerOf: Target["markerOf"]) =>
  (rows[table] ?? []).map((row) => [row.id, markerOf(table, row)] as const)

/**
 * What rows go by: those that carry a marker by the id that they stand for; the account's own by one that is no marker,
 * so that nobody takes their copies for something that a migration has made.
 */
const idsOf = (readings: ReadonlyArray<Reading>, markerOf: Target["markerOf"]): Ids => {
  const ids = new Map<string, string>()
  for (const [table, rows] of each(readings)) {
    for (const [id, marker] of marked(table, rows, markerOf)) ids.set(id, marker ?? `Own:${id}`)
  }
  return ids
}

const feeds = (reading: Reading, { tables }: ReadQuery): boolean =>
  reading._tag !== "Page" || tableNames.some((table) => tables.has(table) && reading.rows[table] !== undefined)

/** An account as it was read. */
export interface Recorded {
  /** Asks the account for nothing any more. */
  readonly source: Source
  readonly events: ReadonlyArray<Rows["events"]>
  readonly tickets: number
  /** Whether it could be read whole. */
  readonly complete: boolean
}

/** Reads an account once, whole. All of it is held in memory. */
export const recorded = Effect.fn("recorded")(function* (source: Source, markerOf: Target["markerOf"]) {
  const read = yield* Stream.runCollect(source.read({ events: [], tables: new Set(tableNames), raw: false }))
  const ids = idsOf(read, markerOf)
  const readings = read.map((reading) => readingUnder(reading, ids))
  const pages = readings.flatMap((reading) => (reading._tag === "Page" ? [reading.rows] : []))
  const account: Recorded = {
    source: {
      ...source,
      read: (query) => Stream.fromIterable(readings.filter((reading) => feeds(reading, query))),
      usage: Effect.map(source.usage, (usage) => ({ ...usage, requests: 0, byResource: {} })),
    },
    events: pages.flatMap(({ events = [] }) => events),
    tickets: pages.reduce((sum, { tickets = [] }) => sum + tickets.length, 0),
    complete: readings.every((reading) => reading._tag !== "End" || reading.complete),
  }
  return account
})

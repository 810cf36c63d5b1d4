/**
 * Comparing an expectation with a row; pure.
 *
 * @module
 */
import { columnOf } from "@boxport/connector/target"
import { Instant, Money, type TableName, tables } from "@boxport/model"

/** A value that is not as it should be. */
export interface Difference {
  readonly entity: TableName
  /** The canonical id at the source. */
  readonly id: string
  /** The column; `*` for the record itself. */
  readonly field: string
  /** What it must be; for a record, how many there must be. */
  readonly from: string
  /** What it is. */
  readonly to: string
}

/** What is expected of a column: any one of these. A record of the source may stand for several of the target. */
export type Wanted = ReadonlyArray<unknown>

/** A value as a person reads it; equal values give equal texts. The order of a list means nothing. */
const shown = (value: unknown): string => {
  if (value === null || value === undefined) return ""
  if (typeof value === "bigint") return value.toString()
  if (Array.isArray(value)) return JSON.stringify(value.map(shown).toSorted())
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}

/** Whether a column holds what is expected. */
export const holds = (wanted: Wanted, value: unknown): boolean => wanted.some((one) => shown(one) === shown(value))

/** Columns with what is expected of them. */
export type Columns = ReadonlyArray<readonly [column: string, wanted: Wanted]>

/** Looks for rows by their columns, again and again in the same ones: by an index where one value each is wanted. */
export const lookup = <Row extends object>(rows: ReadonlyArray<Row>): ((columns: Columns) => ReadonlyArray<Row>) => {
  const indexes = new Map<string, ReadonlyMap<string, ReadonlyArray<Row>>>()
  return (columns) => {
    const values = columns.flatMap(([, wanted]) => (wanted.length === 1 ? [shown(wanted[0])] : []))
    if (values.length < columns.length) {
      return rows.filter((row) => columns.every(([column, wanted]) => holds(wanted, columnOf(row, column))))
    }
    const names = columns.map(([column]) => column)
    const key = JSON.stringify(names)
    const index =
      indexes.get(key) ?? Map.groupBy(rows, (row) => JSON.stringify(names.map((name) => shown(columnOf(row, name)))))
    indexes.set(key, index)
    return index.get(JSON.stringify(values)) ?? []
  }
}

const moments: ReadonlySet<string> = new Set(
  Object.values(tables).flatMap(({ columns }) =>
    columns.flatMap(({ name, type }) => (type === "instant" ? [name] : [])),
  ),
)

/** A value as files have it: amounts in major units of the row's currency, moments in ISO 8601. */
const told = (field: string, value: unknown, row: object): string => {
  if (typeof value === "bigint") {
    const currency = columnOf(row, "currency")
    return Money.toDecimal(value, typeof currency === "string" ? currency : null)
  }
  return moments.has(field) && Instant.isInstant(value) ? Instant.toIso(value) : shown(value)
}

/** The columns of a row that are not as expected. */
export const differing = (entity: TableName, id: string, columns: Columns, row: object): ReadonlyArray<Difference> =>
  columns.flatMap(([field, wanted]) => {
    const value = columnOf(row, field)
    return holds(wanted, value)
      ? []
      : [{ entity, id, field, from: told(field, wanted[0], row), to: told(field, value, row) }]
  })

/** Of rows that are found alike the one with the fewest columns that are not as expected, the first of several. */
export const nearest = <Row extends object>(
  entity: TableName,
  columns: Columns,
  rows: ReadonlyArray<Row>,
): Row | undefined => {
  if (rows.length < 2) return rows[0]
  const away = new Map(rows.map((row) => [row, differing(entity, "", columns, row).length]))
  const [first] = rows.toSorted((a, b) => (away.get(a) ?? 0) - (away.get(b) ?? 0))
  return first
}

/** Whether a row admits nobody any more. */
export const isOver = (row: object): boolean =>
  ["void", "cancelled", "refunded"].includes(String(columnOf(row, "status")))

/** Of rows with one marker those that count: what was taken back and made again is there twice, once void. */
export const findable = <Row extends object>(rows: ReadonlyArray<Row>): ReadonlyArray<Row> => {
  const alive = rows.filter((row) => !isOver(row))
  return alive.length > 0 ? alive : rows.slice(0, 1)
}

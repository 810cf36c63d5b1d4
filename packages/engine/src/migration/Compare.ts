/**
 * Comparing an expectation with a row; pure.
 *
 * @module
 */
import { columnOf } from "@boxport/connector/target"
import type { TableName } from "@boxport/model"

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

/** The columns of a row that are not as expected. */
export const differing = (
  entity: TableName,
  id: string,
  columns: ReadonlyArray<readonly [column: string, wanted: Wanted]>,
  row: object,
): ReadonlyArray<Difference> =>
  columns.flatMap(([field, wanted]) => {
    const value = columnOf(row, field)
    return holds(wanted, value) ? [] : [{ entity, id, field, from: shown(wanted[0]), to: shown(value) }]
  })

/** Whether a row admits nobody any more. */
export const isOver = (row: object): boolean =>
  ["void", "cancelled", "refunded"].includes(String(columnOf(row, "status")))

/** Of rows with one marker those that count: what was taken back and made again is there twice, once void. */
export const findable = <Row extends object>(rows: ReadonlyArray<Row>): ReadonlyArray<Row> => {
  const alive = rows.filter((row) => !isOver(row))
  return alive.length > 0 ? alive : rows.slice(0, 1)
}

/**
 * Whether a delivery of a webhook gives the rows that an export gives.
 *
 * @module
 */
import { type RowsByTable, tableNames } from "@boxport/model"
import { isDeepStrictEqual } from "node:util"
import type { Delivery } from "../webhooks/Delivery.ts"

/** Rows by their ids, table by table. */
export type RowIndex = ReadonlyMap<string, ReadonlyMap<string, object>>

/** Indexes the rows of an export, which come in pages. */
export const indexRows = (pages: Iterable<RowsByTable>): RowIndex => {
  const index = new Map<string, Map<string, object>>(tableNames.map((table) => [table, new Map<string, object>()]))
  for (const rows of pages) {
    for (const table of tableNames) for (const row of rows[table] ?? []) index.get(table)?.set(row.id, row)
  }
  return index
}

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify({ value }, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part)))

/**
 * Where the rows of a delivery differ from an export's, other than in what the delivery says it cannot tell:
 * `tickets tito:1 status: "void" instead of "valid"`. None for a delivery that keeps its word.
 *
 * @param more columns (`orders.locale`) of which a delivery tells more than an export
 */
export const disagreements = (
  { missing, rows }: Pick<Delivery<unknown>, "missing" | "rows">,
  exported: RowIndex,
  more: ReadonlySet<string> = new Set(),
): ReadonlyArray<string> => {
  const untold = new Set<string>(missing.map(({ what }) => what))
  return tableNames.flatMap((table) =>
    (rows[table] ?? []).flatMap((row) => {
      const other = exported.get(table)?.get(row.id)
      if (other === undefined) return [`${table} ${row.id}: the export has no such row`]
      return Object.keys({ ...other, ...row }).flatMap((column) => {
        const [mine, its]: ReadonlyArray<unknown> = [Reflect.get(row, column), Reflect.get(other, column)]
        const name = `${table}.${column}`
        if (isDeepStrictEqual(plain(mine), plain(its)) || untold.has(name) || more.has(name)) return []
        return [`${table} ${row.id} ${column}: ${JSON.stringify(plain(mine))} instead of ${JSON.stringify(plain(its))}`]
      })
    }),
  )
}

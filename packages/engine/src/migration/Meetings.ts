/**
 * What verification has found so far: which rows of the target stand for which records of the source. In the state, since
 * there may be many.
 *
 * @module
 */
import { type TableName, tables } from "@boxport/model"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { during } from "../state/Database.ts"
import type { Wanted } from "./Compare.ts"

const referenced = (entity: TableName, column: string): string | undefined =>
  tables[entity].columns.find(({ name }) => name === column)?.references

/** What one verification has found. */
export const meetings = Effect.fnUntraced(function* (migration: string) {
  const sql = yield* SqlClient.SqlClient

  /** The target's ids of a record of the source, found so far. */
  const idsOf = (entity: string, source: string) =>
    Effect.map(
      during("compare")(
        sql<{ readonly id: string }>`SELECT id FROM met WHERE migration = ${migration} AND entity = ${entity}
          AND source = ${source} ORDER BY id`,
      ),
      (found) => found.map(({ id }) => id),
    )

  const wanted = Effect.fnUntraced(function* (entity: TableName, column: string, value: unknown) {
    const table = referenced(entity, column)
    if (table === undefined) return [value] satisfies Wanted
    if (Array.isArray(value)) {
      const ids = yield* Effect.forEach(value, (one) => idsOf(table, String(one)))
      return [ids.map(([first], at) => first ?? String(value[at]))] satisfies Wanted
    }
    if (typeof value !== "string") return [value] satisfies Wanted
    const ids = yield* idsOf(table, value)
    // What was not found has no id there, so nothing can hold it.
    return ids.length === 0 ? [value] : ids
  })

  return {
    idsOf,
    clear: during("compare")(sql`DELETE FROM met WHERE migration = ${migration}`),
    add: (entity: TableName, source: string, id: string) =>
      during("compare")(
        sql`INSERT INTO met ${sql.insert({ migration, entity, source, id })}
          ON CONFLICT (migration, entity, source, id) DO NOTHING`,
      ),
    /** Expected columns, with the target's ids in place of the source's. */
    translated: (entity: TableName, columns: { readonly [column: string]: unknown }) =>
      Effect.forEach(Object.entries(columns), ([column, value]) =>
        Effect.map(wanted(entity, column, value), (all) => [column, all] as const),
      ),
    /** Rows of the target that carry the marker of a record of the source and were not expected. */
    unmet: during("compare")(
      sql<{
        readonly entity: TableName
        readonly source: string
        readonly id: string
      }>`SELECT markers.entity, markers.source, markers.id FROM markers
        JOIN staged ON staged.migration = markers.migration AND staged.side = 'checked_source'
          AND staged.entity = markers.entity AND staged.id = markers.source
        WHERE markers.migration = ${migration} AND markers.side = 'checked_target'
          AND NOT EXISTS (SELECT 1 FROM met WHERE met.migration = markers.migration AND met.entity = markers.entity
            AND met.source = markers.source)
        ORDER BY markers.entity, markers.source, markers.id`,
    ),
  }
})

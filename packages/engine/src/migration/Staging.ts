/**
 * Staging: a platform's canonical rows in the state, as they were read. A side is replaced as a whole once everything
 * was read, so a reading that broke off leaves the one before.
 *
 * @module
 */
import type { ConnectorError, Reading, Rejected, Source, Warning } from "@boxport/connector"
import { type Rows, rowText, type TableName, tableNames } from "@boxport/model"
import { Array as Arr, Effect, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem } from "../state/Database.ts"

/** Whose rows: what is migrated, what is there, and both once more for verification. */
export type Side = "source" | "target" | "checked_source" | "checked_target"

/** What a staging came to. */
export interface Staged {
  /** Whether every resource was read whole. */
  readonly complete: boolean
  readonly rejected: ReadonlyArray<Rejected>
  /** What a person should look at. */
  readonly warnings: ReadonlyArray<Warning>
}

/** What staging needs to know. */
export interface StagingOptions {
  readonly migration: string
  readonly side: Side
  readonly source: Source
  /** The platform's own ids; empty for all. */
  readonly events: ReadonlyArray<string>
  /** The marker that a row of the target carries; nothing on the source's side. */
  readonly markerOf: <Name extends TableName>(table: Name, row: Rows[Name]) => string | null
}

/** Rows written in one statement: SQLite takes 32,766 values. */
const batch = 500

/** Instants and positions so that their texts sort as they do. */
const sortable = (value: number | null): string =>
  value === null ? "~" : String(BigInt(value) + 9_007_199_254_740_992n).padStart(17, "0")

/** What rows of a table are listed by. */
const sortOf = (row: { readonly [column: string]: unknown }): string => {
  const value = row["starts_at"] ?? row["position"] ?? row["created_at"]
  return sortable(typeof value === "number" ? value : null)
}

const textIn = (row: { readonly [column: string]: unknown }, column: string): string | null => {
  const value = row[column]
  return typeof value === "string" ? value : null
}

interface Line {
  readonly [column: string]: string | null
}

/** The lines of the state for the rows of one table. */
const linesOf = <Name extends TableName>(
  { markerOf, migration }: StagingOptions,
  side: string,
  entity: Name,
  rows: ReadonlyArray<Rows[Name]>,
) => {
  const staged: Array<Line> = []
  const codes: Array<Line> = []
  const markers: Array<Line> = []
  for (const row of rows) {
    const columns: { readonly [column: string]: unknown } = { ...row }
    const id = String(columns["id"])
    staged.push({
      migration,
      side,
      entity,
      id,
      event_id: textIn(columns, "event_id"),
      order_id: textIn(columns, "order_id"),
      ticket_id: textIn(columns, "ticket_id"),
      sort: sortOf(columns),
      text: rowText(entity, row),
    })
    const code = entity === "tickets" ? textIn(columns, "barcode") : null
    if (code !== null) codes.push({ migration, side, code, ticket: id })
    const source = markerOf(entity, row)
    if (source !== null) markers.push({ migration, side, entity, source, id })
  }
  return { staged, codes, markers }
}

/**
 * Reads a source into the state. Rows of one id that come twice count once, the later one. Fails as reading fails, and
 * then nothing has changed.
 */
export const stage: (
  options: StagingOptions,
) => Effect.Effect<Staged, ConnectorError | StateProblem, SqlClient.SqlClient> = Effect.fn("Migration.stage")(
  function* (options) {
    const sql = yield* SqlClient.SqlClient
    const { events, migration, side, source } = options
    const incoming = `incoming_${side}`
    const tables = ["staged", "codes", "markers"] as const

    const drop = (which: string) =>
      Effect.forEach(
        tables,
        (table) => sql`DELETE FROM ${sql(table)} WHERE migration = ${migration} AND side = ${which}`,
      )

    const insert = Effect.fnUntraced(function* (table: (typeof tables)[number], lines: ReadonlyArray<Line>) {
      for (const some of Arr.chunksOf(lines, batch)) {
        if (Arr.isReadonlyArrayNonEmpty(some)) yield* sql`INSERT OR REPLACE INTO ${sql(table)} ${sql.insert(some)}`
      }
    })

    const keepTable = Effect.fnUntraced(function* <Name extends TableName>(
      entity: Name,
      rows: ReadonlyArray<Rows[Name]> = [],
    ) {
      const lines = linesOf(options, incoming, entity, rows)
      for (const table of tables) yield* insert(table, lines[table])
    })

    const keepPage = ({ rows }: Extract<Reading, { readonly _tag: "Page" }>) =>
      Effect.forEach(tableNames, (name) => keepTable(name, rows[name]), { discard: true }).pipe(
        sql.withTransaction,
        during("stage"),
      )

    yield* drop(incoming).pipe(sql.withTransaction, during("stage"))
    let complete = true
    const rejected: Array<Rejected> = []
    const warnings: Array<Warning> = []
    yield* source.read({ events, tables: new Set(tableNames), raw: false }).pipe(
      Stream.runForEach((reading) => {
        if (reading._tag === "Begin") return Effect.void
        warnings.push(...reading.warnings.filter(({ attention }) => attention))
        if (reading._tag === "End") {
          complete &&= reading.complete
          return Effect.void
        }
        rejected.push(...reading.rejected)
        return keepPage(reading)
      }),
    )
    yield* Effect.andThen(
      drop(side),
      Effect.forEach(
        tables,
        (table) => sql`UPDATE ${sql(table)} SET side = ${side} WHERE migration = ${migration} AND side = ${incoming}`,
      ),
    ).pipe(sql.withTransaction, during("stage"))
    return { complete, rejected, warnings }
  },
)

/**
 * Staging: a platform's canonical rows in the state, as they were read. A side is replaced as a whole once everything
 * was read, so a reading that broke off leaves the one before.
 *
 * @module
 */
import type { ConnectorError, Reading, Rejected, Source, Warning } from "@boxport/connector"
import { type Rows, rowText, type TableName, tableNames } from "@boxport/model"
import { Effect, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { toWrite } from "../state/Batches.ts"
import { during, type StateProblem } from "../state/Database.ts"

/** Whose rows: what is migrated, what is there, and both once more for verification. */
export type Side = "source" | "target" | "checked_source" | "checked_target"

/** Where the rows of a side wait until they take the place of those before. */
export const incoming = <Name extends Side>(side: Name): `incoming_${Name}` => `incoming_${side}`

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
    if (code !== null) codes.push({ migration, side, code, ticket: id, status: textIn(columns, "status") })
    const source = markerOf(entity, row)
    if (source !== null) markers.push({ migration, side, entity, source, id })
  }
  return { staged, codes, markers }
}

const stagedTables = ["staged", "codes", "markers"] as const

/** What is written over where a row comes again. */
const again = {
  staged: `ON CONFLICT (migration, side, entity, id) DO UPDATE SET event_id = excluded.event_id,
    order_id = excluded.order_id, ticket_id = excluded.ticket_id, sort = excluded.sort, text = excluded.text`,
  codes: "ON CONFLICT (migration, side, code, ticket) DO UPDATE SET status = excluded.status",
  markers: "ON CONFLICT (migration, side, entity, source, id) DO NOTHING",
}

const drop = Effect.fnUntraced(function* (migration: string, side: string) {
  const sql = yield* SqlClient.SqlClient
  for (const table of stagedTables) {
    yield* sql`DELETE FROM ${sql(table)} WHERE migration = ${migration} AND side = ${side}`
  }
})

/**
 * Reads a source into the state, beside what is there; {@link accept} puts it in its place. Rows of one id that come twice
 * count once, the later one. Fails as reading fails, and then nothing has changed.
 */
export const stage: (
  options: StagingOptions,
) => Effect.Effect<Staged, ConnectorError | StateProblem, SqlClient.SqlClient> = Effect.fn("Migration.stage")(
  function* (options) {
    const sql = yield* SqlClient.SqlClient
    const { events, migration, side, source } = options

    const insert = Effect.fnUntraced(function* (table: (typeof stagedTables)[number], lines: ReadonlyArray<Line>) {
      for (const some of toWrite(lines)) {
        yield* sql`INSERT INTO ${sql(table)} ${sql.insert(some)} ${sql.literal(again[table])}`
      }
    })

    const keepTable = Effect.fnUntraced(function* <Name extends TableName>(
      entity: Name,
      rows: ReadonlyArray<Rows[Name]> = [],
    ) {
      const lines = linesOf(options, incoming(side), entity, [...new Map(rows.map((row) => [row.id, row])).values()])
      for (const table of stagedTables) yield* insert(table, lines[table])
    })

    const keepPage = ({ rows }: Extract<Reading, { readonly _tag: "Page" }>) =>
      Effect.forEach(tableNames, (name) => keepTable(name, rows[name]), { discard: true }).pipe(
        sql.withTransaction,
        during("stage"),
      )

    // What a reading has left that broke off.
    yield* drop(migration, incoming(side)).pipe(sql.withTransaction, during("stage"))
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
    return { complete, rejected, warnings }
  },
)

/** Puts the rows that were staged last in the place of those before, all sides at once. */
export const accept: (
  migration: string,
  sides: ReadonlyArray<Side>,
) => Effect.Effect<void, StateProblem, SqlClient.SqlClient> = Effect.fn("Migration.accept")(
  function* (migration, sides) {
    const sql = yield* SqlClient.SqlClient
    yield* Effect.gen(function* () {
      for (const side of sides) {
        yield* drop(migration, side)
        for (const table of stagedTables) {
          yield* sql`UPDATE ${sql(table)} SET side = ${side} WHERE migration = ${migration} AND side = ${incoming(side)}`
        }
      }
    }).pipe(sql.withTransaction, during("stage"))
  },
)

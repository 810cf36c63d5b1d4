/**
 * Export runs in the state: when, what, where to, and how they ended.
 *
 * @module
 */
import { Effect, Schema } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem, unreadable } from "./state/Database.ts"
import { type Ended, endedColumns, endedFields, endedIn, type ExportOutcome } from "./state/Ended.ts"

/** One export run. */
export interface ExportRun extends Ended {
  /** ISO 8601 in UTC. */
  readonly startedAt: string
  /** ISO 8601 in UTC. */
  readonly finishedAt: string
  readonly connection: string
  readonly platform: string
  /** The folder, absolute: whoever looks for it later may be elsewhere. Versions before wrote what was asked for. */
  readonly to: string
  readonly format: string
  readonly outcome: ExportOutcome
}

/** Records an export run. Several processes can record at once. */
export const recordExport: (run: ExportRun) => Effect.Effect<void, StateProblem, SqlClient.SqlClient> = Effect.fn(
  "Exports.record",
)(function* (run) {
  const sql = yield* SqlClient.SqlClient
  yield* during("record the export")(
    sql`INSERT INTO exports ${sql.insert({
      started_at: run.startedAt,
      finished_at: run.finishedAt,
      connection: run.connection,
      platform: run.platform,
      folder: run.to,
      format: run.format,
      outcome: run.outcome,
      ...endedColumns(run),
    })}`,
  )
})

const Line = Schema.Struct({
  started_at: Schema.String,
  finished_at: Schema.String,
  connection: Schema.String,
  platform: Schema.String,
  folder: Schema.String,
  format: Schema.String,
  ...endedFields,
})

const decode = Schema.decodeUnknownEffect(Schema.Array(Line))

/** The latest export runs, at most so many, the latest first. */
export const exportsOf: (limit: number) => Effect.Effect<ReadonlyArray<ExportRun>, StateProblem, SqlClient.SqlClient> =
  Effect.fn("Exports.latest")(function* (limit) {
    const sql = yield* SqlClient.SqlClient
    const lines = yield* during("list exports")(
      sql`SELECT * FROM exports ORDER BY finished_at DESC, started_at DESC LIMIT ${limit}`,
    )
    const decoded = yield* Effect.mapError(decode(lines), () => unreadable("list exports"))
    return decoded.map((line) => ({
      startedAt: line.started_at,
      finishedAt: line.finished_at,
      connection: line.connection,
      platform: line.platform,
      to: line.folder,
      format: line.format,
      outcome: line.outcome,
      ...endedIn(line),
    }))
  })

/** Every folder that an export has written to, each once, as {@link ExportRun.to} has it. */
export const exportFolders: Effect.Effect<ReadonlyArray<string>, StateProblem, SqlClient.SqlClient> = Effect.gen(
  function* () {
    const sql = yield* SqlClient.SqlClient
    const lines = yield* during("list exports' folders")(
      sql<{ readonly folder: string }>`
        SELECT DISTINCT folder FROM exports WHERE outcome IN ('done', 'attention') ORDER BY folder`,
    )
    return lines.map(({ folder }) => folder)
  },
)

/**
 * One export of a connection, with its row in the state: what `boxport export` and jobs do.
 *
 * @module
 */
import type { Source } from "@boxport/connector"
import {
  type ExportOptions,
  type ExportResult,
  exportTo,
  type JobEnding,
  type PrivacyOptions,
  recordExport,
  sync,
  type SyncOptions,
  type SyncResult,
} from "@boxport/engine"
import type { TableName } from "@boxport/model"
import { Cause, DateTime, Effect, Exit } from "effect"
import type { SqlClient } from "effect/sql"
import { resolve } from "node:path"
import { openConnection } from "./Connections.ts"
import type { LoadedConfiguration } from "./config/Read.ts"
import { type Described, endingOf, type Failure } from "./Failure.ts"
import { requireSecrets } from "./SecretFields.ts"
import { version } from "./Version.ts"

/** What to export, and where to. */
export interface ExportInput {
  readonly connection: string
  readonly to: string
  readonly format: ExportOptions["format"]
  readonly event: ReadonlyArray<string>
  readonly tables: ReadonlyArray<TableName>
  readonly raw: boolean
  readonly includeSecrets: ReadonlyArray<string>
  readonly csvFormulas: ExportOptions["formulas"]
  readonly privacy: PrivacyOptions
  readonly strict: boolean
  /** How it is read again and again; left out where everything is read every time. */
  readonly incremental?: Pick<SyncOptions, "job" | "fullEveryMillis" | "recentMillis">
  /** Where its answers are written down, so that it can be gone on with; left out where it cannot. */
  readonly spool?: NonNullable<ExportOptions["spool"]>
}

/** Rows by table, as numbers. */
export const rowsByTable = (done: ExportResult): { readonly [table: string]: number } =>
  Object.fromEntries(Object.entries(done.tables).map(([table, { rows }]) => [table, rows]))

/** How an export ended, for its row, for its job's and for whoever asked for it. */
export interface ExportEnd extends JobEnding {
  /** What is said of an error, or of an interruption; null where there was none. */
  readonly said: Described | null
}

const interrupted: Described = { tag: "Interrupted", message: "interrupted", hint: "Run it again." }

/** Says how an export ended. One that was interrupted is no failure, whatever went wrong on its way out. */
export const endOf = (exit: Exit.Exit<ExportResult, Failure>): ExportEnd => {
  if (Exit.isSuccess(exit)) {
    const { attention, rejected, requests } = exit.value
    return {
      outcome: attention ? "attention" : "done",
      exitCode: attention ? 3 : 0,
      error: null,
      said: null,
      rows: rowsByTable(exit.value),
      rejected,
      requests,
    }
  }
  const nothing = { rows: {}, rejected: null, requests: null }
  const ending = endingOf(exit.cause)
  if (!Cause.hasInterrupts(exit.cause) && (ending._tag === "Failed" || ending._tag === "Defect")) {
    const { error, exitCode } = ending
    return { ...nothing, outcome: "failed", exitCode, error: error.tag, said: error }
  }
  return { ...nothing, outcome: "interrupted", exitCode: 130, error: null, said: interrupted }
}

/** Opens the connection for one export, and sees that the secrets that are asked for exist there. */
export const openFor = Effect.fnUntraced(function* (loaded: LoadedConfiguration, input: ExportInput) {
  const source = yield* openConnection(loaded, input.connection)
  yield* requireSecrets(source, input.includeSecrets)
  return source
})

/** What every export is read and written with. */
const optionsOf = (input: ExportInput) => ({
  to: input.to,
  format: input.format,
  events: input.event,
  tables: input.tables,
  secrets: input.includeSecrets,
  formulas: input.csvFormulas,
  privacy: input.privacy,
  strict: input.strict,
  boxport: version,
  ...(input.spool === undefined ? {} : { spool: input.spool }),
})

/** What an incremental job is read and written with. */
export const syncOptions = (input: ExportInput, incremental: NonNullable<ExportInput["incremental"]>): SyncOptions => ({
  ...incremental,
  ...optionsOf(input),
})

const exported = (
  input: ExportInput,
  source: Source,
): Effect.Effect<ExportResult | SyncResult, Failure, SqlClient.SqlClient> =>
  input.incremental === undefined
    ? exportTo(source, { ...optionsOf(input), raw: input.raw })
    : sync(source, syncOptions(input, input.incremental))

/** Exports a source, and records the run in the state. */
export const recorded = Effect.fn("export.recorded")(function* (input: ExportInput, source: Source) {
  const startedAt = DateTime.formatIso(yield* DateTime.now)
  return yield* exported(input, source).pipe(
    Effect.onExit((exit) =>
      Effect.gen(function* () {
        yield* recordExport({
          startedAt,
          finishedAt: DateTime.formatIso(yield* DateTime.now),
          connection: input.connection,
          platform: source.platform,
          to: resolve(input.to),
          format: input.format,
          ...endOf(exit),
        })
      }),
    ),
  )
})

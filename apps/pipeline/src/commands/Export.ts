/**
 * `boxport export`: a connection's records as canonical tables in files.
 *
 * @module
 */
import {
  type ExportOptions,
  type ExportResult,
  type ExportRun,
  exportTo,
  recordExport,
  secretsIncluded,
  stateLayer,
} from "@boxport/engine"
import type { Source } from "@boxport/connector"
import type { TableName } from "@boxport/model"
import { Cause, DateTime, Effect, Exit, Result } from "effect"
import { configuration, network, openConnection, requireConnection, stateFolder } from "../Connections.ts"
import { describe, type Failure } from "../Failure.ts"
import { Interruption } from "../Interruption.ts"
import { aligned, printable } from "../Output.ts"
import { shown } from "../progress/Reporter.ts"
import { count, counted } from "../progress/Words.ts"
import { result } from "../Results.ts"
import { requireSecrets } from "../SecretFields.ts"
import { Ended } from "../Usage.ts"
import { version } from "../Version.ts"

/** The command line of an export. */
export interface ExportInput {
  readonly connection: string
  readonly to: string
  readonly format: ExportOptions["format"]
  readonly event: ReadonlyArray<string>
  readonly tables: ReadonlyArray<TableName>
  readonly raw: boolean
  readonly includeSecrets: ReadonlyArray<string>
  readonly csvFormulas: ExportOptions["formulas"]
}

/** Rows by table, as numbers. */
export const rowsByTable = (done: ExportResult): { readonly [table: string]: number } =>
  Object.fromEntries(Object.entries(done.tables).map(([table, { rows }]) => [table, rows]))

/** The keys that scripts may rely on. */
export const exportDocument = ({ complete, rejected, requests, tables, to, warnings }: ExportResult) => ({
  tables,
  rejected,
  requests,
  to,
  complete,
  warnings,
})

/** What there is to look at, or to know, about an export: a line each. */
export const remarks = (done: ExportResult): ReadonlyArray<string> => [
  ...(done.complete ? [] : ["Not complete: a resource could not be read whole."]),
  ...(done.rejected === 0 ? [] : [`${counted(done.rejected, "record")} rejected: see rejected.ndjson in ${done.to}`]),
  ...done.warnings.map(({ attention, code, count: times, message }) => {
    const often = times > 1 && code !== secretsIncluded ? ` (${count(times)} times)` : ""
    return `${attention ? "Look at this" : "Note"}: ${printable(message)}${often}`
  }),
]

/** The tables of an export that are not empty, with their rows. */
export const tableLines = (done: ExportResult): ReadonlyArray<string> => {
  const tables = Object.entries(rowsByTable(done))
  const filled = tables.filter(([, rows]) => rows > 0)
  const empty = tables.length - filled.length
  return [
    ...aligned(
      filled.map(([table, rows]) => [`  ${table}`, count(rows)]),
      [1],
    ),
    ...(empty === 0 ? [] : [`  ${counted(empty, "empty table")}`]),
  ]
}

/** An export as a person reads it. */
export const exportText = (done: ExportResult): string =>
  [...tableLines(done), `${counted(done.requests, "request")}; written to ${done.to}`, ...remarks(done)].join("\n")

const outcomeOf = (
  exit: Exit.Exit<ExportResult, Failure>,
): Pick<ExportRun, "outcome" | "error" | "rows" | "rejected" | "requests"> => {
  if (Exit.isSuccess(exit)) {
    const { attention, rejected, requests } = exit.value
    return { outcome: attention ? "attention" : "done", error: null, rows: rowsByTable(exit.value), rejected, requests }
  }
  const failure = Cause.findError(exit.cause)
  const error = Result.isSuccess(failure) ? describe(failure.success).tag : null
  return {
    outcome: Cause.hasInterrupts(exit.cause) ? "interrupted" : "failed",
    error,
    rows: {},
    rejected: null,
    requests: null,
  }
}

const recorded = Effect.fn("export.recorded")(function* (input: ExportInput, source: Source) {
  yield* Interruption.means({
    message: "interrupted",
    hint: `Nothing of this run was left in ${input.to}. Run the same command again.`,
    exitCode: 130,
  })
  const startedAt = DateTime.formatIso(yield* DateTime.now)
  return yield* exportTo(source, {
    to: input.to,
    format: input.format,
    events: input.event,
    tables: input.tables,
    raw: input.raw,
    secrets: input.includeSecrets,
    formulas: input.csvFormulas,
    boxport: version,
  }).pipe(
    shown,
    Effect.onExit((exit) =>
      Effect.gen(function* () {
        yield* recordExport({
          startedAt,
          finishedAt: DateTime.formatIso(yield* DateTime.now),
          connection: input.connection,
          platform: source.platform,
          to: input.to,
          format: input.format,
          ...outcomeOf(exit),
        })
      }),
    ),
  )
})

/** Exports a connection, and records the run in the state folder. */
export const exportCommand = Effect.fn("export")(function* (input: ExportInput) {
  const loaded = yield* configuration
  yield* requireConnection(loaded, input.connection)
  const done = yield* Effect.gen(function* () {
    const source = yield* openConnection(loaded, input.connection)
    yield* requireSecrets(source, input.includeSecrets)
    // Opened first: a run that could not be recorded does not begin.
    return yield* Effect.provide(recorded(input, source), stateLayer(yield* stateFolder(loaded)))
  }).pipe(Effect.scoped, Effect.provide(network))
  yield* result({ json: () => exportDocument(done), text: () => exportText(done) })
  if (done.attention) return yield* new Ended({ exitCode: 3 })
})

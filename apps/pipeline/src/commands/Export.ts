/**
 * `boxport export`: a connection's records as canonical tables in files.
 *
 * @module
 */
import { type ExportResult, secretsIncluded, stateLayer, type SyncResult } from "@boxport/engine"
import type { Privacy } from "@boxport/model"
import { Effect } from "effect"
import { configuration, network, requireConnection, stateFolder } from "../Connections.ts"
import { type ExportInput, openFor, recorded, rowsByTable } from "../Exporting.ts"
import { Interruption } from "../Interruption.ts"
import { aligned, printable } from "../Output.ts"
import { requirePrivacy } from "../Private.ts"
import { shown } from "../progress/Reporter.ts"
import { count, counted } from "../progress/Words.ts"
import { result } from "../Results.ts"
import { secretNames } from "../SecretFields.ts"
import { Ended } from "../Usage.ts"

/** The command line of an export. */
export interface ExportCommand extends Omit<ExportInput, "privacy"> {
  readonly privacy: Privacy.PrivacyMode
}

/** The keys that scripts may rely on. */
export const exportDocument = (done: ExportResult | SyncResult) => {
  const { complete, rejected, requests, tables, to, warnings } = done
  const document = { tables, rejected, requests, to, complete, warnings }
  if (!("syncedAt" in done)) return document
  const { changes, events, mode, syncedAt } = done
  return { ...document, mode, syncedAt, events, changes }
}

const rejectedIn = (done: ExportResult | SyncResult): string => ("syncedAt" in done ? `${done.to}/current` : done.to)

/** What there is to look at, or to know, about an export: a line each. */
export const remarks = (done: ExportResult): ReadonlyArray<string> => [
  ...(done.complete ? [] : ["Not complete: a resource could not be read whole."]),
  ...(done.rejected === 0
    ? []
    : [`${counted(done.rejected, "record")} rejected: see rejected.ndjson in ${rejectedIn(done)}`]),
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

/** What an incremental run has found. */
const syncLines = (done: ExportResult | SyncResult): ReadonlyArray<string> => {
  if (!("syncedAt" in done)) return []
  const { changes, events, mode, syncedAt } = done
  const sum = (of: "changed" | "deleted") => Object.values(changes).reduce((total, counts) => total + counts[of], 0)
  const read =
    mode === "full"
      ? "everything was read"
      : `the sales of ${count(events.read)} of ${counted(events.listed, "event")} were read`
  return [
    `Run ${syncedAt}: ${read}; ${counted(sum("changed"), "row")} new or changed, ${count(sum("deleted"))} deleted`,
  ]
}

/** An export as a person reads it. */
export const exportText = (done: ExportResult | SyncResult): string =>
  [
    ...tableLines(done),
    ...syncLines(done),
    `${counted(done.requests, "request")}; written to ${done.to}`,
    ...remarks(done),
  ].join("\n")

/** What an interrupted export leaves. */
const meansNothingLeft = (to: string) =>
  Interruption.means({
    message: "interrupted",
    hint: `Nothing of this run was left in ${to}. Run the same command again.`,
    exitCode: 130,
  })

/** Exports a connection, and records the run in the state folder. */
export const exportCommand = Effect.fn("export")(function* ({ privacy: mode, ...asked }: ExportCommand) {
  const loaded = yield* configuration
  yield* requireConnection(loaded, asked.connection)
  const key = loaded.configuration.privacyKey
  const input: ExportInput = {
    ...asked,
    includeSecrets: secretNames(asked.includeSecrets),
    privacy: yield* requirePrivacy({ ...asked, mode, key }),
  }
  const done = yield* Effect.gen(function* () {
    const source = yield* openFor(loaded, input)
    yield* meansNothingLeft(input.to)
    // Opened first: a run that could not be recorded does not begin.
    return yield* Effect.provide(shown(recorded(input, source)), stateLayer(yield* stateFolder(loaded)))
  }).pipe(Effect.scoped, Effect.provide(network))
  yield* result({ json: () => exportDocument(done), text: () => exportText(done) })
  if (done.attention) return yield* new Ended({ exitCode: 3 })
})

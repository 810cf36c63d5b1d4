/**
 * Export: everything a source has, as files in a folder.
 *
 * @module
 */
import { join } from "node:path"
import type { ConnectorError, Source } from "@boxport/connector"
import type { FileProblem, Format } from "@boxport/formats"
import type { TableName } from "@boxport/model"
import { DateTime, Effect } from "effect"
import * as Disk from "./Disk.ts"
import { watchedSource } from "./Drift.ts"
import { openFiles, rejectedFile, tableFile } from "./Files.ts"
import { openStaging, type TargetFolderInUse } from "./Folder.ts"
import { previousFiles } from "./Previous.ts"
import { leftOut, type PrivacyOptions, privateSource } from "./privacy/PrivateSource.ts"
import { asked, readAll } from "./Reading.ts"
import { reportOf } from "./Report.ts"
import { goingOn, openSpool, type SpoolOptions } from "./Spool.ts"
import { manifestFile, publish, type Staging, writeManifest } from "./Publish.ts"
import * as Tally from "./Tally.ts"

/** What to export, and how. */
export interface ExportOptions {
  /** The folder for the files; made when it is missing. */
  readonly to: string
  readonly format: Format
  /** The platform's own ids (`ev_123`); empty for everything. */
  readonly events: ReadonlyArray<string>
  /** Empty for all of them. */
  readonly tables: ReadonlyArray<TableName>
  /** Whether every native resource is wanted too, as `raw/<resource>.ndjson`. */
  readonly raw: boolean
  /** Names of secret fields that the files are to hold, as `Source.secrets` has them; empty for none. */
  readonly secrets: ReadonlyArray<string>
  /** CSV text that a spreadsheet would run: `defuse` puts a `'` in front. */
  readonly formulas: "defuse" | "keep"
  /** How much about people the files hold, all of it where it is missing; in any mode but full, native records and secrets are in none. */
  readonly privacy?: PrivacyOptions
  /** Whether a person should look at what the platform sends for the first time; it is told in any case. */
  readonly strict?: boolean
  /** The version of Boxport, for the manifest. */
  readonly boxport: string
  /** Where answers are written down, so that the run can be gone on with if it is killed; nowhere where it is missing. */
  readonly spool?: Pick<SpoolOptions, "path" | "key">
}

/** What an export did. */
export interface ExportResult {
  /** The tables asked for. */
  readonly tables: { readonly [table in TableName]?: { readonly rows: number } }
  /** Records, or parts of them, that could not be taken; they are in `rejected.ndjson`. */
  readonly rejected: number
  /** Requests sent, retries included. */
  readonly requests: number
  /** The folder, as it was asked for. */
  readonly to: string
  /** False when a resource could not be read whole. */
  readonly complete: boolean
  readonly warnings: ReadonlyArray<{
    readonly code: string
    readonly message: string
    readonly count: number
    readonly attention: boolean
  }>
  /** Whether a person should look at it: something was rejected, is not complete, or a warning asks for it. */
  readonly attention: boolean
}

/** Fails while nothing is read yet where a folder would be in the way of a file in the end. */
const checkTarget = ({ target }: Staging, { format }: ExportOptions, tables: ReadonlyArray<TableName>) =>
  Effect.forEach([manifestFile, rejectedFile, ...tables.map((table) => tableFile(table, format))], (name) =>
    Disk.refuseFolder(join(target, name)),
  )

/** What a run asks for. Once an export was published, what was answered to it is of no more use. */
const shapeOf = Effect.fnUntraced(function* ({ target }: Staging, source: Source, options: ExportOptions) {
  const { events, raw, secrets, tables } = options
  const before = yield* Disk.readIfThere(join(target, manifestFile))
  return JSON.stringify([source.platform, source.connection, target, events, raw, secrets, tables, before ?? null])
})

/**
 * Exports what a source has to a folder: a file for every table asked for (header or schema alone when it has no rows),
 * `rejected.ndjson` if there is anything to put there, `raw/<resource>.ndjson` if asked for, and `manifest.json`.
 *
 * The files are gathered in a private folder and appear together, in the place of those of the same name; other files
 * are left alone, but for an earlier export's `rejected.ndjson`. When the export fails or is interrupted, the folder is as it was before (an interruption waits while files are being moved, a matter of
 * milliseconds). Memory does not grow with the number of records.
 *
 * `requests` are all the source has sent so far, so every export wants a source of its own. `Progress` is told how
 * far it is.
 */
export const exportTo: (
  source: Source,
  options: ExportOptions,
) => Effect.Effect<ExportResult, ConnectorError | FileProblem | TargetFolderInUse> = Effect.fn("Engine.export")(
  function* (everything, options) {
    const { privacy = { mode: "full" }, spool: spoolAt } = options
    const { mode } = privacy
    const source = privateSource(watchedSource(everything, options.strict ?? false), privacy)
    const tables = asked(options.tables)
    const secrets = new Set(mode === "full" ? options.secrets : [])
    const staging = yield* openStaging(options.to)
    yield* checkTarget(staging, options, tables)
    const spool =
      spoolAt === undefined
        ? undefined
        : yield* openSpool({ ...spoolAt, shape: yield* shapeOf(staging, source, options) })
    const startedAt = spool === undefined ? yield* DateTime.now : DateTime.makeUnsafe(spool.begunAt)
    const files = yield* openFiles(staging.partial, { ...options, tables, leaveOut: leftOut(mode) })
    const { account, tally } = yield* Effect.all({
      account: source.account,
      tally: readAll(
        source,
        { events: options.events, tables: new Set(tables), raw: options.raw, secrets },
        tables,
        Tally.empty,
        files.write,
      ),
    }).pipe(goingOn(spool))
    const written = yield* files.close
    const { manifest, result } = yield* reportOf(source, options, { account, startedAt, tally, secrets, mode })
    yield* writeManifest(staging, { ...manifest, tables: Object.fromEntries(written.tables) })
    const stale = (yield* previousFiles(staging.target)).filter((name) => !written.names.includes(name))
    yield* publish(staging, written.names, stale)
    if (spool !== undefined) yield* spool.drop

    return { tables: Object.fromEntries(written.tables.map(([table, { rows }]) => [table, { rows }])), ...result }
  },
  Effect.scoped,
)

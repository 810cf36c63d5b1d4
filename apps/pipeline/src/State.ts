/**
 * The state folder: what Boxport remembers from one run to the next. Today that is one row per export run, in
 * `exports.ndjson`. Only its owner can read it.
 *
 * @module
 */
import { makeFolders } from "@boxport/engine"
import { fileProblem } from "@boxport/formats"
import { Effect } from "effect"
import { open } from "node:fs/promises"
import { join } from "node:path"

/** How an export ended. */
export type Outcome = "done" | "attention" | "failed" | "interrupted"

/** One export run. It holds no secret and no personal data. */
export interface ExportRow {
  readonly startedAt: string
  readonly finishedAt: string
  readonly connection: string
  readonly platform: string
  readonly to: string
  readonly format: string
  readonly outcome: Outcome
  /** The error's tag, when it failed. */
  readonly error: string | null
  /** Rows written by table, when it was done. */
  readonly rows: { readonly [table: string]: number }
  readonly rejected: number | null
  readonly requests: number | null
}

/**
 * Opens the record of export runs in a state folder, which is made if need be, so that a run that could not be
 * recorded does not begin. A row is appended in one write: several runs can record at once.
 */
export const openExports = Effect.fn("State.openExports")(function* (folder: string) {
  const file = join(folder, "exports.ndjson")
  yield* makeFolders(folder)
  const handle = yield* Effect.acquireRelease(
    Effect.tryPromise({ try: () => open(file, "a", 0o600), catch: (cause) => fileProblem(file, "open", cause) }),
    (handle) => Effect.promise(() => handle.close()),
  )
  return {
    append: (row: ExportRow) =>
      Effect.tryPromise({
        try: () => handle.appendFile(`${JSON.stringify(row)}\n`),
        catch: (cause) => fileProblem(file, "write", cause),
      }),
  }
})

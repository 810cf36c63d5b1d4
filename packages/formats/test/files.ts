/**
 * What the tests share: a folder that is removed again, files written in one go, DuckDB.
 */
import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { type TableName } from "@boxport/model"
import { extension, type Format, openTable, type WriterOptions } from "@boxport/formats"
import { DuckDBInstance, type DuckDBValue } from "@duckdb/node-api"
import { Effect } from "effect"
import type { AnyRow } from "./rows.ts"

/** A folder of its own, gone when the scope closes. */
export const folder = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "boxport-formats-"))),
  (path) => Effect.promise(() => rm(path, { recursive: true, force: true })),
)

export const defuse: WriterOptions = { formulas: "defuse" }

/** Writes batches of rows to a new file and closes it. */
export const writeTable = Effect.fnUntraced(function* (
  format: Format,
  table: TableName,
  batches: ReadonlyArray<ReadonlyArray<AnyRow>>,
  options: WriterOptions = defuse,
) {
  const path = join(yield* folder, `${table}.${extension(format)}`)
  const writer = yield* openTable(format, table, path, options)
  for (const batch of batches) yield* writer.write(batch)
  return { path, ...(yield* writer.close) }
})

export const textOf = (path: string) => Effect.promise(() => readFile(path, "utf8"))

/** What `WrittenFile` says, found out from the file itself. */
export const measured = (path: string) =>
  Effect.promise(async () => {
    const content = await readFile(path)
    return { bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") }
  })

/** Runs a script of this folder in a process that may write only small files: the JSON that it prints. */
export const withLittleRoom = (script: string, ...words: ReadonlyArray<string>): Effect.Effect<unknown> =>
  Effect.promise(async () => {
    const { stdout } = await promisify(execFile)("sh", [
      "-c",
      // A limit in blocks of 512 bytes (1,024 in some shells). Ignored, SIGXFSZ becomes the error EFBIG.
      `trap "" XFSZ; ulimit -f 4; exec "$0" --conditions=source "$@"`,
      process.execPath,
      join(import.meta.dirname, script),
      ...words,
    ])
    return JSON.parse(stdout)
  })

/** A DuckDB in memory, and how to ask it. */
export const duckdb = Effect.map(
  Effect.acquireRelease(
    Effect.promise(async () => {
      const instance = await DuckDBInstance.create()
      return { instance, connection: await instance.connect() }
    }),
    ({ connection, instance }) =>
      Effect.sync(() => {
        connection.closeSync()
        instance.closeSync()
      }),
  ),
  ({ connection }) =>
    (sql: string): Effect.Effect<ReadonlyArray<ReadonlyArray<DuckDBValue>>> =>
      Effect.promise(async () => (await connection.runAndReadAll(sql)).getRows()),
)

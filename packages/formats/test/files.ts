/**
 * What the tests share: a folder that is removed again, files written in one go, DuckDB.
 */
import { createHash } from "node:crypto"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
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

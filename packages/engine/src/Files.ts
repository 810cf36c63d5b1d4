/**
 * The files of one export while they are written: tables, native records, rejected records.
 *
 * @module
 */
import { join } from "node:path"
import type { Reading, Rejected } from "@boxport/connector"
import {
  extension,
  type FileProblem,
  type Format,
  openJsonLines,
  openTable,
  type TableWriter,
  type WriterOptions,
  type WrittenFile,
} from "@boxport/formats"
import type { JsonObject, RowsByTable, TableName } from "@boxport/model"
import { Effect, Scope } from "effect"
import * as Disk from "./Disk.ts"
import { rawFolder } from "./Publish.ts"

/** The file of rejected records. */
export const rejectedFile = "rejected.ndjson"

/** The file of a table. */
export const tableFile = (table: TableName, format: Format): string => `${table}.${extension(format)}`

/** The file of a native resource; a name is kept to what is safe in a path, whatever an adapter calls its resources. */
const rawFile = (resource: string): string => `${rawFolder}/${resource.replace(/[^\w-]/g, "_")}.ndjson`

/** Which files are wanted, and how. */
export interface FilesOptions extends WriterOptions {
  readonly format: Format
  readonly tables: ReadonlyArray<TableName>
  readonly raw: boolean
}

/** Everything that was written. */
export interface WrittenFiles {
  readonly tables: ReadonlyArray<readonly [table: TableName, file: WrittenFile & { readonly file: string }]>
  /** Every file, tables' included, by its path in the folder. */
  readonly names: ReadonlyArray<string>
}

/** The open files of one export. */
export interface Files {
  /** Writes what became of a page of records. */
  readonly write: (page: Extract<Reading, { readonly _tag: "Page" }>) => Effect.Effect<void, FileProblem>
  /** Completes all files. */
  readonly close: Effect.Effect<WrittenFiles, FileProblem>
}

/** A rejected record as a line of its file. */
export const rejectedLine = ({ resource, nativeId, path, reason, record }: Rejected): JsonObject => ({
  resource,
  nativeId,
  path,
  reason,
  record,
})

/** One table's file: it takes its rows out of a page's. */
const openSink = Effect.fnUntraced(function* <Name extends TableName>(
  table: Name,
  folder: string,
  options: FilesOptions,
) {
  const file = tableFile(table, options.format)
  const writer = yield* openTable(options.format, table, join(folder, file), options)
  return {
    write: (rows: RowsByTable) => {
      const own = rows[table]
      // Most pages have rows of a few tables.
      return own === undefined ? Effect.void : writer.write(own)
    },
    close: Effect.map(writer.close, (written) => [table, { file, ...written }] as const),
  }
})

/**
 * Opens the files of an export in an empty folder: one for every table asked for, rows or not; those of native and of
 * rejected records when there is a first one. Closing the scope closes them as they are.
 */
export const openFiles = Effect.fnUntraced(function* (folder: string, options: FilesOptions) {
  const scope = yield* Effect.scope
  const sinks = yield* Effect.forEach(options.tables, (table) => openSink(table, folder, options))
  if (options.raw) yield* Disk.makeFolders(join(folder, rawFolder))
  const lines = new Map<string, TableWriter<JsonObject>>()

  const writeLines = Effect.fnUntraced(function* (name: string, records: ReadonlyArray<JsonObject>) {
    if (records.length === 0) return
    let writer = lines.get(name)
    if (writer === undefined) {
      writer = yield* Scope.provide(openJsonLines(join(folder, name)), scope)
      lines.set(name, writer)
    }
    yield* writer.write(records)
  })

  const files: Files = {
    write: Effect.fnUntraced(function* (page) {
      for (const sink of sinks) yield* sink.write(page.rows)
      yield* writeLines(rejectedFile, page.rejected.map(rejectedLine))
      if (!options.raw) return
      for (const [resource, records] of Object.entries(page.raw)) yield* writeLines(rawFile(resource), records)
    }),
    close: Effect.gen(function* () {
      const tables = yield* Effect.forEach(sinks, (sink) => sink.close)
      yield* Effect.forEach(lines.values(), (writer) => writer.close)
      return { tables, names: [...tables.map(([, { file }]) => file), ...lines.keys()] }
    }),
  }
  return files
})

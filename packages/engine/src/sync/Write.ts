/**
 * The files of an incremental run: its changes, and the view of everything.
 *
 * @module
 */
import { join } from "node:path"
import { openChanges, openTable, deletedColumn, extension, type Format, type WriterOptions } from "@boxport/formats"
import { type TableName, tables } from "@boxport/model"
import { Effect, Schema, Stream } from "effect"
import * as Disk from "../Disk.ts"
import { rejectedFile, tableFile } from "../Files.ts"
import { type Manifest, ManifestText } from "../Manifest.ts"
import { manifestFile } from "../Publish.ts"
import { storedRows } from "../state/StoredRows.ts"
import { changesOf, deletionsOf, rowsOf } from "./Kept.ts"
import type { Place } from "./Place.ts"
import type { Unpublished } from "./Record.ts"

/** Of which job the files are, and how they are written. */
export interface WriteOptions extends WriterOptions {
  readonly job: string
  readonly format: Format
  readonly tables: ReadonlyArray<TableName>
}

/** What is left of a row that is gone: what may not be null, and what it referred to. Nobody's name stays for it. */
const tombstone = (table: TableName, row: object) => ({
  ...Object.fromEntries(
    tables[table].columns.map(({ name, nullable, references, type }) => {
      const value: unknown = Object.entries(row).find(([column]) => column === name)?.[1]
      const empty = type === "list" ? [] : null
      return [name, (nullable && references === undefined) || type === "list" ? empty : value]
    }),
  ),
  [deletedColumn]: true as const,
})

/** Writes what a run found changed in a table to `<folder>/<table>/part-00000.<format>`. */
export const writeChanges = Effect.fnUntraced(function* (folder: string, table: TableName, options: WriteOptions) {
  const { format, job } = options
  yield* Disk.makeFolders(join(folder, table))
  const path = join(folder, table, `part-00000.${extension(format)}`)
  const writer = yield* openChanges(format, table, path, options)
  yield* Stream.runForEach(changesOf(job, table), (page) =>
    Effect.flatMap(storedRows(table, page), (rows) =>
      writer.write(rows.map((row) => ({ ...row, [deletedColumn]: false }))),
    ),
  )
  yield* Stream.runForEach(deletionsOf(job, table), (page) =>
    Effect.flatMap(storedRows(table, page), (rows) => writer.write(rows.map((row) => tombstone(table, row)))),
  )
  yield* writer.close
  yield* Disk.syncFolder(join(folder, table))
}, Effect.scoped)

const writeTable = Effect.fnUntraced(function* <Name extends TableName>(
  folder: string,
  table: Name,
  options: WriteOptions,
) {
  const { format, job } = options
  const file = tableFile(table, format)
  const writer = yield* openTable(format, table, join(folder, file), options)
  yield* Stream.runForEach(rowsOf(job, table), (page) => Effect.flatMap(storedRows(table, page), writer.write))
  return { file, ...(yield* writer.close) }
}, Effect.scoped)

const decodeManifest = Schema.decodeUnknownOption(ManifestText)
const encodeManifest = Schema.encodeEffect(ManifestText)

/** A table of the view before that is as it was: its file gets a second name. */
const linkTable = Effect.fnUntraced(function* (place: Place, from: string, folder: string, file: string) {
  const before = yield* place.viewFile(from, file)
  return before !== undefined && (yield* Disk.link(before, join(folder, file)))
})

/**
 * Makes the view of a run from the kept rows in `folder`. Tables that are as they were in the view of `like.run` are not
 * written again.
 */
export const writeView = Effect.fnUntraced(function* (
  place: Place,
  folder: string,
  { manifest, syncedAt }: Unpublished,
  options: WriteOptions,
  like: { readonly run: string; readonly unchanged: ReadonlySet<TableName> } | null,
) {
  yield* Disk.makeFolders(folder)
  const path = like === null ? undefined : yield* place.viewFile(like.run, manifestFile)
  const before = path === undefined ? undefined : decodeManifest(yield* Disk.readIfThere(path))
  const written: Record<string, Manifest["tables"][string]> = {}
  for (const table of options.tables) {
    const known = before?._tag === "Some" ? before.value.tables[table] : undefined
    if (
      like !== null &&
      known !== undefined &&
      known.file === tableFile(table, options.format) &&
      like.unchanged.has(table)
    ) {
      if (yield* linkTable(place, like.run, folder, known.file)) {
        written[table] = known
        continue
      }
    }
    written[table] = yield* writeTable(folder, table, options)
  }
  const rejected = yield* place.kept(syncedAt, rejectedFile)
  if (rejected !== undefined) yield* Disk.link(rejected, join(folder, rejectedFile))
  const text = yield* Effect.orDie(encodeManifest({ ...manifest, tables: written }))
  yield* Disk.write(join(folder, manifestFile), `${text}\n`)
  return written
})

/**
 * Editing files of tables.
 *
 * @module
 */
import { type TableName, tables } from "@boxport/model"
import { Effect, Exit } from "effect"
import { rm } from "node:fs/promises"
import { FileProblem, fileProblem } from "../FileProblem.ts"
import { createFile } from "../FileSink.ts"
import type { Format } from "../Format.ts"
import type { Edited, Editor, Out } from "./Edit.ts"
import { editCsv } from "./EditCsv.ts"
import { editLines, editNdjson } from "./EditNdjson.ts"
import { editParquet } from "./EditParquet.ts"

/** An edited copy of a file: what became of its rows, and the copy's size and SHA-256. */
export interface EditedFile extends Edited {
  readonly bytes: number
  readonly sha256: string
}

const textualIn = (table: TableName) => {
  const named = (isMeant: (type: string) => boolean) =>
    new Set(tables[table].columns.filter(({ type }) => isMeant(type)).map(({ name }) => name))
  return { textual: named((type) => ["text", "list", "json"].includes(type)), lists: named((type) => type === "list") }
}

const copy = (from: string, to: string, edit: (out: Out) => Promise<Edited>): Effect.Effect<EditedFile, FileProblem> =>
  Effect.gen(function* () {
    const sink = yield* createFile(to)
    const run = yield* Effect.context()
    const { changed, removed, rows } = yield* Effect.tryPromise({
      try: () => edit((bytes) => Effect.runPromiseWith(run)(sink.write(bytes))),
      // What the copy could not take is the copy's problem.
      catch: (cause) => (cause instanceof FileProblem ? cause : fileProblem(from, "edit", cause)),
    })
    return { rows, removed, changed, ...(yield* sink.close) }
  }).pipe(
    Effect.scoped,
    Effect.onExit((exit) => (Exit.isSuccess(exit) ? Effect.void : Effect.promise(() => rm(to, { force: true })))),
    Effect.uninterruptible,
  )

const editorOf = (format: Format, table: TableName, from: string, editor: Editor) => (out: Out) => {
  switch (format) {
    case "csv":
      return editCsv(from, textualIn(table), editor, out)
    case "ndjson":
      return editNdjson(from, textualIn(table), editor, out)
    case "parquet":
      return editParquet(from, editor, out)
  }
}

/**
 * Copies a table's file to `to`, which must not exist, with its rows edited. Memory does not grow with the file. Rows
 * that are kept are the same in the copy, to the byte but for Parquet's encoding.
 */
export const editTable = (
  format: Format,
  table: TableName,
  from: string,
  to: string,
  editor: Editor,
): Effect.Effect<EditedFile, FileProblem> => copy(from, to, editorOf(format, table, from, editor))

/** Looks at every row of a table's file. */
export const scanTable = (
  format: Format,
  table: TableName,
  from: string,
  look: (...row: Parameters<Editor>) => void,
): Effect.Effect<void, FileProblem> =>
  Effect.tryPromise({
    try: async () => {
      await editorOf(format, table, from, (...row) => {
        look(...row)
        return "remove"
      })(() => Promise.resolve())
    },
    catch: (cause) => fileProblem(from, "read", cause),
  }).pipe(Effect.uninterruptible)

/** Copies a file of JSON objects that belong to no table to `to`, which must not exist, without some of them. */
export const editJsonLines = (
  from: string,
  to: string,
  isKept: (record: unknown, line: string) => boolean,
): Effect.Effect<EditedFile, FileProblem> => copy(from, to, (out) => editLines(from, isKept, out))

/**
 * A folder of exports, or of a migration's papers, without a person: each file is replaced at once, and manifests tell
 * the sums of what is there then.
 *
 * @module
 */
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import * as fs from "node:fs/promises"
import { basename, dirname, extname, join, sep } from "node:path"
import {
  type EditedFile,
  editJsonLines,
  editTable,
  extension,
  type FileProblem,
  fileProblem,
  type Format,
  formats,
  scanTable,
} from "@boxport/formats"
import { isTableName, type TableName } from "@boxport/model"
import { Effect, Option, Schema } from "effect"
import * as Disk from "../Disk.ts"
import { rejectedFile } from "../Files.ts"
import { type Manifest, ManifestText } from "../Manifest.ts"
import { manifestFile, rawFolder, type Staging } from "../Publish.ts"
import type { Person } from "./Person.ts"

/** What became of a file. */
export interface ChangedFile {
  readonly file: string
  readonly removed: number
  readonly changed: number
}

/** What a file is to us. */
type Known =
  | { readonly _tag: "Table"; readonly path: string; readonly table: TableName; readonly format: Format }
  | { readonly _tag: "Lines" | "Bridge" | "Document" | "Manifest"; readonly path: string }

const formatOf = (path: string): Format | undefined =>
  formats.find((format) => extname(path) === `.${extension(format)}`)

/** The table whose rows a file holds: its own name, or that of a folder that it is in (`orders/synced_at=…/part-0.csv`). */
const tableOf = (path: string): TableName | undefined => {
  const steps = path.split(sep)
  const [own = ""] = basename(path).split(".")
  return [own, ...steps.slice(0, -1).toReversed()].find(isTableName)
}

const documents = new Set(["plan.json", "result.json"])

/** What a file of a folder is, by its path from there; undefined for what is not ours. */
const knownAs = (path: string): Known | undefined => {
  const name = basename(path)
  if (name === manifestFile) return { _tag: "Manifest", path }
  if (documents.has(name)) return { _tag: "Document", path }
  if (name === "bridge.csv") return { _tag: "Bridge", path }
  const format = formatOf(path)
  if (format === undefined) return undefined
  if (name === rejectedFile || basename(dirname(path)) === rawFolder) return { _tag: "Lines", path }
  const table = tableOf(path)
  return table === undefined ? undefined : { _tag: "Table", path, table, format }
}

/** Every file of ours in a folder, manifests last. */
export const filesIn = (folder: string): Effect.Effect<ReadonlyArray<Known>, FileProblem> =>
  Effect.map(Disk.filesUnder(folder), (paths) => {
    const known = paths
      .filter((path) => !path.split(sep).some((step) => step.startsWith(".boxport-partial-")))
      .flatMap((path) => knownAs(path) ?? [])
    return [...known.filter(({ _tag }) => _tag !== "Manifest"), ...known.filter(({ _tag }) => _tag === "Manifest")]
  })

/** Tables by whose rows a person is known. */
const telling: ReadonlySet<TableName> = new Set(["orders", "tickets", "contacts"])

/** Lets a person be known by the rows of a folder. */
export const learnFrom = Effect.fnUntraced(function* (folder: string, person: Person) {
  for (const file of yield* filesIn(folder)) {
    if (file._tag !== "Table" || !telling.has(file.table)) continue
    yield* scanTable(file.format, file.table, join(folder, file.path), (row) => person.learn(file.table, row))
  }
})

const sumOf = (path: string): Effect.Effect<string, FileProblem> =>
  Effect.tryPromise({
    try: async () => {
      const hash = createHash("sha256")
      for await (const part of createReadStream(path)) hash.update(part)
      return hash.digest("hex")
    },
    catch: (cause) => fileProblem(path, "read", cause),
  })

const sizeOf = (path: string) =>
  Effect.tryPromise({ try: async () => (await fs.stat(path)).size, catch: (cause) => fileProblem(path, "read", cause) })

/** What a manifest tells of a file, found out from the file itself. */
const heldBy = Effect.fnUntraced(function* (format: Format, table: TableName, path: string) {
  let rows = 0
  yield* scanTable(format, table, path, () => void (rows += 1))
  return { rows, bytes: yield* sizeOf(path), sha256: yield* sumOf(path) }
})

const decodeManifest = Schema.decodeUnknownOption(ManifestText)
const encodeManifest = Schema.encodeEffect(ManifestText)

/** Makes edited copies of files in a private folder of the same disk, and puts them in their place. */
const editing = ({ partial, target }: Staging, person: Person) => {
  /** Files that were replaced, by their path. */
  const replacements = new Map<string, EditedFile>()
  let copies = 0
  const next = () => join(partial, `forget-${(copies += 1)}`)

  /** Replaces a file by its edited copy, if there is anything to be changed. */
  const replaced = Effect.fnUntraced(function* (
    path: string,
    copyTo: (copy: string) => Effect.Effect<EditedFile, FileProblem>,
  ) {
    const copy = next()
    const edited = yield* copyTo(copy)
    if (edited.removed + edited.changed === 0) yield* Disk.removeFile(copy)
    else {
      yield* Disk.rename(copy, join(target, path))
      yield* Disk.syncFolder(dirname(join(target, path)))
      replacements.set(path, edited)
    }
    return edited
  })

  const rewritten = Effect.fnUntraced(function* (path: string, text: string) {
    const copy = next()
    yield* Disk.write(copy, text)
    yield* Disk.rename(copy, join(target, path))
    yield* Disk.syncFolder(dirname(join(target, path)))
  })

  const document = Effect.fnUntraced(function* (path: string) {
    const text = (yield* Disk.readIfThere(join(target, path))) ?? ""
    const parsed: unknown = yield* Effect.try({
      try: () => JSON.parse(text),
      // The parser's own message would show a piece of the text.
      catch: () => fileProblem(join(target, path), "read", new Error("it is no JSON")),
    })
    const clean = JSON.stringify(parsed, (_, value: unknown) =>
      typeof value === "string" ? person.without(value) : value,
    )
    if (clean === JSON.stringify(parsed)) return { removed: 0, changed: 0 }
    yield* rewritten(path, `${JSON.stringify(JSON.parse(clean), null, 2)}\n`)
    return { removed: 0, changed: 1 }
  })

  /** Brings a manifest's sums up to date: of what was edited, and of what an edit that was broken off has left. */
  const manifest = Effect.fnUntraced(function* (path: string) {
    const found = decodeManifest(yield* Disk.readIfThere(join(target, path)))
    if (Option.isNone(found)) return { removed: 0, changed: 0 }
    const beside = (name: string) => join(dirname(path), name)
    const tables: Record<string, Manifest["tables"][string]> = {}
    let changed = 0
    for (const [table, entry] of Object.entries(found.value.tables)) {
      tables[table] = entry
      const file = join(target, beside(entry.file))
      const format = formatOf(entry.file)
      if ((yield* Disk.kind(file)) !== "file" || format === undefined || !isTableName(table)) continue
      const edited = replacements.get(beside(entry.file))
      if (edited === undefined && (yield* sizeOf(file)) === entry.bytes) continue
      const { bytes, rows, sha256 } = edited ?? (yield* heldBy(format, table, file))
      tables[table] = { ...entry, rows, bytes, sha256 }
      changed += 1
    }
    const lines = yield* Disk.readIfThere(join(target, beside(rejectedFile)))
    const rejected = (lines ?? "").split("\n").filter((line) => line !== "").length
    if (changed === 0 && rejected === found.value.rejected) return { removed: 0, changed: 0 }
    yield* rewritten(path, `${yield* Effect.orDie(encodeManifest({ ...found.value, tables, rejected }))}\n`)
    return { removed: 0, changed: 1 }
  })

  return Effect.fnUntraced(function* (file: Known) {
    const from = join(target, file.path)
    switch (file._tag) {
      case "Table":
        return yield* replaced(file.path, (copy) =>
          editTable(file.format, file.table, from, copy, (row, columns) => person.editOf(file.table, row, columns)),
        )
      case "Lines": {
        const done = yield* replaced(file.path, (copy) =>
          editJsonLines(from, copy, (record, line) => !person.isIn(record, line)),
        )
        // An export without rejected records has no file of them.
        if (done.rows === 0) yield* Disk.removeFile(from)
        return done
      }
      case "Bridge":
        return yield* replaced(file.path, (copy) =>
          editTable("csv", "tickets", from, copy, (row) => {
            const cells = ["source_ticket_id", "target_ticket_id"].map((column) => row(column) ?? "")
            return cells.some((id) => person.owns(id)) ? "remove" : "keep"
          }),
        )
      case "Document":
        return yield* document(file.path)
      case "Manifest":
        return yield* manifest(file.path)
    }
  })
}

/** Takes a person out of every file of ours in a folder, and tells which files were changed. */
export const forgetIn: (staging: Staging, person: Person) => Effect.Effect<ReadonlyArray<ChangedFile>, FileProblem> =
  Effect.fn("Forget.folder")(function* (staging, person) {
    const edit = editing(staging, person)
    const all: Array<ChangedFile> = []
    for (const file of yield* filesIn(staging.target)) {
      const { changed, removed } = yield* edit(file)
      if (changed + removed > 0) all.push({ file: file.path, removed, changed })
    }
    return all
  })

import { existsSync } from "node:fs"
import * as fs from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { type ExportOptions, ManifestText } from "@boxport/engine"
import { Effect, Schema } from "effect"

const folderIn = (parent: string) =>
  Effect.acquireRelease(
    Effect.promise(() => fs.mkdtemp(join(parent, "boxport-engine-"))),
    (folder) => Effect.promise(() => fs.rm(folder, { recursive: true, force: true })),
  )

/** An empty folder for a test, gone with its scope. */
export const makeFolder = folderIn(tmpdir())

/** The same in memory, where there is such a thing: for what syncs thousands of times and is never pulled the plug on. */
export const makeQuickFolder = Effect.suspend(() => folderIn(existsSync("/dev/shm") ? "/dev/shm" : tmpdir()))

export const options = (to: string, more: Partial<ExportOptions> = {}): ExportOptions => ({
  to,
  format: "csv",
  events: [],
  tables: ["orders", "tickets"],
  raw: false,
  secrets: [],
  formulas: "defuse",
  boxport: "1.2.3",
  ...more,
})

/** Everything under a folder: files with their text, folders that hold nothing as `<empty>`, links by where they lead. */
export const contents = (folder: string): Effect.Effect<Record<string, string>> =>
  Effect.promise(async () => {
    const found: Record<string, string> = {}
    for (const entry of await fs.readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (entry.isSymbolicLink()) found[relative(folder, path)] = `<link to ${await fs.readlink(path)}>`
      else if (!entry.isDirectory()) found[relative(folder, path)] = await fs.readFile(path, "utf8")
      else if ((await fs.readdir(path)).length === 0) found[relative(folder, path)] = "<empty>"
    }
    return found
  })

export const names = (folder: string) => Effect.map(contents(folder), (files) => Object.keys(files).toSorted())

export const readText = (...path: ReadonlyArray<string>) => Effect.promise(() => fs.readFile(join(...path), "utf8"))

export const writeText = (text: string, ...path: ReadonlyArray<string>) =>
  Effect.promise(() => fs.writeFile(join(...path), text))

export const makeFolders = (...path: ReadonlyArray<string>) =>
  Effect.promise(() => fs.mkdir(join(...path), { recursive: true }))

export const readManifest = (folder: string) =>
  Effect.flatMap(readText(folder, "manifest.json"), Schema.decodeEffect(ManifestText))

/** The lines of an NDJSON file. */
export const readLines = (...path: ReadonlyArray<string>) =>
  Effect.map(readText(...path), (text): ReadonlyArray<unknown> =>
    text
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  )

/**
 * What an earlier export left in a folder.
 *
 * @module
 */
import { join } from "node:path"
import { Effect, Option, Schema } from "effect"
import * as Disk from "./Disk.ts"
import { rejectedFile } from "./Files.ts"
import { ManifestText } from "./Manifest.ts"
import { manifestFile, rawFolder } from "./Publish.ts"

const decode = Schema.decodeUnknownOption(ManifestText)

/**
 * The files that are Boxport's in a folder: those its manifest names, `rejected.ndjson` if the manifest counts any, and
 * `raw/*.ndjson`. None without a manifest that can be read: a folder that Boxport did not fill holds nothing of Boxport's.
 */
export const previousFiles = Effect.fnUntraced(function* (folder: string) {
  const manifest = decode(yield* Disk.readIfThere(join(folder, manifestFile)))
  if (Option.isNone(manifest)) return []
  const raw = (yield* Disk.list(join(folder, rawFolder))).filter((name) => name.endsWith(".ndjson"))
  return [
    ...Object.values(manifest.value.tables).map(({ file }) => file),
    ...(manifest.value.rejected > 0 ? [rejectedFile] : []),
    ...raw.map((name) => `${rawFolder}/${name}`),
  ]
})

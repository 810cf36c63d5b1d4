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
import { manifestFile } from "./Publish.ts"

const decode = Schema.decodeUnknownOption(ManifestText)

/**
 * The files of an earlier export that would speak for the new one if they stayed: its `rejected.ndjson`, if its manifest
 * counts any. Tables it wrote in another format, or that were not asked for this time, stay: the manifest names the
 * files that belong to it, and nobody expects an export to delete data that it does not replace.
 */
export const previousFiles = Effect.fnUntraced(function* (folder: string) {
  const manifest = decode(yield* Disk.readIfThere(join(folder, manifestFile)))
  return Option.isSome(manifest) && manifest.value.rejected > 0 ? [rejectedFile] : []
})

/**
 * Moving a finished export's files to where users find them: all of them, or, when something goes wrong on the way,
 * none.
 *
 * A run's private folder holds the new files by the names they will have, `manifest.json` among them. Publishing writes
 * the list of those names to `moves.json`, moves what is in the way to `previous/`, the old manifest first, and moves
 * the new files in, the new manifest last. The move of the manifest is what counts: while it still lies in the private
 * folder, {@link restore} takes everything back, be it after an error or when the next run finds what a killed one left.
 *
 * @module
 */
import { dirname, join } from "node:path"
import { Effect, Option, Schema } from "effect"
import * as Disk from "./Disk.ts"
import { type Manifest, ManifestText } from "./Manifest.ts"

/** The manifest's name: it is moved last, and never stands beside files it does not describe. */
export const manifestFile = "manifest.json"

/** Where a run gathers its files, and where they go. Both absolute. */
export interface Staging {
  readonly target: string
  readonly partial: string
}

const previousFolder = "previous"
const movesFile = "moves.json"

/** The folder of native records inside the target folder. */
export const rawFolder = "raw"

/** A file's place in the target folder: a name, or `raw/` and a name. */
const Moves = Schema.fromJsonString(Schema.Array(Schema.String.check(Schema.isPattern(/^(raw\/)?[\w-][\w.-]*$/))))
const decodeMoves = Schema.decodeUnknownOption(Moves)

const encodeManifest = Schema.encodeEffect(ManifestText)

/** Writes the manifest into the private folder. */
export const writeManifest = Effect.fnUntraced(function* ({ partial }: Staging, manifest: Manifest) {
  // The engine made it: a manifest that its own schema refuses is a bug, nothing a user could mend.
  const text = yield* Effect.orDie(encodeManifest(manifest))
  yield* Disk.write(join(partial, manifestFile), `${text}\n`)
})

/** Moves a file from one folder to the same place in another. */
const move = Effect.fnUntraced(function* (name: string, from: string, to: string) {
  yield* Disk.makeFolders(dirname(join(to, name)))
  yield* Disk.rename(join(from, name), join(to, name))
})

const takeAway = Effect.fnUntraced(function* (name: string, { target, partial }: Staging) {
  if ((yield* Disk.kind(join(target, name))) === "file") yield* move(name, target, join(partial, previousFolder))
})

/**
 * Moves the files of `partial` to `target`: `names`, then the manifest; `stale` are files of the export before that this
 * one does not replace, and go. Not to be interrupted half-way.
 */
export const publish = Effect.fnUntraced(function* (
  staging: Staging,
  names: ReadonlyArray<string>,
  stale: ReadonlyArray<string>,
) {
  const { target, partial } = staging
  // What is not there now would count as moved when something has to be undone.
  for (const name of [manifestFile, ...names]) yield* Disk.mustExist(join(partial, name))
  yield* Disk.write(join(partial, movesFile), JSON.stringify(names))
  yield* Disk.syncFolder(partial)
  for (const name of [manifestFile, ...stale]) yield* takeAway(name, staging)
  for (const name of names) {
    yield* takeAway(name, staging)
    yield* move(name, partial, target)
  }
  const folders = new Set(names.map((name) => dirname(join(target, name))).concat(target))
  yield* Effect.forEach(folders, Disk.syncFolder)
  yield* move(manifestFile, partial, target)
  yield* Disk.syncFolder(target)
  if (stale.some((name) => dirname(name) === rawFolder)) {
    yield* Effect.ignore(Disk.removeEmptyFolder(join(target, rawFolder)))
  }
}, Effect.uninterruptible)

/**
 * Undoes what an unfinished {@link publish} did: new files leave the target folder, the previous ones come back, the
 * manifest last. Does nothing where publishing never began, or got to its end; can itself be stopped and done again.
 */
export const restore = Effect.fnUntraced(function* ({ target, partial }: Staging) {
  const moves = decodeMoves(yield* Disk.readIfThere(join(partial, movesFile)))
  if (Option.isNone(moves) || (yield* Disk.kind(join(partial, manifestFile))) === "nothing") return
  for (const name of moves.value) {
    const moved = (yield* Disk.kind(join(partial, name))) === "nothing"
    if (moved && (yield* Disk.kind(join(target, name))) === "file") yield* move(name, target, partial)
  }
  const previous = join(partial, previousFolder)
  const names = (yield* Disk.kind(previous)) === "folder" ? yield* Disk.filesUnder(previous) : []
  for (const name of names.filter((name) => name !== manifestFile)) yield* move(name, previous, target)
  if (names.includes(manifestFile)) yield* move(manifestFile, previous, target)
  // From here on the private folder may lose its files, and nothing must take that for moves to be undone.
  yield* Disk.syncFolder(target)
  yield* Disk.removeFile(join(partial, movesFile))
  yield* Disk.syncFolder(partial)
  yield* Effect.ignore(Disk.removeEmptyFolder(join(target, rawFolder)))
})

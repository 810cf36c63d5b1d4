/**
 * A private folder inside the target folder, in which a run gathers its files before any of them shows.
 *
 * @module
 */
import { join, resolve } from "node:path"
import type { FileProblem } from "@boxport/formats"
import { Effect, Exit, Schema, type Scope } from "effect"
import * as Disk from "./Disk.ts"
import { restore, type Staging } from "./Publish.ts"

/** Another export is writing to the same folder right now. */
export class TargetFolderInUse extends Schema.TaggedError<TargetFolderInUse>()("TargetFolderInUse", {
  /** The target folder. */
  path: Schema.String,
  /** The other export's private folder; null when it runs in this process. */
  partial: Schema.NullOr(Schema.String),
  pid: Schema.Int,
}) {
  override get message(): string {
    return `${this.path}: another export (process ${this.pid}) is writing there`
  }
  /** What the user can do about it. */
  get hint(): string {
    return this.partial === null
      ? "Wait until it is done, or give the two exports folders of their own."
      : `Wait until it is done, or choose another folder. If no export is running, delete ${this.partial}.`
  }
}

const prefix = ".boxport-partial-"
const partialName = /^\.boxport-partial-([1-9]\d*)-/

/** Target folders that this process is writing to. Other processes show by their private folders. */
const claimed = new Set<string>()

const claim = (target: string) =>
  Effect.acquireRelease(
    Effect.suspend(() =>
      claimed.has(target)
        ? Effect.fail(new TargetFolderInUse({ path: target, partial: null, pid: process.pid }))
        : Effect.sync(() => claimed.add(target)),
    ),
    () => Effect.sync(() => claimed.delete(target)),
  )

/** Makes the target folder; a failed run takes away again what it made. */
const makeTarget = (to: string) =>
  Effect.acquireRelease(Disk.makeFolders(to), (made, exit) =>
    Exit.isSuccess(exit) ? Effect.void : Effect.ignore(Effect.forEach(made, Disk.removeEmptyFolder)),
  )

/** Takes away a run's private folder, having put back what an unfinished move took away. */
const discard = (staging: Staging) => Effect.andThen(restore(staging), Disk.removeTree(staging.partial))

const makePartial = (target: string) =>
  Effect.acquireRelease(
    Effect.map(Disk.makeTemporaryFolder(join(target, `${prefix}${process.pid}-`)), (partial) => ({ target, partial })),
    // What can't be taken away now is by the next run, which finds this process gone.
    (staging) =>
      Effect.ignore(discard(staging), {
        log: "Warn",
        message: `${staging.partial} could not be cleared away; the next export to this folder tries again`,
      }),
  )

/** Deals with the private folders of other runs: refuses when one of them lives, takes away what is left of the dead. */
const settleOthers = Effect.fnUntraced(function* (own: Staging) {
  const others = (yield* Disk.list(own.target)).flatMap((name) => {
    const pid = partialName.exec(name)?.[1]
    const partial = join(own.target, name)
    return pid === undefined || partial === own.partial ? [] : [{ partial, pid: Number(pid) }]
  })
  for (const { partial, pid } of others) {
    // This process has claimed the target, so a folder with its number is a predecessor's: in a container every
    // process may get the same one.
    if (pid !== process.pid && (yield* Disk.isProcessAlive(pid))) {
      return yield* new TargetFolderInUse({ path: own.target, partial, pid })
    }
  }
  yield* Effect.forEach(others, ({ partial }) => discard({ ...own, partial }))
})

/**
 * Opens a private folder for a run in `to`, which is made when it is missing (only its owner may look into it: exports
 * hold personal data). When the scope closes, the private folder goes, and everything in it that was not published.
 *
 * A private folder is named after its process, `.boxport-partial-<pid>-<random>`. It is made before others are looked
 * for, so that of two runs that start at once at least one sees the other.
 */
export const openStaging: (to: string) => Effect.Effect<Staging, FileProblem | TargetFolderInUse, Scope.Scope> =
  Effect.fnUntraced(function* (to) {
    yield* makeTarget(resolve(to))
    const target = yield* Disk.realPath(to)
    yield* claim(target)
    const staging = yield* makePartial(target)
    yield* settleOthers(staging)
    return staging
  })

/**
 * Where incremental jobs are written to: the port, and folders behind it.
 *
 * A run's files are made in a folder of this machine. Its changes are first put by, where they are safe and nobody sees
 * them; once the state has taken the run in, they are shown, and the view is replaced. Every step can be done again, for
 * a run that is killed leaves it to the next one to finish, or to forget, what it had put by.
 *
 * @module
 */
import { dirname, join } from "node:path"
import type { FileProblem } from "@boxport/formats"
import { Effect, type Scope } from "effect"
import * as Disk from "../Disk.ts"
import { openStaging, type TargetFolderInUse } from "../Folder.ts"

/** A place that is open for one run. */
export interface Place {
  /** An empty folder for the run to make its files in. It goes with the scope. */
  readonly workshop: string
  /** Puts a run's changes by: `folder` holds those of each table in a folder of the table's name. */
  readonly putBy: (run: string, folder: string) => Effect.Effect<void, FileProblem>
  /** Where a file is that was put by with a run's changes; undefined where there is none of that name. */
  readonly kept: (run: string, name: string) => Effect.Effect<string | undefined, FileProblem>
  /** Takes away what was put by for any run but this one. */
  readonly dropOthers: (run: string | null) => Effect.Effect<void, FileProblem>
  /** Shows the changes of a run as `<table>/synced_at=<run>/`, each table's at once. */
  readonly show: (run: string) => Effect.Effect<void, FileProblem>
  /** The run whose view is shown; undefined where there is none. */
  readonly viewed: Effect.Effect<string | undefined, FileProblem>
  /** Where a file of a run's view is; undefined where it cannot be had without copying it. */
  readonly viewFile: (run: string, name: string) => Effect.Effect<string | undefined, FileProblem>
  /** Puts a view in the place of the one before, at once. */
  readonly replaceView: (run: string, folder: string) => Effect.Effect<void, FileProblem>
}

const byFolder = ".boxport-put-by"
const viewsFolder = ".boxport-views"

/** The name of the view. */
export const viewName = "current"

const ifFile = (path: string): Effect.Effect<string | undefined, FileProblem> =>
  Effect.map(Disk.kind(path), (kind) => (kind === "file" ? path : undefined))

/**
 * A folder of this machine: `<table>/synced_at=<run>/` for changes, and `current`, a link to the latest view. The view
 * before stays until the next one comes, for whoever reads it just now.
 */
export const folderPlace: (to: string) => Effect.Effect<Place, FileProblem | TargetFolderInUse, Scope.Scope> =
  Effect.fnUntraced(function* (to) {
    const { partial: workshop, target } = yield* openStaging(to)
    const putBy = join(target, byFolder)
    const views = join(target, viewsFolder)
    const current = join(target, viewName)
    yield* Disk.refuseFolder(current)

    const place: Place = {
      workshop,
      putBy: Effect.fnUntraced(function* (run, folder) {
        yield* Disk.makeFolders(putBy)
        yield* Disk.removeTree(join(putBy, run))
        yield* Disk.syncFolder(folder)
        yield* Disk.rename(folder, join(putBy, run))
        yield* Disk.syncFolder(putBy)
      }),
      kept: (run, name) => ifFile(join(putBy, run, name)),
      dropOthers: Effect.fnUntraced(function* (run) {
        for (const name of yield* Disk.list(putBy)) if (name !== run) yield* Disk.removeTree(join(putBy, name))
      }),
      show: Effect.fnUntraced(function* (run) {
        for (const table of yield* Disk.list(join(putBy, run))) {
          const from = join(putBy, run, table)
          if ((yield* Disk.kind(from)) !== "folder") continue
          const shown = join(target, table, `synced_at=${run}`)
          yield* Disk.makeFolders(dirname(shown))
          yield* Disk.rename(from, shown)
          yield* Disk.syncFolder(dirname(shown))
        }
        yield* Disk.removeTree(putBy)
      }),
      viewed: Effect.map(Disk.pointsTo(current), (link) => link?.split("/").at(-1)),
      viewFile: (run, name) => ifFile(join(views, run, name)),
      replaceView: Effect.fnUntraced(function* (run, folder) {
        const before = yield* place.viewed
        yield* Disk.makeFolders(views)
        if (before !== run) {
          yield* Disk.removeTree(join(views, run))
          yield* Disk.syncFolder(folder)
          yield* Disk.rename(folder, join(views, run))
          yield* Disk.syncFolder(views)
          yield* Disk.pointTo(current, `${viewsFolder}/${run}`)
          yield* Disk.syncFolder(target)
        }
        for (const name of yield* Disk.list(views)) {
          if (name !== run && name !== before) yield* Disk.removeTree(join(views, name))
        }
      }),
    }
    return place
  })

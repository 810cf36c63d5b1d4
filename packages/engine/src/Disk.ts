/**
 * The thin edge to the file system: every call an Effect, every failure a `FileProblem`. Folders are made for their
 * owner alone (0700), files too (0600).
 *
 * @module
 */
import * as fs from "node:fs/promises"
import { dirname, join, relative } from "node:path"
import { type FileProblem, fileProblem } from "@boxport/formats"
import { Effect } from "effect"

/** Never interrupted half-way: what is cleaned up after it must not come to be a moment later. */
const attempt = <A>(path: string, operation: string, run: () => Promise<A>): Effect.Effect<A, FileProblem> =>
  Effect.uninterruptible(Effect.tryPromise({ try: run, catch: (cause) => fileProblem(path, operation, cause) }))

/** The value when there is something at the path, else `otherwise`; a path that leads through a file leads nowhere. */
const orIfMissing =
  <B>(otherwise: B) =>
  <A>(effect: Effect.Effect<A, FileProblem>): Effect.Effect<A | B, FileProblem> =>
    Effect.catchIf(
      effect,
      ({ code }) => code === "ENOENT" || code === "ENOTDIR",
      () => Effect.succeed(otherwise),
    )

/** Makes a folder and those above it, and gives the absolute paths of those it made, the innermost first. */
export const makeFolders = (path: string): Effect.Effect<ReadonlyArray<string>, FileProblem> =>
  // Level by level: Node's recursive mkdir never returns where a file system denies that a parent exists (/proc).
  makeFolder(path).pipe(
    Effect.catchIf(
      ({ code }) => code === "ENOENT" && dirname(path) !== path,
      () => Effect.zipWith(makeFolders(dirname(path)), makeFolder(path), (above, made) => [...made, ...above]),
    ),
  )

/** Makes one folder; nothing when it is there. */
const makeFolder = (path: string): Effect.Effect<ReadonlyArray<string>, FileProblem> =>
  attempt(path, "create", () => fs.mkdir(path, { mode: 0o700 })).pipe(
    Effect.as([path]),
    Effect.catchIf(
      ({ code }) => code === "EEXIST",
      (problem) =>
        Effect.flatMap(
          attempt(path, "open", () => fs.stat(path)),
          (found) => (found.isDirectory() ? Effect.succeed([]) : Effect.fail(problem)),
        ),
    ),
  )

/** Makes a folder named `prefix` and six random characters. */
export const makeTemporaryFolder = (prefix: string) => attempt(prefix, "create", () => fs.mkdtemp(prefix))

/** The absolute path without links. */
export const realPath = (path: string) => attempt(path, "open", () => fs.realpath(path))

/** The names in a folder, sorted; none when there is no such folder. */
export const list = (path: string): Effect.Effect<ReadonlyArray<string>, FileProblem> =>
  attempt(path, "read", async () => (await fs.readdir(path)).toSorted()).pipe(orIfMissing([]))

/** The paths of all files under a folder, relative to it and sorted. */
export const filesUnder = (path: string): Effect.Effect<ReadonlyArray<string>, FileProblem> =>
  attempt(path, "read", async () =>
    (await fs.readdir(path, { recursive: true, withFileTypes: true }))
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(path, join(entry.parentPath, entry.name)))
      .toSorted(),
  )

/** What is at a path; a link counts as a file, whatever it points at. */
export const kind = (path: string): Effect.Effect<"nothing" | "file" | "folder", FileProblem> =>
  attempt(path, "read", () => fs.lstat(path)).pipe(
    Effect.map((stats) => (stats.isDirectory() ? ("folder" as const) : ("file" as const))),
    orIfMissing("nothing" as const),
  )

/** Fails when a folder stands where a file is to go. */
export const refuseFolder = Effect.fnUntraced(function* (path: string) {
  if ((yield* kind(path)) !== "folder") return
  return yield* fileProblem(path, "replace", Object.assign(new Error("a folder is in the way"), { code: "EISDIR" }))
})

/** Fails when there is nothing at a path. */
export const mustExist = (path: string) => attempt(path, "open", () => fs.access(path))

/** The text of a file; `undefined` when there is none. */
export const readIfThere = (path: string): Effect.Effect<string | undefined, FileProblem> =>
  attempt(path, "read", () => fs.readFile(path, "utf8")).pipe(orIfMissing(undefined))

/** Writes a new file, and returns when it is on the disk. */
export const write = (path: string, text: string) =>
  attempt(path, "write", () => fs.writeFile(path, text, { mode: 0o600, flag: "wx", flush: true }))

/** Moves a file within one file system, at once. */
export const rename = (from: string, to: string) => attempt(to, "replace", () => fs.rename(from, to))

/** Gives a file a second name in one file system; `false` where that cannot be done. */
export const link = (from: string, to: string): Effect.Effect<boolean> =>
  attempt(to, "create", () => fs.link(from, to)).pipe(
    Effect.as(true),
    Effect.catch(() => Effect.succeed(false)),
  )

/** Puts a link to `target` at a path, at once; one that is there is replaced. */
export const pointTo = Effect.fnUntraced(function* (path: string, target: string) {
  const next = `${path}.next`
  yield* attempt(next, "remove", () => fs.rm(next, { force: true }))
  yield* attempt(next, "create", () => fs.symlink(target, next, "junction"))
  yield* rename(next, path)
})

/** Where the link at a path leads; undefined where there is no link. */
export const pointsTo = (path: string): Effect.Effect<string | undefined, FileProblem> =>
  attempt(path, "read", () => fs.readlink(path)).pipe(
    orIfMissing(undefined),
    Effect.catchIf(
      ({ code }) => code === "EINVAL",
      () => Effect.undefined,
    ),
  )

/** Removes a folder with everything in it; nothing to do when it is not there. */
export const removeTree = (path: string) => attempt(path, "remove", () => fs.rm(path, { recursive: true, force: true }))

/** Removes a file. */
export const removeFile = (path: string) => attempt(path, "remove", () => fs.unlink(path))

/** Removes a folder if it is empty. */
export const removeEmptyFolder = (path: string) => attempt(path, "remove", () => fs.rmdir(path))

/** Returns when the names in a folder are on the disk. Where the system can't do that for folders, nothing happens. */
export const syncFolder = (path: string): Effect.Effect<void, FileProblem> =>
  attempt(path, "write", async () => {
    const folder = await fs.open(path, "r")
    await folder.sync().finally(() => folder.close())
  }).pipe(
    Effect.catchIf(
      ({ code }) => code !== null && ["EISDIR", "EINVAL", "EPERM", "ENOTSUP"].includes(code),
      () => Effect.void,
    ),
  )

/** Whether a process of this machine lives. */
export const isProcessAlive = (pid: number): Effect.Effect<boolean> =>
  Effect.try({
    try: () => process.kill(pid, 0),
    catch: (cause) => fileProblem(`process ${pid}`, "signal", cause),
  }).pipe(
    // EPERM: it lives, and is somebody else's.
    Effect.catch(({ code }) => Effect.succeed(code === "EPERM")),
  )

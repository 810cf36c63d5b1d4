/**
 * One run of a migration at a time: a file that names the process.
 *
 * @module
 */
import * as fs from "node:fs/promises"
import { join } from "node:path"
import { type FileProblem, fileProblem } from "@boxport/formats"
import { Effect, Schema, type Scope } from "effect"
import * as Disk from "../Disk.ts"

/** Another run of the same migration is under way. */
export class MigrationRunning extends Schema.TaggedError<MigrationRunning>()("MigrationRunning", {
  migration: Schema.String,
  pid: Schema.Int,
}) {
  override get message(): string {
    return `${this.migration}: another run of this migration is under way (process ${this.pid})`
  }
  /** What the user can do about it. */
  get hint(): string {
    return "Wait until it is done, or stop it; this run has changed nothing."
  }
}

/** Locks held by this process: a process id does not tell its own runs apart. */
const held = new Set<string>()

const write = (path: string) =>
  Effect.tryPromise({
    try: () => fs.writeFile(path, String(process.pid), { flag: "wx", mode: 0o600 }),
    catch: (cause) => fileProblem(path, "write", cause),
  })

const take = (migration: string, path: string): Effect.Effect<void, FileProblem | MigrationRunning> =>
  write(path).pipe(
    Effect.catchIf(
      ({ code }) => code === "EEXIST",
      Effect.fnUntraced(function* () {
        const pid = Number(yield* Disk.readIfThere(path))
        const alive = Number.isSafeInteger(pid) && pid > 0 && pid !== process.pid && (yield* Disk.isProcessAlive(pid))
        if (alive || held.has(path)) return yield* new MigrationRunning({ migration, pid })
        // Its process is gone: killed, or the machine went down.
        yield* Effect.ignore(Disk.removeFile(path))
        yield* take(migration, path)
      }),
    ),
  )

/** Holds the lock of a migration until the scope ends. */
export const lock = (
  migration: string,
  folder: string,
): Effect.Effect<void, FileProblem | MigrationRunning, Scope.Scope> => {
  const path = join(folder, "lock")
  return Effect.asVoid(
    Effect.acquireRelease(
      Effect.tap(take(migration, path), () => Effect.sync(() => held.add(path))),
      () =>
        Effect.andThen(
          Effect.sync(() => held.delete(path)),
          Effect.ignore(Disk.removeFile(path)),
        ),
    ),
  )
}

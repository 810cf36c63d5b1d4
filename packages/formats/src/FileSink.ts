/**
 * The one way to the disk: a new file that is hashed and counted while it is written.
 *
 * @module
 */
import { createHash } from "node:crypto"
import { type FileHandle, open } from "node:fs/promises"
import { Effect, type Scope } from "effect"
import { type FileProblem, fileProblem } from "./FileProblem.ts"

/**
 * An open file. Both functions are to be run uninterruptibly: given up half-way, a write would still be on its way to a
 * descriptor that is being closed.
 */
export interface FileSink {
  /** Writes all the bytes; they may be reused once this is done. */
  readonly write: (bytes: Uint8Array) => Effect.Effect<void, FileProblem>
  /** Puts everything on the disk (fsync) and closes the file: its size in bytes and its SHA-256 in hex. */
  readonly close: Effect.Effect<{ readonly bytes: number; readonly sha256: string }, FileProblem>
}

const writeAll = async (file: FileHandle, bytes: Uint8Array): Promise<void> => {
  // The system may take less than it is given (a disk that is about to be full, a file-size limit).
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten
}

/**
 * Creates the file at `path`, which must not exist, readable and writable by this user alone (0600). When the scope
 * closes, the descriptor is closed; the file stays as it is.
 */
export const createFile = Effect.fnUntraced(function* (
  path: string,
): Effect.fn.Return<FileSink, FileProblem, Scope.Scope> {
  const attempt = <A>(operation: string, run: () => Promise<A>) =>
    Effect.tryPromise({ try: run, catch: (cause) => fileProblem(path, operation, cause) })
  const file = yield* Effect.acquireRelease(
    attempt("open", () => open(path, "wx", 0o600)),
    // After `close` this does nothing; without it the file is being given up, and so is what closing it may say.
    (file) => Effect.ignore(attempt("close", () => file.close())),
  )
  const hash = createHash("sha256")
  let size = 0
  return {
    write: (bytes) =>
      attempt("write", () => {
        hash.update(bytes)
        size += bytes.length
        return writeAll(file, bytes)
      }),
    close: attempt("sync", () => file.sync()).pipe(
      Effect.andThen(attempt("close", () => file.close())),
      Effect.map(() => ({ bytes: size, sha256: hash.digest("hex") })),
    ),
  }
})

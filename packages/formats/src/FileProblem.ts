/**
 * What can go wrong with a file: one error that names the file and says what the user can do.
 *
 * @module
 */
import { Schema } from "effect"

/** A file that could not be opened, read, written or closed, or a row that does not fit into it. */
export class FileProblem extends Schema.TaggedError<FileProblem>()("FileProblem", {
  /** The file, as it was asked for. */
  path: Schema.String,
  /** What was being done, as a verb: `open`, `read`, `encode` (a row that does not fit), `write`, `sync`, `close`, `edit`. */
  operation: Schema.String,
  /** The operating system's word (`ENOSPC`, `EACCES` …); null when the reason is not its. */
  code: Schema.NullOr(Schema.String),
  message: Schema.String,
  hint: Schema.String,
}) {}

/** The operating system's codes a user meets: what they mean, and what to do. */
const known: ReadonlyMap<string, readonly [meaning: string, hint: string]> = new Map([
  ["ENOSPC", ["the disk is full", "Free some space, or choose a folder on another disk, and start again."]],
  ["EDQUOT", ["the disk quota is used up", "Free some space, or choose a folder on another disk, and start again."]],
  ["EFBIG", ["the file grew larger than allowed", "Raise the limit (`ulimit -f`), or choose another file system."]],
  ["EACCES", ["permission denied", "Give this user the right to write there, or choose another folder."]],
  ["EPERM", ["not permitted", "Give this user the right to write there, or choose another folder."]],
  ["EROFS", ["the file system is read-only", "Choose a folder that can be written to."]],
  [
    "EEXIST",
    ["the file is already there", "If no other export is writing to this folder, remove the file and start again."],
  ],
  ["ENOENT", ["the folder is not there", "Create the folder, and check that nothing removes it during the run."]],
  ["ENOTDIR", ["a part of the path is a file", "Choose a path whose every part is a folder."]],
  ["EISDIR", ["there is a folder of this name", "Remove or rename the folder, or choose another place."]],
  ["ENAMETOOLONG", ["the path is too long", "Choose a shorter path."]],
  ["EMFILE", ["this process has too many files open", "Raise the limit (`ulimit -n`), and start again."]],
  ["ENFILE", ["this machine has too many files open", "Close other programs, or raise the system's limit."]],
  ["EIO", ["the disk reports a fault", "Check the disk, or choose a folder on another one."]],
])

const codeOf = (cause: unknown): string | null =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : null

/** The {@link FileProblem} for whatever a file operation threw. */
export const fileProblem = (path: string, operation: string, cause: unknown): FileProblem => {
  const code = codeOf(cause)
  const [meaning, hint] = known.get(code ?? "") ?? [
    cause instanceof Error ? cause.message : String(cause),
    "Check the disk and the folder, and start again.",
  ]
  return new FileProblem({
    path,
    operation,
    code,
    message: `could not ${operation} ${path}: ${meaning}${code === null ? "" : ` (${code})`}`,
    hint,
  })
}

/**
 * Failures as the user meets them: what happened, what helps, and the exit code.
 *
 * @module
 */
import type { ConnectorError } from "@boxport/connector"
import type { JobRunning, MigrationFailure, StateInUse, NotIncremental, TargetFolderInUse } from "@boxport/engine"
import type { FileProblem } from "@boxport/formats"
import { Cause, Result } from "effect"
import { CliError } from "effect/cli"
import type { ConfigurationProblem } from "./config/Problem.ts"
import type { TwinProblem } from "./Twins.ts"
import type { Ended, UsageProblem } from "./Usage.ts"

/** Every error that a command can end with, beside those of the command line itself. */
export type Failure =
  | ConfigurationProblem
  | UsageProblem
  | ConnectorError
  | FileProblem
  | MigrationFailure
  | TargetFolderInUse
  | JobRunning
  | StateInUse
  | NotIncremental
  | TwinProblem

/** The `error` of a JSON document. */
export interface Described {
  /** One word for scripts: the error's tag; for a platform's answer the reason's (`Unauthorized`, `Unreachable` …). */
  readonly tag: string
  readonly message: string
  readonly hint: string
}

/** Says a failure. */
export const describe = (failure: Failure): Described => ({
  tag: failure._tag === "ConnectorError" ? failure.reason._tag : failure._tag,
  message: failure.message,
  hint: failure.hint,
})

/**
 * 2 when nothing was started because of the command line or the configuration, else 1. What only a platform's answer tells,
 * as of a key or an event that it does not know, ends a run that has begun to read.
 */
const exitCodeOf = (failure: Failure): number =>
  failure._tag === "ConfigurationProblem" || failure._tag === "UsageProblem" || failure._tag === "EmailsNotAllowed"
    ? 2
    : 1

/** How a run ended that did not end well. */
export type Ending =
  /** Everything was said. */
  | { readonly _tag: "Quiet"; readonly exitCode: number }
  /** No command was named. */
  | { readonly _tag: "Help"; readonly error: Described }
  | { readonly _tag: "Interrupted" }
  | { readonly _tag: "Failed"; readonly exitCode: number; readonly error: Described }
  /** A bug of ours. */
  | { readonly _tag: "Defect"; readonly exitCode: 1; readonly error: Described; readonly details: string }

const usage = (error: CliError.ShowHelp): Ending => {
  const command = error.commandPath.join(" ")
  const hint = `See: ${command} --help`
  if (error.errors.length === 0)
    return { _tag: "Help", error: { tag: "UsageProblem", message: "no command was named", hint } }
  const message = error.errors.map(({ message }) => message.replaceAll(/\n+\s*/g, " ")).join("; ")
  return { _tag: "Failed", exitCode: 2, error: { tag: "UsageProblem", message, hint } }
}

/** What a cause means to the user. */
export const endingOf = (cause: Cause.Cause<Failure | Ended | CliError.CliError>): Ending => {
  const failure = Cause.findError(cause)
  if (Result.isSuccess(failure)) {
    const error = failure.success
    if (CliError.isCliError(error)) {
      return usage(
        error._tag === "ShowHelp" ? error : new CliError.ShowHelp({ commandPath: ["boxport"], errors: [error] }),
      )
    }
    if (error._tag === "Ended") return { _tag: "Quiet", exitCode: error.exitCode }
    return { _tag: "Failed", exitCode: exitCodeOf(error), error: describe(error) }
  }
  if (Cause.hasInterruptsOnly(cause)) return { _tag: "Interrupted" }
  const defect = Cause.squash(cause)
  return {
    _tag: "Defect",
    exitCode: 1,
    error: {
      tag: "InternalError",
      message: `an error in Boxport itself: ${defect instanceof Error ? defect.message : String(defect)}`,
      hint: "Run it again with --log-level debug for the details, and report them.",
    },
    details: Cause.pretty(cause),
  }
}

/**
 * One run of a job, with everything that belongs to it: its row in the state, its document, its hooks.
 *
 * @module
 */
import { type ExportResult, type JobEnding, type JobRan, jobRun } from "@boxport/engine"
import { Cause, Effect, Exit } from "effect"
import { exportDocument } from "../commands/Export.ts"
import type { Job } from "../config/Job.ts"
import type { LoadedConfiguration } from "../config/Read.ts"
import { openFor, recorded, rowsByTable } from "../Exporting.ts"
import { type Described, endingOf, type Failure } from "../Failure.ts"
import { post } from "./Hooks.ts"
import { exportOf, spoolOf } from "./Jobs.ts"

const attentionCode = 3
const interruptedCode = 130

/** What is said of an error, and the exit code that it ends with. */
const failureOf = (cause: Cause.Cause<Failure>): { readonly error: Described; readonly exitCode: number } => {
  const ending = endingOf(cause)
  return ending._tag === "Failed" || ending._tag === "Defect"
    ? ending
    : { error: { tag: "Interrupted", message: "interrupted", hint: "Run it again." }, exitCode: interruptedCode }
}

const jobEnding = (exit: Exit.Exit<ExportResult, Failure>): JobEnding => {
  if (Exit.isSuccess(exit)) {
    const { attention, rejected, requests } = exit.value
    return {
      outcome: attention ? "attention" : "done",
      exitCode: attention ? attentionCode : 0,
      error: null,
      rows: rowsByTable(exit.value),
      rejected,
      requests,
    }
  }
  const interrupted = Cause.hasInterrupts(exit.cause)
  const { error, exitCode } = failureOf(exit.cause)
  return {
    outcome: interrupted ? "interrupted" : "failed",
    exitCode: interrupted ? interruptedCode : exitCode,
    error: interrupted ? null : error.tag,
    rows: {},
    rejected: null,
    requests: null,
  }
}

/** A run that came to an end, and the document about it, as `--json` prints it and hooks get it. */
export interface Performed {
  readonly exit: Exit.Exit<ExportResult, Failure>
  readonly exitCode: number
  readonly document: object
}

/** Which job to run, and why now. */
export interface Performance {
  readonly name: string
  readonly job: Job
  /** The state folder. */
  readonly state: string
  /** ISO 8601 in UTC: the time of the schedule that the run is for; null for one that was asked for by hand. */
  readonly scheduledFor: string | null
}

const documentOf = (
  { job, name, scheduledFor }: Performance,
  { exit, finishedAt, startedAt }: JobRan<ExportResult, Failure>,
) => {
  const { exitCode, outcome } = jobEnding(exit)
  return {
    job: name,
    connection: job.export,
    scheduledFor,
    startedAt,
    finishedAt,
    outcome,
    exitCode,
    ...(Exit.isSuccess(exit) ? exportDocument(exit.value) : { error: failureOf(exit.cause).error }),
  }
}

/**
 * Runs a job and tells its hooks. A run that fails comes back as one that did; only what keeps a run from beginning or
 * from being recorded fails here.
 *
 * @param watched what to do around the export: show its progress, or nothing
 */
export const perform = <R>(
  loaded: LoadedConfiguration,
  performance: Performance,
  watched: (run: ReturnType<typeof recorded>) => Effect.Effect<ExportResult, Failure, R>,
) =>
  Effect.gen(function* () {
    const { job, name, scheduledFor, state } = performance
    const input = { ...exportOf(loaded, name, job), spool: spoolOf(loaded, name, job, state) }
    const ran = yield* Effect.scoped(
      Effect.flatMap(openFor(loaded, input), (source) => watched(recorded(input, source))),
    ).pipe(jobRun({ job: name, state, scheduledFor, endingOf: jobEnding }))
    const document = documentOf(performance, ran)
    const hook = document.exitCode === 0 ? job.onSuccess : job.onFailure
    if (hook !== undefined) yield* post(hook, document)
    const performed: Performed = { exit: ran.exit, exitCode: document.exitCode, document }
    return performed
  })

/**
 * One run of a job, with everything that belongs to it: its row in the state, its document, its hooks.
 *
 * @module
 */
import { type ExportResult, type JobRan, jobRun } from "@boxport/engine"
import { Effect, Exit } from "effect"
import { exportDocument } from "../commands/Export.ts"
import type { Job } from "../config/Job.ts"
import type { LoadedConfiguration } from "../config/Read.ts"
import { endOf, openFor, recorded } from "../Exporting.ts"
import type { Failure } from "../Failure.ts"
import { post } from "./Hooks.ts"
import { exportOf, spoolOf } from "./Jobs.ts"

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
  const { exitCode, outcome, said } = endOf(exit)
  return {
    job: name,
    connection: job.export,
    scheduledFor,
    startedAt,
    finishedAt,
    outcome,
    exitCode,
    ...(Exit.isSuccess(exit) ? exportDocument(exit.value) : { error: said }),
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
    ).pipe(jobRun({ job: name, state, scheduledFor, endingOf: endOf }))
    const document = documentOf(performance, ran)
    const hook = document.exitCode === 0 ? job.onSuccess : job.onFailure
    if (hook !== undefined) yield* post(hook, document)
    const performed: Performed = { exit: ran.exit, exitCode: document.exitCode, document }
    return performed
  })

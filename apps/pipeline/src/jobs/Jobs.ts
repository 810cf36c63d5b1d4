/**
 * The jobs of the configuration that is in force.
 *
 * @module
 */
import type { PrivacyOptions } from "@boxport/engine"
import { Effect, type Redacted } from "effect"
import { createHash } from "node:crypto"
import { join, resolve } from "node:path"
import type { Job } from "../config/Job.ts"
import type { LoadedConfiguration } from "../config/Read.ts"
import { spanMillis } from "../config/Span.ts"
import type { ExportInput } from "../Exporting.ts"
import { credentialOf } from "../Connections.ts"
import { secretNames } from "../SecretFields.ts"
import { UsageProblem } from "../Usage.ts"

/** The names of all jobs, in the file's order. */
export const jobNames = ({ configuration }: LoadedConfiguration): ReadonlyArray<string> =>
  Object.keys(configuration.jobs ?? {})

const noSuchJob = (loaded: LoadedConfiguration, name: string): UsageProblem => {
  const names = jobNames(loaded)
  return new UsageProblem({
    message: `there is no job "${name}" in ${loaded.file}`,
    hint: names.length === 0 ? "It has no jobs: write one under jobs." : `Its jobs: ${names.join(", ")}`,
  })
}

/** The job of a name; fails for one that the configuration does not have. */
export const requireJob = (loaded: LoadedConfiguration, name: string): Effect.Effect<Job, UsageProblem> => {
  const { jobs = {} } = loaded.configuration
  const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined
  return job === undefined ? Effect.fail(noSuchJob(loaded, name)) : Effect.succeed(job)
}

/** How much about people a job keeps. That its key is there was seen to when the configuration was read. */
const privacyOf = (
  { privacy = "full", privacyKey }: Job,
  general: Redacted.Redacted<string> | undefined,
): PrivacyOptions => {
  const key = privacyKey ?? general ?? null
  if (privacy === "full") return { mode: "full" }
  return privacy === "pseudonymous" && key !== null ? { mode: "pseudonymous", key } : { mode: "minimal", key }
}

const dayMillis = 24 * 3600 * 1000
/** How often an incremental job reads everything, unless it says so itself. */
const usualFullEvery = 7 * dayMillis
/** How long after its end an event is looked at in every run. */
const usualRecent = 30 * dayMillis

const millisOf = (span: string | undefined, usual: number): number =>
  span === undefined ? usual : (spanMillis(span) ?? usual)

/** Where what was answered to a job's run is kept until the run is done, sealed with its connection's credential. */
export const spoolOf = (loaded: LoadedConfiguration, name: string, job: Job, state: string) => ({
  path: join(state, "runs", `${createHash("sha256").update(name).digest("hex").slice(0, 32)}.answers`),
  key: credentialOf(loaded, job.export),
})

/** What a job exports; its folder is taken from the configuration's own. */
export const exportOf = ({ configuration, folder }: LoadedConfiguration, name: string, job: Job): ExportInput => ({
  connection: job.export,
  to: resolve(folder, job.to),
  format: job.format ?? "csv",
  event: job.events ?? [],
  tables: job.tables ?? [],
  raw: job.raw ?? false,
  includeSecrets: secretNames(job.includeSecrets ?? []),
  csvFormulas: job.csvFormulas ?? "defuse",
  privacy: privacyOf(job, configuration.privacyKey),
  strict: job.strict ?? false,
  ...(job.incremental === true
    ? {
        incremental: {
          job: name,
          fullEveryMillis: millisOf(job.fullEvery, usualFullEvery),
          recentMillis: millisOf(job.recent, usualRecent),
        },
      }
    : {}),
})

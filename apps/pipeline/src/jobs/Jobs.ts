/**
 * The jobs of the configuration that is in force.
 *
 * @module
 */
import type { PrivacyOptions } from "@boxport/engine"
import { Effect, type Redacted } from "effect"
import { resolve } from "node:path"
import type { Job } from "../config/Job.ts"
import type { LoadedConfiguration } from "../config/Read.ts"
import type { ExportInput } from "../Exporting.ts"
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

/** What a job can say that this version cannot do: such a job does not run, rather than do something else. */
const notThereYet = ({ incremental = false, strict = false }: Job): ReadonlyArray<string> => [
  ...(incremental ? ["incremental: true"] : []),
  ...(strict ? ["strict: true"] : []),
]

/** The job of a name; fails for one that the configuration does not have, and for one that this version cannot run. */
export const requireJob = Effect.fnUntraced(function* (loaded: LoadedConfiguration, name: string) {
  const { jobs = {} } = loaded.configuration
  const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined
  if (job === undefined) return yield* noSuchJob(loaded, name)
  const missing = notThereYet(job)
  if (missing.length > 0) {
    return yield* new UsageProblem({
      message: `the job "${name}" asks for what this version of Boxport cannot do: ${missing.join(", ")}`,
      hint: "Take it out of the job, and it exports everything as it is.",
    })
  }
  return job
})

/** How much about people a job keeps. That its key is there was seen to when the configuration was read. */
const privacyOf = (
  { privacy = "full", privacyKey }: Job,
  general: Redacted.Redacted<string> | undefined,
): PrivacyOptions => {
  const key = privacyKey ?? general ?? null
  if (privacy === "full") return { mode: "full" }
  return privacy === "pseudonymous" && key !== null ? { mode: "pseudonymous", key } : { mode: "minimal", key }
}

/** What a job exports; its folder is taken from the configuration's own. */
export const exportOf = ({ configuration, folder }: LoadedConfiguration, job: Job): ExportInput => ({
  connection: job.export,
  to: resolve(folder, job.to),
  format: job.format ?? "csv",
  event: job.events ?? [],
  tables: job.tables ?? [],
  raw: job.raw ?? false,
  includeSecrets: (job.includeSecrets ?? []).map((name) => name.replaceAll("[]", "")),
  csvFormulas: job.csvFormulas ?? "defuse",
  privacy: privacyOf(job, configuration.privacyKey),
})

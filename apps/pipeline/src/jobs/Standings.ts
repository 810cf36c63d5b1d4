/**
 * Where the jobs stand: those of the configuration, and those that have runs in the state.
 *
 * @module
 */
import { isJobRunning, type JobRun, lastRuns, timetable } from "@boxport/engine"
import { Clock, DateTime, Effect, Result } from "effect"
import type { LoadedConfiguration } from "../config/Read.ts"

/** A job, its latest run, and when it is due. */
export interface JobStanding {
  readonly job: string
  /** `never`, `running`, `killed` (its process went away before its end), or how the latest run ended. */
  readonly status: string
  readonly lastRun: JobRun | null
  readonly schedule: string | null
  readonly timezone: string | null
  /** ISO 8601 in UTC; null without a schedule. */
  readonly next: string | null
}

const statusOf = (run: JobRun, state: string) =>
  run.outcome === null
    ? Effect.map(isJobRunning(run.job, state), (running) => (running ? "running" : "killed"))
    : Effect.succeed(run.outcome)

const iso = (millis: number): string => DateTime.formatIso(DateTime.makeUnsafe(millis))

/** Every job, in the configuration's order; those that it no longer has at the end. */
export const standings = Effect.fn("standings")(function* ({ configuration }: LoadedConfiguration, state: string) {
  const { jobs = {} } = configuration
  const now = yield* Clock.currentTimeMillis
  const runs = yield* lastRuns
  const names = [...new Set([...Object.keys(jobs), ...runs.map(({ job }) => job)])]
  return yield* Effect.forEach(names, (name) =>
    Effect.gen(function* () {
      const run = runs.find(({ job }) => job === name)
      const { schedule = null, timezone = "UTC" } = (Object.hasOwn(jobs, name) ? jobs[name] : undefined) ?? {}
      const times = schedule === null ? null : timetable(schedule, timezone)
      const standing: JobStanding = {
        job: name,
        status: run === undefined ? "never" : yield* statusOf(run, state),
        lastRun: run ?? null,
        schedule,
        timezone: schedule === null ? null : timezone,
        next: times === null || Result.isFailure(times) ? null : iso(times.success.after(now)),
      }
      return standing
    }),
  )
})

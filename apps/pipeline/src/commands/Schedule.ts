/**
 * `boxport schedule`: the jobs of the configuration, each on its schedule, until stopped.
 *
 * @module
 */
import { keepSchedule, stateLayer, type Timetable, timetable } from "@boxport/engine"
import { Cause, Clock, DateTime, Effect, Exit, Result } from "effect"
import type { Job } from "../config/Job.ts"
import type { LoadedConfiguration } from "../config/Read.ts"
import { spanMillis } from "../config/Span.ts"
import { configuration, network, stateFolder } from "../Connections.ts"
import { endingOf, type Failure } from "../Failure.ts"
import { Interruption } from "../Interruption.ts"
import { jobNames, requireJob } from "../jobs/Jobs.ts"
import { perform } from "../jobs/Perform.ts"
import { aligned, Output } from "../Output.ts"
import { counted, sumOf } from "../progress/Words.ts"
import { result } from "../Results.ts"
import { UsageProblem } from "../Usage.ts"
import { rowsByTable } from "../Exporting.ts"

/** A job that has a schedule. */
interface Scheduled {
  readonly name: string
  readonly job: Job
  readonly schedule: string
  readonly timezone: string
  readonly times: Timetable
}

/** The jobs that have a schedule; fails where there are none. */
const scheduledIn = Effect.fnUntraced(function* (loaded: LoadedConfiguration) {
  const scheduled: Array<Scheduled> = []
  for (const name of jobNames(loaded)) {
    const { schedule, timezone = "UTC" } = loaded.configuration.jobs?.[name] ?? {}
    const times = schedule === undefined ? null : timetable(schedule, timezone)
    if (schedule === undefined || times === null || Result.isFailure(times)) continue
    scheduled.push({ name, job: yield* requireJob(loaded, name), schedule, timezone, times: times.success })
  }
  if (scheduled.length === 0) {
    return yield* new UsageProblem({
      message: `no job in ${loaded.file} has a schedule`,
      hint: `Give one a schedule: "0 3 * * *" is every day at three.`,
    })
  }
  return scheduled
})

const saidOf = (cause: Cause.Cause<Failure>): string => {
  const ending = endingOf(cause)
  return "error" in ending ? ending.error.message : ending._tag
}

/** One run on a schedule: what became of it is in the log, the state and the hooks, and the schedule goes on. */
const runOne =
  (loaded: LoadedConfiguration, { job, name }: Scheduled, state: string) =>
  (scheduledFor: string) =>
    Effect.gen(function* () {
      yield* Effect.logInfo(`${name}: begins, for ${scheduledFor}`)
      const { exit, exitCode } = yield* perform(loaded, { name, job, state, scheduledFor }, (run) => run)
      if (Exit.isSuccess(exit)) {
        const rows = sumOf(rowsByTable(exit.value))
        const told = `${name}: ${counted(rows, "row")} in ${counted(exit.value.requests, "request")}`
        yield* exitCode === 0 ? Effect.logInfo(told) : Effect.logWarning(`${told}; something needs a look`)
      } else yield* exit
    }).pipe(
      Effect.onInterrupt(() => Effect.logWarning(`${name}: interrupted; goes on with the next boxport schedule`)),
      Effect.catch((failure) => Effect.logError(`${name}: ${saidOf(Cause.fail(failure))}`)),
      Effect.catchDefect((defect) => Effect.logError(`${name}: ${saidOf(Cause.die(defect))}`)),
    )

/** Keeps all schedules until it is stopped, which is success. */
export const schedule = Effect.fn("schedule")(function* () {
  const loaded = yield* configuration
  const scheduled = yield* scheduledIn(loaded)
  const state = yield* stateFolder(loaded)
  const output = yield* Output
  return yield* Effect.gen(function* () {
    yield* Interruption.means({ message: "Schedule stopped.", hint: "", exitCode: 0 })
    const now = yield* Clock.currentTimeMillis
    const jobs = scheduled.map(({ name, schedule, times, timezone }) => ({
      job: name,
      schedule,
      timezone,
      next: DateTime.formatIso(DateTime.makeUnsafe(times.after(now))),
    }))
    yield* result({
      json: () => ({ jobs }),
      text: () =>
        aligned(jobs.map(({ job, next, schedule, timezone }) => [job, schedule, timezone, `next ${next}`])).join("\n"),
    })
    yield* output.note("Stop it with Ctrl-C.")
    return yield* Effect.forEach(
      scheduled,
      (one) =>
        keepSchedule({
          job: one.name,
          timetable: one.times,
          jitterMillis: one.job.jitter === undefined ? 0 : (spanMillis(one.job.jitter) ?? 0),
          run: runOne(loaded, one, state),
        }),
      { concurrency: "unbounded", discard: true },
    )
  }).pipe(Effect.provide([stateLayer(state), network]))
})

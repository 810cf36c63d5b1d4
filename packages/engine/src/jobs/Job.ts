/**
 * One run of a job: alone of its job, with a row in the state.
 *
 * @module
 */
import { Cause, Effect, Exit, Schema } from "effect"
import type { SqlClient } from "effect/sql"
import { isLocked, lock } from "../migration/Lock.ts"
import type { StateProblem } from "../state/Database.ts"
import { beginRun, endRun, type JobEnding } from "./Runs.ts"

/** The job's run before is still under way. */
export class JobRunning extends Schema.TaggedError<JobRunning>()("JobRunning", {
  job: Schema.String,
  pid: Schema.Int,
}) {
  override get message(): string {
    return `a run of the job "${this.job}" is under way (process ${this.pid})`
  }
  /** What the user can do about it. */
  get hint(): string {
    return "Wait until it is done, or stop it. This run has not begun."
  }
}

/** No connection has a blank in its name, so a job's lock is no target's. */
const lockOf = (job: string, state: string) => ({ migration: job, target: `job ${job}`, state })

/** Whether a run of a job is under way. */
export const isJobRunning = (job: string, state: string): Effect.Effect<boolean, StateProblem, SqlClient.SqlClient> =>
  isLocked(lockOf(job, state))

/** What a run is of, and what becomes of its end. */
export interface JobRunOptions<A, E> {
  readonly job: string
  /** The state folder. */
  readonly state: string
  /** ISO 8601 in UTC: the time of the schedule that the run is for; null for one that was asked for by hand. */
  readonly scheduledFor: string | null
  /** What a run's end means to its row. */
  readonly endingOf: (exit: Exit.Exit<A, E>) => JobEnding
}

/** A run that came to an end. */
export interface JobRan<A, E> {
  /** ISO 8601 in UTC. */
  readonly startedAt: string
  /** ISO 8601 in UTC. */
  readonly finishedAt: string
  readonly exit: Exit.Exit<A, E>
}

/**
 * Runs a job's work unless a run of the same job is under way, in whatever process of this machine; notes in the state
 * that it begins and how it ended. A run that is interrupted is noted too, and then interrupts.
 */
export const jobRun =
  <A, E>({ endingOf, job, scheduledFor, state }: JobRunOptions<A, E>) =>
  <R>(work: Effect.Effect<A, E, R>): Effect.Effect<JobRan<A, E>, JobRunning | StateProblem, R | SqlClient.SqlClient> =>
    Effect.gen(function* () {
      yield* lock(lockOf(job, state)).pipe(
        Effect.catchTag("MigrationRunning", ({ pid }) => Effect.fail(new JobRunning({ job, pid }))),
      )
      return yield* Effect.uninterruptibleMask((restore) =>
        Effect.gen(function* () {
          const { id, startedAt } = yield* beginRun(job, scheduledFor)
          const exit = yield* Effect.exit(restore(work))
          const finishedAt = yield* endRun(id, endingOf(exit))
          if (Exit.isFailure(exit) && Cause.hasInterrupts(exit.cause)) return yield* Effect.interrupt
          const ran: JobRan<A, E> = { startedAt, finishedAt, exit }
          return ran
        }),
      )
    }).pipe(Effect.scoped)

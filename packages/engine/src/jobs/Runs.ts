/**
 * Runs of jobs in the state: when, why, and how they ended. A row is there from the moment a run begins, so that one
 * that was killed shows too.
 *
 * @module
 */
import { randomUUID } from "node:crypto"
import { Clock, DateTime, Effect, Schema } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem, unreadable } from "../state/Database.ts"
import { type Ended, endedColumns, endedIn, endingFields, type ExportOutcome } from "../state/Ended.ts"

/** How a run ended: `attention` is done, with something that a person should look at. */
export type JobOutcome = ExportOutcome

/** What a run's row says when it ended. */
export interface JobEnding extends Ended {
  readonly outcome: JobOutcome
  /** That of `boxport run`. */
  readonly exitCode: number
}

/** One run of a job. */
export interface JobRun extends Ended {
  readonly id: string
  readonly job: string
  /** ISO 8601 in UTC: the time of the schedule that the run is for; null for one that was asked for by hand. */
  readonly scheduledFor: string | null
  /** ISO 8601 in UTC. */
  readonly startedAt: string
  /** ISO 8601 in UTC; null while it goes on, and for ever where it was killed. */
  readonly finishedAt: string | null
  readonly outcome: JobOutcome | null
  readonly exitCode: number | null
}

/** Rows that are kept of a job. */
const mostKept = 1000

const nowText = Effect.map(DateTime.now, DateTime.formatIso)

/** Notes that a run begins, and gives its id. Of each job the latest thousand runs are kept. */
export const beginRun: (
  job: string,
  scheduledFor: string | null,
) => Effect.Effect<Pick<JobRun, "id" | "startedAt">, StateProblem, SqlClient.SqlClient> = Effect.fn("Runs.begin")(
  function* (job, scheduledFor) {
    const sql = yield* SqlClient.SqlClient
    const begun = { id: yield* Effect.sync(() => randomUUID()), startedAt: yield* nowText }
    const insert = sql`INSERT INTO job_runs ${sql.insert({
      id: begun.id,
      job,
      scheduled_for: scheduledFor,
      started_at: begun.startedAt,
      rows_by_table: "{}",
    })}`
    const forget = sql`DELETE FROM job_runs WHERE job = ${job} AND id NOT IN
      (SELECT id FROM job_runs WHERE job = ${job} ORDER BY started_at DESC LIMIT ${mostKept})`
    yield* during("record the run")(sql.withTransaction(Effect.andThen(insert, forget)))
    return begun
  },
)

/** Notes how a run ended, and gives when. */
export const endRun: (id: string, ending: JobEnding) => Effect.Effect<string, StateProblem, SqlClient.SqlClient> =
  Effect.fn("Runs.end")(function* (id, ending) {
    const sql = yield* SqlClient.SqlClient
    const finishedAt = yield* nowText
    yield* during("record the run")(
      sql`UPDATE job_runs SET ${sql.update({
        finished_at: finishedAt,
        outcome: ending.outcome,
        exit_code: ending.exitCode,
        ...endedColumns(ending),
      })} WHERE id = ${id}`,
    )
    return finishedAt
  })

const Line = Schema.Struct({
  id: Schema.String,
  job: Schema.String,
  scheduled_for: Schema.NullOr(Schema.String),
  started_at: Schema.String,
  finished_at: Schema.NullOr(Schema.String),
  exit_code: Schema.NullOr(Schema.Int),
  ...endingFields,
})

const decode = Schema.decodeUnknownEffect(Schema.Array(Line))

const runsIn = (lines: ReadonlyArray<unknown>): Effect.Effect<ReadonlyArray<JobRun>, StateProblem> =>
  Effect.mapBoth(decode(lines), {
    onFailure: () => unreadable("list runs"),
    onSuccess: (decoded) =>
      decoded.map((line) => ({
        id: line.id,
        job: line.job,
        scheduledFor: line.scheduled_for,
        startedAt: line.started_at,
        finishedAt: line.finished_at,
        outcome: line.outcome,
        exitCode: line.exit_code,
        ...endedIn(line),
      })),
  })

/** The latest runs of a job, at most so many, the latest first. */
export const runsOf: (
  job: string,
  limit: number,
) => Effect.Effect<ReadonlyArray<JobRun>, StateProblem, SqlClient.SqlClient> = Effect.fn("Runs.of")(
  function* (job, limit) {
    const sql = yield* SqlClient.SqlClient
    return yield* runsIn(
      yield* during("list runs")(
        sql`SELECT * FROM job_runs WHERE job = ${job} ORDER BY started_at DESC, id LIMIT ${limit}`,
      ),
    )
  },
)

/** The latest run of every job that ever ran, by job. */
export const lastRuns: Effect.Effect<ReadonlyArray<JobRun>, StateProblem, SqlClient.SqlClient> = Effect.gen(
  function* () {
    const sql = yield* SqlClient.SqlClient
    const jobs = yield* during("list runs")(
      sql<{ readonly job: string }>`SELECT DISTINCT job FROM job_runs ORDER BY job`,
    )
    const latest = yield* Effect.forEach(jobs, ({ job }) => runsOf(job, 1))
    return latest.flat()
  },
)

/** What the rows of a job say to its schedule. */
export interface Standing {
  /** The times after this one, in milliseconds since 1970, had no run yet. */
  readonly since: number
  /** The time of the schedule whose run was broken off, in milliseconds; null where none was. */
  readonly again: number | null
}

/** How often a run that is broken off is begun for one time of the schedule. */
const mostAttempts = 3

/**
 * Where a job's schedule goes on: after the latest run that got to an end, however it ended; or with the run that was
 * broken off, unless that has happened three times over. A job that never ran begins now.
 */
export const standing: (job: string) => Effect.Effect<Standing, StateProblem, SqlClient.SqlClient> = Effect.fn(
  "Runs.standing",
)(function* (job) {
  const sql = yield* SqlClient.SqlClient
  const [latest, ...before] = yield* runsIn(
    yield* during("list runs")(
      // A run by hand that was broken off stands for no time of the schedule.
      sql`SELECT * FROM job_runs WHERE job = ${job}
        AND (scheduled_for IS NOT NULL OR outcome IN ('done', 'attention', 'failed'))
        ORDER BY started_at DESC, id LIMIT ${mostAttempts}`,
    ),
  )
  if (latest === undefined) return { since: yield* Clock.currentTimeMillis, again: null }
  const since = Date.parse(latest.startedAt)
  const isBroken = latest.outcome === null || latest.outcome === "interrupted"
  const attempts = 1 + before.filter(({ scheduledFor }) => scheduledFor === latest.scheduledFor).length
  return {
    since,
    again: isBroken && latest.scheduledFor !== null && attempts < mostAttempts ? Date.parse(latest.scheduledFor) : null,
  }
})

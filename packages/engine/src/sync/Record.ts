/**
 * What the state knows of a job's incremental exports besides rows: when it ran last, what its events looked like, and
 * whether what it read still has to be put where users find it.
 *
 * @module
 */
import { Effect, Option, Schema } from "effect"
import { SqlClient } from "effect/sql"
import { Manifest } from "../Manifest.ts"
import { during, type StateProblem } from "../state/Database.ts"

/** What a run has left that was read whole and is in the state, until its files are in their place. */
export const Unpublished = Schema.Struct({
  syncedAt: Schema.String,
  /** The manifest of `current/`, but for its tables. */
  manifest: Schema.Struct({ ...Manifest.fields }),
})
export type Unpublished = typeof Unpublished.Type

const UnpublishedText = Schema.fromJsonString(Unpublished)
const decodeUnpublished = Schema.decodeUnknownOption(UnpublishedText)
const encodeUnpublished = Schema.encodeEffect(UnpublishedText)

/** A job's standing. */
export interface Standing {
  /** What the job asks for: rows read for anything else are of no use to it. */
  readonly shape: string
  /** The name of the last good run; null before the first. */
  readonly syncedAt: string | null
  /** When everything was read last, ISO 8601 in UTC; null if never. */
  readonly fullAt: string | null
  /** When the latest order that was seen was created, in Unix milliseconds; null before the first. */
  readonly createdUpTo: number | null
  readonly unpublished: Unpublished | null
}

interface Line {
  readonly shape: string
  readonly synced_at: string | null
  readonly full_at: string | null
  readonly created_up_to: number | null
  readonly unpublished: string | null
}

/** The standing of a job; undefined for one that has none. */
export const standingOf: (job: string) => Effect.Effect<Standing | undefined, StateProblem, SqlClient.SqlClient> =
  Effect.fnUntraced(function* (job) {
    const sql = yield* SqlClient.SqlClient
    const [line] = yield* during("look up the job")(
      sql<Line>`SELECT shape, synced_at, full_at, created_up_to, unpublished FROM syncs WHERE job = ${job}`,
    )
    if (line === undefined) return undefined
    return {
      shape: line.shape,
      syncedAt: line.synced_at,
      fullAt: line.full_at,
      createdUpTo: line.created_up_to,
      unpublished: Option.getOrNull(decodeUnpublished(line.unpublished)),
    }
  })

/** Puts a job's standing in the place of the one before. To be used in a transaction with what it stands for. */
export const putStanding = Effect.fnUntraced(function* (job: string, standing: Standing) {
  const sql = yield* SqlClient.SqlClient
  const { createdUpTo, fullAt, shape, syncedAt, unpublished } = standing
  // The engine made it: what its own schema refuses is a bug, nothing a user could mend.
  const text = unpublished === null ? null : yield* Effect.orDie(encodeUnpublished(unpublished))
  yield* sql`INSERT INTO syncs ${sql.insert({
    job,
    shape,
    synced_at: syncedAt,
    full_at: fullAt,
    created_up_to: createdUpTo,
    unpublished: text,
  })}
    ON CONFLICT (job) DO UPDATE SET shape = excluded.shape, synced_at = excluded.synced_at, full_at = excluded.full_at,
      created_up_to = excluded.created_up_to, unpublished = excluded.unpublished`
})

/** Notes that a job's files are in their place. */
export const settled = (job: string): Effect.Effect<void, StateProblem, SqlClient.SqlClient> =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    during("note the files")(sql`UPDATE syncs SET unpublished = NULL WHERE job = ${job}`),
  )

/** The mark of each event that a job has read, by its key. */
export const marksOf: (job: string) => Effect.Effect<ReadonlyMap<string, string>, StateProblem, SqlClient.SqlClient> =
  Effect.fnUntraced(function* (job) {
    const sql = yield* SqlClient.SqlClient
    const lines = yield* during("look up events")(
      sql<{ readonly event: string; readonly mark: string }>`SELECT event, mark FROM sync_events WHERE job = ${job}`,
    )
    return new Map(lines.map(({ event, mark }) => [event, mark]))
  })

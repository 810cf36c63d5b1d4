/**
 * One run into a target at a time: a row that names the process. It is taken in a transaction, so that of two runs that
 * find a dead one's row at once only one takes it over.
 *
 * @module
 */
import { resolve } from "node:path"
import { Effect, Schema, type Scope } from "effect"
import { SqlClient } from "effect/sql"
import * as Disk from "../Disk.ts"
import { during, type StateProblem, together } from "../state/Database.ts"

/** Another run into the same target is under way. */
export class MigrationRunning extends Schema.TaggedError<MigrationRunning>()("MigrationRunning", {
  /** The migration that is under way. */
  migration: Schema.String,
  pid: Schema.Int,
}) {
  override get message(): string {
    return `a run of ${this.migration} is under way (process ${this.pid})`
  }
  /** What the user can do about it. */
  get hint(): string {
    return "Wait until it is done, or stop it; this run has changed nothing."
  }
}

/** Locks held by this process: a process id does not tell its own runs apart. */
const held = new Map<string, Locked>()

/** A run that is under way. */
export interface Run {
  readonly migration: string
  readonly pid: number
}

const rowOf = (name: string) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    Effect.map(
      during("lock")(sql<Run>`SELECT migration, pid FROM locks WHERE name = ${name}`),
      ([row]): Run | null => row ?? null,
    ),
  )

/** Whether the process of a row lives. This process's own number is a predecessor's: in a container all may get the same. */
const lives = ({ pid }: Run) => (pid === process.pid ? Effect.succeed(false) : Disk.isProcessAlive(pid))

const take = Effect.fnUntraced(function* (migration: string, name: string) {
  const sql = yield* SqlClient.SqlClient
  const row = yield* rowOf(name)
  if (row !== null && (yield* lives(row))) return yield* new MigrationRunning(row)
  // Otherwise its process is gone: killed, or the machine went down.
  yield* during("lock")(
    sql`INSERT INTO locks ${sql.insert({ name, migration, pid: process.pid })}
      ON CONFLICT (name) DO UPDATE SET migration = excluded.migration, pid = excluded.pid`,
  )
})

const release = (name: string) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) => Effect.ignore(sql`DELETE FROM locks WHERE name = ${name}`))

/** What a lock is of. */
export interface Locked {
  readonly migration: string
  /** The target's connection. */
  readonly target: string
  /** The state folder. */
  readonly state: string
}

const claimOf = ({ state, target }: Locked): string => JSON.stringify([resolve(state), target])

/** Holds the lock of a target until the scope ends. */
export const lock = (
  locked: Locked,
): Effect.Effect<void, MigrationRunning | StateProblem, Scope.Scope | SqlClient.SqlClient> => {
  const { migration, target } = locked
  const claim = claimOf(locked)
  return Effect.andThen(
    Effect.acquireRelease(
      Effect.suspend(() => {
        const other = held.get(claim)
        if (other !== undefined) return new MigrationRunning({ migration: other.migration, pid: process.pid })
        held.set(claim, locked)
        return Effect.void
      }),
      () => Effect.sync(() => held.delete(claim)),
    ),
    Effect.acquireRelease(take(migration, target).pipe(together("lock")), () => release(target)),
  )
}

/** Whether a run of a migration is under way. */
export const isLocked = (locked: Locked) =>
  Effect.gen(function* () {
    const { migration, target } = locked
    if (held.get(claimOf(locked))?.migration === migration) return true
    const row = yield* rowOf(target)
    return row !== null && row.migration === migration && (yield* lives(row))
  })

/** The runs that are under way in a state folder, those of this process among them. */
export const runningIn = (state: string): Effect.Effect<ReadonlyArray<Run>, StateProblem, SqlClient.SqlClient> =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const rows = yield* during("look for runs")(sql<Run>`SELECT migration, pid FROM locks ORDER BY name`)
    return [
      ...[...held.values()].flatMap(({ migration, state: folder }) =>
        resolve(folder) === resolve(state) ? [{ migration, pid: process.pid }] : [],
      ),
      ...(yield* Effect.filter(rows, lives)),
    ]
  })

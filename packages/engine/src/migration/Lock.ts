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
const held = new Map<string, string>()

interface Row {
  readonly migration: string
  readonly pid: number
}

const rowOf = (name: string) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    Effect.map(
      during("lock")(sql<Row>`SELECT migration, pid FROM locks WHERE name = ${name}`),
      ([row]): Row | null => row ?? null,
    ),
  )

/** Whether the process of a row lives. This process's own number is a predecessor's: in a container all may get the same. */
const lives = ({ pid }: Row) => (pid === process.pid ? Effect.succeed(false) : Disk.isProcessAlive(pid))

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

const claimOf = (state: string, target: string): string => `${resolve(state)} ${target}`

/** What a lock is of. */
export interface Locked {
  readonly migration: string
  /** The target's connection. */
  readonly target: string
  /** The state folder. */
  readonly state: string
}

/** Holds the lock of a target until the scope ends. */
export const lock = ({
  migration,
  state,
  target,
}: Locked): Effect.Effect<void, MigrationRunning | StateProblem, Scope.Scope | SqlClient.SqlClient> => {
  const claim = claimOf(state, target)
  return Effect.andThen(
    Effect.acquireRelease(
      Effect.suspend(() => {
        const other = held.get(claim)
        if (other !== undefined) return new MigrationRunning({ migration: other, pid: process.pid })
        held.set(claim, migration)
        return Effect.void
      }),
      () => Effect.sync(() => held.delete(claim)),
    ),
    Effect.acquireRelease(take(migration, target).pipe(together("lock")), () => release(target)),
  )
}

/** Whether a run of a migration is under way. */
export const isLocked = ({ migration, state, target }: Locked) =>
  Effect.gen(function* () {
    if (held.get(claimOf(state, target)) === migration) return true
    const row = yield* rowOf(target)
    return row !== null && row.migration === migration && (yield* lives(row))
  })

/**
 * The state: one database in the state folder. Only its owner can read it.
 *
 * @module
 */
import * as fs from "node:fs/promises"
import { join } from "node:path"
import { type FileProblem, fileProblem } from "@boxport/formats"
import { Context, Effect, Layer, Schema } from "effect"
import { Reactivity } from "effect/reactivity"
import { Migrator, SqlClient, type SqlError } from "effect/sql"
import * as Disk from "../Disk.ts"
import { Commits, inCommon } from "./Commits.ts"
import * as Sqlite from "./Sqlite.ts"
import { changes } from "./Tables.ts"

/** The state cannot be used. */
export class StateProblem extends Schema.TaggedError<StateProblem>()("StateProblem", {
  /** What was being done. */
  operation: Schema.String,
  /** The database's own word: `LockTimeoutError`, `ConstraintError`, … */
  reason: Schema.String,
}) {
  override get message(): string {
    return `the state could not be used (${this.operation}: ${this.reason})`
  }
  /** What the user can do about it. */
  get hint(): string {
    return "See that the state folder's disk has room and that nothing else holds its database. Nothing done is lost."
  }
}

/** What the state holds cannot be read as what it should be. */
export const unreadable = (operation: string): StateProblem =>
  new StateProblem({ operation, reason: "written by another version of Boxport" })

/** Names what a failure of the database came in the way of. */
export const during = (operation: string) =>
  Effect.mapError(({ reason }: SqlError.SqlError) => new StateProblem({ operation, reason: reason._tag }))

const isSqlError = (error: unknown): error is SqlError.SqlError =>
  typeof error === "object" && error !== null && "_tag" in error && error._tag === "SqlError"

/** Runs writes so that all of them are kept or none, and names what they are for. */
export const together =
  (operation: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E | StateProblem, R | SqlClient.SqlClient> =>
    Effect.flatMap(SqlClient.SqlClient, (sql) =>
      Effect.mapError(sql.withTransaction(effect), (error) =>
        isSqlError(error) ? new StateProblem({ operation, reason: error.reason._tag }) : error,
      ),
    )

/** The same for writes that fail in no other way. */
export const atOnce =
  (operation: string) =>
  <A, R>(effect: Effect.Effect<A, SqlError.SqlError, R>): Effect.Effect<A, StateProblem, R | SqlClient.SqlClient> =>
    Effect.flatMap(SqlClient.SqlClient, (sql) => during(operation)(sql.withTransaction(effect)))

/** The database's file in a state folder. */
export const databaseFile = (folder: string): string => join(folder, "boxport.db")

/** Makes folder and file for their owner alone, before SQLite would make the file for everybody. */
const makeFile = (folder: string): Effect.Effect<void, FileProblem> =>
  Effect.andThen(
    Disk.makeFolders(folder),
    Effect.tryPromise({
      try: async () => (await fs.open(databaseFile(folder), "a", 0o600)).close(),
      catch: (cause) => fileProblem(databaseFile(folder), "open", cause),
    }),
  )

const make = Effect.fnUntraced(function* (folder: string) {
  yield* makeFile(folder)
  const sql = yield* during("open")(Sqlite.make({ file: databaseFile(folder) }))
  yield* Migrator.make({})({ loader: Migrator.fromRecord(changes), table: "changes" }).pipe(
    Effect.provideService(SqlClient.SqlClient, sql),
    Effect.mapError(
      (error) =>
        new StateProblem({
          operation: "bring up to date",
          reason: error._tag === "SqlError" ? error.reason._tag : error.kind,
        }),
    ),
  )
  return sql
})

const onDiskProblem = (cause: unknown) =>
  new StateProblem({
    operation: "write to the disk",
    reason: cause instanceof Error && "code" in cause ? String(cause.code) : String(cause),
  })

const attempt = <A>(run: () => Promise<A>) => Effect.tryPromise({ try: run, catch: onDiskProblem })

/** The commits of the state in a folder. One `deferred` at a time. */
const commitsOf = (folder: string, sql: SqlClient.SqlClient): typeof Commits.Service => {
  const nothingToWaitFor: Effect.Effect<void, StateProblem> = Effect.void
  let onDisk = nothingToWaitFor
  return {
    deferred: (work) =>
      Effect.acquireUseRelease(
        Effect.gen(function* () {
          // The log is there from the opening of the database on, and it is this one until it is closed.
          const log = yield* attempt(() => fs.open(Sqlite.logOf(databaseFile(folder)), "r+"))
          onDisk = inCommon(attempt(() => log.datasync()))
          yield* during("write to the disk")(Sqlite.notWaiting(sql))
          return log
        }),
        () => work,
        (log) =>
          during("write to the disk")(Sqlite.waiting(sql)).pipe(
            Effect.andThen(onDisk),
            Effect.ensuring(
              Effect.suspend(() => {
                onDisk = nothingToWaitFor
                return Effect.ignore(attempt(() => log.close()))
              }),
            ),
          ),
      ),
    onDisk: Effect.suspend(() => onDisk),
  }
}

/** The state of a folder, made or brought up to date if need be. */
export const layer = (folder: string): Layer.Layer<SqlClient.SqlClient, FileProblem | StateProblem> =>
  Layer.effectContext(
    Effect.map(make(folder), (sql) =>
      Context.add(Context.make(SqlClient.SqlClient, sql), Commits, commitsOf(folder, sql)),
    ),
  ).pipe(Layer.provide(Reactivity.layer))

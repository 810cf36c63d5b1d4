/**
 * Effect's SqlClient over Node's own SQLite: nothing to install, nothing to compile. The one place that knows
 * `node:sqlite`; another database is another layer. There is one connection: while a stream is being read, nothing else
 * can be asked or written.
 *
 * @module
 */
import { Effect, Layer, Semaphore, Stream } from "effect"
import { Reactivity } from "effect/reactivity"
import { SqlClient, type SqlConnection, SqlError, Statement } from "effect/sql"
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite"

/** How a database is opened. */
export interface SqliteOptions {
  /** The file; made with mode 0600 when it is missing. */
  readonly file: string
  /** How long to wait for another process that writes, in milliseconds. */
  readonly busyMillis?: number
}

interface Connection extends SqlConnection.Connection {
  readonly database: DatabaseSync
}

/** SQLite's extended code is `errcode` in `node:sqlite`; the classifier reads `errno`. */
const failure = (operation: string) => (cause: unknown) => {
  const known = cause instanceof Error && "errcode" in cause ? Object.assign(cause, { errno: cause.errcode }) : cause
  return new SqlError.SqlError({
    reason: SqlError.classifySqliteError(known, { message: `SQLite: ${operation} failed`, operation }),
  })
}

const isInput = (value: unknown): value is SQLInputValue =>
  value === null ||
  typeof value === "number" ||
  typeof value === "bigint" ||
  typeof value === "string" ||
  value instanceof Uint8Array

/** SQLite has no booleans. Whatever else is no SQL value is a defect of ours. */
const inputs = (parameters: ReadonlyArray<unknown>): Array<SQLInputValue> =>
  parameters.map((value) => {
    if (typeof value === "boolean") return value ? 1 : 0
    if (value === undefined) return null
    if (isInput(value)) return value
    throw new TypeError(`no SQL value: ${typeof value}`)
  })

/** Statements kept prepared; the oldest goes first. */
const mostPrepared = 128

const connectionOf = (database: DatabaseSync): Connection => {
  const prepared = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const [oldest] = prepared.keys()
    if (prepared.size >= mostPrepared && oldest !== undefined) prepared.delete(oldest)
    const statement = database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
  const rowsOf = (statement: StatementSync, parameters: ReadonlyArray<unknown>) => {
    if (statement.columns().length > 0) return statement.all(...inputs(parameters))
    statement.run(...inputs(parameters))
    return []
  }
  const attempt = <A>(evaluate: () => A) => Effect.try({ try: evaluate, catch: failure("execute") })
  const rows =
    (statementOf: (sql: string) => StatementSync): Connection["execute"] =>
    (sql, parameters, transform) =>
      attempt(() => {
        const found = rowsOf(statementOf(sql), parameters)
        return transform === undefined ? found : transform(found)
      })
  const values = (sql: string, parameters: ReadonlyArray<unknown>) =>
    attempt(() => {
      const statement = database.prepare(sql)
      statement.setReturnArrays(true)
      return rowsOf(statement, parameters).map((row) => Object.values(row))
    })
  return {
    database,
    execute: rows(prepare),
    executeUnprepared: rows((sql) => database.prepare(sql)),
    executeValues: values,
    executeValuesUnprepared: values,
    executeRaw: (sql, parameters) => attempt(() => prepare(sql).run(...inputs(parameters))),
    executeStream: (sql, parameters, transform) =>
      Stream.unwrap(
        // A statement of its own: one that is being walked through must not be used for something else.
        Effect.map(
          attempt(() => database.prepare(sql).iterate(...inputs(parameters))),
          (found) => {
            const all = Stream.fromIteratorSucceed(found, streamRows)
            return transform === undefined
              ? all
              : Stream.mapArray(all, (some) => {
                  const [first = some[0], ...rest] = transform(some)
                  return [first, ...rest]
                })
          },
        ),
      ),
  }
}

/** Rows that a stream takes at once. */
const streamRows = 256

const connect = ({ busyMillis = 5000, file }: SqliteOptions) =>
  Effect.acquireRelease(
    Effect.gen(function* () {
      // Loaded when a state is opened: commands without one start without it.
      const { DatabaseSync } = yield* Effect.promise(() => import("node:sqlite"))
      return yield* Effect.try({
        try: () => {
          const database = new DatabaseSync(file, { timeout: busyMillis })
          // An intent must be on the disk before its request leaves: FULL syncs every commit.
          database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
          return database
        },
        catch: failure("open"),
      })
    }),
    (database) => Effect.sync(() => database.close()),
  )

/** Opens a database until the scope ends. */
export const make = Effect.fnUntraced(function* (options: SqliteOptions) {
  const connection = connectionOf(yield* connect(options))
  return yield* SqlClient.make({
    ...SqlClient.makeSqliteAcquirers({
      connection: Effect.succeed(connection),
      semaphore: Semaphore.makeUnsafe(1),
      isTransaction: ({ database }: Connection) => database.isTransaction,
    }),
    driver: "node:sqlite",
    compiler: Statement.makeCompilerSqlite(),
    spanAttributes: [["db.system.name", "sqlite"]],
    beginTransaction: "BEGIN IMMEDIATE",
    releaseSavepoint: (name) => `RELEASE SAVEPOINT ${name}`,
  })
})

/** Where a database's commits are until they are taken over into its file. */
export const logOf = (file: string): string => `${file}-wal`

/** From now on commits do not wait for the disk: after a crash of the machine, the latest may be missing. */
export const notWaiting = (sql: SqlClient.SqlClient) => sql`PRAGMA synchronous = NORMAL`

/** From now on commits wait for the disk again. */
export const waiting = (sql: SqlClient.SqlClient) => sql`PRAGMA synchronous = FULL`

/** From now on what is deleted is overwritten in the file, too. */
export const overwriting = Effect.flatMap(SqlClient.SqlClient, (sql) => sql`PRAGMA secure_delete = ON`)

/** Makes the file anew without what was deleted, and empties the log beside it. Not to be used in a transaction. */
export const madeAnew = Effect.flatMap(SqlClient.SqlClient, (sql) =>
  Effect.andThen(sql`VACUUM`, sql`PRAGMA wal_checkpoint(TRUNCATE)`),
)

/** A client of one database file; closed with the layer. */
export const layer = (options: SqliteOptions): Layer.Layer<SqlClient.SqlClient, SqlError.SqlError> =>
  Layer.effect(SqlClient.SqlClient, make(options)).pipe(Layer.provide(Reactivity.layer))

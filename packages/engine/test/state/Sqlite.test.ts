import { assert, describe, it } from "@effect/vitest"
import { Sqlite } from "@boxport/engine"
import { Effect, Result, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const temporaryFile = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "boxport-sqlite-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true })),
).pipe(Effect.map((folder) => join(folder, "state.db")))

const withDatabase = <A, E>(use: (sql: SqlClient.SqlClient) => Effect.Effect<A, E>) =>
  Effect.gen(function* () {
    const file = yield* temporaryFile
    return yield* Effect.flatMap(SqlClient.SqlClient, (sql) =>
      Effect.andThen(sql`CREATE TABLE numbers (n INTEGER PRIMARY KEY, word TEXT UNIQUE)`, use(sql)),
    ).pipe(Effect.provide(Sqlite.layer({ file })))
  })

describe("SQLite", () => {
  it.effect("keeps what was committed, and nothing of what failed", () =>
    Effect.gen(function* () {
      const file = yield* temporaryFile
      yield* Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        yield* sql`CREATE TABLE numbers (n INTEGER PRIMARY KEY, word TEXT)`
        yield* sql`INSERT INTO numbers ${sql.insert([
          { n: 1, word: "one" },
          { n: 2, word: null },
        ])}`
        const failed = yield* sql`INSERT INTO numbers ${sql.insert({ n: 3, word: "three" })}`.pipe(
          Effect.andThen(Effect.fail("no" as const)),
          sql.withTransaction,
          Effect.result,
        )
        assert.isTrue(Result.isFailure(failed))
      }).pipe(Effect.provide(Sqlite.layer({ file })))
      const rows = yield* Effect.flatMap(SqlClient.SqlClient, (sql) => sql`SELECT * FROM numbers ORDER BY n`).pipe(
        Effect.provide(Sqlite.layer({ file })),
      )
      assert.deepStrictEqual(
        rows.map((row) => ({ ...row })),
        [
          { n: 1, word: "one" },
          { n: 2, word: null },
        ],
      )
    }),
  )

  it.effect("says which row was there already", () =>
    withDatabase((sql) =>
      Effect.gen(function* () {
        yield* sql`INSERT INTO numbers ${sql.insert({ n: 1, word: "one" })}`
        const again = yield* Effect.result(sql`INSERT INTO numbers ${sql.insert({ n: 2, word: "one" })}`)
        assert.strictEqual(Result.isFailure(again) ? again.failure.reason._tag : "", "UniqueViolation")
      }),
    ),
  )

  it.effect("streams rows, however many", () =>
    withDatabase((sql) =>
      Effect.gen(function* () {
        yield* Effect.forEach(
          Array.from({ length: 1000 }, (_, n) => n),
          (n) => sql`INSERT INTO numbers ${sql.insert({ n, word: String(n) })}`,
        ).pipe(sql.withTransaction)
        const sum = yield* sql<{ readonly n: number }>`SELECT n FROM numbers ORDER BY n`.stream.pipe(
          Stream.runFold(
            () => 0,
            (total, { n }) => total + n,
          ),
        )
        assert.strictEqual(sum, 499_500)
      }),
    ),
  )
})

import { assert, describe, it } from "@effect/vitest"
import { Commits, inCommon, stateLayer } from "@boxport/engine"
import { Deferred, Effect, Exit, Fiber } from "effect"
import { SqlClient } from "effect/sql"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const temporaryFolder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "boxport-commits-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true })),
)

/** How SQLite waits for the disk: 1 for not at every commit, 2 for at every one. */
const synchronous = Effect.flatMap(SqlClient.SqlClient, (sql) =>
  Effect.map(sql<{ readonly synchronous: number }>`PRAGMA synchronous`, ([row]) => row?.synchronous),
)

describe("what is done in common", () => {
  it.effect("is done once for all who wait, and anew for who asks while it is done", () =>
    Effect.gen(function* () {
      let begun = 0
      const ends: Array<Deferred.Deferred<void>> = []
      const run = inCommon(
        Effect.gen(function* () {
          begun += 1
          const end = yield* Deferred.make<void>()
          ends.push(end)
          yield* Deferred.await(end)
        }),
      )
      const first = yield* Effect.forkChild(run, { startImmediately: true })
      const others = yield* Effect.forEach([1, 2, 3], () => Effect.forkChild(run, { startImmediately: true }))
      assert.strictEqual(begun, 1)
      const end = ends[0]
      if (end === undefined) return assert.fail("nothing was begun")
      yield* Deferred.succeed(end, undefined)
      yield* Fiber.join(first)
      yield* Effect.yieldNow
      // The run that had begun before they asked is not theirs.
      assert.strictEqual(begun, 2)
      assert.deepStrictEqual(
        others.map((fiber) => fiber.pollUnsafe()),
        [undefined, undefined, undefined],
      )
      const second = ends[1]
      if (second === undefined) return assert.fail("nothing was begun for the others")
      yield* Deferred.succeed(second, undefined)
      yield* Effect.forEach(others, Fiber.join)
      assert.strictEqual(begun, 2)
    }),
  )

  it.effect("that failed is tried again for who waits", () =>
    Effect.gen(function* () {
      let begun = 0
      const run = inCommon(Effect.suspend(() => (++begun === 1 ? Effect.fail("full") : Effect.void)))
      const exits = yield* Effect.all([Effect.exit(run), Effect.exit(run)], { concurrency: 2 })
      assert.deepStrictEqual(exits.map(Exit.isSuccess), [false, true])
      assert.strictEqual(begun, 2)
    }),
  )
})

describe("the state's commits", () => {
  it.live("wait for the disk, but while they are deferred, and are there afterwards either way", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const commits = yield* Commits
        assert.strictEqual(yield* synchronous, 2)
        yield* sql`CREATE TABLE words (word TEXT)`
        const within = Effect.gen(function* () {
          assert.strictEqual(yield* synchronous, 1)
          yield* sql`INSERT INTO words ${sql.insert({ word: "hygge" })}`
          yield* commits.onDisk
          // As another process would find it after a kill -9.
          assert.include(readFileSync(join(folder, "boxport.db-wal"), "latin1"), "hygge")
        })
        yield* commits.deferred(within)
        assert.strictEqual(yield* synchronous, 2)
        const failed = yield* Effect.exit(commits.deferred(Effect.fail("no")))
        assert.isTrue(Exit.isFailure(failed))
        assert.strictEqual(yield* synchronous, 2)
        yield* commits.onDisk
      }).pipe(Effect.provide(stateLayer(folder)))
      const words = yield* Effect.flatMap(
        SqlClient.SqlClient,
        (sql) => sql<{ word: string }>`SELECT * FROM words`,
      ).pipe(Effect.provide(stateLayer(folder)))
      assert.deepStrictEqual(
        words.map(({ word }) => word),
        ["hygge"],
      )
    }).pipe(Effect.scoped),
  )
})

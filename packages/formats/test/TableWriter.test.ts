import { readdirSync, readlinkSync } from "node:fs"
import { mkdir, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { type TableName, tables } from "@boxport/model"
import { extension, fileProblem, type FileProblem, formats, openJsonLines, openTable } from "@boxport/formats"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Effect, Exit, Fiber, Schema, Scope } from "effect"
import { defuse, folder, measured, textOf, withLittleRoom, writeTable } from "./files.ts"
import { type AnyRow, order, rowsOf } from "./rows.ts"

const pick = <A>(choices: readonly [A, ...Array<A>]) =>
  Arbitrary.map(
    Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: choices.length - 1 }))),
    (at) => choices[at] ?? choices[0],
  )

/** A table, rows of it, and the sizes of the batches in which they come. */
const batched = Arbitrary.flatMap(pick<TableName>(["orders", "tickets", "questions", "discounts"]), (table) =>
  Arbitrary.all({
    table: Arbitrary.Constant(table),
    rows: rowsOf(table),
    sizes: Arbitrary.array(pick([0, 1, 2, 5]), { maxLength: 8 }),
  }),
)

const split = (rows: ReadonlyArray<AnyRow>, sizes: ReadonlyArray<number>) => {
  const batches: Array<ReadonlyArray<AnyRow>> = []
  let at = 0
  for (const size of sizes) batches.push(rows.slice(at, (at += size)))
  return [...batches, rows.slice(at)]
}

/** The problem an effect fails with. */
const problemOf = <A, R>(effect: Effect.Effect<A, FileProblem, R>) => Effect.flip(effect)

/** Whether this process has a file open (Linux shows that). */
const isOpen = (path: string) =>
  readdirSync("/proc/self/fd").some((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path
    } catch {
      return false
    }
  })

describe("every format", () => {
  for (const format of formats) {
    it.effect.prop(
      `${format}: how rows come in batches does not matter; bytes, sha256, rows and columns are the file's`,
      [batched],
      Effect.fnUntraced(function* ([{ rows, sizes, table }]) {
        const whole = yield* writeTable(format, table, [rows])
        const pieces = yield* writeTable(format, table, split(rows, sizes))
        const { path, ...written } = pieces
        assert.deepStrictEqual(written, {
          rows: rows.length,
          columns: tables[table].columns.map((column) => column.name),
          ...(yield* measured(path)),
        })
        assert.strictEqual(pieces.sha256, whole.sha256)
      }),
      { arbitrary: { runs: 25 } },
    )

    it.effect(`${format}: a file is the user's alone, and never written over`, () =>
      Effect.gen(function* () {
        const path = join(yield* folder, `orders.${extension(format)}`)
        const writer = yield* openTable(format, "orders", path, defuse)
        assert.strictEqual((yield* Effect.promise(() => stat(path))).mode & 0o777, 0o600)
        const problem = yield* problemOf(openTable(format, "orders", path, defuse))
        assert.deepInclude({ ...problem }, { path, operation: "open", code: "EEXIST" })
        assert.include(problem.hint, "remove the file")
        yield* writer.close
      }),
    )

    it.effect(`${format}: batches of several fibers go in whole`, () =>
      Effect.gen(function* () {
        const path = join(yield* folder, `orders.${extension(format)}`)
        const writer = yield* openTable(format, "orders", path, defuse)
        const page = (at: number) => Array.from({ length: 300 }, (_, row) => order(at * 300 + row))
        yield* Effect.forEach([0, 1, 2, 3, 4, 5, 6, 7], (at) => writer.write(page(at)), { concurrency: 4 })
        assert.strictEqual((yield* writer.close).rows, 2_400)
        if (format === "ndjson") {
          const numbers = (yield* textOf(path)).match(/(?<="native_id":"or_)\d+/g)?.map(Number) ?? []
          const pages = Array.from({ length: 8 }, (_, at) => numbers.slice(at * 300, (at + 1) * 300))
          for (const rows of pages) {
            const first = rows[0] ?? -1
            assert.strictEqual(first % 300, 0)
            assert.deepStrictEqual(
              rows,
              rows.map((_, row) => first + row),
            )
          }
        }
      }),
    )

    it.effect(`${format}: close says the same twice; a closed file takes no more rows`, () =>
      Effect.gen(function* () {
        const path = join(yield* folder, `orders.${extension(format)}`)
        const writer = yield* openTable(format, "orders", path, defuse)
        yield* writer.write([order(1)])
        const first = yield* writer.close
        const problem = yield* problemOf(writer.write([order(2)]))
        assert.include(problem.message, "closed")
        assert.deepStrictEqual(yield* writer.close, first)
        assert.strictEqual((yield* measured(path)).sha256, first.sha256)
      }),
    )

    it.effect(`${format}: a value that is not its column's is a problem that names row and column, not the value`, () =>
      Effect.gen(function* () {
        const path = join(yield* folder, `orders.${extension(format)}`)
        const writer = yield* openTable(format, "orders", path, defuse)
        // From JSON, as a file or another program could bring it: an amount is no bigint there.
        const broken = JSON.parse(
          JSON.stringify({ ...order(3), subtotal_amount: 123456, total_amount: null }, (_, value) =>
            typeof value === "bigint" ? null : value,
          ),
        )
        yield* writer.write([order(1)])
        const problem = yield* problemOf(writer.write([order(2), broken, order(4)]))
        assert.deepInclude({ ...problem }, { path, operation: "encode", code: null })
        assert.include(problem.message, "row 3 of orders: subtotal_amount is not an amount")
        assert.notInclude(problem.message, "123456")
        // Rows before the broken one may be in; the file is not whole, and nothing pretends that it is.
        assert.strictEqual(yield* problemOf(writer.close), problem)
        assert.strictEqual(yield* problemOf(writer.write([order(5)])), problem)
      }),
    )

    it.effect(`${format}: what may not be null is never written as null`, () =>
      Effect.gen(function* () {
        const path = join(yield* folder, `tickets.${extension(format)}`)
        const writer = yield* openTable(format, "tickets", path, defuse)
        const problem = yield* problemOf(writer.write([JSON.parse(`{ "id": null }`)]))
        assert.include(problem.message, "row 1 of tickets: id is not a text")
      }),
    )

    it.effect(`${format}: an interrupted write goes in whole, and the file goes on`, () =>
      Effect.gen(function* () {
        const path = join(yield* folder, `orders.${extension(format)}`)
        const page = Array.from({ length: 3_000 }, (_, number) => order(number))
        const writer = yield* openTable(format, "orders", path, defuse)
        const writing = yield* Effect.forkChild(Effect.forever(writer.write(page)))
        // The writing fiber lets others run while the disk has a part of its page.
        while ((yield* Effect.promise(() => stat(path))).size === 0) yield* Effect.yieldNow
        yield* Fiber.interrupt(writing)
        yield* writer.write([order(1)])
        const { bytes, rows, sha256 } = yield* writer.close
        assert.strictEqual(rows % 3_000, 1)
        assert.deepStrictEqual({ bytes, sha256 }, yield* measured(path))
      }),
    )

    it.effect.runIf(process.platform === "linux")(`${format}: no descriptor outlives its scope`, () =>
      Effect.gen(function* () {
        const path = join(yield* folder, `orders.${extension(format)}`)
        const scope = yield* Scope.make()
        const writer = yield* Scope.provide(openTable(format, "orders", path, defuse), scope)
        yield* writer.write(Array.from({ length: 12_000 }, (_, number) => order(number)))
        assert.isTrue(isOpen(path))
        yield* Scope.close(scope, Exit.void)
        assert.isFalse(isOpen(path))
        // It is there for the caller to remove, and it is no whole file.
        assert.isAbove((yield* Effect.promise(() => stat(path))).size, 0)
      }),
    )

    it.effect(`${format}: a disk that takes no more is a problem with a way out`, () =>
      Effect.gen(function* () {
        const path = join(yield* folder, `orders.${extension(format)}`)
        const problem = yield* withLittleRoom("writes-orders.ts", format, path)
        assert.deepInclude(problem, { path, operation: "write", code: "EFBIG", same: true })
        assert.include(JSON.stringify(problem), "ulimit -f")
      }),
    )

    it.effect(`${format}: a folder that is not there is a problem with a way out`, () =>
      Effect.gen(function* () {
        const gone = join(yield* folder, "gone")
        yield* Effect.promise(() => mkdir(gone))
        yield* Effect.promise(() => rm(gone, { recursive: true }))
        const path = join(gone, `orders.${extension(format)}`)
        const problem = yield* problemOf(openTable(format, "orders", path, defuse))
        assert.deepInclude({ ...problem }, { path, operation: "open", code: "ENOENT" })
        assert.include(problem.hint, "Create the folder")
      }),
    )
  }

  it.effect("an amount no DECIMAL(18, 4) can hold is a problem, not another amount", () =>
    Effect.gen(function* () {
      const path = join(yield* folder, "orders.parquet")
      const writer = yield* openTable("parquet", "orders", path, defuse)
      const problem = yield* problemOf(writer.write([{ ...order(1), currency: "EUR", total_amount: 10n ** 16n }]))
      assert.include(problem.message, "row 1 of orders: total_amount is not an amount")
      assert.include(problem.message, "below 10^14 major units")
    }),
  )

  it.effect("JSON lines: a part of the path that is a file", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "file")
      yield* Effect.promise(() => writeFile(file, ""))
      const problem = yield* problemOf(openJsonLines(join(file, "rejected.ndjson")))
      assert.deepInclude({ ...problem }, { operation: "open", code: "ENOTDIR" })
    }),
  )

  it("every problem of the system says what to do", () => {
    for (const { code, hint } of [
      { code: "ENOSPC", hint: "Free some space" },
      { code: "EACCES", hint: "right to write" },
      { code: "EROFS", hint: "can be written to" },
      { code: "EMFILE", hint: "ulimit -n" },
    ]) {
      const problem = fileProblem("/data/orders.csv", "write", Object.assign(new Error("no"), { code }))
      assert.deepInclude({ ...problem }, { path: "/data/orders.csv", operation: "write", code })
      assert.include(problem.message, `could not write /data/orders.csv: `)
      assert.include(problem.hint, hint)
    }
    assert.strictEqual(fileProblem("/x", "sync", new Error("strange")).code, null)
    assert.include(fileProblem("/x", "sync", new Error("strange")).message, "could not sync /x: strange")
  })

  it("files are named after their format", () => {
    assert.deepStrictEqual(formats.map(extension), ["csv", "ndjson", "parquet"])
  })
})

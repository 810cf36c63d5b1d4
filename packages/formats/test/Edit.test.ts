import { type Edit, editJsonLines, editTable, extension, type Format, formats, scanTable } from "@boxport/formats"
import { type TableName, tableNames, tables } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { parse } from "csv-parse/sync"
import { Effect } from "effect"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { duckdb, folder, measured, textOf, writeTable } from "./files.ts"
import { type AnyRow, rowsOf } from "./rows.ts"

/** What a file holds: its bytes, or what others read where bytes may differ. */
const content = (format: Format, path: string) =>
  Effect.gen(function* () {
    if (format === "ndjson") return yield* textOf(path)
    // Quotes may be where there need be none.
    if (format === "csv") return JSON.stringify(parse(yield* textOf(path), { record_delimiter: "\n" }))
    const ask = yield* duckdb
    const rows = yield* ask(`SELECT * FROM '${path}'`)
    const types = yield* ask(`DESCRIBE SELECT * FROM '${path}'`)
    const bounds = yield* ask(
      `SELECT path_in_schema, stats_min_value, stats_max_value, stats_null_count FROM parquet_metadata('${path}')`,
    )
    return JSON.stringify([types, rows, bounds], (_, value: unknown) =>
      typeof value === "bigint" ? `${value}n` : value,
    )
  })

/** Columns that can be emptied; the currency says how many digits amounts are written with. */
const emptiable = (table: TableName): ReadonlyArray<string> =>
  tables[table].columns
    .filter(
      ({ name, nullable, type }) =>
        type === "list" || (nullable && name !== "currency" && ["text", "json"].includes(type)),
    )
    .map(({ name }) => name)

/** The nth row's edit: every third goes, every third is emptied. */
const editOf = (at: number, table: TableName): Edit =>
  at % 3 === 0 ? "remove" : at % 3 === 1 ? new Set(emptiable(table)) : "keep"

const applied = (table: TableName, rows: ReadonlyArray<AnyRow>): ReadonlyArray<AnyRow> =>
  rows.flatMap((row, at) => {
    const edit = editOf(at, table)
    if (edit === "remove") return []
    if (edit === "keep") return [row]
    const values: Record<string, unknown> = {}
    for (const column of edit) values[column] = Array.isArray(Reflect.get(row, column)) ? [] : null
    return [Object.assign({ ...row }, values)]
  })

describe.each(formats)("editing %s", (format) => {
  for (const table of tableNames) {
    it.effect.prop(
      `${table}: leaves what would have been written without what is taken out`,
      [rowsOf(table)],
      Effect.fnUntraced(function* ([rows]) {
        const { path } = yield* writeTable(format, table, [rows])
        const to = join(yield* folder, `edited.${extension(format)}`)
        let at = 0
        const edited = yield* editTable(format, table, path, to, () => editOf(at++, table))
        const kept = applied(table, rows)
        const { path: expected } = yield* writeTable(format, table, [kept])
        assert.strictEqual(yield* content(format, to), yield* content(format, expected))
        assert.deepInclude(edited, { rows: kept.length, removed: rows.length - kept.length, ...(yield* measured(to)) })
      }),
      { arbitrary: { runs: 15 } },
    )
  }

  it.effect.prop(
    "shows the texts that were written",
    [rowsOf("orders")],
    Effect.fnUntraced(function* ([rows]) {
      const { path } = yield* writeTable(format, "orders", [rows])
      const seen: Array<string | null> = []
      yield* scanTable(format, "orders", path, (row) => void seen.push(row("buyer_name")))
      // CSV tells an empty text from an absent one as little as a spreadsheet does.
      const absent = (text: unknown) => (format === "csv" && text === "" ? null : text)
      assert.deepStrictEqual(
        seen,
        rows.map((row) => absent(Reflect.get(row, "buyer_name"))),
      )
    }),
    { arbitrary: { runs: 30 } },
  )

  it.effect("changes no byte of what is kept, and leaves nothing where it fails", () =>
    Effect.gen(function* () {
      const parent = yield* folder
      const broken = join(parent, `broken.${extension(format)}`)
      yield* Effect.promise(() => writeFile(broken, '{"id": '))
      const to = join(parent, "to")
      if (format !== "csv") {
        const problem = yield* Effect.flip(editTable(format, "orders", broken, to, () => "keep"))
        assert.strictEqual(problem.operation, "edit")
        const there = yield* Effect.exit(Effect.tryPromise(() => readFile(to)))
        assert.strictEqual(there._tag, "Failure")
      }
    }),
  )
})

describe("editing lines of JSON", () => {
  it.effect("takes out those that are not wanted", () =>
    Effect.gen(function* () {
      const parent = yield* folder
      const [from, to] = [join(parent, "a.ndjson"), join(parent, "b.ndjson")]
      yield* Effect.promise(() => writeFile(from, '{"a":1}\n{"a": 2}\n{"a":"3\\n"}\n'))
      const edited = yield* editJsonLines(from, to, (record) => JSON.stringify(record) !== '{"a":1}')
      assert.deepInclude(edited, { rows: 2, removed: 1 })
      assert.strictEqual(yield* textOf(to), '{"a": 2}\n{"a":"3\\n"}\n')
    }),
  )
})

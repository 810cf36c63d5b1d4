import { type Edit, editJsonLines, editTable, extension, type Format, formats, scanTable } from "@boxport/formats"
import { type TableName, tableNames, tables } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { parse } from "csv-parse/sync"
import { Effect } from "effect"
import { existsSync, statSync } from "node:fs"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { duckdb, folder, measured, textOf, withLittleRoom, writeTable } from "./files.ts"
import { type AnyRow, order, rowsOf } from "./rows.ts"

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
      // CSV tells an empty text from an absent one as little as a spreadsheet does, nor whose a ' before a formula is.
      const shown = (text: unknown) =>
        format !== "csv" || typeof text !== "string" ? text : text === "" ? null : text.replace(/^'(?=[=+\-@\t\r])/, "")
      assert.deepStrictEqual(
        seen,
        rows.map((row) => shown(Reflect.get(row, "buyer_name"))),
      )
    }),
    { arbitrary: { runs: 30 } },
  )

  it.effect("leaves nothing where it fails", () =>
    Effect.gen(function* () {
      const { path } = yield* writeTable(format, "orders", [Array.from({ length: 12_000 }, (_, at) => order(at))])
      const to = join(yield* folder, "to")
      let rows = 0
      let written = 0
      const problem = yield* Effect.flip(
        editTable(format, "orders", path, to, () => {
          if ((rows += 1) < 12_000) return "keep"
          written = statSync(to).size
          throw new Error("no more")
        }),
      )
      assert.deepInclude({ ...problem }, { path, operation: "edit", code: null })
      // A part of the copy was on the disk by then.
      assert.isAbove(written, 0)
      assert.isFalse(existsSync(to))
    }),
  )

  it.effect("tells of the copy where the disk takes no more", () =>
    Effect.gen(function* () {
      const { path } = yield* writeTable(format, "orders", [Array.from({ length: 250 }, (_, at) => order(at))])
      const to = join(yield* folder, "to")
      const problem = yield* withLittleRoom("edits-orders.ts", format, path, to)
      assert.deepInclude(problem, { path: to, operation: "write", code: "EFBIG" })
      assert.isFalse(existsSync(to))
    }),
  )
})

/** Files that are not quite as we would write them. */
const odd = {
  csv: 'id,"buyer_name",buyer_email\n"or_1","Jane",""\nor_2, "x" ,\n"or_3","a ""b""\r\n,c",\nor_4,é',
  ndjson: '{"id": "or_1"}\n  {"buyer_name":"\\u0041","id":"or_2", "id":"or_3"}\n{"extra":{"n":1.0e2}}\r\n{"id":"or_4"}',
} as const

describe.each(["csv", "ndjson"] as const)("editing %s", (format) => {
  it.effect("changes no byte of what is kept, however it is written", () =>
    Effect.gen(function* () {
      const parent = yield* folder
      const [from, to] = [join(parent, "from"), join(parent, "to")]
      yield* Effect.promise(() => writeFile(from, odd[format]))
      const edited = yield* editTable(format, "orders", from, to, () => "keep")
      assert.deepInclude(edited, { rows: 4, changed: 0 })
      assert.strictEqual(yield* textOf(to), odd[format])
    }),
  )

  it.effect("is the same for files that are written in many pieces, with any character across a border", () =>
    Effect.gen(function* () {
      const names = ["é", "漢字", "😀", '"\n"', "a"]
      const rows = Array.from({ length: 6_000 }, (_, at) => ({
        ...order(at),
        buyer_name: (names[at % 5] ?? "").repeat(at % 97),
      }))
      const { bytes, path, sha256 } = yield* writeTable(format, "orders", [rows])
      const to = join(yield* folder, "to")
      const edited = yield* editTable(format, "orders", path, to, () => "keep")
      assert.deepStrictEqual(edited, { rows: 6_000, removed: 0, changed: 0, bytes, sha256 })
      assert.deepStrictEqual(yield* measured(to), { bytes, sha256 })
      assert.isAbove(bytes, 1024 * 1024)
    }),
  )
})

describe("editing a line that is no JSON", () => {
  it.effect("says so without a word of it", () =>
    Effect.gen(function* () {
      const parent = yield* folder
      const [from, to] = [join(parent, "from"), join(parent, "to")]
      yield* Effect.promise(() => writeFile(from, '{"id":"1"}\n{"email":jane@x.dk}\n'))
      for (const edit of [editTable("ndjson", "orders", from, to, () => "keep"), editJsonLines(from, to, () => true)]) {
        const problem = yield* Effect.flip(edit)
        assert.deepInclude({ ...problem }, { path: from, operation: "edit", code: null })
        assert.notMatch(JSON.stringify({ ...problem, message: problem.message }), /email|jane/)
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

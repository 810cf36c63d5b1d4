import { join } from "node:path"
import { Instant, Money, type TableName, tableNames, tables } from "@boxport/model"
import { openTable } from "@boxport/formats"
import { assert, describe, it } from "@effect/vitest"
import { parse } from "csv-parse/sync"
import { stringify } from "csv-stringify/sync"
import { Effect } from "effect"
import { defuse, duckdb, folder, textOf, writeTable } from "./files.ts"
import { type AnyRow, order, rowsOf } from "./rows.ts"

const runs = { arbitrary: { runs: 40 } }

/** What the model says a CSV cell holds, formulas aside. */
const plainCells = (table: TableName, row: AnyRow): ReadonlyArray<string> => {
  const values = new Map(Object.entries(row))
  const currency = values.get("currency")
  return tables[table].columns.map(({ name, type }) => {
    const value: unknown = values.get(name)
    if (value === null) return ""
    if (type === "amount" && typeof value === "bigint")
      return Money.toDecimal(value, typeof currency === "string" ? currency : null)
    if (type === "instant" && Instant.isInstant(value)) return Instant.toIso(value)
    if (type === "list" || type === "json") return JSON.stringify(value)
    return typeof value === "number" ? String(value + 0) : String(value)
  })
}

const header = (table: TableName) => tables[table].columns.map((column) => column.name)

const defused = (table: TableName, cells: ReadonlyArray<string>) =>
  cells.map((cell, at) => (tables[table].columns[at]?.type === "text" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))

describe("CSV", () => {
  for (const table of tableNames) {
    it.effect.prop(
      `${table}: csv-parse reads back what the model says`,
      [rowsOf(table)],
      Effect.fnUntraced(function* ([rows]) {
        const kept = yield* writeTable("csv", table, [rows], { formulas: "keep" })
        const safe = yield* writeTable("csv", table, [rows])
        const expected = rows.map((row) => plainCells(table, row))
        assert.deepStrictEqual(parse(yield* textOf(kept.path), { record_delimiter: "\n" }), [
          header(table),
          ...expected,
        ])
        assert.deepStrictEqual(parse(yield* textOf(safe.path), { record_delimiter: "\n" }), [
          header(table),
          ...expected.map((cells) => defused(table, cells)),
        ])
      }),
      runs,
    )

    it.effect.prop(
      `${table}: the bytes are those that csv-stringify gives by itself`,
      [rowsOf(table)],
      Effect.fnUntraced(function* ([rows]) {
        const { path } = yield* writeTable("csv", table, [rows])
        const cells = rows.map((row) => defused(table, plainCells(table, row)))
        assert.strictEqual(yield* textOf(path), stringify([header(table), ...cells]))
      }),
      runs,
    )

    it.effect.prop(
      `${table}: DuckDB's read_csv reads back what the model says`,
      [rowsOf(table)],
      Effect.fnUntraced(function* ([rows]) {
        const { path } = yield* writeTable("csv", table, [rows])
        const ask = yield* duckdb
        const read = yield* ask(
          `SELECT * FROM read_csv('${path}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
             new_line = '\\n', strict_mode = true, parallel = false)`,
        )
        // An empty cell is an absent one to DuckDB.
        assert.deepStrictEqual(
          read,
          rows.map((row) => defused(table, plainCells(table, row)).map((cell) => (cell === "" ? null : cell))),
        )
      }),
      { arbitrary: { runs: 10 } },
    )
  }

  it.effect("is LF, one header, quotes only where they are needed, amounts with the currency's digits", () =>
    Effect.gen(function* () {
      const path = join(yield* folder, "refunds.csv")
      const writer = yield* openTable("csv", "refunds", path, defuse)
      const refund = {
        event_id: null,
        order_id: "tito:1",
        native_id: "7",
        manual: false,
        created_at: Instant.fromIso("2020-05-01T18:00:00.25+01:00") ?? null,
        extra: { note: 'so "it" is' },
      }
      yield* writer.write([
        { ...refund, id: "tito:7", amount: -1250n, currency: "EUR" },
        { ...refund, id: "=tito:8", amount: 1200n, currency: "JPY", native_id: "a,b", created_at: null, extra: null },
        { ...refund, id: "-tito:9", amount: 5n, currency: "KWD", native_id: "\r", manual: true },
        {
          ...refund,
          id: "tito:10",
          amount: null,
          currency: null,
          native_id: "",
          created_at: Instant.fromMillis(-1) ?? null,
        },
      ])
      yield* writer.close
      assert.strictEqual(
        yield* textOf(path),
        [
          "id,event_id,order_id,native_id,amount,currency,manual,created_at,extra",
          'tito:7,,tito:1,7,-12.50,EUR,false,2020-05-01T17:00:00.25Z,"{""note"":""so \\""it\\"" is""}"',
          `'=tito:8,,tito:1,"a,b",1200,JPY,false,,`,
          `'-tito:9,,tito:1,"'\r",0.005,KWD,true,2020-05-01T17:00:00.25Z,"{""note"":""so \\""it\\"" is""}"`,
          'tito:10,,tito:1,,,,false,1969-12-31T23:59:59.999Z,"{""note"":""so \\""it\\"" is""}"',
          "",
        ].join("\n"),
      )
    }),
  )

  it.effect("writes rows whatever their size", () =>
    Effect.gen(function* () {
      const large = { ...order(1), buyer_name: `"${"é,".repeat(400_000)}` }
      const { bytes, path } = yield* writeTable("csv", "orders", [[large, order(2)], [], [large]])
      assert.isAbove(bytes, 2 * 1_200_000)
      const column = tables.orders.columns.findIndex(({ name }) => name === "buyer_name")
      const names = parse(yield* textOf(path)).map((cells) => cells[column])
      assert.deepStrictEqual(names, ["buyer_name", large.buyer_name, "Jane 2", large.buyer_name])
    }),
  )
})

import { type ColumnType, Money, type TableName, tableNames, tables } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { DuckDBDecimalValue, DuckDBListValue, DuckDBTimestampTZValue, type DuckDBValue } from "@duckdb/node-api"
import { Effect } from "effect"
import { duckdb, writeTable } from "./files.ts"
import { type AnyRow, order, rowsOf } from "./rows.ts"

const types: { readonly [Type in ColumnType]: string } = {
  text: "VARCHAR",
  amount: "DECIMAL(18,4)",
  instant: "TIMESTAMP WITH TIME ZONE",
  int: "BIGINT",
  bool: "BOOLEAN",
  decimal: "DECIMAL(18,6)",
  list: "VARCHAR[]",
  json: "JSON",
}

/** A plain decimal (`-12.5`) as a whole number of 10^-digits. */
const unscaled = (decimal: string, digits: number): bigint => {
  const [whole = "", fraction = ""] = decimal.split(".")
  return BigInt(whole + fraction.padEnd(digits, "0"))
}

/** What the model says a value is, in DuckDB's terms. */
const expected = (table: TableName, row: AnyRow): ReadonlyArray<unknown> => {
  const values = new Map(Object.entries(row))
  const currency = values.get("currency")
  return tables[table].columns.map(({ name, type }) => {
    const value: unknown = values.get(name)
    if (type === "amount" && typeof value === "bigint")
      return unscaled(Money.toDecimal(value, typeof currency === "string" ? currency : null), 4)
    if (type === "decimal" && typeof value === "string") return unscaled(value, 6)
    if ((type === "instant" || type === "int") && typeof value === "number") return BigInt(value)
    if (type === "json" && value !== null) return JSON.parse(JSON.stringify(value))
    return value
  })
}

/** What DuckDB read, in the same terms; a value of another type stays what it is and is no match. */
const read = (table: TableName, row: ReadonlyArray<DuckDBValue>): ReadonlyArray<unknown> =>
  tables[table].columns.map(({ type }, at) => {
    const value = row[at]
    if ((type === "amount" || type === "decimal") && value instanceof DuckDBDecimalValue) return value.value
    if (type === "instant" && value instanceof DuckDBTimestampTZValue) return value.micros
    if (type === "list" && value instanceof DuckDBListValue) return value.items
    if (type === "json" && typeof value === "string") return JSON.parse(value)
    return value
  })

describe("Parquet", () => {
  for (const table of tableNames) {
    it.effect.prop(
      `${table}: DuckDB reads back what the model says`,
      [rowsOf(table)],
      Effect.fnUntraced(function* ([rows]) {
        const { path } = yield* writeTable("parquet", table, [rows])
        const ask = yield* duckdb
        assert.deepStrictEqual(
          (yield* ask(`SELECT * FROM '${path}'`)).map((row) => read(table, row)),
          rows.map((row) => expected(table, row)),
        )
      }),
      { arbitrary: { runs: 15 } },
    )

    it.effect(`${table}: an empty file has the schema, and null only where the model has it`, () =>
      Effect.gen(function* () {
        const { path, rows } = yield* writeTable("parquet", table, [])
        const ask = yield* duckdb
        const { columns } = tables[table]
        assert.strictEqual(rows, 0)
        assert.deepStrictEqual(yield* ask(`SELECT count(*) FROM '${path}'`), [[0n]])
        assert.deepStrictEqual(
          (yield* ask(`DESCRIBE SELECT * FROM '${path}'`)).map(([name, type]) => [name, type]),
          columns.map(({ name, type }) => [name, types[type]]),
        )
        const names = columns.map(({ name }) => `'${name}'`).join(", ")
        assert.deepStrictEqual(
          yield* ask(`SELECT name, repetition_type FROM parquet_schema('${path}') WHERE name IN (${names})`),
          columns.map(({ name, nullable }) => [name, nullable ? "OPTIONAL" : "REQUIRED"]),
        )
        assert.deepStrictEqual(yield* ask(`SELECT created_by, num_rows FROM parquet_file_metadata('${path}')`), [
          ["boxport", 0n],
        ])
      }),
    )
  }

  it.effect("holds the largest amounts of every currency to the last digit", () =>
    Effect.gen(function* () {
      const largest = [
        { currency: "JPY", total_amount: 10n ** 14n - 1n },
        { currency: "EUR", total_amount: 10n ** 16n - 1n },
        { currency: "KWD", total_amount: -(10n ** 17n) + 1n },
        { currency: "CLF", total_amount: 10n ** 18n - 1n },
        { currency: null, total_amount: -1n },
      ]
      const { path } = yield* writeTable("parquet", "orders", [largest.map((amount) => ({ ...order(1), ...amount }))])
      const ask = yield* duckdb
      assert.deepStrictEqual(yield* ask(`SELECT total_amount::VARCHAR FROM '${path}'`), [
        ["99999999999999.0000"],
        ["99999999999999.9900"],
        ["-99999999999999.9990"],
        ["99999999999999.9999"],
        ["-0.0100"],
      ])
    }),
  )

  it.effect("writes row groups of 10,000 rows, compressed with zstd, equal to the CSV", () =>
    Effect.gen(function* () {
      const rows = Array.from({ length: 25_000 }, (_, number) => order(number))
      const pages = Array.from({ length: 72 }, (_, page) => rows.slice(page * 350, (page + 1) * 350))
      const parquet = yield* writeTable("parquet", "orders", pages)
      const csv = yield* writeTable("csv", "orders", pages, { formulas: "keep" })
      const ask = yield* duckdb
      assert.strictEqual(parquet.rows, 25_000)
      assert.deepStrictEqual(
        yield* ask(
          `SELECT DISTINCT row_group_id, row_group_num_rows, compression FROM parquet_metadata('${parquet.path}') ORDER BY ALL`,
        ),
        [
          [0n, 10_000n, "ZSTD"],
          [1n, 10_000n, "ZSTD"],
          [2n, 5_000n, "ZSTD"],
        ],
      )
      const columns = `id, buyer_name, currency, total_amount, refunded_amount, epoch_us(created_at), cancelled_at, extra::VARCHAR`
      const differences = yield* ask(
        `WITH p AS (SELECT ${columns} FROM '${parquet.path}'),
              c AS (SELECT ${columns} FROM read_csv('${csv.path}', header = true, types = {
                'total_amount': 'DECIMAL(18,4)', 'refunded_amount': 'DECIMAL(18,4)', 'created_at': 'TIMESTAMP',
                'cancelled_at': 'TIMESTAMPTZ', 'extra': 'VARCHAR' }))
         SELECT (SELECT count(*) FROM p), (SELECT count(*) FROM c),
                (SELECT count(*) FROM (FROM p EXCEPT ALL FROM c)), (SELECT count(*) FROM (FROM c EXCEPT ALL FROM p))`,
      )
      assert.deepStrictEqual(differences, [[25_000n, 25_000n, 0n, 0n]])
    }),
  )

  it.effect("makes smaller row groups of rows with long texts", () =>
    Effect.gen(function* () {
      const long = { ...order(1), buyer_name: "x".repeat(9_000_000) }
      const { path } = yield* writeTable("parquet", "orders", [Array.from({ length: 6 }, () => long)])
      const ask = yield* duckdb
      assert.deepStrictEqual(
        yield* ask(`SELECT DISTINCT row_group_num_rows FROM parquet_metadata('${path}') ORDER BY ALL`),
        [[2n], [4n]],
      )
      assert.deepStrictEqual(yield* ask(`SELECT count(*), min(length(buyer_name)) FROM '${path}'`), [[6n, 9_000_000n]])
    }),
  )

  it.effect("lets a reader skip row groups by event and by time", () =>
    Effect.gen(function* () {
      const rows = Array.from({ length: 20_000 }, (_, number) => ({
        ...order(number),
        event_id: number < 10_000 ? "tito:1" : "tito:2",
      }))
      const { path } = yield* writeTable("parquet", "orders", [rows])
      const ask = yield* duckdb
      assert.deepStrictEqual(
        yield* ask(
          `SELECT stats_min_value, stats_max_value FROM parquet_metadata('${path}')
           WHERE path_in_schema = 'event_id' ORDER BY row_group_id`,
        ),
        [
          ["tito:1", "tito:1"],
          ["tito:2", "tito:2"],
        ],
      )
      assert.deepStrictEqual(
        yield* ask(
          `SELECT count(*) FROM parquet_metadata('${path}')
           WHERE path_in_schema = 'created_at' AND stats_min_value IS NOT NULL AND stats_max_value IS NOT NULL`,
        ),
        [[2n]],
      )
    }),
  )
})

import { join } from "node:path"
import { Instant, type JsonObject, Money, type TableName, tableNames, tables } from "@boxport/model"
import { openJsonLines, openTable } from "@boxport/formats"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { defuse, folder, measured, textOf, writeTable } from "./files.ts"
import { type AnyRow, rowsOf } from "./rows.ts"

/** What the model says a line holds. */
const line = (table: TableName, row: AnyRow): unknown => {
  const values = new Map(Object.entries(row))
  const currency = values.get("currency")
  return Object.fromEntries(
    tables[table].columns.map(({ name, type }) => {
      const value: unknown = values.get(name)
      if (type === "amount" && typeof value === "bigint")
        return [name, Money.toDecimal(value, typeof currency === "string" ? currency : null)]
      if (type === "instant" && Instant.isInstant(value)) return [name, Instant.toIso(value)]
      // JSON has no -0.
      return [name, JSON.parse(JSON.stringify(value))]
    }),
  )
}

const linesOf = (text: string): ReadonlyArray<unknown> => {
  assert.isTrue(text === "" || text.endsWith("\n"))
  return text
    .split("\n")
    .slice(0, -1)
    .map((json) => JSON.parse(json))
}

describe("NDJSON", () => {
  for (const table of tableNames) {
    it.effect.prop(
      `${table}: every line is the row, every column in order`,
      [rowsOf(table)],
      Effect.fnUntraced(function* ([rows]) {
        const { path } = yield* writeTable("ndjson", table, [rows])
        const lines = linesOf(yield* textOf(path))
        assert.deepStrictEqual(
          lines,
          rows.map((row) => line(table, row)),
        )
        for (const read of lines) {
          assert.deepStrictEqual(
            Object.keys(read ?? {}),
            tables[table].columns.map((column) => column.name),
          )
        }
      }),
      { arbitrary: { runs: 40 } },
    )
  }

  it.effect("writes amounts and decimals as strings, lists as arrays, absent values as null", () =>
    Effect.gen(function* () {
      const path = join(yield* folder, "discounts.ndjson")
      const writer = yield* openTable("ndjson", "discounts", path, defuse)
      yield* writer.write([
        {
          id: "tito:1",
          event_id: null,
          native_id: "1",
          code: "=SUM(A1)",
          kind: "amount",
          amount: 1250n,
          percent: null,
          currency: "EUR",
          max_redemptions: 3,
          times_redeemed: 0,
          active: true,
          starts_at: Instant.fromIso("2020-05-01T17:00:00Z") ?? null,
          ends_at: null,
          ticket_type_ids: ["tito:a", "tito:b"],
          extra: { nested: { a: [1, null] } },
        },
      ])
      yield* writer.close
      assert.strictEqual(
        yield* textOf(path),
        `{"id":"tito:1","event_id":null,"native_id":"1","code":"=SUM(A1)","kind":"amount","amount":"12.50","percent":null,` +
          `"currency":"EUR","max_redemptions":3,"times_redeemed":0,"active":true,"starts_at":"2020-05-01T17:00:00Z",` +
          `"ends_at":null,"ticket_type_ids":["tito:a","tito:b"],"extra":{"nested":{"a":[1,null]}}}\n`,
      )
    }),
  )

  it.effect("writes JSON objects of no table as they are", () =>
    Effect.gen(function* () {
      const path = join(yield* folder, "registrations.ndjson")
      const records: ReadonlyArray<JsonObject> = [{ id: 1, name: "Zoë\n" }, {}, { nested: [{ a: null }] }]
      const writer = yield* openJsonLines(path)
      yield* writer.write(records.slice(0, 1))
      yield* writer.write(records.slice(1))
      const written = yield* writer.close
      assert.deepStrictEqual(linesOf(yield* textOf(path)), records)
      assert.deepStrictEqual(written, { rows: 3, columns: [], ...(yield* measured(path)) })
    }),
  )
})

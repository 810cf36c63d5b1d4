import { DuckDBInstance } from "@duckdb/node-api"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { boxport, temporaryFolder } from "./support.ts"

describe("sandbox", () => {
  it.effect("says how to reach it once it is ready, and ends well when it is stopped", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const ran = yield* boxport(["sandbox", "--port-base", "0", "--orders", "5", "--json"], {
        folder,
        watch: (said, kill) => {
          if (said.includes("Stop it")) kill("SIGTERM")
        },
      })
      assert.deepStrictEqual([ran.code, ran.signal], [0, null])
      assert.match(ran.stdout, /^\{.*\}\n$/)
      const parsed: unknown = JSON.parse(ran.stdout)
      assert.nestedProperty(parsed, "twins.ticket-tailor.url")
      assert.nestedProperty(parsed, "twins.ticket-tailor.key")
      assert.include(ran.stdout, "platform: ticket-tailor")
    }),
  )
})

describe("demo", () => {
  it.effect("leaves files in every format, and shows what is in them", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const ran = yield* boxport(["demo", "--orders", "30"], { folder })
      assert.include([0, 3], ran.code)
      const demo = join(folder, "boxport-demo")
      const formats = yield* Effect.promise(async () => (await readdir(demo)).toSorted())
      assert.deepStrictEqual(formats, ["csv", "ndjson", "parquet"])
      const query = (sql: string) =>
        Effect.promise(async () => {
          const connection = await (await DuckDBInstance.create()).connect()
          return (await connection.runAndReadAll(sql.replaceAll("boxport-demo", demo))).getRowObjects()
        })
      // The line that it invites to try is right: its orders are all that were written as NDJSON.
      const invited = yield* query(/duckdb -c "(.*)"/.exec(ran.stdout)?.[1] ?? "")
      const orders = yield* Effect.promise(() => readFile(join(demo, "ndjson", "orders.ndjson"), "utf8"))
      const sum = invited.reduce((total, row) => total + Number(row["orders"]), 0)
      assert.strictEqual(sum, orders.trimEnd().split("\n").length)
      // What it shows of the NDJSON is what DuckDB adds up from the Parquet.
      const paid = yield* query(
        `SELECT currency, count(*) AS orders, sum(total_amount)::DECIMAL(18, 2)::VARCHAR AS sold
         FROM 'boxport-demo/parquet/orders.parquet'
         WHERE status IN ('completed', 'partially_refunded', 'refunded') AND currency IN ('GBP', 'EUR', 'USD') GROUP BY ALL`,
      )
      assert.isAbove(paid.length, 0)
      for (const { currency, orders, sold } of paid) {
        const line = ran.stdout.split("\n").find((line) => line.startsWith(`${String(currency)} `)) ?? ""
        assert.deepStrictEqual(line.split(/ +/).slice(0, 3), [String(currency), String(orders), String(sold)])
      }
      const tickets = yield* query(
        "SELECT event_id, count(*) AS n FROM 'boxport-demo/csv/tickets.csv' GROUP BY ALL ORDER BY n DESC LIMIT 1",
      )
      const most = ran.stdout.split("\n").at(ran.stdout.split("\n").findIndex((line) => line.startsWith("EVENT")) + 1)
      assert.match(most ?? "", new RegExp(`  ${String(tickets[0]?.["n"])}  +\\d+$`))
    }),
  )
})

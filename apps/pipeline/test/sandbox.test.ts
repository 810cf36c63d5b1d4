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
  it.effect("leaves every platform's files in every format, and shows what is in them", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const ran = yield* boxport(["demo", "--orders", "60"], { folder })
      assert.strictEqual(ran.code, 0, ran.stderr)
      const demo = join(folder, "boxport-demo")
      const folders = yield* Effect.promise(async () => (await readdir(demo)).toSorted())
      const platforms = ["ticket-tailor", "ticketbutler", "tito"]
      assert.deepStrictEqual(folders, ["migration", "state", ...platforms])
      // The migration says of itself that all its tickets are at the target, with the codes they had.
      assert.match(ran.stdout, /verified: both sides agree/)
      const query = (sql: string) =>
        Effect.promise(async () => {
          const connection = await (await DuckDBInstance.create()).connect()
          return (await connection.runAndReadAll(sql.replaceAll("boxport-demo", demo))).getRowObjects()
        })
      const codes = yield* query("SELECT status, count(*) AS n FROM 'boxport-demo/migration/bridge.csv' GROUP BY ALL")
      assert.deepStrictEqual(
        codes.map(({ status }) => status),
        ["kept"],
      )
      assert.isAbove(Number(codes[0]?.["n"]), 60)
      // The line that it invites to try is right: its orders are all that were written as NDJSON.
      const invited = yield* query(/duckdb -c "(.*)"/.exec(ran.stdout)?.[1] ?? "")
      for (const platform of platforms) {
        const path = join(demo, platform, "ndjson", "orders.ndjson")
        const orders = yield* Effect.promise(() => readFile(path, "utf8"))
        const sum = invited
          .filter((row) => row["platform"] === platform)
          .reduce((total, row) => total + Number(row["orders"]), 0)
        assert.strictEqual(sum, orders.trimEnd().split("\n").length)
        // What it shows of the NDJSON is what DuckDB adds up from the Parquet.
        const paid = yield* query(
          `SELECT currency, count(*) AS orders, sum(total_amount)::DECIMAL(18, 2)::VARCHAR AS sold
           FROM 'boxport-demo/${platform}/parquet/orders.parquet'
           WHERE status IN ('completed', 'partially_refunded', 'refunded') AND currency IN ('GBP', 'EUR', 'USD') GROUP BY ALL`,
        )
        assert.isAbove(paid.length, 0)
        const shown = ran.stdout.split("\n").map((line) => line.split(/ +/).slice(0, 3).join(" "))
        for (const { currency, orders: count, sold } of paid) {
          assert.include(shown, `${String(currency)} ${String(count)} ${String(sold)}`)
        }
        const [tickets] = yield* query(`SELECT count(*) AS n FROM 'boxport-demo/${platform}/csv/tickets.csv'`)
        assert.isAbove(Number(tickets?.["n"]), 60)
      }
    }),
  )
})

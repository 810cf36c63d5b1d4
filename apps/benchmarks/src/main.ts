/**
 * Exports a twin's account to every format, at several sizes, and prints a table with the floor beside it: CPU, memory,
 * requests and records a second.
 *
 * Usage: `pnpm bench [--platform ticket-tailor,tito] [--orders 20000,200000] [--format csv,parquet] [--rounds 1]`
 *
 * Everything runs in processes of its own: the twin, the floor and each export. A first read writes down the pages and
 * warms the twin; it is not counted. Seconds on a shared machine say little; the ratios to the floor of the same round
 * say more.
 *
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { parseArgs } from "node:util"
import { run, type Used } from "./run.ts"
import { type Connection, startTwin } from "./twins.ts"

const { values } = parseArgs({
  // `pnpm bench -- --orders 20000` hands the `--` on.
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    platform: { type: "string", default: "ticket-tailor" },
    orders: { type: "string", default: "20000,200000" },
    format: { type: "string", default: "csv,ndjson,parquet" },
    rounds: { type: "string", default: "1" },
  },
})

const boxport = join(
  dirname(createRequire(import.meta.url).resolve("@boxport/pipeline/package.json")),
  "dist/boxport.js",
)
const formats = values.format.split(",")

interface Row {
  readonly platform: string
  readonly orders: number
  readonly what: string
  readonly records: number | null
  readonly requests: number
  readonly used: Used
  readonly floor: Used
}

const exportOnce = async (connection: Connection, format: string, folder: string) => {
  const config = join(folder, "boxport.json")
  const to = join(folder, format)
  writeFileSync(config, JSON.stringify({ connections: { twin: connection } }), { mode: 0o600 })
  const used = await run([boxport, "export", "twin", "--to", to, "--format", format, "--config", config, "--json"])
  const result: { requests: number; tables: { [table: string]: { rows: number } } } = JSON.parse(used.stdout)
  const records = Object.values(result.tables).reduce((sum, { rows }) => sum + rows, 0)
  return { what: format, records, requests: result.requests, used }
}

const rows: Array<Row> = []
for (const platform of values.platform.split(",")) {
  for (const orders of values.orders.split(",").map(Number)) {
    const folder = mkdtempSync(join(tmpdir(), "boxport-bench-"))
    const twin = await startTwin(platform, orders)
    try {
      const pages = join(folder, "pages.json")
      await run([join(import.meta.dirname, "record.js"), JSON.stringify(twin.connection), pages])
      for (let round = 0; round < Number(values.rounds); round++) {
        const floor = await run([join(import.meta.dirname, "floor.js"), pages])
        const { requests }: { requests: number } = JSON.parse(floor.stdout)
        rows.push({ platform, orders, what: "floor", records: null, requests, used: floor, floor })
        for (const format of formats) {
          rows.push({ platform, orders, ...(await exportOnce(twin.connection, format, folder)), floor })
        }
      }
    } finally {
      twin.stop()
      rmSync(folder, { recursive: true })
    }
  }
}

const columns = ["platform", "orders", "what", "records", "records/s", "CPU s", "× floor", "peak MiB", "requests"]
const lines = rows.map(({ floor, orders, platform, records, requests, used, what }) => [
  platform,
  String(orders),
  what,
  records === null ? "" : String(records),
  records === null ? "" : String(Math.round(records / used.wallSeconds)),
  used.cpuSeconds.toFixed(2),
  (used.cpuSeconds / floor.cpuSeconds).toFixed(2),
  used.peakMegabytes.toFixed(0),
  String(requests),
])
const widths = columns.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)))
const line = (cells: ReadonlyArray<string>): string => cells.map((cell, n) => cell.padStart(widths[n] ?? 0)).join("  ")
console.log([columns, ...lines].map(line).join("\n"))

for (const platform of new Set(rows.map((row) => row.platform))) {
  const own = rows.filter((row) => row.platform === platform)
  const [smallest, largest] = [Math.min, Math.max].map((pick) => pick(...own.map(({ orders }) => orders)))
  if (smallest === largest) continue
  const peak = (orders: number | undefined, what: string) =>
    Math.max(...own.filter((row) => row.orders === orders && row.what === what).map(({ used }) => used.peakMegabytes))
  const growth = formats.map((format) => `${format} ${(peak(largest, format) - peak(smallest, format)).toFixed(0)} MiB`)
  console.log(`\n${platform}, peak memory from ${smallest} to ${largest} orders grows by: ${growth.join(", ")}`)
}

/**
 * Exports a Ticket Tailor twin's box office to every format, at several sizes, and prints a table with the floor
 * beside it: CPU, memory, requests and records a second.
 *
 * Usage: `pnpm bench [--orders 20000,200000] [--rounds 1]`
 *
 * Everything runs in processes of its own: the twin, the floor and each export. The floor goes first and warms the
 * twin's cache. Seconds on a shared machine say little; the ratios to the floor of the same round say more.
 *
 * @module
 */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { createInterface } from "node:readline"
import { parseArgs } from "node:util"
import { run, type Used } from "./run.ts"

const { values } = parseArgs({
  // `pnpm bench -- --orders 20000` hands the `--` on.
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    orders: { type: "string", default: "20000,200000" },
    rounds: { type: "string", default: "1" },
  },
})

const require = createRequire(import.meta.url)
const boxport = join(dirname(require.resolve("@boxport/pipeline/package.json")), "dist/boxport.js")
const twinProgram = join(dirname(require.resolve("@boxport/ticket-tailor/twin")), "main.js")
const floor = join(import.meta.dirname, "ticket-tailor/floor.js")
const formats = ["csv", "ndjson", "parquet"]

interface Twin {
  readonly url: string
  readonly key: string
  readonly stop: () => void
}

const startTwin = (orders: number): Promise<Twin> =>
  new Promise((resolve, reject) => {
    const args = [twinProgram, "--orders", String(orders), "--limit", "none", "--cache", "2000"]
    const child = spawn(process.execPath, ["--max-old-space-size=6000", ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    child.on("error", reject)
    createInterface(child.stdout).once("line", (line) => {
      const { key, url }: { key: string; url: string } = JSON.parse(line)
      resolve({ url, key, stop: () => void child.kill() })
    })
  })

interface Row {
  readonly orders: number
  readonly what: string
  readonly records: number
  readonly requests: number
  readonly used: Used
  readonly floor: Used
}

const exportOnce = async (twin: Twin, format: string): Promise<Omit<Row, "orders" | "floor">> => {
  const folder = mkdtempSync(join(tmpdir(), "boxport-bench-"))
  try {
    const config = join(folder, "boxport.json")
    const connection = { platform: "ticket-tailor", apiKey: twin.key, baseUrl: twin.url }
    writeFileSync(config, JSON.stringify({ connections: { twin: connection } }), { mode: 0o600 })
    const to = join(folder, "out")
    const used = await run([boxport, "export", "twin", "--to", to, "--format", format, "--config", config, "--json"])
    const result: { requests: number; tables: { [table: string]: { rows: number } } } = JSON.parse(used.stdout)
    const records = Object.values(result.tables).reduce((sum, { rows }) => sum + rows, 0)
    return { what: format, records, requests: result.requests, used }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const rows: Array<Row> = []
for (const orders of values.orders.split(",").map(Number)) {
  const twin = await startTwin(orders)
  try {
    // The first walk makes the pages and is not counted.
    await run([floor, twin.url, twin.key])
    for (let round = 0; round < Number(values.rounds); round++) {
      const used = await run([floor, twin.url, twin.key])
      const fetched: { requests: number; orders: number } = JSON.parse(used.stdout)
      rows.push({ orders, what: "floor", records: fetched.orders, requests: fetched.requests, used, floor: used })
      for (const format of formats) rows.push({ orders, ...(await exportOnce(twin, format)), floor: used })
    }
  } finally {
    twin.stop()
  }
}

const columns = ["orders", "what", "records", "records/s", "CPU s", "× floor", "peak MiB", "wall s", "requests"]
const lines = rows.map(({ floor: under, orders, records, requests, used, what }) => [
  String(orders),
  what,
  String(records),
  String(Math.round(records / used.wallSeconds)),
  used.cpuSeconds.toFixed(2),
  (used.cpuSeconds / under.cpuSeconds).toFixed(2),
  used.peakMegabytes.toFixed(0),
  used.wallSeconds.toFixed(2),
  String(requests),
])
const widths = columns.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)))
const line = (cells: ReadonlyArray<string>): string => cells.map((cell, n) => cell.padStart(widths[n] ?? 0)).join("  ")
console.log([columns, ...lines].map(line).join("\n"))

const smallest = Math.min(...rows.map(({ orders }) => orders))
const largest = Math.max(...rows.map(({ orders }) => orders))
if (smallest !== largest) {
  const peak = (orders: number, what: string) =>
    Math.max(...rows.filter((row) => row.orders === orders && row.what === what).map(({ used }) => used.peakMegabytes))
  console.log(`\nPeak memory from ${smallest} to ${largest} orders:`)
  for (const format of formats) {
    console.log(`  ${format}: ${(peak(largest, format) - peak(smallest, format)).toFixed(0)} MiB more`)
  }
}

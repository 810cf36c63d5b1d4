/**
 * Runs a program to its end and says what it used.
 *
 * @module
 */
import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** What a process used, from its start to its end. */
export interface Used {
  /** User and system time. */
  readonly cpuSeconds: number
  readonly wallSeconds: number
  /** Peak resident set, in MiB. */
  readonly peakMegabytes: number
  readonly stdout: string
}

const measured = join(import.meta.dirname, "measured.js")

/** Runs a program on this Node.js. Anything but exit code 0 or 3 (done, with something to look at) is a failure. */
export const run = (args: ReadonlyArray<string>): Promise<Used> => {
  const folder = mkdtempSync(join(tmpdir(), "boxport-bench-"))
  const report = join(folder, "used.json")
  const started = performance.now()
  return new Promise<Used>((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, BOXPORT_MEASURE: report, NODE_OPTIONS: `--import=${measured}` },
      stdio: ["ignore", "pipe", "inherit"],
    })
    let stdout = ""
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text
    })
    child.on("error", reject)
    child.on("close", (code) => {
      if (code !== 0 && code !== 3) return reject(new Error(`${args.join(" ")} ended with ${code}`))
      const used: { cpuSeconds: number; peakMegabytes: number } = JSON.parse(readFileSync(report, "utf8"))
      return resolve({ ...used, wallSeconds: (performance.now() - started) / 1000, stdout })
    })
  }).finally(() => rmSync(folder, { recursive: true }))
}

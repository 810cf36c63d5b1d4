/**
 * Loaded into a measured process with `--import`: when it ends, what it used is written to the file named by
 * `BOXPORT_MEASURE`. A process that replaces itself by `execve` keeps its counters, so nothing is lost on the way.
 *
 * @module
 */
import { writeFileSync } from "node:fs"

const file = process.env["BOXPORT_MEASURE"]

if (file !== undefined) {
  process.on("exit", () => {
    const { maxRSS, systemCPUTime, userCPUTime } = process.resourceUsage()
    writeFileSync(
      file,
      JSON.stringify({ cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMegabytes: maxRSS / 1024 }),
    )
  })
}

/** What the tests of the command share. */
import { Effect } from "effect"
import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** A folder of its own, gone with the test. */
export const temporaryFolder = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "boxport-test-"))),
  (folder) => Effect.promise(() => rm(folder, { recursive: true, force: true })),
)

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url))

/** How a command is run. */
export interface Running {
  readonly folder: string
  readonly environment?: { readonly [name: string]: string }
  /** Told how to signal the command, once it runs. */
  readonly started?: (kill: (signal: NodeJS.Signals) => void) => void
  /** Told when stderr or stdout grows, with all of both so far. */
  readonly watch?: (said: string, kill: (signal: NodeJS.Signals) => void, pid: number) => void
}

/** What a command left when it ended. */
export interface Ran {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program with this machine's environment taken away, but for the PATH. */
export const runProgram = (program: string, args: ReadonlyArray<string>, running: Running): Effect.Effect<Ran> =>
  Effect.callback<Ran>((resume) => {
    const child = spawn(program, args, {
      cwd: running.folder,
      env: { PATH: process.env["PATH"], ...running.environment },
      stdio: ["ignore", "pipe", "pipe"],
    })
    running.started?.((signal) => child.kill(signal))
    let stdout = ""
    let stderr = ""
    const told = () => running.watch?.(stdout + stderr, (signal) => child.kill(signal), child.pid ?? 0)
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text
      told()
    })
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text
      told()
    })
    child.on("close", (code, signal) => resume(Effect.succeed({ code, signal, stdout, stderr })))
    return Effect.sync(() => child.kill("SIGKILL"))
  })

/** Runs `boxport` from its sources, under the Node that runs the tests. */
export const boxport = (args: ReadonlyArray<string>, running: Running): Effect.Effect<Ran> =>
  runProgram(process.execPath, ["--conditions=source", main, ...args], running)

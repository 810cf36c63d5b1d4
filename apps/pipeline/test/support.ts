/** What the tests of the command share. */
import {
  type Ends,
  migrate,
  migrateOptions,
  type MigrateOptions,
  migrationId,
  planMigration,
  stateLayer,
  undoMigration,
} from "@boxport/engine"
import { assert } from "@effect/vitest"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { configurationOf } from "../src/config/Read.ts"
import { openConnection } from "../src/Connections.ts"
import type { RunningTwin } from "../src/Twins.ts"

const folderIn = (place: string) =>
  Effect.acquireRelease(
    Effect.promise(() => mkdtemp(join(place, "boxport-test-"))),
    (folder) => Effect.promise(() => rm(folder, { recursive: true, force: true })),
  )

/** A folder of its own, gone with the test. */
export const temporaryFolder = folderIn(tmpdir())

/** The same, in memory where there is such a place: for what writes much. */
export const quickFolder = folderIn(existsSync("/dev/shm") ? "/dev/shm" : tmpdir())

/** Opens the connection to a twin. */
export const openTwin = ({ connection }: Pick<RunningTwin, "connection">) =>
  Effect.flatMap(configurationOf({ x: connection }, "."), (loaded) => Effect.orDie(openConnection(loaded, "x")))

/** A migration, each step of it as by a command of its own: only the state folder and the twins last. */
export const stepsOf = <E, R>(connect: Effect.Effect<Ends, E, R>) => {
  const step = <A, F>(state: string, work: (ends: Ends) => Effect.Effect<A, F, SqlClient.SqlClient>) =>
    Effect.scoped(Effect.flatMap(connect, (ends) => Effect.provide(work(ends), stateLayer(state))))
  return {
    plan: (state: string) => step(state, (ends) => planMigration(ends, migrateOptions(state))),
    run: (state: string, more: Partial<MigrateOptions> = {}) =>
      step(state, (ends) => migrate(ends, migrateOptions(state, more))).pipe(
        Effect.map((migrated) => migrated ?? assert.fail("the answer was no")),
      ),
    undo: (state: string) => step(state, (ends) => undoMigration(migrationId(ends), ends.target, { state })),
  }
}

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

/** A server that answers as it is told to; gone with the test. */
export const server = (answer: (request: IncomingMessage, response: ServerResponse) => void) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.callback<ReturnType<typeof createServer>>((resume) => {
        const listening = createServer(answer).listen(0, "127.0.0.1", () => resume(Effect.succeed(listening)))
      }),
      (listening) =>
        Effect.callback<void>((resume) => {
          listening.closeAllConnections()
          listening.close(() => resume(Effect.void))
        }),
    ),
    (listening) => {
      const address = listening.address()
      return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`
    },
  )

/** The lines of a connection to Ticket Tailor, with its key in the environment. */
export const connectionTo = (url: string) => ["platform: ticket-tailor", "apiKey: ${KEY}", `baseUrl: ${url}`]

type Section = { readonly [name: string]: ReadonlyArray<string> }

const sectionText = (title: string, section: Section): ReadonlyArray<string> => [
  `${title}:`,
  ...Object.entries(section).flatMap(([name, lines]) => [`  ${name}:`, ...lines.map((line) => `    ${line}`)]),
]

/** A folder with a configuration of these connections, and of these jobs if there are any. */
export const folderWith = (connections: Section, jobs: Section = {}) =>
  Effect.tap(temporaryFolder, (folder) =>
    Effect.promise(() =>
      writeFile(
        join(folder, "boxport.yaml"),
        [
          ...sectionText("connections", connections),
          ...(Object.keys(jobs).length === 0 ? [] : sectionText("jobs", jobs)),
        ].join("\n"),
      ),
    ),
  )

/** The one JSON document on stdout; nothing else may stand there. */
export const document = ({ stdout }: Ran) => {
  assert.match(stdout, /^\{.*\}\n$/)
  const parsed: unknown = JSON.parse(stdout)
  return parsed
}

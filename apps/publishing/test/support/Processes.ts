import { Effect } from "effect"
import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** A folder of its own outside of the workspace, gone with the scope. */
export const temporaryFolder = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "boxport-publishing-"))),
  (folder) => Effect.promise(() => rm(folder, { recursive: true, force: true })),
)

/** What a program left when it ended. */
export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end. */
export const runProgram = (
  program: string,
  args: ReadonlyArray<string>,
  { environment = process.env, folder }: { readonly folder: string; readonly environment?: NodeJS.ProcessEnv },
): Effect.Effect<Ran> =>
  Effect.callback<Ran>((resume) => {
    const child = spawn(program, args, { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"] })
    let stdout = ""
    let stderr = ""
    child.stdout.setEncoding("utf8").on("data", (text: string) => void (stdout += text))
    child.stderr.setEncoding("utf8").on("data", (text: string) => void (stderr += text))
    child.on("error", ({ message }) => resume(Effect.succeed({ code: null, stdout, stderr: `${stderr}${message}` })))
    child.on("close", (code) => resume(Effect.succeed({ code, stdout, stderr })))
    return Effect.sync(() => child.kill("SIGKILL"))
  })

/** The same for a program that has to succeed; what it said on stdout. */
export const succeed = (
  program: string,
  args: ReadonlyArray<string>,
  options: { readonly folder: string; readonly environment?: NodeJS.ProcessEnv },
): Effect.Effect<string> =>
  Effect.flatMap(runProgram(program, args, options), ({ code, stderr, stdout }) =>
    code === 0
      ? Effect.succeed(stdout)
      : Effect.die(new Error(`${program} ${args.join(" ")} ended with ${code}:\n${stdout}${stderr}`)),
  )

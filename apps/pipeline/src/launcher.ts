#!/usr/bin/env node
/**
 * The `boxport` executable. It sees to it that the application runs under a Node that can run it and with its memory
 * bounded, and then gets out of the way. It must start under old Nodes: nothing but `node:` modules, no new syntax.
 *
 * @module
 */
import { spawn } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { constants } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { setFlagsFromString } from "node:v8"

/** The oldest Node that the application runs under. */
const neededMajor = 22
const neededMinor = 19

/**
 * Bounds V8's young generation: without it the memory of a long run grows with the garbage of its pages, to about
 * twice as much.
 */
const memoryFlag = "--max-semi-space-size=16"

/**
 * Bounds the garbage in V8's old generation to one and a half times what is in use, where it would be up to three times.
 * V8 says so on stderr, and goes on, should it ever no longer know it.
 */
const growthFlag = "--heap-growing-percent=150"

/**
 * Halves what V8's optimizing compiler may put into one function. Compiling was a sixth of the processor time of an export
 * of 20,000 orders, much of it for functions that had grown far beyond what they are.
 */
const inliningFlag = "--max-inlined-bytecode-size-cumulative=400"

/**
 * Has glibc give the memory of pages and row groups back at once. It would keep what is freed in pieces of up to 32 MB for
 * later, smaller things would take from them, and a run of a million tickets would grow by 40 MB.
 */
const environment = { MALLOC_MMAP_THRESHOLD_: "131072", ...process.env }

const isEnough = (version: string): boolean => {
  const [major = 0, minor = 0] = version.replace("v", "").split(".").map(Number)
  return major > neededMajor || (major === neededMajor && minor >= neededMinor)
}

/** The binary of the npm package `node`, where a checkout or an installation has one that is new enough. */
const bundledNode = (from: string): string | undefined => {
  const folder = join(from, "node_modules", "node")
  const binary = ["node", "node.exe"].map((name) => join(folder, "bin", name)).find((path) => existsSync(path))
  if (binary !== undefined) {
    const manifest: { readonly version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
    if (isEnough(manifest.version)) return binary
  }
  const parent = dirname(from)
  return parent === from ? undefined : bundledNode(parent)
}

/** Runs the command under another Node, as if this process were it. */
const runUnder = (binary: string, args: ReadonlyArray<string>): void => {
  const child = spawn(binary, args, { stdio: "inherit", env: environment })
  const forward = (signal: NodeJS.Signals) => {
    child.kill(signal)
  }
  process.on("SIGINT", forward)
  process.on("SIGTERM", forward)
  child.on("error", (error) => {
    process.stderr.write(`boxport: ${binary} cannot be started: ${error.message}\n`)
    process.exitCode = 2
  })
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal])
  })
}

const script = fileURLToPath(import.meta.url)
const args = process.argv.slice(2)

const bounds = (flags: string): boolean => /--max[-_]semi[-_]space[-_]size/.test(flags)

const boundByEnvironment = bounds(process.env["NODE_OPTIONS"] ?? "")
const bound = boundByEnvironment || process.execArgv.some(bounds)

/** Commands that end at once: not worth a second start. */
const isShort = args.length === 0 || args.some((arg) => /^(--help|-h|--version|-v|--completions)(=|$)/.test(arg))

if (!isEnough(process.version)) {
  const binary = bundledNode(dirname(script))
  if (binary === undefined) {
    process.stderr.write(
      `boxport: needs Node ${neededMajor}.${neededMinor} or newer, and this is ${process.version}. Install a newer one: https://nodejs.org\n`,
    )
    process.exitCode = 2
  } else {
    // The flags of this Node stay with it: another may not know them.
    runUnder(binary, [...(boundByEnvironment ? [] : [memoryFlag]), script, ...args])
  }
} else if (isShort || bound || typeof process.execve !== "function") {
  for (const flag of [growthFlag, inliningFlag]) setFlagsFromString(flag)
  await import("./main.ts")
} else {
  // The same process with another flag: its id, its signals and its place in a pipeline stay. The warning that
  // execve is experimental is never said, since this program ends before the next tick.
  process.execve(process.execPath, [process.argv0, ...process.execArgv, memoryFlag, script, ...args], environment)
}

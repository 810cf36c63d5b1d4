/**
 * Runs the command line in this process: streams, logs, signals, errors, exit code.
 *
 * @module
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect, Exit, Layer, Logger, Ref } from "effect"
import { CliConfig, type CliError, CliOutput, Command, GlobalFlag } from "effect/cli"
import { cli } from "./Cli.ts"
import { type Described, endingOf, type Failure } from "./Failure.ts"
import { Interruption } from "./Interruption.ts"
import { Output, printable } from "./Output.ts"
import { jsonText } from "./Results.ts"
import type { Ended } from "./Usage.ts"
import { version } from "./Version.ts"

/** The flags of a command line that may not parse, as far as they can be told. */
const flags = (args: ReadonlyArray<string>): ReadonlyArray<string> => {
  const end = args.indexOf("--")
  return args.slice(0, end === -1 ? args.length : end)
}

/** Whether errors are wanted as a JSON document. */
const wantsJson = (args: ReadonlyArray<string>): boolean =>
  flags(args).some((arg) => arg === "--json" || arg === "--json=true")

/** Whether the inside of an error of ours is wanted. */
const wantsDetails = (args: ReadonlyArray<string>): boolean =>
  /(^| )--log-level[ =](all|trace|debug)( |$)/.test(flags(args).join(" "))

/** Log lines on stderr, in logfmt, above the live lines. */
const logger = (output: Output["Service"]) =>
  Logger.layer([Logger.map(Logger.formatLogFmt, (line) => Effect.runSync(output.note(printable(line))))])

/**
 * Help and version go to stdout; what is wrong with a command line is said where all errors are, and help that was
 * not asked for is no JSON document.
 */
const presenter = (json: boolean): CliOutput.Presenter => ({
  present: (event) =>
    event._tag === "InvalidInvocation" || (json && event._tag === "Help" && event.reason === "Implicit")
      ? Effect.void
      : CliOutput.defaultPresenter.present(event),
})

/** The flags of Effect's command line that are ours too. */
const builtIns = [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions, GlobalFlag.LogLevel]

const perLine = (text: string, change: (line: string) => string): string => text.split("\n").map(change).join("\n")

/** Says an error: as the one JSON document, or in words on stderr. */
const say = (error: Described, json: boolean, output: Output["Service"]) =>
  json
    ? output.result(jsonText({ error }))
    : output.note(
        `boxport: ${perLine(error.message, printable)}\n${perLine(error.hint, (line) => `  ${printable(line)}`.trimEnd())}`,
      )

/** Says how a run ended, and gives its exit code. */
const conclude = Effect.fnUntraced(function* (
  exit: Exit.Exit<void, Failure | Ended | CliError.CliError>,
  args: ReadonlyArray<string>,
  output: Output["Service"],
  interruption: Interruption["Service"],
) {
  if (Exit.isSuccess(exit)) return 0
  const json = wantsJson(args)
  const ending = endingOf(exit.cause)
  switch (ending._tag) {
    case "Quiet":
      return ending.exitCode
    case "Help":
      if (json) yield* say(ending.error, json, output)
      return json ? 2 : 0
    case "Interrupted": {
      const { exitCode, hint, message } = yield* Ref.get(interruption)
      if (exitCode === 0) yield* output.note(message)
      else yield* say({ tag: "Interrupted", message, hint }, json, output)
      return exitCode
    }
    case "Failed":
      yield* say(ending.error, json, output)
      return ending.exitCode
    case "Defect":
      yield* say(ending.error, json, output)
      if (wantsDetails(args)) yield* output.note(ending.details)
      return ending.exitCode
  }
})

/** A second Ctrl-C ends at once, unless it is the echo of the first. */
const beImpatientOnSecondSignal = () => {
  let first: number | undefined
  const listener = () => {
    first ??= performance.now()
    if (performance.now() - first > 1000) process.exit(130)
  }
  process.on("SIGINT", listener)
  process.on("SIGTERM", listener)
}

/** Runs the command that `args` name, and ends the process. */
export const main = (args: ReadonlyArray<string>): void => {
  const output = Output.ofProcess()
  const interruption = Interruption.make()
  let exitCode = 1
  const program = Command.runWith(cli, { version })(args).pipe(
    Effect.provide(
      Layer.mergeAll(
        NodeServices.layer,
        CliConfig.layer({ builtIns }),
        CliOutput.layerPresenter(presenter(wantsJson(args))),
        logger(output),
        Layer.succeed(Output, output),
        Layer.succeed(Interruption, interruption),
      ),
    ),
    Effect.onExit((exit) =>
      Effect.map(conclude(exit, args, output, interruption), (code) => {
        exitCode = code
      }),
    ),
  )
  beImpatientOnSecondSignal()
  NodeRuntime.runMain(program, {
    disableErrorReporting: true,
    teardown: () => {
      // What was written may still be on its way through a pipe.
      process.stdout.write("", () => process.stderr.write("", () => process.exit(exitCode)))
    },
  })
}

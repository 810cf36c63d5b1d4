/**
 * `boxport sandbox`: the platforms' twins on loopback, until stopped.
 *
 * @module
 */
import { Effect } from "effect"
import { stringify } from "yaml"
import { Interruption } from "../Interruption.ts"
import { aligned, Output } from "../Output.ts"
import { result } from "../Results.ts"
import { type RunningTwin, twins } from "../Twins.ts"

/** The command line of a sandbox. */
export interface SandboxInput {
  readonly portBase: number
  readonly orders: number
  readonly seed: number
}

const configurationFor = (running: ReadonlyArray<RunningTwin>): string =>
  stringify({ connections: Object.fromEntries(running.map(({ connection, platform }) => [platform, connection])) })

const text = (running: ReadonlyArray<RunningTwin>): string =>
  [
    ...aligned(running.map(({ key, title, url }) => [title, url, `key ${key}`])),
    "",
    "A boxport.yaml for it:",
    "",
    configurationFor(running).trimEnd(),
  ].join("\n")

const document = (running: ReadonlyArray<RunningTwin>) => ({
  twins: Object.fromEntries(running.map(({ key, platform, url }) => [platform, { url, key }])),
  configuration: configurationFor(running),
})

/** Starts the twins and runs until it is stopped, which is success. */
export const sandbox = Effect.fn("sandbox")(function* (input: SandboxInput) {
  const output = yield* Output
  return yield* Effect.gen(function* () {
    const running = yield* Effect.forEach(twins, ({ portOffset, start }) =>
      start({ port: input.portBase === 0 ? 0 : input.portBase + portOffset, orders: input.orders, seed: input.seed }),
    )
    yield* Interruption.means({ message: "Sandbox stopped.", hint: "", exitCode: 0 })
    yield* result({ json: () => document(running), text: () => text(running) })
    yield* output.note("Stop it with Ctrl-C.")
    return yield* Effect.never
  }).pipe(Effect.scoped)
})

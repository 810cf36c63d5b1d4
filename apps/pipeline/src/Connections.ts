/**
 * The connections of the configuration that is in force, as sources that can be read.
 *
 * @module
 */
import { Budgets, Transport } from "@boxport/connector"
import { Effect, Layer, Option, Redacted } from "effect"
import { resolve } from "node:path"
import { type LoadedConfiguration, readConfiguration } from "./config/Read.ts"
import { platforms } from "./Platforms.ts"
import { ConfigFile, StateFolder } from "./Settings.ts"
import { UsageProblem } from "./Usage.ts"

/** The configuration that the command line names. */
export const configuration = Effect.gen(function* () {
  const file = yield* ConfigFile
  return yield* readConfiguration({
    file: Option.getOrUndefined(file),
    workingDirectory: process.cwd(),
    environment: process.env,
  })
})

/** The state folder that the command line names, else `.boxport` beside the configuration. */
export const stateFolder = (loaded: LoadedConfiguration) =>
  Effect.map(StateFolder, (folder) =>
    Option.match(folder, { onNone: () => resolve(loaded.folder, ".boxport"), onSome: (named) => resolve(named) }),
  )

/** The names of all connections, in the file's order. */
export const connectionNames = ({ configuration }: LoadedConfiguration): ReadonlyArray<string> =>
  Object.keys(configuration.connections)

/** Fails for a name that the configuration does not have. */
export const requireConnection = (loaded: LoadedConfiguration, name: string) =>
  Object.hasOwn(loaded.configuration.connections, name)
    ? Effect.void
    : Effect.fail(
        new UsageProblem({
          message: `there is no connection "${name}" in ${loaded.file}`,
          hint: `Its connections: ${connectionNames(loaded).join(", ")}`,
        }),
      )

/** Whatever of a connection is secret, as one. */
export const credentialOf = (loaded: LoadedConfiguration, name: string): Redacted.Redacted<string> => {
  const settings: ReadonlyArray<unknown> = Object.values(loaded.configuration.connections[name] ?? {})
  const secrets = settings.flatMap((setting) => (Redacted.isRedacted(setting) ? [String(Redacted.value(setting))] : []))
  return Redacted.make(secrets.join("\n"))
}

const noPlatform = (name: string) =>
  Effect.die(new Error(`connection ${name} fits no platform although it was decoded`))

/** Opens a connection for reading. */
export const openConnection = Effect.fn("openConnection")(function* (loaded: LoadedConfiguration, name: string) {
  yield* requireConnection(loaded, name)
  const config = loaded.configuration.connections[name]
  for (const platform of platforms) {
    const source = platform.source(name, config)
    if (source !== undefined) return yield* source
  }
  return yield* noPlatform(name)
})

/** Opens a connection for writing. */
export const openTarget = Effect.fn("openTarget")(function* (loaded: LoadedConfiguration, name: string) {
  yield* requireConnection(loaded, name)
  const config = loaded.configuration.connections[name]
  for (const platform of platforms) {
    const target = platform.target(name, config)
    if (target !== undefined) return yield* target
  }
  return yield* noPlatform(name)
})

/** Requests that a connection has under way at once. */
export const concurrencyOf = (loaded: LoadedConfiguration, name: string): number =>
  loaded.configuration.connections[name]?.limits?.concurrency ?? usualConcurrency

const usualConcurrency = 4

/** What sources need: the network, and the request budgets of the credentials in use. */
export const network = Layer.mergeAll(Transport.layer, Budgets.layer)

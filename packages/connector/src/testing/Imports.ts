/**
 * What a module brings with it when it is imported, found out by importing it.
 *
 * @module
 */
import { Effect, Schema } from "effect"
import { execFile } from "node:child_process"

const Import = Schema.Struct({ specifier: Schema.String, url: Schema.String, parent: Schema.String })
/** One import: the module that was asked for, as it was resolved, and the module that asked. */
export type Import = typeof Import.Type

const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Schema.Array(Import)))

const script = (specifier: string): string => `
  import { registerHooks } from "node:module"
  const found = []
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context)
      found.push({ specifier, url: resolved.url, parent: context.parentURL ?? "" })
      return resolved
    },
  })
  await import(${JSON.stringify(specifier)})
  console.log(JSON.stringify(found))
`

/**
 * Every import that happens when a module is imported by a process of its own, from sources.
 *
 * @param specifier the module, as somebody in `folder` would import it
 */
export const importsOf = (specifier: string, folder: string): Effect.Effect<ReadonlyArray<Import>> =>
  Effect.callback((resume) => {
    const options = ["--conditions=source", "--no-warnings", "--input-type=module", "--eval", script(specifier)]
    execFile(process.execPath, options, { cwd: folder, maxBuffer: 64_000_000 }, (error, stdout) =>
      resume(error === null ? Effect.sync(() => decode(stdout)) : Effect.die(error)),
    )
  })

/**
 * The imports that tie a module to Node.js, to an HTTP client, or to the connector as a whole: none for one that runs on
 * any server. What the libraries underneath import for themselves is their own affair.
 */
export const heavyImports = (imports: ReadonlyArray<Import>): ReadonlyArray<string> =>
  imports.flatMap(({ parent, specifier, url }) => {
    const isOurs = /\/packages\/[^/]+\/src\//.test(parent)
    const isHeavy =
      url.includes("/node_modules/undici/") ||
      url.endsWith("/packages/connector/src/index.ts") ||
      (isOurs && !/^(?:\.{1,2}\/|@boxport\/|effect$|effect\/)/.test(specifier))
    return isHeavy ? [`${parent} imports ${specifier}`] : []
  })

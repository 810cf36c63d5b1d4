import { Schema } from "effect"
import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"

/** The checkout. */
export const root = resolve(import.meta.dirname, "../../..")

/** This package: its dependencies are those that a consumer's program may name. */
export const here = join(root, "apps/publishing")

/** Paths of `exports` and their conditions; a condition's target is a file, or more conditions. */
const Exports = Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Record(Schema.String, Schema.String)]))

const Versions = Schema.Record(Schema.String, Schema.String)

/** What is looked at in a package.json. */
export const Manifest = Schema.Struct({
  name: Schema.String,
  version: Schema.String,
  description: Schema.optionalKey(Schema.String),
  private: Schema.optionalKey(Schema.Boolean),
  license: Schema.optionalKey(Schema.String),
  type: Schema.optionalKey(Schema.String),
  sideEffects: Schema.optionalKey(Schema.Boolean),
  engines: Schema.optionalKey(Versions),
  bin: Schema.optionalKey(Versions),
  exports: Schema.optionalKey(Exports),
  dependencies: Schema.optionalKey(Versions),
  devDependencies: Schema.optionalKey(Versions),
  peerDependencies: Schema.optionalKey(Versions),
})
export type Manifest = typeof Manifest.Type

export const decodeManifest = Schema.decodeUnknownSync(Schema.fromJsonString(Manifest))

export const manifestIn = (folder: string): Manifest =>
  decodeManifest(readFileSync(join(folder, "package.json"), "utf8"))

const decodeVersion = Schema.decodeUnknownSync(Schema.fromJsonString(Schema.Struct({ version: Schema.String })))

/** The version of a package, whoever's it is. */
export const versionIn = (folder: string): string =>
  decodeVersion(readFileSync(join(folder, "package.json"), "utf8")).version

/** A package of the workspace that is published. */
export interface Published {
  /** From the checkout's root: `packages/tito`. */
  readonly folder: string
  readonly manifest: Manifest
}

/** Every package that is not private. */
export const published: ReadonlyArray<Published> = globSync("{packages,apps}/*/package.json", { cwd: root })
  .map((path) => ({ folder: dirname(path), manifest: manifestIn(join(root, dirname(path))) }))
  .filter(({ manifest }) => manifest.private !== true)
  .toSorted((one, other) => (one.folder < other.folder ? -1 : 1))

/** The paths by which code can be imported: `@boxport/tito/twin`. */
export const importPaths = ({ exports = {}, name }: Manifest): ReadonlyArray<string> =>
  Object.entries(exports)
    .filter(([, target]) => typeof target !== "string" || target.endsWith(".js"))
    .map(([path]) => name + path.slice(1))

/** Every README whose examples are run. */
export const readmes: ReadonlyArray<string> = [
  "README.md",
  ...published.map(({ folder }) => `${folder}/README.md`),
].filter((path) => existsSync(join(root, path)))

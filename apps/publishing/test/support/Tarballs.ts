import { Context, Effect, Layer, Schema } from "effect"
import { join } from "node:path"
import { copyOf } from "./Copy.ts"
import { pnpm } from "./Pnpm.ts"
import { published } from "../../src/Workspace.ts"

/** A package as it would be published. */
export interface Tarball {
  readonly path: string
  /** What is in it. */
  readonly files: ReadonlyArray<string>
}

/** What `pnpm pack --json` says. */
const Packed = Schema.fromJsonString(
  Schema.Array(
    Schema.Struct({
      name: Schema.String,
      filename: Schema.String,
      files: Schema.Array(Schema.Struct({ path: Schema.String })),
    }),
  ),
)

/** The root's files and those of published packages; tests have nothing to do with a build. */
const isBuilt = (path: string): boolean =>
  !path.includes("/") || (published.some(({ folder }) => path.startsWith(`${folder}/`)) && !path.includes("/test/"))

/** Builds a copy of the checkout by the packages' own scripts, and packs it. */
const packAll = Effect.gen(function* () {
  const folder = yield* copyOf(isBuilt)
  const filters = ["--recursive", ...published.map(({ manifest }) => `--filter=${manifest.name}`)]
  yield* pnpm(folder, ...filters, "--config.verify-deps-before-run=false", "run", "build")
  const packed = yield* pnpm(folder, ...filters, "pack", "--json", "--pack-destination", join(folder, "tarballs"))
  const tarballs = yield* Schema.decodeEffect(Packed)(packed)
  return new Map(
    tarballs.map(({ filename, files, name }): [string, Tarball] => [
      name,
      { path: filename, files: files.map(({ path }) => path) },
    ]),
  )
})

/** Every published package, packed. */
export class Tarballs extends Context.Service<
  Tarballs,
  { readonly of: (name: string) => Effect.Effect<Tarball>; readonly all: ReadonlyMap<string, Tarball> }
>()("test/Tarballs") {
  static readonly layer = Layer.effect(
    Tarballs,
    Effect.map(packAll, (all) =>
      Tarballs.of({
        all,
        of: (name) =>
          Effect.suspend(() => {
            const tarball = all.get(name)
            return tarball === undefined ? Effect.die(new Error(`${name} was not packed`)) : Effect.succeed(tarball)
          }),
      }),
    ),
  )
}

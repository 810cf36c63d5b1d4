import { Context, Effect, Layer, Schema } from "effect"
import { existsSync } from "node:fs"
import { cp, mkdir, readdir, symlink } from "node:fs/promises"
import { dirname, join } from "node:path"
import { pnpm } from "./Pnpm.ts"
import { succeed, temporaryFolder } from "./Processes.ts"
import { published, root } from "../../src/Workspace.ts"

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

/** What git has or would take, from the root and from published packages; tests have nothing to do with a build. */
const sources = Effect.map(
  succeed("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { folder: root }),
  (listed) =>
    [...new Set(listed.split("\0"))].filter(
      (path) =>
        path !== "" &&
        (!path.includes("/") || published.some(({ folder }) => path.startsWith(`${folder}/`))) &&
        !path.includes("/test/") &&
        existsSync(join(root, path)),
    ),
)

/** `node_modules` of a folder with the same links. */
const linkModules = async (folder: string): Promise<void> => {
  await mkdir(join(folder, "node_modules"))
  for (const name of await readdir(join(root, "node_modules"))) {
    await symlink(join(root, "node_modules", name), join(folder, "node_modules", name))
  }
  for (const { folder: path } of published) {
    await cp(join(root, path, "node_modules"), join(folder, path, "node_modules"), {
      recursive: true,
      verbatimSymlinks: true,
    })
  }
}

/**
 * Copies the checkout, builds the copy by the packages' own scripts, and packs it. `dist` in the checkout may hold what
 * an older source left, and belongs to whoever else works there.
 */
const packAll = Effect.gen(function* () {
  const folder = yield* temporaryFolder
  for (const path of yield* sources) {
    yield* Effect.promise(async () => {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await cp(join(root, path), join(folder, path))
    })
  }
  yield* Effect.promise(() => linkModules(folder))
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

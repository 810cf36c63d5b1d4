import { Effect } from "effect"
import { existsSync } from "node:fs"
import { cp, mkdir, readdir, symlink } from "node:fs/promises"
import { dirname, join } from "node:path"
import { succeed, temporaryFolder } from "./Processes.ts"
import { published, root } from "../../src/Workspace.ts"

/** What git has, or would take. */
const listed = Effect.map(
  succeed("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { folder: root }),
  (paths) => [...new Set(paths.split("\0"))].filter((path) => path !== "" && existsSync(join(root, path))),
)

/** What is installed, by links: of the root one by one, since pnpm keeps notes of its own beside them. */
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
 * A copy of the checkout, or of what of it is wanted, in a folder of its own. What is built there is built from these
 * sources and nothing else, and nobody else works there.
 */
export const copyOf = (isWanted: (path: string) => boolean) =>
  Effect.gen(function* () {
    const folder = yield* temporaryFolder
    const paths = (yield* listed).filter(isWanted)
    yield* Effect.promise(async () => {
      for (const path of paths) {
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await cp(join(root, path), join(folder, path))
      }
      await linkModules(folder)
    })
    return folder
  })

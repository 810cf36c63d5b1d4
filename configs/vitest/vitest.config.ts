import { existsSync, globSync } from "node:fs"
import { basename, resolve } from "node:path"
import { defineConfig } from "vitest/config"
import { ClosingLine } from "./closing-line.ts"

const root = resolve(import.meta.dirname, "../..")

/** Workspace packages are taken from their sources (the `source` export condition), so tests need no build. */
const fromSources = {
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
}

export default defineConfig({
  root,
  ...fromSources,
  test: {
    // By default one core is left idle, which is half of a machine with two.
    maxWorkers: "100%",
    reporters: ["default", new ClosingLine()],
    projects: globSync(["packages/*", "apps/*"], { cwd: root })
      .filter((folder) => existsSync(resolve(root, folder, "test")))
      .map((folder) => ({
        ...fromSources,
        root: resolve(root, folder),
        test: { name: basename(folder), include: ["test/**/*.test.ts"], testTimeout: 60_000 },
      })),
  },
})

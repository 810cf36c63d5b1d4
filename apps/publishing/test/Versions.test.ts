import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { copyOf } from "./support/Copy.ts"
import { pnpm } from "./support/Pnpm.ts"
import { succeed } from "./support/Processes.ts"
import { manifestIn, published } from "../src/Workspace.ts"

/** A copy of what versions are made from, as a repository of its own. */
const repository = Effect.gen(function* () {
  const folder = yield* copyOf((path) =>
    /^([^/]+|\.changeset\/.+|[^/]+\/[^/]+\/(package\.json|CHANGELOG\.md))$/.test(path),
  )
  const git = (...args: ReadonlyArray<string>) =>
    succeed("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], { folder })
  yield* git("init", "-q")
  yield* git("add", "--all")
  yield* git("commit", "-qm", "copy")
  return folder
})

describe("changeset version", () => {
  it.effect(
    "raises what changed and what leans on it, and says so in each CHANGELOG.md",
    () =>
      Effect.gen(function* () {
        const folder = yield* repository
        const sentence = "Money is in shells."
        yield* Effect.promise(() =>
          writeFile(join(folder, ".changeset/of-the-test.md"), `---\n"@boxport/model": major\n---\n\n${sentence}\n`),
        )
        yield* pnpm(folder, "--config.verify-deps-before-run=false", "exec", "changeset", "version")
        const model = manifestIn(join(folder, "packages/model"))
        for (const { folder: path, manifest } of published) {
          const raised = manifestIn(join(folder, path))
          const log = join(folder, path, "CHANGELOG.md")
          // The command has everything in it and depends on nothing: it is raised by changesets of its own only.
          if (manifest.dependencies?.["@boxport/model"] === undefined && manifest.name !== model.name) continue
          assert.notStrictEqual(raised.version, manifest.version, raised.name)
          const text = yield* Effect.promise(() => readFile(log, "utf8"))
          const [, latest = ""] = text.split(/^## /m)
          assert.isTrue(latest.startsWith(`${raised.version}\n`), latest)
          assert.include(latest, raised.name === model.name ? `- ${sentence}\n` : `@boxport/model ${model.version}`)
        }
      }),
    300_000,
  )
})

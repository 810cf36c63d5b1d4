import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core"
import { assert, describe, type Vitest } from "@effect/vitest"
import { Effect } from "effect"
import { readFile } from "node:fs/promises"
import { publint } from "publint"
import { formatMessage } from "publint/utils"
import { Tarballs } from "../support/Tarballs.ts"
import { decodeManifest, type Published, published } from "../../src/Workspace.ts"

/** What a tarball may hold. */
const expected =
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|openapi\.json|src\/.+\.ts|dist\/.+\.js|dist\/.+\.d\.ts|dist\/.+\.map|dist\/THIRD-PARTY-NOTICES\.txt)$/

/** What every source file is compiled to. */
const compiled = [".js", ".js.map", ".d.ts", ".d.ts.map"]

/** The packages are ES modules: whoever resolves by rules older than `exports`, or wants CommonJS, can't have them. */
const ofOlderRules = (problem: Problem): boolean =>
  ("resolutionKind" in problem && (problem.resolutionKind === "node10" || problem.resolutionKind === "node16-cjs")) ||
  ("resolutionOption" in problem && problem.resolutionOption === "node10")

/** The tarball of a package, read. */
const open = ({ manifest: { name } }: Published) =>
  Effect.gen(function* () {
    const { files, path } = yield* (yield* Tarballs).of(name)
    const data = yield* Effect.promise(() => readFile(path))
    const tarball = createPackageFromTarballData(data)
    return { files, data, tarball, read: (file: string) => tarball.readFile(`/node_modules/${name}/${file}`) }
  })

/** What is in a tarball. */
export const contents = (it: Vitest.MethodsNonLive<Tarballs>): void => {
  for (const one of published) {
    const { manifest } = one
    const { exports: paths } = manifest

    describe(manifest.name, () => {
      it.effect("holds what was built, its sources, and what it says of itself", () =>
        Effect.gen(function* () {
          const { files, read } = yield* open(one)
          assert.includeMembers([...files], ["package.json", "README.md", "LICENSE"])
          assert.deepStrictEqual(
            files.filter((path) => !expected.test(path)),
            [],
          )
          // Source maps, and those of declarations, lead into `src`.
          const sources = files.flatMap((path) => /^src\/(.+)\.ts$/.exec(path)?.[1] ?? [])
          const built = files.filter((path) => path.startsWith("dist/"))
          if (paths === undefined) {
            assert.deepStrictEqual(sources, [])
            // Others' code is in it, and their licences ask to come along.
            assert.match(read("dist/THIRD-PARTY-NOTICES.txt"), /^undici .+\n\n[^-]*Permission is hereby granted/m)
          } else {
            const fromSources = sources.flatMap((path) => compiled.map((ending) => `dist/${path}${ending}`))
            assert.deepStrictEqual(built.toSorted(), fromSources.toSorted())
          }
        }),
      )

      it.effect("has a package.json that is good anywhere", () =>
        Effect.gen(function* () {
          const { files, read } = yield* open(one)
          const packed = decodeManifest(read("package.json"))
          assert.deepInclude(packed, {
            name: manifest.name,
            version: manifest.version,
            license: "Apache-2.0",
            type: "module",
            engines: { node: ">=22.19.0" },
          })
          assert.isAbove(packed.description?.length ?? 0, 0)
          assert.notMatch(read("package.json"), /workspace:|catalog:|"devDependencies"|"source"/)
          const targets = [...Object.values(packed.exports ?? {}), packed.bin ?? {}].flatMap((target) =>
            typeof target === "string" ? [target] : Object.values(target),
          )
          assert.isAbove(targets.length, 0)
          assert.includeMembers(
            [...files],
            targets.map((target) => target.replace(/^\.\//, "")),
          )
          if (paths !== undefined) {
            assert.strictEqual(packed.sideEffects, false)
            assert.deepStrictEqual(Object.keys(packed.exports ?? {}), Object.keys(paths))
          }
        }),
      )

      it.effect("asks for the types of Node if its declarations do", () =>
        Effect.gen(function* () {
          const { files, read } = yield* open(one)
          const asking = files.filter(
            (path) =>
              path.endsWith(".d.ts") && /"node:|\b(Buffer|NodeJS)\b/.test(read(path).replace(/\/\*[^]*?\*\//g, "")),
          )
          const asked = manifest.peerDependencies?.["@types/node"]
          assert.strictEqual(asked, asking.length === 0 ? undefined : ">=22", asking.join(" "))
        }),
      )

      it.effect("passes publint", () =>
        Effect.gen(function* () {
          const { data } = yield* open(one)
          const { messages, pkg } = yield* Effect.promise(() =>
            publint({ pack: { tarball: Uint8Array.from(data).buffer }, strict: true }),
          )
          assert.deepStrictEqual(
            messages.map((message) => formatMessage(message, pkg, { color: false })),
            [],
          )
        }),
      )

      if (paths !== undefined) {
        it.effect("passes Are The Types Wrong", () =>
          Effect.gen(function* () {
            const { tarball } = yield* open(one)
            const checked = yield* Effect.promise(() => checkPackage(tarball))
            if (checked.types === false) return assert.fail("has no types")
            assert.deepStrictEqual(Object.keys(checked.entrypoints).toSorted(), Object.keys(paths).toSorted())
            assert.deepStrictEqual(
              checked.problems.filter((problem) => !ofOlderRules(problem)),
              [],
            )
          }),
        )
      }
    })
  }
}

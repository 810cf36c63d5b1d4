import { assert, describe, it, layer } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import { join } from "node:path"
import { examples, examplesIn, printed, writeExamples } from "./support/Examples.ts"
import { runProgram } from "./support/Processes.ts"
import { toolchains } from "./support/Toolchains.ts"
import { here, root } from "../src/Workspace.ts"

/** The examples as files of this package, which may import every other; git does not see them. */
class Files extends Context.Service<Files, { readonly folder: string }>()("test/Files") {
  static readonly layer = Layer.effect(
    Files,
    Effect.gen(function* () {
      const folder = join(here, ".examples")
      const compilerOptions = { composite: false, incremental: false, noEmit: true, customConditions: ["source"] }
      yield* writeExamples(folder, { extends: join(root, "tsconfig.base.json"), compilerOptions }, examples)
      return Files.of({ folder })
    }),
  )
}

describe("examplesIn", () => {
  it("takes programs and what they say they print, and nothing else", () => {
    const text = "```sh\nls // => no\n```\n\n```ts\nlog(1) // => 1\nlog(`\n`)\n// => \n```\ntext\n```ts\n```\n"
    assert.deepStrictEqual(examplesIn("packages/tito/README.md", text), [
      {
        title: "packages/tito/README.md, example 1",
        file: "packages-tito-1",
        text: "log(1) // => 1\nlog(`\n`)\n// => \n",
        prints: ["1", ""],
      },
      { title: "packages/tito/README.md, example 2", file: "packages-tito-2", text: "", prints: [] },
    ])
  })
})

layer(Files.layer)("what the READMEs show", (it) => {
  it.effect("type-checks", () =>
    Effect.gen(function* () {
      const { folder } = yield* Files
      const checked = yield* runProgram(process.execPath, [toolchains.ours.typescript.path, "-p", folder], {
        folder,
      })
      assert.deepStrictEqual(checked, { code: 0, stdout: "", stderr: "" })
    }),
  )

  for (const example of examples) {
    it.effect(`prints what it says: ${example.title}`, () =>
      Effect.gen(function* () {
        assert.isNotEmpty(example.prints, "shows nothing that could be wrong: `console.log(…) // => what it prints`")
        const { folder } = yield* Files
        const ran = yield* runProgram(process.execPath, ["--conditions=source", `${example.file}.ts`], { folder })
        assert.deepStrictEqual(printed(ran), { code: 0, stderr: "", lines: [...example.prints] })
      }),
    )
  }
})

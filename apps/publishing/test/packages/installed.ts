/** What a program can do with the packages once they are installed. */
import { assert, type Vitest } from "@effect/vitest"
import { Effect } from "effect"
import { readdir } from "node:fs/promises"
import { dirname, join } from "node:path"
import { Consumer } from "../support/Consumer.ts"
import { examples, printed } from "../support/Examples.ts"
import { runProgram } from "../support/Processes.ts"
import { toolchains } from "../support/Toolchains.ts"
import { importPaths, published } from "../../src/Workspace.ts"

const libraries = published.flatMap(({ manifest }) => importPaths(manifest))

export const installed = (it: Vitest.MethodsNonLive<Consumer>): void => {
  it.effect("brings one copy of each package, and one Effect", () =>
    Effect.gen(function* () {
      const { folder } = yield* Consumer
      const stored = yield* Effect.promise(() => readdir(join(folder, "node_modules/.pnpm")))
      const names = stored
        .map((entry) => entry.replace(/(?<=.)@.*/, ""))
        .filter((name) => /^(@boxport\+|effect$)/.test(name))
      assert.deepStrictEqual(
        names.toSorted(),
        [...published.map(({ manifest }) => manifest.name.replace("/", "+")), "effect"].toSorted(),
      )
    }),
  )

  for (const age of ["oldest", "ours"] as const) {
    const { node, typescript } = toolchains[age]

    it.effect(`compiles with TypeScript ${typescript.version} and no types of Node, but for twins`, () =>
      Effect.gen(function* () {
        const { compile } = (yield* Consumer)[age]
        assert.deepStrictEqual(yield* compile("anywhere"), { code: 0, stdout: "", stderr: "" })
      }),
    )

    it.effect(`compiles with TypeScript ${typescript.version} on Node, README examples and all`, () =>
      Effect.gen(function* () {
        const { compile } = (yield* Consumer)[age]
        assert.deepStrictEqual(yield* compile("node"), { code: 0, stdout: "", stderr: "" })
      }),
    )

    it.effect(`can be imported by Node ${node.version}`, () =>
      Effect.gen(function* () {
        const { run } = (yield* Consumer)[age]
        const { code, stderr, stdout } = yield* run("index")
        assert.deepStrictEqual({ code, stderr }, { code: 0, stderr: "" })
        const counts: { readonly [path: string]: number } = JSON.parse(stdout)
        assert.deepStrictEqual(Object.keys(counts), libraries)
      }),
    )

    for (const example of examples) {
      it.effect(`does on Node ${node.version} what is in ${example.title}`, () =>
        Effect.gen(function* () {
          const { run } = (yield* Consumer)[age]
          const ran = yield* run(example.file)
          assert.deepStrictEqual(printed(ran), { code: 0, stderr: "", lines: [...example.prints] })
        }),
      )
    }

    it.effect(`runs the command on Node ${node.version}`, () =>
      Effect.gen(function* () {
        const { folder } = yield* Consumer
        const ran = yield* runProgram(join(folder, "node_modules/.bin/boxport"), ["demo", "--orders", "20", "--json"], {
          folder,
          environment: { PATH: `${dirname(node.path)}:${process.env["PATH"]}` },
        })
        assert.strictEqual(ran.code, 0, ran.stderr)
        assert.match(ran.stdout, /^\{"platforms".*\}\n$/)
      }),
    )
  }

  it.effect("has plain faces that do not know Effect", () =>
    Effect.gen(function* () {
      const { code, stdout } = yield* (yield* Consumer).ours.compile("plain")
      assert.strictEqual(code, 0, stdout)
      const files = stdout.split("\n")
      assert.isNotEmpty(files.filter((file) => file.endsWith("/plain/index.ts")))
      assert.deepStrictEqual(
        files.filter((file) => /\/node_modules\/effect\//.test(file)),
        [],
      )
    }),
  )
}

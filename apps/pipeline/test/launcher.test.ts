import { assert, describe, layer } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import { cp, mkdir, readdir, readFile, rm, symlink } from "node:fs/promises"
import { isBuiltin } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "rolldown"
import config from "../rolldown.config.ts"
import { runProgram, temporaryFolder } from "./support.ts"

const pipeline = fileURLToPath(new URL("..", import.meta.url))

/** The command, bundled as a release has it, in a folder of its own. */
class Bundle extends Context.Service<Bundle, { readonly root: string; readonly launcher: string }>()("test/Bundle") {
  static readonly layer = Layer.effect(
    Bundle,
    Effect.gen(function* () {
      const root = yield* temporaryFolder
      yield* Effect.promise(async () => {
        await build({
          ...config,
          cwd: pipeline,
          logLevel: "silent",
          output: { ...config.output, dir: join(root, "dist") },
        })
        await cp(join(pipeline, "package.json"), join(root, "package.json"))
      })
      return Bundle.of({ root, launcher: join(root, "dist", "boxport.js") })
    }),
  )
}

/** Makes the launcher believe that its Node is an old one. */
const asOldNode = ["--import", `data:text/javascript,Object.defineProperty(process,"version",{value:"v20.0.0"})`]

layer(Bundle.layer)("the bundle", (it) => {
  it.effect("needs nothing beside it", () =>
    Effect.gen(function* () {
      const { launcher, root } = yield* Bundle
      const ran = yield* runProgram(process.execPath, [launcher, "--version"], { folder: root })
      const manifest = yield* Effect.promise(() => readFile(join(pipeline, "package.json"), "utf8"))
      const version = /"version": "(.*)"/.exec(manifest)?.[1]
      assert.deepStrictEqual(ran, { code: 0, signal: null, stdout: `boxport v${version}\n`, stderr: "" })
      // What is imported by name and not by path is Node's own.
      for (const name of yield* Effect.promise(() => readdir(dirname(launcher)))) {
        const text = yield* Effect.promise(() => readFile(join(dirname(launcher), name), "utf8"))
        for (const [, module] of text.matchAll(/^import\b[^"\n]*"([^"]+)"|\bimport\("([^"]+)"\)/gm)) {
          if (module !== undefined) assert.isTrue(module.startsWith("./") || isBuiltin(module), `${name}: ${module}`)
        }
      }
    }),
  )

  it.effect("runs an export end to end in the bounded memory, and passes the exit code on", () =>
    Effect.gen(function* () {
      const { launcher } = yield* Bundle
      const folder = yield* temporaryFolder
      const ran = yield* runProgram(process.execPath, [launcher, "demo", "--orders", "20", "--json"], { folder })
      assert.include([0, 3], ran.code)
      assert.match(ran.stdout, /^\{"platforms".*\}\n$/)
      assert.notInclude(ran.stderr, "Warning")
      const wrong = yield* runProgram(process.execPath, [launcher, "check", "--nothing"], { folder })
      assert.deepStrictEqual([wrong.code, wrong.stdout], [2, ""])
    }),
  )

  describe("the launcher", () => {
    it.effect.runIf(process.platform === "linux")(
      "adds the memory flag to the process that it is, unless one was given",
      () =>
        Effect.gen(function* () {
          const { launcher } = yield* Bundle
          const folder = yield* temporaryFolder
          for (const [given, expected] of [
            [[], "--max-semi-space-size=16"],
            [["--max-semi-space-size=8"], "--max-semi-space-size=8"],
          ] as const) {
            let commandLine: Promise<string> | undefined
            const ran = yield* runProgram(process.execPath, [...given, launcher, "sandbox", "--port-base", "0"], {
              folder,
              watch: (said, kill, pid) => {
                // What it says when it stops comes here too, and may come when it has gone.
                if (!said.includes("Stop it") || commandLine !== undefined) return
                commandLine = readFile(`/proc/${pid}/cmdline`, "utf8")
                void commandLine.finally(() => kill("SIGINT"))
              },
            })
            assert.deepStrictEqual([ran.code, ran.signal], [0, null])
            const found = yield* Effect.promise(async () => commandLine)
            assert.deepStrictEqual(found?.match(/--max-semi-space-size=\d+/g), [expected])
          }
        }),
    )

    it.effect("says what is needed under an old Node, when there is no other", () =>
      Effect.gen(function* () {
        const { launcher, root } = yield* Bundle
        const ran = yield* runProgram(process.execPath, [...asOldNode, launcher, "check"], { folder: root })
        assert.deepStrictEqual([ran.code, ran.stdout], [2, ""])
        assert.match(ran.stderr, /^boxport: needs Node 22\.19 or newer, and this is v20\.0\.0\. .*\n$/)
      }),
    )

    it.effect("uses the checkout's Node under an old one, and passes signals and exit codes on", () =>
      Effect.gen(function* () {
        const { launcher, root } = yield* Bundle
        const folder = yield* temporaryFolder
        yield* Effect.acquireRelease(
          Effect.promise(async () => {
            await mkdir(join(root, "node_modules"))
            await symlink(join(pipeline, "../../node_modules/node"), join(root, "node_modules", "node"))
          }),
          () => Effect.promise(() => rm(join(root, "node_modules"), { recursive: true })),
        )
        const wrong = yield* runProgram(process.execPath, [...asOldNode, launcher, "check", "--nothing"], { folder })
        assert.deepStrictEqual([wrong.code, wrong.stdout], [2, ""])
        assert.include(wrong.stderr, "See: boxport check --help")
        const stopped = yield* runProgram(process.execPath, [...asOldNode, launcher, "sandbox", "--port-base", "0"], {
          folder,
          watch: (said, kill) => {
            if (said.includes("Stop it")) kill("SIGINT")
          },
        })
        assert.deepStrictEqual([stopped.code, stopped.signal], [0, null])
        assert.include(stopped.stderr, "Sandbox stopped.")
      }),
    )
  })
})

import { Context, Effect, Layer } from "effect"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { examples, writeExamples } from "./Examples.ts"
import { pnpm } from "./Pnpm.ts"
import { type Ran, runProgram, temporaryFolder } from "./Processes.ts"
import { Tarballs } from "./Tarballs.ts"
import { type Toolchain, toolchains } from "./Toolchains.ts"
import { here, importPaths, published, versionIn } from "../../src/Workspace.ts"

/** All that can be imported. */
const everything = published.flatMap(({ manifest }) => importPaths(manifest))

/** What a compiler is asked for: everything it can check, libraries included. */
const strict = { module: "nodenext", target: "es2024", strict: true, skipLibCheck: false }

/** The programs of a consumer, each a folder with a tsconfig.json. Effect's declarations need a browser's library too. */
const projects = {
  /** Everything but the twins, which are servers, for those who have no types of Node. */
  anywhere: {
    imports: everything.filter((path) => !path.endsWith("/twin")),
    compilerOptions: { ...strict, types: [], noEmit: true },
  },
  /** The plain faces, for those who have nothing but Node and no Effect. */
  plain: {
    imports: everything.filter((path) => path.endsWith("/promise")),
    compilerOptions: { ...strict, lib: ["es2024"], types: ["node"], noEmit: true, listFiles: true },
  },
  /** Everything and the examples of the READMEs, to be run. */
  node: {
    imports: everything,
    compilerOptions: { ...strict, types: ["node"] },
  },
}
type Project = keyof typeof projects

const projectNames = ["anywhere", "plain", "node"] as const

/** A program that imports packages, and prints how many exports each has. */
const importing = (paths: ReadonlyArray<string>): string =>
  [
    ...paths.map((path, index) => `import * as module${index} from "${path}"`),
    `console.log(JSON.stringify({`,
    ...paths.map((path, index) => `  "${path}": Object.keys(module${index}).length,`),
    `}))\n`,
  ].join("\n")

/** The files of a project: what it imports and, where Node is, the examples of the READMEs. */
const writeProject = (folder: string, name: Project): Effect.Effect<void> =>
  Effect.gen(function* () {
    const { compilerOptions, imports } = projects[name]
    yield* writeExamples(join(folder, name), { compilerOptions }, name === "node" ? examples : [])
    yield* Effect.promise(() => writeFile(join(folder, name, "index.ts"), importing(imports)))
  })

/** The version of a dependency of this package. */
const versionOf = (name: string): string => versionIn(join(here, "node_modules", name))

/**
 * Makes an empty project and installs the tarballs in it. Whatever packages of ours ask for comes from tarballs too; what
 * is not ours comes from pnpm's store, or the registry.
 */
const install = Effect.gen(function* () {
  const tarballs = Array.from((yield* Tarballs).all, ([name, { path }]) => [name, `file:${path}`] as const)
  const folder = yield* temporaryFolder
  const manifest = {
    name: "consumer",
    private: true,
    type: "module",
    dependencies: { ...Object.fromEntries(tarballs), effect: versionOf("effect") },
    devDependencies: { "@types/node": versionOf("@types/node") },
  }
  // As on the oldest Node that our packages allow: a dependency that needs a newer one is an error.
  const workspace = {
    overrides: Object.fromEntries(tarballs),
    nodeVersion: toolchains.oldest.node.version,
    engineStrict: true,
  }
  yield* Effect.promise(() => writeFile(join(folder, "package.json"), JSON.stringify(manifest)))
  yield* Effect.promise(() => writeFile(join(folder, "pnpm-workspace.yaml"), JSON.stringify(workspace)))
  yield* pnpm(folder, "install", "--prefer-offline", "--strict-peer-dependencies")
  yield* Effect.forEach(projectNames, (name) => writeProject(folder, name))
  return folder
})

/** What a consumer does with a toolchain. */
export interface Programs {
  /** Compiles a project. */
  readonly compile: (project: Project) => Effect.Effect<Ran>
  /** Runs a file of the project `node`, compiled by the compiler. */
  readonly run: (file: string) => Effect.Effect<Ran>
}

const programsOf = (folder: string, { node, typescript }: Toolchain): Effect.Effect<Programs> =>
  Effect.gen(function* () {
    const built = join("built", typescript.version)
    const compile = (project: Project) =>
      runProgram(process.execPath, [typescript.path, "-p", project, "--outDir", built], { folder })
    const compiled = yield* Effect.cached(compile("node"))
    return {
      compile: (project) => (project === "node" ? compiled : compile(project)),
      run: (file) =>
        // Node 22 still warns of its SQLite, which is nothing of ours.
        Effect.andThen(
          compiled,
          runProgram(node.path, ["--disable-warning=ExperimentalWarning", join(built, `${file}.js`)], {
            folder,
            environment: {},
          }),
        ),
    }
  })

/** A project outside of the workspace that has every published package. */
export class Consumer extends Context.Service<
  Consumer,
  { readonly folder: string; readonly oldest: Programs; readonly ours: Programs }
>()("test/Consumer") {
  static readonly layer = Layer.effect(
    Consumer,
    Effect.gen(function* () {
      const folder = yield* install
      return Consumer.of({
        folder,
        oldest: yield* programsOf(folder, toolchains.oldest),
        ours: yield* programsOf(folder, toolchains.ours),
      })
    }),
  )
}

import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { defineConfig, type Plugin } from "rolldown"

interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly license?: string
}

/** The folder of the package that a module is from: the nearest package.json with a name. */
const packageOf = (folder: string): readonly [folder: string, manifest: Manifest] | undefined => {
  const path = join(folder, "package.json")
  if (existsSync(path)) {
    const manifest: Manifest = JSON.parse(readFileSync(path, "utf8"))
    if (manifest.name !== undefined && manifest.version !== undefined) return [folder, manifest]
  }
  return dirname(folder) === folder ? undefined : packageOf(dirname(folder))
}

const noticeOf = ([folder, { license, name, version }]: readonly [string, Manifest]): string => {
  const texts = globSync("{LICENSE,LICENCE,COPYING,NOTICE}*", { cwd: folder }).toSorted()
  return [
    `${name} ${version} (${license ?? "see below"})`,
    ...texts.map((file) => readFileSync(join(folder, file), "utf8").trim()),
  ].join("\n\n")
}

/** Writes the licences of what is bundled beside the bundle: most ask to be kept with every copy. */
const notices: Plugin = {
  name: "notices",
  generateBundle(_, bundle) {
    const found = new Map<string, string>()
    for (const output of Object.values(bundle)) {
      for (const id of output.type === "chunk" ? output.moduleIds : []) {
        const from = /[\\/]node_modules[\\/]/.test(id) ? packageOf(dirname(id)) : undefined
        if (from !== undefined) found.set(`${from[1].name} ${from[1].version}`, noticeOf(from))
      }
    }
    const source = Array.from(found)
      .toSorted()
      .map(([, notice]) => notice)
    this.emitFile({
      type: "asset",
      fileName: "THIRD-PARTY-NOTICES.txt",
      source: `${source.join(`\n\n${"-".repeat(80)}\n\n`)}\n`,
    })
  },
}

/**
 * Everything is bundled, dependencies included: none is native, the start is several times faster than from separate
 * files, and an installation has nothing to resolve. The application's heavy parts are chunks of their own, loaded
 * when a command needs them.
 */
export default defineConfig({
  input: { boxport: "src/launcher.ts", main: "src/main.ts" },
  platform: "node",
  // Workspace packages are taken from their sources, so a bundle can't be older than they are.
  resolve: { conditionNames: ["source", "import", "node", "default"] },
  plugins: [notices],
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    // Beside the entries: package.json is then one folder up from every file, as it is from the sources.
    chunkFileNames: "chunk-[name].js",
  },
})

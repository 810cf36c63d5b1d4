import { defineConfig } from "rolldown"

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
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    // Beside the entries: package.json is then one folder up from every file, as it is from the sources.
    chunkFileNames: "chunk-[name].js",
  },
})

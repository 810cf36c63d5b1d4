/** The compilers and Nodes that users have. Each is a dependency, so that there is nothing to fetch but packages. */
import { dirname, join } from "node:path"
import { createRequire } from "node:module"
import { here, versionIn, root } from "../../src/Workspace.ts"

/** A version of a program, and where it is. */
export interface Tool {
  readonly version: string
  readonly path: string
}

const tool = (from: string, name: string, program: string): Tool => {
  const folder = dirname(createRequire(join(from, "package.json")).resolve(`${name}/package.json`))
  return { version: versionIn(folder), path: join(folder, program) }
}

/** A compiler, and a Node for what it makes. */
export interface Toolchain {
  readonly typescript: Tool
  readonly node: Tool
}

export const toolchains = {
  /** The oldest that the packages promise to work with. */
  oldest: { typescript: tool(here, "typescript5", "bin/tsc"), node: tool(here, "node22", "bin/node") },
  /** Those of this repository. */
  ours: { typescript: tool(root, "typescript", "bin/tsc"), node: tool(root, "node", "bin/node") },
} satisfies { readonly [age: string]: Toolchain }

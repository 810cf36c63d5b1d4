import { type Effect, Schema } from "effect"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { succeed } from "./Processes.ts"
import { root } from "../../src/Workspace.ts"

const Root = Schema.fromJsonString(Schema.Struct({ packageManager: Schema.String }))

/** The pnpm of this repository. */
const { packageManager } = Schema.decodeUnknownSync(Root)(readFileSync(join(root, "package.json"), "utf8"))

/** Runs pnpm in a folder; what it said on stdout. */
export const pnpm = (folder: string, ...args: ReadonlyArray<string>): Effect.Effect<string> =>
  succeed("npx", ["-y", packageManager, ...args], { folder })

/**
 * @module
 */
import { Schema } from "effect"
import { readFileSync } from "node:fs"

const Manifest = Schema.fromJsonString(Schema.Struct({ version: Schema.String }))

/** This package's version. `package.json` is one folder up from `src` and from `dist` alike. */
export const version = Schema.decodeUnknownSync(Manifest)(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
).version

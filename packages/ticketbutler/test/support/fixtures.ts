import type { Json } from "@boxport/model"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const folder = join(import.meta.dirname, "../fixtures/seed-002")

/** The sample responses of seed 002: their fields and types, values of our own. */
export const fixtures: ReadonlyMap<string, Json> = new Map(
  readdirSync(folder).map((file): readonly [string, Json] => [
    file.replace(/\.json$/, ""),
    JSON.parse(readFileSync(join(folder, file), "utf8")),
  ]),
)

/** One sample by its name. */
export const fixture = (name: string): Json => {
  const found = fixtures.get(name)
  if (found === undefined) throw new Error(`no fixture ${name}`)
  return found
}

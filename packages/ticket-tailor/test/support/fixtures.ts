import type { JsonObject } from "@boxport/model"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const folder = join(import.meta.dirname, "../fixtures")

/** A sample of the platform's documents: their fields and types, values of our own. */
export interface Fixture {
  /** `seed-000/order`. */
  readonly name: string
  readonly json: JsonObject
}

/** Every sample response of the seeds. */
export const fixtures: ReadonlyArray<Fixture> = readdirSync(folder).flatMap((seed) =>
  readdirSync(join(folder, seed)).map((file) => ({
    name: `${seed}/${file.replace(/\.json$/, "")}`,
    json: JSON.parse(readFileSync(join(folder, seed, file), "utf8")),
  })),
)

/** One sample by its name. */
export const fixture = (name: string): JsonObject => {
  const found = fixtures.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no fixture ${name}`)
  return found.json
}

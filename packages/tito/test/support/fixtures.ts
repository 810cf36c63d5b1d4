import type { JsonObject } from "@boxport/model"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const folder = join(import.meta.dirname, "../fixtures/seed-003")

/** A sample of the platform's documents: their fields and types, values of our own. */
export interface Fixture {
  /** `list-registrations`. */
  readonly name: string
  readonly json: JsonObject
}

/** Every sample response and payload of the seed. */
export const fixtures: ReadonlyArray<Fixture> = readdirSync(folder).map((file) => ({
  name: file.replace(/\.json$/, ""),
  json: JSON.parse(readFileSync(join(folder, file), "utf8")),
}))

/** One sample by its name. */
export const fixture = (name: string): JsonObject => {
  const found = fixtures.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no fixture ${name}`)
  return found.json
}

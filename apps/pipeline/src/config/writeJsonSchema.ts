/**
 * Writes configs/boxport.schema.json: `node --conditions=source src/config/writeJsonSchema.ts` in apps/pipeline.
 *
 * @module
 */
import { writeFileSync } from "node:fs"
import { jsonSchema } from "./Configuration.ts"

const target = new URL("../../../../configs/boxport.schema.json", import.meta.url)
writeFileSync(target, `${JSON.stringify(jsonSchema(), undefined, 2)}\n`)

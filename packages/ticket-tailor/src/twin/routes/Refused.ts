/**
 * How fields that did not pass are answered.
 *
 * @module
 */
import { type Answer, invalid } from "../http/Answer.ts"
import type { Fields } from "../http/Fields.ts"
import type { Call } from "./Route.ts"

/** 400 as observed live; 422 as the error table of seed 000 has it. */
export const refused = (call: Call, fields: Fields): Answer =>
  invalid(call.shapes === "live" ? 400 : 422, fields.problems)

/** What a delete answers (seed 000: a boolean in the sample, text in the table and live). */
export const deleted = (call: Call, object: string, id: string) => ({
  id,
  object,
  deleted: call.shapes === "live" ? "true" : true,
})

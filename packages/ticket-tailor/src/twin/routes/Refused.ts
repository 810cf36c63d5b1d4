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

/** Refuses for one field. */
export const refusedFor = (call: Call, field: string, message: string, value?: string): Answer =>
  invalid(call.shapes === "live" ? 400 : 422, [
    { field, messages: [message], ...(value === undefined ? {} : { value }) },
  ])

/** What a delete answers where the thing was sold, and so is hidden instead (notes 2, Deleting). */
export const hidden = (object: string, id: string) => ({ id, object, deleted: "false", hidden: "true" })

/** What a delete answers (seed 000: a boolean in the sample, text in the table and live). */
export const deleted = (call: Call, object: string, id: string) => ({
  id,
  object,
  deleted: call.shapes === "live" ? "true" : true,
})

/**
 * Reading what is inside a delivery.
 *
 * @module
 */
import type { Json, JsonObject } from "@boxport/model"
import { Result, Schema } from "effect"
import { ofSchemaError, type Problem } from "../Problems.ts"
import { NotJson } from "./Errors.ts"

/** JSON in UTF-8. */
export const parse = (body: Uint8Array): Result.Result<Json, NotJson> =>
  Result.mapError(
    Result.try((): Json => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body))),
    () => new NotJson({ hint: "Hand over the body as it came; platforms send JSON in UTF-8." }),
  )

/** Reads a value as a native record, which stays as it is; or says what is wrong with it. */
export type Reader<A> = (value: unknown) => Result.Result<A, ReadonlyArray<Problem>>

/** The reader of a native schema. */
export const reader = <A>(schema: Schema.ConstraintCodec<A, unknown>): Reader<A> => {
  const fits = Schema.is(schema)
  const explain = Schema.decodeUnknownResult(schema, { errors: "all" })
  return (value) => (fits(value) ? Result.succeed(value) : Result.mapError(explain(value), ofSchemaError))
}

/** Problems in one line: `payload.id: Missing key; payload.total: …`. */
export const problemsText = (problems: ReadonlyArray<Problem>): string =>
  problems.map(({ path, reason }) => `${path === "" ? "it" : path}: ${reason}`).join("; ")

/** A field of a JSON object as text; null for one that is missing, empty, or no text or number. */
export const textIn = (record: JsonObject | undefined, field: string): string | null => {
  const value = record?.[field]
  return (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : null
}

/**
 * From one native record to what it becomes: decode it, map it, or set it aside with the reason.
 *
 * @module
 */
import { Fields, Lenient, ofSchemaError, Problems, type Rejected, rejection } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { Result, Schema } from "effect"

/** A resource's records: how they are decoded, and what becomes of their fields. */
export interface Resource<A> {
  readonly name: string
  readonly decode: (record: unknown) => Result.Result<A, Schema.SchemaError>
  readonly fields: Fields.Fields
  /** What of a record is neither mapped, dropped nor secret. */
  readonly rest: (record: JsonObject) => JsonObject | null
  /** A record without its secrets. */
  readonly scrub: (record: JsonObject) => JsonObject
}

/** Describes a resource. */
export const resource = <A>(name: string, schema: Schema.ConstraintDecoder<A>, fields: Fields.Fields): Resource<A> => ({
  name,
  decode: Schema.decodeUnknownResult(schema, { errors: "all" }),
  fields,
  rest: Fields.rest(fields),
  scrub: Fields.scrub(fields),
})

const nativeIdOf = (record: Json): string | null => {
  const id = Lenient.isObject(record) ? record["id"] : null
  return typeof id === "string" || typeof id === "number" ? String(id) : null
}

const asObject = (record: Json): JsonObject => (Lenient.isObject(record) ? record : { value: record })

/** The rejection of a record of a resource, without its secrets. */
export const reject = <A>(
  of: Resource<A>,
  record: Json,
  problems: ReadonlyArray<{ readonly path: string; readonly reason: string }>,
): Rejected => rejection(of.name, nativeIdOf(record), problems, of.scrub(asObject(record)))

/**
 * Decodes and maps one record. The mapping notes what it cannot read; anything noted sets the record aside.
 */
export const mapRecord = <A, B>(
  of: Resource<A>,
  record: Json,
  map: (native: A, raw: JsonObject, problems: Problems) => B,
): Result.Result<B, Rejected> => {
  const decoded = of.decode(record)
  if (Result.isFailure(decoded)) return Result.fail(reject(of, record, ofSchemaError(decoded.failure)))
  const problems = new Problems()
  const mapped = map(decoded.success, asObject(record), problems)
  return problems.found.length === 0 ? Result.succeed(mapped) : Result.fail(reject(of, record, problems.found))
}

/** `extra` with what is known only while mapping (an unknown word, a key that resolves to nothing) added to the rest. */
export const withKept = (
  rest: JsonObject | null,
  kept: { readonly [field: string]: Json | undefined },
): JsonObject | null => {
  let all: { [field: string]: Json } | null = null
  for (const [field, value] of Object.entries(kept)) {
    if (value !== undefined && value !== null) (all ??= { ...rest })[field] = value
  }
  return all ?? rest
}

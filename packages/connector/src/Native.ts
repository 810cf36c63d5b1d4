/**
 * From one native record to what it becomes: decode it, map it, or set it aside with the reason.
 *
 * @module
 */
import type { Json, JsonObject } from "@boxport/model"
import { Result, Schema } from "effect"
import * as Fields from "./Fields.ts"
import * as Lenient from "./Lenient.ts"
import { ofSchemaError, type Problem, Problems, rejection } from "./Problems.ts"
import * as Secrets from "./Secrets.ts"
import type { Rejected } from "./Source.ts"

/** A resource's records: how they are decoded, and what becomes of their fields. */
export interface Resource<A> {
  /** The platform's plural. */
  readonly name: string
  /** A record as the native schema has it, or what is wrong with it. */
  readonly decode: (record: unknown) => Result.Result<A, Schema.SchemaError>
  readonly fields: Fields.Fields
  /** What of a record is neither mapped, dropped nor secret, and the secrets that are named. */
  readonly rest: (record: JsonObject, named?: ReadonlySet<string>) => JsonObject | null
  /** A record without its secrets, but for those that are named. */
  readonly scrub: (record: JsonObject, named?: ReadonlySet<string>) => JsonObject
  /** A record's own id, as text. */
  readonly nativeId: (record: JsonObject) => string | null
}

/** Takes the secrets out of a resource's records. */
export type Scrub = Resource<unknown>["scrub"]

/** The `id` of a record, as text. */
const idOf = (record: JsonObject): string | null => {
  const { id } = record
  return typeof id === "string" || typeof id === "number" ? String(id) : null
}

/** What describes a resource besides its name, schema and fields. */
export interface ResourceOptions {
  /** Lists in a record whose items have rows, and an `extra`, of their own. */
  readonly parts?: ReadonlyArray<string>
  /** Where a record's own id is; its `id` by default. */
  readonly nativeId?: (record: JsonObject) => string | null
}

/**
 * Native schemas do not transform, so a record that fits is taken as it is; only one that does not is decoded, for what
 * is wrong with it. Decoding each would copy it.
 */
const decoder = <A>(schema: Schema.ConstraintCodec<A, unknown>): Resource<A>["decode"] => {
  const fits = Schema.is(schema)
  const explain = Schema.decodeUnknownResult(schema, { errors: "all" })
  return (record) => (fits(record) ? Result.succeed(record) : explain(record))
}

/** Takes the secrets out of a resource's records, where nothing else is done with them. */
export const scrubber = (name: string, fields: Fields.Fields): Scrub => {
  const scrub = Secrets.byNames(name, fields, Fields.scrub)
  return (record, named) => scrub(named)(record)
}

/** Describes a resource. */
export const resource = <A>(
  name: string,
  schema: Schema.ConstraintCodec<A, unknown>,
  fields: Fields.Fields,
  { nativeId = idOf, parts = [] }: ResourceOptions = {},
): Resource<A> => {
  const ofParts = Object.fromEntries(parts.map((part) => [part, Fields.records(part)]))
  const rest = Secrets.byNames(name, fields, (known) => Fields.rest({ ...known, ...ofParts }))
  return {
    name,
    decode: decoder(schema),
    fields,
    rest: (record, named) => rest(named)(record),
    scrub: scrubber(name, fields),
    nativeId,
  }
}

const asObject = (record: Json): JsonObject => (Lenient.isObject(record) ? record : { value: record })

/** The rejection of a record of a resource, without its secrets, whichever are named. */
export const reject = <A>(of: Resource<A>, record: Json, problems: ReadonlyArray<Problem>): Rejected => {
  const object = asObject(record)
  return rejection(of.name, of.nativeId(object), problems, of.scrub(object))
}

/** Decodes and maps one record. The mapping notes what it cannot read; anything noted sets the record aside. */
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
  for (const field in kept) {
    const value = kept[field]
    if (Lenient.saysSomething(value)) (all ??= { ...rest })[field] = value
  }
  return all ?? rest
}

/** The items of a list in a record; none where there is no list. */
export const listOf = (value: Json | undefined): ReadonlyArray<Json> => (Array.isArray(value) ? value : [])

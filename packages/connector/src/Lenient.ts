/**
 * What platforms really send for simple values: booleans as text, numbers as text, empty text where nothing is meant.
 * Native schemas are built from these, and mappings read them with the functions beside them. The schemas do not
 * transform, which makes them three times as fast as ones that do.
 *
 * @module
 */
import type { Json, JsonObject } from "@boxport/model"
import { Schema, SchemaAST } from "effect"

/** A text, or a number or boolean that stands for its text. */
export const Text = Schema.Union([Schema.String, Schema.Finite, Schema.Boolean])
export type Text = typeof Text.Type

/** A whole number, also as decimal text; empty text stands for none. */
export const Int = Schema.Union([Schema.Int, Schema.String.check(Schema.isPattern(/^\s*(?:[+-]?\d{1,15}\s*)?$/))])
export type Int = typeof Int.Type

/** A decimal number, also as text; empty text stands for none. */
export const Decimal = Schema.Union([Schema.Finite, Schema.String])
export type Decimal = typeof Decimal.Type

/** A boolean, also as the texts and numbers that platforms use for one. */
export const Flag = Schema.Union([Schema.Boolean, Schema.Literals(["true", "false", "1", "0", "", 1, 0])])
export type Flag = typeof Flag.Type

const isSimple = ({ ast }: Schema.Constraint): boolean => !SchemaAST.isObjects(ast) && !SchemaAST.isArrays(ast)

/** A union of simple values, of which nothing is asked beyond its members. */
const isPlainUnion = (schema: Schema.Constraint): schema is Schema.Union<ReadonlyArray<Schema.Constraint>> =>
  SchemaAST.isUnion(schema.ast) &&
  schema.ast.checks === undefined &&
  schema.ast.annotations === undefined &&
  "members" in schema &&
  Array.isArray(schema.members) &&
  schema.members.every(isSimple)

/**
 * A key that may be missing or null. Null becomes one more member of a union: a union within a union is looked through
 * twice, which takes half as long again.
 */
export function optional<const Members extends ReadonlyArray<Schema.Constraint>>(
  schema: Schema.Union<Members>,
): Schema.optionalKey<Schema.Union<readonly [...Members, Schema.Null]>>
export function optional<S extends Schema.Constraint>(schema: S): Schema.optionalKey<Schema.NullOr<S>>
export function optional(schema: Schema.Constraint) {
  return Schema.optionalKey(
    isPlainUnion(schema) ? Schema.Union([...schema.members, Schema.Null]) : Schema.NullOr(schema),
  )
}

/** An object that a PHP platform sends as `[]` or as empty text when there is none. */
export const objectOrEmptyList = <S extends Schema.Constraint>(schema: S) =>
  Schema.Union([schema, Schema.Tuple([]), Schema.Literal("")])

/** A field that is not there, or there without a value. */
export type Absent = null | undefined

/** The text as it is; null for a missing or empty one. */
export const text = (value: Text | Absent): string | null =>
  value === null || value === undefined || value === "" ? null : typeof value === "string" ? value : String(value)

/** Like {@link text}, and null for what platforms write where there is nothing (`-`, `--`). */
export const filled = (value: Text | Absent): string | null => (value === "-" || value === "--" ? null : text(value))

/** The whole number; null for a missing or empty one. */
export const int = (value: Int | Absent): number | null => {
  if (typeof value === "number") return value
  return value === null || value === undefined || value.trim() === "" ? null : Number(value)
}

/** The boolean; null for a missing or empty one. */
export const flag = (value: Flag | Absent): boolean | null =>
  value === null || value === undefined || value === ""
    ? null
    : value === true || value === "true" || value === 1 || value === "1"

/** The object; undefined for a missing one and for the `[]` of an empty one. */
export const object = <A extends object>(value: A | readonly [] | "" | Absent): A | undefined =>
  value === null || value === undefined || value === "" || isList(value) ? undefined : value

const isList = <A extends object>(value: A | readonly []): value is readonly [] => Array.isArray(value)

/** Whether a JSON value is an object. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Whether a JSON value says anything: not null, not empty text, list or object. */
export const saysSomething = (value: Json | undefined): value is Exclude<Json, null> => {
  if (value === null || value === undefined || value === "") return false
  if (typeof value !== "object") return true
  return Array.isArray(value) ? value.some(saysSomething) : Object.values(value).some(saysSomething)
}

/**
 * The columns a canonical table can have. A column is a Schema (what a canonical value must be) together with what a
 * file writer needs to know about it, so that a table is declared once and everything else follows from it.
 *
 * @module
 */
import { Schema, Struct } from "effect"
import { type DecimalText, decimalTextForm } from "./DecimalText.ts"
import type { Instant } from "./Instant.ts"
import { isLocal, isZone } from "./WallClock.ts"

/**
 * What a column holds:
 * `amount` minor units (bigint) beside a `currency` column, `instant` microseconds since the epoch, `decimal` an exact
 * decimal as text, `list` a list of text, `json` a JSON object.
 */
export type ColumnType = "text" | "amount" | "instant" | "int" | "bool" | "decimal" | "list" | "json"

/** A JSON value as platforms send it. */
export type Json = string | number | boolean | null | ReadonlyArray<Json> | JsonObject
/** A JSON object as platforms send it. */
export interface JsonObject {
  readonly [key: string]: Json
}

/** One column: its type, whether it may be null, and the table whose key it holds, if it holds one. */
export interface Column<out A, out Nullable extends boolean = boolean> {
  readonly type: ColumnType
  readonly nullable: Nullable
  readonly references: string | undefined
  readonly schema: Schema.Codec<A>
}

const InstantSchema: Schema.Codec<Instant> = Schema.toType(Schema.Int.pipe(Schema.brand("Instant")))

const DecimalSchema: Schema.Codec<DecimalText> = Schema.toType(
  Schema.String.check(Schema.isPattern(decimalTextForm)).pipe(Schema.brand("DecimalText")),
)

/** A text that passes a test of ours; `examples` is what tests that make up rows may put there. */
const textThat = (is: (text: string) => boolean, expected: string, examples: RegExp): Schema.Codec<string> =>
  Schema.String.check(
    Schema.makeFilter(is, { expected, arbitraryConstraint: { patterns: [{ source: examples.source, flags: "" }] } }),
  )

const optional = <A>(type: ColumnType, schema: Schema.Codec<A>): Column<A | null, true> => ({
  type,
  nullable: true,
  references: undefined,
  schema: Schema.NullOr(schema),
})

/** The table's key: a text that is never null and unique in its table. */
export const key: Column<string, false> = {
  type: "text",
  nullable: false,
  references: undefined,
  schema: Schema.NonEmptyString,
}

/** A text that is never null. */
export const required: Column<string, false> = {
  type: "text",
  nullable: false,
  references: undefined,
  schema: Schema.String,
}

/** One of a closed list of words, never null. */
export const oneOf = <const Words extends ReadonlyArray<string>>(words: Words): Column<Words[number], false> => ({
  type: "text",
  nullable: false,
  references: undefined,
  schema: Schema.Literals(words),
})

/** The key of a row of another table, or null. */
export const reference = (table: string): Column<string | null, true> => ({
  ...optional("text", Schema.NonEmptyString),
  references: table,
})

/** Any text. */
export const text = optional("text", Schema.String)
/** Minor units of the currency in the row's `currency` column. */
export const amount = optional("amount", Schema.BigInt)
/** A point in time, in microseconds since 1970. */
export const instant = optional("instant", InstantSchema)
/** A whole number that a float holds exactly. */
export const int = optional("int", Schema.Int)
/** Yes or no. */
export const bool = optional("bool", Schema.Boolean)
/** An exact decimal that is no money, as text in its one form. */
export const decimal = optional("decimal", DecimalSchema)
/** A JSON object. */
export const json: Column<JsonObject | null, true> = optional("json", Schema.JsonObject)
/** An ISO 4217 code in upper case. */
export const currency = optional("text", Schema.String.check(Schema.isPattern(/^[A-Z]{3}$/)))
/** A wall clock: `2020-05-01T18:00:00`, or `2020-05-01` where only the day is known. */
export const local = optional(
  "text",
  textThat(
    isLocal,
    "a wall clock",
    /^20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])(?:T[01][0-9]:[0-5][0-9]:[0-5][0-9])?$/,
  ),
)
/** The IANA name of a time zone. */
export const timezone = optional(
  "text",
  textThat(
    isZone,
    "an IANA time zone",
    /^(?:UTC|Europe\/London|Europe\/Copenhagen|America\/New_York|Australia\/Lord_Howe)$/,
  ),
)
/** A list of text; empty when there is nothing in it, never null. */
export const list: Column<ReadonlyArray<string>, false> = {
  type: "list",
  nullable: false,
  references: undefined,
  schema: Schema.Array(Schema.String),
}
/** A list of keys of another table. */
export const references = (table: string): Column<ReadonlyArray<string>, false> => ({ ...list, references: table })

/** Columns by name, in the order in which they are written. */
export interface Columns {
  readonly [name: string]: Column<unknown>
}

interface SchemaOf extends Struct.Lambda {
  <S>(column: { readonly schema: S }): S
  readonly "~lambda.out": this["~lambda.in"] extends { readonly schema: infer S } ? S : never
}
const schemaOf = Struct.lambda<SchemaOf>((column) => column.schema)

/** The Schema fields of a table's columns: of each the column's `schema`. */
export type Fields<C extends Columns> = { readonly [K in keyof C]: Struct.Apply<SchemaOf, C[K]> }

/** The Schema fields of columns, for `Schema.Class`. */
export const fields = <const C extends Columns>(columns: C): Fields<C> => Struct.map(columns, schemaOf)

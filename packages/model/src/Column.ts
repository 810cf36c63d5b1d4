/**
 * The columns a canonical table can have. A column is a Schema (what a canonical value must be) together with what a
 * file writer needs to know about it, so that a table is declared once and everything else follows from it.
 *
 * @module
 */
import { Schema } from "effect"
import { type DecimalText, isDecimalText } from "./DecimalText.ts"
import { type Instant, isInstant } from "./Instant.ts"

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

const JsonObjectSchema = Schema.declare((value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)
)

const InstantSchema: Schema.Codec<Instant> = Schema.declare(isInstant, { expected: "Instant" })

const DecimalSchema: Schema.Codec<DecimalText> = Schema.declare(isDecimalText, { expected: "DecimalText" })

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

export const text = optional("text", Schema.String)
/** Minor units of the currency in the row's `currency` column. */
export const amount = optional("amount", Schema.BigInt)
export const instant = optional("instant", InstantSchema)
export const int = optional("int", Schema.Int)
export const bool = optional("bool", Schema.Boolean)
export const decimal = optional("decimal", DecimalSchema)
export const json = optional("json", JsonObjectSchema)
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

/** The Schema fields of a table's columns. */
export type Fields<C extends Columns> = { readonly [K in keyof C]: C[K]["schema"] }

/** The Schema fields of columns, for `Schema.Class`. */
export const fields = <const C extends Columns>(columns: C): Fields<C> => {
  const entries = Object.entries(columns).map(([name, column]) => [name, column.schema])
  return Object.fromEntries(entries)
}

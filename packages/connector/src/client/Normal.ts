/**
 * Values that platforms send in several forms, in the one that a caller gets. The records of typed clients are built from
 * these; mappings are built from `Lenient`, which takes the same and transforms nothing.
 *
 * @module
 */
import { decimalText, type Json } from "@boxport/model"
import { Schema, SchemaTransformation } from "effect"
import * as Lenient from "../Lenient.ts"

export { optional } from "../Lenient.ts"

/** A shape of which something is to be said: in what a caller gets, and in what is on the wire. */
export const described = <A, E>(shape: Schema.Codec<A, E>, description: string): Schema.Codec<A, E> =>
  shape.pipe(Schema.annotateEncoded({ description })).annotate({ description })

/**
 * A shape whose normal form is what the platform documents; that it sends others is not for `openapi.json`. Others are
 * documented by what is on the wire.
 */
export const documented = <A, E>(shape: Schema.Codec<A, E>): Schema.Codec<A, E> =>
  shape.annotate({ [isDocumented]: true })

/** The annotation of {@link documented}. */
export const isDocumented = "boxport/documented"

/** A text. Numbers and booleans are given as their texts. */
export const Text: Schema.Codec<string, Lenient.Text> = documented(
  Lenient.Text.pipe(
    Schema.decodeTo(
      Schema.String,
      SchemaTransformation.transform({ decode: String, encode: (text: string): Lenient.Text => text }),
    ),
  ),
)

/** A whole number. Texts are read; an empty one is null. */
export const Int: Schema.Codec<number | null, Lenient.Int> = documented(
  Lenient.Int.pipe(
    Schema.decodeTo(
      Schema.NullOr(Schema.Int),
      SchemaTransformation.transform({
        decode: Lenient.int,
        encode: (number: number | null): Lenient.Int => number ?? "",
      }),
    ),
  ),
)

/** A boolean. The texts and numbers that platforms use for one are read; an empty text is null. */
export const Flag: Schema.Codec<boolean | null, Lenient.Flag> = Lenient.Flag.pipe(
  Schema.decodeTo(
    Schema.NullOr(Schema.Boolean),
    SchemaTransformation.transform({
      decode: Lenient.flag,
      encode: (flag: boolean | null): Lenient.Flag => flag ?? "",
    }),
  ),
)

/** The number in plain notation without needless zeros; a text that is no such number as it is. */
const plain = (value: Lenient.Decimal): string => decimalText(value) ?? String(value).trim()

/**
 * A decimal number as text in plain notation without needless zeros (`12.5`, `5`), so that no digit is lost and equal
 * numbers are equal texts. An empty text is null.
 */
export const Decimal: Schema.Codec<string | null, Lenient.Decimal> = Lenient.Decimal.pipe(
  Schema.decodeTo(
    Schema.NullOr(Schema.String.check(Schema.makeFilter((text) => text !== "" && plain(text) === text))),
    SchemaTransformation.transform({
      decode: (value) => (String(value).trim() === "" ? null : plain(value)),
      encode: (text: string | null): Lenient.Decimal => text ?? "",
    }),
  ),
)

/** An object that PHP platforms send as `[]` or as empty text when there is none: null then. */
export const objectOrNone = <S extends Schema.Constraint>(shape: S) =>
  Schema.Union([
    shape,
    Schema.Union([Schema.Tuple([]), Schema.Literal("")]).pipe(
      Schema.decodeTo(
        Schema.Null,
        SchemaTransformation.transform({ decode: () => null, encode: (): "" | readonly [] => "" }),
      ),
    ),
  ])

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * Adds to what a shape has made of an answer the fields of the answer that the shape does not know. Where a shape keeps
 * something as it came, or makes something else of an object, nothing is added.
 */
export const keepUnknown = (made: unknown, answer: Json): void => {
  if (made === answer) return
  if (Array.isArray(made) && Array.isArray(answer)) {
    const items: ReadonlyArray<unknown> = made
    for (const [index, item] of items.entries()) keepUnknown(item, answer[index] ?? null)
  } else if (isObject(made) && Lenient.isObject(answer)) {
    const known = new Map<string, unknown>(Object.entries(made))
    for (const [key, value] of Object.entries(answer)) {
      if (known.has(key)) keepUnknown(known.get(key), value)
      else Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true })
    }
  }
}

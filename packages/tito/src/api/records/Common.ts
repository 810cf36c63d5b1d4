/**
 * What Tito's records are made of. Every field but id and slug may be missing or null; what comes in several forms, such as
 * amounts, is given in one; fields that no shape names are kept.
 *
 * @module
 */
import { Normal } from "@boxport/connector"
import { Schema, SchemaTransformation } from "effect"

export const { optional } = Normal

export const text = optional(Normal.Text)
export const flag = optional(Normal.documented(Normal.Flag))
export const integer = optional(Normal.Int)

/**
 * A decimal of major units or percent, as text: the platform sends numbers today, and texts in old answers and in some
 * fields (platform notes 4).
 */
export const decimal = optional(Normal.Decimal)

/** Anything: what is in it is not documented. */
export const anything = optional(Schema.Unknown)

/** Records whose fields are not documented. */
export const undocumented = optional(Schema.Array(Schema.Unknown))

/** The number of a record. */
export const Id = Schema.Int.annotate({ description: "The record's number" })

/** What stands for a record in a path. */
export const Slug = Schema.String.annotate({ description: "What stands for the record in a path" })

/** Ids, or in 3.0 slugs (platform notes 4). */
export const references = optional(Schema.Array(Schema.Union([Schema.Int, Schema.String])))

/** Ids of what has no slugs. */
export const ids = optional(
  Schema.Array(
    Schema.Union([
      Schema.Int,
      Schema.String.check(Schema.isPattern(/^\d{1,15}$/)).pipe(
        Schema.decodeTo(Schema.Int, SchemaTransformation.transform({ decode: Number, encode: String })),
      ),
    ]),
  ),
)

/** Slugs. */
export const slugs = optional(Schema.Array(Normal.Text))

/** JSON of the organiser's own: an object; empty text, or the text of one, in old records (platform notes 4). */
export const metadata = optional(
  Schema.Union([
    Schema.Record(Schema.String, Schema.Unknown),
    Schema.Literal("").pipe(
      Schema.decodeTo(Schema.Null, SchemaTransformation.transform({ decode: () => null, encode: (): "" => "" })),
    ),
    Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown)),
  ]),
)

/** What was answered; several texts for a question with checkboxes. */
export const response = optional(Schema.Union([Normal.Text, Schema.Array(Normal.Text)]))

/** Words with commas between them; a list of them is joined. */
export const words = optional(
  Schema.Union([
    Schema.String,
    Schema.Array(Schema.String).pipe(
      Schema.decodeTo(
        Schema.String,
        SchemaTransformation.transform({
          decode: (list) => list.join(", "),
          encode: (joined: string): ReadonlyArray<string> => joined.split(", "),
        }),
      ),
    ),
  ]),
)

/** Choices; a text has one a line. */
export const choices = optional(
  Schema.Union([
    Schema.Array(Normal.Text),
    Schema.String.pipe(
      Schema.decodeTo(
        Schema.Array(Schema.String),
        SchemaTransformation.transform({
          decode: (lines: string): ReadonlyArray<string> => lines.split(/\r?\n/).filter((line) => line.trim() !== ""),
          encode: (list: ReadonlyArray<string>) => list.join("\n"),
        }),
      ),
    ),
  ]),
)

/** What is said in each language: `{ "en": { "title": … } }`. */
export const translations = optional(Schema.Record(Schema.String, Schema.Unknown))

/** What every record says of itself. */
export const itself = {
  /** The resource's singular: `ticket`. */
  _type: text,
  /** `extended` where 3.0 tells all; 3.1 knows no views. */
  view: text,
}

/** When a record was made and last changed: ISO 8601 with an offset. */
export const times = { created_at: text, updated_at: text }

/** A picture in its sizes. */
export class Picture extends Schema.Opaque<Picture>()(
  Schema.Struct({
    url: text,
    thumb: optional(Schema.Struct({ url: text })),
    display: optional(Schema.Struct({ url: text })),
  }).annotate({ identifier: "Picture", description: "A picture in its sizes." }),
) {}

/** An event as other records repeat it (platform notes 4). */
export class EventReference extends Schema.Opaque<EventReference>()(
  Schema.Struct({ id: integer, title: text, slug: text, path: text }).annotate({
    identifier: "EventReference",
    description: "An event as other records repeat it.",
  }),
) {}

/**
 * What Tito's records are made of. They take what the platform really sends: every field but id and slug may be missing or
 * null, and amounts come as numbers and as texts. Nothing is transformed, and fields that no shape names are kept.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"

export const { optional } = Lenient

export const text = optional(Schema.String)
export const flag = optional(Schema.Boolean)
export const integer = optional(Schema.Int)

/** A decimal of major units or percent: a number today, a text in old answers and in some fields (platform notes 4). */
export const decimal = optional(Lenient.Decimal)

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

/** JSON of the organiser's own: an object; text in old records (platform notes 4). */
export const metadata = optional(Schema.Union([Schema.Record(Schema.String, Schema.Unknown), Schema.String]))

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
  }).annotate({ identifier: "Picture" }),
) {}

/** An event as other records repeat it (platform notes 4). */
export class EventReference extends Schema.Opaque<EventReference>()(
  Schema.Struct({ id: integer, title: text, slug: text, path: text }).annotate({ identifier: "EventReference" }),
) {}

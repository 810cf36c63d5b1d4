/**
 * Shapes inside many of Tito's records. Records are taken as they come: every field but the id may be missing or null, and
 * fields that no shape names are kept.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"

const { optional, Text } = Lenient

/** What every record says of itself. */
export const itself = {
  /** The resource's singular: `ticket`. */
  _type: optional(Text),
  /** `extended` where 3.0 tells all; 3.1 knows no views. */
  view: optional(Text),
}

/** When a record was made and last changed: ISO 8601 with an offset. */
export const times = { created_at: optional(Text), updated_at: optional(Text) }

/** An id: a number, in old answers a text (platform notes 4). */
export const Key = Schema.Union([Schema.Finite, Schema.String])

/** What a record is known by in an address. */
export const Slug = Schema.String

/** Ids or slugs, as numbers or text (platform notes 4). */
export const Ids = Schema.Array(Schema.Union([Schema.Finite, Schema.String]))

/** JSON of the organiser's own: an object; text in old records (platform notes 4). */
export const Metadata = Schema.Union([Schema.Record(Schema.String, Schema.Unknown), Schema.String])

/** What is said in each language: `{ "en": { "title": … } }`. */
export const Translations = Schema.Record(Schema.String, Schema.Unknown)

/** Records whose fields are not documented. */
export const Undocumented = Schema.Array(Schema.Unknown)

/** A picture in its sizes. */
export class Picture extends Schema.Opaque<Picture>()(
  Schema.Struct({
    url: optional(Text),
    thumb: optional(Schema.Struct({ url: optional(Text) })),
    display: optional(Schema.Struct({ url: optional(Text) })),
  }).annotate({ identifier: "Picture" }),
) {}

/** An event as other records repeat it (platform notes 4). */
export class EventReference extends Schema.Opaque<EventReference>()(
  Schema.Struct({
    id: optional(Key),
    title: optional(Text),
    slug: optional(Slug),
    path: optional(Text),
  }).annotate({ identifier: "EventReference" }),
) {}

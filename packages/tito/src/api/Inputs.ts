/**
 * What methods take: shapes that many of Tito's bodies and queries share. Their type is what a developer gives, their
 * encoded side what is on the wire.
 *
 * @module
 */
import { Amounts } from "@boxport/connector"
import { Schema, SchemaTransformation } from "effect"

/** A value that may be left out. */
export const may = <S extends Schema.Constraint>(schema: S) => Schema.optionalKey(schema)

/** A value that may be left out, and that null takes away. */
export const mayBeNull = <S extends Schema.Constraint>(schema: S) => Schema.optionalKey(Schema.NullOr(schema))

/** A text that says something. */
export const Filled = Schema.NonEmptyString

/** A count; zero is one too. */
export const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** An e-mail address, as far as that can be told from its looks. */
export const Email = Schema.String.check(Schema.isPattern(/^[^\s@]+@[^\s@]+$/)).annotate({
  description: "An e-mail address",
})

/** The id of a record; its slug does where it has one (platform notes 1). */
export const Reference = Schema.Union([Schema.Int, Schema.NonEmptyString]).annotate({ description: "An id or a slug" })

/** Ids of records. */
export const Ids = Schema.Array(Reference)

/** `2026-12-31`. */
export const DateText = Schema.String.check(
  Schema.isPattern(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/),
).annotate({
  description: "A date: 2026-12-31",
})

/** `18:00`, on a 24-hour clock. */
export const TimeText = Schema.String.check(Schema.isPattern(/^(?:[01]\d|2[0-3]):[0-5]\d$/)).annotate({
  description: "A time of day: 18:00",
})

const moment = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?UTC|Z|[+-]\d{2}:?\d{2})?)?$/

/** `2026-12-31T18:00:00Z`, or without a zone: then it is the event's own (seed 003, Filtering by time). */
export const DateTimeText = Schema.String.check(Schema.isPattern(moment)).annotate({
  description: "A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event",
})

/** A time zone as Rails names it: `Pacific Time (US & Canada)`, `Copenhagen`, `UTC` (platform notes 2). */
export const TimeZone = Filled.annotate({ description: "A time zone as Rails names it: Copenhagen" })

/** ISO 4217, upper case. */
export const CurrencyCode = Schema.String.check(Schema.isPattern(/^[A-Z]{3}$/)).annotate({
  description: "An ISO 4217 code: EUR",
})

/** An amount of money: a number or a decimal text in the event's currency, or Money. */
export const Amount = Amounts.decimal

/** JSON of one's own that the platform keeps. */
export const Metadata = Schema.Record(Schema.String, Schema.Unknown).annotate({
  description: "JSON of one's own, kept with the record",
})

/** Names separated by commas on the wire. */
export const Names = Schema.String.annotate({ description: "Names, separated by commas" }).pipe(
  Schema.decodeTo(
    Schema.Array(Schema.NonEmptyString),
    SchemaTransformation.transform({
      decode: (text): ReadonlyArray<string> => text.split(","),
      encode: (names: ReadonlyArray<string>) => names.join(","),
    }),
  ),
)

/** Lines of a text on the wire. */
export const Lines = Schema.String.annotate({ description: "One a line" }).pipe(
  Schema.decodeTo(
    Schema.Array(Schema.NonEmptyString),
    SchemaTransformation.transform({
      decode: (text): ReadonlyArray<string> => text.split("\n"),
      encode: (lines: ReadonlyArray<string>) => lines.join("\n"),
    }),
  ),
)

/**
 * A moment in a filter. The form that is known to work names UTC in words (`2019-01-01T09:00:00 UTC`, seed 003,
 * Filtering by time); one with another offset is written in that form, one without is taken in the event's zone.
 */
export const FilterMoment = Schema.String.annotate({ description: "A moment: 2019-01-01T09:00:00 UTC" }).pipe(
  Schema.decodeTo(
    DateTimeText,
    SchemaTransformation.transform({
      decode: (text) => text,
      encode: (text: string) => {
        const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) && text.includes(":") ? Date.parse(text) : Number.NaN
        return Number.isNaN(zoned) ? text : new Date(zoned).toISOString().replace(".000", "").replace("Z", " UTC")
      },
    }),
  ),
)

/** A stretch of time, open on either side. */
export const Range = Schema.Struct({
  gt: may(FilterMoment),
  gte: may(FilterMoment),
  lt: may(FilterMoment),
  lte: may(FilterMoment),
}).annotate({ identifier: "TimeRange", description: "From when, and until when." })

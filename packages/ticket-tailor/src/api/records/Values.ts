/**
 * Times and currencies of records. The platform has five forms of time and three of currency, and does not always send the
 * one that it documents (platform notes 2, Type oddities).
 *
 * @module
 */
import { Normal } from "@boxport/connector"
import { Instant } from "@boxport/model"
import { Effect, Schema, SchemaIssue, SchemaTransformation } from "effect"
import { isDateObject, readInstant } from "../../mapping/Values.ts"
import * as Wire from "../../resources/Common.ts"

const { described, documented, Int, optional, Text } = Normal

const noTime = Effect.fail(new SchemaIssue.InvalidValue({ message: "not a time" }))

/** A moment in seconds since 1970; null for the `""` that stands for none. */
export const Unix = described<number | null, Wire.When>(
  documented(
    Wire.When.pipe(
      Schema.decodeTo(
        Schema.NullOr(Schema.Finite),
        SchemaTransformation.transformEffect({
          decode: (when) => {
            const instant = readInstant(when)
            return instant === undefined ? noTime : Effect.succeed(instant === null ? null : instant / 1_000_000)
          },
          encode: (seconds: number | null) => Effect.succeed<Wire.When>(seconds ?? ""),
        }),
      ),
    ),
  ),
  "Seconds since 1970",
)

/** A moment and how the box office shows it. Where only the moment itself was sent, `iso` is in UTC. */
export class Moment extends Schema.Opaque<Moment>()(
  Schema.Struct({
    date: optional(Text).annotate({ description: "`YYYY-MM-DD` on the clock of the event" }),
    formatted: optional(Text).annotate({ description: "For people to read, in the language of the box office" }),
    iso: optional(Text).annotate({ description: "ISO 8601 with an offset" }),
    time: optional(Text).annotate({ description: "`HH:MM` on the clock of the event" }),
    timezone: optional(Text).annotate({ description: "An offset such as `+01:00`, not a zone" }),
    unix: optional(Int).annotate({ description: "Seconds since 1970" }),
  }).annotate({ identifier: "Moment", description: "A moment and how the box office shows it." }),
) {}

/** A {@link Moment}; null for the `""` and `[]` that stand for none. */
export const When: Schema.Codec<Moment | null, Wire.When> = documented<Moment | null, Wire.When>(
  Wire.When.pipe(
    Schema.decodeTo(
      Schema.NullOr(Moment),
      SchemaTransformation.transformEffect({
        decode: (when) => {
          if (isDateObject(when)) return Effect.succeed(when)
          const instant = readInstant(when)
          if (instant === undefined) return noTime
          return Effect.succeed<Wire.DateObject | null>(
            instant === null ? null : { iso: Instant.toIso(instant), unix: Math.floor(instant / 1_000_000) },
          )
        },
        encode: (moment: Wire.DateObject | null) => Effect.succeed<Wire.When>(moment ?? ""),
      }),
    ),
  ),
)

/** The code of a currency: in lower case on events, in upper case on products. */
export const CurrencyCode = described<string, Wire.Currency>(
  documented(
    Wire.Currency.pipe(
      Schema.decodeTo(
        Schema.String,
        SchemaTransformation.transform({
          decode: (currency) => (typeof currency === "string" ? currency : currency.code),
          encode: (code: string): Wire.Currency => code,
        }),
      ),
    ),
  ),
  "ISO 4217 code, in lower case but for products",
)

/** A currency and what its amounts are counted in. */
export class Currency extends Schema.Opaque<Currency>()(
  Schema.Struct({
    code: Schema.String.annotate({ description: "ISO 4217 code in lower case" }),
    base_multiplier: optional(Int).annotate({ description: "How many minor units a major one has: 100, or 1 for yen" }),
  }).annotate({ identifier: "Currency", description: "A currency and what its amounts are counted in." }),
) {}

/** A currency as orders and tickets have it. */
export const CurrencyDetails: Schema.Codec<Currency, Wire.Currency> = documented<Currency, Wire.Currency>(
  Wire.Currency.pipe(
    Schema.decodeTo(
      Currency,
      SchemaTransformation.transform({
        decode: (currency): typeof Currency.Encoded => (typeof currency === "string" ? { code: currency } : currency),
        encode: (currency: typeof Currency.Encoded): Wire.Currency => currency,
      }),
    ),
  ),
)

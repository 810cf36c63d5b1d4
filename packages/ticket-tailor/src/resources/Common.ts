/**
 * Shapes that many of Ticket Tailor's resources share.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"

const { Int, optional, Text } = Lenient

/** A moment in several renderings (seed 000, Event: `start`, `end`); `timezone` is an offset, not a zone. */
export const DateObject = Schema.Struct({
  date: optional(Text),
  formatted: optional(Text),
  iso: optional(Text),
  time: optional(Text),
  timezone: optional(Text),
  unix: optional(Int),
})
export type DateObject = typeof DateObject.Type

/**
 * A moment in any of the forms that are really sent: Unix seconds, a {@link DateObject}, ISO 8601, `YYYY-MM-DD HH:MM:SS`
 * in UTC, or `""` for none (platform notes 2, Type oddities).
 */
export const When = Schema.Union([Schema.Finite, Schema.String, DateObject, Schema.Tuple([])])
export type When = typeof When.Type

/** A currency: `"gbp"` on events, `"USD"` on products, `{ code, base_multiplier }` on orders. */
export const Currency = Schema.Union([
  Schema.String,
  Schema.Struct({ code: Schema.String, base_multiplier: optional(Int) }),
])
export type Currency = typeof Currency.Type

/** A question of a checkout form and what was answered, known by its text only. */
export const CustomQuestion = Schema.Struct({ question: optional(Text), answer: optional(Text) })
export type CustomQuestion = typeof CustomQuestion.Type

/** Where an event takes place. */
export const Venue = Schema.Struct({ name: optional(Text), postal_code: optional(Text), country: optional(Text) })

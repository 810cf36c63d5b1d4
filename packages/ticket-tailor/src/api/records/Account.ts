/**
 * What the platform says about itself and the box office.
 *
 * @module
 */
import { Normal } from "@boxport/connector"
import { Schema } from "effect"
import { Amount } from "./Common.ts"
import { CurrencyCode } from "./Values.ts"

const { Int, optional, Text } = Normal

/** Seed 000, Ping: `pong` in the documentation, `1.0` live. */
export class Ping extends Schema.Opaque<Ping>()(
  Schema.Struct({ version: optional(Text) }).annotate({
    identifier: "Ping",
    description: "What the API says of itself.",
  }),
) {}

/** The box office and its totals. Only `box_office_name` is sure (platform notes 1.1). */
export class Overview extends Schema.Opaque<Overview>()(
  Schema.Struct({
    object: optional(Text),
    box_office_name: optional(Text),
    credits: optional(Int),
    currency: optional(CurrencyCode),
    period: optional(Text),
    revenue: optional(Amount),
    total_issued_tickets: optional(Int),
    total_orders: optional(Int),
  }).annotate({
    identifier: "Overview",
    description: "The box office and its totals. Only `box_office_name` is sure.",
  }),
) {}

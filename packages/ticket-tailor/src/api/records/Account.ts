/**
 * What the platform says about itself and the box office.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { Amount } from "./Common.ts"

const { Int, optional, Text } = Lenient

/** Seed 000, Ping: `pong` in the documentation, `1.0` live. */
export const Ping = Schema.Struct({ version: optional(Text) }).annotate({ identifier: "Ping" })
export type Ping = typeof Ping.Type

/** The box office and its totals. Only `box_office_name` is sure (platform notes 1.1). */
export const Overview = Schema.Struct({
  object: optional(Text),
  box_office_name: optional(Text),
  credits: optional(Int),
  currency: optional(Schema.Union([Schema.String, Schema.Struct({ code: optional(Text), symbol: optional(Text) })])),
  period: optional(Text),
  revenue: optional(Amount),
  total_issued_tickets: optional(Int),
  total_orders: optional(Int),
}).annotate({ identifier: "Overview" })
export type Overview = typeof Overview.Type

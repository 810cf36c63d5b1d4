/**
 * Shapes that several of Ticketbutler's resources share.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"

const { optional, Text } = Lenient

/** A reference such as `{ uuid, title }` where some answers hold the id alone. */
export const Named = Schema.Union([Text, Schema.Record(Schema.String, Schema.Unknown)])

/**
 * An address: an event's venue and organiser, or a buyer. Orders have four to five of its keys, events sixteen
 * (platform notes 4); `address` and `vat_number` are of 2019.
 */
export const Address = Schema.Struct({
  address: optional(Text),
  business_name: optional(Text),
  city: optional(Text),
  country: optional(Text),
  cvr: optional(Text),
  email: optional(Text),
  first_name: optional(Text),
  full_name: optional(Text),
  language: optional(Text),
  last_name: optional(Text),
  phone: optional(Text),
  postcode: optional(Text),
  street: optional(Text),
  street_2: optional(Text),
  vat_number: optional(Text),
  venue: optional(Text),
})
export type Address = typeof Address.Type

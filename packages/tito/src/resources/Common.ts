/**
 * Shapes that many of Tito's resources share. Schemas name the fields that something is made of; what else a record
 * holds is kept as it is.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"

const { optional, Text } = Lenient

/** Ids or slugs, as numbers or text (notes 4); empty text for none, as with every list. */
export const References = Schema.Union([Schema.Array(Schema.Union([Text, Schema.Null])), Schema.Literal("")])

/** Records inside a record, which are decoded one by one. */
export const Records = Schema.Union([Schema.Array(Schema.Unknown), Schema.Literal("")])

/** A record inside a record; text or nothing where Tito has none. */
export const Nested = Schema.Union([Schema.Record(Schema.String, Schema.Unknown), Schema.String])

/** An address as typed in at the checkout (seed 003, Registrations: `billing_address_attributes`). */
export const BillingAddress = Schema.Struct({
  address: optional(Text),
  city: optional(Text),
  company_name: optional(Text),
  country: optional(Text),
  vat_number: optional(Text),
  zip_postal_code: optional(Text),
})

/**
 * What several records are made of. Any key but an id may be missing or null; what comes in several forms, such as
 * amounts, is given in one; keys that are not known to us stay.
 *
 * @module
 */
import { Lenient, Normal } from "@boxport/connector"
import { Schema } from "effect"

export const { optional } = Normal

export const text = optional(Normal.Text)
export const flag = optional(Normal.documented(Normal.Flag))
export const integer = optional(Normal.Int)

/** A decimal number of major units or percent, as text: the platform sends numbers (with the noise of floats) and texts. */
export const decimal = optional(Normal.Decimal)

/** The same, of which more is to be said. */
export const decimalThat = (description: string) => optional(Normal.described(Normal.Decimal, description))

/** A text, number or boolean of which nothing is documented. */
export const value = optional(Lenient.Text)

/** Anything: what is in it is not documented. */
export const anything = optional(Schema.Json)

/** A text that is not what its name says, or more. */
export const described = (description: string) => optional(Normal.described(Normal.Text, description))

/** A uuid as the platform sends it: 32 hexadecimal digits, or the same with dashes, mixed even within one answer. */
export const uuid = Schema.String.annotate({ description: "A uuid, with or without dashes" })
export const uuidOrNone = optional(uuid)

/** An address: an event's venue and organiser, or a buyer. Orders have four to five of its keys, events sixteen. */
export const Address = Schema.Struct({
  additional_info: text,
  address: described("Street and number, in orders of 2019"),
  business_name: text,
  city: text,
  country: text,
  cvr: described("Company number in the Danish register"),
  ean: text,
  ean_reference: text,
  email: text,
  first_name: text,
  full_address: text,
  full_name: text,
  language: text,
  last_name: text,
  phone: text,
  pk: integer,
  postcode: text,
  street: text,
  street_2: text,
  title: text,
  vat_number: described("In orders of 2019"),
  venue: text,
  whitelabel: integer,
}).annotate({ identifier: "Address", description: "An address: an event's venue and organiser, or a buyer." })
export type Address = typeof Address.Type

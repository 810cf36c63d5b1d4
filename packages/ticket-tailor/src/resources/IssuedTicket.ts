/**
 * Issued tickets: inside an order, or alone when the API or an import made them.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"
import { Currency, CustomQuestion, When } from "./Common.ts"

const { Flag, Int, optional, Text } = Lenient

/**
 * A ticket. `status` is `valid`, `void` (seeds) or `voided` (live); `email` is the order's; `barcode` is what the QR
 * code holds; `listed_price` is in minor units of `listed_currency`.
 */
export const IssuedTicket = Schema.Struct({
  object: optional(Text),
  id: Text,
  barcode: optional(Text),
  barcode_url: optional(Text),
  checked_in: optional(Flag),
  created_at: optional(When),
  custom_questions: optional(Schema.Array(CustomQuestion)),
  description: optional(Text),
  email: optional(Text),
  event_id: optional(Text),
  event_series_id: optional(Text),
  first_name: optional(Text),
  full_name: optional(Text),
  last_name: optional(Text),
  listed_currency: optional(Currency),
  listed_price: optional(Int),
  order_id: optional(Text),
  qr_code_url: optional(Text),
  reference: optional(Text),
  reservation: optional(Text),
  source: optional(Text),
  status: optional(Text),
  ticket_type_id: optional(Text),
  updated_at: optional(When),
  voided_at: optional(When),
})
export type IssuedTicket = typeof IssuedTicket.Type

/** A scan at the door: `quantity` is 1 for in and -1 for out again (platform notes 1.1). */
export const CheckIn = Schema.Struct({
  object: optional(Text),
  id: Text,
  check_in_at: optional(When),
  created_at: optional(When),
  event_id: optional(Text),
  event_series_id: optional(Text),
  issued_ticket_id: optional(Text),
  local_unique_id: optional(Text),
  quantity: optional(Int),
})
export type CheckIn = typeof CheckIn.Type

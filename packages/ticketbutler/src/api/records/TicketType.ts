/**
 * Ticket types.
 *
 * @module
 */
import { Normal } from "@boxport/connector"
import { Schema } from "effect"
import { anything, decimal, described, flag, integer, optional, text, uuid } from "./Common.ts"

const count = (description: string) => optional(Normal.described(Normal.Int, description))

/** A ticket type (seed 002, Ticket types; platform notes 4). Only its list tells `pk` on every host. */
export const TicketType = Schema.Struct({
  uuid,
  pk: count("What tickets refer to, and what keeps it in an update of its event"),
  active: flag,
  amount: count("Tickets left; amount_left on today's hosts"),
  amount_left: count("Tickets left: total less sold less those in baskets"),
  amount_sold: integer,
  amount_total: integer,
  constraint_definition: anything,
  deletable: flag,
  description: text,
  extras_image_url: text,
  fee: decimal,
  has_advanced_settings: flag,
  invoice_price: decimal,
  is_free: flag,
  is_members_only: flag,
  is_on_sale: flag,
  is_temporarily_sold_out: flag,
  is_tickets_sold: flag,
  price: decimal,
  price_verbose: described("The price in words, in Danish"),
  sales_end_date: text,
  sales_start_date: text,
  show_exact_tickets_left_count: flag,
  show_few_tickets_left_tag: flag,
  sold_out: flag,
  sort_id: integer,
  start_date: text,
  title: text,
}).annotate({ identifier: "TicketType", description: "A ticket type. Only its list tells `pk` on every host." })
export type TicketType = typeof TicketType.Type

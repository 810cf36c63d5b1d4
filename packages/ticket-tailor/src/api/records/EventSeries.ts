/**
 * Event series, their occurrences ("events"), and what is embedded in both: ticket types, groups, bundles.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { Currency, Venue, When } from "../../resources/Common.ts"
import * as Lean from "../../resources/Event.ts"
import { Amount, Id, Ids } from "./Common.ts"
import { PaymentMethod } from "./Order.ts"

const { Decimal, Flag, Int, objectOrEmptyList, optional, Text } = Lenient

/** A group that ticket types and bundles are shown under; its limits hold for all of them together. */
export const TicketGroup = Schema.Struct({
  ...Lean.TicketGroup.fields,
  object: optional(Text),
  id: Id,
  bundle_ids: optional(Ids),
  max_quantity: optional(Int).annotate({ description: "Capacity that its ticket types share" }),
  min_per_order: optional(Int),
  ticket_ids: optional(Schema.Array(Schema.Union([Id, Schema.Struct({ id: Id })]))),
}).annotate({ identifier: "TicketGroup" })
export type TicketGroup = typeof TicketGroup.Type

/**
 * A ticket type of a series, or of one of its dates with that date's numbers. `quantity` is what is neither issued nor
 * in baskets; holds do not lower it (platform notes 2, Capacity semantics).
 */
export const TicketType = Schema.Struct({
  ...Lean.TicketType.fields,
  id: Id,
  booking_fee: optional(Amount),
  discounts: optional(Ids),
  group_id: optional(Id),
  has_overrides: optional(Flag),
  hide_when_sold_out: optional(Flag),
  override_id: optional(Id),
  price: optional(Schema.Union([Amount, Schema.Record(Schema.String, Schema.Unknown)])),
  quantity_in_baskets: optional(Int),
  show_quantity_remaining: optional(Flag),
  show_quantity_remaining_less_than: optional(Int),
  status: optional(Text).annotate({
    description: "on_sale, sold_out, unavailable, hidden, admin_only, locked or members_only",
  }),
  type: optional(Text).annotate({ description: "paid or free in the seeds; GA or Seated live" }),
}).annotate({ identifier: "TicketType" })
export type TicketType = typeof TicketType.Type

const Part = Schema.Struct({ id: Id, quantity: optional(Int) })

/** Ticket types and products sold as a set. */
export const Bundle = Schema.Struct({
  object: optional(Text),
  id: Id,
  access_code: optional(Text),
  booking_fee: optional(Amount),
  description: optional(Text),
  name: optional(Text),
  price: optional(Amount),
  products: optional(Schema.Array(Part)),
  status: optional(Text).annotate({ description: "Upper case: ON_SALE, SOLD_OUT, UNAVAILABLE, HIDDEN …" }),
  ticket_types: optional(Schema.Array(Part)),
}).annotate({ identifier: "Bundle" })
export type Bundle = typeof Bundle.Type

/** A set of changes to ticket types that applies to single dates (`override_id` of an event). */
export const Override = Schema.Struct({
  object: optional(Text),
  id: Id,
  created_at: optional(When),
  event_series_id: optional(Id),
  max_sellable_tickets: optional(Int),
  name: optional(Text),
  ticket_types: optional(Schema.Array(Schema.Unknown)),
}).annotate({ identifier: "Override" })
export type Override = typeof Override.Type

const Images = Schema.Struct({ header: optional(Text), thumbnail: optional(Text) })

/** What events share with their series: there they are copies. */
const shared = {
  object: optional(Text),
  id: Id,
  access_code: optional(Text),
  bundles: optional(Schema.Array(Bundle)),
  call_to_action: optional(Text),
  created_at: optional(When),
  currency: optional(Currency),
  description: optional(Text).annotate({ description: "HTML" }),
  images: optional(objectOrEmptyList(Images)),
  name: optional(Text),
  online_event: optional(Flag),
  payment_methods: optional(Schema.Array(PaymentMethod)),
  private: optional(Flag),
  revenue: optional(Amount),
  sales_tax_label: optional(Text),
  sales_tax_percentage: optional(Decimal),
  sales_tax_treatment: optional(Text).annotate({ description: "inclusive or exclusive" }),
  show_map: optional(Flag),
  status: optional(Text).annotate({ description: "draft, published or sales_closed" }),
  tickets_available_at: optional(When),
  tickets_available_at_message: optional(Text),
  tickets_unavailable_at: optional(When),
  tickets_unavailable_at_message: optional(Text),
  timezone: optional(Text).annotate({ description: "IANA name" }),
  total_issued_tickets: optional(Int),
  transaction_fee_fixed_amount: optional(Amount),
  transaction_fee_percentage: optional(Decimal),
  updated_at: optional(When),
  url: optional(Text),
  venue: optional(objectOrEmptyList(Venue)),
  voucher_ids: optional(Ids),
  waitlist_active: optional(Text).annotate({ description: "true, false or no_tickets_available" }),
  waitlist_call_to_action: optional(Text),
  waitlist_confirmation_message: optional(Text),
  waitlist_event_page_text: optional(Text),
}

/** One date of a series, with the fields of the series. */
export const Event = Schema.Struct({
  ...shared,
  available_status: optional(Text),
  checkout_url: optional(Text),
  chk: optional(Text),
  end: optional(When),
  event_series_id: optional(Id),
  hidden: optional(Flag),
  max_tickets_sold_per_occurrence: optional(Int),
  online_link: optional(Text).annotate({ description: "Lets in whoever has it" }),
  override_id: optional(Id),
  start: optional(When),
  ticket_groups: optional(Schema.Array(TicketGroup)),
  ticket_types: optional(Schema.Array(TicketType)),
  tickets_available: optional(Flag),
  total_holds: optional(Int),
  total_orders: optional(Int),
  unavailable: optional(Flag),
  unavailable_status: optional(Text),
}).annotate({ identifier: "Event" })
export type Event = typeof Event.Type

/** A series: what its dates have in common. Its ticket types count over all dates. */
export const EventSeries = Schema.Struct({
  ...shared,
  default_max_tickets_sold_per_occurrence: optional(Int),
  default_ticket_groups: optional(Schema.Array(TicketGroup)),
  default_ticket_types: optional(Schema.Array(TicketType)),
  next_occurrence_date: optional(When),
  total_occurrences: optional(Int),
  upcoming_occurrences: optional(Int),
}).annotate({ identifier: "EventSeries" })
export type EventSeries = typeof EventSeries.Type

/** Somebody who waits for tickets. */
export const WaitlistSignup = Schema.Struct({
  ...Lean.WaitlistSignup.fields,
  object: optional(Text),
  id: Id,
  event_id: optional(Id),
  event_series_id: optional(Id),
  notified_date: optional(When),
}).annotate({ identifier: "WaitlistSignup" })
export type WaitlistSignup = typeof WaitlistSignup.Type

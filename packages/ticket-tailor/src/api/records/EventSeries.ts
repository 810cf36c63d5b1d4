/**
 * Event series, their occurrences ("events"), and what is embedded in both: ticket types, groups, bundles.
 *
 * @module
 */
import { Normal } from "@boxport/connector"
import { Schema, SchemaTransformation } from "effect"
import { Amount, Id, Ids, Venue } from "./Common.ts"
import { PaymentMethod } from "./Order.ts"
import { CurrencyCode, Unix, When } from "./Values.ts"

const { Decimal, Flag, Int, objectOrNone, optional, Text } = Normal

/** The id of a ticket type, which may be sent as `{ id }`. */
const TicketId = Schema.Union([Schema.String, Schema.Struct({ id: Schema.String })]).pipe(
  Schema.decodeTo(
    Id,
    SchemaTransformation.transform({
      decode: (ticket) => (typeof ticket === "string" ? ticket : ticket.id),
      encode: (id: string): string | { readonly id: string } => id,
    }),
  ),
)

/** A group that ticket types and bundles are shown under; its limits hold for all of them together. */
export class TicketGroup extends Schema.Opaque<TicketGroup>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    bundle_ids: optional(Ids),
    max_per_order: optional(Int),
    max_quantity: optional(Int).annotate({ description: "Capacity that its ticket types share" }),
    min_per_order: optional(Int),
    name: optional(Text),
    sort_order: optional(Int),
    ticket_ids: optional(Schema.Array(TicketId)),
  }).annotate({
    identifier: "TicketGroup",
    description: "A group that ticket types and bundles are shown under; its limits hold for all of them together.",
  }),
) {}

/**
 * A ticket type of a series, or of one of its dates with that date's numbers. `quantity` is what is neither issued nor
 * in baskets; holds do not lower it (platform notes 2, Capacity semantics).
 */
export class TicketType extends Schema.Opaque<TicketType>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    access_code: optional(Text),
    booking_fee: optional(Amount),
    description: optional(Text),
    discounts: optional(Ids),
    group_id: optional(Id),
    has_overrides: optional(Flag),
    hide_after: optional(Unix),
    hide_until: optional(Unix),
    hide_when_sold_out: optional(Flag),
    max_per_order: optional(Int),
    min_per_order: optional(Int),
    name: optional(Text),
    override_id: optional(Id),
    price: optional(Amount),
    quantity: optional(Int).annotate({ description: "What can be bought now: total less issued less in baskets" }),
    quantity_held: optional(Int),
    quantity_in_baskets: optional(Int),
    quantity_issued: optional(Int),
    quantity_total: optional(Int).annotate({ description: "Capacity" }),
    show_quantity_remaining: optional(Flag),
    show_quantity_remaining_less_than: optional(Int),
    sort_order: optional(Int),
    status: optional(Text).annotate({
      description: "on_sale, sold_out, unavailable, hidden, admin_only, locked or members_only",
    }),
    type: optional(Text).annotate({ description: "paid or free in the seeds; GA or Seated live" }),
  }).annotate({
    identifier: "TicketType",
    description: "A ticket type of a series, or of one of its dates with that date's numbers.",
  }),
) {}

const Part = Schema.Struct({ id: Id, quantity: optional(Int) })

/** Ticket types and products sold as a set. */
export class Bundle extends Schema.Opaque<Bundle>()(
  Schema.Struct({
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
  }).annotate({ identifier: "Bundle", description: "Ticket types and products sold as a set." }),
) {}

/** A set of changes to ticket types that applies to single dates (`override_id` of an event). */
export class Override extends Schema.Opaque<Override>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    created_at: optional(Unix),
    event_series_id: optional(Id),
    max_sellable_tickets: optional(Int),
    name: optional(Text),
    ticket_types: optional(Schema.Array(Schema.Unknown)),
  }).annotate({
    identifier: "Override",
    description: "A set of changes to ticket types that applies to single dates (`override_id` of an event).",
  }),
) {}

const Images = Schema.Struct({ header: optional(Text), thumbnail: optional(Text) })

/** What events share with their series: there they are copies. */
const shared = {
  object: optional(Text),
  id: Id,
  access_code: optional(Text),
  bundles: optional(Schema.Array(Bundle)),
  call_to_action: optional(Text),
  created_at: optional(Unix),
  currency: optional(CurrencyCode),
  description: optional(Text).annotate({ description: "HTML" }),
  images: optional(objectOrNone(Images)),
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
  tickets_available_at: optional(Unix),
  tickets_available_at_message: optional(Text),
  tickets_unavailable_at: optional(Unix),
  tickets_unavailable_at_message: optional(Text),
  timezone: optional(Text).annotate({ description: "IANA name" }),
  total_issued_tickets: optional(Int),
  transaction_fee_fixed_amount: optional(Amount),
  transaction_fee_percentage: optional(Decimal),
  updated_at: optional(Unix),
  url: optional(Text),
  venue: optional(objectOrNone(Venue)),
  voucher_ids: optional(Ids),
  waitlist_active: optional(Text).annotate({ description: "true, false or no_tickets_available" }),
  waitlist_call_to_action: optional(Text),
  waitlist_confirmation_message: optional(Text),
  waitlist_event_page_text: optional(Text),
}

/** One date of a series, with the fields of the series. */
export class Event extends Schema.Opaque<Event>()(
  Schema.Struct({
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
  }).annotate({ identifier: "Event", description: "One date of a series, with the fields of the series." }),
) {}

/** A series: what its dates have in common. Its ticket types count over all dates. */
export class EventSeries extends Schema.Opaque<EventSeries>()(
  Schema.Struct({
    ...shared,
    default_max_tickets_sold_per_occurrence: optional(Int),
    default_ticket_groups: optional(Schema.Array(TicketGroup)),
    default_ticket_types: optional(Schema.Array(TicketType)),
    next_occurrence_date: optional(When),
    total_occurrences: optional(Int),
    upcoming_occurrences: optional(Int),
  }).annotate({
    identifier: "EventSeries",
    description: "A series: what its dates have in common. Its ticket types count over all dates.",
  }),
) {}

/** Somebody who waits for tickets. */
export class WaitlistSignup extends Schema.Opaque<WaitlistSignup>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    created_at: optional(When),
    email: optional(Text),
    event_id: optional(Id),
    event_series_id: optional(Id),
    name: optional(Text),
    notified_date: optional(When),
  }).annotate({ identifier: "WaitlistSignup", description: "Somebody who waits for tickets." }),
) {}

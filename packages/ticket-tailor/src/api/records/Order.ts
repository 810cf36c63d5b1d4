/**
 * Orders and issued tickets with all their fields.
 *
 * @module
 */
import { Normal } from "@boxport/connector"
import { Schema } from "effect"
import { Amount, CustomQuestion, Id, Venue } from "./Common.ts"
import { CurrencyDetails, Unix, When } from "./Values.ts"

const { Flag, Int, objectOrNone, optional, Text } = Normal

/** A way of paying that is set up, or the one of an order; a free order has nothing but `type: "no_cost"`. */
export class PaymentMethod extends Schema.Opaque<PaymentMethod>()(
  Schema.Struct({
    id: optional(Text),
    external_id: optional(Text),
    instructions: optional(Text),
    name: optional(Text),
    additional_stripe_payment_methods: optional(Schema.Array(Text)),
    lead_time_before_event: optional(Int),
    type: optional(Text).annotate({ description: "stripe, paypal, offline, operator, no_cost …" }),
  }).annotate({ identifier: "PaymentMethod", description: "A way of paying that is set up, or the one of an order." }),
) {}

/** A ticket, in its order or alone. */
export class IssuedTicket extends Schema.Opaque<IssuedTicket>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    barcode: optional(Text).annotate({ description: "What its QR code holds" }),
    barcode_url: optional(Text),
    checked_in: optional(Flag),
    created_at: optional(Unix),
    custom_questions: optional(Schema.Array(CustomQuestion)),
    description: optional(Text),
    email: optional(Text).annotate({ description: "The buyer's" }),
    first_name: optional(Text),
    full_name: optional(Text),
    last_name: optional(Text),
    listed_currency: optional(CurrencyDetails),
    qr_code_url: optional(Text),
    reservation: optional(Text).annotate({ description: "A seat such as `23-3`" }),
    updated_at: optional(Unix),
    voided_at: optional(Unix),
    add_on_id: optional(Id),
    event_id: optional(Id),
    event_series_id: optional(Id),
    group_ticket_barcode: optional(Text),
    listed_price: optional(Amount),
    order_id: optional(Id).annotate({ description: "null for a ticket that the API issued or an import made" }),
    reference: optional(Text).annotate({ description: "Of another system; what a ticket issued here is found by" }),
    source: optional(Text).annotate({ description: "api, dashboard_import or checkout" }),
    status: optional(Text).annotate({ description: "valid, voided (live) or void (seeds)" }),
    ticket_type_id: optional(Id),
  }).annotate({ identifier: "IssuedTicket", description: "A ticket, in its order or alone." }),
) {}

/** A line of an order. The lines add up to its total. */
export class LineItem extends Schema.Opaque<LineItem>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    description: optional(Text),
    quantity: optional(Int),
    booking_fee: optional(Amount),
    item_id: optional(Id).annotate({ description: "Of a ticket type or a product" }),
    store_id: optional(Id),
    total: optional(Amount).annotate({ description: "With tax, in minor units" }),
    type: optional(Text).annotate({
      description: "ticket, transaction_charge, void, tax, gift_card (discounts and vouchers) or donation",
    }),
    value: optional(Amount).annotate({ description: "Without tax, in minor units" }),
  }).annotate({ identifier: "LineItem", description: "A line of an order. The lines add up to its total." }),
) {}

/** The event of an order, in short. */
export class EventSummary extends Schema.Opaque<EventSummary>()(
  Schema.Struct({
    id: optional(Id),
    end_date: optional(When),
    event_id: optional(Id),
    event_series_id: optional(Id),
    name: optional(Text),
    start_date: optional(When),
    venue: optional(objectOrNone(Venue)),
  }).annotate({ identifier: "EventSummary", description: "The event of an order, in short." }),
) {}

/** Where a buyer lives. */
export class Address extends Schema.Opaque<Address>()(
  Schema.Struct({
    address_1: optional(Text),
    address_2: optional(Text),
    address_3: optional(Text),
    postal_code: optional(Text),
  }).annotate({ identifier: "Address", description: "Where a buyer lives." }),
) {}

/** Who bought, as typed in at the checkout. */
export class BuyerDetails extends Schema.Opaque<BuyerDetails>()(
  Schema.Struct({
    address: optional(objectOrNone(Address)),
    custom_questions: optional(Schema.Array(CustomQuestion)),
    email: optional(Text),
    first_name: optional(Text),
    last_name: optional(Text),
    name: optional(Text),
    phone: optional(Text),
  }).annotate({ identifier: "BuyerDetails", description: "Who bought, as typed in at the checkout." }),
) {}

/** An order with its lines and tickets. */
export class Order extends Schema.Opaque<Order>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    buyer_details: optional(objectOrNone(BuyerDetails)),
    created_at: optional(Unix),
    credited_out_amount: optional(Amount),
    currency: optional(CurrencyDetails),
    event_summary: optional(objectOrNone(EventSummary)),
    issued_tickets: optional(Schema.Array(IssuedTicket)),
    line_items: optional(Schema.Array(LineItem)),
    marketing_opt_in: optional(Flag),
    meta_data: optional(objectOrNone(Schema.Record(Schema.String, Schema.Unknown))),
    notes: optional(Text),
    payment_method: optional(objectOrNone(PaymentMethod)),
    referral_tag: optional(Text),
    refund_amount: optional(Amount),
    refunded_voucher_id: optional(Id),
    sold_products: optional(Schema.Array(Schema.Unknown)),
    status: optional(Text).annotate({ description: "completed, pending or cancelled" }),
    status_message: optional(Text),
    subtotal: optional(Amount),
    tax: optional(Amount),
    tax_treatment: optional(Text).annotate({ description: "inclusive or exclusive" }),
    total: optional(Amount),
    total_paid: optional(Amount),
    txn_id: optional(Text).annotate({ description: "Of the payment; `--` for a free order" }),
    updated_at: optional(Unix),
  }).annotate({
    identifier: "Order",
    description: "An order with its lines and tickets. Amounts are minor units of its currency.",
  }),
) {}

/** A scan at the door: `quantity` is 1 for in and -1 for out again. */
export class CheckIn extends Schema.Opaque<CheckIn>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    check_in_at: optional(Unix),
    created_at: optional(Unix).annotate({
      description: "When it reached the platform: later, where a scanner was offline",
    }),
    event_id: optional(Id),
    event_series_id: optional(Id),
    issued_ticket_id: optional(Id),
    local_unique_id: optional(Text).annotate({ description: "The scanner's own, by which repeated ones are known" }),
    quantity: optional(Int).annotate({ description: "1 for in, -1 for out again" }),
  }).annotate({ identifier: "CheckIn", description: "A scan at the door." }),
) {}

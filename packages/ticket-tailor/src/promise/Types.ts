/**
 * The plain Ticket Tailor client: promises and async iterables. No Effect types.
 *
 * Made from the table of endpoints by `pnpm generate`; do not edit.
 *
 * @module
 */
import type { CallOptions, Closing, PagedList } from "@boxport/connector/promise"

/** What the API says of itself. */
export interface Ping {
  readonly version?: string | null
}

/** The box office and its totals. Only `box_office_name` is sure. */
export interface Overview {
  readonly object?: string | null
  readonly box_office_name?: string | null
  readonly credits?: number | null
  /** ISO 4217 code, in lower case but for products */
  readonly currency?: string | null
  readonly period?: string | null
  /** Minor units: cents or the like */
  readonly revenue?: number | null
  readonly total_issued_tickets?: number | null
  readonly total_orders?: number | null
}

/** A series: what its dates have in common. Its ticket types count over all dates. */
export interface EventSeries {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly access_code?: string | null
  readonly bundles?: ReadonlyArray<Bundle> | null
  readonly call_to_action?: string | null
  /** Seconds since 1970 */
  readonly created_at?: number | null
  /** ISO 4217 code, in lower case but for products */
  readonly currency?: string | null
  /** HTML */
  readonly description?: string | null
  readonly images?: {
    readonly header?: string | null
    readonly thumbnail?: string | null
  } | null
  readonly name?: string | null
  readonly online_event?: boolean | null
  readonly payment_methods?: ReadonlyArray<PaymentMethod> | null
  readonly private?: boolean | null
  /** Minor units: cents or the like */
  readonly revenue?: number | null
  readonly sales_tax_label?: string | null
  readonly sales_tax_percentage?: string | null
  /** inclusive or exclusive */
  readonly sales_tax_treatment?: string | null
  readonly show_map?: boolean | null
  /** draft, published or sales_closed */
  readonly status?: string | null
  /** Seconds since 1970 */
  readonly tickets_available_at?: number | null
  readonly tickets_available_at_message?: string | null
  /** Seconds since 1970 */
  readonly tickets_unavailable_at?: number | null
  readonly tickets_unavailable_at_message?: string | null
  /** IANA name */
  readonly timezone?: string | null
  readonly total_issued_tickets?: number | null
  /** Minor units: cents or the like */
  readonly transaction_fee_fixed_amount?: number | null
  readonly transaction_fee_percentage?: string | null
  /** Seconds since 1970 */
  readonly updated_at?: number | null
  readonly url?: string | null
  readonly venue?: Venue | null
  readonly voucher_ids?: ReadonlyArray<string> | null
  /** true, false or no_tickets_available */
  readonly waitlist_active?: string | null
  readonly waitlist_call_to_action?: string | null
  readonly waitlist_confirmation_message?: string | null
  readonly waitlist_event_page_text?: string | null
  readonly default_max_tickets_sold_per_occurrence?: number | null
  readonly default_ticket_groups?: ReadonlyArray<TicketGroup> | null
  readonly default_ticket_types?: ReadonlyArray<TicketType> | null
  readonly next_occurrence_date?: Moment | null
  readonly total_occurrences?: number | null
  readonly upcoming_occurrences?: number | null
}

/** Ticket types and products sold as a set. */
export interface Bundle {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly access_code?: string | null
  /** Minor units: cents or the like */
  readonly booking_fee?: number | null
  readonly description?: string | null
  readonly name?: string | null
  /** Minor units: cents or the like */
  readonly price?: number | null
  readonly products?: ReadonlyArray<{
    /** An id with its prefix */
    readonly id: string
    readonly quantity?: number | null
  }> | null
  /** Upper case: ON_SALE, SOLD_OUT, UNAVAILABLE, HIDDEN … */
  readonly status?: string | null
  readonly ticket_types?: ReadonlyArray<{
    /** An id with its prefix */
    readonly id: string
    readonly quantity?: number | null
  }> | null
}

/** A way of paying that is set up, or the one of an order. */
export interface PaymentMethod {
  readonly id?: string | null
  readonly external_id?: string | null
  readonly instructions?: string | null
  readonly name?: string | null
  readonly additional_stripe_payment_methods?: ReadonlyArray<string> | null
  readonly lead_time_before_event?: number | null
  /** stripe, paypal, offline, operator, no_cost … */
  readonly type?: string | null
}

/** Where something takes place. */
export interface Venue {
  readonly name?: string | null
  readonly postal_code?: string | null
  /** Two letters */
  readonly country?: string | null
}

/** A group that ticket types and bundles are shown under; its limits hold for all of them together. */
export interface TicketGroup {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly bundle_ids?: ReadonlyArray<string> | null
  readonly max_per_order?: number | null
  /** Capacity that its ticket types share */
  readonly max_quantity?: number | null
  readonly min_per_order?: number | null
  readonly name?: string | null
  readonly sort_order?: number | null
  readonly ticket_ids?: ReadonlyArray<string> | null
}

/** A ticket type of a series, or of one of its dates with that date's numbers. */
export interface TicketType {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly access_code?: string | null
  /** Minor units: cents or the like */
  readonly booking_fee?: number | null
  readonly description?: string | null
  readonly discounts?: ReadonlyArray<string> | null
  /** An id with its prefix */
  readonly group_id?: string | null
  readonly has_overrides?: boolean | null
  /** Seconds since 1970 */
  readonly hide_after?: number | null
  /** Seconds since 1970 */
  readonly hide_until?: number | null
  readonly hide_when_sold_out?: boolean | null
  readonly max_per_order?: number | null
  readonly min_per_order?: number | null
  readonly name?: string | null
  /** An id with its prefix */
  readonly override_id?: string | null
  /** Minor units: cents or the like */
  readonly price?: number | null
  /** What can be bought now: total less issued less in baskets */
  readonly quantity?: number | null
  readonly quantity_held?: number | null
  readonly quantity_in_baskets?: number | null
  readonly quantity_issued?: number | null
  /** Capacity */
  readonly quantity_total?: number | null
  readonly show_quantity_remaining?: boolean | null
  readonly show_quantity_remaining_less_than?: number | null
  readonly sort_order?: number | null
  /** on_sale, sold_out, unavailable, hidden, admin_only, locked or members_only */
  readonly status?: string | null
  /** paid or free in the seeds; GA or Seated live */
  readonly type?: string | null
}

/** A moment and how the box office shows it. */
export interface Moment {
  /** `YYYY-MM-DD` on the clock of the event */
  readonly date?: string | null
  /** For people to read, in the language of the box office */
  readonly formatted?: string | null
  /** ISO 8601 with an offset */
  readonly iso?: string | null
  /** `HH:MM` on the clock of the event */
  readonly time?: string | null
  /** An offset such as `+01:00`, not a zone */
  readonly timezone?: string | null
  /** Seconds since 1970 */
  readonly unix?: number | null
}

/** What deleting something answers. */
export interface Deleted {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly deleted?: boolean | null
  /** It was not removed but hidden, since something was sold */
  readonly hidden?: boolean | null
}

/** One date of a series, with the fields of the series. */
export interface Event {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly access_code?: string | null
  readonly bundles?: ReadonlyArray<Bundle> | null
  readonly call_to_action?: string | null
  /** Seconds since 1970 */
  readonly created_at?: number | null
  /** ISO 4217 code, in lower case but for products */
  readonly currency?: string | null
  /** HTML */
  readonly description?: string | null
  readonly images?: {
    readonly header?: string | null
    readonly thumbnail?: string | null
  } | null
  readonly name?: string | null
  readonly online_event?: boolean | null
  readonly payment_methods?: ReadonlyArray<PaymentMethod> | null
  readonly private?: boolean | null
  /** Minor units: cents or the like */
  readonly revenue?: number | null
  readonly sales_tax_label?: string | null
  readonly sales_tax_percentage?: string | null
  /** inclusive or exclusive */
  readonly sales_tax_treatment?: string | null
  readonly show_map?: boolean | null
  /** draft, published or sales_closed */
  readonly status?: string | null
  /** Seconds since 1970 */
  readonly tickets_available_at?: number | null
  readonly tickets_available_at_message?: string | null
  /** Seconds since 1970 */
  readonly tickets_unavailable_at?: number | null
  readonly tickets_unavailable_at_message?: string | null
  /** IANA name */
  readonly timezone?: string | null
  readonly total_issued_tickets?: number | null
  /** Minor units: cents or the like */
  readonly transaction_fee_fixed_amount?: number | null
  readonly transaction_fee_percentage?: string | null
  /** Seconds since 1970 */
  readonly updated_at?: number | null
  readonly url?: string | null
  readonly venue?: Venue | null
  readonly voucher_ids?: ReadonlyArray<string> | null
  /** true, false or no_tickets_available */
  readonly waitlist_active?: string | null
  readonly waitlist_call_to_action?: string | null
  readonly waitlist_confirmation_message?: string | null
  readonly waitlist_event_page_text?: string | null
  readonly available_status?: string | null
  readonly checkout_url?: string | null
  readonly chk?: string | null
  readonly end?: Moment | null
  /** An id with its prefix */
  readonly event_series_id?: string | null
  readonly hidden?: boolean | null
  readonly max_tickets_sold_per_occurrence?: number | null
  /** Lets in whoever has it */
  readonly online_link?: string | null
  /** An id with its prefix */
  readonly override_id?: string | null
  readonly start?: Moment | null
  readonly ticket_groups?: ReadonlyArray<TicketGroup> | null
  readonly ticket_types?: ReadonlyArray<TicketType> | null
  readonly tickets_available?: boolean | null
  readonly total_holds?: number | null
  readonly total_orders?: number | null
  readonly unavailable?: boolean | null
  readonly unavailable_status?: string | null
}

/** A set of changes to ticket types that applies to single dates (`override_id` of an event). */
export interface Override {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  /** Seconds since 1970 */
  readonly created_at?: number | null
  /** An id with its prefix */
  readonly event_series_id?: string | null
  readonly max_sellable_tickets?: number | null
  readonly name?: string | null
  readonly ticket_types?: ReadonlyArray<unknown> | null
}

/** An order with its lines and tickets. Amounts are minor units of its currency. */
export interface Order {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly buyer_details?: BuyerDetails | null
  /** Seconds since 1970 */
  readonly created_at?: number | null
  /** Minor units: cents or the like */
  readonly credited_out_amount?: number | null
  readonly currency?: Currency | null
  readonly event_summary?: EventSummary | null
  readonly issued_tickets?: ReadonlyArray<IssuedTicket> | null
  readonly line_items?: ReadonlyArray<LineItem> | null
  readonly marketing_opt_in?: boolean | null
  readonly meta_data?: {
    readonly [name: string]: unknown
  } | null
  readonly notes?: string | null
  readonly payment_method?: PaymentMethod | null
  readonly referral_tag?: string | null
  /** Minor units: cents or the like */
  readonly refund_amount?: number | null
  /** An id with its prefix */
  readonly refunded_voucher_id?: string | null
  readonly sold_products?: ReadonlyArray<unknown> | null
  /** completed, pending or cancelled */
  readonly status?: string | null
  readonly status_message?: string | null
  /** Minor units: cents or the like */
  readonly subtotal?: number | null
  /** Minor units: cents or the like */
  readonly tax?: number | null
  /** inclusive or exclusive */
  readonly tax_treatment?: string | null
  /** Minor units: cents or the like */
  readonly total?: number | null
  /** Minor units: cents or the like */
  readonly total_paid?: number | null
  /** Of the payment; `--` for a free order */
  readonly txn_id?: string | null
  /** Seconds since 1970 */
  readonly updated_at?: number | null
}

/** Who bought, as typed in at the checkout. */
export interface BuyerDetails {
  readonly address?: Address | null
  readonly custom_questions?: ReadonlyArray<CustomQuestion> | null
  readonly email?: string | null
  readonly first_name?: string | null
  readonly last_name?: string | null
  readonly name?: string | null
  readonly phone?: string | null
}

/** Where a buyer lives. */
export interface Address {
  readonly address_1?: string | null
  readonly address_2?: string | null
  readonly address_3?: string | null
  readonly postal_code?: string | null
}

/** A question of a checkout form and what was answered; several choices are one text with commas. */
export interface CustomQuestion {
  readonly question?: string | null
  readonly answer?: string | null
}

/** A currency and what its amounts are counted in. */
export interface Currency {
  /** ISO 4217 code in lower case */
  readonly code: string
  /** How many minor units a major one has: 100, or 1 for yen */
  readonly base_multiplier?: number | null
}

/** The event of an order, in short. */
export interface EventSummary {
  /** An id with its prefix */
  readonly id?: string | null
  readonly end_date?: Moment | null
  /** An id with its prefix */
  readonly event_id?: string | null
  /** An id with its prefix */
  readonly event_series_id?: string | null
  readonly name?: string | null
  readonly start_date?: Moment | null
  readonly venue?: Venue | null
}

/** A ticket, in its order or alone. */
export interface IssuedTicket {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  /** What its QR code holds */
  readonly barcode?: string | null
  readonly barcode_url?: string | null
  readonly checked_in?: boolean | null
  /** Seconds since 1970 */
  readonly created_at?: number | null
  readonly custom_questions?: ReadonlyArray<CustomQuestion> | null
  readonly description?: string | null
  /** The buyer's */
  readonly email?: string | null
  readonly first_name?: string | null
  readonly full_name?: string | null
  readonly last_name?: string | null
  readonly listed_currency?: Currency | null
  readonly qr_code_url?: string | null
  /** A seat such as `23-3` */
  readonly reservation?: string | null
  /** Seconds since 1970 */
  readonly updated_at?: number | null
  /** Seconds since 1970 */
  readonly voided_at?: number | null
  /** An id with its prefix */
  readonly add_on_id?: string | null
  /** An id with its prefix */
  readonly event_id?: string | null
  /** An id with its prefix */
  readonly event_series_id?: string | null
  readonly group_ticket_barcode?: string | null
  /** Minor units: cents or the like */
  readonly listed_price?: number | null
  /** null for a ticket that the API issued or an import made */
  readonly order_id?: string | null
  /** Of another system; what a ticket issued here is found by */
  readonly reference?: string | null
  /** api, dashboard_import or checkout */
  readonly source?: string | null
  /** valid, voided (live) or void (seeds) */
  readonly status?: string | null
  /** An id with its prefix */
  readonly ticket_type_id?: string | null
}

/** A line of an order. The lines add up to its total. */
export interface LineItem {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly description?: string | null
  readonly quantity?: number | null
  /** Minor units: cents or the like */
  readonly booking_fee?: number | null
  /** Of a ticket type or a product */
  readonly item_id?: string | null
  /** An id with its prefix */
  readonly store_id?: string | null
  /** With tax, in minor units */
  readonly total?: number | null
  /** ticket, transaction_charge, void, tax, gift_card (discounts and vouchers) or donation */
  readonly type?: string | null
  /** Without tax, in minor units */
  readonly value?: number | null
}

/** What voiding something answers. */
export interface Voided {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly voided?: boolean | null
  /** The hold that its place went to, where that was asked for */
  readonly hold_id?: string | null
}

/** A scan at the door. */
export interface CheckIn {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  /** Seconds since 1970 */
  readonly check_in_at?: number | null
  /** When it reached the platform: later, where a scanner was offline */
  readonly created_at?: number | null
  /** An id with its prefix */
  readonly event_id?: string | null
  /** An id with its prefix */
  readonly event_series_id?: string | null
  /** An id with its prefix */
  readonly issued_ticket_id?: string | null
  /** The scanner's own, by which repeated ones are known */
  readonly local_unique_id?: string | null
  /** 1 for in, -1 for out again */
  readonly quantity?: number | null
}

/** Somebody who waits for tickets. */
export interface WaitlistSignup {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly created_at?: Moment | null
  readonly email?: string | null
  /** An id with its prefix */
  readonly event_id?: string | null
  /** An id with its prefix */
  readonly event_series_id?: string | null
  readonly name?: string | null
  readonly notified_date?: Moment | null
}

/** A discount code. It works on `ticket_types`, or on everything when there are none. */
export interface Discount {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly code?: string | null
  readonly expires?: Moment | null
  readonly face_value_percentage?: string | null
  /** How many orders may use it */
  readonly max_redemptions?: number | null
  readonly name?: string | null
  readonly price_percent?: string | null
  readonly times_redeemed?: number | null
  /** Minor units: cents or the like */
  readonly booking_fee?: number | null
  /** Minor units: cents or the like */
  readonly booking_fee_amount?: number | null
  readonly booking_fee_percent?: string | null
  readonly booking_fee_percentage?: string | null
  /** Minor units: cents or the like */
  readonly face_value_amount?: number | null
  /** Minor units: cents or the like */
  readonly price?: number | null
  readonly products?: ReadonlyArray<string> | null
  readonly ticket_types?: ReadonlyArray<string> | null
  /** fixed_amount or percentage */
  readonly type?: string | null
}

/** A voucher: a batch of codes, each worth `value`. */
export interface Voucher {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly available_codes?: number | null
  /** ISO 4217 code, in lower case but for products */
  readonly currency?: string | null
  readonly expiry?: Moment | null
  readonly name?: string | null
  readonly total_codes?: number | null
  readonly event_series_ids?: ReadonlyArray<string> | null
  readonly interval?: unknown | null
  readonly partial_redemption?: boolean | null
  readonly type?: string | null
  readonly usable_on_any_event?: boolean | null
  /** Minor units: cents or the like */
  readonly value?: number | null
}

/** One code of a voucher. */
export interface VoucherCode {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly code?: string | null
  readonly expiry?: Moment | null
  /** null until it is used */
  readonly used?: Moment | null
  /** Minor units: cents or the like */
  readonly value?: number | null
  /** An id with its prefix */
  readonly voucher_id?: string | null
}

/** Tickets of an event set aside. */
export interface Hold {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly created_at?: Moment | null
  /** An id with its prefix */
  readonly event_id?: string | null
  readonly note?: string | null
  readonly quantities?: ReadonlyArray<{
    /** An id with its prefix */
    readonly ticket_type_id: string
    readonly quantity?: number | null
  }> | null
  readonly total_on_hold?: number | null
  /** How the documented example spells updated_at */
  readonly update_at?: Moment | null
  readonly updated_at?: Moment | null
}

/** Something sold beside tickets. */
export interface Product {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  /** Minor units: cents or the like */
  readonly booking_fee?: number | null
  readonly created_at?: Moment | null
  /** ISO 4217 code, in lower case but for products */
  readonly currency?: string | null
  readonly description?: string | null
  readonly event_series_ids?: ReadonlyArray<string> | null
  readonly fulfilment_reference_id?: string | null
  /** NONE, ISSUED_MEMBERSHIP … */
  readonly fulfilment_type?: string | null
  readonly image?: unknown | null
  readonly instructions?: string | null
  readonly issue_ticket_voucher?: boolean | null
  readonly issued_count?: number | null
  readonly linked_to_all_event_series?: boolean | null
  readonly name?: string | null
  /** Minor units: cents or the like */
  readonly price?: number | null
  readonly quantity?: number | null
  readonly quantity_per_event_occurrence?: number | null
  readonly sell_in_store?: boolean | null
  /** Upper case: ON_SALE, SOLD_OUT, UNAVAILABLE, HIDDEN */
  readonly status?: string | null
  readonly updated_at?: Moment | null
  readonly variant?: unknown | null
}

/** A store: products without an event. Only these fields are known. */
export interface Store {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  /** ISO 4217 code, in lower case but for products */
  readonly currency?: string | null
  readonly name?: string | null
}

/** A checkout form, by the fields that readers of the API expect. */
export interface CheckoutForm {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly created_at?: Moment | null
  /** An id with its prefix */
  readonly event_series_id?: string | null
  readonly event_series_ids?: ReadonlyArray<string> | null
  readonly name?: string | null
}

/** A question or text of a checkout form. Which keys it has is not documented. */
export interface CheckoutFormElement {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly applies_to?: string | null
  readonly description?: string | null
  readonly label?: string | null
  readonly name?: string | null
  readonly options?: ReadonlyArray<unknown> | null
  readonly per_ticket?: boolean | null
  readonly question?: string | null
  readonly required?: boolean | null
  readonly scope?: string | null
  readonly sort_order?: number | null
  readonly title?: string | null
  readonly type?: string | null
  /** An id with its prefix */
  readonly checkout_form_id?: string | null
  /** HTML; of termsCheckbox and termsSignature only */
  readonly terms_and_conditions?: string | null
}

/** A kind of membership. */
export interface MembershipType {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly conditions_and_benefits?: ReadonlyArray<unknown> | null
  readonly max_redemptions?: number | null
  readonly name?: string | null
  readonly photo_required?: boolean | null
  readonly valid_from_date?: Moment | null
  /** fixed or relative (to the day it is issued) */
  readonly valid_from_type?: string | null
  readonly valid_to_date?: Moment | null
  readonly valid_to_relative_days?: number | null
  /** fixed or relative (to the day it is issued) */
  readonly valid_to_type?: string | null
}

/** A membership of somebody. */
export interface IssuedMembership {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly benefits?: ReadonlyArray<unknown> | null
  readonly code?: string | null
  readonly email?: string | null
  readonly first_name?: string | null
  readonly full_name?: string | null
  readonly is_valid?: boolean | null
  readonly issue_date?: Moment | null
  readonly last_name?: string | null
  readonly max_redemptions?: number | null
  /** An id with its prefix */
  readonly membership_type_id?: string | null
  readonly membership_type_name?: string | null
  readonly redemption_collection?: ReadonlyArray<MembershipRedemption> | null
  readonly redemptions?: number | null
  readonly valid_from?: Moment | null
  readonly valid_to?: Moment | null
  readonly voided_at?: Moment | null
}

/** A use of a membership. */
export interface MembershipRedemption {
  readonly object?: string | null
  /** An id with its prefix */
  readonly id: string
  readonly created_at?: Moment | null
  readonly description?: string | null
  /** An id with its prefix */
  readonly issued_membership_id?: string | null
  /** An id with its prefix */
  readonly linked_event_id?: string | null
  /** An id with its prefix */
  readonly linked_order_id?: string | null
}

/** How the photos of members are shared. Nothing is known of its fields. */
export interface MembershipPhotoShare {
  readonly [name: string]: unknown
}

/** The body of `eventSeries.create`. */
export interface NewEventSeries {
  readonly name: string
  readonly currency:
    | "gbp"
    | "usd"
    | "eur"
    | "sgd"
    | "aud"
    | "brl"
    | "cad"
    | "czk"
    | "dkk"
    | "hkd"
    | "huf"
    | "ils"
    | "jpy"
    | "myr"
    | "mxn"
    | "nok"
    | "nzd"
    | "php"
    | "pln"
    | "rub"
    | "sek"
    | "chf"
    | "twd"
    | "thb"
    | "try"
  /** HTML */
  readonly description?: string
  /** Its name; read as venue.name */
  readonly venue?: string
  readonly postal_code?: string
  readonly country?: string
  readonly access_code?: string
  /** Zoom or the like */
  readonly online_platform?: string
  /** Read as default_max_tickets_sold_per_occurrence */
  readonly max_tickets_sold_per_occurrence?: number
  /** Seconds since 1970, UTC */
  readonly tickets_available_at?: number
  /** May hold {countdown}; needs tickets_available_at */
  readonly tickets_available_at_message?: string
  /** Seconds since 1970, UTC */
  readonly tickets_unavailable_at?: number
  /** Needs tickets_unavailable_at */
  readonly tickets_unavailable_at_message?: string
  readonly voucher_ids?: ReadonlyArray<string>
  readonly waitlist_active?: boolean | "true" | "false" | "no_tickets_available"
  readonly waitlist_call_to_action?: string
  readonly waitlist_event_page_text?: string
  readonly waitlist_confirmation_message?: string
}

/** The body of `eventSeries.update`. */
export interface EventSeriesChanges {
  readonly name?: string
  readonly currency?:
    | "gbp"
    | "usd"
    | "eur"
    | "sgd"
    | "aud"
    | "brl"
    | "cad"
    | "czk"
    | "dkk"
    | "hkd"
    | "huf"
    | "ils"
    | "jpy"
    | "myr"
    | "mxn"
    | "nok"
    | "nzd"
    | "php"
    | "pln"
    | "rub"
    | "sek"
    | "chf"
    | "twd"
    | "thb"
    | "try"
  readonly call_to_action?: string
  /** HTML */
  readonly description?: string
  /** Its name; read as venue.name */
  readonly venue?: string
  readonly postal_code?: string
  readonly country?: string
  readonly access_code?: string
  /** Zoom or the like */
  readonly online_platform?: string
  /** Read as default_max_tickets_sold_per_occurrence */
  readonly max_tickets_sold_per_occurrence?: number
  /** Seconds since 1970, UTC */
  readonly tickets_available_at?: number
  /** May hold {countdown}; needs tickets_available_at */
  readonly tickets_available_at_message?: string
  /** Seconds since 1970, UTC */
  readonly tickets_unavailable_at?: number
  /** Needs tickets_unavailable_at */
  readonly tickets_unavailable_at_message?: string
  readonly voucher_ids?: ReadonlyArray<string>
  readonly waitlist_active?: boolean | "true" | "false" | "no_tickets_available"
  readonly waitlist_call_to_action?: string
  readonly waitlist_event_page_text?: string
  readonly waitlist_confirmation_message?: string
}

/** The body of `eventSeries.changeStatus`. */
export interface EventSeriesStatus {
  readonly status: "DRAFT" | "PUBLISHED" | "CLOSE_SALES" | "draft" | "published" | "sales_closed"
}

/** The body of `eventSeries.events.create`. */
export interface NewSeriesEvent {
  /** On the clock of the series, whose zone can be read but not set */
  readonly start_date: string
  /** On the clock of the series, whose zone can be read but not set */
  readonly start_time: string
  /** On the clock of the series, whose zone can be read but not set */
  readonly end_date: string
  /** On the clock of the series, whose zone can be read but not set */
  readonly end_time: string
  readonly hidden?: boolean
  readonly unavailable?: boolean
  /** What to say while it is unavailable */
  readonly unavailable_status?: string
  readonly online_link?: string
  /** An id with its prefix */
  readonly override_id?: string
}

/** The body of `eventSeries.events.update`. */
export interface SeriesEventChanges {
  /** On the clock of the series, whose zone can be read but not set */
  readonly start_date?: string
  /** On the clock of the series, whose zone can be read but not set */
  readonly start_time?: string
  /** On the clock of the series, whose zone can be read but not set */
  readonly end_date?: string
  /** On the clock of the series, whose zone can be read but not set */
  readonly end_time?: string
  readonly hidden?: boolean
  readonly unavailable?: boolean
  /** What to say while it is unavailable */
  readonly unavailable_status?: string
  readonly online_link?: string
  /** An id with its prefix */
  readonly override_id?: string
}

/** Seconds since 1970, or bounds: gt, gte, lt, lte */
export type Range =
  | number
  | {
      /** Seconds since 1970, UTC */
      readonly gt?: number
      /** Seconds since 1970, UTC */
      readonly gte?: number
      /** Seconds since 1970, UTC */
      readonly lt?: number
      /** Seconds since 1970, UTC */
      readonly lte?: number
    }

/** The body of `ticketTypes.create`. */
export interface NewTicketType {
  readonly name: string
  /** In minor units (cents or the like), or Money */
  readonly price: number | Money
  /** The whole capacity of each date */
  readonly quantity: number
  /** Shows it where it is hidden */
  readonly access_code?: string
  /** In minor units (cents or the like), or Money */
  readonly booking_fee?: number | Money
  readonly description?: string
  /** Discounts that work on it */
  readonly discounts?: ReadonlyArray<string>
  /** An id with its prefix */
  readonly group_id?: string
  /** The number of the group without tg_: the only form that works, some say; the client tries it itself */
  readonly groupId?: number
  /** Seconds since 1970, UTC */
  readonly hide_after?: number
  /** Seconds since 1970, UTC */
  readonly hide_until?: number
  readonly hide_when_sold_out?: boolean
  readonly min_per_order?: number
  readonly max_per_order?: number
  readonly show_quantity_remaining?: boolean
  readonly show_quantity_remaining_less_than?: number
  readonly status?:
    | "ON_SALE"
    | "SOLD_OUT"
    | "UNAVAILABLE"
    | "HIDDEN"
    | "ADMIN_ONLY"
    | "LOCKED"
    | "on_sale"
    | "sold_out"
    | "unavailable"
    | "hidden"
    | "admin_only"
    | "locked"
}

/** An amount that knows its currency */
export interface Money {
  /** Whole minor units: cents, yen, fils */
  readonly minor: bigint
  /** ISO 4217 code */
  readonly currency: string
}

/** The body of `ticketTypes.update`. */
export interface TicketTypeChanges {
  readonly name?: string
  /** In minor units (cents or the like), or Money */
  readonly price?: number | Money
  readonly quantity?: number
  /** Shows it where it is hidden */
  readonly access_code?: string
  /** In minor units (cents or the like), or Money */
  readonly booking_fee?: number | Money
  readonly description?: string
  /** Discounts that work on it */
  readonly discounts?: ReadonlyArray<string>
  /** An id with its prefix */
  readonly group_id?: string
  /** The number of the group without tg_: the only form that works, some say; the client tries it itself */
  readonly groupId?: number
  /** Seconds since 1970, UTC */
  readonly hide_after?: number
  /** Seconds since 1970, UTC */
  readonly hide_until?: number
  readonly hide_when_sold_out?: boolean
  readonly min_per_order?: number
  readonly max_per_order?: number
  readonly show_quantity_remaining?: boolean
  readonly show_quantity_remaining_less_than?: number
  readonly status?:
    | "ON_SALE"
    | "SOLD_OUT"
    | "UNAVAILABLE"
    | "HIDDEN"
    | "ADMIN_ONLY"
    | "LOCKED"
    | "on_sale"
    | "sold_out"
    | "unavailable"
    | "hidden"
    | "admin_only"
    | "locked"
}

/** The body of `ticketGroups.create`. */
export interface NewTicketGroup {
  readonly name: string
  readonly min_per_order?: number
  readonly max_per_order?: number
  /** Capacity that its ticket types share */
  readonly max_quantity?: number
}

/** The body of `ticketGroups.update`. */
export interface TicketGroupChanges {
  readonly name?: string
  readonly min_per_order?: number
  readonly max_per_order?: number
  /** Capacity that its ticket types share */
  readonly max_quantity?: number
}

/** The body of `bundles.create`. */
export interface NewBundle {
  readonly name: string
  /** In minor units (cents or the like), or Money */
  readonly price: number | Money
  readonly description: string
  readonly access_code?: string
  /** In minor units (cents or the like), or Money */
  readonly booking_fee?: number | Money
  readonly status?:
    | "ON_SALE"
    | "SOLD_OUT"
    | "UNAVAILABLE"
    | "HIDDEN"
    | "ADMIN_ONLY"
    | "LOCKED"
    | "on_sale"
    | "sold_out"
    | "unavailable"
    | "hidden"
    | "admin_only"
    | "locked"
  /** By id, how many */
  readonly ticket_type_ids?: {
    readonly [name: string]: number
  }
  /** By id, how many */
  readonly product_ids?: {
    readonly [name: string]: number
  }
}

/** The body of `bundles.update`. */
export interface BundleChanges {
  readonly name?: string
  /** In minor units (cents or the like), or Money */
  readonly price?: number | Money
  readonly description?: string
  readonly access_code?: string
  /** In minor units (cents or the like), or Money */
  readonly booking_fee?: number | Money
  readonly status?:
    | "ON_SALE"
    | "SOLD_OUT"
    | "UNAVAILABLE"
    | "HIDDEN"
    | "ADMIN_ONLY"
    | "LOCKED"
    | "on_sale"
    | "sold_out"
    | "unavailable"
    | "hidden"
    | "admin_only"
    | "locked"
  /** By id, how many */
  readonly ticket_type_ids?: {
    readonly [name: string]: number
  }
  /** By id, how many */
  readonly product_ids?: {
    readonly [name: string]: number
  }
}

/** The body of `overrides.create`. */
export interface NewOverride {
  readonly name: string
  readonly max_sellable_tickets?: number
}

/** The body of `overrides.update`. */
export interface OverrideChanges {
  readonly name?: string
  readonly max_sellable_tickets?: number
}

/** The body of `orders.update`. */
export interface BuyerChanges {
  readonly email?: string
  readonly first_name?: string
  readonly last_name?: string
  readonly phone?: string
  readonly address_1?: string
  readonly address_2?: string
  readonly address_3?: string
  readonly postal_code?: string
}

/** The body of `orders.confirmPaymentReceived`. */
export interface PaymentReceived {
  /** What the payment is known by; read as txn_id */
  readonly transaction_id?: string
}

/** The body of `issuedTickets.create`. */
export interface NewIssuedTicket {
  /** An id with its prefix */
  readonly event_id?: string
  /** An id with its prefix */
  readonly ticket_type_id?: string
  /** An id with its prefix */
  readonly hold_id?: string
  readonly full_name: string
  readonly email?: string
  /** What the QR code holds; made up if it is left out */
  readonly barcode?: string
  /** Of another system. There is no idempotency key: what was issued is found again by this alone */
  readonly reference?: string
  /** Mails the ticket, where the box office may; fails in silence */
  readonly send_email?: boolean
}

/** The body of `issuedTickets.void`. */
export interface VoidIssuedTicket {
  /** Keeps its place in a hold, rather than sell it again */
  readonly void_to_hold?: boolean
}

/** The body of `checkIns.create`. */
export interface NewCheckIn {
  /** An id with its prefix */
  readonly issued_ticket_id: string
  /** 1 for in, -1 for out again */
  readonly quantity: 1 | -1
  /** Seconds since 1970, UTC */
  readonly check_in_at?: number
  /** Of the scanner. A scan with one that is known is not recorded again */
  readonly local_unique_id?: string
}

/** The body of `discounts.create`. */
export interface NewDiscount {
  readonly code: string
  readonly name: string
  readonly type: "fixed_amount" | "percentage"
  /** What it takes off the booking fee */
  readonly booking_fee?: number | Money
  readonly booking_fee_percent?: number
  /** Seconds since 1970, UTC */
  readonly expires?: number
  /** In how many orders */
  readonly max_redemptions?: number
  /** What it takes off each ticket */
  readonly price?: number | Money
  readonly price_percent?: number
  readonly ticket_types?: ReadonlyArray<string>
}

/** The body of `discounts.update`. */
export interface DiscountChanges {
  readonly code?: string
  readonly name?: string
  readonly type?: "fixed_amount" | "percentage"
  /** What it takes off the booking fee */
  readonly booking_fee?: number | Money
  readonly booking_fee_percent?: number
  /** Seconds since 1970, UTC */
  readonly expires?: number
  /** In how many orders */
  readonly max_redemptions?: number
  /** What it takes off each ticket */
  readonly price?: number | Money
  readonly price_percent?: number
  /** By id: true adds, false removes; the others stay as they are */
  readonly ticket_types?: {
    readonly [name: string]: boolean
  }
  /** ticket_types in the form that one live test found to work; the client tries it itself */
  readonly ticket_type_id?: {
    readonly [name: string]: boolean
  }
}

/** The body of `vouchers.create`. */
export interface NewVoucher {
  readonly name: string
  /** In minor units (cents or the like), or Money */
  readonly value: number | Money
  readonly codes: ReadonlyArray<string>
  /** Required in the seed, not live */
  readonly expiry?: number
  readonly event_series_ids?: ReadonlyArray<string>
  readonly currency?:
    | "gbp"
    | "usd"
    | "eur"
    | "sgd"
    | "aud"
    | "brl"
    | "cad"
    | "czk"
    | "dkk"
    | "hkd"
    | "huf"
    | "ils"
    | "jpy"
    | "myr"
    | "mxn"
    | "nok"
    | "nzd"
    | "php"
    | "pln"
    | "rub"
    | "sek"
    | "chf"
    | "twd"
    | "thb"
    | "try"
  readonly voucher_type?: string
  readonly usable_on_any_event?: boolean
}

/** The body of `vouchers.update`. */
export interface VoucherChanges {
  readonly name?: string
  /** In minor units (cents or the like), or Money */
  readonly value?: number | Money
  /** Codes to add to those it has */
  readonly codes?: ReadonlyArray<string>
  /** Seconds since 1970, UTC */
  readonly expiry?: number
  /** By id: true adds, false removes; the others stay as they are */
  readonly event_series_ids?: {
    readonly [name: string]: boolean
  }
}

/** The body of `holds.create`. */
export interface NewHold {
  /** An id with its prefix */
  readonly event_id: string
  readonly ticket_type_id: {
    readonly [name: string]: number
  }
  readonly note?: string
}

/** The body of `holds.update`. */
export interface HoldChanges {
  /** By id, how many */
  readonly ticket_type_id?: {
    readonly [name: string]: number
  }
  readonly note?: string
}

/** The body of `products.create`. */
export interface NewProduct {
  readonly name: string
  /** In minor units (cents or the like), or Money */
  readonly price: number | Money
  /** In minor units (cents or the like), or Money */
  readonly booking_fee?: number | Money
  /** The box office's, if it is left out */
  readonly currency?:
    | "gbp"
    | "usd"
    | "eur"
    | "sgd"
    | "aud"
    | "brl"
    | "cad"
    | "czk"
    | "dkk"
    | "hkd"
    | "huf"
    | "ils"
    | "jpy"
    | "myr"
    | "mxn"
    | "nok"
    | "nzd"
    | "php"
    | "pln"
    | "rub"
    | "sek"
    | "chf"
    | "twd"
    | "thb"
    | "try"
  readonly description?: string
  /** By id: true adds, false removes; the others stay as they are */
  readonly event_series_ids?: {
    readonly [name: string]: boolean
  }
  readonly instructions?: string
  /** Whether buyers get a QR code for it */
  readonly issue_ticket_voucher?: boolean
  readonly linked_to_all_event_series?: boolean
  readonly quantity?: number
  readonly status?:
    | "ON_SALE"
    | "SOLD_OUT"
    | "UNAVAILABLE"
    | "HIDDEN"
    | "on_sale"
    | "sold_out"
    | "unavailable"
    | "hidden"
}

/** The body of `products.update`. */
export interface ProductChanges {
  readonly name?: string
  /** In minor units (cents or the like), or Money */
  readonly price?: number | Money
  /** In minor units (cents or the like), or Money */
  readonly booking_fee?: number | Money
  /** The box office's, if it is left out */
  readonly currency?:
    | "gbp"
    | "usd"
    | "eur"
    | "sgd"
    | "aud"
    | "brl"
    | "cad"
    | "czk"
    | "dkk"
    | "hkd"
    | "huf"
    | "ils"
    | "jpy"
    | "myr"
    | "mxn"
    | "nok"
    | "nzd"
    | "php"
    | "pln"
    | "rub"
    | "sek"
    | "chf"
    | "twd"
    | "thb"
    | "try"
  readonly description?: string
  /** By id: true adds, false removes; the others stay as they are */
  readonly event_series_ids?: {
    readonly [name: string]: boolean
  }
  readonly instructions?: string
  /** Whether buyers get a QR code for it */
  readonly issue_ticket_voucher?: boolean
  readonly linked_to_all_event_series?: boolean
  readonly quantity?: number
  readonly status?:
    | "ON_SALE"
    | "SOLD_OUT"
    | "UNAVAILABLE"
    | "HIDDEN"
    | "on_sale"
    | "sold_out"
    | "unavailable"
    | "hidden"
  /** How many more or fewer there are, with its sign */
  readonly modify_quantity?: string
}

/** The body of `stores.update`. */
export interface StoreChanges {
  readonly name?: string
  readonly currency?:
    | "gbp"
    | "usd"
    | "eur"
    | "sgd"
    | "aud"
    | "brl"
    | "cad"
    | "czk"
    | "dkk"
    | "hkd"
    | "huf"
    | "ils"
    | "jpy"
    | "myr"
    | "mxn"
    | "nok"
    | "nzd"
    | "php"
    | "pln"
    | "rub"
    | "sek"
    | "chf"
    | "twd"
    | "thb"
    | "try"
}

/** The body of `checkoutFormElements.update`. */
export interface CheckoutFormElementChanges {
  /** Of multiCheckbox, radio and select; in place of those it has */
  readonly options?: ReadonlyArray<string>
  /** HTML, which the platform cleans; of termsCheckbox and termsSignature */
  readonly terms_and_conditions?: string
}

/** The body of `membershipTypes.create`. */
export interface NewMembershipType {
  readonly name: string
  /** On a day, or counted from the day of issue */
  readonly valid_from_type: "fixed" | "relative"
  /** On a day, or counted from the day of issue */
  readonly valid_to_type: "fixed" | "relative"
  /** For valid_from_type fixed */
  readonly valid_from_date?: string
  /** For valid_to_type fixed */
  readonly valid_to_date?: string
  /** For valid_to_type relative */
  readonly valid_to_relative_days?: number
  readonly max_redemptions?: number
  readonly conditions_and_benefits?: ReadonlyArray<string>
  readonly photo_required?: boolean
}

/** The body of `membershipTypes.update`. */
export interface MembershipTypeChanges {
  readonly name?: string
  /** On a day, or counted from the day of issue */
  readonly valid_from_type?: "fixed" | "relative"
  /** On a day, or counted from the day of issue */
  readonly valid_to_type?: "fixed" | "relative"
  /** For valid_from_type fixed */
  readonly valid_from_date?: string
  /** For valid_to_type fixed */
  readonly valid_to_date?: string
  /** For valid_to_type relative */
  readonly valid_to_relative_days?: number
  readonly max_redemptions?: number
  readonly conditions_and_benefits?: ReadonlyArray<string>
  readonly photo_required?: boolean
}

/** The body of `issuedMemberships.create`. */
export interface NewIssuedMembership {
  /** An id with its prefix */
  readonly membership_type_id: string
  readonly first_name: string
  readonly last_name: string
  readonly email: string
  readonly valid_from_date?: string
  readonly valid_to_date?: string
}

/** The body of `issuedMemberships.update`. */
export interface IssuedMembershipChanges {
  readonly first_name?: string
  readonly last_name?: string
  readonly email?: string
  readonly valid_to_date?: string
}

/** The body of `issuedMembershipRedemptions.create`. */
export interface NewMembershipRedemption {
  /** An id with its prefix */
  readonly issued_membership_id: string
  readonly description?: string
}

/** What `ping` takes. */
export interface PingInput {}

/** What `overview` takes. */
export interface OverviewInput {}

/** What `eventSeries.list` takes. */
export interface EventSeriesListInput {
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `eventSeries.get` takes. */
export interface EventSeriesGetInput {
  readonly event_series_id: string | number
}

/** What `eventSeries.create` takes. */
export interface EventSeriesCreateInput {
  readonly body: NewEventSeries
}

/** What `eventSeries.update` takes. */
export interface EventSeriesUpdateInput {
  readonly event_series_id: string | number
  readonly body: EventSeriesChanges
}

/** What `eventSeries.delete` takes. */
export interface EventSeriesDeleteInput {
  readonly event_series_id: string | number
}

/** What `eventSeries.changeStatus` takes. */
export interface EventSeriesChangeStatusInput {
  readonly event_series_id: string | number
  readonly body: EventSeriesStatus
}

/** What `eventSeries.events.list` takes. */
export interface EventSeriesEventsListInput {
  readonly event_series_id: string | number
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `eventSeries.events.get` takes. */
export interface EventSeriesEventsGetInput {
  readonly event_series_id: string | number
  readonly event_id: string | number
}

/** What `eventSeries.events.create` takes. */
export interface EventSeriesEventsCreateInput {
  readonly event_series_id: string | number
  readonly body: NewSeriesEvent
}

/** What `eventSeries.events.update` takes. */
export interface EventSeriesEventsUpdateInput {
  readonly event_series_id: string | number
  readonly event_id: string | number
  readonly body: SeriesEventChanges
}

/** What `eventSeries.events.delete` takes. */
export interface EventSeriesEventsDeleteInput {
  readonly event_series_id: string | number
  readonly event_id: string | number
}

/** What `events.list` takes. */
export interface EventsListInput {
  readonly start_at?: Range
  readonly end_at?: Range
  readonly status?: "draft" | "published" | "sales_closed" | ReadonlyArray<"draft" | "published" | "sales_closed">
  /** An id with its prefix */
  readonly event_series_id?: string
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `events.get` takes. */
export interface EventsGetInput {
  readonly event_id: string | number
}

/** What `ticketTypes.create` takes. */
export interface TicketTypesCreateInput {
  readonly event_series_id: string | number
  readonly body: NewTicketType
}

/** What `ticketTypes.update` takes. */
export interface TicketTypesUpdateInput {
  readonly event_series_id: string | number
  readonly ticket_type_id: string | number
  readonly body: TicketTypeChanges
}

/** What `ticketTypes.delete` takes. */
export interface TicketTypesDeleteInput {
  readonly event_series_id: string | number
  readonly ticket_type_id: string | number
}

/** What `ticketGroups.create` takes. */
export interface TicketGroupsCreateInput {
  readonly event_series_id: string | number
  readonly body: NewTicketGroup
}

/** What `ticketGroups.update` takes. */
export interface TicketGroupsUpdateInput {
  readonly event_series_id: string | number
  readonly ticket_group_id: string | number
  readonly body: TicketGroupChanges
}

/** What `ticketGroups.delete` takes. */
export interface TicketGroupsDeleteInput {
  readonly event_series_id: string | number
  readonly ticket_group_id: string | number
}

/** What `bundles.create` takes. */
export interface BundlesCreateInput {
  readonly event_series_id: string | number
  readonly body: NewBundle
}

/** What `bundles.update` takes. */
export interface BundlesUpdateInput {
  readonly event_series_id: string | number
  readonly bundle_id: string | number
  readonly body: BundleChanges
}

/** What `bundles.delete` takes. */
export interface BundlesDeleteInput {
  readonly event_series_id: string | number
  readonly bundle_id: string | number
}

/** What `overrides.list` takes. */
export interface OverridesListInput {
  readonly event_series_id: string | number
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `overrides.create` takes. */
export interface OverridesCreateInput {
  readonly event_series_id: string | number
  readonly body: NewOverride
}

/** What `overrides.update` takes. */
export interface OverridesUpdateInput {
  readonly event_series_id: string | number
  readonly override_id: string | number
  readonly body: OverrideChanges
}

/** What `orders.list` takes. */
export interface OrdersListInput {
  readonly created_at?: Range
  /** First, last or full name of the buyer */
  readonly name?: string
  readonly email?: string
  readonly txn_id?: string
  /** Of one of its tickets */
  readonly barcode?: string
  /** An id with its prefix */
  readonly event_id?: string
  /** An id with its prefix */
  readonly event_series_id?: string
  readonly status?: "completed" | "pending" | "cancelled"
  readonly referral_tag?: string
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `orders.get` takes. */
export interface OrdersGetInput {
  readonly order_id: string | number
}

/** What `orders.update` takes. */
export interface OrdersUpdateInput {
  readonly order_id: string | number
  readonly body: BuyerChanges
}

/** What `orders.confirmPaymentReceived` takes. */
export interface OrdersConfirmPaymentReceivedInput {
  readonly order_id: string | number
  readonly body?: PaymentReceived
}

/** What `issuedTickets.list` takes. */
export interface IssuedTicketsListInput {
  /** An id with its prefix */
  readonly event_id?: string
  /** An id with its prefix */
  readonly event_series_id?: string
  /** An id with its prefix */
  readonly order_id?: string
  readonly barcode?: string
  /** Of the attendee */
  readonly name?: string
  readonly email?: string
  readonly reference?: string
  readonly status?: "valid" | "voided"
  readonly created_at?: Range
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `issuedTickets.get` takes. */
export interface IssuedTicketsGetInput {
  readonly issued_ticket_id: string | number
}

/** What `issuedTickets.create` takes. */
export interface IssuedTicketsCreateInput {
  readonly body: NewIssuedTicket
}

/** What `issuedTickets.void` takes. */
export interface IssuedTicketsVoidInput {
  readonly issued_ticket_id: string | number
  readonly body?: VoidIssuedTicket
}

/** What `checkIns.list` takes. */
export interface CheckInsListInput {
  /** An id with its prefix */
  readonly event_id?: string
  /** An id with its prefix */
  readonly event_series_id?: string
  readonly created_at?: Range
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `checkIns.create` takes. */
export interface CheckInsCreateInput {
  readonly body: NewCheckIn
}

/** What `waitlistSignups.list` takes. */
export interface WaitlistSignupsListInput {
  readonly event_series_id: string | number
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `waitlistSignups.delete` takes. */
export interface WaitlistSignupsDeleteInput {
  readonly event_series_id: string | number
  readonly waitlist_signup_id: string | number
}

/** What `discounts.list` takes. */
export interface DiscountsListInput {
  readonly code?: string
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `discounts.get` takes. */
export interface DiscountsGetInput {
  readonly discount_id: string | number
}

/** What `discounts.create` takes. */
export interface DiscountsCreateInput {
  readonly body: NewDiscount
}

/** What `discounts.update` takes. */
export interface DiscountsUpdateInput {
  readonly discount_id: string | number
  readonly body: DiscountChanges
}

/** What `discounts.delete` takes. */
export interface DiscountsDeleteInput {
  readonly discount_id: string | number
}

/** What `vouchers.list` takes. */
export interface VouchersListInput {
  readonly expiry_date?: Range
  readonly created_at?: Range
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `vouchers.get` takes. */
export interface VouchersGetInput {
  readonly voucher_id: string | number
}

/** What `vouchers.create` takes. */
export interface VouchersCreateInput {
  readonly body: NewVoucher
}

/** What `vouchers.update` takes. */
export interface VouchersUpdateInput {
  readonly voucher_id: string | number
  readonly body: VoucherChanges
}

/** What `vouchers.delete` takes. */
export interface VouchersDeleteInput {
  readonly voucher_id: string | number
}

/** What `voucherCodes.list` takes. */
export interface VoucherCodesListInput {
  readonly voucher_id: string | number
  readonly expiry_date?: Range
  readonly created_at?: Range
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `voucherCodes.void` takes. */
export interface VoucherCodesVoidInput {
  readonly voucher_id: string | number
  readonly voucher_code_id: string | number
}

/** What `holds.list` takes. */
export interface HoldsListInput {
  /** An id with its prefix */
  readonly event_id?: string
  readonly created_at?: Range
  readonly updated_at?: Range
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `holds.get` takes. */
export interface HoldsGetInput {
  readonly hold_id: string | number
}

/** What `holds.create` takes. */
export interface HoldsCreateInput {
  readonly body: NewHold
}

/** What `holds.update` takes. */
export interface HoldsUpdateInput {
  readonly hold_id: string | number
  readonly body: HoldChanges
}

/** What `holds.delete` takes. */
export interface HoldsDeleteInput {
  readonly hold_id: string | number
}

/** What `products.list` takes. */
export interface ProductsListInput {
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `products.get` takes. */
export interface ProductsGetInput {
  readonly product_id: string | number
}

/** What `products.create` takes. */
export interface ProductsCreateInput {
  readonly body: NewProduct
}

/** What `products.update` takes. */
export interface ProductsUpdateInput {
  readonly product_id: string | number
  readonly body: ProductChanges
}

/** What `products.delete` takes. */
export interface ProductsDeleteInput {
  readonly product_id: string | number
}

/** What `stores.list` takes. */
export interface StoresListInput {
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `stores.get` takes. */
export interface StoresGetInput {
  readonly store_id: string | number
}

/** What `stores.update` takes. */
export interface StoresUpdateInput {
  readonly store_id: string | number
  readonly body: StoreChanges
}

/** What `checkoutForms.list` takes. */
export interface CheckoutFormsListInput {
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `checkoutFormElements.list` takes. */
export interface CheckoutFormElementsListInput {
  readonly checkout_form_id: string | number
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `checkoutFormElements.get` takes. */
export interface CheckoutFormElementsGetInput {
  readonly checkout_form_id: string | number
  readonly checkout_form_element_id: string | number
}

/** What `checkoutFormElements.update` takes. */
export interface CheckoutFormElementsUpdateInput {
  readonly checkout_form_id: string | number
  readonly checkout_form_element_id: string | number
  readonly body: CheckoutFormElementChanges
}

/** What `membershipTypes.list` takes. */
export interface MembershipTypesListInput {
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `membershipTypes.get` takes. */
export interface MembershipTypesGetInput {
  readonly membership_type_id: string | number
}

/** What `membershipTypes.create` takes. */
export interface MembershipTypesCreateInput {
  readonly body: NewMembershipType
}

/** What `membershipTypes.update` takes. */
export interface MembershipTypesUpdateInput {
  readonly membership_type_id: string | number
  readonly body: MembershipTypeChanges
}

/** What `membershipTypes.delete` takes. */
export interface MembershipTypesDeleteInput {
  readonly membership_type_id: string | number
}

/** What `issuedMemberships.list` takes. */
export interface IssuedMembershipsListInput {
  readonly first_name?: string
  readonly last_name?: string
  readonly email?: string
  readonly search?: string
  readonly code?: string
  readonly validity?: "valid" | "invalid" | "both"
  readonly created_at?: Range
  readonly updated_at?: Range
  /** Records on a page, at most 100, which is what is asked for by itself */
  readonly limit?: number
  /** An id: the list begins after it */
  readonly starting_after?: string
}

/** What `issuedMemberships.get` takes. */
export interface IssuedMembershipsGetInput {
  readonly issued_membership_id: string | number
}

/** What `issuedMemberships.create` takes. */
export interface IssuedMembershipsCreateInput {
  readonly body: NewIssuedMembership
}

/** What `issuedMemberships.update` takes. */
export interface IssuedMembershipsUpdateInput {
  readonly issued_membership_id: string | number
  readonly body: IssuedMembershipChanges
}

/** What `issuedMemberships.void` takes. */
export interface IssuedMembershipsVoidInput {
  readonly issued_membership_id: string | number
}

/** What `issuedMembershipRedemptions.create` takes. */
export interface IssuedMembershipRedemptionsCreateInput {
  readonly event_id: string | number
  readonly body: NewMembershipRedemption
}

/** What `membershipPhotoShare` takes. */
export interface MembershipPhotoShareInput {}

/** Every endpoint of Ticket Tailor as a method. What is thrown is a `TicketTailorError`. */
export interface TicketTailorMethods {
  /** Whether the server answers; needs no key. `GET /v1/ping` (seed 000, Ping). */
  readonly ping: (input?: PingInput, options?: CallOptions) => Promise<Ping>
  /** The box office's name and totals. `GET /v1/overview` (platform notes 1.1). */
  readonly overview: (input?: OverviewInput, options?: CallOptions) => Promise<Overview>
  readonly eventSeries: {
    /** All event series, drafts included; oldest first. `GET /v1/event_series` (platform notes 1.1). */
    readonly list: (input?: EventSeriesListInput, options?: CallOptions) => PagedList<EventSeries>
    /** One event series with its ticket types, groups and bundles. `GET /v1/event_series/{event_series_id}` (platform notes 1.1). */
    readonly get: (input: EventSeriesGetInput, options?: CallOptions) => Promise<EventSeries>
    /** Creates an event series as a draft, without dates and ticket types. `POST /v1/event_series` (platform notes 1.4). */
    readonly create: (input: EventSeriesCreateInput, options?: CallOptions) => Promise<EventSeries>
    /** Changes an event series, and so all its dates. `POST /v1/event_series/{event_series_id}` (platform notes 1.4). */
    readonly update: (input: EventSeriesUpdateInput, options?: CallOptions) => Promise<EventSeries>
    /**
     * Deletes an event series with all its dates, or hides it where tickets were sold. `DELETE /v1/event_series/{event_series_id}` (platform notes 1.2).
     * It cannot be taken back.
     */
    readonly delete: (input: EventSeriesDeleteInput, options?: CallOptions) => Promise<Deleted>
    /** Publishes an event series, takes it back to draft, or closes its sales. `POST /v1/event_series/{event_series_id}/status` (platform notes 1.4). */
    readonly changeStatus: (input: EventSeriesChangeStatusInput, options?: CallOptions) => Promise<EventSeries>
    readonly events: {
      /** The occurrences of one series. `GET /v1/event_series/{event_series_id}/events` (platform notes 1.1). */
      readonly list: (input: EventSeriesEventsListInput, options?: CallOptions) => PagedList<Event>
      /** One occurrence of a series. `GET /v1/event_series/{event_series_id}/events/{event_id}` (platform notes 1.1). */
      readonly get: (input: EventSeriesEventsGetInput, options?: CallOptions) => Promise<Event>
      /** Creates one date of a series, by the clock of the series. `POST /v1/event_series/{event_series_id}/events` (platform notes 1.4). */
      readonly create: (input: EventSeriesEventsCreateInput, options?: CallOptions) => Promise<Event>
      /** Changes one date of a series. `POST /v1/event_series/{event_series_id}/events/{event_id}` (platform notes 1.2). */
      readonly update: (input: EventSeriesEventsUpdateInput, options?: CallOptions) => Promise<Event>
      /**
       * Deletes one date of a series, or hides it where tickets were sold. `DELETE /v1/event_series/{event_series_id}/events/{event_id}` (platform notes 1.2).
       * It cannot be taken back.
       */
      readonly delete: (input: EventSeriesEventsDeleteInput, options?: CallOptions) => Promise<Deleted>
    }
  }
  readonly events: {
    /** All occurrences with the fields of their series. `GET /v1/events` (seed 000, Event). */
    readonly list: (input?: EventsListInput, options?: CallOptions) => PagedList<Event>
    /** One occurrence. `GET /v1/events/{event_id}` (seed 000, Event). */
    readonly get: (input: EventsGetInput, options?: CallOptions) => Promise<Event>
  }
  readonly ticketTypes: {
    /** Creates a ticket type in a series, for all its dates. `POST /v1/event_series/{event_series_id}/ticket_types` (seed 004). */
    readonly create: (input: TicketTypesCreateInput, options?: CallOptions) => Promise<TicketType>
    /** Changes a ticket type of a series. `POST /v1/event_series/{event_series_id}/ticket_types/{ticket_type_id}` (platform notes 1.4). */
    readonly update: (input: TicketTypesUpdateInput, options?: CallOptions) => Promise<TicketType>
    /**
     * Deletes a ticket type, or hides it where tickets were sold. `DELETE /v1/event_series/{event_series_id}/ticket_types/{ticket_type_id}` (platform notes 1.2).
     * It cannot be taken back.
     */
    readonly delete: (input: TicketTypesDeleteInput, options?: CallOptions) => Promise<Deleted>
  }
  readonly ticketGroups: {
    /** Creates a group for ticket types of a series. `POST /v1/event_series/{event_series_id}/ticket_groups` (platform notes 1.4). */
    readonly create: (input: TicketGroupsCreateInput, options?: CallOptions) => Promise<TicketGroup>
    /** Changes a ticket group. `POST /v1/event_series/{event_series_id}/ticket_groups/{ticket_group_id}` (platform notes 1.2). */
    readonly update: (input: TicketGroupsUpdateInput, options?: CallOptions) => Promise<TicketGroup>
    /**
     * Deletes a ticket group; its ticket types and bundles stay, without a group. `DELETE /v1/event_series/{event_series_id}/ticket_groups/{ticket_group_id}` (platform notes 1.2).
     * It cannot be taken back.
     */
    readonly delete: (input: TicketGroupsDeleteInput, options?: CallOptions) => Promise<Deleted>
  }
  readonly bundles: {
    /** Creates a bundle of ticket types and products. `POST /v1/event_series/{event_series_id}/bundles` (platform notes 1.4). */
    readonly create: (input: BundlesCreateInput, options?: CallOptions) => Promise<Bundle>
    /** Changes a bundle. `POST /v1/event_series/{event_series_id}/bundles/{bundle_id}` (platform notes 1.4). */
    readonly update: (input: BundlesUpdateInput, options?: CallOptions) => Promise<Bundle>
    /**
     * Deletes a bundle. `DELETE /v1/event_series/{event_series_id}/bundles/{bundle_id}` (platform notes 1.2).
     * It cannot be taken back.
     */
    readonly delete: (input: BundlesDeleteInput, options?: CallOptions) => Promise<Deleted>
  }
  readonly overrides: {
    /** The overrides that dates of a series can have. `GET /v1/event_series/{event_series_id}/overrides` (platform notes 1.1). */
    readonly list: (input: OverridesListInput, options?: CallOptions) => PagedList<Override>
    /**
     * Creates an override in a series; it cannot be deleted. `POST /v1/event_series/{event_series_id}/overrides` (platform notes 1.2).
     * It cannot be taken back.
     */
    readonly create: (input: OverridesCreateInput, options?: CallOptions) => Promise<Override>
    /** Changes an override. `POST /v1/event_series/{event_series_id}/overrides/{override_id}` (platform notes 1.2). */
    readonly update: (input: OverridesUpdateInput, options?: CallOptions) => Promise<Override>
  }
  readonly orders: {
    /** Orders with their issued tickets and line items. `GET /v1/orders` (seed 000, Order). */
    readonly list: (input?: OrdersListInput, options?: CallOptions) => PagedList<Order>
    /** One order. `GET /v1/orders/{order_id}` (seed 000, Order). */
    readonly get: (input: OrdersGetInput, options?: CallOptions) => Promise<Order>
    /** Changes the buyer's name, address and contact. `POST /v1/orders/{order_id}` (platform notes 1.4). */
    readonly update: (input: OrdersUpdateInput, options?: CallOptions) => Promise<Order>
    /**
     * Says that a pending order was paid. `POST /v1/orders/{order_id}/confirm-payment-received` (platform notes 1.2).
     * It cannot be taken back.
     * It may mail people.
     */
    readonly confirmPaymentReceived: (input: OrdersConfirmPaymentReceivedInput, options?: CallOptions) => Promise<Order>
  }
  readonly issuedTickets: {
    /** Issued tickets, those without an order included. `GET /v1/issued_tickets` (seed 000, Issued ticket). */
    readonly list: (input?: IssuedTicketsListInput, options?: CallOptions) => PagedList<IssuedTicket>
    /** One issued ticket. `GET /v1/issued_tickets/{issued_ticket_id}` (seed 000, Issued ticket). */
    readonly get: (input: IssuedTicketsGetInput, options?: CallOptions) => Promise<IssuedTicket>
    /**
     * Issues a ticket without an order from the stock or a hold; costs a credit, also for a free one. `POST /v1/issued_tickets` (seed 000, Issued ticket).
     * It costs credits.
     * It may mail people.
     */
    readonly create: (input: IssuedTicketsCreateInput, options?: CallOptions) => Promise<IssuedTicket>
    /**
     * Voids a ticket; refunds nothing and leaves its order as it is. `POST /v1/issued_tickets/{issued_ticket_id}/void` (seed 000, Issued ticket).
     * It cannot be taken back.
     */
    readonly void: (input: IssuedTicketsVoidInput, options?: CallOptions) => Promise<Voided>
  }
  readonly checkIns: {
    /** The log of scans, +1 and -1. `GET /v1/check_ins` (platform notes 1.1). */
    readonly list: (input?: CheckInsListInput, options?: CallOptions) => PagedList<CheckIn>
    /** Checks a ticket in, or out again. `POST /v1/check_ins` (platform notes 1.4). */
    readonly create: (input: CheckInsCreateInput, options?: CallOptions) => Promise<CheckIn>
  }
  readonly waitlistSignups: {
    /** Who waits for tickets of a series. `GET /v1/event_series/{event_series_id}/waitlist_signups` (platform notes 1.1). */
    readonly list: (input: WaitlistSignupsListInput, options?: CallOptions) => PagedList<WaitlistSignup>
    /**
     * Takes somebody off the waiting list. `DELETE /v1/event_series/{event_series_id}/waitlist_signup/{waitlist_signup_id}` (platform notes 1.2).
     * It cannot be taken back.
     */
    readonly delete: (input: WaitlistSignupsDeleteInput, options?: CallOptions) => Promise<Deleted>
  }
  readonly discounts: {
    /** Discount codes. `GET /v1/discounts` (seed 000, Discount code). */
    readonly list: (input?: DiscountsListInput, options?: CallOptions) => PagedList<Discount>
    /** One discount code. `GET /v1/discounts/{discount_id}` (seed 000, Discount code). */
    readonly get: (input: DiscountsGetInput, options?: CallOptions) => Promise<Discount>
    /** Creates a discount code. `POST /v1/discounts` (seed 000, Discount code). */
    readonly create: (input: DiscountsCreateInput, options?: CallOptions) => Promise<Discount>
    /** Changes a discount code; ticket types are added and removed by a map. `POST /v1/discounts/{discount_id}` (seed 000, Discount code). */
    readonly update: (input: DiscountsUpdateInput, options?: CallOptions) => Promise<Discount>
    /**
     * Deletes a discount code. `DELETE /v1/discounts/{discount_id}` (seed 000, Discount code).
     * It cannot be taken back.
     */
    readonly delete: (input: DiscountsDeleteInput, options?: CallOptions) => Promise<Deleted>
  }
  readonly vouchers: {
    /** Vouchers. `GET /v1/vouchers` (seed 000, Voucher). */
    readonly list: (input?: VouchersListInput, options?: CallOptions) => PagedList<Voucher>
    /** One voucher. `GET /v1/vouchers/{voucher_id}` (seed 000, Voucher). */
    readonly get: (input: VouchersGetInput, options?: CallOptions) => Promise<Voucher>
    /** Creates a voucher and its codes. `POST /v1/vouchers` (seed 000, Voucher). */
    readonly create: (input: VouchersCreateInput, options?: CallOptions) => Promise<Voucher>
    /** Changes a voucher; codes given are added. `POST /v1/vouchers/{voucher_id}` (seed 000, Voucher). */
    readonly update: (input: VouchersUpdateInput, options?: CallOptions) => Promise<Voucher>
    /**
     * Deletes a voucher and its codes. `DELETE /v1/vouchers/{voucher_id}` (seed 000, Voucher).
     * It cannot be taken back.
     */
    readonly delete: (input: VouchersDeleteInput, options?: CallOptions) => Promise<Deleted>
  }
  readonly voucherCodes: {
    /** The codes of one voucher. `GET /v1/vouchers/{voucher_id}/codes` (seed 000, Voucher). */
    readonly list: (input: VoucherCodesListInput, options?: CallOptions) => PagedList<VoucherCode>
    /**
     * Voids one code of a voucher. `POST /v1/vouchers/{voucher_id}/codes/{voucher_code_id}/void` (seed 000, Voucher code).
     * It cannot be taken back.
     */
    readonly void: (input: VoucherCodesVoidInput, options?: CallOptions) => Promise<Voided>
  }
  readonly holds: {
    /** Tickets set aside. `GET /v1/holds` (platform notes 1.1). */
    readonly list: (input?: HoldsListInput, options?: CallOptions) => PagedList<Hold>
    /** One hold. `GET /v1/holds/{hold_id}` (platform notes 1.1). */
    readonly get: (input: HoldsGetInput, options?: CallOptions) => Promise<Hold>
    /** Sets tickets of an event aside. `POST /v1/holds` (platform notes 1.4). */
    readonly create: (input: HoldsCreateInput, options?: CallOptions) => Promise<Hold>
    /** Changes how many tickets a hold has. `POST /v1/holds/{hold_id}` (platform notes 1.2). */
    readonly update: (input: HoldsUpdateInput, options?: CallOptions) => Promise<Hold>
    /**
     * Gives the tickets of a hold back to the sale. `DELETE /v1/holds/{hold_id}` (platform notes 1.2).
     * It cannot be taken back.
     */
    readonly delete: (input: HoldsDeleteInput, options?: CallOptions) => Promise<Deleted>
  }
  readonly products: {
    /** Add-ons and merchandise. `GET /v1/products` (platform notes 1.1). */
    readonly list: (input?: ProductsListInput, options?: CallOptions) => PagedList<Product>
    /** One product. `GET /v1/products/{product_id}` (platform notes 1.1). */
    readonly get: (input: ProductsGetInput, options?: CallOptions) => Promise<Product>
    /** Creates a product. `POST /v1/products` (platform notes 1.4). */
    readonly create: (input: ProductsCreateInput, options?: CallOptions) => Promise<Product>
    /** Changes a product; modify_quantity adds to or takes from how many there are. `POST /v1/products/{product_id}` (platform notes 1.2). */
    readonly update: (input: ProductsUpdateInput, options?: CallOptions) => Promise<Product>
    /**
     * Deletes a product, or hides it where some were sold. `DELETE /v1/products/{product_id}` (platform notes 1.2).
     * It cannot be taken back.
     */
    readonly delete: (input: ProductsDeleteInput, options?: CallOptions) => Promise<Deleted>
  }
  readonly stores: {
    /** Stores, which sell products without an event. `GET /v1/stores` (platform notes 1.1). */
    readonly list: (input?: StoresListInput, options?: CallOptions) => PagedList<Store>
    /** One store. `GET /v1/stores/{store_id}` (platform notes 1.1). */
    readonly get: (input: StoresGetInput, options?: CallOptions) => Promise<Store>
    /** Changes a store; it cannot be created here. `POST /v1/stores/{store_id}` (platform notes 1.2). */
    readonly update: (input: StoresUpdateInput, options?: CallOptions) => Promise<Store>
  }
  readonly checkoutForms: {
    /** Checkout forms. `GET /v1/checkout_forms` (platform notes 1.1). */
    readonly list: (input?: CheckoutFormsListInput, options?: CallOptions) => PagedList<CheckoutForm>
  }
  readonly checkoutFormElements: {
    /** The questions of a checkout form. `GET /v1/checkout_forms/{checkout_form_id}/elements` (platform notes 1.1). */
    readonly list: (input: CheckoutFormElementsListInput, options?: CallOptions) => PagedList<CheckoutFormElement>
    /** One question of a checkout form. `GET /v1/checkout_forms/{checkout_form_id}/elements/{checkout_form_element_id}` (platform notes 1.1). */
    readonly get: (input: CheckoutFormElementsGetInput, options?: CallOptions) => Promise<CheckoutFormElement>
    /** Changes the choices or the terms of a question. `POST /v1/checkout_forms/{checkout_form_id}/elements/{checkout_form_element_id}` (platform notes 1.2). */
    readonly update: (input: CheckoutFormElementsUpdateInput, options?: CallOptions) => Promise<CheckoutFormElement>
  }
  readonly membershipTypes: {
    /** Kinds of membership. `GET /v1/membership_types` (platform notes 1.1). */
    readonly list: (input?: MembershipTypesListInput, options?: CallOptions) => PagedList<MembershipType>
    /** One kind of membership. `GET /v1/membership_types/{membership_type_id}` (platform notes 1.1). */
    readonly get: (input: MembershipTypesGetInput, options?: CallOptions) => Promise<MembershipType>
    /** Creates a kind of membership. `POST /v1/membership_types` (platform notes 1.2). */
    readonly create: (input: MembershipTypesCreateInput, options?: CallOptions) => Promise<MembershipType>
    /** Changes a kind of membership. `POST /v1/membership_types/{membership_type_id}` (platform notes 1.2). */
    readonly update: (input: MembershipTypesUpdateInput, options?: CallOptions) => Promise<MembershipType>
    /**
     * Deletes a kind of membership that nobody has and no product gives. `DELETE /v1/membership_types/{membership_type_id}` (platform notes 1.2).
     * It cannot be taken back.
     */
    readonly delete: (input: MembershipTypesDeleteInput, options?: CallOptions) => Promise<Deleted>
  }
  readonly issuedMemberships: {
    /** Memberships of people. `GET /v1/issued_memberships` (platform notes 1.1). */
    readonly list: (input?: IssuedMembershipsListInput, options?: CallOptions) => PagedList<IssuedMembership>
    /** One membership of somebody. `GET /v1/issued_memberships/{issued_membership_id}` (platform notes 1.1). */
    readonly get: (input: IssuedMembershipsGetInput, options?: CallOptions) => Promise<IssuedMembership>
    /**
     * Issues a membership; 30 an hour at most. `POST /v1/issued_memberships` (platform notes 1.2).
     * It may mail people.
     */
    readonly create: (input: IssuedMembershipsCreateInput, options?: CallOptions) => Promise<IssuedMembership>
    /** Changes who has a membership, or until when. `POST /v1/issued_memberships/{issued_membership_id}` (platform notes 1.2). */
    readonly update: (input: IssuedMembershipsUpdateInput, options?: CallOptions) => Promise<IssuedMembership>
    /**
     * Voids a membership. `POST /v1/issued_memberships/{issued_membership_id}/void` (platform notes 1.2).
     * It cannot be taken back.
     */
    readonly void: (input: IssuedMembershipsVoidInput, options?: CallOptions) => Promise<Voided>
  }
  readonly issuedMembershipRedemptions: {
    /**
     * Records that a membership let somebody into an event. `POST /v1/issued_membership_redemptions/{event_id}` (platform notes 1.2).
     * It cannot be taken back.
     */
    readonly create: (
      input: IssuedMembershipRedemptionsCreateInput,
      options?: CallOptions,
    ) => Promise<MembershipRedemption>
  }
  /** How members' photos are shared. `GET /v1/membership_photo_share` (platform notes 1.1). */
  readonly membershipPhotoShare: (
    input?: MembershipPhotoShareInput,
    options?: CallOptions,
  ) => Promise<MembershipPhotoShare>
}

/** A plain client of Ticket Tailor. */
export interface TicketTailor extends TicketTailorMethods, Closing {}

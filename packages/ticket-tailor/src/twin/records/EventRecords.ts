/**
 * Events, series and ticket types as the platform sends them now (notes 4, column "now"; keys as observed in live
 * answers).
 *
 * @module
 */
import { ceilingOf, type State, stockOf, totalHolds, typesOf } from "../state/State.ts"
import type { Event, Series, TicketType } from "../world/World.ts"
import { methodsOf } from "./PaymentMethods.ts"

const text = (value: boolean): "true" | "false" => (value ? "true" : "false")

const uploads = "https://uploads.tickettailor.example/c_fill"

interface Quantities {
  readonly quantity: number
  readonly held: number
  readonly baskets: number
  readonly issued: number
  readonly total: number
}

const typeRecord = (state: State, type: TicketType, overrideId: string | null, stock: Quantities) => {
  const { draft } = type
  const discounts = state.discounts.filter((discount) => discount.typeIds.includes(type.id))
  return {
    object: "ticket_type",
    id: type.id,
    access_code: draft.accessCode ?? null,
    booking_fee: draft.fee ?? 0,
    description: draft.description ?? null,
    discounts: discounts.map((discount) => discount.id),
    group_id: type.groupId,
    has_overrides: text(type.overrideId !== null),
    hide_after: type.hideAfter,
    hide_until: type.hideUntil,
    hide_when_sold_out: text(draft.hideWhenSoldOut === true),
    max_per_order: draft.max ?? 20,
    min_per_order: draft.min ?? 1,
    name: draft.name,
    override_id: overrideId,
    price: draft.price,
    quantity: stock.quantity,
    quantity_held: stock.held,
    quantity_in_baskets: stock.baskets,
    quantity_issued: stock.issued,
    quantity_total: stock.total,
    show_quantity_remaining: text(draft.showRemaining === true),
    show_quantity_remaining_less_than: draft.showRemainingBelow ?? null,
    sort_order: 10_000 + type.place * 10,
    status: draft.status ?? "on_sale",
    type: draft.seated === true ? "Seated" : "GA",
  }
}

/** A ticket type at one date. */
export const eventTypeRecord = (state: State, event: Event, type: TicketType) =>
  typeRecord(state, type, event.overrideId === null ? null : type.overrideId, stockOf(state, event, type))

/** A ticket type of a series: the sums over its dates, or the plain capacity where it has none. */
export const seriesTypeRecord = (state: State, series: Series, type: TicketType) => {
  const sum = { quantity: 0, held: 0, baskets: 0, issued: 0, total: 0 }
  for (const event of series.events) {
    const stock = stockOf(state, event, type)
    sum.quantity += stock.quantity
    sum.held += stock.held
    sum.baskets += stock.baskets
    sum.issued += stock.issued
    sum.total += stock.total
  }
  const { capacity } = type.draft
  return typeRecord(
    state,
    type,
    null,
    series.events.length === 0 ? { ...sum, quantity: capacity, total: capacity } : sum,
  )
}

const groupRecords = (state: State, series: Series) =>
  series.groups.map((group, place) => ({
    id: group.id,
    bundle_ids: [],
    max_per_order: group.maxPerOrder,
    max_quantity: group.maxQuantity,
    min_per_order: group.minPerOrder,
    name: group.name,
    sort_order: 50_050 + place * 50,
    ticket_ids: typesOf(state, series).flatMap((type) => (type.groupId === group.id ? [type.id] : [])),
  }))

const bundleRecords = (series: Series) =>
  series.bundles.map((bundle) => ({
    object: "bundle",
    id: bundle.id,
    access_code: null,
    booking_fee: 0,
    description: "Comes as a set",
    name: bundle.name,
    price: bundle.price,
    products: [],
    status: "ON_SALE",
    ticket_types: bundle.types,
  }))

/** What events share with their series. */
const sharedFields = (state: State, series: Series) => {
  const { draft } = series
  return {
    access_code: draft.accessCode ?? null,
    call_to_action: draft.callToAction,
    currency: draft.currency,
    description: draft.description,
    images: {
      header: `${uploads},h_373,w_1172/v1/${draft.slug}.jpg`,
      thumbnail: `${uploads},h_108,w_108/v1/${draft.slug}.jpg`,
    },
    name: draft.name,
    online_event: text(draft.online === true),
    payment_methods: methodsOf(series),
    private: text(draft.private === true),
    sales_tax_label: draft.tax?.label ?? "VAT",
    sales_tax_percentage: draft.tax?.percentage ?? null,
    sales_tax_treatment: draft.tax?.treatment ?? "exclusive",
    show_map: text(draft.online !== true),
    status: series.status,
    tickets_available_at: null,
    tickets_available_at_message: "On sale in {countdown}",
    tickets_unavailable_at: null,
    tickets_unavailable_at_message: "Sales have ended",
    timezone: draft.timezone,
    transaction_fee_fixed_amount: draft.transactionFee?.fixed ?? null,
    transaction_fee_percentage: draft.transactionFee?.percentage ?? null,
    venue: { country: draft.venue.country, name: draft.venue.name, postal_code: draft.venue.postal_code },
    voucher_ids: state.vouchers.flatMap((voucher) => (voucher.seriesIds.includes(series.id) ? [voucher.id] : [])),
    waitlist_active: draft.waitlist,
    waitlist_call_to_action: "Wait for a ticket",
    waitlist_confirmation_message: "Noted, thank you.",
    waitlist_event_page_text: "We write when a place comes free.",
  }
}

/** One date with everything of its series. */
export const eventRecord = (state: State, event: Event) => {
  const { draft, series } = event
  const counts = state.counts()
  const types = typesOf(state, series)
  const ticketTypes = types.map((type) => eventTypeRecord(state, event, type))
  const available =
    series.status === "published" &&
    event.sellsUntil > state.world.now &&
    ticketTypes.some((type) => type.status === "on_sale" && type.quantity - type.quantity_held > 0)
  return {
    object: "event",
    id: event.id,
    ...sharedFields(state, series),
    available_status: null,
    bundles: bundleRecords(series),
    checkout_url: `https://www.tickettailor.example/checkout/view-event/id/${event.number}/chk/${event.chk}/`,
    chk: event.chk,
    created_at: event.createdAt,
    end: event.end,
    event_series_id: series.id,
    hidden: text(draft.hidden === true),
    max_tickets_sold_per_occurrence: ceilingOf(state, event),
    online_link: series.draft.online === true ? `https://meet.example/${event.chk.slice(0, 12)}` : null,
    override_id: event.overrideId,
    revenue: counts.revenue[event.place] ?? 0,
    start: event.start,
    ticket_groups: groupRecords(state, series),
    ticket_types: ticketTypes,
    tickets_available: text(available),
    total_holds: totalHolds(state, event),
    total_issued_tickets: counts.tickets[event.place] ?? 0,
    total_orders: counts.orders[event.place] ?? 0,
    unavailable: text(draft.unavailable !== undefined),
    unavailable_status: draft.unavailable ?? null,
    url: `https://www.tickettailor.example/events/${series.draft.slug}/${series.number}`,
  }
}

/** A series. */
export const seriesRecord = (state: State, series: Series) => {
  const counts = state.counts()
  const upcoming = series.events.filter((event) => event.start.unix > state.world.now)
  return {
    object: "event_series",
    id: series.id,
    ...sharedFields(state, series),
    bundles: bundleRecords(series),
    created_at: series.createdAt,
    default_max_tickets_sold_per_occurrence: null,
    default_ticket_groups: groupRecords(state, series),
    default_ticket_types: typesOf(state, series).map((type) => seriesTypeRecord(state, series, type)),
    next_occurrence_date: upcoming[0]?.start ?? null,
    revenue: series.events.reduce((sum, event) => sum + (counts.revenue[event.place] ?? 0), 0),
    total_issued_tickets: series.events.reduce((sum, event) => sum + (counts.tickets[event.place] ?? 0), 0),
    total_occurrences: series.events.length,
    upcoming_occurrences: upcoming.length,
    url: `https://buytickets.example/${series.draft.slug}/${series.number}`,
  }
}

/** The sums that `/v1/overview` tells. Names of the totals are ours: no recorded answer is known. */
export const overviewRecord = (state: State) => {
  const counts = state.counts()
  const { currency, name } = state.world.boxOffice
  const sum = (numbers: Float64Array): number => numbers.reduce((all, n) => all + n, 0)
  const inCurrency = state.world.events.filter((event) => event.series.draft.currency === currency.code)
  return {
    object: "overview",
    box_office_name: name,
    currency,
    period: "all time",
    revenue: inCurrency.reduce((all, event) => all + (counts.revenue[event.place] ?? 0), 0),
    total_issued_tickets: sum(counts.tickets),
    total_orders: state.world.size + state.later.filter((later) => later._tag === "Order").length,
  }
}

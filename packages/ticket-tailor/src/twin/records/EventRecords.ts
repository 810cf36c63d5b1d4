/**
 * Events and series as the platform sends them now (notes 4, column "now"; keys as observed in live answers).
 *
 * @module
 */
import { eventNow, type SaleTerms, seriesNow } from "../state/Catalogue.ts"
import type { State } from "../state/State.ts"
import { ceilingOf, totalHolds } from "../state/Stock.ts"
import type { Event, Series } from "../world/World.ts"
import { methodsOf } from "./PaymentMethods.ts"
import { bundleRecord, eventTypeRecord, groupRecords, seriesTypeRecord } from "./TypeRecords.ts"

const text = (value: boolean): "true" | "false" => (value ? "true" : "false")

const uploads = "https://uploads.tickettailor.example/c_fill"

/** What events share with their series. */
const sharedFields = (state: State, series: Series) => {
  const { bundles, sale, status, terms: draft } = seriesNow(state, series)
  return {
    access_code: draft.accessCode ?? null,
    bundles: bundles.map(bundleRecord),
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
    status,
    tickets_available_at: sale.availableAt,
    tickets_available_at_message: sale.availableMessage,
    tickets_unavailable_at: sale.unavailableAt,
    tickets_unavailable_at_message: sale.unavailableMessage,
    timezone: draft.timezone,
    transaction_fee_fixed_amount: draft.transactionFee?.fixed ?? null,
    transaction_fee_percentage: draft.transactionFee?.percentage ?? null,
    venue: { country: draft.venue.country, name: draft.venue.name, postal_code: draft.venue.postal_code },
    voucher_ids: state.vouchers.flatMap((voucher) => (voucher.seriesIds.includes(series.id) ? [voucher.id] : [])),
    waitlist_active: draft.waitlist,
    waitlist_call_to_action: sale.waitlistCallToAction,
    waitlist_confirmation_message: sale.waitlistConfirmation,
    waitlist_event_page_text: sale.waitlistText,
  }
}

/** Whether a moment lies in what a series is told about its sale. */
const inSale = ({ availableAt, unavailableAt }: SaleTerms, now: number): boolean =>
  (availableAt === null || availableAt <= now) && (unavailableAt === null || now < unavailableAt)

/** One date with everything of its series. */
export const eventRecord = (state: State, event: Event) => {
  const { series } = event
  const { sale, status, terms: seriesTerms, types } = seriesNow(state, series)
  const { end, onlineLink, overrideId, sellsUntil, start, terms } = eventNow(state, event)
  const counts = state.counts()
  const ticketTypes = types.map((type) => eventTypeRecord(state, event, type))
  const available =
    status === "published" &&
    sellsUntil > state.world.now &&
    inSale(sale, state.world.now) &&
    ticketTypes.some((type) => type.status === "on_sale" && type.quantity - type.quantity_held > 0)
  return {
    object: "event",
    id: event.id,
    ...sharedFields(state, series),
    available_status: null,
    checkout_url: `https://www.tickettailor.example/checkout/view-event/id/${event.number}/chk/${event.chk}/`,
    chk: event.chk,
    created_at: event.createdAt,
    end,
    event_series_id: series.id,
    hidden: text(terms.hidden === true),
    max_tickets_sold_per_occurrence: ceilingOf(state, event),
    online_link: onlineLink ?? (seriesTerms.online === true ? `https://meet.example/${event.chk.slice(0, 12)}` : null),
    override_id: overrideId,
    revenue: counts.revenue[event.place] ?? 0,
    start,
    ticket_groups: groupRecords(state, series),
    ticket_types: ticketTypes,
    tickets_available: text(available),
    total_holds: totalHolds(state, event),
    total_issued_tickets: counts.tickets[event.place] ?? 0,
    total_orders: counts.orders[event.place] ?? 0,
    unavailable: text(terms.unavailable !== undefined),
    unavailable_status: terms.unavailable === undefined || terms.unavailable === "" ? null : terms.unavailable,
    url: `https://www.tickettailor.example/events/${seriesTerms.slug}/${series.number}`,
  }
}

/** A series. */
export const seriesRecord = (state: State, series: Series) => {
  const counts = state.counts()
  const { events, sale, terms, types } = seriesNow(state, series)
  const upcoming = events.map((event) => eventNow(state, event).start).filter((start) => start.unix > state.world.now)
  return {
    object: "event_series",
    id: series.id,
    ...sharedFields(state, series),
    created_at: series.createdAt,
    default_max_tickets_sold_per_occurrence: sale.maxTickets,
    default_ticket_groups: groupRecords(state, series),
    default_ticket_types: types.map((type) => seriesTypeRecord(state, series, type)),
    next_occurrence_date: upcoming[0] ?? null,
    revenue: events.reduce((sum, event) => sum + (counts.revenue[event.place] ?? 0), 0),
    total_issued_tickets: events.reduce((sum, event) => sum + (counts.tickets[event.place] ?? 0), 0),
    total_occurrences: events.length,
    upcoming_occurrences: upcoming.length,
    url: `https://buytickets.example/${terms.slug}/${series.number}`,
  }
}

/** The sums that `/v1/overview` tells. Names of the totals are ours: no recorded answer is known. */
export const overviewRecord = (state: State) => {
  const counts = state.counts()
  const { currency, name } = state.world.boxOffice
  const sum = (numbers: Float64Array): number => numbers.reduce((all, n) => all + n, 0)
  const inCurrency = state.events.filter((event) => seriesNow(state, event.series).terms.currency === currency.code)
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

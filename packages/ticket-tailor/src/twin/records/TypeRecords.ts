/**
 * What a series sells as the platform sends it now: ticket types, groups, bundles, overrides.
 *
 * @module
 */
import { eventNow, type Override, seriesNow } from "../state/Catalogue.ts"
import type { State } from "../state/State.ts"
import { stockOf } from "../state/Stock.ts"
import type { Bundle, Event, Series, TicketGroup, TicketType } from "../world/World.ts"

const text = (value: boolean): "true" | "false" => (value ? "true" : "false")

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
  typeRecord(
    state,
    type,
    eventNow(state, event).overrideId === null ? null : type.overrideId,
    stockOf(state, event, type),
  )

/** A ticket type of a series: the sums over its dates, or the plain capacity where it has none. */
export const seriesTypeRecord = (state: State, series: Series, type: TicketType) => {
  const sum = { quantity: 0, held: 0, baskets: 0, issued: 0, total: 0 }
  const { events } = seriesNow(state, series)
  for (const event of events) {
    const stock = stockOf(state, event, type)
    sum.quantity += stock.quantity
    sum.held += stock.held
    sum.baskets += stock.baskets
    sum.issued += stock.issued
    sum.total += stock.total
  }
  const { capacity } = type.draft
  return typeRecord(state, type, null, events.length === 0 ? { ...sum, quantity: capacity, total: capacity } : sum)
}

/** A group with what is in it. */
export const groupRecord = (state: State, series: Series, group: TicketGroup) => {
  const { bundles, groups, types } = seriesNow(state, series)
  return {
    id: group.id,
    bundle_ids: bundles.flatMap((bundle) => (bundle.groupId === group.id ? [bundle.id] : [])),
    max_per_order: group.maxPerOrder,
    max_quantity: group.maxQuantity,
    min_per_order: group.minPerOrder,
    name: group.name,
    sort_order: 50_050 + groups.indexOf(group) * 50,
    ticket_ids: types.flatMap((type) => (type.groupId === group.id ? [type.id] : [])),
  }
}

/** The groups of a series. */
export const groupRecords = (state: State, series: Series) =>
  seriesNow(state, series).groups.map((group) => groupRecord(state, series, group))

/** A bundle; its status is in upper case. */
export const bundleRecord = (bundle: Bundle) => ({
  object: "bundle",
  id: bundle.id,
  access_code: bundle.accessCode ?? null,
  booking_fee: bundle.fee ?? 0,
  description: bundle.description ?? "Comes as a set",
  name: bundle.name,
  price: bundle.price,
  products: bundle.products ?? [],
  status: bundle.status ?? "ON_SALE",
  ticket_types: bundle.types,
})

/** An override. No recorded answer is known; the keys are those that other readers of the API expect. */
export const overrideRecord = (series: Series, override: Override) => ({
  object: "override",
  id: override.id,
  created_at: override.createdAt,
  event_series_id: series.id,
  max_sellable_tickets: override.maxTickets,
  name: override.name,
})

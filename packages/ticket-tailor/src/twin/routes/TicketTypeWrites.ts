/**
 * Creating, changing and deleting ticket types (seed 004, notes 1.4).
 *
 * @module
 */
import { type Answer, json, notFound } from "../http/Answer.ts"
import { type Fields, fieldsOf } from "../http/Fields.ts"
import { seriesTypeRecord } from "../records/TypeRecords.ts"
import { shaped } from "../Shapes.ts"
import { changeSeries, seriesNow } from "../state/Catalogue.ts"
import type { State } from "../state/State.ts"
import { issuedOf } from "../state/Stock.ts"
import { typesPerSeries } from "../world/Counts.ts"
import { numberOf, smallStep } from "../world/Ids.ts"
import type { TicketTypeStatus, TypeTerms } from "../world/Terms.ts"
import type { Series, TicketType } from "../world/World.ts"
import { withSeries } from "./Events.ts"
import { deleted, hidden, refused } from "./Refused.ts"
import { type Call, parameter, type Route } from "./Route.ts"

/** Statuses as they are written, with how they are read; `members_only` cannot be written (notes 1.4). */
const statuses = {
  ON_SALE: "on_sale",
  SOLD_OUT: "sold_out",
  UNAVAILABLE: "unavailable",
  HIDDEN: "hidden",
  ADMIN_ONLY: "admin_only",
  LOCKED: "locked",
} as const satisfies { readonly [written: string]: TicketTypeStatus }

/** The words of the statuses as they are written. */
export const writtenStatuses = ["ON_SALE", "SOLD_OUT", "UNAVAILABLE", "HIDDEN", "ADMIN_ONLY", "LOCKED"] as const

/** The status that a field asks for, as it is read. */
const statusIn = (fields: Fields): TicketTypeStatus | undefined => {
  const word = fields.word("status", writtenStatuses)
  return word === undefined ? undefined : statuses[word]
}

/** The fewest and the most of an order; the most is 20 where nothing is said. */
export const perOrderIn = (
  fields: Fields,
  before: { readonly min?: number | null | undefined; readonly max?: number | null | undefined },
) => {
  const min = fields.whole("min_per_order", { min: 1, max: 500 }) ?? before.min ?? undefined
  const max = fields.whole("max_per_order", { min: 1, max: 500 }) ?? before.max ?? undefined
  if (min !== undefined && min > (max ?? 20)) {
    fields.problems.push({ field: "min_per_order", messages: ["Value must not be more than max_per_order."] })
  }
  return { min, max }
}

/** What a ticket type says of itself; what is not sent stays as it is. */
const termsIn = (fields: Fields, before: TypeTerms | undefined): TypeTerms | undefined => {
  const required = before === undefined ? "required" : undefined
  const name = required !== undefined || fields.has("name") ? fields.text("name", "required") : before?.name
  const price = fields.whole("price", { min: 0 }, required) ?? before?.price
  const quantity = fields.whole("quantity", { min: 0 }, required) ?? before?.capacity
  const { max, min } = perOrderIn(fields, before ?? {})
  const more = {
    fee: fields.whole("booking_fee", { min: 0 }) ?? before?.fee,
    description: fields.text("description") ?? before?.description,
    accessCode: fields.text("access_code") ?? before?.accessCode,
    hideWhenSoldOut: fields.flag("hide_when_sold_out") ?? before?.hideWhenSoldOut,
    showRemaining: fields.flag("show_quantity_remaining") ?? before?.showRemaining,
    showRemainingBelow: fields.whole("show_quantity_remaining_less_than", { min: 0 }) ?? before?.showRemainingBelow,
    status: statusIn(fields) ?? before?.status ?? "on_sale",
  }
  return name === undefined || price === undefined || quantity === undefined
    ? undefined
    : { ...before, name, price, capacity: quantity, min, max, ...more }
}

/** The group that is asked for by one of the keys that put a type into a group here. */
const groupIn = (call: Call, fields: Fields, series: Series): string | undefined => {
  const { groupKey } = call.quirks
  const number = fields.whole("groupId", { min: 1 })
  const bare = number === undefined || groupKey === "group_id" || groupKey === "neither" ? undefined : `tg_${number}`
  const asked = fields.text("group_id")
  const prefixed = groupKey === "groupId" || groupKey === "neither" ? undefined : asked
  const id = prefixed ?? bare
  if (id !== undefined && !seriesNow(call.state, series).groups.some((group) => group.id === id)) {
    fields.problems.push({ field: "group_id", messages: ["The series has no such group."], value: id })
  }
  return id
}

/** Lets discounts work on a type; those that the box office does not have are passed over. */
const linkDiscounts = (state: State, fields: Fields, typeId: string): void => {
  const wanted = new Set(fields.list("discounts"))
  state.discounts = state.discounts.map((discount) =>
    wanted.has(discount.id) && !discount.typeIds.includes(typeId)
      ? { ...discount, typeIds: [...discount.typeIds, typeId] }
      : discount,
  )
}

/** A place that no type of the series has or had when the world began: what was sold is counted by it. */
const freePlace = (series: Series, types: ReadonlyArray<TicketType>): number =>
  Math.max(-1, ...series.types.map(({ place }) => place), ...types.map(({ place }) => place)) + 1

/** `POST /v1/event_series/{event_series_id}/ticket_types`. */
export const createTicketType: Route = (call) =>
  withSeries(call, (series) => {
    const { state } = call
    const { types } = seriesNow(state, series)
    const fields = fieldsOf(call.form)
    const draft = termsIn(fields, undefined)
    const hideUntil = fields.time("hide_until") ?? null
    const hideAfter = fields.time("hide_after") ?? null
    const groupId = groupIn(call, fields, series) ?? null
    const place = freePlace(series, types)
    if (place >= typesPerSeries) {
      fields.problems.push({ field: "name", messages: ["The series has as many ticket types as it can have."] })
    }
    if (draft === undefined || fields.problems.length > 0) return refused(call, fields)
    const number = state.next.ticketType
    state.next.ticketType += smallStep
    const type: TicketType = {
      place,
      number,
      id: `tt_${number}`,
      groupId,
      overrideId: null,
      hideUntil,
      hideAfter,
      draft,
    }
    changeSeries(state, series, { types: [...types, type] })
    linkDiscounts(state, fields, type.id)
    return json(201, shaped(call.shapes, "ticket_types", seriesTypeRecord(state, series, type)))
  })

const withType = (call: Call, answer: (series: Series, type: TicketType) => Answer): Answer =>
  withSeries(call, (series) => {
    const id = parameter(call, "ticket_type_id")
    const type = seriesNow(call.state, series).types.find((one) => one.number === numberOf(id))
    return type === undefined ? notFound(`Ticket type ${id}`) : answer(series, type)
  })

const replace = (state: State, series: Series, before: TicketType, now: TicketType): void =>
  changeSeries(state, series, {
    types: seriesNow(state, series).types.map((one) => (one === before ? now : one)),
  })

/** `POST /v1/event_series/{event_series_id}/ticket_types/{ticket_type_id}`: a quantity is that of every date. */
export const updateTicketType: Route = (call) =>
  withType(call, (series, before) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const draft = termsIn(fields, before.draft)
    const hideUntil = fields.time("hide_until") ?? before.hideUntil
    const hideAfter = fields.time("hide_after") ?? before.hideAfter
    const groupId = groupIn(call, fields, series) ?? before.groupId
    if (draft === undefined || fields.problems.length > 0) return refused(call, fields)
    const type: TicketType = { ...before, groupId, hideUntil, hideAfter, draft }
    if (fields.has("quantity")) state.capacities.set(type.id, draft.capacity)
    replace(state, series, before, type)
    linkDiscounts(state, fields, type.id)
    return json(200, shaped(call.shapes, "ticket_types", seriesTypeRecord(state, series, type)))
  })

/** `DELETE /v1/event_series/{event_series_id}/ticket_types/{ticket_type_id}`. */
export const deleteTicketType: Route = (call) =>
  withType(call, (series, type) => {
    const { state } = call
    const { bundles, events, types } = seriesNow(state, series)
    const sold =
      events.some((event) => issuedOf(state, event, type) > 0) ||
      state.later.some((later) => later._tag === "Issued" && later.ticket.typeId === type.id)
    if (sold) {
      replace(state, series, type, { ...type, draft: { ...type.draft, status: "hidden" } })
      return json(200, hidden("ticket_type", type.id))
    }
    changeSeries(state, series, {
      types: types.filter((one) => one !== type),
      bundles: bundles.map((bundle) => ({ ...bundle, types: bundle.types.filter(({ id }) => id !== type.id) })),
    })
    state.discounts = state.discounts.map((discount) => ({
      ...discount,
      typeIds: discount.typeIds.filter((id) => id !== type.id),
    }))
    return json(200, deleted(call, "ticket_type", type.id))
  })

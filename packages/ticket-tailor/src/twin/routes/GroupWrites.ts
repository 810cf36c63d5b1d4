/**
 * Groups, bundles and overrides of a series (notes 1.4).
 *
 * @module
 */
import { type Answer, json, notFound } from "../http/Answer.ts"
import { type Fields, fieldsOf } from "../http/Fields.ts"
import { bundleRecord, groupRecord, overrideRecord } from "../records/TypeRecords.ts"
import { changeSeries, type Override, seriesNow } from "../state/Catalogue.ts"
import { stamp } from "../state/Places.ts"
import { numberOf, smallStep } from "../world/Ids.ts"
import { arrayListing } from "../world/Listing.ts"
import type { Bundle, Part, Series, TicketGroup } from "../world/World.ts"
import { withSeries } from "./Events.ts"
import { deleted, refused } from "./Refused.ts"
import { type Call, listOf, parameter, type Route } from "./Route.ts"
import { perOrderIn, writtenStatuses } from "./TicketTypeWrites.ts"

const nameIn = (fields: Fields, before: string | undefined): string | undefined =>
  before === undefined || fields.has("name") ? fields.text("name", "required") : before

const groupIn = (call: Call, fields: Fields, before: TicketGroup | undefined): Omit<TicketGroup, "id"> | undefined => {
  const name = nameIn(fields, before?.name)
  const { max, min } = perOrderIn(fields, { min: before?.minPerOrder, max: before?.maxPerOrder })
  const most = fields.whole("max_quantity", { min: 0 }) ?? before?.maxQuantity
  if (name === undefined) return undefined
  return call.quirks.groupLimits === "kept"
    ? { name, minPerOrder: min ?? null, maxPerOrder: max ?? null, maxQuantity: most ?? null }
    : {
        name,
        minPerOrder: before?.minPerOrder ?? null,
        maxPerOrder: before?.maxPerOrder ?? null,
        maxQuantity: before?.maxQuantity ?? null,
      }
}

/** `POST /v1/event_series/{event_series_id}/ticket_groups`. */
export const createTicketGroup: Route = (call) =>
  withSeries(call, (series) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const made = groupIn(call, fields, undefined)
    if (made === undefined || fields.problems.length > 0) return refused(call, fields)
    const group: TicketGroup = { id: `tg_${state.next.ticketGroup}`, ...made }
    state.next.ticketGroup += smallStep
    changeSeries(state, series, { groups: [...seriesNow(state, series).groups, group] })
    return json(201, groupRecord(state, series, group))
  })

const withGroup = (call: Call, answer: (series: Series, group: TicketGroup) => Answer): Answer =>
  withSeries(call, (series) => {
    const id = parameter(call, "ticket_group_id")
    const group = seriesNow(call.state, series).groups.find((one) => numberOf(one.id) === numberOf(id))
    return group === undefined ? notFound(`Ticket group ${id}`) : answer(series, group)
  })

/** `POST /v1/event_series/{event_series_id}/ticket_groups/{ticket_group_id}`. */
export const updateTicketGroup: Route = (call) =>
  withGroup(call, (series, before) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const changed = groupIn(call, fields, before)
    if (changed === undefined || fields.problems.length > 0) return refused(call, fields)
    const group: TicketGroup = { ...before, ...changed }
    changeSeries(state, series, {
      groups: seriesNow(state, series).groups.map((one) => (one === before ? group : one)),
    })
    return json(200, groupRecord(state, series, group))
  })

/** `DELETE …/ticket_groups/{ticket_group_id}`: ticket types and bundles in it stay, without a group. */
export const deleteTicketGroup: Route = (call) =>
  withGroup(call, (series, group) => {
    const { state } = call
    const { bundles, groups, types } = seriesNow(state, series)
    changeSeries(state, series, {
      groups: groups.filter((one) => one !== group),
      types: types.map((type) => (type.groupId === group.id ? { ...type, groupId: null } : type)),
      bundles: bundles.map(({ groupId, ...bundle }) =>
        groupId === undefined || groupId === group.id ? bundle : { ...bundle, groupId },
      ),
    })
    return json(200, deleted(call, "ticket_group", group.id))
  })

/** Quantities as they stand after those that are sent; nought of something takes it out. */
const partsIn = (before: ReadonlyArray<Part>, sent: ReadonlyMap<string, number>): ReadonlyArray<Part> => {
  const all = new Map([...before.map(({ id, quantity }) => [id, quantity] as const), ...sent])
  return [...all].flatMap(([id, quantity]) => (quantity > 0 ? [{ id, quantity }] : []))
}

const bundleIn = (
  call: Call,
  fields: Fields,
  series: Series,
  before: Bundle | undefined,
): Omit<Bundle, "id"> | undefined => {
  const { state } = call
  const { types } = seriesNow(state, series)
  const name = nameIn(fields, before?.name)
  const price = fields.whole("price", { min: 0 }, before === undefined ? "required" : undefined) ?? before?.price
  // Blank descriptions were seen to be refused.
  const description = fields.has("description") ? fields.text("description", "required") : before?.description
  const fee = fields.whole("booking_fee", { min: 0 }) ?? before?.fee ?? 0
  const accessCode = fields.text("access_code") ?? before?.accessCode ?? null
  const status = fields.word("status", writtenStatuses) ?? before?.status ?? "ON_SALE"
  const typesSent = fields.quantities("ticket_type_ids", (id) => types.some((type) => type.id === id))
  const productsSent = fields.quantities("product_ids", (id) => state.products.some((product) => product.id === id))
  return name === undefined || price === undefined
    ? undefined
    : {
        ...before,
        name,
        price,
        fee,
        accessCode,
        status,
        types: partsIn(before?.types ?? [], typesSent),
        products: partsIn(before?.products ?? [], productsSent),
        ...(description === undefined ? {} : { description }),
      }
}

/** `POST /v1/event_series/{event_series_id}/bundles`. */
export const createBundle: Route = (call) =>
  withSeries(call, (series) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const made = bundleIn(call, fields, series, undefined)
    if (made === undefined || fields.problems.length > 0) return refused(call, fields)
    const bundle: Bundle = { id: `bu_${state.next.bundle}`, ...made }
    state.next.bundle += smallStep
    changeSeries(state, series, { bundles: [...seriesNow(state, series).bundles, bundle] })
    return json(201, bundleRecord(bundle))
  })

const withBundle = (call: Call, answer: (series: Series, bundle: Bundle) => Answer): Answer =>
  withSeries(call, (series) => {
    const id = parameter(call, "bundle_id")
    const bundle = seriesNow(call.state, series).bundles.find((one) => numberOf(one.id) === numberOf(id))
    return bundle === undefined ? notFound(`Bundle ${id}`) : answer(series, bundle)
  })

/** `POST /v1/event_series/{event_series_id}/bundles/{bundle_id}`. */
export const updateBundle: Route = (call) =>
  withBundle(call, (series, before) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const changed = bundleIn(call, fields, series, before)
    if (changed === undefined || fields.problems.length > 0) return refused(call, fields)
    const bundle: Bundle = { ...before, ...changed }
    changeSeries(state, series, {
      bundles: seriesNow(state, series).bundles.map((one) => (one === before ? bundle : one)),
    })
    return json(200, bundleRecord(bundle))
  })

/** `DELETE /v1/event_series/{event_series_id}/bundles/{bundle_id}`. */
export const deleteBundle: Route = (call) =>
  withBundle(call, (series, bundle) => {
    changeSeries(call.state, series, {
      bundles: seriesNow(call.state, series).bundles.filter((one) => one !== bundle),
    })
    return json(200, deleted(call, "bundle", bundle.id))
  })

/** `GET /v1/event_series/{event_series_id}/overrides`. */
export const listOverrides: Route = (call) =>
  withSeries(call, (series) =>
    listOf(call, {
      listing: arrayListing(
        seriesNow(call.state, series).overrides,
        (override) => override.number,
        (override) => override.id,
      ),
      record: (override) => overrideRecord(series, override),
    }),
  )

/** `POST /v1/event_series/{event_series_id}/overrides`. */
export const createOverride: Route = (call) =>
  withSeries(call, (series) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const name = fields.text("name", "required")
    const maxTickets = fields.whole("max_sellable_tickets", { min: 0 }) ?? null
    if (name === undefined || fields.problems.length > 0) return refused(call, fields)
    const number = state.next.override
    state.next.override += smallStep
    const override: Override = { number, id: `ov_${number}`, name, maxTickets, createdAt: stamp(state, call.now) }
    changeSeries(state, series, { overrides: [...seriesNow(state, series).overrides, override] })
    return json(201, overrideRecord(series, override))
  })

/** `POST /v1/event_series/{event_series_id}/overrides/{override_id}`. */
export const updateOverride: Route = (call) =>
  withSeries(call, (series) => {
    const { state } = call
    const id = parameter(call, "override_id")
    const { overrides } = seriesNow(state, series)
    const before = overrides.find((one) => one.number === numberOf(id))
    if (before === undefined) return notFound(`Override ${id}`)
    const fields = fieldsOf(call.form)
    const name = nameIn(fields, before.name)
    const maxTickets = fields.whole("max_sellable_tickets", { min: 0 }) ?? before.maxTickets
    if (name === undefined || fields.problems.length > 0) return refused(call, fields)
    const override: Override = { ...before, name, maxTickets }
    changeSeries(state, series, { overrides: overrides.map((one) => (one === before ? override : one)) })
    return json(200, overrideRecord(series, override))
  })

/**
 * Creating, changing and deleting series, and setting their status (notes 1.4).
 *
 * @module
 */
import { json } from "../http/Answer.ts"
import { type Fields, fieldsOf } from "../http/Fields.ts"
import { seriesRecord } from "../records/EventRecords.ts"
import { changeSeries, type SaleTerms, saleDefaults, seriesNow } from "../state/Catalogue.ts"
import { stamp } from "../state/Places.ts"
import type { State } from "../state/State.ts"
import { smallStep } from "../world/Ids.ts"
import type { SeriesStatus, SeriesTerms } from "../world/Terms.ts"
import type { Series } from "../world/World.ts"
import { withSeries } from "./Events.ts"
import { removeEvents } from "./EventWrites.ts"
import { deleted, hidden, refused, refusedFor } from "./Refused.ts"
import type { Call, Route } from "./Route.ts"

const currencies = [
  ...(["gbp", "usd", "eur", "sgd", "aud", "brl", "cad", "czk", "dkk", "hkd", "huf", "ils", "jpy"] as const),
  ...(["myr", "mxn", "nok", "nzd", "php", "pln", "rub", "sek", "chf", "twd", "thb", "try"] as const),
] as const

const multiplierOf = (currency: string): number => (currency === "jpy" ? 1 : 100)

const slugOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, "") || "event"

const waiting = ["true", "no_tickets_available", "false"] as const

/** What a series says of itself; what is not sent stays as it is. */
const termsIn = (fields: Fields, before: SeriesTerms): SeriesTerms => {
  const country = fields.text("country")
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) {
    fields.problems.push({ field: "country", messages: ["Value must be a country code."], value: country })
  }
  return {
    ...before,
    name: fields.has("name") ? (fields.text("name", "required") ?? before.name) : before.name,
    currency: fields.word("currency", currencies) ?? before.currency,
    description: fields.text("description") ?? before.description,
    callToAction: fields.text("call_to_action") ?? before.callToAction,
    accessCode: fields.text("access_code") ?? before.accessCode,
    venue: {
      name: fields.text("venue") ?? before.venue.name,
      postal_code: fields.text("postal_code") ?? before.venue.postal_code,
      country: country ?? before.venue.country,
    },
    waitlist: fields.word("waitlist_active", waiting) ?? before.waitlist,
  }
}

/** What a series says of its sale. A message is refused without its moment. */
const saleIn = (fields: Fields, before: SaleTerms): SaleTerms => {
  const availableAt = fields.time("tickets_available_at") ?? before.availableAt
  const unavailableAt = fields.time("tickets_unavailable_at") ?? before.unavailableAt
  for (const [moment, at] of [
    ["tickets_available_at", availableAt],
    ["tickets_unavailable_at", unavailableAt],
  ] as const) {
    if (at === null && fields.has(`${moment}_message`)) {
      fields.problems.push({ field: `${moment}_message`, messages: [`Value needs ${moment}.`] })
    }
  }
  return {
    maxTickets: fields.whole("max_tickets_sold_per_occurrence", { min: 0 }) ?? before.maxTickets,
    availableAt,
    availableMessage: fields.text("tickets_available_at_message") ?? before.availableMessage,
    unavailableAt,
    unavailableMessage: fields.text("tickets_unavailable_at_message") ?? before.unavailableMessage,
    onlinePlatform: fields.text("online_platform") ?? before.onlinePlatform,
    waitlistCallToAction: fields.text("waitlist_call_to_action") ?? before.waitlistCallToAction,
    waitlistText: fields.text("waitlist_event_page_text") ?? before.waitlistText,
    waitlistConfirmation: fields.text("waitlist_confirmation_message") ?? before.waitlistConfirmation,
  }
}

/** Lets vouchers work on a series; those that the box office does not have are passed over. */
const linkVouchers = (state: State, fields: Fields, seriesId: string): void => {
  const wanted = new Set(fields.list("voucher_ids"))
  state.vouchers = state.vouchers.map((voucher) =>
    wanted.has(voucher.id) && !voucher.seriesIds.includes(seriesId)
      ? { ...voucher, seriesIds: [...voucher.seriesIds, seriesId] }
      : voucher,
  )
}

const blankTerms = (call: Call): SeriesTerms => ({
  name: "",
  slug: "",
  description: null,
  currency: call.state.world.boxOffice.currency.code,
  timezone: call.quirks.seriesTimezone ?? call.state.world.boxOffice.timezone,
  venue: { name: null, postal_code: null, country: null },
  callToAction: "Buy tickets",
  waitlist: "false",
})

/** `POST /v1/event_series`: a draft, without dates and ticket types. */
export const createEventSeries: Route = (call) => {
  const { state } = call
  const fields = fieldsOf(call.form)
  const name = fields.text("name", "required")
  const terms = termsIn(fields, { ...blankTerms(call), slug: slugOf(name ?? "") })
  if (!fields.has("currency"))
    fields.problems.push({ field: "currency", messages: ["This value should not be blank."] })
  const sale = saleIn(fields, saleDefaults)
  if (name === undefined || fields.problems.length > 0) return refused(call, fields)
  const number = state.next.series
  state.next.series += smallStep
  const series: Series = {
    number,
    id: `es_${number}`,
    draft: terms,
    status: "draft",
    createdAt: stamp(state, call.now),
    groups: [],
    types: [],
    bundles: [],
    events: [],
    multiplier: multiplierOf(terms.currency),
    payments: ["stripe"],
  }
  state.series = [...state.series, series]
  changeSeries(state, series, { sale })
  linkVouchers(state, fields, series.id)
  return json(201, seriesRecord(state, series))
}

/** `POST /v1/event_series/{event_series_id}`. */
export const updateEventSeries: Route = (call) =>
  withSeries(call, (series) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const before = seriesNow(state, series)
    const terms = termsIn(fields, before.terms)
    const sale = saleIn(fields, before.sale)
    if (fields.problems.length > 0) return refused(call, fields)
    changeSeries(state, series, { terms, sale, multiplier: multiplierOf(terms.currency) })
    linkVouchers(state, fields, series.id)
    return json(200, seriesRecord(state, series))
  })

/** `DELETE /v1/event_series/{event_series_id}`: its dates go with it, but what was sold is only hidden. */
export const deleteEventSeries: Route = (call) =>
  withSeries(call, (series) => {
    const { state } = call
    const left = removeEvents(state, series, seriesNow(state, series).events)
    if (left.length > 0) return json(200, hidden("event_series", series.id))
    state.series = state.series.filter((one) => one !== series)
    return json(200, deleted(call, "event_series", series.id))
  })

const statuses: { readonly [written: string]: SeriesStatus } = {
  DRAFT: "draft",
  PUBLISHED: "published",
  CLOSE_SALES: "sales_closed",
}

const words = ["DRAFT", "PUBLISHED", "CLOSE_SALES", "draft", "published", "close_sales"] as const

/** `POST /v1/event_series/{event_series_id}/status`: the status that it has already is refused. */
export const changeEventSeriesStatus: Route = (call) =>
  withSeries(call, (series) => {
    const fields = fieldsOf(call.form)
    const word = fields.word("status", words, "required")
    const status = word === undefined ? undefined : statuses[word.toUpperCase()]
    if (status === undefined) return refused(call, fields)
    if (seriesNow(call.state, series).status === status) {
      return refusedFor(call, "status", "The value is equal to what it was before.", word)
    }
    changeSeries(call.state, series, { status })
    return json(200, seriesRecord(call.state, series))
  })

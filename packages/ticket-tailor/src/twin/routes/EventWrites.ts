/**
 * Creating, changing and deleting the dates of series. Times are read on the clock of the series (notes 1.4).
 *
 * @module
 */
import { json } from "../http/Answer.ts"
import { type Fields, fieldsOf } from "../http/Fields.ts"
import { changeEvent, changeSeries, type EventNow, eventNow, seriesNow } from "../state/Catalogue.ts"
import { stamp } from "../state/Places.ts"
import type { State } from "../state/State.ts"
import { type DateForms, dateForms, unixAt } from "../world/Dates.ts"
import { smallStep } from "../world/Ids.ts"
import { baseOf, hex32 } from "../world/Random.ts"
import type { Event, Series } from "../world/World.ts"
import { shapedEvent, withSeries, withSeriesEvent } from "./Events.ts"
import { deleted, hidden, refused } from "./Refused.ts"
import type { Route } from "./Route.ts"

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

const clock = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/

/** Unix seconds of a day and a time that are sent, or of those that are there already. */
const momentIn = (
  fields: Fields,
  which: "start" | "end",
  zone: string,
  before: DateForms | undefined,
): number | undefined => {
  const dateField = `${which}_date`
  const timeField = `${which}_time`
  const day = fields.text(dateField, before === undefined ? "required" : undefined) ?? before?.date
  const time = fields.text(timeField) ?? before?.time ?? "00:00:00"
  if (day !== undefined && !isDay(day)) {
    fields.problems.push({ field: dateField, messages: ["Value must be a date (YYYY-MM-DD)."], value: day })
    return undefined
  }
  if (!clock.test(time)) {
    fields.problems.push({ field: timeField, messages: ["Value must be a time (HH:MM:SS)."], value: time })
    return undefined
  }
  if (day === undefined) return undefined
  return unixAt(`${day}T${time.slice(0, 5)}`, zone) + Number(time.slice(6) || 0)
}

/** A date as the fields have it; undefined where they do not make one. */
const dateIn = (state: State, fields: Fields, series: Series, before: EventNow | undefined): EventNow | undefined => {
  const { overrides, terms } = seriesNow(state, series)
  const start = momentIn(fields, "start", terms.timezone, before?.start)
  const end = momentIn(fields, "end", terms.timezone, before?.end)
  if (start !== undefined && end !== undefined && end < start) {
    fields.problems.push({ field: "end_date", messages: ["The end must not be before the start."] })
  }
  const isHidden = fields.flag("hidden") ?? before?.terms.hidden
  const unavailable = fields.flag("unavailable") ?? before?.terms.unavailable !== undefined
  const says = fields.text("unavailable_status") ?? before?.terms.unavailable ?? ""
  const overrideId = fields.text("override_id") ?? before?.overrideId ?? null
  if (overrideId !== null && !overrides.some(({ id }) => id === overrideId)) {
    fields.problems.push({ field: "override_id", messages: ["The series has no such override."], value: overrideId })
  }
  const onlineLink = fields.text("online_link") ?? before?.onlineLink
  if (start === undefined || end === undefined || fields.problems.length > 0) return undefined
  return {
    terms: { ...before?.terms, hidden: isHidden, unavailable: unavailable ? says : undefined },
    start: dateForms(start, terms.timezone),
    end: dateForms(end, terms.timezone),
    sellsUntil: end,
    overrideId,
    onlineLink,
  }
}

/** `POST /v1/event_series/{event_series_id}/events`: one call, one date. */
export const createSeriesEvent: Route = (call) =>
  withSeries(call, (series) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const date = dateIn(state, fields, series, undefined)
    if (date === undefined) return refused(call, fields)
    const number = state.next.event
    const event: Event = {
      place: state.next.eventPlace,
      number,
      id: `ev_${number}`,
      series,
      draft: date.terms,
      start: date.start,
      end: date.end,
      createdAt: stamp(state, call.now),
      sellsUntil: date.sellsUntil,
      overrideId: date.overrideId,
      chk: hex32(baseOf(number, 9, 0)),
    }
    state.next.event += smallStep
    state.next.eventPlace += 1
    state.events = [...state.events, event]
    changeEvent(state, event, date)
    changeSeries(state, series, { events: [...seriesNow(state, series).events, event] })
    return json(201, shapedEvent(call, event))
  })

/** `POST /v1/event_series/{event_series_id}/events/{event_id}`. */
export const updateSeriesEvent: Route = (call) =>
  withSeriesEvent(call, (event) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const date = dateIn(state, fields, event.series, eventNow(state, event))
    if (date === undefined) return refused(call, fields)
    changeEvent(state, event, date)
    return json(200, shapedEvent(call, event))
  })

/** Whether anybody has ever had a ticket or an order for a date. */
const wasSold = (state: State, event: Event): boolean => {
  const { orders, tickets } = state.counts()
  return (
    (orders[event.place] ?? 0) > 0 ||
    (tickets[event.place] ?? 0) > 0 ||
    state.later.some((later) => later._tag === "Issued" && later.ticket.event === event)
  )
}

/** Removes dates of a series; those that were sold are hidden instead, and come back. */
export const removeEvents = (state: State, series: Series, events: ReadonlyArray<Event>): ReadonlyArray<Event> => {
  const sold = events.filter((event) => wasSold(state, event))
  const gone = new Set(events.filter((event) => !sold.includes(event)))
  for (const event of sold) {
    changeEvent(state, event, { terms: { ...eventNow(state, event).terms, hidden: true } })
  }
  state.events = state.events.filter((event) => !gone.has(event))
  state.holds = state.holds.filter((hold) => !gone.has(hold.event))
  changeSeries(state, series, { events: seriesNow(state, series).events.filter((event) => !gone.has(event)) })
  return sold
}

/** `DELETE /v1/event_series/{event_series_id}/events/{event_id}`. */
export const deleteSeriesEvent: Route = (call) =>
  withSeriesEvent(call, (event) =>
    removeEvents(call.state, event.series, [event]).length > 0
      ? json(200, hidden("event", event.id))
      : json(200, deleted(call, "event", event.id)),
  )

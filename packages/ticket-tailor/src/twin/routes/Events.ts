/**
 * Reading `/v1/events` and `/v1/event_series`.
 *
 * @module
 */
import { type Answer, json, notFound } from "../http/Answer.ts"
import { idIn, rangeIn, within, wordsIn } from "../http/Filters.ts"
import { eventRecord, seriesRecord } from "../records/EventRecords.ts"
import { shaped } from "../Shapes.ts"
import { eventById, eventNow, seriesById, seriesNow } from "../state/Catalogue.ts"
import { arrayListing } from "../world/Listing.ts"
import type { Event, Series } from "../world/World.ts"
import { type Call, listOf, parameter, type Route } from "./Route.ts"

const eventListing = (events: ReadonlyArray<Event>) =>
  arrayListing(
    events,
    (event) => event.number,
    (event) => event.id,
  )

/** An event in the shapes asked for. */
export const shapedEvent = (call: Call, event: Event): unknown =>
  shaped(call.shapes, "events", eventRecord(call.state, event))

/** `GET /v1/events`. */
export const listEvents: Route = (call) =>
  listOf(call, {
    listing: eventListing(call.state.events),
    keep: (problems) => {
      const start = rangeIn(call.query, "start_at", problems)
      const end = rangeIn(call.query, "end_at", problems)
      const statuses = wordsIn(call.query, "status")
      const series = idIn(call.query, "event_series_id")
      return (event) => {
        const now = eventNow(call.state, event)
        return (
          within(start, now.start.unix) &&
          within(end, now.end.unix) &&
          (statuses === undefined || statuses.includes(seriesNow(call.state, event.series).status)) &&
          (series === undefined || event.series.number === series)
        )
      }
    },
    record: (event) => shapedEvent(call, event),
  })

/** `GET /v1/events/{event_id}`. */
export const getEvent: Route = (call) => {
  const id = parameter(call, "event_id")
  const event = eventById(call.state, id)
  return event === undefined ? notFound(`Event ${id}`) : json(200, shapedEvent(call, event))
}

/** `GET /v1/event_series`; the one list that comes oldest first. */
export const listEventSeries: Route = (call) =>
  listOf(call, {
    listing: arrayListing(
      call.state.series,
      (series) => series.number,
      (series) => series.id,
    ),
    order: "oldest first",
    record: (series) => seriesRecord(call.state, series),
  })

/** Answers about the series in the path, or that it is not there. */
export const withSeries = (call: Call, answer: (series: Series) => Answer): Answer => {
  const id = parameter(call, "event_series_id")
  const series = seriesById(call.state, id)
  return series === undefined ? notFound(`Event series ${id}`) : answer(series)
}

/** `GET /v1/event_series/{event_series_id}`. */
export const getEventSeries: Route = (call) => withSeries(call, (series) => json(200, seriesRecord(call.state, series)))

/** `GET /v1/event_series/{event_series_id}/events`. */
export const listSeriesEvents: Route = (call) =>
  withSeries(call, (series) =>
    listOf(call, {
      listing: eventListing(seriesNow(call.state, series).events),
      record: (event) => shapedEvent(call, event),
    }),
  )

/** Answers about the date in the path, or that it is not there. */
export const withSeriesEvent = (call: Call, answer: (event: Event) => Answer): Answer =>
  withSeries(call, (series) => {
    const id = parameter(call, "event_id")
    const event = eventById(call.state, id)
    return event?.series === series ? answer(event) : notFound(`Event ${id}`)
  })

/** `GET /v1/event_series/{event_series_id}/events/{event_id}`. */
export const getSeriesEvent: Route = (call) => withSeriesEvent(call, (event) => json(200, shapedEvent(call, event)))

import type { Operation } from "@boxport/connector"
import { Schema, SchemaTransformation } from "effect"
import { Deleted } from "../records/Common.ts"
import { Event } from "../records/EventSeries.ts"
import {
  create,
  created,
  form,
  Id,
  invalid,
  list,
  listOf,
  ok,
  one,
  pages,
  Range,
  remove,
  Text,
  unknownId,
  update,
} from "./Common.ts"

const optional = Schema.optionalKey

const isDay = (text: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** A day of the calendar. */
const Day = Schema.String.check(
  Schema.makeFilter((text: string) => (isDay(text) ? undefined : "Expected a day such as 2026-09-17")),
)

const Clock = Schema.String.check(
  Schema.isPattern(/^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/, {
    message: "Expected a time such as 19:30 or 19:30:00",
  }),
)

/** What a clock shows. Read with minutes only, written with seconds. */
const Time = Clock.pipe(
  Schema.decodeTo(
    Schema.String,
    SchemaTransformation.transform({
      decode: (time) => time,
      encode: (time) => (/^\d{2}:\d{2}$/.test(time) ? `${time}:00` : time),
    }),
  ),
)

const local = "On the clock of the series, whose zone can be read but not set"

const fields = {
  hidden: optional(Schema.Boolean),
  unavailable: optional(Schema.Boolean),
  unavailable_status: optional(Text.annotate({ description: "What to say while it is unavailable" })),
  online_link: optional(Text),
  override_id: optional(Id),
}

/** A new date. The platform's examples send all four parts of its time. */
export const NewSeriesEvent = Schema.Struct({
  start_date: Day.annotate({ description: local }),
  start_time: Time.annotate({ description: local }),
  end_date: Day.annotate({ description: local }),
  end_time: Time.annotate({ description: local }),
  ...fields,
}).annotate({ identifier: "NewSeriesEvent" })

/** Changes to a date; what is left out stays. */
export const SeriesEventChanges = Schema.Struct({
  start_date: optional(Day.annotate({ description: local })),
  start_time: optional(Time.annotate({ description: local })),
  end_date: optional(Day.annotate({ description: local })),
  end_time: optional(Time.annotate({ description: local })),
  ...fields,
}).annotate({ identifier: "SeriesEventChanges" })

const EventStatus = Schema.Literals(["draft", "published", "sales_closed"])

/** Endpoints of the dates of series ("events"). */
export const events = {
  listSeriesEvents: {
    ...list,
    name: "event_series.events.list",
    path: "/v1/event_series/{event_series_id}/events",
    summary: "The occurrences of one series",
    resource: "events",
    query: pages,
    success: listOf(Event),
    failures: [unknownId, invalid],
    source: "platform notes 1.1",
  },
  getSeriesEvent: {
    ...one,
    name: "event_series.events.get",
    path: "/v1/event_series/{event_series_id}/events/{event_id}",
    summary: "One occurrence of a series",
    resource: "events",
    success: ok(Event),
    source: "platform notes 1.1",
  },
  createSeriesEvent: {
    ...create,
    name: "event_series.events.create",
    path: "/v1/event_series/{event_series_id}/events",
    summary: "Creates one date of a series, by the clock of the series",
    resource: "events",
    body: form(NewSeriesEvent),
    success: created(Event),
    failures: [unknownId, invalid],
    trace: { list: "event_series.events.list", by: ["event_series_id", "start_date", "start_time"] },
    source: "platform notes 1.4",
  },
  updateSeriesEvent: {
    ...update,
    name: "event_series.events.update",
    path: "/v1/event_series/{event_series_id}/events/{event_id}",
    summary: "Changes one date of a series",
    resource: "events",
    body: form(SeriesEventChanges),
    success: ok(Event),
    source: "platform notes 1.2",
  },
  deleteSeriesEvent: {
    ...remove,
    name: "event_series.events.delete",
    path: "/v1/event_series/{event_series_id}/events/{event_id}",
    summary: "Deletes one date of a series, or hides it where tickets were sold",
    resource: "events",
    success: ok(Deleted),
    source: "platform notes 1.2",
  },
  listEvents: {
    ...list,
    name: "events.list",
    path: "/v1/events",
    summary: "All occurrences with the fields of their series",
    resource: "events",
    query: {
      start_at: optional(Range),
      end_at: optional(Range),
      status: optional(Schema.Union([EventStatus, Schema.Array(EventStatus)])),
      event_series_id: optional(Id),
      ...pages,
    },
    success: listOf(Event),
    source: "seed 000, Event",
  },
  getEvent: {
    ...one,
    name: "events.get",
    path: "/v1/events/{event_id}",
    summary: "One occurrence",
    resource: "events",
    success: ok(Event),
    source: "seed 000, Event",
  },
} as const satisfies { readonly [name: string]: Operation }

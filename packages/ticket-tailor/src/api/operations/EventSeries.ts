import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Deleted } from "../records/Common.ts"
import { EventSeries } from "../records/EventSeries.ts"
import {
  act,
  Count,
  create,
  created,
  Currency,
  form,
  Ids,
  invalid,
  list,
  listOf,
  ok,
  one,
  pages,
  remove,
  Text,
  UnixSeconds,
  unknownId,
  update,
  written,
} from "./Common.ts"

const optional = Schema.optionalKey

const Country = Schema.String.check(
  Schema.isPattern(/^[A-Z]{2}$/, { message: "Expected two upper case letters (ISO 3166): DK" }),
)

/** What a series can be told; time zone, images, payment methods, taxes and form cannot (platform notes 1.4). */
const fields = {
  description: optional(Text.annotate({ description: "HTML" })),
  venue: optional(Text.annotate({ description: "Its name; read as venue.name" })),
  postal_code: optional(Text),
  country: optional(Country),
  access_code: optional(Text),
  online_platform: optional(Text.annotate({ description: "Zoom or the like" })),
  max_tickets_sold_per_occurrence: optional(
    Count.annotate({ description: "Read as default_max_tickets_sold_per_occurrence" }),
  ),
  tickets_available_at: optional(UnixSeconds),
  tickets_available_at_message: optional(
    Text.annotate({ description: "May hold {countdown}; needs tickets_available_at" }),
  ),
  tickets_unavailable_at: optional(UnixSeconds),
  tickets_unavailable_at_message: optional(Text.annotate({ description: "Needs tickets_unavailable_at" })),
  voucher_ids: optional(Ids),
  waitlist_active: optional(Schema.Union([Schema.Boolean, Schema.Literals(["true", "false", "no_tickets_available"])])),
  waitlist_call_to_action: optional(Text),
  waitlist_event_page_text: optional(Text),
  waitlist_confirmation_message: optional(Text),
}

/** A message about a moment is refused without the moment (platform notes 1.4). */
const messages = Schema.makeFilter((body: { readonly [field: string]: unknown }) =>
  (["tickets_available_at", "tickets_unavailable_at"] as const).flatMap((moment) =>
    body[`${moment}_message`] === undefined || body[moment] !== undefined
      ? []
      : [{ path: [`${moment}_message`], issue: `Needs ${moment} beside it` }],
  ),
)

/** A new series; its currency cannot be changed later. */
export const NewEventSeries = Schema.Struct({ name: Text, currency: Currency, ...fields })
  .check(messages)
  .annotate({ identifier: "NewEventSeries" })

/** Changes to a series; what is left out stays. */
export const EventSeriesChanges = Schema.Struct({
  name: optional(Text),
  currency: optional(Currency),
  call_to_action: optional(Text),
  ...fields,
}).annotate({ identifier: "EventSeriesChanges" })

/** What a series' status is set to, in the words that are written or those that are read (platform notes 1.4). */
export const EventSeriesStatus = Schema.Struct({
  status: written(["DRAFT", "PUBLISHED", "CLOSE_SALES"], ["draft", "published", "sales_closed"]),
}).annotate({ identifier: "EventSeriesStatus" })

/** Endpoints of event series. */
export const eventSeries = {
  listEventSeries: {
    ...list,
    name: "event_series.list",
    path: "/v1/event_series",
    summary: "All event series, drafts included; oldest first",
    resource: "event_series",
    query: pages,
    success: listOf(EventSeries),
    source: "platform notes 1.1",
  },
  getEventSeries: {
    ...one,
    name: "event_series.get",
    path: "/v1/event_series/{event_series_id}",
    summary: "One event series with its ticket types, groups and bundles",
    resource: "event_series",
    success: ok(EventSeries),
    source: "platform notes 1.1",
  },
  createEventSeries: {
    ...create,
    name: "event_series.create",
    path: "/v1/event_series",
    summary: "Creates an event series as a draft, without dates and ticket types",
    resource: "event_series",
    body: form(NewEventSeries),
    success: created(EventSeries),
    trace: { list: "event_series.list", by: ["name"] },
    source: "platform notes 1.4",
  },
  updateEventSeries: {
    ...update,
    name: "event_series.update",
    path: "/v1/event_series/{event_series_id}",
    summary: "Changes an event series, and so all its dates",
    resource: "event_series",
    body: form(EventSeriesChanges),
    success: ok(EventSeries),
    source: "platform notes 1.4",
  },
  deleteEventSeries: {
    ...remove,
    name: "event_series.delete",
    path: "/v1/event_series/{event_series_id}",
    summary: "Deletes an event series with all its dates, or hides it where tickets were sold",
    resource: "event_series",
    success: ok(Deleted),
    source: "platform notes 1.2",
  },
  changeEventSeriesStatus: {
    ...act,
    name: "event_series.change_status",
    path: "/v1/event_series/{event_series_id}/status",
    summary: "Publishes an event series, takes it back to draft, or closes its sales",
    resource: "event_series",
    body: form(EventSeriesStatus),
    success: ok(EventSeries),
    failures: [
      unknownId,
      { ...invalid, when: "the status is none, or the one that it has already (which the client takes for done)" },
    ],
    source: "platform notes 1.4",
  },
} as const satisfies { readonly [name: string]: Operation }

/**
 * Events.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import {
  Count,
  CurrencyCode,
  DateText,
  Email,
  Filled,
  may,
  mayBeNull,
  Metadata,
  TimeText,
  TimeZone,
} from "../Inputs.ts"
import { Duplication, Event } from "../records/Event.ts"
import { settingsOf } from "../records/EventSettings.ts"
import { create, created, found, get, inAccount, inEvent, list, remove, under, update } from "./Common.ts"

const eventFields = {
  ...settingsOf(mayBeNull(Schema.Boolean), mayBeNull(Schema.String), mayBeNull(Count)),
  currency: may(CurrencyCode),
  default_locale: may(Filled),
  description: mayBeNull(Schema.String.annotate({ description: "Markdown" })),
  email_address: may(Email.annotate({ description: "Where attendees write to; the token's owner by default" })),
  end_date: mayBeNull(DateText),
  end_time: mayBeNull(TimeText),
  live: may(Schema.Boolean),
  locales: may(Schema.Array(Filled)),
  location: mayBeNull(Schema.String),
  logo: mayBeNull(Schema.Record(Schema.String, Schema.Unknown)),
  metadata: mayBeNull(Metadata),
  private: may(Schema.Boolean),
  quantity: mayBeNull(Count.annotate({ description: "The capacity of the whole event" })),
  slug: may(Filled),
  start_date: mayBeNull(DateText),
  start_time: mayBeNull(TimeText),
  test_mode: may(Schema.Boolean),
  timezone: may(TimeZone),
}

/** What an event is made of. The banner cannot be written (platform notes 2). */
export class NewEvent extends Schema.Opaque<NewEvent>()(
  Schema.Struct({ title: Filled, ...eventFields }).annotate({ identifier: "NewEvent" }),
) {}

/** What of an event is to change. */
export class EventChange extends Schema.Opaque<EventChange>()(
  Schema.Struct({ title: may(Filled), ...eventFields }).annotate({
    identifier: "EventChange",
  }),
) {}

const resource = "events"

/** Endpoints of events. */
export const eventOperations = {
  listEvents: {
    ...list,
    name: "events.list",
    path: `${inAccount}/events`,
    summary: "Events to come",
    resource,
    success: found("events", Event),
    source: "seed 003, Events",
  },
  listPastEvents: {
    ...list,
    name: "events.past",
    path: `${inAccount}/events/past`,
    summary: "Events that are over",
    resource,
    success: found("events", Event),
    source: "seed 003, Events",
  },
  listArchivedEvents: {
    ...list,
    name: "events.archived",
    path: `${inAccount}/events/archived`,
    summary: "Events that were put away",
    resource,
    success: found("events", Event),
    source: "seed 003, Events",
  },
  listEventsAcrossAccounts: {
    ...list,
    name: "events.across_accounts",
    path: "/v3/events",
    summary: "Events of all accounts that the token reads; not documented, and seen to work",
    resource,
    success: found("events", Event),
    source: "platform notes 1.1",
  },
  getEvent: {
    ...get,
    name: "events.get",
    path: inEvent,
    summary: "One event",
    resource,
    success: found("event", Event),
    source: "seed 003, Events",
  },
  createEvent: {
    ...create,
    name: "events.create",
    path: `${inAccount}/events`,
    summary: "Makes an event: not live, in test mode, still to be set up",
    resource,
    body: under("event", NewEvent),
    success: created("event", Event),
    trace: { list: "events.list", by: ["slug", "title"] },
    source: "seed 003, Events; platform notes 2",
  },
  updateEvent: {
    ...update,
    name: "events.update",
    path: inEvent,
    summary: "Changes an event",
    resource,
    body: under("event", EventChange),
    success: found("event", Event),
    source: "seed 003, Events",
  },
  deleteEvent: {
    ...remove,
    name: "events.delete",
    path: inEvent,
    summary: "Removes an event",
    resource,
    source: "seed 003, Events",
  },
  duplicateEvent: {
    ...create,
    name: "events.duplicate",
    path: `${inEvent}/duplication`,
    summary: "Begins to copy an event; events.duplication tells when it is done, and the slug of the copy",
    resource: "duplications",
    failures: [],
    success: created("duplication", Duplication),
    trace: { list: "events.list", by: [] },
    source: "seed 003, Duplicate an Event",
  },
  getEventDuplication: {
    ...get,
    name: "events.duplication",
    path: `${inEvent}/duplication`,
    summary: "How far the copying of an event has got",
    resource: "duplications",
    success: found("duplication", Duplication),
    source: "seed 003, Duplicate an Event status",
  },
} as const satisfies { readonly [name: string]: Operation }

/**
 * Events.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { EventRemoval, EventUpdate, NewEvent } from "../bodies/Event.ts"
import { Event, ListedEvent } from "../records/Event.ts"
import { event, json, list, nothing, ok, post, read, remove } from "./Common.ts"

const resource = "events"

export const eventOperations = {
  listEvents: {
    ...list,
    name: "events.list",
    path: "/api/v3/events/",
    summary: "Upcoming events; with old=true expired ones too. The only place that tells an event's currency",
    resource,
    query: { old: Schema.optionalKey(Schema.Boolean.annotate({ description: "Whether expired ones are listed too" })) },
    success: ok(ListedEvent),
    source: "seed 002, Get All Events",
  },
  createEvent: {
    ...post,
    name: "events.create",
    path: "/api/v3/events/",
    summary: "Makes an event with its ticket types. The answer leaves most of the address out: read it back",
    resource,
    body: json(NewEvent),
    success: ok(Event),
    trace: { list: "events.list", by: ["title", "start_date"] },
    source: "seed 002, Create an event",
  },
  getEvent: {
    ...read,
    name: "events.get",
    path: "/api/v3/events/{event}/",
    parameters: event,
    summary: "One event with its ticket types, and on most hosts its questions, end and time zone",
    resource,
    success: ok(Event),
    source: "seed 002, Get Specific Event",
  },
  updateEvent: {
    ...post,
    name: "events.update",
    path: "/api/v3/events/{event}/",
    parameters: event,
    summary: "Sets an event's fields and replaces all of its ticket types: those that no pk names are deleted",
    resource,
    body: json(EventUpdate),
    success: ok(Event),
    sideEffects: ["irreversible"],
    trace: { list: "events.get", by: ["event"] },
    source: "seed 002, Update event",
  },
  deleteEvent: {
    ...remove,
    name: "events.delete",
    path: "/api/v3/events/{event}/",
    parameters: event,
    summary: "Calls an event off: everybody who has a ticket is mailed the reason",
    resource,
    body: json(EventRemoval),
    success: nothing,
    sideEffects: ["mails", "irreversible"],
    failures: [{ status: 400, when: "the reason is shorter than 5 characters" }],
    trace: { list: "events.list", by: ["event"] },
    source: "seed 002, Delete event",
  },
} as const satisfies { readonly [name: string]: Operation }

/**
 * Venues.
 *
 * @module
 */
import { Schema } from "effect"
import { flag, Id, integer, itself, text, times } from "./Common.ts"

/** A venue of an event or an activity (platform notes 1.1; no documents name its fields, real answers do). */
export class Venue extends Schema.Opaque<Venue>()(
  Schema.Struct({
    id: Id,
    ...itself,
    ...times,
    address: text,
    latitude: text,
    link: text,
    longitude: text,
    name: text,
    position: integer,
    show: flag,
    url: text,
    zoomlevel: integer,
  }).annotate({ identifier: "Venue", description: "A venue of an event or an activity." }),
) {}

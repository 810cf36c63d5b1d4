/**
 * Venues.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { itself, Key, times } from "./Common.ts"

const { Flag, Int, optional, Text } = Lenient

/** A venue of an event or an activity (platform notes 1.1; no documents name its fields, real answers do). */
export class Venue extends Schema.Opaque<Venue>()(
  Schema.Struct({
    ...itself,
    ...times,
    id: Key,
    name: optional(Text),
    address: optional(Text),
    latitude: optional(Text),
    longitude: optional(Text),
    link: optional(Text),
    position: optional(Int),
    show: optional(Flag),
    url: optional(Text),
    zoomlevel: optional(Int),
  }).annotate({ identifier: "Venue" }),
) {}

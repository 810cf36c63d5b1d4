/**
 * Venues. Tito's documents leave them out, though their text exists; that the list works is on record (notes 1.1).
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Count, Filled, may, mayBeNull } from "../Inputs.ts"
import { Venue } from "../records/Venue.ts"
import { create, created, found, get, inEvent, list, remove, under, update } from "./Common.ts"

const Degrees = mayBeNull(Schema.Union([Schema.Finite, Schema.String]))

const venueFields = {
  address: mayBeNull(Schema.String),
  latitude: Degrees,
  link: mayBeNull(Schema.String),
  longitude: Degrees,
  position: may(Count),
  show: may(Schema.Boolean),
  zoomlevel: mayBeNull(Count),
}

/** What a venue is made of. */
export class NewVenue extends Schema.Opaque<NewVenue>()(
  Schema.Struct({ name: Filled, ...venueFields }).annotate({ identifier: "NewVenue" }),
) {}

/** What of a venue is to change. */
export class VenueChange extends Schema.Opaque<VenueChange>()(
  Schema.Struct({ name: may(Filled), ...venueFields }).annotate({ identifier: "VenueChange" }),
) {}

const resource = "venues"
const source = "platform notes 1.1"

/** Endpoints of venues. */
export const venueOperations = {
  listVenues: {
    ...list,
    name: "venues.list",
    path: `${inEvent}/venues`,
    summary: "The venues of an event and its activities",
    resource,
    success: found("venues", Venue),
    source,
  },
  getVenue: {
    ...get,
    name: "venues.get",
    path: `${inEvent}/venues/{venue_id}`,
    summary: "One venue",
    resource,
    success: found("venue", Venue),
    source,
  },
  createVenue: {
    ...create,
    name: "venues.create",
    path: `${inEvent}/venues`,
    summary: "Makes a venue",
    resource,
    body: under("venue", NewVenue),
    success: created("venue", Venue),
    trace: { list: "venues.list", by: ["name"] },
    source,
  },
  updateVenue: {
    ...update,
    name: "venues.update",
    path: `${inEvent}/venues/{venue_id}`,
    summary: "Changes a venue",
    resource,
    body: under("venue", VenueChange),
    success: found("venue", Venue),
    source,
  },
  deleteVenue: {
    ...remove,
    name: "venues.delete",
    path: `${inEvent}/venues/{venue_id}`,
    summary: "Removes a venue",
    resource,
    source,
  },
} as const satisfies { readonly [name: string]: Operation }

/**
 * How Tito writes money, times and ids.
 *
 * @module
 */
import {
  dashed,
  numberOfStable,
  numberOfUuid as numberOfStableUuid,
  stableNumber,
  stableUuid,
} from "@boxport/connector/testing"
import { Currency } from "@boxport/model"
import { railsZones } from "../../mapping/Zones.ts"

/** The kinds of things that have ids of their own. */
export type Kind =
  | "event"
  | "release"
  | "question"
  | "activity"
  | "discount code"
  | "registration"
  | "line item"
  | "receipt"
  | "refund"
  | "ticket"
  | "answer"
  | "check-in list"
  | "check-in"
  | "interested user"
  | "waitlisted person"
  | "rsvp list"
  | "release invitation"
  | "opt-in"
  | "venue"
  | "webhook endpoint"
  | "ticket group"

/** The id of the thing of a kind with a number of the twin's. */
export const idOf = (kind: Kind, number: number): number => stableNumber(`tito ${kind}`, number)

/** The number that {@link idOf} made an id of; undefined when it made no such id. */
export const numberOfId = (kind: Kind, id: number): number | undefined => numberOfStable(`tito ${kind}`, id)

/** `ti_p…`, `reg_p…`: a prefix and the 22 letters of sixteen bytes. Rows of the test mode say so. */
export const slugOf = (prefix: string, kind: Kind, number: number, test = false): string =>
  `${prefix}_${test ? "test_" : ""}p${Buffer.from(stableUuid(`tito ${kind}`, number), "hex").toString("base64url")}`

/** The number that {@link slugOf} made a slug of; undefined when it made no such slug. */
export const numberOfSlug = (prefix: string, kind: Kind, slug: string, test = false): number | undefined => {
  const number = numberOfUuid(kind, Buffer.from(slug.slice(-22), "base64url").toString("hex"))
  return number !== undefined && slugOf(prefix, kind, number, test) === slug ? number : undefined
}

/** A UUID with its dashes. */
export const uuidOf = (kind: Kind, number: number): string => dashed(stableUuid(`tito ${kind}`, number))

/** The number that {@link uuidOf} made a UUID of; undefined when it made no such UUID. */
export const numberOfUuid = (kind: Kind, uuid: string): number | undefined => numberOfStableUuid(`tito ${kind}`, uuid)

/** What opens things: looks random, and is the same every time. */
export const tokenOf = (purpose: string, number: number): string =>
  Buffer.from(stableUuid(`tito ${purpose}`, number), "hex").toString("base64url")

/** `2026-03-18T23:34:04.000Z`. */
export const iso = (seconds: number): string => new Date(seconds * 1000).toISOString()

/** The same moment as the dashboard of somebody in New York in winter would have it. */
export const isoWest = (seconds: number): string =>
  `${new Date((seconds - 5 * 3600) * 1000).toISOString().slice(0, -1)}-05:00`

/** `2026-03-18 23:34:04 UTC`, as Ruby prints a time. */
export const rubyTime = (seconds: number): string => iso(seconds).replace("T", " ").replace(".000Z", " UTC")

/** Minor units as a number of major ones, which is how amounts come today. */
export const amount = (minor: number, currency: string): number => minor / 10 ** (Currency.exponentOf(currency) ?? 2)

/** `100.0`, `12.5`: a decimal as text, with one digit at least. */
export const decimal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value))

const railsNames = new Map<string, string>()
for (const [name, zone] of railsZones) {
  const city = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ")
  if (!railsNames.has(zone) || name === city) railsNames.set(zone, name)
}

/** The name that Rails gives a zone; the IANA name where it has none. */
export const railsZone = (zone: string): string => railsNames.get(zone) ?? zone

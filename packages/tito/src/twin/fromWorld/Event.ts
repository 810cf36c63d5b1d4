/**
 * The world's events as Tito has them.
 *
 * @module
 */
import type { WorldEvent } from "@boxport/connector/testing"
import type { TwinEvent } from "../things/Event.ts"
import { railsZone } from "../records/Texts.ts"

/** One text for the whole place. */
const locationOf = ({ online, venue }: WorldEvent): string | null =>
  venue === null
    ? online
      ? "Online"
      : null
    : [venue.name, venue.street, `${venue.postalCode} ${venue.city}`, venue.country].join(", ")

/** An event. */
export const eventOf = (event: WorldEvent): TwinEvent => {
  const [startDate = null, startTime = null] = event.startsLocal.split("T")
  const [endDate = null, endTime = null] = event.endsLocal.split("T")
  return {
    number: event.number,
    key: event.key,
    slug: event.slug,
    title: event.title,
    description: event.description,
    archived: event.status === "archived",
    live: event.status !== "draft",
    private: event.private,
    setup: false,
    testMode: false,
    salesClosed: event.status === "sales_closed",
    location: locationOf(event),
    currency: event.currency,
    vat: event.vat,
    startDate,
    startTime: startTime?.slice(0, 5) ?? null,
    endDate,
    endTime: endTime?.slice(0, 5) ?? null,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timezone: railsZone(event.timezone),
    contactEmail: event.contactEmail,
    secret: event.accessCode !== null,
    waitlist: event.waitlist,
    createdAt: event.createdAt,
    updatedAt: event.updatedAt,
    settings: {},
  }
}

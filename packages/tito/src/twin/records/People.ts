/**
 * Lists of people, and what feeds no table, as they are sent.
 *
 * @module
 */
import type { WorldContact } from "@boxport/connector/testing"
import type { CheckinListPlace, EventPlace, Invitation } from "../state/Events.ts"
import { releaseSlug } from "../state/Events.ts"
import { eventUrl } from "./Events.ts"
import { asked, before, full, type Sent, type Shape, view } from "./Shape.ts"
import { idOf, iso, isoWest, slugOf } from "./Texts.ts"

/** Somebody who is interested. */
export const interestedRecord = (contact: WorldContact): Sent => ({
  _type: "interested_user",
  id: idOf("interested user", contact.number),
  name: contact.name,
  email: contact.email,
  created_at: isoWest(contact.createdAt),
  updated_at: isoWest(contact.createdAt),
})

/** Where somebody who waits stands. */
export const waitingState = ({ number }: WorldContact): "joined" | "offered" | "redeemed" | "rejected" | "expired" =>
  number % 7 === 3
    ? "redeemed"
    : number % 7 === 5
      ? "expired"
      : number % 11 === 6
        ? "rejected"
        : number % 5 === 0
          ? "offered"
          : "joined"

/** Somebody who waits. */
export const waitingRecord = (shape: Shape, { event, types }: EventPlace, contact: WorldContact): Sent => {
  const state = waitingState(contact)
  const offered = state !== "joined"
  const [type] = types
  return {
    _type: "waitlisted_person",
    id: idOf("waitlisted person", contact.number),
    name: contact.name,
    email: contact.email,
    offered_at: offered ? iso(contact.createdAt + 86_400) : null,
    expires_at: offered ? iso(contact.createdAt + 3 * 86_400) : null,
    created_at: iso(contact.createdAt),
    updated_at: iso(contact.createdAt),
    joined_at: iso(contact.createdAt),
    release_id: type === undefined ? null : idOf("release", type.number),
    state,
    message: null,
    status: offered ? "Offered" : "Waiting",
    redeemed: state === "redeemed",
    expired: state === "expired",
    joined: state === "joined",
    offered: state === "offered",
    rejected: state === "rejected",
    unique_offer_url: offered
      ? `${eventUrl(shape.world.organisation.slug, event)}/offers/${slugOf("offer", "waitlisted person", contact.number)}`
      : null,
  }
}

/** The one list of an event that has invitations. */
export const rsvpListRecord = ({ event, invitations }: EventPlace): Sent => ({
  _type: "rsvp_list",
  id: idOf("rsvp list", event.number),
  slug: slugOf("rsvp_list", "rsvp list", event.number),
  created_at: isoWest(event.createdAt),
  updated_at: isoWest(event.updatedAt),
  title: "Friends of the house",
  redeemed_count: invitations.length > 0 ? 1 : 0,
  maybes_count: 0,
  nos_count: 0,
  release_invitations_count: invitations.length,
  message_slug: null,
})

/** An invitation. */
export const invitationRecord = (shape: Shape, { event }: EventPlace, { contact, number, types }: Invitation): Sent => {
  const slug = slugOf("rsvp", "release invitation", number)
  const redeemed = number % 3 === 0
  return {
    _type: "release_invitation",
    ...view(shape),
    id: idOf("release invitation", number),
    slug,
    first_name: contact.firstName,
    last_name: contact.lastName,
    email: contact.email,
    name: contact.name,
    unique_url: `${eventUrl(shape.world.organisation.slug, event)}/rsvp/${slug}`,
    status: redeemed ? "yes" : null,
    redeemed,
    registration_id: null,
    ...before(shape, () => ({
      registration_slug: null,
      registration_url: null,
      registration_reference: null,
      releases: types.map((type) => ({
        id: idOf("release", type.number),
        title: type.title,
        slug: releaseSlug(type),
      })),
    })),
    ...full(shape, () => ({
      created_at: isoWest(contact.createdAt),
      updated_at: isoWest(contact.createdAt),
      importer_id: null,
      expires_at: null,
      rsvp_list_id: idOf("rsvp list", event.number),
      discount_code: null,
      message_delivery_id: null,
      auto: false,
      guest: false,
      redirect: false,
    })),
  }
}

/** The slug of a check-in list: as good as a password. */
export const checkinSlug = (list: CheckinListPlace): string => slugOf("chk", "check-in list", list.number)

/** A check-in list. `checkinUrl` is where the check-in API is. */
export const checkinListRecord = (
  shape: Shape,
  { event }: EventPlace,
  list: CheckinListPlace,
  counts: { readonly tickets: number; readonly checkedIn: number },
): Sent => {
  const slug = checkinSlug(list)
  const releases = list.types.map(releaseSlug)
  const settings = {
    expires_at: null,
    show_company_name: true,
    show_email: true,
    show_phone_number: true,
    title: list.title,
  }
  if (shape.old) {
    return {
      _type: "checkin_list",
      slug,
      activity_ids: [],
      question_ids: [],
      release_ids: releases,
      ...settings,
      activities: [],
      checkins: [],
      questions: [],
      releases: [],
      tickets: [],
    }
  }
  return {
    _type: "checkin_list",
    ...view(shape),
    id: idOf("check-in list", list.number),
    checked_in_count: counts.checkedIn,
    expired: false,
    open: true,
    qr_code_url: `https://qr.tito.io/checkin_lists/${slug}`,
    ...settings,
    hide_unpaid: false,
    slug,
    state: "open",
    tickets_count: counts.tickets,
    created_at: isoWest(event.createdAt),
    updated_at: isoWest(event.updatedAt),
    ...before(shape, () => ({ activity_ids: [], question_ids: [], release_ids: releases })),
    ...full(shape, () => ({
      checked_in_percent: counts.tickets === 0 ? 0 : (100 * counts.checkedIn) / counts.tickets,
      web_checkin_url: `https://checkin.tito.io/checkin_lists/${slug}`,
    })),
  }
}

/** The one opt-in of an event. */
export const optInRecord = (shape: Shape, { event, types }: EventPlace): Sent => ({
  _type: "opt_in",
  ...view(shape),
  id: idOf("opt-in", event.number),
  slug: "tell-me-of-other-events",
  name: "Tell me of other events",
  description: "A mail or two a year.",
  acceptance_count: 0,
  created_at: isoWest(event.createdAt),
  updated_at: isoWest(event.createdAt),
  ...(shape.version === "3.0"
    ? { release_ids: types.map((type) => idOf("release", type.number)) }
    : asked(shape, "release_ids", () => ({ release_ids: types.map((type) => idOf("release", type.number)) }))),
})

/** The venue of an event that has one. */
export const venueRecord = ({ event }: EventPlace): Sent => ({
  _type: "venue",
  id: idOf("venue", event.number),
  name: event.venue?.name ?? null,
  address: event.venue === null ? null : `${event.venue.street}, ${event.venue.postalCode} ${event.venue.city}`,
  show: true,
  created_at: isoWest(event.createdAt),
  updated_at: isoWest(event.createdAt),
  zoomlevel: null,
  latitude: null,
  longitude: null,
  link: null,
  position: 0,
  url: null,
})

/** The one webhook endpoint of an event. */
export const webhookRecord = (shape: Shape, { event }: EventPlace): Sent => ({
  _type: "webhook_endpoint",
  id: idOf("webhook endpoint", event.number),
  url: "https://hooks.example/tito",
  included_triggers: ["ticket.created", "registration.finished"],
  custom_data: "",
  deprecated: false,
  ...(shape.version === "3.1" ? { status: "active" } : {}),
})

/**
 * Lists of people, and what feeds no table, as they are sent.
 *
 * @module
 */
import type { Interested, Invitation, RsvpList, Waiting, WaitingState } from "../things/Contact.ts"
import type { CheckinList, OptIn, Venue, WebhookEndpoint } from "../things/Offer.ts"
import type { Place } from "../state/Place.ts"
import { eventUrl } from "./Events.ts"
import { releaseRecord } from "./Offers.ts"
import { asked, before, full, type Sent, type Shape, view, withSettings } from "./Shape.ts"
import { idOf, iso, isoWest, slugOf } from "./Texts.ts"

const momentOf = (seconds: number | null): string | null => (seconds === null ? null : iso(seconds))

/** Somebody who is interested. */
export const interestedRecord = ({ createdAt, email, name, number, updatedAt }: Interested): Sent => ({
  _type: "interested_user",
  id: idOf("interested user", number),
  name,
  email,
  created_at: isoWest(createdAt),
  updated_at: isoWest(updatedAt),
})

const statusOf: { readonly [State in WaitingState]: string } = {
  joined: "Waiting",
  offered: "Offered",
  redeemed: "Redeemed",
  rejected: "Rejected",
  expired: "Expired",
}

/** Somebody who waits. */
export const waitingRecord = (shape: Shape, place: Place, person: Waiting): Sent => {
  const { number, state } = person
  const release = person.release === null ? undefined : place.release(person.release)
  const inner: Shape = { ...shape, expand: new Set() }
  const record: Sent = {
    _type: "waitlisted_person",
    id: idOf("waitlisted person", number),
    name: person.name,
    email: person.email,
    offered_at: momentOf(person.offeredAt),
    expires_at: momentOf(person.expiresAt),
    created_at: iso(person.createdAt),
    updated_at: iso(person.updatedAt),
    joined_at: iso(person.createdAt),
    release_id: person.release === null ? null : idOf("release", person.release),
    state,
    message: null,
    status: statusOf[state],
    redeemed: state === "redeemed",
    expired: state === "expired",
    joined: state === "joined",
    offered: state === "offered",
    rejected: state === "rejected",
    unique_offer_url:
      state === "joined"
        ? null
        : `${eventUrl(shape, place.event)}/offers/${slugOf("offer", "waitlisted person", number)}`,
    ...(shape.version === "3.1" && shape.expand.has("release") && release !== undefined
      ? { release: releaseRecord(inner, place, release) }
      : {}),
  }
  return withSettings(record, person.settings)
}

/** The slug of a list of people to invite. */
export const rsvpSlug = ({ number }: RsvpList): string => slugOf("rsvp_list", "rsvp list", number)

/** A list of people to invite. */
export const rsvpListRecord = (place: Place, list: RsvpList): Sent => {
  const invitations = place.invitations.filter((invitation) => invitation.list === list.number)
  const saying = (status: Invitation["status"]) => invitations.filter((one) => one.status === status).length
  return {
    _type: "rsvp_list",
    id: idOf("rsvp list", list.number),
    slug: rsvpSlug(list),
    created_at: isoWest(list.createdAt),
    updated_at: isoWest(list.updatedAt),
    title: list.title,
    redeemed_count: invitations.filter(({ redeemed }) => redeemed).length,
    maybes_count: saying("maybe"),
    nos_count: saying("no"),
    release_invitations_count: invitations.length,
    message_slug: null,
  }
}

/** The slug of an invitation. */
export const invitationSlug = ({ number }: Invitation): string => slugOf("rsvp", "release invitation", number)

/** An invitation. */
export const invitationRecord = (shape: Shape, place: Place, invitation: Invitation): Sent => {
  const slug = invitationSlug(invitation)
  const record: Sent = {
    _type: "release_invitation",
    ...view(shape),
    id: idOf("release invitation", invitation.number),
    slug,
    first_name: invitation.firstName,
    last_name: invitation.lastName,
    email: invitation.email,
    name: invitation.name,
    unique_url: `${eventUrl(shape, place.event)}/rsvp/${slug}`,
    status: invitation.status,
    redeemed: invitation.redeemed,
    registration_id: null,
    ...before(shape, () => ({
      registration_slug: null,
      registration_url: null,
      registration_reference: null,
      releases: invitation.releases.flatMap((number) => {
        const release = place.release(number)
        return release === undefined ? [] : [{ id: idOf("release", number), title: release.title, slug: release.slug }]
      }),
    })),
    ...full(shape, () => ({
      created_at: isoWest(invitation.createdAt),
      updated_at: isoWest(invitation.updatedAt),
      importer_id: null,
      expires_at: momentOf(invitation.expiresAt),
      rsvp_list_id: idOf("rsvp list", invitation.list),
      discount_code: null,
      message_delivery_id: null,
      auto: false,
      guest: false,
      redirect: false,
    })),
  }
  return withSettings(record, invitation.settings)
}

/** The slug of a check-in list: as good as a password. */
export const checkinSlug = ({ number }: CheckinList): string => slugOf("chk", "check-in list", number)

/** A check-in list. `now` is in unix seconds. */
export const checkinListRecord = (
  shape: Shape,
  place: Place,
  list: CheckinList,
  counts: { readonly tickets: number; readonly checkedIn: number },
): Sent => {
  const slug = checkinSlug(list)
  const releases = list.releases.flatMap((number) => place.release(number)?.slug ?? [])
  const questions = list.questions.flatMap((number) => place.question(number)?.slug ?? [])
  const activities = list.activities.map((number) => idOf("activity", number))
  const expired = list.expiresAt !== null && list.expiresAt <= shape.now
  const settings = {
    expires_at: momentOf(list.expiresAt),
    show_company_name: true,
    show_email: true,
    show_phone_number: true,
    title: list.title,
  }
  const record: Sent = shape.old
    ? {
        _type: "checkin_list",
        slug,
        activity_ids: activities,
        question_ids: questions,
        release_ids: releases,
        ...settings,
        activities: [],
        checkins: [],
        questions: [],
        releases: [],
        tickets: [],
      }
    : {
        _type: "checkin_list",
        ...view(shape),
        id: idOf("check-in list", list.number),
        checked_in_count: counts.checkedIn,
        expired,
        open: !expired,
        qr_code_url: `https://qr.tito.io/checkin_lists/${slug}`,
        ...settings,
        hide_unpaid: false,
        slug,
        state: expired ? "expired" : "open",
        tickets_count: counts.tickets,
        created_at: isoWest(list.createdAt),
        updated_at: isoWest(list.updatedAt),
        ...before(shape, () => ({ activity_ids: activities, question_ids: questions, release_ids: releases })),
        ...full(shape, () => ({
          checked_in_percent: counts.tickets === 0 ? 0 : (100 * counts.checkedIn) / counts.tickets,
          web_checkin_url: `https://checkin.tito.io/checkin_lists/${slug}`,
        })),
        ...(shape.version === "3.1" && shape.expand.has("release_ids")
          ? { release_ids: list.releases.map((number) => idOf("release", number)) }
          : {}),
        ...(shape.version === "3.1" && shape.expand.has("activity_ids") ? { activity_ids: activities } : {}),
        ...(shape.version === "3.1" && shape.expand.has("question_ids")
          ? { question_ids: list.questions.map((number) => idOf("question", number)) }
          : {}),
      }
  return withSettings(record, list.settings)
}

/** An opt-in. */
export const optInRecord = (shape: Shape, optIn: OptIn): Sent => {
  const ids = () => ({ release_ids: optIn.releases.map((number) => idOf("release", number)) })
  return {
    _type: "opt_in",
    ...view(shape),
    id: idOf("opt-in", optIn.number),
    slug: optIn.slug,
    name: optIn.name,
    description: optIn.description,
    acceptance_count: 0,
    created_at: isoWest(optIn.createdAt),
    updated_at: isoWest(optIn.updatedAt),
    ...(shape.version === "3.0" ? ids() : asked(shape, "release_ids", ids)),
  }
}

/** A venue. */
export const venueRecord = (venue: Venue): Sent =>
  withSettings(
    {
      _type: "venue",
      id: idOf("venue", venue.number),
      name: venue.name,
      address: venue.address,
      show: true,
      created_at: isoWest(venue.createdAt),
      updated_at: isoWest(venue.updatedAt),
      zoomlevel: null,
      latitude: null,
      longitude: null,
      link: null,
      position: 0,
      url: null,
    },
    venue.settings,
  )

/** A webhook endpoint. */
export const webhookRecord = (shape: Shape, endpoint: WebhookEndpoint): Sent =>
  withSettings(
    {
      _type: "webhook_endpoint",
      id: idOf("webhook endpoint", endpoint.number),
      url: endpoint.url,
      included_triggers: endpoint.triggers,
      custom_data: null,
      deprecated: false,
      ...(shape.version === "3.1" ? { status: "active" } : {}),
    },
    endpoint.settings,
  )

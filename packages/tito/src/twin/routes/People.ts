/**
 * Check-in lists, people without a ticket, and what feeds no table.
 *
 * @module
 */
import { json } from "../http/Answer.ts"
import type { Interested, Invitation, RsvpList, Waiting } from "../things/Contact.ts"
import type { CheckinList, OptIn, Venue, WebhookEndpoint } from "../things/Offer.ts"
import {
  checkinListRecord,
  checkinSlug,
  interestedRecord,
  invitationRecord,
  invitationSlug,
  optInRecord,
  rsvpListRecord,
  rsvpSlug,
  venueRecord,
  waitingRecord,
  webhookRecord,
} from "../records/People.ts"
import { idOf } from "../records/Texts.ts"
import { checkinsAt, isOnList } from "../state/Door.ts"
import { remembering } from "../state/State.ts"
import { type EventCall, inEvent, listOf, named, oneOf, parameter, type Route, rowsOf } from "./Route.ts"

interface ListCounts {
  readonly tickets: number
  readonly checkedIn: number
}

const listCounts = remembering<ListCounts>()

/** What a check-in list counts. */
export const countsOf = ({ place, sales, state }: EventCall, list: CheckinList): ListCounts =>
  listCounts(state, String(list.number), () => {
    let tickets = 0
    let checkedIn = 0
    for (let index = 0; index < sales.count; index++) {
      for (const ticket of sales.registration(index)?.tickets ?? []) {
        if (!isOnList(place, list, ticket)) continue
        tickets += 1
        if (checkinsAt(place, list, ticket).some(({ undoneAt }) => undoneAt === null)) checkedIn += 1
      }
    }
    return { tickets, checkedIn }
  })

export const checkinExpandable = ["activities", "activity_ids", "questions", "question_ids", "releases", "release_ids"]

export const listCheckinLists: Route = inEvent((call) => {
  // The endpoint does not stand page parameters (notes 0).
  if (["page", "page[number]", "page[size]"].some((name) => call.query.has(name))) {
    return json(500, { status: 500, message: "Internal Server Error" })
  }
  return listOf(call, {
    resource: "checkin_lists",
    name: `${call.event.number} checkin_lists`,
    rows: rowsOf(call.place.checkinLists),
    record: (list) => checkinListRecord(call.shape, call.place, list, countsOf(call, list)),
    expandable: checkinExpandable,
  })
})

/** A check-in list by slug or id. */
export const checkinListOf = (call: EventCall): CheckinList | undefined => {
  const key = parameter(call, "checkin_list_slug")
  return call.place.checkinLists.find(
    (list) => checkinSlug(list) === key || String(idOf("check-in list", list.number)) === key,
  )
}

export const getCheckinList: Route = inEvent((call) =>
  oneOf(
    call,
    "checkin_list",
    checkinListOf(call),
    (list, shape) => checkinListRecord(shape, call.place, list, countsOf(call, list)),
    checkinExpandable,
  ),
)

export const listInterestedUsers: Route = inEvent((call) =>
  listOf(call, {
    resource: "interested_users",
    name: `${call.event.number} interested_users`,
    rows: rowsOf(call.place.interested),
    exists: call.state.isWhole ? null : ({ number }) => !call.state.isHidden("interested_users", number),
    record: interestedRecord,
    bare: true,
  }),
)

/** An interested person by id. */
export const interestedOf = (call: EventCall): Interested | undefined =>
  named("interested user", call.place.interested, parameter(call, "interested_user_id"))

export const getInterestedUser: Route = inEvent((call) =>
  oneOf(call, "interested_user", interestedOf(call), interestedRecord),
)

const waitingExpandable = ["registration", "release"]

export const listWaitlistedPeople: Route = inEvent((call) =>
  listOf(call, {
    resource: "waitlisted_people",
    name: `${call.event.number} waitlisted_people`,
    rows: rowsOf(call.place.waiting),
    record: (person) => waitingRecord(call.shape, call.place, person),
    states: {
      of: ({ state }) => new Set([state]),
      all: ["joined", "offered", "redeemed", "rejected", "expired"],
      hidden: ["redeemed", "rejected", "expired"],
    },
    expandable: waitingExpandable,
  }),
)

/** A waiting person by id. */
export const waitingOf = (call: EventCall): Waiting | undefined =>
  named("waitlisted person", call.place.waiting, parameter(call, "waitlisted_person_id"))

export const getWaitlistedPerson: Route = inEvent((call) =>
  oneOf(
    call,
    "waitlisted_person",
    waitingOf(call),
    (person, shape) => waitingRecord(shape, call.place, person),
    waitingExpandable,
  ),
)

export const listRsvpLists: Route = inEvent((call) =>
  listOf(call, {
    resource: "rsvp_lists",
    name: `${call.event.number} rsvp_lists`,
    rows: rowsOf(call.place.rsvpLists),
    record: (list) => rsvpListRecord(call.place, list),
    newestFirst: true,
  }),
)

/** A list of invitations by slug or id. */
export const rsvpListOf = (call: EventCall): RsvpList | undefined => {
  const key = parameter(call, "rsvp_list_slug")
  return call.place.rsvpLists.find((list) => rsvpSlug(list) === key || String(idOf("rsvp list", list.number)) === key)
}

export const getRsvpList: Route = inEvent((call) =>
  oneOf(call, "rsvp_list", rsvpListOf(call), (list) => rsvpListRecord(call.place, list)),
)

const invitationExpandable = ["registration"]

export const listReleaseInvitations: Route = inEvent((call) => {
  const list = rsvpListOf(call)
  return list === undefined
    ? oneOf(call, "rsvp_list", undefined, () => ({}))
    : listOf(call, {
        resource: "release_invitations",
        name: `${list.number} release_invitations`,
        rows: rowsOf(call.place.invitations.filter((invitation) => invitation.list === list.number)),
        record: (invitation) => invitationRecord(call.shape, call.place, invitation),
        keep: ({ states }) => (states?.includes("redeemed") === true ? ({ redeemed }) => redeemed : null),
        expandable: invitationExpandable,
        newestFirst: true,
        bare: true,
      })
})

/** An invitation of a list by slug or id. */
export const invitationOf = (call: EventCall): Invitation | undefined => {
  const list = rsvpListOf(call)
  const key = parameter(call, "release_invitation_slug")
  return call.place.invitations.find(
    (invitation) =>
      invitation.list === list?.number &&
      (invitationSlug(invitation) === key || String(idOf("release invitation", invitation.number)) === key),
  )
}

export const getReleaseInvitation: Route = inEvent((call) =>
  oneOf(
    call,
    "release_invitation",
    invitationOf(call),
    (invitation, shape) => invitationRecord(shape, call.place, invitation),
    invitationExpandable,
  ),
)

const optInExpandable = ["releases", "release_ids"]

export const listOptIns: Route = inEvent((call) =>
  listOf(call, {
    resource: "opt_ins",
    name: `${call.event.number} opt_ins`,
    rows: rowsOf(call.place.optIns),
    record: (optIn) => optInRecord(call.shape, optIn),
    expandable: optInExpandable,
  }),
)

/** An opt-in by slug or id. */
export const optInOf = (call: EventCall): OptIn | undefined =>
  named("opt-in", call.place.optIns, parameter(call, "opt_in_slug"))

export const getOptIn: Route = inEvent((call) =>
  oneOf(call, "opt_in", optInOf(call), (optIn, shape) => optInRecord(shape, optIn), optInExpandable),
)

export const listVenues: Route = inEvent((call) =>
  listOf(call, {
    resource: "venues",
    name: `${call.event.number} venues`,
    rows: rowsOf(call.place.venues),
    record: venueRecord,
  }),
)

/** A venue by id. */
export const venueOf = (call: EventCall): Venue | undefined =>
  named("venue", call.place.venues, parameter(call, "venue_id"))

export const getVenue: Route = inEvent((call) => oneOf(call, "venue", venueOf(call), venueRecord))

export const listWebhookEndpoints: Route = inEvent((call) =>
  listOf(call, {
    resource: "webhook_endpoints",
    name: `${call.event.number} webhook_endpoints`,
    rows: rowsOf(call.place.webhookEndpoints),
    record: (endpoint) => webhookRecord(call.shape, endpoint),
  }),
)

/** A webhook endpoint by id. */
export const webhookEndpointOf = (call: EventCall): WebhookEndpoint | undefined =>
  named("webhook endpoint", call.place.webhookEndpoints, parameter(call, "webhook_endpoint_id"))

export const getWebhookEndpoint: Route = inEvent((call) =>
  oneOf(call, "webhook_endpoint", webhookEndpointOf(call), (endpoint, shape) => webhookRecord(shape, endpoint)),
)

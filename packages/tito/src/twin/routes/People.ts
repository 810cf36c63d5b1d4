/**
 * Check-in lists, people without a ticket, and what feeds no table.
 *
 * @module
 */
import { json } from "../http/Answer.ts"
import {
  checkinListRecord,
  checkinSlug,
  interestedRecord,
  invitationRecord,
  optInRecord,
  rsvpListRecord,
  venueRecord,
  waitingRecord,
  waitingState,
  webhookRecord,
} from "../records/People.ts"
import { idOf, slugOf } from "../records/Texts.ts"
import { checkinsOf } from "../records/Tickets.ts"
import type { CheckinListPlace } from "../state/Events.ts"
import { remembering } from "../state/State.ts"
import { type EventCall, inEvent, listOf, oneOf, parameter, type Route, rowsOf } from "./Route.ts"

interface ListCounts {
  readonly tickets: number
  readonly checkedIn: number
}

const listCounts = remembering<ListCounts>()

/** What a check-in list counts. */
const countsOf = ({ sales, state }: EventCall, list: CheckinListPlace): ListCounts =>
  listCounts(state, String(list.number), () => {
    let tickets = 0
    let checkedIn = 0
    for (let index = 0; index < sales.count; index++) {
      for (const ticket of sales.registration(index)?.tickets ?? []) {
        if (ticket.status !== "valid" || (list.types.length > 0 && !list.types.includes(ticket.type))) continue
        tickets += 1
        if (checkinsOf(ticket).some(({ undoneAt }) => undoneAt === null)) checkedIn += 1
      }
    }
    return { tickets, checkedIn }
  })

const checkinExpandable = ["activities", "activity_ids", "questions", "question_ids", "releases", "release_ids"]

export const listCheckinLists: Route = inEvent((call) => {
  // The endpoint does not stand page parameters (notes 0).
  if (["page", "page[number]", "page[size]"].some((name) => call.query.has(name))) {
    return json(500, { status: 500, message: "Internal Server Error" })
  }
  return listOf(call, {
    resource: "checkin_lists",
    name: `${call.event.key} checkin_lists`,
    rows: rowsOf(call.place.checkinLists),
    record: (list) => checkinListRecord(call.shape, call.place, list, countsOf(call, list)),
    expandable: checkinExpandable,
  })
})

export const getCheckinList: Route = inEvent((call) => {
  const key = parameter(call, "checkin_list_slug")
  const found = call.place.checkinLists.find(
    (list) => checkinSlug(list) === key || String(idOf("check-in list", list.number)) === key,
  )
  return oneOf(
    call,
    "checkin_list",
    found,
    (list, shape) => checkinListRecord(shape, call.place, list, countsOf(call, list)),
    checkinExpandable,
  )
})

export const listInterestedUsers: Route = inEvent((call) =>
  listOf(call, {
    resource: "interested_users",
    name: `${call.event.key} interested_users`,
    rows: rowsOf(call.place.interested),
    exists: call.state.isWhole ? null : (contact) => !call.state.isHidden("interested_users", contact.number),
    record: interestedRecord,
    bare: true,
  }),
)

export const getInterestedUser: Route = inEvent((call) => {
  const key = parameter(call, "interested_user_id")
  const found = call.place.interested.find((contact) => String(idOf("interested user", contact.number)) === key)
  return oneOf(call, "interested_user", found, interestedRecord)
})

export const listWaitlistedPeople: Route = inEvent((call) =>
  listOf(call, {
    resource: "waitlisted_people",
    name: `${call.event.key} waitlisted_people`,
    rows: rowsOf(call.place.waiting),
    record: (contact) => waitingRecord(call.shape, call.place, contact),
    states: {
      of: (contact) => new Set([waitingState(contact)]),
      all: ["joined", "offered", "redeemed", "rejected", "expired"],
      hidden: ["redeemed", "rejected", "expired"],
    },
    expandable: ["registration", "release"],
  }),
)

export const getWaitlistedPerson: Route = inEvent((call) => {
  const key = parameter(call, "waitlisted_person_id")
  const found = call.place.waiting.find((contact) => String(idOf("waitlisted person", contact.number)) === key)
  return oneOf(call, "waitlisted_person", found, (contact, shape) => waitingRecord(shape, call.place, contact), [
    "registration",
    "release",
  ])
})

const hasInvitations = ({ place }: EventCall): boolean => place.invitations.length > 0

export const listRsvpLists: Route = inEvent((call) =>
  listOf(call, {
    resource: "rsvp_lists",
    name: `${call.event.key} rsvp_lists`,
    rows: rowsOf(hasInvitations(call) ? [call.place] : []),
    record: rsvpListRecord,
    newestFirst: true,
  }),
)

const isRsvpList = (call: EventCall): boolean => {
  const key = parameter(call, "rsvp_list_slug")
  return (
    hasInvitations(call) &&
    (slugOf("rsvp_list", "rsvp list", call.event.number) === key ||
      String(idOf("rsvp list", call.event.number)) === key)
  )
}

export const getRsvpList: Route = inEvent((call) =>
  oneOf(call, "rsvp_list", isRsvpList(call) ? call.place : undefined, rsvpListRecord),
)

export const listReleaseInvitations: Route = inEvent((call) =>
  isRsvpList(call)
    ? listOf(call, {
        resource: "release_invitations",
        name: `${call.event.key} release_invitations`,
        rows: rowsOf(call.place.invitations),
        record: (invitation) => invitationRecord(call.shape, call.place, invitation),
        expandable: ["registration"],
        newestFirst: true,
        bare: true,
      })
    : oneOf(call, "rsvp_list", undefined, () => ({})),
)

export const getReleaseInvitation: Route = inEvent((call) => {
  const key = parameter(call, "release_invitation_slug")
  const found = isRsvpList(call)
    ? call.place.invitations.find(
        ({ number }) =>
          slugOf("rsvp", "release invitation", number) === key || String(idOf("release invitation", number)) === key,
      )
    : undefined
  return oneOf(
    call,
    "release_invitation",
    found,
    (invitation, shape) => invitationRecord(shape, call.place, invitation),
    ["registration"],
  )
})

export const listOptIns: Route = inEvent((call) =>
  listOf(call, {
    resource: "opt_ins",
    name: `${call.event.key} opt_ins`,
    rows: rowsOf([call.place]),
    record: (place) => optInRecord(call.shape, place),
    expandable: ["releases", "release_ids"],
  }),
)

export const getOptIn: Route = inEvent((call) => {
  const key = parameter(call, "opt_in_slug")
  const isIt = key === "tell-me-of-other-events" || key === String(idOf("opt-in", call.event.number))
  return oneOf(call, "opt_in", isIt ? call.place : undefined, (place, shape) => optInRecord(shape, place), [
    "releases",
    "release_ids",
  ])
})

export const listVenues: Route = inEvent((call) =>
  listOf(call, {
    resource: "venues",
    name: `${call.event.key} venues`,
    rows: rowsOf(call.event.venue === null ? [] : [call.place]),
    record: venueRecord,
  }),
)

export const getVenue: Route = inEvent((call) => {
  const isIt = call.event.venue !== null && parameter(call, "venue_id") === String(idOf("venue", call.event.number))
  return oneOf(call, "venue", isIt ? call.place : undefined, venueRecord)
})

export const listWebhookEndpoints: Route = inEvent((call) =>
  listOf(call, {
    resource: "webhook_endpoints",
    name: `${call.event.key} webhook_endpoints`,
    rows: rowsOf(call.event.status === "published" ? [call.place] : []),
    record: (place) => webhookRecord(call.shape, place),
  }),
)

export const getWebhookEndpoint: Route = inEvent((call) => {
  const isIt = parameter(call, "webhook_endpoint_id") === String(idOf("webhook endpoint", call.event.number))
  return oneOf(call, "webhook_endpoint", isIt ? call.place : undefined, (place, shape) => webhookRecord(shape, place))
})

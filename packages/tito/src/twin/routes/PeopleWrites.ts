/**
 * Making and changing people without a ticket: interested, waiting, invited.
 *
 * @module
 */
import { ReleaseInvitationChange } from "../../api/operations/RsvpLists.ts"
import type { Attributes } from "../http/Attributes.ts"
import { interestedRecord, invitationRecord, rsvpListRecord, waitingRecord } from "../records/People.ts"
import { idOf } from "../records/Texts.ts"
import type { Interested, Invitation, RsvpList, Waiting } from "../things/Contact.ts"
import { writing } from "./Kind.ts"
import { releaseOf } from "./Offers.ts"
import { interestedOf, invitationOf, rsvpListOf, waitingOf } from "./People.ts"
import type { Route } from "./Route.ts"
import { fresh, numbersOf, or, put, settingsOf, without, written } from "./Write.ts"

const emailOf = (given: Attributes, before: string): string => {
  given.email("email")
  return given.required("email", before)
}

const interested = writing<Interested>({
  singular: "interested_user",
  find: interestedOf,
  blank: (call) => ({ name: null, email: "", ...fresh(call) }),
  change: (_, given, before) => {
    return { ...before, email: emailOf(given, before.email), name: or(given.text("name"), before.name) }
  },
  answer: (call, status, person) => {
    call.place.interested = put(call.place.interested, person)
    return written(call, status, "interested_user", person, interestedRecord)
  },
  remove: ({ place }, person) => {
    place.interested = without(place.interested, person)
  },
})

export const createInterestedUser: Route = interested.create
export const updateInterestedUser: Route = interested.update
export const deleteInterestedUser: Route = interested.remove

const waiting = writing<Waiting>({
  singular: "waitlisted_person",
  find: waitingOf,
  blank: (call) => ({
    name: null,
    email: "",
    release: null,
    state: "joined",
    offeredAt: null,
    expiresAt: null,
    ...fresh(call),
  }),
  change: (call, given, before) => {
    const key = given.text("release_id")
    const wanted = typeof key === "string" ? releaseOf(call, key) : null
    if (wanted === undefined) return undefined
    const release = wanted?.number ?? (key === null ? null : before.release)
    if (release === null) given.complain("release_id", "can't be blank")
    return {
      ...before,
      email: emailOf(given, before.email),
      name: or(given.text("name"), before.name),
      release,
      expiresAt: or(given.moment("expires_at", call.event.timezone), before.expiresAt),
      settings: { ...before.settings, ...given.settings(["message"]) },
    }
  },
  made: ({ event, state }, person) => {
    if (event.settings["send_waitlist_confirmation_email"] !== true) return
    state.outbox.push({ to: person.email, about: "waiting list", of: String(idOf("waitlisted person", person.number)) })
  },
  answer: (call, status, person) => {
    call.place.waiting = put(call.place.waiting, person)
    return written(call, status, "waitlisted_person", person, (one, shape) => waitingRecord(shape, call.place, one))
  },
  remove: ({ place }, person) => {
    place.waiting = without(place.waiting, person)
  },
})

export const createWaitlistedPerson: Route = waiting.create
export const updateWaitlistedPerson: Route = waiting.update
export const deleteWaitlistedPerson: Route = waiting.remove

const rsvpLists = writing<RsvpList>({
  singular: "rsvp_list",
  find: rsvpListOf,
  blank: (call) => ({ title: "", ...fresh(call) }),
  change: (_, given, before) => ({
    ...before,
    title: given.required("title", before.title),
  }),
  answer: (call, status, list) => {
    call.place.rsvpLists = put(call.place.rsvpLists, list)
    return written(call, status, "rsvp_list", list, (one) => rsvpListRecord(call.place, one))
  },
  remove: ({ place }, list) => {
    place.rsvpLists = without(place.rsvpLists, list)
    place.invitations = place.invitations.filter((invitation) => invitation.list !== list.number)
  },
})

export const createRsvpList: Route = rsvpLists.create
export const updateRsvpList: Route = rsvpLists.update
export const deleteRsvpList: Route = rsvpLists.remove

const invitationSettings = settingsOf(ReleaseInvitationChange, [
  "email",
  "first_name",
  "last_name",
  "release_ids",
  "status",
  "expires_at",
])

const invitations = writing<Invitation>({
  singular: "release_invitation",
  find: invitationOf,
  blank: (call) => {
    const list = rsvpListOf(call)
    return list === undefined
      ? undefined
      : {
          list: list.number,
          firstName: null,
          lastName: null,
          name: "",
          email: "",
          status: null,
          redeemed: false,
          releases: [],
          expiresAt: null,
          ...fresh(call),
        }
  },
  change: (call, given, before) => {
    const releases = numbersOf("release", call.place.releases, given.references("release_ids"), before.releases)
    if (releases === undefined) return undefined
    const email = emailOf(given, before.email)
    const isTaken = call.place.invitations.some(
      (one) => one.list === before.list && one.number !== before.number && one.email === email,
    )
    if (isTaken) given.complain("email", "has already been taken")
    const firstName = or(given.text("first_name"), before.firstName)
    const lastName = or(given.text("last_name"), before.lastName)
    const status = given.raw("status") === null ? null : given.oneOf("status", ["yes", "no", "maybe"])
    return {
      ...before,
      email,
      firstName,
      lastName,
      name: [firstName, lastName].filter((part) => part !== null).join(" "),
      releases,
      status: or(status, before.status),
      expiresAt: or(given.moment("expires_at", call.event.timezone), before.expiresAt),
      settings: { ...before.settings, ...given.settings(invitationSettings) },
    }
  },
  answer: (call, status, invitation) => {
    call.place.invitations = put(call.place.invitations, invitation)
    return written(call, status, "release_invitation", invitation, (one, shape) =>
      invitationRecord(shape, call.place, one),
    )
  },
  remove: ({ place }, invitation) => {
    place.invitations = without(place.invitations, invitation)
  },
})

export const createReleaseInvitation: Route = invitations.create
export const updateReleaseInvitation: Route = invitations.update
export const deleteReleaseInvitation: Route = invitations.remove

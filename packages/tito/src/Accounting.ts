/**
 * The account of every field: what becomes of it, by resource. The documentation is made from it, and a test walks
 * every leaf of every documented sample through it.
 *
 * @module
 */
import { Fields, Secrets } from "@boxport/connector"
import { answerFields } from "./mapping/Answers.ts"
import { checkinFields, checkinListFields, checkinPayloadFields } from "./mapping/CheckIns.ts"
import { interestedUserFields, releaseInvitationFields, waitlistedPersonFields } from "./mapping/Contacts.ts"
import { eventFields } from "./mapping/Events.ts"
import { activityFields, discountCodeFields, questionFields } from "./mapping/Offers.ts"
import { optInFields, rsvpListFields, venueFields, webhookEndpointFields } from "./mapping/RawOnly.ts"
import { lineItemFields, receiptFields, refundFields, registrationFields } from "./mapping/Registrations.ts"
import { releaseFields } from "./mapping/Releases.ts"
import { ticketFields } from "./mapping/Tickets.ts"

const { records } = Fields

/** The fields of what a read gives; opt-ins, RSVP lists, venues and webhook endpoints feed no table. */
const read: { readonly [resource: string]: Fields.Fields } = {
  events: { ...eventFields, releases: records("releases") },
  releases: releaseFields,
  questions: questionFields,
  activities: activityFields,
  discount_codes: discountCodeFields,
  registrations: {
    ...registrationFields,
    line_items: records("line_items"),
    receipts: records("receipts"),
    refunds: records("refunds"),
    tickets: records("tickets"),
  },
  line_items: lineItemFields,
  receipts: receiptFields,
  refunds: { ...refundFields, registration: records("registrations") },
  tickets: {
    ...ticketFields,
    answers: records("answers"),
    registration: records("registrations"),
    release: records("releases"),
  },
  answers: answerFields,
  checkin_lists: checkinListFields,
  checkins: checkinFields,
  interested_users: interestedUserFields,
  waitlisted_people: {
    ...waitlistedPersonFields,
    registration: records("registrations"),
    release: records("releases"),
  },
  release_invitations: {
    ...releaseInvitationFields,
    registration: records("registrations"),
    releases: records("releases"),
  },
  opt_ins: { ...optInFields, releases: records("releases") },
  rsvp_lists: rsvpListFields,
  venues: venueFields,
  webhook_endpoints: webhookEndpointFields,
}

/** The fields of every resource: of what a read gives, and of what webhooks bring. */
export const fieldsByResource: { readonly [resource: string]: Fields.Fields } = {
  ...read,
  checkin_payloads: checkinPayloadFields,
}

/** The paths of the secrets in what a read gives, those of records inside others included. */
export const secrets = Secrets.pathsOf({
  ...read,
  events: eventFields,
  registrations: registrationFields,
  refunds: refundFields,
  tickets: ticketFields,
  waitlisted_people: waitlistedPersonFields,
  release_invitations: releaseInvitationFields,
  opt_ins: optInFields,
})

/** Names in `extra` that are no field's: what a mapping keeps there under a name of its own. */
export const keeps: ReadonlyArray<string> = [
  "checkin_list_id",
  "payment_transaction",
  "quantities",
  "registration_id",
  "release_id",
  "release_ids",
  "release_slug",
  "rsvp_list_id",
  "rsvp_list_title",
]

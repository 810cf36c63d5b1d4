/**
 * People who have no ticket (yet).
 *
 * @module
 */
import { Fields, Lenient, Native, type Problems, type Rejected, type Secrets } from "@boxport/connector/mapping"
import { canonicalId, type Contact, type Json, type JsonObject } from "@boxport/model"
import type { Result } from "effect"
import { InterestedUser, ReleaseInvitation, WaitlistedPerson } from "../resources/Contact.ts"
import { type Catalogue, platform } from "./Catalogue.ts"
import { registrationFields } from "./Registrations.ts"
import { releaseFields } from "./Releases.ts"
import { bearerLink, copyOf, each, envelope, kept } from "./Trees.ts"
import { idsIn, instantOf, joinedName } from "./Values.ts"

const { column, derived, dropped, extra, list, object } = Fields
const { mapRecord, resource, withKept } = Native

/** What becomes of the fields of an interested person. */
export const interestedUserFields: Fields.Fields = {
  ...envelope,
  id: column("contacts.id", "contacts.native_id"),
  created_at: column("contacts.created_at"),
  email: column("contacts.email"),
  name: column("contacts.name"),
  ...kept("updated_at"),
}

/** What becomes of the fields of somebody who waits. */
export const waitlistedPersonFields: Fields.Fields = {
  ...envelope,
  id: column("contacts.id", "contacts.native_id"),
  created_at: column("contacts.created_at"),
  email: column("contacts.email"),
  joined_at: extra,
  name: column("contacts.name"),
  registration: object(copyOf(registrationFields, extra)),
  release: object(copyOf(releaseFields, derived("where release_id is missing", "contacts.extra"))),
  unique_offer_url: bearerLink,
  ...each(dropped("the state tells it"), "expired joined offered redeemed rejected status"),
  ...kept("expires_at message offered_at redeemed_at release_id state updated_at"),
}

/** What becomes of the fields of an invitation. */
export const releaseInvitationFields: Fields.Fields = {
  ...envelope,
  id: column("contacts.id", "contacts.native_id"),
  created_at: column("contacts.created_at"),
  email: column("contacts.email"),
  first_name: derived("where name is missing", "contacts.name"),
  last_name: derived("where name is missing", "contacts.name"),
  name: column("contacts.name"),
  event_id: derived("the event it was listed under", "contacts.event_id"),
  registration: object(copyOf(registrationFields, extra)),
  registration_url: bearerLink,
  releases: list(copyOf(releaseFields, derived("as release_ids", "contacts.extra"))),
  slug: bearerLink,
  unique_url: bearerLink,
  ...kept(`auto discount_code expires_at guest importer_id message_delivery_id redeemed redirect registration_id
    registration_reference registration_slug release_id release_ids rsvp_list_id status updated_at`),
}

const interestedUsers = resource("interested_users", InterestedUser, interestedUserFields)
const waitlistedPeople = resource("waitlisted_people", WaitlistedPerson, waitlistedPersonFields)
const releaseInvitations = resource("release_invitations", ReleaseInvitation, releaseInvitationFields)

export const scrubInterestedUser = interestedUsers.scrub
export const scrubWaitlistedPerson = waitlistedPeople.scrub
export const scrubReleaseInvitation = releaseInvitations.scrub

interface Person {
  readonly id: Lenient.Text
  readonly created_at?: Lenient.Text | null
  readonly email?: Lenient.Text | null
}

const contactOf = (
  kind: Contact["kind"],
  native: Person,
  name: string | null,
  problems: Problems,
  catalogue: Catalogue,
  more: JsonObject | null,
): Contact => {
  const { eventId, nativeId: nativeEvent, zone } = catalogue.event
  const nativeId = String(native.id)
  return {
    id: canonicalId(platform, `${kind}/${nativeId}`),
    event_id: eventId,
    native_id: nativeId,
    kind,
    name,
    email: Lenient.text(native.email),
    created_at: instantOf(native.created_at, "created_at", problems, zone),
    extra: withKept(more, { event_id: eventId === null ? nativeEvent : null }),
  }
}

/** The row of an interested person. */
export const mapInterestedUser = (record: Json, catalogue: Catalogue): Result.Result<Contact, Rejected> =>
  mapRecord(interestedUsers, record, (native, raw, problems) =>
    contactOf("interested", native, Lenient.text(native.name), problems, catalogue, interestedUsers.rest(raw)),
  )

/** The row of somebody who waits. */
export const mapWaitlistedPerson = (
  record: Json,
  catalogue: Catalogue,
  secrets?: Secrets.Named,
): Result.Result<Contact, Rejected> =>
  mapRecord(waitlistedPeople, record, (native, raw, problems) =>
    contactOf("waitlist", native, Lenient.text(native.name), problems, catalogue, waitlistedPeople.rest(raw, secrets)),
  )

/** The row of somebody who was invited through a list. */
export const mapReleaseInvitation = (
  record: Json,
  from: { readonly id: string | null; readonly title: string | null },
  catalogue: Catalogue,
  secrets?: Secrets.Named,
): Result.Result<Contact, Rejected> =>
  mapRecord(releaseInvitations, record, (native, raw, problems) => {
    const name =
      Lenient.text(native.name) ?? joinedName(Lenient.text(native.first_name), Lenient.text(native.last_name))
    const releases = idsIn(raw["releases"]).map((id) => (/^\d{1,15}$/.test(id) ? Number(id) : id))
    const more = withKept(releaseInvitations.rest(raw, secrets), {
      release_ids: releases.length > 0 && !Lenient.saysSomething(raw["release_ids"]) ? releases : null,
      rsvp_list_id: Lenient.saysSomething(raw["rsvp_list_id"]) ? null : from.id,
      rsvp_list_title: from.title,
    })
    return contactOf("invitation", native, name, problems, catalogue, more)
  })

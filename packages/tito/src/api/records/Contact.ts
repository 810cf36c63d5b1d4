/**
 * People who have no ticket (yet): interested, waiting, invited.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import {
  InterestedUser as MappedInterested,
  ReleaseInvitation as MappedInvitation,
  WaitlistedPerson as MappedWaiting,
} from "../../resources/Contact.ts"
import { itself, Key, Slug, times } from "./Common.ts"
import { RegistrationWithin } from "./Registration.ts"
import { ReleaseWithin } from "./Release.ts"

const { Flag, Int, optional, Text } = Lenient

/** Somebody who wants to hear of the event (seed 003, Interested Users). */
export class InterestedUser extends Schema.Opaque<InterestedUser>()(
  Schema.Struct({ ...MappedInterested.fields, ...itself, ...times }).annotate({
    identifier: "InterestedUser",
  }),
) {}

/** Somebody who waits for a ticket (platform notes 1.1). Whoever has `unique_offer_url` can take the offer. */
export class WaitlistedPerson extends Schema.Opaque<WaitlistedPerson>()(
  Schema.Struct({
    ...MappedWaiting.fields,
    ...itself,
    ...times,
    expired: optional(Flag),
    expires_at: optional(Text),
    joined: optional(Flag),
    message: optional(Text),
    offered: optional(Flag),
    offered_at: optional(Text),
    redeemed: optional(Flag),
    redeemed_at: optional(Text),
    registration: optional(RegistrationWithin),
    rejected: optional(Flag),
    release: optional(ReleaseWithin),
    release_id: optional(Text),
    /** `joined`, `offered`, `redeemed`, `rejected` or `expired`. */
    state: optional(Text),
    /** The same for people to read: `Waiting`, `Offered`, `Redeemed`, `Rejected`, `Expired`. */
    status: optional(Text),
    unique_offer_url: optional(Text),
  }).annotate({ identifier: "WaitlistedPerson" }),
) {}

/** A list of people to invite (seed 003, RSVP Lists). */
export class RsvpList extends Schema.Opaque<RsvpList>()(
  Schema.Struct({
    ...itself,
    ...times,
    id: Key,
    slug: optional(Slug),
    title: optional(Text),
    maybes_count: optional(Int),
    message_slug: optional(Slug),
    nos_count: optional(Int),
    redeemed_count: optional(Int),
    release_invitations_count: optional(Int),
  }).annotate({ identifier: "RsvpList" }),
) {}

/**
 * Somebody who was invited (seed 003, RSVP Release Invitations). `status` is yes, no, maybe or null; whoever has
 * `unique_url` can take the invitation.
 */
export class ReleaseInvitation extends Schema.Opaque<ReleaseInvitation>()(
  Schema.Struct({
    ...MappedInvitation.fields,
    ...itself,
    ...times,
    auto: optional(Flag),
    discount_code: optional(Text),
    event_id: optional(Text),
    expires_at: optional(Text),
    guest: optional(Flag),
    importer_id: optional(Text),
    message_delivery_id: optional(Text),
    redeemed: optional(Flag),
    redirect: optional(Flag),
    registration: optional(RegistrationWithin),
    registration_id: optional(Text),
    registration_reference: optional(Text),
    registration_slug: optional(Slug),
    registration_url: optional(Text),
    release_id: optional(Text),
    releases: optional(Schema.Array(ReleaseWithin)),
    rsvp_list_id: optional(Text),
    slug: optional(Slug),
    status: optional(Text),
    unique_url: optional(Text),
  }).annotate({ identifier: "ReleaseInvitation" }),
) {}

/**
 * People who have no ticket (yet): interested, waiting, invited.
 *
 * @module
 */
import { Schema } from "effect"
import { flag, Id, integer, itself, optional, Slug, text, times } from "./Common.ts"
import { RegistrationWithin } from "./Registration.ts"
import { ReleaseWithin } from "./Release.ts"

/** Somebody who wants to hear of the event (seed 003, Interested Users). */
export class InterestedUser extends Schema.Opaque<InterestedUser>()(
  Schema.Struct({ id: Id, ...itself, ...times, email: text, name: text }).annotate({
    identifier: "InterestedUser",
    description: "Somebody who wants to hear of the event.",
  }),
) {}

/** Somebody who waits for a ticket (platform notes 1.1). Whoever has `unique_offer_url` can take the offer. */
export class WaitlistedPerson extends Schema.Opaque<WaitlistedPerson>()(
  Schema.Struct({
    id: Id,
    ...itself,
    ...times,
    email: text,
    expired: flag,
    expires_at: text,
    joined: flag,
    joined_at: text,
    message: text,
    name: text,
    offered: flag,
    offered_at: text,
    redeemed: flag,
    redeemed_at: text,
    registration: optional(RegistrationWithin),
    rejected: flag,
    release: optional(ReleaseWithin),
    release_id: integer,
    /** `joined`, `offered`, `redeemed`, `rejected` or `expired`. */
    state: text,
    /** The same for people to read: `Waiting`, `Offered`, `Redeemed`, `Rejected`, `Expired`. */
    status: text,
    unique_offer_url: text,
  }).annotate({
    identifier: "WaitlistedPerson",
    description: "Somebody who waits for a ticket. Whoever has `unique_offer_url` can take the offer.",
  }),
) {}

/** A list of people to invite (seed 003, RSVP Lists). */
export class RsvpList extends Schema.Opaque<RsvpList>()(
  Schema.Struct({
    id: Id,
    slug: Slug,
    ...itself,
    ...times,
    maybes_count: integer,
    message_slug: text,
    nos_count: integer,
    redeemed_count: integer,
    release_invitations_count: integer,
    title: text,
  }).annotate({ identifier: "RsvpList", description: "A list of people to invite." }),
) {}

/**
 * Somebody who was invited (seed 003, RSVP Release Invitations). `status` is yes, no, maybe or null; whoever has
 * `unique_url` can take the invitation.
 */
export class ReleaseInvitation extends Schema.Opaque<ReleaseInvitation>()(
  Schema.Struct({
    id: Id,
    slug: Slug,
    ...itself,
    ...times,
    auto: flag,
    discount_code: text,
    email: text,
    event_id: integer,
    expires_at: text,
    first_name: text,
    guest: flag,
    importer_id: integer,
    last_name: text,
    message_delivery_id: integer,
    name: text,
    redeemed: flag,
    redirect: flag,
    registration: optional(RegistrationWithin),
    registration_id: integer,
    registration_reference: text,
    registration_slug: text,
    registration_url: text,
    release_id: integer,
    releases: optional(Schema.Array(ReleaseWithin)),
    rsvp_list_id: integer,
    status: text,
    unique_url: text,
  }).annotate({
    identifier: "ReleaseInvitation",
    description:
      "Somebody who was invited. `status` is yes, no, maybe or null; whoever has `unique_url` can take the invitation.",
  }),
) {}

/**
 * People who have no ticket (yet): interested, waiting, invited.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import { Schema } from "effect"

const { optional, Text } = Lenient

/** Somebody who wants to hear of the event (seed 003, Interested Users). */
export const InterestedUser = Schema.Struct({
  id: Text,
  created_at: optional(Text),
  email: optional(Text),
  name: optional(Text),
})
export type InterestedUser = typeof InterestedUser.Type

/** Somebody who waits for a ticket (notes 1.1). */
export const WaitlistedPerson = Schema.Struct({
  id: Text,
  created_at: optional(Text),
  email: optional(Text),
  joined_at: optional(Text),
  name: optional(Text),
})
export type WaitlistedPerson = typeof WaitlistedPerson.Type

/** Somebody who was invited (seed 003, RSVP Release Invitations). */
export const ReleaseInvitation = Schema.Struct({
  id: Text,
  created_at: optional(Text),
  email: optional(Text),
  first_name: optional(Text),
  last_name: optional(Text),
  name: optional(Text),
})
export type ReleaseInvitation = typeof ReleaseInvitation.Type

/**
 * Membership types, the memberships issued of them, and their use at events (platform notes 1.1).
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { When } from "../../resources/Common.ts"
import { Id } from "./Common.ts"

const { Flag, Int, optional, Text } = Lenient

const Benefits = Schema.Array(Schema.Unknown)

/** A kind of membership. */
export const MembershipType = Schema.Struct({
  object: optional(Text),
  id: Id,
  conditions_and_benefits: optional(Benefits),
  max_redemptions: optional(Int),
  name: optional(Text),
  photo_required: optional(Flag),
  valid_from_date: optional(When),
  valid_from_type: optional(Text).annotate({ description: "fixed or relative (to the day it is issued)" }),
  valid_to_date: optional(When),
  valid_to_relative_days: optional(Int),
  valid_to_type: optional(Text).annotate({ description: "fixed or relative (to the day it is issued)" }),
}).annotate({ identifier: "MembershipType" })
export type MembershipType = typeof MembershipType.Type

/** A use of a membership; its `created_at` is ISO 8601, unlike everywhere else. */
export const MembershipRedemption = Schema.Struct({
  object: optional(Text),
  id: Id,
  created_at: optional(When),
  description: optional(Text),
  issued_membership_id: optional(Id),
  linked_event_id: optional(Id),
  linked_order_id: optional(Id),
}).annotate({ identifier: "MembershipRedemption" })
export type MembershipRedemption = typeof MembershipRedemption.Type

/** A membership of somebody. */
export const IssuedMembership = Schema.Struct({
  object: optional(Text),
  id: Id,
  benefits: optional(Benefits),
  code: optional(Text),
  email: optional(Text),
  first_name: optional(Text),
  full_name: optional(Text),
  is_valid: optional(Flag),
  issue_date: optional(When),
  last_name: optional(Text),
  max_redemptions: optional(Int),
  membership_type_id: optional(Id),
  membership_type_name: optional(Text),
  redemption_collection: optional(Schema.Array(MembershipRedemption)),
  redemptions: optional(Int),
  valid_from: optional(When),
  valid_to: optional(When),
  voided_at: optional(When),
}).annotate({ identifier: "IssuedMembership" })
export type IssuedMembership = typeof IssuedMembership.Type

/** How members' photos are shared. Nothing is known of its fields (platform notes 1.1). */
export const MembershipPhotoShare = Schema.Record(Schema.String, Schema.Unknown).annotate({
  identifier: "MembershipPhotoShare",
})
export type MembershipPhotoShare = typeof MembershipPhotoShare.Type

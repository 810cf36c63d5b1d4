/**
 * Membership types, the memberships issued of them, and their use at events (platform notes 1.1).
 *
 * @module
 */
import { Normal } from "@boxport/connector"
import { Schema } from "effect"
import { Id } from "./Common.ts"
import { When } from "./Values.ts"

const { Flag, Int, optional, Text } = Normal

const Benefits = Schema.Array(Schema.Unknown)

/** A kind of membership. */
export class MembershipType extends Schema.Opaque<MembershipType>()(
  Schema.Struct({
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
  }).annotate({ identifier: "MembershipType", description: "A kind of membership." }),
) {}

/** A use of a membership. */
export class MembershipRedemption extends Schema.Opaque<MembershipRedemption>()(
  Schema.Struct({
    object: optional(Text),
    id: Id,
    created_at: optional(When),
    description: optional(Text),
    issued_membership_id: optional(Id),
    linked_event_id: optional(Id),
    linked_order_id: optional(Id),
  }).annotate({ identifier: "MembershipRedemption", description: "A use of a membership." }),
) {}

/** A membership of somebody. */
export class IssuedMembership extends Schema.Opaque<IssuedMembership>()(
  Schema.Struct({
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
  }).annotate({ identifier: "IssuedMembership", description: "A membership of somebody." }),
) {}

/** How members' photos are shared. Nothing is known of its fields (platform notes 1.1). */
export class MembershipPhotoShare extends Schema.Opaque<MembershipPhotoShare>()(
  Schema.Record(Schema.String, Schema.Unknown).annotate({
    identifier: "MembershipPhotoShare",
    description: "How the photos of members are shared. Nothing is known of its fields.",
  }),
) {}

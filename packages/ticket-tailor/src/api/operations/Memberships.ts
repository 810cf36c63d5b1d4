import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Deleted, Voided } from "../records/Common.ts"
import { IssuedMembership, MembershipPhotoShare, MembershipRedemption, MembershipType } from "../records/Membership.ts"
import {
  act,
  create,
  created,
  form,
  Id,
  invalid,
  list,
  listOf,
  ok,
  one,
  pages,
  Range,
  remove,
  Text,
  unknownId,
  update,
} from "./Common.ts"

const optional = Schema.optionalKey

const Day = Schema.String.check(
  Schema.isPattern(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, {
    message: "Expected a day such as 2026-09-17",
  }),
)

const Validity = Schema.Literals(["fixed", "relative"]).annotate({
  description: "On a day, or counted from the day of issue",
})

const typeFields = {
  valid_from_date: optional(Day.annotate({ description: "For valid_from_type fixed" })),
  valid_to_date: optional(Day.annotate({ description: "For valid_to_type fixed" })),
  valid_to_relative_days: optional(
    Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)).annotate({ description: "For valid_to_type relative" }),
  ),
  max_redemptions: optional(Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))),
  conditions_and_benefits: optional(Schema.Array(Text)),
  photo_required: optional(Schema.Boolean),
}

/** A new kind of membership. */
export const NewMembershipType = Schema.Struct({
  name: Text,
  valid_from_type: Validity,
  valid_to_type: Validity,
  ...typeFields,
}).annotate({ identifier: "NewMembershipType" })

/** Changes to a kind of membership; what is left out stays. */
export const MembershipTypeChanges = Schema.Struct({
  name: optional(Text),
  valid_from_type: optional(Validity),
  valid_to_type: optional(Validity),
  ...typeFields,
}).annotate({ identifier: "MembershipTypeChanges" })

/** A membership for somebody. */
export const NewIssuedMembership = Schema.Struct({
  membership_type_id: Id,
  first_name: Text,
  last_name: Text,
  email: Text,
  valid_from_date: optional(Day),
  valid_to_date: optional(Day),
}).annotate({ identifier: "NewIssuedMembership" })

/** Changes to a membership; what is left out stays. */
export const IssuedMembershipChanges = Schema.Struct({
  first_name: optional(Text),
  last_name: optional(Text),
  email: optional(Text),
  valid_to_date: optional(Day),
}).annotate({ identifier: "IssuedMembershipChanges" })

/** The use of a membership, by the fields that are read: no body is documented (platform notes 1.2). */
export const NewMembershipRedemption = Schema.Struct({
  issued_membership_id: Id,
  description: optional(Text),
}).annotate({ identifier: "NewMembershipRedemption" })

/** Endpoints of memberships. */
export const memberships = {
  listMembershipTypes: {
    ...list,
    name: "membership_types.list",
    path: "/v1/membership_types",
    summary: "Kinds of membership",
    resource: "membership_types",
    query: pages,
    success: listOf(MembershipType),
    source: "platform notes 1.1",
  },
  getMembershipType: {
    ...one,
    name: "membership_types.get",
    path: "/v1/membership_types/{membership_type_id}",
    summary: "One kind of membership",
    resource: "membership_types",
    success: ok(MembershipType),
    source: "platform notes 1.1",
  },
  createMembershipType: {
    ...create,
    name: "membership_types.create",
    path: "/v1/membership_types",
    summary: "Creates a kind of membership",
    resource: "membership_types",
    body: form(NewMembershipType),
    success: created(MembershipType),
    trace: { list: "membership_types.list", by: ["name"] },
    source: "platform notes 1.2",
  },
  updateMembershipType: {
    ...update,
    name: "membership_types.update",
    path: "/v1/membership_types/{membership_type_id}",
    summary: "Changes a kind of membership",
    resource: "membership_types",
    body: form(MembershipTypeChanges),
    success: ok(MembershipType),
    source: "platform notes 1.2",
  },
  deleteMembershipType: {
    ...remove,
    name: "membership_types.delete",
    path: "/v1/membership_types/{membership_type_id}",
    summary: "Deletes a kind of membership that nobody has and no product gives",
    resource: "membership_types",
    success: ok(Deleted),
    failures: [unknownId, { ...invalid, when: "somebody has such a membership, or a product gives it" }],
    source: "platform notes 1.2",
  },
  listIssuedMemberships: {
    ...list,
    name: "issued_memberships.list",
    path: "/v1/issued_memberships",
    summary: "Memberships of people",
    resource: "issued_memberships",
    query: {
      first_name: optional(Text),
      last_name: optional(Text),
      email: optional(Text),
      search: optional(Text),
      code: optional(Text),
      validity: optional(Schema.Literals(["valid", "invalid", "both"])),
      created_at: optional(Range),
      updated_at: optional(Range),
      ...pages,
    },
    success: listOf(IssuedMembership),
    source: "platform notes 1.1",
  },
  getIssuedMembership: {
    ...one,
    name: "issued_memberships.get",
    path: "/v1/issued_memberships/{issued_membership_id}",
    summary: "One membership of somebody",
    resource: "issued_memberships",
    success: ok(IssuedMembership),
    source: "platform notes 1.1",
  },
  createIssuedMembership: {
    ...create,
    name: "issued_memberships.create",
    path: "/v1/issued_memberships",
    summary: "Issues a membership; 30 an hour at most",
    resource: "issued_memberships",
    body: form(NewIssuedMembership),
    success: created(IssuedMembership),
    sideEffects: ["mails"],
    trace: { list: "issued_memberships.list", by: ["email", "membership_type_id"] },
    source: "platform notes 1.2",
  },
  updateIssuedMembership: {
    ...update,
    name: "issued_memberships.update",
    path: "/v1/issued_memberships/{issued_membership_id}",
    summary: "Changes who has a membership, or until when",
    resource: "issued_memberships",
    body: form(IssuedMembershipChanges),
    success: ok(IssuedMembership),
    source: "platform notes 1.2",
  },
  voidIssuedMembership: {
    ...act,
    name: "issued_memberships.void",
    path: "/v1/issued_memberships/{issued_membership_id}/void",
    summary: "Voids a membership",
    resource: "issued_memberships",
    body: null,
    success: ok(Voided),
    failures: [unknownId, { ...invalid, when: "the membership is void already" }],
    sideEffects: ["irreversible"],
    idempotent: false,
    trace: { list: "issued_memberships.get", by: ["issued_membership_id"] },
    source: "platform notes 1.2",
  },
  createMembershipRedemption: {
    ...create,
    name: "issued_membership_redemptions.create",
    path: "/v1/issued_membership_redemptions/{event_id}",
    summary: "Records that a membership let somebody into an event",
    resource: "issued_membership_redemptions",
    body: form(NewMembershipRedemption),
    success: created(MembershipRedemption),
    failures: [unknownId, { ...invalid, when: "a field does not pass, or the membership is not valid or used up" }],
    sideEffects: ["irreversible"],
    trace: { list: "issued_memberships.get", by: ["issued_membership_id"] },
    source: "platform notes 1.2",
  },
  getMembershipPhotoShare: {
    ...one,
    name: "membership_photo_share",
    path: "/v1/membership_photo_share",
    summary: "How members' photos are shared",
    resource: "membership_photo_share",
    success: ok(MembershipPhotoShare),
    failures: [],
    source: "platform notes 1.1",
  },
} as const satisfies { readonly [name: string]: Operation }

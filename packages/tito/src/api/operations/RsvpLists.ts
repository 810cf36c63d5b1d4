/**
 * Lists of people to invite, and the invitations on them.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { DateTimeText, Email, Filled, may, mayBeNull, Reference } from "../Inputs.ts"
import { ReleaseInvitation, RsvpList } from "../records/Contact.ts"
import { create, created, found, get, inEvent, list, remove, searching, under, update } from "./Common.ts"

/** What a list of people to invite is made of. */
export class NewRsvpList extends Schema.Opaque<NewRsvpList>()(
  Schema.Struct({ title: Filled }).annotate({ identifier: "NewRsvpList" }),
) {}

/** What of such a list is to change. */
export class RsvpListChange extends Schema.Opaque<RsvpListChange>()(
  Schema.Struct({ title: may(Filled) }).annotate({ identifier: "RsvpListChange" }),
) {}

const ReleaseIds = Schema.NonEmptyArray(Reference).annotate({ description: "The releases that are offered" })

const invitationFields = {
  auto: may(Schema.Boolean.annotate({ description: "Whether who confirms is registered at once" })),
  discount_code: mayBeNull(Schema.String),
  expires_at: mayBeNull(DateTimeText),
  first_name: mayBeNull(Schema.String),
  guest: may(Schema.Boolean.annotate({ description: "Whether a guest may be brought along" })),
  last_name: mayBeNull(Schema.String),
  redirect: mayBeNull(
    Schema.Boolean.annotate({
      description: "Whether the link leads to the order once there is one, or says it expired",
    }),
  ),
}

/** Somebody to invite; the address must not be on the list yet. */
export class NewReleaseInvitation extends Schema.Opaque<NewReleaseInvitation>()(
  Schema.Struct({
    email: Email,
    release_ids: ReleaseIds,
    ...invitationFields,
  }).annotate({ identifier: "NewReleaseInvitation" }),
) {}

/** What of an invitation is to change. */
export class ReleaseInvitationChange extends Schema.Opaque<ReleaseInvitationChange>()(
  Schema.Struct({
    email: may(Email),
    release_ids: may(ReleaseIds),
    status: mayBeNull(Schema.Literals(["yes", "no", "maybe"])),
    ...invitationFields,
  }).annotate({ identifier: "ReleaseInvitationChange" }),
) {}

const lists = `${inEvent}/rsvp_lists` as const
const invitations = `${lists}/{rsvp_list_slug}/release_invitations` as const

const aboutLists = { resource: "rsvp_lists", source: "seed 003, RSVP Lists" } as const
const aboutInvitations = { resource: "release_invitations", source: "seed 003, RSVP Release Invitations" } as const

/** Endpoints of invitations; a beta feature. */
export const rsvpOperations = {
  listRsvpLists: {
    ...list,
    ...aboutLists,
    name: "rsvp_lists.list",
    path: lists,
    summary: "Lists of invited people",
    success: found("rsvp_lists", RsvpList),
  },
  getRsvpList: {
    ...get,
    ...aboutLists,
    name: "rsvp_lists.get",
    path: `${lists}/{rsvp_list_slug}`,
    summary: "One list of invited people",
    success: found("rsvp_list", RsvpList),
  },
  createRsvpList: {
    ...create,
    ...aboutLists,
    name: "rsvp_lists.create",
    path: lists,
    summary: "Makes a list of people to invite",
    body: under("rsvp_list", NewRsvpList),
    success: created("rsvp_list", RsvpList),
    trace: { list: "rsvp_lists.list", by: ["title"] },
  },
  updateRsvpList: {
    ...update,
    ...aboutLists,
    name: "rsvp_lists.update",
    path: `${lists}/{rsvp_list_slug}`,
    summary: "Renames a list of invited people",
    body: under("rsvp_list", RsvpListChange),
    success: found("rsvp_list", RsvpList),
  },
  deleteRsvpList: {
    ...remove,
    ...aboutLists,
    name: "rsvp_lists.delete",
    path: `${lists}/{rsvp_list_slug}`,
    summary: "Removes a list of invited people",
  },
  listReleaseInvitations: {
    ...list,
    ...aboutInvitations,
    name: "release_invitations.list",
    path: invitations,
    summary: "The people of one list of invitations",
    query: searching({ states: may(Schema.Array(Schema.Literals(["redeemed"]))) }),
    success: found("release_invitations", ReleaseInvitation),
  },
  getReleaseInvitation: {
    ...get,
    ...aboutInvitations,
    name: "release_invitations.get",
    path: `${invitations}/{release_invitation_slug}`,
    summary: "One invitation",
    success: found("release_invitation", ReleaseInvitation),
  },
  createReleaseInvitation: {
    ...create,
    ...aboutInvitations,
    name: "release_invitations.create",
    path: invitations,
    summary: "Puts somebody on a list of invitations; that mails nobody yet",
    body: under("release_invitation", NewReleaseInvitation),
    success: created("release_invitation", ReleaseInvitation),
    trace: { list: "release_invitations.list", by: ["email"] },
    source:
      "seed 003, RSVP Release Invitations (its text has the path of the lists, its example what works); platform notes 1.1",
  },
  updateReleaseInvitation: {
    ...update,
    ...aboutInvitations,
    name: "release_invitations.update",
    path: `${invitations}/{release_invitation_slug}`,
    summary: "Changes an invitation",
    body: under("release_invitation", ReleaseInvitationChange),
    success: found("release_invitation", ReleaseInvitation),
  },
  deleteReleaseInvitation: {
    ...remove,
    ...aboutInvitations,
    name: "release_invitations.delete",
    path: `${invitations}/{release_invitation_slug}`,
    summary: "Takes an invitation back",
  },
} as const satisfies { readonly [name: string]: Operation }

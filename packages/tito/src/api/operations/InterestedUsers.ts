/**
 * People who want to hear of an event.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Email, may, mayBeNull } from "../Inputs.ts"
import { InterestedUser } from "../records/Contact.ts"
import { create, created, found, get, inEvent, list, remove, under, update } from "./Common.ts"

/** Somebody who wants to hear of an event. */
export class NewInterestedUser extends Schema.Opaque<NewInterestedUser>()(
  Schema.Struct({ email: Email, name: mayBeNull(Schema.String) }).annotate({
    identifier: "NewInterestedUser",
  }),
) {}

/** What of somebody interested is to change. */
export class InterestedUserChange extends Schema.Opaque<InterestedUserChange>()(
  Schema.Struct({ email: may(Email), name: mayBeNull(Schema.String) }).annotate({
    identifier: "InterestedUserChange",
  }),
) {}

const resource = "interested_users"
const source = "seed 003, Interested Users"

/** Endpoints of interested people. */
export const interestedUserOperations = {
  listInterestedUsers: {
    ...list,
    name: "interested_users.list",
    path: `${inEvent}/interested_users`,
    summary: "People who want to hear about an event",
    resource,
    success: found("interested_users", InterestedUser),
    source,
  },
  getInterestedUser: {
    ...get,
    name: "interested_users.get",
    path: `${inEvent}/interested_users/{interested_user_id}`,
    summary: "One interested person",
    resource,
    success: found("interested_user", InterestedUser),
    source,
  },
  createInterestedUser: {
    ...create,
    name: "interested_users.create",
    path: `${inEvent}/interested_users`,
    summary: "Adds somebody who wants to hear about an event",
    resource,
    body: under("interested_user", NewInterestedUser),
    success: created("interested_user", InterestedUser),
    trace: { list: "interested_users.list", by: ["email"] },
    source,
  },
  updateInterestedUser: {
    ...update,
    name: "interested_users.update",
    path: `${inEvent}/interested_users/{interested_user_id}`,
    summary: "Changes name or address of an interested person",
    resource,
    body: under("interested_user", InterestedUserChange),
    success: found("interested_user", InterestedUser),
    source,
  },
  deleteInterestedUser: {
    ...remove,
    name: "interested_users.delete",
    path: `${inEvent}/interested_users/{interested_user_id}`,
    summary: "Removes an interested person",
    resource,
    source,
  },
} as const satisfies { readonly [name: string]: Operation }

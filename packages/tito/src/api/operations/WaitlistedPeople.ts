/**
 * People who wait for tickets.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { DateTimeText, Email, may, mayBeNull, Reference } from "../Inputs.ts"
import { WaitlistedPerson } from "../records/Contact.ts"
import { create, created, found, get, inEvent, list, mails, remove, searching, under, update } from "./Common.ts"

const personFields = {
  expires_at: mayBeNull(DateTimeText.annotate({ description: "When an offer ends" })),
  message: mayBeNull(Schema.String.annotate({ description: "What the mail with the offer says" })),
  name: mayBeNull(Schema.String),
}

/** Somebody who waits for a release. */
export class NewWaitlistedPerson extends Schema.Opaque<NewWaitlistedPerson>()(
  Schema.Struct({ email: Email, release_id: Reference, ...personFields }).annotate({
    identifier: "NewWaitlistedPerson",
  }),
) {}

/** What of somebody waiting is to change. */
export class WaitlistedPersonChange extends Schema.Opaque<WaitlistedPersonChange>()(
  Schema.Struct({
    email: may(Email),
    release_id: may(Reference),
    ...personFields,
  }).annotate({ identifier: "WaitlistedPersonChange" }),
) {}

const resource = "waitlisted_people"
const source = "platform notes 1.1"
const states = ["joined", "offered", "redeemed", "rejected", "expired"] as const

/** Endpoints of waiting people. */
export const waitlistedPersonOperations = {
  listWaitlistedPeople: {
    ...list,
    name: "waitlisted_people.list",
    path: `${inEvent}/waitlisted_people`,
    summary: "Who waits for tickets; redeemed, rejected and expired ones only when asked for",
    resource,
    query: searching({ states: may(Schema.Array(Schema.Literals(states))) }),
    success: found("waitlisted_people", WaitlistedPerson),
    source,
  },
  getWaitlistedPerson: {
    ...get,
    name: "waitlisted_people.get",
    path: `${inEvent}/waitlisted_people/{waitlisted_person_id}`,
    summary: "One waiting person",
    resource,
    success: found("waitlisted_person", WaitlistedPerson),
    source,
  },
  createWaitlistedPerson: {
    ...create,
    name: "waitlisted_people.create",
    path: `${inEvent}/waitlisted_people`,
    summary: "Puts somebody on the waiting list; may mail them, if the event is set to",
    resource,
    body: under("waitlisted_person", NewWaitlistedPerson),
    success: created("waitlisted_person", WaitlistedPerson),
    sideEffects: mails,
    trace: { list: "waitlisted_people.list", by: ["email"] },
    source,
  },
  updateWaitlistedPerson: {
    ...update,
    name: "waitlisted_people.update",
    path: `${inEvent}/waitlisted_people/{waitlisted_person_id}`,
    summary: "Changes a waiting person",
    resource,
    body: under("waitlisted_person", WaitlistedPersonChange),
    success: found("waitlisted_person", WaitlistedPerson),
    source,
  },
  deleteWaitlistedPerson: {
    ...remove,
    name: "waitlisted_people.delete",
    path: `${inEvent}/waitlisted_people/{waitlisted_person_id}`,
    summary: "Takes somebody off the waiting list",
    resource,
    source,
  },
} as const satisfies { readonly [name: string]: Operation }

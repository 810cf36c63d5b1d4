/**
 * What attendees can agree to.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Filled, Ids, may, mayBeNull } from "../Inputs.ts"
import { OptIn } from "../records/OptIn.ts"
import { create, created, found, get, inEvent, list, remove, under, update } from "./Common.ts"

const optInFields = { description: mayBeNull(Schema.String), release_ids: may(Ids) }

/** What an opt-in is made of. Its slug is made of the name. */
export class NewOptIn extends Schema.Opaque<NewOptIn>()(
  Schema.Struct({ name: Filled, ...optInFields }).annotate({ identifier: "NewOptIn" }),
) {}

/** What of an opt-in is to change. */
export class OptInChange extends Schema.Opaque<OptInChange>()(
  Schema.Struct({ name: may(Filled), ...optInFields }).annotate({ identifier: "OptInChange" }),
) {}

const resource = "opt_ins"
const source = "seed 003, Opt-Ins"

/** Endpoints of opt-ins; a beta feature. */
export const optInOperations = {
  listOptIns: {
    ...list,
    name: "opt_ins.list",
    path: `${inEvent}/opt_ins`,
    summary: "What attendees can agree to",
    resource,
    success: found("opt_ins", OptIn),
    source,
  },
  getOptIn: {
    ...get,
    name: "opt_ins.get",
    path: `${inEvent}/opt_ins/{opt_in_slug}`,
    summary: "One opt-in",
    resource,
    success: found("opt_in", OptIn),
    source: `${source} (its text has opt_in in the path, its example what works); platform notes 1.1`,
  },
  createOptIn: {
    ...create,
    name: "opt_ins.create",
    path: `${inEvent}/opt_ins`,
    summary: "Makes an opt-in",
    resource,
    body: under("opt_in", NewOptIn),
    success: created("opt_in", OptIn),
    trace: { list: "opt_ins.list", by: ["name"] },
    source,
  },
  updateOptIn: {
    ...update,
    name: "opt_ins.update",
    path: `${inEvent}/opt_ins/{opt_in_slug}`,
    summary: "Changes an opt-in",
    resource,
    body: under("opt_in", OptInChange),
    success: found("opt_in", OptIn),
    source,
  },
  deleteOptIn: {
    ...remove,
    name: "opt_ins.delete",
    path: `${inEvent}/opt_ins/{opt_in_slug}`,
    summary: "Removes an opt-in",
    resource,
    source,
  },
} as const satisfies { readonly [name: string]: Operation }

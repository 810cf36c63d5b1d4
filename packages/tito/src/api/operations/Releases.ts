/**
 * Releases: ticket types.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Amount, Count, DateTimeText, Filled, Ids, may, mayBeNull, Metadata } from "../Inputs.ts"
import { Release } from "../records/Release.ts"
import {
  create,
  created,
  found,
  get,
  inEvent,
  invalid,
  list,
  perhaps,
  remove,
  searching,
  switches,
  under,
  update,
} from "./Common.ts"

const Switch = mayBeNull(Schema.Boolean)

const releaseFields = {
  card_payments: Switch,
  default_quantity: mayBeNull(Count),
  description: mayBeNull(Schema.String),
  donation: Switch,
  enable_super_combo_summary: Switch,
  end_at: mayBeNull(DateTimeText),
  fail_message: mayBeNull(Schema.String),
  invoice: Switch,
  lock_changes: Switch,
  max_donation: mayBeNull(Amount),
  max_tickets_per_person: mayBeNull(Count.annotate({ description: "Of this release, for each registration" })),
  metadata: mayBeNull(Metadata),
  min_donation: mayBeNull(Amount),
  min_tickets_per_person: mayBeNull(Count.annotate({ description: "Of this release, for each registration" })),
  not_a_ticket: Switch,
  only_issue_combos: Switch,
  payment_type: may(
    Schema.Literals(["free", "paid", "donation", "degressive"]).annotate({
      description: "The old name of pricing_type",
    }),
  ),
  position: may(Count),
  price: mayBeNull(Amount.annotate({ description: "In the event's currency, tax included unless tax_exclusive" })),
  price_degressive: mayBeNull(Schema.String.annotate({ description: "Prices, the highest first: 100, 75, 25" })),
  pricing_type: may(Schema.Literals(["free", "paid", "donation", "degressive"])),
  quantity: mayBeNull(Count.annotate({ description: "How many there are; null for no limit" })),
  question_ids: may(Ids.annotate({ description: "The questions asked, in this order" })),
  request_company_name: Switch,
  request_job_title: Switch,
  request_vat_number: Switch,
  require_billing_address: Switch,
  require_company_name: Switch,
  require_credit_card_for_sold_out_waiting_list: Switch,
  require_email: Switch,
  require_job_title: Switch,
  require_name: Switch,
  require_vat_number: Switch,
  secret: Switch,
  show_company_name: Switch,
  show_discount_code_field_here: Switch,
  show_job_title: Switch,
  show_phone_number: Switch,
  show_price: Switch,
  show_qr_code: Switch,
  show_vat_number: Switch,
  start_at: mayBeNull(DateTimeText),
  state: may(Schema.Literals(["on_sale", "off_sale", 100, 404])),
  success_message: mayBeNull(Schema.String),
  suggested_donation: mayBeNull(Amount),
  tax_exclusive: Switch,
  termset_id: mayBeNull(Schema.Int),
  ticket_group_id: mayBeNull(Schema.Int),
  translations: may(Schema.Record(Schema.String, Schema.Unknown)),
  waiting_list_enabled_during_locked: Switch,
  waiting_list_enabled_during_sold_out: Switch,
}

/**
 * What a release is made of. 3.1 calls `pricing_type` read-only and knows `donation`; giving both serves either version
 * (platform notes 2).
 */
export class NewRelease extends Schema.Opaque<NewRelease>()(
  Schema.Struct({ title: Filled, ...releaseFields }).annotate({ identifier: "NewRelease" }),
) {}

/** What of a release is to change. */
export class ReleaseChange extends Schema.Opaque<ReleaseChange>()(
  Schema.Struct({ title: may(Filled), ...releaseFields }).annotate({
    identifier: "ReleaseChange",
  }),
) {}

/** The states that can be asked for; archived releases come only when they are (platform notes 1.4). */
const states = [
  "on_sale",
  "off_sale",
  "sold_out",
  "not_sold_out",
  "public",
  "secret",
  "active",
  "archived",
  "changes_locked",
  "changes_allowed",
] as const

const resource = "releases"
const source = "seed 003, Releases"
const one = `${inEvent}/releases/{release_slug}` as const
/** What these answer is not documented. */
const undocumentedAnswer = { resource, success: perhaps("release", Release), source } as const

/** Endpoints of releases. */
export const releaseOperations = {
  listReleases: {
    ...list,
    name: "releases.list",
    path: `${inEvent}/releases`,
    summary: "Ticket types; archived ones only when asked for",
    resource,
    query: searching({ states: may(Schema.Array(Schema.Literals(states))) }),
    success: found("releases", Release),
    source,
  },
  getRelease: {
    ...get,
    name: "releases.get",
    path: one,
    summary: "One ticket type",
    resource,
    success: found("release", Release),
    source,
  },
  createRelease: {
    ...create,
    name: "releases.create",
    path: `${inEvent}/releases`,
    summary: "Makes a ticket type; whatever the documents say, it is off sale until releases.activate",
    resource,
    body: under("release", NewRelease),
    success: created("release", Release),
    trace: { list: "releases.list", by: ["title"] },
    source: `${source}; platform notes 2`,
  },
  updateRelease: {
    ...update,
    name: "releases.update",
    path: one,
    summary: "Changes a ticket type",
    resource,
    body: under("release", ReleaseChange),
    success: found("release", Release),
    source,
  },
  deleteRelease: {
    ...remove,
    name: "releases.delete",
    path: one,
    summary: "Removes a ticket type that nothing was sold of",
    resource,
    failures: invalid,
    source,
  },
  archiveRelease: {
    ...switches,
    ...undocumentedAnswer,
    method: "POST",
    name: "releases.archive",
    path: `${one}/archival`,
    summary: "Puts a ticket type away, and its tickets out of the lists",
  },
  unarchiveRelease: {
    ...switches,
    ...undocumentedAnswer,
    method: "DELETE",
    name: "releases.unarchive",
    path: `${one}/archival`,
    summary: "Brings a ticket type back that was put away",
  },
  duplicateRelease: {
    ...create,
    ...undocumentedAnswer,
    name: "releases.duplicate",
    path: `${one}/duplication`,
    summary: "Makes a copy of a ticket type",
    failures: [],
    trace: { list: "releases.list", by: [] },
  },
  activateRelease: {
    ...switches,
    ...undocumentedAnswer,
    method: "PATCH",
    name: "releases.activate",
    path: `${one}/activation`,
    summary: "Puts a ticket type on sale",
    body: { encoding: "json", key: null, shape: Schema.Struct({}) },
  },
  deactivateRelease: {
    ...switches,
    ...undocumentedAnswer,
    method: "PATCH",
    name: "releases.deactivate",
    path: `${one}/deactivation`,
    summary: "Takes a ticket type off sale",
    body: { encoding: "json", key: null, shape: Schema.Struct({}) },
  },
  publishRelease: {
    ...switches,
    ...undocumentedAnswer,
    method: "POST",
    name: "releases.publish",
    path: `${one}/publication`,
    summary: "Shows a ticket type to everybody",
  },
  unpublishRelease: {
    ...switches,
    ...undocumentedAnswer,
    method: "DELETE",
    name: "releases.unpublish",
    path: `${one}/publication`,
    summary: "Makes a ticket type secret: only its own link leads to it",
  },
} as const satisfies { readonly [name: string]: Operation }

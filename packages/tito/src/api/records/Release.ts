/**
 * Releases: what Tito calls ticket types.
 *
 * @module
 */
import { Normal } from "@boxport/connector"
import { Schema } from "effect"
import { Activity } from "./Activity.ts"
import {
  anything,
  decimal,
  flag,
  Id,
  integer,
  itself,
  metadata,
  optional,
  references,
  Slug,
  text,
  times,
  translations,
  undocumented,
} from "./Common.ts"
import { Question } from "./Question.ts"

/** Who is asked for what at the checkout, and what of it they must give. */
const requirements = {
  request_company_name: flag,
  request_job_title: flag,
  request_vat_number: flag,
  require_billing_address: flag,
  require_company_name: flag,
  require_credit_card_for_sold_out_waiting_list: flag,
  require_email: flag,
  require_job_title: flag,
  require_name: flag,
  require_vat_number: flag,
  show_company_name: flag,
  show_discount_code_field_here: flag,
  show_job_title: flag,
  show_phone_number: flag,
  show_price: flag,
  show_qr_code: flag,
  show_vat_number: flag,
}

/**
 * A release (seed 003, Releases; platform notes 1.3 and 4). `price` is null for a free one, a number today and a text in
 * old answers; `max_tickets_per_person` is really for each registration. Its state is in flags: `off_sale`, `sold_out`,
 * `expired`, `upcoming`, `archived`, `locked`, `secret`.
 */
export class Release extends Schema.Opaque<Release>()(
  Schema.Struct({
    id: Id,
    slug: Slug,
    ...itself,
    ...times,
    ...requirements,
    activities: optional(Schema.Array(Activity)),
    activity_questions: optional(Schema.Array(Question)),
    /** Whether there is enough left to sell. */
    allocatable: flag,
    archived: flag,
    card_payments: flag,
    changes_locked: flag,
    combo_releases: undocumented,
    default_quantity: integer,
    /** False once tickets were sold, in test mode too. */
    deletable: flag,
    description: text,
    discounted_tickets_count: integer,
    display_price: decimal,
    donation: flag,
    enable_super_combo_summary: flag,
    end_at: text,
    event_id: integer,
    expired: flag,
    fail_message: text,
    free_tickets_count: integer,
    full_price_tickets_count: integer,
    gross_income: decimal,
    has_fail_message: flag,
    has_success_message: flag,
    invoice: flag,
    lock_changes: flag,
    locked: flag,
    max_donation: decimal,
    max_tickets_per_person: integer,
    metadata,
    min_donation: decimal,
    min_tickets_per_person: integer,
    not_a_ticket: flag,
    off_sale: flag,
    only_issue_combos: flag,
    payment_type: text,
    pending_waiting_list: flag,
    position: integer,
    price: decimal,
    price_degressive: text,
    price_degressive_list: optional(Schema.Array(Normal.Decimal)),
    price_ex_tax: decimal,
    pricing_type: text,
    quantity: integer,
    question_ids: references,
    questions: optional(Schema.Array(Question)),
    secret: flag,
    share_url: text,
    sold_out: flag,
    start_at: text,
    state_name: text,
    success_message: text,
    suggested_donation: decimal,
    super_combo_releases: undocumented,
    tax_components: undocumented,
    tax_description: text,
    tax_exclusive: flag,
    tax_types: undocumented,
    termset: anything,
    termset_id: integer,
    ticket_group: anything,
    ticket_group_id: integer,
    tickets_count: integer,
    title: text,
    translations,
    upcoming: flag,
    voided_tickets_count: integer,
    waiting_list: flag,
    waiting_list_enabled_during_locked: flag,
    waiting_list_enabled_during_sold_out: flag,
    warnings: optional(Schema.Record(Schema.String, Schema.Unknown)),
  }).annotate({ identifier: "Release", description: "A release (ticket type). `price` is null for a free one." }),
) {}

/** A release as a record of something else may hold it: whole, or just a few of its fields. */
export class ReleaseWithin extends Schema.Opaque<ReleaseWithin>()(
  Schema.Struct({ ...Release.fields, id: integer, slug: text }).annotate({
    identifier: "ReleaseWithin",
    description: "A release as a record of something else may hold it: whole, or just a few of its fields.",
  }),
) {}

/**
 * Releases: what Tito calls ticket types.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { Release as Mapped } from "../../resources/Event.ts"
import { Activity } from "./Activity.ts"
import { Ids, itself, Key, Metadata, Slug, times, Translations, Undocumented } from "./Common.ts"
import { Question } from "./Question.ts"

const { Decimal, Flag, Int, optional, Text } = Lenient

/** Who is asked for what at the checkout, and what of it they must give. */
const requirements = {
  request_company_name: optional(Flag),
  request_job_title: optional(Flag),
  request_vat_number: optional(Flag),
  require_billing_address: optional(Flag),
  require_company_name: optional(Flag),
  require_credit_card_for_sold_out_waiting_list: optional(Flag),
  require_email: optional(Flag),
  require_job_title: optional(Flag),
  require_name: optional(Flag),
  require_vat_number: optional(Flag),
  show_company_name: optional(Flag),
  show_discount_code_field_here: optional(Flag),
  show_job_title: optional(Flag),
  show_phone_number: optional(Flag),
  show_price: optional(Flag),
  show_qr_code: optional(Flag),
  show_vat_number: optional(Flag),
}

/**
 * A release (seed 003, Releases; platform notes 1.3 and 4). `price` is null for a free one, a number today and a text in
 * old answers; `max_tickets_per_person` is really for each registration. Its state is in flags: `off_sale`, `sold_out`,
 * `expired`, `upcoming`, `archived`, `locked`, `secret`.
 */
export class Release extends Schema.Opaque<Release>()(
  Schema.Struct({
    ...Mapped.fields,
    id: Key,
    slug: optional(Slug),
    ...itself,
    ...times,
    ...requirements,
    activities: optional(Schema.Array(Activity)),
    activity_questions: optional(Schema.Array(Question)),
    /** Whether there is enough left to sell. */
    allocatable: optional(Flag),
    card_payments: optional(Flag),
    changes_locked: optional(Flag),
    combo_releases: optional(Undocumented),
    default_quantity: optional(Int),
    /** False once tickets were sold, in test mode too. */
    deletable: optional(Flag),
    discounted_tickets_count: optional(Int),
    display_price: optional(Decimal),
    enable_super_combo_summary: optional(Flag),
    event_id: optional(Text),
    fail_message: optional(Text),
    free_tickets_count: optional(Int),
    full_price_tickets_count: optional(Int),
    gross_income: optional(Decimal),
    has_fail_message: optional(Flag),
    has_success_message: optional(Flag),
    invoice: optional(Flag),
    lock_changes: optional(Flag),
    max_donation: optional(Decimal),
    metadata: optional(Metadata),
    min_donation: optional(Decimal),
    only_issue_combos: optional(Flag),
    pending_waiting_list: optional(Flag),
    price_degressive_list: optional(Schema.Array(Decimal)),
    price_ex_tax: optional(Decimal),
    question_ids: optional(Ids),
    questions: optional(Schema.Array(Question)),
    share_url: optional(Text),
    success_message: optional(Text),
    suggested_donation: optional(Decimal),
    super_combo_releases: optional(Undocumented),
    tax_components: optional(Undocumented),
    tax_description: optional(Text),
    tax_exclusive: optional(Flag),
    tax_types: optional(Undocumented),
    termset: optional(Schema.Unknown),
    termset_id: optional(Text),
    ticket_group: optional(Schema.Unknown),
    ticket_group_id: optional(Text),
    translations: optional(Translations),
    voided_tickets_count: optional(Int),
    waiting_list: optional(Flag),
    waiting_list_enabled_during_locked: optional(Flag),
    waiting_list_enabled_during_sold_out: optional(Flag),
    warnings: optional(Schema.Record(Schema.String, Schema.Unknown)),
  }).annotate({ identifier: "Release" }),
) {}

/** A release as a record of something else may hold it: whole, or just a few of its fields. */
export class ReleaseWithin extends Schema.Opaque<ReleaseWithin>()(
  Schema.Struct({ ...Release.fields, id: optional(Text) }).annotate({
    identifier: "ReleaseWithin",
  }),
) {}

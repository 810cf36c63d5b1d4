/**
 * Releases as ticket types.
 *
 * @module
 */
import { Fields, Lenient, Native, type Problems, type Rejected } from "@boxport/connector/mapping"
import { canonicalId, type Json, type JsonObject, type TicketType } from "@boxport/model"
import type { Result } from "effect"
import { Release } from "../resources/Event.ts"
import { type Catalogue, type KnownRelease, platform } from "./Catalogue.ts"
import { each, envelope, kept, ownRow } from "./Trees.ts"
import { amountOf, idsIn, instantOf } from "./Values.ts"

const { column, derived, dropped, extra, list, object } = Fields
const { mapRecord, resource, withKept } = Native

const asks = derived("with the questions of its activities", "questions.ticket_type_ids")

/** Of a release inside another record its id is enough: it has a row of its own. */
export const releaseReference: Fields.Disposition = derived("by its id", "ticket_types.id")

/** What becomes of the fields of a release. */
export const releaseFields: Fields.Fields = {
  ...envelope,
  id: column("ticket_types.id", "ticket_types.native_id"),
  activities: derived("by their releases", "activities.ticket_type_ids"),
  activity_questions: asks,
  description: column("ticket_types.description"),
  donation: derived("where pricing_type is missing", "ticket_types.pricing"),
  end_at: column("ticket_types.sales_end_at"),
  event_id: derived("the event it was listed under", "ticket_types.event_id"),
  max_tickets_per_person: column("ticket_types.max_per_order"),
  min_tickets_per_person: column("ticket_types.min_per_order"),
  not_a_ticket: column("ticket_types.admission"),
  position: column("ticket_types.position"),
  price: column("ticket_types.price_amount"),
  pricing_type: column("ticket_types.pricing"),
  payment_type: derived("where pricing_type is missing", "ticket_types.pricing"),
  quantity: column("ticket_types.quantity_total"),
  question_ids: asks,
  question_slugs: asks,
  questions: asks,
  secret: column("ticket_types.secret"),
  start_at: column("ticket_types.sales_start_at"),
  ticket_group: object({
    id: extra,
    title: column("ticket_types.group_name"),
    name: column("ticket_types.group_name"),
  }),
  tickets_count: column("ticket_types.quantity_issued"),
  title: column("ticket_types.title"),
  ...each(
    derived("archived, sold out, locked, off sale, secret, in this order", "ticket_types.status"),
    "archived expired locked off_sale sold_out state_name upcoming",
  ),
  combo_releases: list({ ...each(ownRow, "_type view title slug event_id") }),
  super_combo_releases: list({ ...each(ownRow, "_type view title slug event_id") }),
  public_optional_activities: ownRow,
  ...each(dropped("follows from other fields"), "display_price deletable"),
  ...kept(`slug allocatable card_payments changes_locked created_at default_quantity discounted_tickets_count
    enable_super_combo_summary free_tickets_count full_price_tickets_count gross_income has_fail_message
    has_success_message invoice lock_changes max_donation metadata min_donation only_issue_combos pending_waiting_list
    price_degressive price_degressive_list price_ex_tax request_company_name request_job_title request_vat_number
    require_billing_address require_company_name require_credit_card_for_sold_out_waiting_list require_email
    require_job_title require_name require_vat_number share_url show_company_name show_discount_code_field_here
    show_job_title show_phone_number show_price show_qr_code show_vat_number success_message suggested_donation
    tax_components tax_description tax_exclusive tax_types termset termset_id ticket_group_id translations updated_at
    voided_tickets_count waiting_list waiting_list_enabled_during_locked waiting_list_enabled_during_sold_out
    warnings`),
}

const releases = resource("releases", Release, releaseFields)

/** Takes the secrets out of a release. */
export const scrubRelease = releases.scrub

const pricings: { readonly [word: string]: TicketType["pricing"] } = {
  free: "free",
  paid: "paid",
  donation: "donation",
  degressive: "degressive",
}

const pricingOf = (native: Release, price: bigint | null): TicketType["pricing"] => {
  const word = Lenient.text(native.pricing_type) ?? Lenient.text(native.payment_type)
  if (word !== null) return pricings[word.toLowerCase()] ?? "unknown"
  if (Lenient.flag(native.donation) === true) return "donation"
  if (Lenient.text(native.price_degressive) !== null) return "degressive"
  return price === null || price === 0n ? "free" : "paid"
}

const statusOf = (native: Release): TicketType["status"] => {
  const is = (flag: Release["archived"]) => Lenient.flag(flag) === true
  if (is(native.archived)) return "archived"
  if (is(native.sold_out)) return "sold_out"
  if (is(native.locked)) return "locked"
  // The flag is the better word; the name alone is all that some releases have.
  const paused = Lenient.flag(native.off_sale) ?? native.state_name === "off_sale"
  if (paused || is(native.upcoming) || is(native.expired)) return "off_sale"
  return is(native.secret) ? "hidden" : "on_sale"
}

const groupOf = (group: Release["ticket_group"]): string | null => {
  if (typeof group !== "object" || group === null) return typeof group === "string" ? Lenient.text(group) : null
  const title = group["title"] ?? group["name"]
  return typeof title === "string" ? Lenient.text(title) : null
}

/** A release's row, and what later records need to know of it. */
export interface MappedRelease {
  readonly ticketType: TicketType
  readonly known: KnownRelease
  /** The questions it asks, by id or slug. */
  readonly questions: ReadonlyArray<string>
}

const releaseOf = (native: Release, raw: JsonObject, problems: Problems, catalogue: Catalogue): MappedRelease => {
  const { currency, eventId, nativeId: nativeEvent, zone } = catalogue.event
  const nativeId = String(native.id)
  const stated = amountOf(native.price, currency, "price", problems)
  const pricing = pricingOf(native, stated)
  const price = stated ?? (pricing === "free" ? 0n : null)
  const word = Lenient.text(native.pricing_type)
  const slug = Lenient.text(native.slug)
  const isTicket = Lenient.flag(native.not_a_ticket) !== true
  const ticketType: TicketType = {
    id: canonicalId(platform, nativeId),
    event_id: eventId,
    native_id: nativeId,
    group_name: groupOf(native.ticket_group),
    title: Lenient.text(native.title),
    description: Lenient.text(native.description),
    pricing,
    price_amount: price,
    booking_fee_amount: null,
    currency,
    status: statusOf(native),
    admission: isTicket,
    secret: Lenient.flag(native.secret),
    access_code: null,
    quantity_total: Lenient.int(native.quantity),
    quantity_available: null,
    quantity_issued: Lenient.int(native.tickets_count),
    quantity_held: null,
    min_per_order: Lenient.int(native.min_tickets_per_person),
    max_per_order: Lenient.int(native.max_tickets_per_person),
    sales_start_at: instantOf(native.start_at, "start_at", problems, zone),
    sales_end_at: instantOf(native.end_at, "end_at", problems, zone),
    position: Lenient.int(native.position),
    extra: withKept(releases.rest(raw), {
      event_id: eventId === null ? nativeEvent : null,
      pricing_type: pricing === "unknown" ? word : null,
      ticket_group: typeof native.ticket_group === "object" ? null : native.ticket_group,
    }),
  }
  return {
    ticketType,
    known: {
      id: nativeId,
      slug,
      lineKind: pricing === "donation" ? "donation" : isTicket ? "ticket" : "product",
      price,
    },
    questions: [...idsIn(native.question_ids), ...idsIn(native.questions), ...idsIn(native.activity_questions)],
  }
}

/** A release's row. */
export const mapRelease = (record: Json, catalogue: Catalogue): Result.Result<MappedRelease, Rejected> =>
  mapRecord(releases, record, (native, raw, problems) => releaseOf(native, raw, problems, catalogue))

/**
 * Events.
 *
 * @module
 */
import { Fields, Lenient, Native, type Problems, type Rejected, type Secrets } from "@boxport/connector/mapping"
import { canonicalId, Currency, type Event, type Json, type JsonObject, WallClock } from "@boxport/model"
import type { Result } from "effect"
import { Event as NativeEvent } from "../resources/Event.ts"
import { type EventContext, platform } from "./Catalogue.ts"
import { releaseFields } from "./Releases.ts"
import { each, envelope, kept } from "./Trees.ts"
import { currencyOf, instantOf, wallClockOf } from "./Values.ts"
import { zoneOf } from "./Zones.ts"

const { column, derived, dropped, list, secret } = Fields
const { mapRecord, resource, withKept } = Native

const fromDates = dropped("follows from the dates and the day on which it was asked")

/** What becomes of the fields of an event. */
export const eventFields: Fields.Fields = {
  ...envelope,
  id: column("events.id", "events.native_id"),
  account_slug: column("events.account"),
  admin_control_token: secret("opens the event's settings"),
  archived: derived("with live and the list it is in", "events.status"),
  created_at: column("events.created_at"),
  currency: column("events.currency"),
  description: column("events.description"),
  email_address: column("events.contact_email"),
  end_at: column("events.ends_at"),
  end_date: derived("with end_time", "events.ends_local"),
  end_time: derived("with end_date", "events.ends_local"),
  live: derived("with archived", "events.status"),
  location: column("events.venue_name"),
  private: column("events.private"),
  quantity: column("events.capacity"),
  releases: list(releaseFields),
  secret_password: secret("opens the event's page"),
  security_token: secret("signs the event's webhooks"),
  start_at: column("events.starts_at"),
  start_date: derived("with start_time", "events.starts_local"),
  start_time: derived("with start_date", "events.starts_local"),
  timezone: derived("Rails names as IANA names", "events.timezone"),
  title: column("events.title"),
  updated_at: column("events.updated_at"),
  url: column("events.url"),
  ...each(fromDates, "date_or_range days_until days_since happening_in day_number"),
  ...kept(`slug account_id additional_info additional_receipt_currency after_registration_closed_url
    after_registration_complete_url after_registration_redirect_after_questions allow_browser_locale
    always_show_ticket_success_message anonymisation_state any_live_sales any_live_tickets banner banner_alt_text
    banner_url cancel_unpaid_invoices_after_due_date chosen_homepage consent cors_domains
    credit_card_payment_option_gateway_type credit_card_payment_option_id credit_card_payment_options currency_options
    custom_background_color custom_complete_ticket_label custom_css custom_domain custom_email_css
    custom_email_signature custom_heading_highlight_color custom_overlay_css custom_receipt_label
    custom_registration_confirmation_subject custom_registration_unavailable_message custom_success_html
    custom_ticket_added_subject custom_ticket_gifted_subject custom_ticket_message custom_ticket_updated_subject
    custom_view_ticket_label default_billing_country default_locale deletion_state discount_codes_count display_date
    display_title email_allow_list email_block_list email_image email_invoice facebook_share_message from_email
    gross_income hide_tax_types homepage_url invoice_change_cutoff_days invoice_date_set_when_paid invoice_due_days
    invoice_extra invoice_form_message invoice_issue_method invoice_number_format invoice_number_offset
    invoice_payment_due_at invoice_payment_instructions invoice_purchase_message invoice_tax_details italian_checkout
    last_invoice_number locales lock_changes_when_ticket_not_complete logo map_latitude map_link map_longitude
    map_zoomlevel max_tickets_per_person max_tickets_per_registration meta_robots metadata min_tickets_per_person
    min_tickets_per_registration net_income next_invoice_number organization_address organization_name passbook_icon
    payment_instructions payment_option_required paypal_express_blocked paypal_payment_option_id
    paypal_payment_options paypal_platform_blocked receipt_footer_message register_button_label
    register_interest_form_label registrations_count release_ids release_slugs releases_count reply_to_email
    requires_billing_address requires_company_name requires_country requires_job_title requires_vat_number
    resell_attendee_voided_tickets save_utm_as_metadata send_registration_confirmation_email send_ticket_gifted_email
    send_ticket_updated_email send_unpaid_invoice_reminder_emails send_waitlist_confirmation_email setup share_link
    shareable_image show_additional_info show_banner show_company_field show_date show_description
    show_discount_code_field show_email_address show_invoice_company_name_first
    show_invoice_purchase_order_number_field show_job_title_field show_location show_logo show_next_tickets
    show_order_summary show_past_tickets show_phone_number_field show_prices_ex_tax show_purchase_order_number_field
    show_register_interest_form show_register_interest_form_tickets_not_on_sale
    show_register_interest_form_tickets_on_sale show_sharing_links show_tickets_remaining
    show_tickets_remaining_threshold show_title show_venue snoozing_disabled social_sharing_description
    social_sharing_title store_customer stripe stripe_statement_descriptor team_signoff test_mode theme
    ticket_cancelling_enabled ticket_downloads_enabled ticket_fail_message ticket_gifting_disabled
    ticket_gifting_disabled_at ticket_gifting_disabled_message ticket_gifting_disabled_now ticket_groups
    ticket_qr_codes_enabled ticket_success_message ticket_unique_emails ticket_vcards_enabled
    ticket_wallet_pass_enabled tickets_count tickets_form_label translations twitter_share_message typekit_id
    users_count`),
}

const events = resource("events", NativeEvent, eventFields, { parts: ["releases"] })

/** Takes the secrets out of an event. */
export const scrubEvent = events.scrub

/** An event's row, and what its records need to know of it. */
export interface MappedEvent {
  readonly event: Event
  readonly context: EventContext
  /** What the path of its resources holds. */
  readonly slug: string | null
  /** How many orders and tickets the platform says it has. */
  readonly stated: { readonly orders: number | null; readonly tickets: number | null }
}

/** Where an event was found. */
export interface EventPlace {
  /** The slug in the configuration. */
  readonly account: string
  /** Whether it is on the list of archived events; null where the lists were not read. */
  readonly archived: boolean
}

const eventOf = (
  native: NativeEvent,
  raw: JsonObject,
  problems: Problems,
  place: EventPlace,
  secrets: Secrets.Named,
): MappedEvent => {
  const nativeId = String(native.id)
  const zoneWord = Lenient.text(native.timezone)
  const zone = zoneWord === null ? null : (zoneOf(zoneWord) ?? null)
  const currency = currencyOf(native.currency, "currency", problems)
  const startsLocal = wallClockOf(native.start_date, native.start_time, "start_date", problems)
  const endsLocal = wallClockOf(native.end_date, native.end_time, "end_date", problems)
  const startsAt = instantOf(native.start_at, "start_at", problems, zone)
  const endsAt = instantOf(native.end_at, "end_at", problems, zone)
  // A day alone is no moment.
  const momentOf = (local: string | null) =>
    local === null || zone === null || local.length < 19 ? null : (WallClock.instantOf(local, zone) ?? null)
  const clockAt = (instant: typeof startsAt) =>
    instant === null || zone === null ? null : (WallClock.wallClockAt(instant, zone) ?? null)
  const archived = Lenient.flag(native.archived) === true || place.archived
  const event: Event = {
    id: canonicalId(platform, nativeId),
    platform,
    account: Lenient.text(native.account_slug) ?? place.account,
    native_id: nativeId,
    series_id: null,
    title: Lenient.text(native.title),
    summary: null,
    description: Lenient.text(native.description),
    status: archived ? "archived" : Lenient.flag(native.live) === true ? "published" : "draft",
    private: Lenient.flag(native.private),
    online: null,
    starts_at: startsAt ?? momentOf(startsLocal),
    ends_at: endsAt ?? momentOf(endsLocal),
    starts_local: startsLocal ?? clockAt(startsAt),
    ends_local: endsLocal ?? clockAt(endsAt),
    timezone: zone,
    currency,
    venue_name: Lenient.text(native.location),
    venue_street: null,
    venue_city: null,
    venue_postal_code: null,
    venue_country: null,
    contact_email: Lenient.text(native.email_address),
    url: Lenient.text(native.url),
    capacity: Lenient.int(native.quantity),
    created_at: instantOf(native.created_at, "created_at", problems, zone),
    updated_at: instantOf(native.updated_at, "updated_at", problems, zone),
    extra: withKept(events.rest(raw, secrets), {
      // A zone that this machine does not know.
      timezone: zone === null ? zoneWord : null,
    }),
  }
  return {
    event,
    context: { nativeId, eventId: event.id, currency, zone },
    slug: Lenient.text(native.slug),
    stated: { orders: Lenient.int(native.registrations_count), tickets: Lenient.int(native.tickets_count) },
  }
}

/** An event's row. */
export const mapEvent = (
  record: Json,
  place: EventPlace,
  secrets?: Secrets.Named,
): Result.Result<MappedEvent, Rejected> =>
  mapRecord(events, record, (native, raw, problems) => eventOf(native, raw, problems, place, secrets))

/** What can be told of an event that has no row, for the records that belong to it. */
export const contextOf = (record: JsonObject): EventContext => {
  const id = record["id"]
  const currency = record["currency"]
  const zone = record["timezone"]
  return {
    nativeId: typeof id === "number" || typeof id === "string" ? String(id) : null,
    eventId: null,
    currency: typeof currency === "string" ? (Currency.normalize(currency) ?? null) : null,
    zone: typeof zone === "string" ? (zoneOf(zone) ?? null) : null,
  }
}

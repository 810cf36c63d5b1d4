/**
 * Events.
 *
 * @module
 */
import { Fields, Lenient, type Problems, type Rejected, type Secrets } from "@boxport/connector/mapping"
import { canonicalId, type Event, type Json, type JsonObject, WallClock } from "@boxport/model"
import type { Result } from "effect"
import { Event as NativeEvent } from "../resources/Event.ts"
import { eventAddressFields } from "./Addresses.ts"
import { mapRecord, platform, resource, withKept } from "./Mapped.ts"
import { ticketTypeFields } from "./TicketTypes.ts"
import { collectionFields } from "./Questions.ts"
import { currencyOf, instantOf, joinedLines, ownUuid, wallClockOf } from "./Values.ts"

const { column, derived, dropped, extra, list, object, secret } = Fields

const report = dropped("the address of a report in the organiser's dashboard")
const pin = secret("the number that lets a scanner into the event")

const keys = (words: string): Fields.Fields =>
  Object.fromEntries(words.split(/\s+/).map((word): readonly [string, Fields.Disposition] => [word, extra]))

/** What becomes of the settings of an event. All are kept: most are about mails, fees and the look of the shop. */
export const eventSettingsFields: Fields.Fields = {
  ...keys(
    `attach_voucher attendee_can_edit attendee_can_refund barcode_active buy_tickets_button_link
     buy_tickets_button_text_da buy_tickets_button_text_en can_use_season_tickets choose_tickets_button_text_da
     choose_tickets_button_text_en end_attendee_refund_date end_date_provided event_ticket_limit_sold_out event_type
     fee_type generate_ticket_pdf has_end_date has_season_tickets invoice_payment_only invoice_payment_optional
     is_no_show_fee members_only_text mobile_pay_active no_orphan_seats order_ticket_limit organizer_absorb_fees
     purchase_success_text_da purchase_success_text_en refund_email_text reminder_email reminder_email_settings
     reminder_email_text send_emails show_exact_tickets_left_count show_gift_card_expiry_date show_price_with_vat
     show_tag_few_tickets_left show_tickets_left show_tickets_left_fewer_configured_values
     show_tickets_left_fewer_exact_number show_waiting_list ticket_email_text ticket_limit ticket_limit_members_only
     tickets_left_fewer_configured_values use_no_qrcode_template_gift_card vat_exempt`,
  ),
  event_ticket_limit_amount_initially: derived("where has_event_ticket_limit is true", "events.capacity"),
  has_event_ticket_limit: derived("with event_ticket_limit_amount_initially", "events.capacity"),
}

/** What becomes of the fields of an event, of the list and in detail. */
export const eventFields: Fields.Fields = {
  ...keys(
    `custom_questions date_range event_type has_discount_code has_extras_types has_seating has_ticket_sold image images
     is_deleted is_expired is_free_event is_sold_out paid_out pk price_max price_min price_range sold_out tags team
     team_uuid title_url`,
  ),
  uuid: column("events.id", "events.native_id"),
  address: object(eventAddressFields),
  currency: column("events.currency"),
  description: column("events.description"),
  end_date: derived("as instant and as wall clock", "events.ends_at", "events.ends_local"),
  event_extras_full_url: dropped("a part of the event's page"),
  event_full_url: dropped("the same as url"),
  events_payout_report_pdf_url: report,
  eventsettings: object(eventSettingsFields),
  is_members_only: column("events.private"),
  is_min_team_organiser: dropped("what the token may do, not what the event is"),
  is_team_admin: dropped("what the token may do, not what the event is"),
  members_only: column("events.private"),
  newsletter_export_url: report,
  pin,
  pin_str: pin,
  pin_str_long: pin,
  purchase_questions: object(collectionFields),
  sales_summary: dropped("zero for events that have sold tickets (platform notes 4); orders and tickets tell"),
  send_event_statement_email_url: report,
  start_date: derived("as instant and as wall clock", "events.starts_at", "events.starts_local"),
  summary: column("events.summary"),
  ticket_types: list(ticketTypeFields),
  ticket_types_questions: list(collectionFields),
  tickets_export_url: report,
  timezone: column("events.timezone"),
  title: column("events.title"),
  url: column("events.url"),
}

const events = resource("events", NativeEvent, eventFields, [
  "purchase_questions",
  "ticket_types",
  "ticket_types_questions",
])

/** Takes the secrets out of an event. */
export const scrubEvent = events.scrub

/**
 * An event's record of the list with its record in detail laid over it: what the detail leaves out or empty is taken
 * from the list, in the address too.
 */
export const laidOver = (listed: JsonObject | undefined, detail: JsonObject | undefined): JsonObject => {
  if (listed === undefined || detail === undefined) return detail ?? listed ?? {}
  const both: { [field: string]: Json } = { ...listed }
  for (const [field, value] of Object.entries(detail)) {
    const other = listed[field]
    if (field === "address" && Lenient.isObject(value) && Lenient.isObject(other)) both[field] = laidOver(other, value)
    else if (Lenient.saysSomething(value) || !Lenient.saysSomething(other)) both[field] = value
  }
  return both
}

const eventOf = (
  native: NativeEvent,
  raw: JsonObject,
  problems: Problems,
  account: string,
  accountCurrency: string | null,
  secrets: Secrets.Named,
): Event => {
  const nativeId = ownUuid(native.uuid, problems)
  const zoneWord = Lenient.text(native.timezone)
  const zone = zoneWord !== null && WallClock.isZone(zoneWord) ? zoneWord : null
  const startsAt = instantOf(native.start_date, zone, "start_date", problems)
  const endsAt = instantOf(native.end_date, zone, "end_date", problems)
  const address = Lenient.object(native.address)
  const settings = Lenient.object(native.eventsettings)
  const limit = Lenient.int(settings?.event_ticket_limit_amount_initially)
  const limited = Lenient.flag(settings?.has_event_ticket_limit) === true
  return {
    id: canonicalId(platform, nativeId),
    platform,
    account,
    native_id: nativeId,
    series_id: null,
    title: Lenient.text(native.title),
    summary: Lenient.text(native.summary),
    description: Lenient.text(native.description),
    // There are no drafts.
    status: "published",
    private: Lenient.flag(native.is_members_only) ?? Lenient.flag(native.members_only),
    online: null,
    starts_at: startsAt,
    ends_at: endsAt,
    starts_local: wallClockOf(native.start_date, startsAt, zone),
    ends_local: wallClockOf(native.end_date, endsAt, zone),
    timezone: zone,
    currency: currencyOf(native.currency, "currency", problems) ?? accountCurrency,
    venue_name: Lenient.filled(address?.venue),
    venue_street: joinedLines(Lenient.filled(address?.street), Lenient.filled(address?.street_2)),
    venue_city: Lenient.filled(address?.city),
    venue_postal_code: Lenient.filled(address?.postcode),
    venue_country: Lenient.filled(address?.country),
    contact_email: Lenient.filled(address?.email),
    url: Lenient.text(native.url),
    capacity: limited ? limit : null,
    created_at: null,
    updated_at: null,
    extra: withKept(events.rest(raw, secrets), {
      event_ticket_limit_amount_initially: limited || limit === 0 ? null : limit,
      // A zone that this machine does not know.
      timezone: zone === null ? zoneWord : null,
    }),
  }
}

/**
 * An event's row.
 *
 * @param record of the list and in detail, {@link laidOver} each other
 * @param account the host
 * @param accountCurrency what holds where the event does not tell
 * @param secrets those that `extra` keeps
 */
export const mapEvent = (
  record: Json,
  account: string,
  accountCurrency: string | null,
  secrets?: Secrets.Named,
): Result.Result<Event, Rejected> =>
  mapRecord(events, record, (native, raw, problems) =>
    eventOf(native, raw, problems, account, accountCurrency, secrets),
  )

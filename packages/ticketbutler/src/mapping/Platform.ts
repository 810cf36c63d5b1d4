/**
 * What belongs to the whole account: discount codes, newsletter signups, webhooks.
 *
 * @module
 */
import { Fields, Lenient, type Problems, type Rejected } from "@boxport/connector/mapping"
import {
  canonicalId,
  type Contact,
  decimalText,
  type DecimalText,
  type Discount,
  type Json,
  type JsonObject,
  scopedId,
} from "@boxport/model"
import type { Result } from "effect"
import { DiscountCode as NativeDiscountCode, Newsletter as NativeNewsletter, Webhook } from "../resources/Platform.ts"
import type { AccountCatalogue } from "./Catalogue.ts"
import { mapRecord, platform, resource, withKept } from "./Mapped.ts"
import { canonicalUuid } from "./Uuid.ts"
import { Amounts, instantOf, joinedName, unresolved, uuidOf } from "./Values.ts"

const { column, derived, extra, secret } = Fields

/** What becomes of the fields of a discount code. */
export const discountCodeFields: Fields.Fields = {
  id: column("discounts.id", "discounts.native_id"),
  active: column("discounts.active"),
  amount: derived("a sum or a percentage by discount_type", "discounts.amount", "discounts.percent"),
  amount_tickets_applied: column("discounts.times_redeemed"),
  amount_times_applied: column("discounts.times_redeemed"),
  applies_to: extra,
  code: column("discounts.code"),
  discount_type: column("discounts.kind"),
  end_date: column("discounts.ends_at"),
  group_name: extra,
  group_uuid: extra,
  start_date: column("discounts.starts_at"),
  ticket_type_uuid: column("discounts.ticket_type_ids"),
  toggle_url: derived("the event that it names", "discounts.event_id"),
  total_revenue: extra,
  usage_limit_per_event: extra,
  usage_tickets_limit: column("discounts.max_redemptions"),
}

const discountCodes = resource("discount_codes", NativeDiscountCode, discountCodeFields)

/** Takes the secrets out of a discount code (it has none today). */
export const scrubDiscountCode = discountCodes.scrub

const toggledEvent = /\/events?\/([0-9a-fA-F-]{32,36})\/discount-codes?\//

/**
 * The event that a discount code belongs to, by the address that switches it on and off; without one by the list it
 * came from. Null for one that holds everywhere.
 */
export const eventOfDiscount = (record: JsonObject, listedUnder: string | null): string | null => {
  const url = record["toggle_url"]
  if (typeof url !== "string" || url === "") return listedUnder
  return canonicalUuid(toggledEvent.exec(url)?.[1] ?? "") ?? null
}

const kinds: { readonly [word: string]: Discount["kind"] } = {
  PERCENTAGE: "percent",
  PER_TICKET: "amount",
}

const percentOf = (value: Lenient.Decimal | null | undefined, problems: Problems): DecimalText | null => {
  if (value === null || value === undefined || value === "") return null
  return decimalText(value) ?? problems.add("amount", "not a percentage")
}

const discountOf = (
  native: NativeDiscountCode,
  raw: JsonObject,
  problems: Problems,
  listedUnder: string | null,
  account: AccountCatalogue,
): Discount => {
  const nativeId = String(native.id)
  const event = eventOfDiscount(raw, listedUnder)
  const eventId = account.eventId(event)
  const word = Lenient.text(native.discount_type)
  const kind = (word === null ? undefined : kinds[word.toUpperCase()]) ?? "unknown"
  const type = uuidOf(native.ticket_type_uuid, "ticket_type_uuid", problems)
  const eventOfType = account.eventOfType(type)
  const amounts = new Amounts(account.currencyOf(event ?? eventOfType), problems)
  const tickets = Lenient.int(native.amount_tickets_applied)
  const times = Lenient.int(native.amount_times_applied)
  return {
    // Codes of events and of the account are numbered at different addresses, so perhaps apart.
    id: event === null ? canonicalId(platform, nativeId) : scopedId(platform, event, nativeId),
    event_id: eventId ?? account.eventId(eventOfType),
    native_id: nativeId,
    code: Lenient.text(native.code),
    kind,
    amount: kind === "amount" ? amounts.of(native.amount, "amount") : null,
    percent: kind === "percent" ? percentOf(native.amount, problems) : null,
    currency: amounts.currency,
    max_redemptions: Lenient.int(native.usage_tickets_limit),
    times_redeemed: tickets ?? times,
    active: Lenient.flag(native.active),
    starts_at: instantOf(native.start_date, null, "start_date", problems),
    ends_at: instantOf(native.end_date, null, "end_date", problems),
    ticket_type_ids: type === null || eventOfType === null ? [] : [canonicalId(platform, type)],
    extra: withKept(discountCodes.rest(raw), {
      amount: kind === "unknown" ? raw["amount"] : kind === "amount" ? amounts.keep(raw, "amount")["amount"] : null,
      amount_times_applied: tickets === null ? null : times,
      discount_type: kind === "unknown" ? word : null,
      event_uuid: unresolved(event, eventId),
      ticket_type_uuid: eventOfType === null ? type : null,
    }),
  }
}

/**
 * A discount code's row.
 *
 * @param listedUnder the uuid of the event whose codes were asked for; null for the account's
 */
export const mapDiscountCode = (
  record: Json,
  listedUnder: string | null,
  account: AccountCatalogue,
): Result.Result<Discount, Rejected> =>
  mapRecord(discountCodes, record, (native, raw, problems) => discountOf(native, raw, problems, listedUnder, account))

/** What becomes of the fields of a newsletter signup. */
export const newsletterFields: Fields.Fields = {
  date_joined: column("contacts.created_at"),
  email: column("contacts.email", "contacts.id"),
  first_name: derived("with last_name", "contacts.name"),
  last_name: derived("with first_name", "contacts.name"),
  newsletter_event: derived("the one event of that title; kept in extra where there is none", "contacts.event_id"),
  team: extra,
}

const newsletters = resource("newsletters", NativeNewsletter, newsletterFields)

/** Takes the secrets out of a newsletter signup (it has none today). */
export const scrubNewsletter = newsletters.scrub

/**
 * A newsletter signup's row, keyed by its e-mail address: signups have no number of their own.
 *
 * @param nth how many rows have that address already: the same person may have signed up with several teams
 */
export const mapNewsletter = (
  record: Json,
  nth: (email: string) => number,
  account: AccountCatalogue,
): Result.Result<Contact, Rejected> =>
  mapRecord(newsletters, record, (native, raw, problems) => {
    const email = Lenient.filled(native.email)
    if (email === null) problems.add("email", "missing")
    const title = Lenient.text(native.newsletter_event)
    const eventId = account.eventId(account.eventOfTitle(title))
    const repeated = email === null ? 0 : nth(email)
    const first = Lenient.filled(native.first_name)
    const last = Lenient.filled(native.last_name)
    return {
      id: canonicalId(platform, `newsletter/${email ?? ""}${repeated === 0 ? "" : `/${repeated + 1}`}`),
      event_id: eventId,
      native_id: null,
      kind: "newsletter",
      name: joinedName(first, last),
      email,
      created_at: instantOf(native.date_joined, null, "date_joined", problems),
      extra: withKept(newsletters.rest(raw), { newsletter_event: unresolved(title, eventId) }),
    }
  })

/** What becomes of the fields of a webhook, which feeds no table. */
export const webhookFields: Fields.Fields = {
  uuid: extra,
  action: extra,
  active: extra,
  created: extra,
  scope: extra,
  updated: extra,
  url: secret("webhooks are not signed: that nobody can guess the address is what protects the receiver"),
}

/** Takes the secrets out of a webhook. */
export const scrubWebhook = resource("webhooks", Webhook, webhookFields).scrub

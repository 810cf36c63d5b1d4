/**
 * Occurrences and the ticket types in them.
 *
 * @module
 */
import { Fields, Lenient, Native, type Problems, type Rejected, type Secrets } from "@boxport/connector/mapping"
import {
  canonicalId,
  type Event,
  type Json,
  type JsonObject,
  scopedId,
  type TicketType,
  WallClock,
} from "@boxport/model"
import { Result } from "effect"
import { Event as NativeEvent, TicketType as NativeTicketType } from "../resources/Event.ts"
import { platform } from "./Catalogue.ts"
import { amountOf, currencyOf, instantOf, type KnownCurrency, wallClockOf } from "./Values.ts"

const { column, derived, dropped, extra, list, object, secret } = Fields

const rendering = dropped("another rendering of the same moment")

/** What becomes of a date object whose wall clock has a column. */
const moment = (instant: string, local: string): Fields.Disposition =>
  object({
    date: derived("with time", local),
    formatted: dropped("the same moment in the box office's language"),
    iso: rendering,
    time: derived("with date", local),
    timezone: dropped("the offset follows from the zone"),
    unix: column(instant),
  })

/** What becomes of the fields of a ticket type. */
export const ticketTypeFields: Fields.Fields = {
  object: dropped("the same word in every record"),
  id: column("ticket_types.id", "ticket_types.native_id"),
  access_code: column("ticket_types.access_code", "ticket_types.secret"),
  booking_fee: column("ticket_types.booking_fee_amount"),
  description: column("ticket_types.description"),
  discounts: extra,
  group_id: extra,
  has_overrides: extra,
  hide_after: column("ticket_types.sales_end_at"),
  hide_until: column("ticket_types.sales_start_at"),
  hide_when_sold_out: extra,
  max_per_order: column("ticket_types.max_per_order"),
  min_per_order: column("ticket_types.min_per_order"),
  name: column("ticket_types.title"),
  override_id: extra,
  price: column("ticket_types.price_amount"),
  quantity: column("ticket_types.quantity_available"),
  quantity_held: column("ticket_types.quantity_held"),
  quantity_in_baskets: extra,
  quantity_issued: column("ticket_types.quantity_issued"),
  quantity_total: column("ticket_types.quantity_total"),
  show_quantity_remaining: extra,
  show_quantity_remaining_less_than: extra,
  sort_order: column("ticket_types.position"),
  status: column("ticket_types.status"),
  type: derived("paid or free, else by the price", "ticket_types.pricing"),
}

/** What becomes of the fields of an occurrence. */
export const eventFields: Fields.Fields = {
  object: dropped("the same word in every record"),
  id: column("events.id", "events.native_id"),
  access_code: extra,
  call_to_action: extra,
  checkout_url: extra,
  chk: extra,
  created_at: column("events.created_at"),
  currency: column("events.currency"),
  description: column("events.description"),
  end: moment("events.ends_at", "events.ends_local"),
  event_series_id: column("events.series_id"),
  hidden: extra,
  images: object({ header: extra, thumbnail: extra }),
  max_tickets_sold_per_occurrence: column("events.capacity"),
  name: column("events.title"),
  online_event: column("events.online"),
  online_link: secret("a link that lets in whoever has it"),
  payment_methods: list({
    additional_stripe_payment_methods: extra,
    external_id: extra,
    id: extra,
    instructions: extra,
    lead_time_before_event: extra,
    name: extra,
    type: extra,
  }),
  private: column("events.private"),
  revenue: extra,
  sales_tax_label: extra,
  sales_tax_percentage: extra,
  sales_tax_treatment: extra,
  show_map: extra,
  start: moment("events.starts_at", "events.starts_local"),
  status: column("events.status"),
  ticket_groups: list({ id: extra, max_per_order: extra, name: extra, sort_order: extra, ticket_ids: extra }),
  ticket_types: list(ticketTypeFields),
  tickets_available: extra,
  tickets_available_at_message: extra,
  tickets_unavailable_at_message: extra,
  timezone: column("events.timezone"),
  total_holds: extra,
  total_issued_tickets: extra,
  total_orders: extra,
  unavailable: extra,
  unavailable_status: extra,
  updated_at: column("events.updated_at"),
  url: column("events.url"),
  venue: object({
    country: column("events.venue_country"),
    name: column("events.venue_name"),
    postal_code: column("events.venue_postal_code"),
  }),
  voucher_ids: extra,
  waitlist_active: extra,
  waitlist_call_to_action: extra,
  waitlist_confirmation_message: extra,
  waitlist_event_page_text: extra,
}

const events = Native.resource("events", NativeEvent, eventFields, { parts: ["ticket_types"] })
const ticketTypes = Native.resource("ticket_types", NativeTicketType, ticketTypeFields)

/** Takes the secrets out of an event. */
export const scrubEvent = events.scrub

const typeStatuses: { readonly [word: string]: TicketType["status"] } = {
  on_sale: "on_sale",
  sold_out: "sold_out",
  unavailable: "unavailable",
  hidden: "hidden",
  admin_only: "admin_only",
  members_only: "members_only",
  locked: "locked",
}

interface TypeContext {
  readonly event: string
  readonly currency: KnownCurrency | null
  /** Group names by group id and by ticket type id: either side of the relation may be missing. */
  readonly groups: ReadonlyMap<string, string>
}

const pricingOf = (word: string | null, price: bigint | null): TicketType["pricing"] => {
  if (word === "free" || word === "paid") return word
  return price === null ? "unknown" : price === 0n ? "free" : "paid"
}

const ticketTypeOf = (
  native: NativeTicketType,
  raw: JsonObject,
  problems: Problems,
  { currency, event, groups }: TypeContext,
): TicketType => {
  const nativeId = String(native.id)
  const isAmount = typeof native.price !== "object" || native.price === null
  const price = isAmount ? amountOf(scalar(native.price), currency, "price", problems) : null
  const word = Lenient.text(native.type)
  const statusWord = Lenient.text(native.status)
  const status = (statusWord === null ? undefined : typeStatuses[statusWord.toLowerCase()]) ?? "unknown"
  const accessCode = Lenient.text(native.access_code)
  return {
    id: scopedId(platform, event, nativeId),
    event_id: canonicalId(platform, event),
    native_id: nativeId,
    group_name: groups.get(Lenient.text(native.group_id) ?? "") ?? groups.get(nativeId) ?? null,
    title: Lenient.text(native.name),
    description: Lenient.text(native.description),
    pricing: pricingOf(word, price),
    price_amount: price,
    booking_fee_amount: amountOf(native.booking_fee, currency, "booking_fee", problems),
    currency: currency?.code ?? null,
    status,
    admission: true,
    secret: accessCode !== null,
    access_code: accessCode,
    quantity_total: Lenient.int(native.quantity_total),
    quantity_available: Lenient.int(native.quantity),
    quantity_issued: Lenient.int(native.quantity_issued),
    quantity_held: Lenient.int(native.quantity_held),
    min_per_order: Lenient.int(native.min_per_order),
    max_per_order: Lenient.int(native.max_per_order),
    sales_start_at: instantOf(native.hide_until, "hide_until", problems),
    sales_end_at: instantOf(native.hide_after, "hide_after", problems),
    position: Lenient.int(native.sort_order),
    extra: Native.withKept(ticketTypes.rest(raw), {
      price: isAmount ? null : raw["price"],
      status: status === "unknown" ? statusWord : null,
      type: word === "free" || word === "paid" ? null : word,
    }),
  }
}

const scalar = (value: NativeTicketType["price"]): Lenient.Int | null | undefined =>
  typeof value === "object" ? null : value

const eventStatuses: { readonly [word: string]: Event["status"] } = {
  draft: "draft",
  published: "published",
  sales_closed: "sales_closed",
  archived: "archived",
  cancelled: "cancelled",
  canceled: "cancelled",
}

/** An occurrence with the rows it gives; a ticket type that could not be taken is set aside alone. */
export interface MappedEvent {
  readonly event: Event
  readonly ticketTypes: ReadonlyArray<TicketType>
  readonly rejected: ReadonlyArray<Rejected>
  readonly currency: KnownCurrency | null
  /** The native id of its series. */
  readonly series: string | null
  /** How many orders and issued tickets the platform says it has. */
  readonly stated: { readonly orders: number | null; readonly tickets: number | null }
}

const groupNames = (groups: NativeEvent["ticket_groups"]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  if (groups === null || groups === undefined) return names
  for (const group of groups) {
    const name = Lenient.text(group.name)
    if (name === null) continue
    const id = Lenient.text(group.id)
    if (id !== null) names.set(id, name)
    if (Array.isArray(group.ticket_ids)) for (const type of group.ticket_ids) names.set(String(type), name)
  }
  return names
}

const eventOf = (
  native: NativeEvent,
  raw: JsonObject,
  problems: Problems,
  account: string | null,
  secrets: Secrets.Named,
): MappedEvent => {
  const nativeId = String(native.id)
  const currency = currencyOf(native.currency, "currency", problems)
  const zoneWord = Lenient.text(native.timezone)
  const zone = zoneWord !== null && WallClock.isZone(zoneWord) ? zoneWord : null
  const startsAt = instantOf(native.start, "start", problems)
  const endsAt = instantOf(native.end, "end", problems)
  const venue = Lenient.object(native.venue)
  const word = Lenient.text(native.status)
  const status = (word === null ? undefined : eventStatuses[word.toLowerCase()]) ?? "unknown"
  const series = Lenient.text(native.event_series_id)

  const groups = groupNames(native.ticket_groups)
  const rejected: Array<Rejected> = []
  const types: Array<TicketType> = []
  for (const record of Native.listOf(raw["ticket_types"])) {
    const mapped = Native.mapRecord(ticketTypes, record, (type, rawType, typeProblems) =>
      ticketTypeOf(type, rawType, typeProblems, { event: nativeId, currency, groups }),
    )
    if (Result.isSuccess(mapped)) types.push(mapped.success)
    else rejected.push(mapped.failure)
  }

  const event: Event = {
    id: canonicalId(platform, nativeId),
    platform,
    account,
    native_id: nativeId,
    series_id: series === null ? null : canonicalId(platform, series),
    title: Lenient.text(native.name),
    summary: null,
    description: Lenient.text(native.description),
    status,
    private: Lenient.flag(native.private),
    online: Lenient.flag(native.online_event),
    starts_at: startsAt,
    ends_at: endsAt,
    starts_local: wallClockOf(native.start, startsAt, zone, "start", problems),
    ends_local: wallClockOf(native.end, endsAt, zone, "end", problems),
    timezone: zone,
    currency: currency?.code ?? null,
    venue_name: Lenient.text(venue?.name),
    venue_street: null,
    venue_city: null,
    venue_postal_code: Lenient.text(venue?.postal_code),
    venue_country: Lenient.text(venue?.country),
    contact_email: null,
    url: Lenient.text(native.url),
    capacity: Lenient.int(native.max_tickets_sold_per_occurrence),
    created_at: instantOf(native.created_at, "created_at", problems),
    updated_at: instantOf(native.updated_at, "updated_at", problems),
    extra: Native.withKept(events.rest(raw, secrets), {
      status: status === "unknown" ? word : null,
      // A zone that this machine does not know.
      timezone: zone === null ? zoneWord : null,
    }),
  }
  return {
    event,
    ticketTypes: types,
    rejected,
    currency,
    series,
    stated: { orders: Lenient.int(native.total_orders), tickets: Lenient.int(native.total_issued_tickets) },
  }
}

/**
 * An occurrence's rows, those of its ticket types included.
 *
 * @param account the box office's name
 * @param secrets those that `extra` keeps
 */
export const mapEvent = (
  record: Json,
  account: string | null,
  secrets?: Secrets.Named,
): Result.Result<MappedEvent, Rejected> =>
  Native.mapRecord(events, record, (native, raw, problems) => eventOf(native, raw, problems, account, secrets))

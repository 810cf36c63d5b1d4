/**
 * Ticket types.
 *
 * @module
 */
import { Fields, Lenient, type Problems, type Rejected } from "@boxport/connector/mapping"
import { canonicalId, type Json, type JsonObject, type TicketType } from "@boxport/model"
import type { Result } from "effect"
import { TicketType as NativeTicketType } from "../resources/Event.ts"
import type { EventCatalogue } from "./Catalogue.ts"
import { mapRecord, platform, resource, withKept } from "./Mapped.ts"
import { Amounts, instantOf, ownUuid } from "./Values.ts"

const { column, derived, dropped, extra } = Fields

/** What becomes of the fields of a ticket type. */
export const ticketTypeFields: Fields.Fields = {
  uuid: column("ticket_types.id", "ticket_types.native_id"),
  pk: extra,
  active: derived("with sold_out, is_on_sale and is_members_only", "ticket_types.status"),
  amount: column("ticket_types.quantity_available"),
  amount_left: column("ticket_types.quantity_available"),
  amount_sold: column("ticket_types.quantity_issued"),
  amount_total: column("ticket_types.quantity_total"),
  constraint_definition: extra,
  deletable: dropped("whether the dashboard would delete it"),
  description: column("ticket_types.description"),
  extras_image_url: extra,
  fee: column("ticket_types.booking_fee_amount"),
  has_advanced_settings: dropped("how the dashboard shows it"),
  invoice_price: extra,
  is_free: derived("with price", "ticket_types.pricing"),
  is_members_only: derived("with active, sold_out and is_on_sale", "ticket_types.status"),
  is_on_sale: derived("with active, sold_out and is_members_only", "ticket_types.status"),
  is_temporarily_sold_out: extra,
  is_tickets_sold: dropped("whether amount_sold is above 0"),
  price: column("ticket_types.price_amount"),
  price_verbose: dropped("the price in the platform's language"),
  sales_end_date: column("ticket_types.sales_end_at"),
  sales_start_date: column("ticket_types.sales_start_at"),
  show_exact_tickets_left_count: extra,
  show_few_tickets_left_tag: extra,
  sold_out: derived("with active, is_on_sale and is_members_only", "ticket_types.status"),
  sort_id: column("ticket_types.position"),
  start_date: extra,
  title: column("ticket_types.title"),
}

const ticketTypes = resource("ticket_types", NativeTicketType, ticketTypeFields)

/** Takes the secrets out of a ticket type (it has none today). */
export const scrubTicketType = ticketTypes.scrub

const statusOf = (native: NativeTicketType): TicketType["status"] => {
  const active = Lenient.flag(native.active)
  const onSale = Lenient.flag(native.is_on_sale)
  const soldOut = Lenient.flag(native.sold_out)
  if (active === false) return "off_sale"
  if (soldOut === true) return "sold_out"
  if (onSale === false) return "off_sale"
  if (Lenient.flag(native.is_members_only) === true) return "members_only"
  return active === null && onSale === null && soldOut === null ? "unknown" : "on_sale"
}

const pricingOf = (native: NativeTicketType, price: bigint | null): TicketType["pricing"] => {
  const free = Lenient.flag(native.is_free)
  if (price === 0n || (price === null && free === true)) return "free"
  return price !== null || free === false ? "paid" : "unknown"
}

/** What a ticket type's mapping needs to know of its surroundings. */
export interface TypeContext {
  readonly event: EventCatalogue
  /** Whether the type admits somebody, which its record does not tell. */
  readonly admits: boolean
}

const ticketTypeOf = (
  native: NativeTicketType,
  raw: JsonObject,
  problems: Problems,
  { admits, event }: TypeContext,
): TicketType => {
  const nativeId = ownUuid(native.uuid, problems)
  const amounts = new Amounts(event.currency, problems)
  const price = amounts.of(native.price, "price")
  const pricing = pricingOf(native, price)
  return {
    id: canonicalId(platform, nativeId),
    event_id: event.id,
    native_id: nativeId,
    group_name: null,
    title: Lenient.text(native.title),
    description: Lenient.text(native.description),
    pricing,
    price_amount: price ?? (pricing === "free" && event.currency !== null ? 0n : null),
    booking_fee_amount: amounts.of(native.fee, "fee"),
    currency: event.currency,
    status: statusOf(native),
    admission: admits,
    secret: null,
    access_code: null,
    quantity_total: Lenient.int(native.amount_total),
    quantity_available: Lenient.int(native.amount_left) ?? Lenient.int(native.amount),
    quantity_issued: Lenient.int(native.amount_sold),
    quantity_held: null,
    min_per_order: null,
    max_per_order: null,
    sales_start_at: instantOf(native.sales_start_date, event.zone, "sales_start_date", problems),
    sales_end_at: instantOf(native.sales_end_date, event.zone, "sales_end_date", problems),
    position: Lenient.int(native.sort_id),
    extra: withKept(ticketTypes.rest(raw), {
      ...amounts.keep(raw, "price", "fee"),
      event_uuid: event.id === null ? event.uuid : null,
    }),
  }
}

/** A ticket type's row. Amounts without a currency stay in `extra` as they are. */
export const mapTicketType = (record: Json, context: TypeContext): Result.Result<TicketType, Rejected> =>
  mapRecord(ticketTypes, record, (native, raw, problems) => ticketTypeOf(native, raw, problems, context))

/**
 * Events and ticket types as the platform shows them.
 *
 * @module
 */
import { type World, type WorldEvent, type WorldTicketType } from "@boxport/connector/testing"
import type { Shapes } from "../Options.ts"
import { hex, pk } from "./Ids.ts"
import { purchaseQuestions, ticketTypeQuestions } from "./Questions.ts"
import { minutesOnly, number, withSeconds, zoned, zonedMinutes } from "./Texts.ts"

/** What records of a twin are made from. */
export interface Surroundings {
  readonly world: World
  readonly shapes: Shapes
  /** Scheme and host in the platform's own links. */
  readonly origin: string
}

const addressOf = ({ world }: Surroundings, event: WorldEvent) => ({
  first_name: "",
  last_name: "",
  title: "",
  business_name: world.organisation.name,
  cvr: world.organisation.vatNumber,
  street: event.venue?.street ?? "",
  street_2: "",
  city: event.venue?.city ?? "",
  postcode: event.venue?.postalCode ?? "",
  country: event.venue?.country ?? "",
  phone: "",
  email: event.contactEmail,
  language: "",
  venue: event.venue?.name ?? null,
})

const pricesOf = (event: WorldEvent): { readonly min: number; readonly max: number } => {
  const prices = event.types.map((type) => type.price)
  return {
    min: number(Math.min(...prices, Number.MAX_SAFE_INTEGER) % Number.MAX_SAFE_INTEGER, event.currency),
    max: number(Math.max(...prices, 0), event.currency),
  }
}

const imagesOf = ({ origin }: Surroundings, event: WorldEvent) => [
  {
    main: true,
    image: `${origin}/api/thumbs/events/${event.slug}_1200x800.jpg`,
    medium: `${origin}/api/thumbs/events/${event.slug}_600x600.jpg`,
    small: `${origin}/api/thumbs/events/${event.slug}_100x100.jpg`,
    uuid: hex("hook", 1000 + event.number),
  },
]

/** Whether an event is over. */
export const isExpired = (world: World, event: WorldEvent): boolean => event.endsAt < world.now

/** An event of the list, which alone tells its currency. */
export const eventListRecord = (around: Surroundings, event: WorldEvent): object => {
  const { min, max } = pricesOf(event)
  const { venue, ...address } = addressOf(around, event)
  const common = {
    uuid: hex("event", event.number),
    title: event.title,
    start_date: withSeconds(event.startsLocal, event.startsAt),
    images: imagesOf(around, event),
    is_expired: isExpired(around.world, event),
    price_min: min,
    price_max: max,
    currency: event.currency,
    description: event.description ?? "",
    summary: event.summary ?? "",
    url: `${around.origin}/e/${event.slug}/`,
  }
  return around.shapes === "seed"
    ? { ...common, address: { ...address, venue } }
    : {
        ...common,
        custom_questions: { questions_collection: {}, answers_collection: {} },
        address: {
          whitelabel: 3989,
          ...address,
          ean: "",
          ean_reference: "",
          full_address: [address.street, address.postcode, address.city].filter((part) => part !== "").join(", "),
          pk: pk("event", event.number),
          venue,
        },
        members_only: event.private,
        sold_out: false,
        tags: [],
        title_url: event.slug,
      }
}

/** Types without a limit are sold from a stock that nobody will use up: the platform wants a number. */
const plenty = 10_000

/** A ticket type, in an event's detail (times without seconds) or in the list of them. */
export const typeRecord = (
  { shapes, world }: Surroundings,
  type: WorldTicketType,
  place: "detail" | "list",
): object => {
  const { event } = type
  const stock = world.stockOf(type)
  const left = stock.available ?? plenty
  const when = (at: number | null): string | null =>
    at === null ? null : (place === "detail" ? zonedMinutes : zoned)(at, event.timezone)
  const isOnSale =
    type.status === "on_sale" &&
    (type.salesStartAt ?? 0) <= world.now &&
    (type.salesEndAt ?? Number.MAX_SAFE_INTEGER) > world.now &&
    event.salesCloseAt > world.now
  const common = {
    uuid: hex("type", type.number),
    title: type.title,
    price: number(type.price, event.currency),
    active: type.status !== "hidden",
    amount_sold: stock.issued,
    amount_total: left + stock.held + stock.issued,
    is_tickets_sold: stock.issued > 0,
    is_free: type.price === 0,
    sold_out: type.status === "sold_out",
    is_members_only: false,
    start_date: null,
  }
  const numbered = { pk: pk("type", type.number) }
  if (shapes === "seed") {
    return {
      ...(place === "list" ? numbered : {}),
      ...common,
      amount: left,
      price_verbose: type.price === 0 ? "gratis" : `${number(type.price, event.currency)} ${event.currency}`,
      ...(place === "list"
        ? {
            constraint_definition: null,
            invoice_price: null,
            description: type.description,
            fee: 0,
            sort_id: type.place,
          }
        : {}),
    }
  }
  const today = {
    ...numbered,
    ...common,
    amount_left: left,
    constraint_definition: null,
    description: type.description,
    fee: 0,
    invoice_price: null,
    is_on_sale: isOnSale,
    sales_end_date: when(type.salesEndAt),
    sales_start_date: when(type.salesStartAt),
    sort_id: type.place,
  }
  return place === "list"
    ? today
    : {
        ...today,
        deletable: false,
        extras_image_url: null,
        has_advanced_settings: true,
        is_temporarily_sold_out: false,
        show_exact_tickets_left_count: false,
        show_few_tickets_left_tag: false,
      }
}

const settingsOf = (event: WorldEvent, shapes: Shapes): object => {
  const documented = {
    reminder_email: true,
    ticket_limit: 9,
    order_ticket_limit: 0,
    is_no_show_fee: false,
    show_waiting_list: event.waitlist,
    invoice_payment_only: false,
    invoice_payment_optional: true,
    // What the platform charges is in the prices, so nobody sees fees.
    organizer_absorb_fees: true,
    fee_type: "organiser",
    event_type: "organiser",
    vat_exempt: event.vat === null,
    barcode_active: false,
  }
  return shapes === "seed"
    ? { ...documented, end_date_provided: true }
    : {
        ...documented,
        attendee_can_edit: true,
        attendee_can_refund: false,
        event_ticket_limit_amount_initially: event.capacity ?? 0,
        event_ticket_limit_sold_out: false,
        has_end_date: true,
        has_event_ticket_limit: event.capacity !== null,
        send_emails: true,
        show_price_with_vat: true,
        ticket_limit_members_only: 1,
        tickets_left_fewer_configured_values: {
          show_tickets_left_fewer_count: 100,
          show_tickets_left_fewer_percent: 0.15,
        },
      }
}

/** The number that scanners at an event's door are asked for. */
export const pinOf = (event: WorldEvent): string => String(4_800_000 + event.number * 7)

/** An event in detail. */
export const eventRecord = (around: Surroundings, event: WorldEvent): object => {
  const { origin, shapes, world } = around
  const uuid = hex("event", event.number)
  const types = event.types.map((type) => typeRecord(around, type, "detail"))
  const common = {
    title: event.title,
    uuid,
    url: `${origin}/e/${event.slug}/`,
    description: event.description ?? "",
    has_discount_code: true,
    has_ticket_sold: true,
    images: imagesOf(around, event),
    is_free_event: event.types.every((type) => type.price === 0),
    is_expired: isExpired(world, event),
    price_range: pricesOf(event),
    ticket_types: types,
    eventsettings: settingsOf(event, shapes),
    team_uuid: hex("hook", 500),
    team: `8615: ${world.organisation.name}`,
  }
  if (shapes === "seed") {
    return {
      ...common,
      address: addressOf(around, event),
      pin_str: pinOf(event),
      start_date: withSeconds(event.startsLocal, event.startsAt),
    }
  }
  return {
    ...common,
    address: { ...addressOf(around, event), full_name: " ", additional_info: "" },
    has_extras_types: false,
    has_seating: false,
    event_full_url: `${origin}/e/${event.slug}/`,
    event_extras_full_url: `${origin}/e/${event.slug}/checkout/extras-types/`,
    event_type: "REGULAR",
    is_deleted: false,
    is_min_team_organiser: true,
    is_team_admin: true,
    is_sold_out: false,
    paid_out: false,
    pin_str_long: pinOf(event),
    pk: pk("event", event.number),
    sales_summary: {
      total_tickets_sold: 0,
      total_tickets_reserved: 0,
      total_tickets_left: 0,
      total_revenue: 0,
      ticket_type_summary: [],
    },
    start_date: minutesOnly(event.startsLocal, event.startsAt),
    end_date: minutesOnly(event.endsLocal, event.endsAt),
    summary: event.summary ?? "",
    tickets_export_url: `/api/events/${uuid}/orders-export/`,
    newsletter_export_url: `/api/events/${uuid}/newsletters-export/`,
    events_payout_report_pdf_url: `/api/events/${uuid}/events-payout-report-pdf/`,
    timezone: event.timezone,
    title_url: event.slug,
    date_range: null,
    is_members_only: event.private,
    purchase_questions: purchaseQuestions(event, shapes),
    ticket_types_questions: ticketTypeQuestions(event, shapes),
    tags: [],
  }
}

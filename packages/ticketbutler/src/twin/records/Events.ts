/**
 * Events as the platform shows them.
 *
 * @module
 */
import { type Event, noAddress } from "../state/Model.ts"
import { type State, stockOf } from "../state/State.ts"
import { hex, pk } from "./Ids.ts"
import { purchaseQuestions, ticketTypeQuestions } from "./Questions.ts"
import { settingsOf } from "./Settings.ts"
import type { Surroundings } from "./Surroundings.ts"
import { number, zoned, zonedMinutes } from "./Texts.ts"
import { typeRecord } from "./TicketTypes.ts"

const pricesOf = (event: Event): { readonly min: number; readonly max: number } => {
  const prices = event.types.map((type) => type.price)
  return {
    min: number(Math.min(...prices, Number.MAX_SAFE_INTEGER) % Number.MAX_SAFE_INTEGER, event.currency),
    max: number(Math.max(...prices, 0), event.currency),
  }
}

const imagesOf = ({ origin }: Surroundings, event: Event) =>
  event.world === null
    ? []
    : [
        {
          main: true,
          image: `${origin}/api/thumbs/events/${event.slug}_1200x800.jpg`,
          medium: `${origin}/api/thumbs/events/${event.slug}_600x600.jpg`,
          small: `${origin}/api/thumbs/events/${event.slug}_100x100.jpg`,
          uuid: hex("hook", 1000 + event.number),
        },
      ]

/** Whether an event is over. */
export const isExpired = ({ world }: State, event: Event): boolean => (event.endsAt ?? event.startsAt) < world.now

/** An event of the list, which alone tells its currency. */
export const eventListRecord = (around: Surroundings, event: Event): object => {
  const { min, max } = pricesOf(event)
  const { venue, ...address } = event.address
  const common = {
    uuid: event.uuid,
    title: event.title,
    start_date: zoned(event.startsAt, event.timezone),
    images: imagesOf(around, event),
    is_expired: isExpired(around.state, event),
    price_min: min,
    price_max: max,
    currency: event.currency,
    description: event.description,
    summary: event.summary,
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
        members_only: event.membersOnly,
        sold_out: false,
        tags: [],
        title_url: event.slug,
      }
}

/** The number that scanners at an event's door are asked for. */
export const pinOf = (event: Pick<Event, "number">): string => String(4_800_000 + event.number * 7)

/** The account's only team. */
export const teamOf = ({ world }: State) => ({ uuid: hex("hook", 500), name: world.organisation.name })

/** An event in detail. */
export const eventRecord = (around: Surroundings, event: Event): object => {
  const { origin, shapes, state } = around
  const { uuid } = event
  const types = event.types.map((type) => typeRecord(around, type, "detail"))
  const team = teamOf(state)
  const common = {
    title: event.title,
    uuid,
    url: `${origin}/e/${event.slug}/`,
    description: event.description,
    has_discount_code: event.world !== null || state.codes.some((code) => code.event === event),
    has_ticket_sold: event.world !== null || event.types.some((type) => stockOf(state, type).sold > 0),
    images: imagesOf(around, event),
    is_free_event: event.types.every((type) => type.price === 0),
    is_expired: isExpired(state, event),
    price_range: pricesOf(event),
    ticket_types: types,
    eventsettings: settingsOf(event, shapes),
    team_uuid: team.uuid,
    team: `8615: ${team.name}`,
  }
  if (shapes === "seed") {
    return {
      ...common,
      address: event.address,
      pin_str: pinOf(event),
      start_date: zoned(event.startsAt, event.timezone),
    }
  }
  return {
    ...common,
    address: { ...event.address, full_name: fullNameOf(event), additional_info: "" },
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
    start_date: zonedMinutes(event.startsAt, event.timezone),
    end_date: event.endsAt === null ? null : zonedMinutes(event.endsAt, event.timezone),
    summary: event.summary,
    tickets_export_url: `/api/events/${uuid}/orders-export/`,
    newsletter_export_url: `/api/events/${uuid}/newsletters-export/`,
    events_payout_report_pdf_url: `/api/events/${uuid}/events-payout-report-pdf/`,
    timezone: event.timezone,
    title_url: event.slug,
    date_range: null,
    is_members_only: event.membersOnly,
    purchase_questions: purchaseQuestions(event, shapes),
    ticket_types_questions: ticketTypeQuestions(event, shapes),
    tags: [],
  }
}

const fullNameOf = ({ address }: Event): string => `${address.first_name} ${address.last_name}`

/**
 * What making an event gives (seed 002, Create an event): most of the address is left out, though it is kept, and the
 * place is null.
 */
export const newEventRecord = ({ state }: Surroundings, event: Event): object => ({
  uuid: event.uuid,
  title: event.title,
  start_date: zoned(event.startsAt, event.timezone),
  end_date: event.endsAt === null ? null : zoned(event.endsAt, event.timezone),
  ticket_types: event.types.map((type) => {
    const { left, total } = stockOf(state, type)
    return {
      uuid: type.uuid,
      title: type.title,
      price: number(type.price, event.currency),
      amount: left,
      amount_total: total,
      is_members_only: type.membersOnly,
    }
  }),
  eventsettings: settingsOf(event, "seed"),
  team: teamOf(state).name,
  address: { ...noAddress, phone: event.address.phone },
  pin: pinOf(event),
  is_members_only: event.membersOnly,
  description: event.description,
  summary: event.summary,
})

/**
 * Events as they are sent.
 *
 * @module
 */
import type { WorldEvent } from "@boxport/connector/testing"
import type { EventPlace } from "../state/Events.ts"
import { full, type Sent, type Shape, view } from "./Shape.ts"
import { idOf, iso, isoWest, railsZone, tokenOf } from "./Texts.ts"

const noPicture = { url: null, thumb: { url: null } }

/** What an event counts. */
export interface EventCounts {
  readonly registrations: number
  readonly tickets: number
}

/** One text for the whole place. */
export const locationOf = ({ online, venue }: WorldEvent): string | null =>
  venue === null
    ? online
      ? "Online"
      : null
    : [venue.name, venue.street, `${venue.postalCode} ${venue.city}`, venue.country].join(", ")

/** `June 26th, 2022`, more or less. */
const dateText = (event: WorldEvent): string => event.startsLocal.slice(0, 10)

/** The path of an event's page. */
export const eventUrl = (account: string, event: WorldEvent): string => `https://ti.to/${account}/${event.slug}`

/** An event. */
export const eventRecord = (shape: Shape, place: EventPlace, counts: EventCounts): Sent => {
  const { discounts, event, types } = place
  const account = shape.world.organisation.slug
  const days = Math.round((event.startsAt - shape.now) / 86_400)
  const [startDate, startTime] = event.startsLocal.split("T")
  const [endDate, endTime] = event.endsLocal.split("T")
  const plain: Sent = {
    _type: "event",
    ...view(shape),
    id: idOf("event", event.number),
    created_at: isoWest(event.createdAt),
    updated_at: isoWest(event.updatedAt),
    title: event.title,
    description: event.description,
    banner: noPicture,
    banner_url: "https://cdn.tito.example/banner",
    currency: event.currency,
    default_locale: "en",
    live: event.status !== "draft",
    test_mode: shape.test,
    locales: ["en"],
    location: locationOf(event),
    logo: { ...noPicture, display: { url: null } },
    private: event.private,
    slug: event.slug,
    account_id: 410,
    start_date: startDate,
    end_date: endDate,
    date_or_range: dateText(event),
    security_token: tokenOf("security token", event.number),
    metadata: null,
    url: eventUrl(account, event),
    setup: false,
    show_discount_code_field: discounts.length > 0,
    discount_codes_count: discounts.length,
    account_slug: account,
  }
  if (shape.old) return { ...plain, users_count: 2, releases: [] }
  return {
    ...plain,
    from_email: `"${event.title}" <support@tito.example>`,
    reply_to_email: event.contactEmail,
    archived: event.status === "archived",
    days_until: days,
    days_since: -days,
    happening_in: days > 0 ? "future" : days < 0 ? "past" : "present",
    day_number: null,
    releases_count: types.length,
    consent: { required: false },
    ...full(shape, () => ({
      start_time: startTime?.slice(0, 5) ?? null,
      end_time: endTime?.slice(0, 5) ?? null,
      start_at: iso(event.startsAt),
      end_at: iso(event.endsAt),
      timezone: railsZone(event.timezone),
      registrations_count: counts.registrations,
      tickets_count: counts.tickets,
      additional_info: null,
      admin_control_token: tokenOf("admin control token", event.number),
      any_live_sales: counts.registrations > 0,
      any_live_tickets: counts.tickets > 0,
      custom_css: null,
      email_address: event.contactEmail,
      email_image: noPicture,
      gross_income: 0,
      hide_tax_types: false,
      invoice_issue_method: "100",
      last_invoice_number: "0000062",
      map_latitude: null,
      map_longitude: null,
      max_tickets_per_registration: null,
      organization_name: shape.world.organisation.name,
      requires_billing_address: false,
      secret_password: event.accessCode === null ? null : tokenOf("secret password", event.number),
      shareable_image: noPicture,
      show_prices_ex_tax: false,
      theme: "mcdonagh",
      ticket_qr_codes_enabled: true,
      users_count: 2,
    })),
  }
}

/** An event as other records repeat it. */
export const eventReference = (shape: Shape, event: WorldEvent): Sent => {
  const account = shape.world.organisation.slug
  return { id: idOf("event", event.number), title: event.title, slug: event.slug, path: `/${account}/${event.slug}` }
}

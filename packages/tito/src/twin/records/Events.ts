/**
 * Events as they are sent.
 *
 * @module
 */
import type { TwinEvent } from "../things/Event.ts"
import type { Place } from "../state/Place.ts"
import { full, type Sent, type Shape, view } from "./Shape.ts"
import { idOf, iso, isoWest, tokenOf } from "./Texts.ts"

const noPicture = { url: null, thumb: { url: null } }

/** What an event counts. */
export interface EventCounts {
  readonly registrations: number
  readonly tickets: number
}

/** The address of an event's page. */
export const eventUrl = (shape: Shape, event: TwinEvent): string =>
  `https://ti.to/${shape.world.organisation.slug}/${event.slug}`

const happeningOf = (days: number | null): string =>
  days === null ? "unknown" : days > 0 ? "future" : days < 0 ? "past" : "present"

/** An event. */
export const eventRecord = (shape: Shape, { discounts, event, releases }: Place, counts: EventCounts): Sent => {
  const account = shape.world.organisation.slug
  const days = event.startsAt === null ? null : Math.round((event.startsAt - shape.now) / 86_400)
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
    live: event.live,
    test_mode: shape.test || event.testMode,
    locales: ["en"],
    location: event.location,
    logo: { ...noPicture, display: { url: null } },
    private: event.private,
    slug: event.slug,
    account_id: 410,
    start_date: event.startDate,
    end_date: event.endDate,
    date_or_range: event.startDate ?? "",
    security_token: tokenOf("security token", event.number),
    metadata: null,
    url: eventUrl(shape, event),
    setup: event.setup,
    show_discount_code_field: discounts.length > 0,
    discount_codes_count: discounts.length,
    account_slug: account,
  }
  if (shape.old) return { ...plain, users_count: 2, releases: [], ...event.settings }
  return {
    ...plain,
    from_email: `"${event.title}" <support@tito.example>`,
    reply_to_email: event.contactEmail,
    archived: event.archived,
    days_until: days,
    days_since: days === null ? null : -days,
    happening_in: happeningOf(days),
    day_number: null,
    releases_count: releases.length,
    consent: { required: false },
    ...full(shape, () => ({
      start_time: event.startTime,
      end_time: event.endTime,
      start_at: event.startsAt === null ? null : iso(event.startsAt),
      end_at: event.endsAt === null ? null : iso(event.endsAt),
      timezone: event.timezone,
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
      secret_password: event.secret ? tokenOf("secret password", event.number) : null,
      shareable_image: noPicture,
      show_prices_ex_tax: false,
      theme: "mcdonagh",
      ticket_qr_codes_enabled: true,
      users_count: 2,
    })),
    // It shows every setting there is, not only those above.
    ...event.settings,
  }
}

/** An event as other records repeat it. */
export const eventReference = (shape: Shape, event: TwinEvent): Sent => {
  const account = shape.world.organisation.slug
  return { id: idOf("event", event.number), title: event.title, slug: event.slug, path: `/${account}/${event.slug}` }
}

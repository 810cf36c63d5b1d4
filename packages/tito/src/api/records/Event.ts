/**
 * Events.
 *
 * @module
 */
import { Schema } from "effect"
import {
  anything,
  decimal,
  flag,
  Id,
  integer,
  itself,
  metadata,
  optional,
  Picture,
  references,
  Slug,
  slugs,
  text,
  translations,
  undocumented,
} from "./Common.ts"
import { eventSettings } from "./EventSettings.ts"
import { Release } from "./Release.ts"

/** Who a token is (seed 003, Authentication). `access_token` is its last four characters; `lookup_mode` live or test. */
export class Hello extends Schema.Opaque<Hello>()(
  Schema.Struct({
    access_token: text,
    accounts: optional(Schema.Array(Schema.String)),
    authenticated: flag,
    lookup_mode: text,
  }).annotate({
    identifier: "Hello",
    description: "Who a token is. `access_token` is its last four characters; `lookup_mode` is live or test.",
  }),
) {}

/**
 * An event (seed 003, Events; platform notes 1.3 and 2). New ones have `live: false`, `test_mode: true`, `setup: true`.
 * `security_token` signs webhooks; `admin_control_token` and `secret_password` let in: none is for logs.
 */
export class Event extends Schema.Opaque<Event>()(
  Schema.Struct({
    id: Id,
    slug: Slug,
    ...itself,
    ...eventSettings,
    account_id: integer,
    account_slug: text,
    admin_control_token: text,
    anonymisation_state: text,
    any_live_sales: flag,
    any_live_tickets: flag,
    archived: flag,
    banner: optional(Picture),
    banner_url: text,
    consent: anything,
    created_at: text,
    currency: text,
    /** With `expand: ["currency_options"]`. */
    currency_options: undocumented,
    date_or_range: text,
    day_number: integer,
    days_since: integer,
    days_until: integer,
    default_locale: text,
    deletion_state: text,
    description: text,
    discount_codes_count: integer,
    email_address: text,
    end_at: text,
    end_date: text,
    end_time: text,
    from_email: text,
    gross_income: decimal,
    /** `past`, `now`, `future` or `unknown`. */
    happening_in: text,
    live: flag,
    locales: optional(Schema.Array(Schema.String)),
    location: text,
    logo: optional(Picture),
    metadata,
    net_income: decimal,
    private: flag,
    /** The capacity of the whole event. */
    quantity: integer,
    registrations_count: integer,
    release_ids: references,
    release_slugs: slugs,
    releases: optional(Schema.Array(Release)),
    releases_count: integer,
    reply_to_email: text,
    secret_password: text,
    security_token: text,
    setup: flag,
    start_at: text,
    start_date: text,
    start_time: text,
    test_mode: flag,
    ticket_groups: undocumented,
    tickets_count: integer,
    timezone: text,
    title: text,
    translations,
    updated_at: text,
    url: text,
    users_count: integer,
  }).annotate({
    identifier: "Event",
    description:
      "An event. `security_token`, `admin_control_token` and `secret_password` let in or sign: none is for logs.",
  }),
) {}

/**
 * How far the copying of an event has got (seed 003, Duplicate an Event): `status` is `processing`, then `complete`, and
 * only then are there `title` and `slug`.
 */
export class Duplication extends Schema.Opaque<Duplication>()(
  Schema.Struct({
    slug: text,
    ...itself,
    status: text,
    title: text,
  }).annotate({
    identifier: "Duplication",
    description: "How far the copying of an event has got: `status` is `processing`, then `complete`.",
  }),
) {}

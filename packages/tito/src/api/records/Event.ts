/**
 * Events.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { Event as Mapped, Hello as MappedHello } from "../../resources/Event.ts"
import { Ids, itself, Key, Metadata, Picture, Slug, Translations, Undocumented } from "./Common.ts"
import { eventSettings } from "./EventSettings.ts"
import { Release } from "./Release.ts"

const { Decimal, Flag, Int, optional, Text } = Lenient

/** Who a token is (seed 003, Authentication). `access_token` is its last four characters; `lookup_mode` live or test. */
export class Hello extends Schema.Opaque<Hello>()(
  Schema.Struct({ ...MappedHello.fields, access_token: optional(Text) }).annotate({
    identifier: "Hello",
  }),
) {}

/**
 * An event (seed 003, Events; platform notes 1.3 and 2). New ones have `live: false`, `test_mode: true`, `setup: true`.
 * `security_token` signs webhooks; `admin_control_token` and `secret_password` let in: none is for logs.
 */
export class Event extends Schema.Opaque<Event>()(
  Schema.Struct({
    ...Mapped.fields,
    id: Key,
    slug: optional(Slug),
    ...itself,
    ...eventSettings,
    account_id: optional(Text),
    admin_control_token: optional(Text),
    anonymisation_state: optional(Text),
    any_live_sales: optional(Flag),
    any_live_tickets: optional(Flag),
    banner: optional(Picture),
    banner_url: optional(Text),
    consent: optional(Schema.Unknown),
    /** With `expand: ["currency_options"]`. */
    currency_options: optional(Undocumented),
    date_or_range: optional(Text),
    day_number: optional(Int),
    days_since: optional(Int),
    days_until: optional(Int),
    default_locale: optional(Text),
    deletion_state: optional(Text),
    discount_codes_count: optional(Int),
    from_email: optional(Text),
    gross_income: optional(Decimal),
    /** `past`, `now`, `future` or `unknown`. */
    happening_in: optional(Text),
    locales: optional(Schema.Array(Text)),
    logo: optional(Picture),
    metadata: optional(Metadata),
    net_income: optional(Decimal),
    /** The capacity of the whole event. */
    quantity: optional(Int),
    release_ids: optional(Ids),
    release_slugs: optional(Ids),
    releases: optional(Schema.Array(Release)),
    releases_count: optional(Int),
    reply_to_email: optional(Text),
    secret_password: optional(Text),
    security_token: optional(Text),
    setup: optional(Flag),
    test_mode: optional(Flag),
    ticket_groups: optional(Undocumented),
    translations: optional(Translations),
    users_count: optional(Int),
  }).annotate({ identifier: "Event" }),
) {}

/**
 * How far the copying of an event has got (seed 003, Duplicate an Event): `status` is `processing`, then `complete`, and
 * only then are there `title` and `slug`.
 */
export class Duplication extends Schema.Opaque<Duplication>()(
  Schema.Struct({
    ...itself,
    status: optional(Text),
    title: optional(Text),
    slug: optional(Slug),
  }).annotate({ identifier: "Duplication" }),
) {}

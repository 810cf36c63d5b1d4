/**
 * What the twin's own box office sells: its series with their dates, ticket types and groups. Written by hand, so
 * that every word of every enumeration and every oddity the platform notes tell of is there.
 *
 * @module
 */
import type { DateTerms, SeriesStatus, SeriesTerms, TypeTerms } from "../Terms.ts"
import type { BoxOffice } from "../World.ts"

/** Who sells. */
export const boxOffice: BoxOffice = {
  name: "Larkfield & Øster Box Office",
  currency: { code: "gbp", symbol: "£" },
  timezone: "Europe/London",
}

/** The moment the world stands still at: nothing generated is younger. 15 June 2026, 12:00 UTC. */
export const worldNow = Date.UTC(2026, 5, 15, 12) / 1000

/** When the first order came in: 1 September 2025, 08:00 UTC. */
export const worldStart = Date.UTC(2025, 8, 1, 8) / 1000

/** A ticket type as written in the catalogue. */
export interface TypeDraft extends TypeTerms {
  readonly group?: string
  /** How often it is bought against the other types of the series; 0 for what nobody buys in the checkout. */
  readonly weight: number
  /** Nothing is left of it. */
  readonly soldOut?: true
  readonly held?: number
  readonly baskets?: number
  /** Local times of the series' zone. */
  readonly hideUntil?: string
  readonly hideAfter?: string
}

/** One date of a series; local times of its zone. */
export interface DateDraft extends DateTerms {
  readonly start: string
  readonly end: string
  readonly weight: number
  /** An override of the ticket types applies to this date. */
  readonly override?: true
  /** People are scanned at the door. */
  readonly door?: true
}

/** A series as written in the catalogue. */
export interface SeriesDraft extends SeriesTerms {
  readonly key: string
  readonly status: SeriesStatus
  /** Local time at which sales were closed. */
  readonly closedAt?: string
  readonly collectsNames: boolean
  readonly waiting: number
  readonly groups: ReadonlyArray<{
    readonly name: string
    readonly maxPerOrder?: number
    readonly minPerOrder?: number
    readonly maxQuantity?: number
  }>
  readonly types: ReadonlyArray<TypeDraft>
  readonly dates: ReadonlyArray<DateDraft>
  /** Sold as a set: names of ticket types with how many of each. */
  readonly bundles?: ReadonlyArray<{
    readonly name: string
    readonly price: number
    readonly types: ReadonlyArray<readonly [type: string, quantity: number]>
  }>
}

const webinar = (day: string): DateDraft => ({ start: `${day}T13:00`, end: `${day}T14:30`, weight: 2 })

/** All series, oldest first. */
export const catalogue: ReadonlyArray<SeriesDraft> = [
  {
    key: "gala",
    name: 'Winter Gala 2025: "Snow & Brass"',
    slug: "wintergala",
    description: "<p>Dinner, band &amp; raffle for the lifeboat.</p>",
    status: "published",
    currency: "gbp",
    timezone: "Europe/London",
    venue: { name: "The Old Customs House", postal_code: "BS1 4QA", country: "GB" },
    callToAction: "Buy tickets",
    collectsNames: true,
    waitlist: "false",
    waiting: 0,
    groups: [],
    types: [
      { name: "Dinner & dance", price: 6500, fee: 250, weight: 6, capacity: 180, description: "Three courses" },
      { name: "Dance only", price: 1800, fee: 100, weight: 3, capacity: 120 },
      { name: "Crew", price: 0, weight: 0, capacity: 20, status: "admin_only" },
    ],
    dates: [{ start: "2025-12-12T18:30", end: "2025-12-13T01:00", weight: 14, door: true }],
  },
  {
    key: "conference",
    name: "Lantern Data Conference 2026",
    slug: "lantern26",
    description: "<h2>Lantern</h2><p>One day, two tracks, no pitches. <em>Coffee included.</em></p>",
    status: "published",
    currency: "gbp",
    timezone: "Europe/London",
    venue: { name: "Barbary Hall, Level 3", postal_code: "EC2Y 8DS", country: "GB" },
    callToAction: "Register now",
    tax: { label: "VAT", percentage: 20, treatment: "exclusive" },
    transactionFee: { fixed: 50, percentage: 1 },
    collectsNames: true,
    waitlist: "no_tickets_available",
    waiting: 23,
    groups: [
      { name: "Passes", maxPerOrder: 10 },
      { name: "Workshops (morning)", maxPerOrder: 4, minPerOrder: 1, maxQuantity: 60 },
    ],
    types: [
      {
        name: "Early bird",
        price: 14900,
        fee: 300,
        group: "Passes",
        weight: 4,
        capacity: 80,
        soldOut: true,
        hideAfter: "2026-04-01T00:00",
        hideWhenSoldOut: true,
      },
      {
        name: "Standard",
        price: 24900,
        fee: 450,
        group: "Passes",
        weight: 8,
        capacity: 400,
        held: 6,
        baskets: 3,
        description: 'Everything on the day.\nLunch included, "really".',
        showRemaining: true,
        showRemainingBelow: 50,
      },
      {
        name: "Student",
        price: 4900,
        fee: 150,
        group: "Passes",
        weight: 3,
        capacity: 60,
        status: "locked",
        accessCode: "CAMPUS-26",
        max: 1,
      },
      { name: "Speaker", price: 0, group: "Passes", weight: 0, capacity: 40, status: "admin_only" },
      { name: "Diversity ticket", price: 0, group: "Passes", weight: 2, capacity: 30, status: "hidden", max: 1 },
      {
        name: "Workshop: Parquet from scratch",
        price: 9000,
        fee: 200,
        group: "Workshops (morning)",
        weight: 2,
        capacity: 30,
        status: "sold_out",
        soldOut: true,
      },
      {
        name: "Workshop: Time zones, a field guide",
        price: 9000,
        fee: 200,
        group: "Workshops (morning)",
        weight: 2,
        capacity: 30,
        hideUntil: "2026-02-01T09:00",
      },
      { name: "Guild members", price: 19900, fee: 300, weight: 1, capacity: 25, status: "members_only" },
      { name: "Press", price: 0, weight: 0, capacity: 10, status: "unavailable" },
    ],
    dates: [{ start: "2026-09-17T09:00", end: "2026-09-17T17:30", weight: 26, maxTickets: 600 }],
  },
  {
    key: "festival",
    name: "Hollow Meadow Festival",
    slug: "hollowmeadow",
    description: "<p>Three days of folk 🌾, and one night under the clocks.</p>",
    status: "published",
    currency: "gbp",
    timezone: "Europe/London",
    venue: { name: "Hollow Meadow, gate 2", postal_code: "TA4 1XX", country: "GB" },
    callToAction: "Come along",
    transactionFee: { fixed: 75, percentage: 0 },
    collectsNames: false,
    waitlist: "true",
    waiting: 4,
    groups: [{ name: "Day tickets", maxPerOrder: 8, maxQuantity: 900 }, { name: "Camping" }],
    types: [
      { name: "Adult", price: 3500, fee: 155, group: "Day tickets", weight: 8, capacity: 700, held: 12 },
      { name: "Child (3-12)", price: 1200, fee: 50, group: "Day tickets", weight: 3, capacity: 200 },
      { name: "Under 3", price: 0, group: "Day tickets", weight: 1, capacity: 100 },
      { name: "Tent pitch", price: 2000, group: "Camping", weight: 2, capacity: 60, max: 2 },
      { name: "Steward", price: 0, weight: 0, capacity: 50, status: "hidden", accessCode: "ORANGE VEST" },
    ],
    dates: [
      { start: "2026-07-10T12:00", end: "2026-07-10T23:00", weight: 9 },
      { start: "2026-07-11T12:00", end: "2026-07-11T23:00", weight: 11 },
      { start: "2026-07-12T11:00", end: "2026-07-12T20:00", weight: 7 },
      // The night the clocks go back: 22:00 BST to 04:00 GMT is seven hours.
      { start: "2026-10-24T22:00", end: "2026-10-25T04:00", weight: 4, override: true, maxTickets: 250 },
    ],
    bundles: [
      {
        name: "Family",
        price: 8500,
        types: [
          ["Adult", 2],
          ["Child (3-12)", 2],
        ],
      },
    ],
  },
  {
    key: "webinar",
    name: "Box Office Basics (live webinar)",
    slug: "basics",
    description: "<p>Weekly, with questions and answers.</p>",
    status: "published",
    currency: "usd",
    timezone: "America/New_York",
    venue: { name: null, postal_code: null, country: null },
    online: true,
    callToAction: "Save my seat",
    collectsNames: true,
    waitlist: "false",
    waiting: 0,
    groups: [],
    types: [
      { name: "Live seat", price: 1500, weight: 4, capacity: 300 },
      { name: "Free seat", price: 0, weight: 4, capacity: 300, max: 1 },
    ],
    // Clocks go forward on 8 March in New York, not yet in London.
    dates: ["2026-02-24", "2026-03-03", "2026-03-10", "2026-03-17", "2026-03-24"].map(webinar),
  },
  {
    key: "theatre",
    name: "The O'Malley Players: ‘Twelfth Night’",
    slug: "omalley",
    description: null,
    status: "published",
    currency: "eur",
    timezone: "Europe/Dublin",
    venue: { name: "Smock Lane Theatre", postal_code: "D08 A1X2", country: "IE" },
    callToAction: "Choose seats",
    collectsNames: true,
    waitlist: "false",
    waiting: 2,
    groups: [{ name: "Reserved" }],
    types: [
      { name: "Stalls", price: 2800, fee: 120, group: "Reserved", weight: 6, capacity: 200, seated: true },
      { name: "Circle", price: 2200, fee: 120, group: "Reserved", weight: 4, capacity: 120, seated: true },
      { name: "Standing (pit)", price: 900, fee: 50, weight: 2, capacity: 40 },
    ],
    dates: [
      { start: "2026-05-15T19:30", end: "2026-05-15T22:15", weight: 8, door: true },
      { start: "2026-05-16T19:30", end: "2026-05-16T22:15", weight: 8, door: true },
      { start: "2026-06-20T14:00", end: "2026-06-20T16:45", weight: 5, unavailable: "Moved indoors, details soon" },
    ],
  },
  {
    key: "tokyo",
    name: "東京ジャズナイト — Tokyo Jazz Night",
    slug: "tokyojazz",
    description: "<p>ピアノトリオ。ワンドリンク付き。</p>",
    status: "published",
    currency: "jpy",
    timezone: "Asia/Tokyo",
    venue: { name: "青山ホール", postal_code: "107-0061", country: "JP" },
    callToAction: "チケットを購入",
    tax: { label: "消費税", percentage: 10, treatment: "inclusive" },
    collectsNames: true,
    waitlist: "false",
    waiting: 0,
    groups: [],
    types: [
      { name: "前売り (Advance)", price: 5500, fee: 220, weight: 5, capacity: 150 },
      {
        name: "学生 (Student)",
        price: 2200,
        fee: 110,
        weight: 2,
        capacity: 50,
        showRemaining: true,
        showRemainingBelow: 10,
      },
    ],
    dates: [{ start: "2026-11-03T18:30", end: "2026-11-03T21:00", weight: 8 }],
  },
  {
    key: "funrun",
    name: "Canal Fun Run (5 km)",
    slug: "funrun",
    description: "<p>Free to enter. Please give what you can.</p>",
    status: "sales_closed",
    currency: "gbp",
    timezone: "Europe/London",
    venue: { name: "Lock 7", postal_code: "LS2 9JT", country: "GB" },
    callToAction: "Enter",
    closedAt: "2026-05-31T23:59",
    collectsNames: true,
    waitlist: "false",
    waiting: 0,
    groups: [],
    types: [
      { name: "Runner", price: 0, weight: 6, capacity: 500, max: 6 },
      { name: "Runner, with T-shirt", price: 1250, weight: 3, capacity: 150 },
    ],
    dates: [{ start: "2026-07-05T10:00", end: "2026-07-05T12:30", weight: 9 }],
  },
  {
    key: "members",
    name: "Patrons’ Evening 🥂",
    slug: "patrons",
    description: null,
    status: "published",
    currency: "gbp",
    timezone: "Europe/London",
    venue: { name: "The Loft", postal_code: null, country: "GB" },
    private: true,
    accessCode: "PATRON",
    callToAction: "Reply",
    collectsNames: false,
    waitlist: "false",
    waiting: 0,
    groups: [],
    types: [{ name: "Patron + guest", price: 0, weight: 1, capacity: 60, max: 2 }],
    dates: [{ start: "2026-09-30T19:00", end: "2026-09-30T22:00", weight: 3, hidden: true }],
  },
  {
    key: "draft",
    name: "Untitled spring showcase",
    slug: "spring27",
    description: null,
    status: "draft",
    currency: "gbp",
    timezone: "Europe/London",
    venue: { name: null, postal_code: null, country: null },
    callToAction: "Buy tickets",
    collectsNames: false,
    waitlist: "false",
    waiting: 0,
    groups: [],
    types: [{ name: "General admission", price: 1000, weight: 1, capacity: 100 }],
    dates: [{ start: "2027-03-27T19:00", end: "2027-03-27T23:00", weight: 0 }],
  },
  {
    key: "idea",
    name: "An idea, no dates yet",
    slug: "idea",
    description: "<p>Somewhere, somehow.</p>",
    status: "draft",
    currency: "eur",
    timezone: "Europe/Copenhagen",
    venue: { name: null, postal_code: null, country: "DK" },
    callToAction: "Buy tickets",
    collectsNames: false,
    waitlist: "false",
    waiting: 0,
    groups: [],
    types: [{ name: "Early interest", price: 5000, weight: 0, capacity: 50 }],
    dates: [],
  },
]

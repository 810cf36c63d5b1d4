/**
 * What the world's organiser offers: events, ticket types, questions, activities, discounts and vouchers, in words of no
 * platform.
 *
 * Types point at their event and events at their types: don't print them as JSON.
 *
 * Amounts are whole minor units of the event's currency (øre, pence, yen). Instants are whole unix seconds. `number` is
 * unique among the things of its kind and dense; a twin makes its own id of it (`stableNumber`, `stableUuid`).
 *
 * @module
 */

/** A moment, in whole seconds since 1970-01-01T00:00:00Z. */
export type UnixSeconds = number

/** Who sells. */
export interface WorldOrganisation {
  readonly name: string
  /** Tito's account slug. */
  readonly slug: string
  /** Ticketbutler's host. */
  readonly host: string
  readonly email: string
  /** ISO 4217, upper case; events have currencies of their own. */
  readonly currency: string
  readonly timezone: string
  readonly country: string
  readonly vatNumber: string
}

/** Where an event takes place; `country` is ISO 3166-1 alpha-2. */
export interface WorldVenue {
  readonly name: string
  readonly street: string
  readonly city: string
  readonly postalCode: string
  readonly country: string
}

/** Value added tax; every price includes it. */
export interface WorldVat {
  readonly label: string
  /** Percent, such as 25. */
  readonly percent: number
}

/** `sales_closed`: nobody can buy any more; `archived`: put away by the organiser. Past events keep their status. */
export type WorldEventStatus = "draft" | "published" | "sales_closed" | "archived"

/** A heading that ticket types stand under. */
export interface WorldGroup {
  readonly number: number
  /** `conference/passes`. */
  readonly key: string
  readonly title: string
  readonly maxPerOrder: number | null
}

/**
 * One or more dates sold under one name. A series is what Ticket Tailor calls an event series; the other platforms have
 * an event for each date.
 */
export interface WorldSeries {
  readonly number: number
  readonly key: string
  readonly title: string
  readonly slug: string
  readonly groups: ReadonlyArray<WorldGroup>
  /** Its dates, oldest first; at least one. */
  readonly events: ReadonlyArray<WorldEvent>
}

/** One date on which people come. Everything but dates, `number`, `key` and `slug` is the same for the dates of a series. */
export interface WorldEvent {
  readonly number: number
  /** `conference`, or `festival-2026-10-24` where the series has several dates. */
  readonly key: string
  readonly series: WorldSeries
  readonly slug: string
  readonly title: string
  readonly summary: string | null
  /** HTML. */
  readonly description: string | null
  readonly status: WorldEventStatus
  /** Not listed in public. */
  readonly private: boolean
  /** Asked for before the event page shows. */
  readonly accessCode: string | null
  readonly online: boolean
  /** Null for online events and where it is not decided. */
  readonly venue: WorldVenue | null
  /** Wall clock at the place, `2026-10-24T22:00:00`. */
  readonly startsLocal: string
  readonly endsLocal: string
  /** IANA name. */
  readonly timezone: string
  readonly startsAt: UnixSeconds
  readonly endsAt: UnixSeconds
  /** When people are first let in. */
  readonly doorsAt: UnixSeconds
  /** ISO 4217, upper case. */
  readonly currency: string
  /** Null where no tax is charged. */
  readonly vat: WorldVat | null
  /** The most tickets of all types that will be sold; null without a limit. Never less than were issued. */
  readonly capacity: number | null
  readonly contactEmail: string
  readonly waitlist: boolean
  readonly salesOpenAt: UnixSeconds
  readonly salesCloseAt: UnixSeconds
  readonly createdAt: UnixSeconds
  readonly updatedAt: UnixSeconds
  /** In the order of the page. */
  readonly types: ReadonlyArray<WorldTicketType>
  readonly questions: ReadonlyArray<WorldQuestion>
  readonly activities: ReadonlyArray<WorldActivity>
}

/**
 * What the organiser set a ticket type to: `off_sale` is paused, `sold_out` has nothing left, `hidden` is not shown to
 * buyers. The sale window is separate from it, and so is `secret`.
 */
export type WorldTicketTypeStatus = "on_sale" | "off_sale" | "sold_out" | "hidden"

/** What can be bought for one event. */
export interface WorldTicketType {
  /** Unique for each date: `event.number * typesPerEvent + place`. */
  readonly number: number
  /** `festival-2026-10-24/adult`. */
  readonly key: string
  /** The same for all dates of a series (`festival/adult`): what Ticket Tailor has one ticket type for. */
  readonly seriesType: { readonly number: number; readonly key: string }
  readonly event: WorldEvent
  /** Place among the ticket types of its event, from 0. */
  readonly place: number
  readonly title: string
  readonly description: string | null
  readonly group: WorldGroup | null
  /** `donation`: buyers choose the amount; `price` is what is suggested. */
  readonly pricing: "free" | "paid" | "donation"
  /** VAT included, booking fee not. */
  readonly price: number
  /** Booking fee for each ticket, on top of the price, VAT included. */
  readonly fee: number
  /** Lets somebody in; false for merchandise, which has no attendee and is asked nothing. */
  readonly admission: boolean
  /** Reachable by link or code only. */
  readonly secret: boolean
  readonly accessCode: string | null
  readonly status: WorldTicketTypeStatus
  readonly minPerOrder: number | null
  readonly maxPerOrder: number | null
  /** Sold from this moment; null for as soon as the event is on sale. */
  readonly salesStartAt: UnixSeconds | null
  readonly salesEndAt: UnixSeconds | null
  /** What is asked for every ticket of it. */
  readonly questions: ReadonlyArray<WorldQuestion>
}

/** How a question is answered; `country` by ISO code, `terms` by agreeing. */
export type WorldQuestionKind =
  | "text"
  | "long_text"
  | "number"
  | "phone"
  | "email"
  | "company"
  | "country"
  | "select"
  | "multi_select"
  | "file"
  | "terms"

/** Something asked of buyers or attendees of one event. */
export interface WorldQuestion {
  /** Unique for each date: `event.number * questionsPerEvent + place`. */
  readonly number: number
  /** `conference/diet`. */
  readonly key: string
  /** The same for all dates of a series. */
  readonly seriesQuestion: { readonly number: number; readonly key: string }
  /** Place among the questions of its event, from 0. */
  readonly place: number
  /** `order`: asked once, of the buyer; `ticket`: for every ticket of the types that ask it. */
  readonly scope: "order" | "ticket"
  readonly kind: WorldQuestionKind
  readonly title: string
  readonly description: string | null
  readonly required: boolean
  /** Of `select` and `multi_select`; unique within the question. A twin numbers an option `number * optionsPerQuestion + place`. */
  readonly options: ReadonlyArray<string>
  /** Keys of the ticket types that ask it; all that admit somebody when it is asked once per order. */
  readonly typeKeys: ReadonlyArray<string>
}

/** A part of an event with a place for each holder of some ticket types (a workshop, a dinner). */
export interface WorldActivity {
  readonly number: number
  readonly key: string
  readonly event: WorldEvent
  readonly title: string
  readonly description: string | null
  readonly capacity: number | null
  readonly startsLocal: string
  readonly endsLocal: string
  readonly startsAt: UnixSeconds
  readonly endsAt: UnixSeconds
  readonly types: ReadonlyArray<WorldTicketType>
}

/** A code that makes tickets cheaper. */
export interface WorldDiscount {
  readonly number: number
  readonly key: string
  /** What buyers type; not always ASCII. */
  readonly code: string
  readonly title: string
  /** Off the price of each ticket; never off fees. */
  readonly kind: "amount" | "percent"
  /** Minor units off each ticket, for `amount`; else 0. */
  readonly amount: number
  /** Of the price of each ticket, rounded half up to the minor unit, for `percent`; else 0. */
  readonly percent: number
  /** Of `amount`; null for `percent`. */
  readonly currency: string | null
  /** `account`: all events; `event`: all types of some dates of one series; `types`: some types. */
  readonly scope: "account" | "event" | "types"
  /** The series it is for, null for the whole account. */
  readonly series: WorldSeries | null
  /** Every ticket type it works on, in every date; for `account` all that cost something. */
  readonly types: ReadonlyArray<WorldTicketType>
  readonly startsAt: UnixSeconds | null
  readonly endsAt: UnixSeconds | null
  readonly active: boolean
  readonly createdAt: UnixSeconds
}

/** A batch of codes that are worth money; each can be used once, for no more than the order's total. */
export interface WorldVoucher {
  readonly number: number
  readonly key: string
  readonly title: string
  readonly value: number
  readonly currency: string
  readonly expiresAt: UnixSeconds | null
  /** Empty for all series. */
  readonly series: ReadonlyArray<WorldSeries>
  readonly createdAt: UnixSeconds
  readonly codes: ReadonlyArray<WorldVoucherCode>
}

/** One code. `World.voucherUse` tells the order that used it. */
export interface WorldVoucherCode {
  /** Unique over all vouchers. */
  readonly number: number
  readonly code: string
}

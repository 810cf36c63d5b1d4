/**
 * What a twin shows: of few things (series, events, offers) all, of many (orders, tickets, scans) those that are asked
 * for. Two things are such a world: the twin's own box office (own/), which has every oddity of the platform, and the
 * world that the twins of all platforms share (shared/).
 *
 * @module
 */
import type { Counts } from "./Counts.ts"
import type { DateForms } from "./Dates.ts"
import type { Listing } from "./Listing.ts"
import type { Order, Scan, Ticket } from "./Sales.ts"
import type {
  DateTerms,
  DiscountTerms,
  ElementTerms,
  MembershipTerms,
  Payment,
  ProductTerms,
  SeriesStatus,
  SeriesTerms,
  TypeTerms,
  VoucherTerms,
} from "./Terms.ts"

/** Who sells. */
export interface BoxOffice {
  /** As `/v1/overview` tells it. */
  readonly name: string
  /** `code` in lower case. */
  readonly currency: { readonly code: string; readonly symbol: string }
  /** The zone of times that belong to no event. */
  readonly timezone: string
}

/** A ticket type of a series. */
export interface TicketType {
  /** Place among the ticket types of its series; counters are kept by it. */
  readonly place: number
  readonly number: number
  readonly id: string
  readonly groupId: string | null
  readonly overrideId: string | null
  readonly hideUntil: number | null
  readonly hideAfter: number | null
  readonly draft: TypeTerms
}

/** A ticket group of a series. */
export interface TicketGroup {
  readonly id: string
  readonly name: string
  readonly maxPerOrder: number | null
  readonly minPerOrder: number | null
  readonly maxQuantity: number | null
}

/** How many of a thing are in a bundle. */
export interface Part {
  readonly id: string
  readonly quantity: number
}

/** Ticket types and products sold as a set. */
export interface Bundle {
  readonly id: string
  readonly name: string
  readonly price: number
  readonly types: ReadonlyArray<Part>
  readonly products?: ReadonlyArray<Part>
  readonly fee?: number
  readonly accessCode?: string | null
  readonly description?: string
  /** Upper case; `ON_SALE` where it is not there. */
  readonly status?: string
  readonly groupId?: string
}

/** A series. */
export interface Series {
  readonly number: number
  readonly id: string
  readonly draft: SeriesTerms
  readonly status: SeriesStatus
  readonly createdAt: number
  readonly groups: ReadonlyArray<TicketGroup>
  readonly types: ReadonlyArray<TicketType>
  readonly bundles: ReadonlyArray<Bundle>
  readonly events: ReadonlyArray<Event>
  /** 100 for pence, 1 for yen. */
  readonly multiplier: number
  /** The ways of paying it accepts. */
  readonly payments: ReadonlyArray<Payment>
}

/** One date of a series. */
export interface Event {
  /** Place among all events. */
  readonly place: number
  readonly number: number
  readonly id: string
  readonly series: Series
  readonly draft: DateTerms
  readonly start: DateForms
  readonly end: DateForms
  readonly createdAt: number
  /** Until when it sells; unix seconds. */
  readonly sellsUntil: number
  readonly overrideId: string | null
  readonly chk: string
}

/** A discount as the world starts with. */
export interface Discount {
  readonly number: number
  readonly draft: DiscountTerms
  /** None for a code that works on everything. */
  readonly typeIds: ReadonlyArray<string>
  readonly productIds: ReadonlyArray<string>
}

/** A voucher as the world starts with. */
export interface Voucher {
  readonly number: number
  readonly draft: VoucherTerms
  readonly seriesIds: ReadonlyArray<string>
  readonly codes: ReadonlyArray<{ readonly number: number; readonly code: string }>
  readonly createdAt: number
}

/** Tickets set aside for an event. */
export interface Hold {
  readonly number: number
  readonly id: string
  readonly event: Event
  /** By id of the ticket type. */
  readonly quantities: ReadonlyMap<string, number>
  readonly note?: string
  /** When it was made and last changed; the world's own are as old as their event. */
  readonly createdAt?: number
  readonly updatedAt?: number
}

/** A product. */
export interface Product {
  readonly place: number
  readonly id: string
  readonly draft: ProductTerms
  readonly seriesIds: ReadonlyArray<string> | null
  readonly createdAt: number
}

/** A store, which sells products without an event. */
export interface Store {
  readonly id: string
  readonly name: string
  /** Lower case. */
  readonly currency: string
}

/** A kind of membership. */
export interface MembershipType {
  readonly number: number
  readonly id: string
  readonly draft: MembershipTerms
}

/** A membership of somebody. */
export interface Membership {
  readonly number: number
  readonly id: string
  readonly typeId: string
  readonly code: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly issuedAt: number
  readonly from: number
  /** Null for one that stays good. */
  readonly to: number | null
  readonly voidedAt: number | null
}

/** A checkout form. */
export interface CheckoutForm {
  readonly number: number
  readonly id: string
  readonly name: string
  readonly seriesIds: ReadonlyArray<string>
  readonly createdAt: number
  readonly elements: ReadonlyArray<{ readonly number: number; readonly id: string; readonly draft: ElementTerms }>
}

/** Someone who waits for a ticket. */
export interface WaitlistSignup {
  readonly number: number
  readonly series: Series
  readonly event: Event | null
  readonly email: string
  readonly createdAt: number
  readonly notifiedAt: number | null
}

/** How many of a ticket type an event can have, and how many of these are in baskets, when the world begins. */
export interface Room {
  readonly total: number
  readonly baskets: number
}

/**
 * A seed and a size, and all that follows from them. What came later has places too: the first thing after the world's
 * own has place `size`, the next one `size + 1`.
 */
export interface World {
  readonly seed: number
  /** How many orders there are. */
  readonly size: number
  /** The moment the world stands still at: nothing in it is younger than {@link World.newest}. Unix seconds. */
  readonly now: number
  /** When the last record can have been made. */
  readonly newest: number
  readonly boxOffice: BoxOffice
  readonly series: ReadonlyArray<Series>
  /** In the order of their places. */
  readonly events: ReadonlyArray<Event>
  readonly discounts: ReadonlyArray<Discount>
  readonly vouchers: ReadonlyArray<Voucher>
  readonly products: ReadonlyArray<Product>
  readonly forms: ReadonlyArray<CheckoutForm>
  readonly holds: ReadonlyArray<Hold>
  readonly stores: ReadonlyArray<Store>
  readonly membershipTypes: ReadonlyArray<MembershipType>
  readonly memberships: ReadonlyArray<Membership>
  /** When voucher codes were used, by code; unused ones are not there. */
  readonly codeUses: ReadonlyMap<string, number>
  /** Those who wait for tickets of a series. */
  readonly waitlistOf: (series: Series) => Listing<WaitlistSignup>
  /** Orders; given an event, at least all of its own. */
  readonly orders: (event?: Event) => Listing<Order>
  /** Tickets; given an event, at least all of its own. */
  readonly tickets: (event?: Event) => Listing<Ticket>
  /** Scans; given an event, at least all of its own. */
  readonly scans: (event?: Event) => Listing<Scan>
  /** An order by its number; undefined for none, here and below. */
  readonly orderByNumber: (number: number) => Order | undefined
  /** A ticket by its own number. */
  readonly ticketByNumber: (number: number) => Ticket | undefined
  /** The ticket that a bar code admits with. */
  readonly ticketByBarcode: (barcode: string) => Ticket | undefined
  /** Tickets that were issued with a reference of the organiser's. */
  readonly ticketsByReference: (reference: string) => ReadonlyArray<Ticket>
  /** The numbers it starts with: not to be moved. The first call may walk all orders. */
  readonly counts: () => Counts
  /** How much of a ticket type an event has to sell. */
  readonly roomOf: (event: Event, type: TicketType) => Room
  /** The order that somebody places in the checkout at a time, after everything in the world; undefined for none. */
  readonly nextOrder: (place: number, at: number) => Order | undefined
  /** The number that an order in a place after the world has, or would have. */
  readonly orderNumber: (place: number) => number
  /** The number of a scan recorded after everything in the world: the first has place 0. */
  readonly scanNumber: (place: number) => number
  /** What a ticket issued after everything in the world gets. */
  readonly nextTicket: (place: number) => Pick<Ticket, "number" | "base" | "barcode">
}

/**
 * The world itself: everything that there are few of as data, everything that there are many of by index.
 *
 * @module
 */
import type {
  UnixSeconds,
  WorldDiscount,
  WorldEvent,
  WorldOrganisation,
  WorldSeries,
  WorldTicketType,
  WorldVoucher,
  WorldVoucherCode,
} from "./EventTypes.ts"
import type { WorldContact, WorldOrder, WorldTicket } from "./OrderTypes.ts"

/** How many there are, and the one at `index` (0 … count − 1), made when asked for. `undefined` out of range. */
export interface Indexed<A> {
  readonly count: number
  /** The one at an index, from 0. */
  readonly at: (index: number) => A | undefined
}

/** Numbers of one ticket type. `capacity = null` is without a limit; else `capacity = issued + held + available`. */
export interface WorldStock {
  readonly capacity: number | null
  /** Valid tickets, complimentary ones included. */
  readonly issued: number
  /** Put aside by the organiser. */
  readonly held: number
  readonly available: number | null
  readonly void: number
  readonly refunded: number
}

/** What came in for one event. */
export interface WorldTakings {
  readonly currency: string
  readonly orders: number
  /** Valid tickets that admit, complimentary ones included. */
  readonly attendees: number
  /** Sum of the orders' totals, those cancelled not included. */
  readonly gross: number
  readonly paid: number
  readonly refunded: number
}

/** How far a discount is used up. `limit` holds for orders as well as for tickets: it is never less than either. */
export interface WorldRedemptions {
  readonly orders: number
  readonly tickets: number
  readonly limit: number | null
}

/** A seed, a size, a moment, and all that follows from them. */
export interface World {
  readonly seed: number
  /** The moment at which the world stands still: nothing has happened after it. */
  readonly now: UnixSeconds
  readonly organisation: WorldOrganisation
  readonly series: ReadonlyArray<WorldSeries>
  /** By `number`: series after series, oldest date first. */
  readonly events: ReadonlyArray<WorldEvent>
  readonly discounts: ReadonlyArray<WorldDiscount>
  readonly vouchers: ReadonlyArray<WorldVoucher>
  readonly orderCount: number
  /** Order `index`, 0 being the oldest, in about ten microseconds; `undefined` out of range. */
  readonly order: (index: number) => WorldOrder | undefined
  /** The orders of one event (its key), oldest first; none for an unknown key. */
  readonly ordersOfEvent: (eventKey: string) => Indexed<WorldOrder>
  /** Tickets without an order: speakers, press, crew. */
  readonly complimentary: Indexed<WorldTicket>
  /** Those of one event. */
  readonly complimentaryOfEvent: (eventKey: string) => Indexed<WorldTicket>
  /** A ticket by its `number`; `undefined` when there is none. */
  readonly ticket: (number: number) => WorldTicket | undefined
  /** Waiting, interested and newsletter people. */
  readonly contacts: Indexed<WorldContact>
  /** Those of one event. The newsletter's belong to none. */
  readonly contactsOfEvent: (eventKey: string) => Indexed<WorldContact>
  /** The first call of this and the next two walks all orders once (about a second for a million). */
  readonly stockOf: (type: WorldTicketType) => WorldStock
  /** What an event has brought in. */
  readonly takingsOf: (event: WorldEvent) => WorldTakings
  /** How often a discount was used. */
  readonly redemptionsOf: (discount: WorldDiscount) => WorldRedemptions
  /** The number of the order that used a code, and what it paid with it; `undefined` for an unused one. */
  readonly voucherUse: (
    code: WorldVoucherCode,
  ) => { readonly order: number; readonly amount: number; readonly at: UnixSeconds } | undefined
}

/** What a world is made of. */
export interface WorldOptions {
  /** A whole number; its lower 32 bits count. */
  readonly seed: number
  /** How many orders; a whole number, at most 64,000,000. */
  readonly orders: number
  /** Unix seconds; {@link World.now}. The dates of events don't move with it. Default: 2026-06-15T12:00:00Z. */
  readonly now?: UnixSeconds
  /** Whether there is nothing at all, as in an account that has just been opened. */
  readonly empty?: boolean
}

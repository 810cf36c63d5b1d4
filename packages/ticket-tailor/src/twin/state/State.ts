/**
 * What writes have changed: laid over the world, which itself never changes. Small, however big the world is.
 *
 * @module
 */
import { copyCounts, type Counts, grownCounts } from "../world/Counts.ts"
import { numberOf, smallStep } from "../world/Ids.ts"
import type { Address, Buyer, Order, Scan, Ticket } from "../world/Sales.ts"
import type { Event, Hold, Membership, MembershipType, Product, Series, Store, World } from "../world/World.ts"
import type { EventNow, SeriesNow } from "./Catalogue.ts"

/** A discount as it stands. Amounts in minor units, times in unix seconds. */
export interface Discount {
  readonly number: number
  readonly id: string
  readonly code: string
  readonly name: string
  readonly type: "fixed_amount" | "percentage"
  readonly amount: number | null
  readonly percentage: number | null
  readonly feeAmount: number | null
  readonly feePercentage: number | null
  readonly expires: number | null
  readonly maxRedemptions: number | null
  readonly typeIds: ReadonlyArray<string>
  readonly productIds: ReadonlyArray<string>
  /** Place among the world's discounts, whose use is counted there; null for one made later, which nobody has used. */
  readonly counted: number | null
}

/** One code of a voucher. */
export interface VoucherCode {
  readonly number: number
  readonly id: string
  readonly code: string
  readonly usedAt: number | null
  readonly voided: boolean
  readonly createdAt: number
}

/** A voucher as it stands. */
export interface Voucher {
  readonly number: number
  readonly id: string
  readonly name: string
  readonly type: string
  readonly value: number
  readonly currency: string
  readonly expires: number | null
  readonly seriesIds: ReadonlyArray<string>
  readonly partial: boolean
  readonly codes: ReadonlyArray<VoucherCode>
  readonly createdAt: number
}

/** A mail that the platform would have sent, and what about: a ticket, an order that was paid, a membership. */
export type Mail = {
  readonly to: string
  /** Unix seconds. */
  readonly at: number
} & ({ readonly issuedTicketId: string } | { readonly orderId: string } | { readonly issuedMembershipId: string })

/** What came after the world's own orders: an order of the checkout, or a ticket issued without one. */
export type Later =
  | { readonly _tag: "Order"; readonly at: number; readonly order: Order; readonly tickets: ReadonlyArray<Ticket> }
  | { readonly _tag: "Issued"; readonly at: number; readonly ticket: Ticket }

/** What has been written about an order, in place of what the world says. */
export interface OrderChanges {
  readonly buyer: Partial<Buyer>
  readonly address: Partial<Address>
  readonly phone?: string
  /** What confirmed its payment, and when it did; null is an unnamed payment. */
  readonly paid?: { readonly transaction: string | null }
}

/** What has been written about a question of a checkout form. */
export interface ElementChanges {
  readonly options?: ReadonlyArray<string>
  readonly terms?: string
}

/** A scan that came in by a write, with the id that the scanner gave it. */
export interface LaterScan extends Scan {
  readonly localId: string | null
}

/** A product as it stands. */
export interface ProductNow extends Product {
  readonly updatedAt: number
}

/** A use of a membership. */
export interface Redemption {
  readonly number: number
  readonly id: string
  readonly membershipId: string
  readonly eventId: string
  readonly description: string
  readonly createdAt: number
}

/** Numbers that the next new record of each kind gets. */
export interface NextNumbers {
  series: number
  event: number
  /** Not a number of an id, but where an event's counts are kept. */
  eventPlace: number
  ticketType: number
  ticketGroup: number
  bundle: number
  override: number
  discount: number
  voucher: number
  voucherCode: number
  hold: number
  product: number
  membershipType: number
  membership: number
  redemption: number
}

/** Everything that can change. */
export interface State {
  readonly world: World
  /** Counted when first asked for. */
  readonly counts: () => Counts
  /** When tickets were voided by a write, by number; unix seconds. */
  readonly voids: Map<number, number>
  /** Oldest first; entry `n` has the place `world.size + n`, just as order `n` of the world has place `n`. */
  readonly later: Array<Later>
  /** Scans that came in by writes, oldest first. */
  readonly scans: Array<LaterScan>
  /** Whether a ticket is checked in after the last scan that a write recorded, by its number. */
  readonly checkedIn: Map<number, boolean>
  /** By number. */
  readonly orders: Map<number, OrderChanges>
  /** Series and dates that are there, by rising number. */
  series: ReadonlyArray<Series>
  events: ReadonlyArray<Event>
  /** What they are like now; see Catalogue.ts. */
  readonly seriesNow: Map<Series, SeriesNow>
  readonly eventNow: Map<Event, EventNow>
  /** How many of a ticket type each date has, where a write has said so; by its id. */
  readonly capacities: Map<string, number>
  discounts: ReadonlyArray<Discount>
  vouchers: ReadonlyArray<Voucher>
  holds: ReadonlyArray<Hold>
  products: ReadonlyArray<ProductNow>
  stores: ReadonlyArray<Store>
  /** By the element's id. */
  readonly elements: Map<string, ElementChanges>
  /** Numbers of people who were taken off a waiting list. */
  readonly unlisted: Set<number>
  membershipTypes: ReadonlyArray<MembershipType>
  memberships: ReadonlyArray<Membership>
  /** When memberships were issued by writes, unix seconds: there is a limit of its own. */
  readonly membershipsIssued: Array<number>
  redemptions: ReadonlyArray<Redemption>
  readonly outbox: Array<Mail>
  /** What issuing costs; a box office without credits cannot issue. */
  credits: number
  readonly next: NextNumbers
}

const worldDiscounts = (world: World): ReadonlyArray<Discount> =>
  world.discounts.map(({ draft, number, productIds, typeIds }, place) => ({
    number,
    id: `di_${number}`,
    code: draft.code,
    name: draft.name,
    type: draft.percentage === undefined ? "fixed_amount" : "percentage",
    amount: draft.amount ?? null,
    percentage: draft.percentage ?? null,
    feeAmount: draft.percentage === undefined ? (draft.feeAmount ?? 0) : null,
    feePercentage: draft.percentage === undefined ? null : (draft.feePercentage ?? 0),
    expires: draft.expires ?? null,
    maxRedemptions: draft.maxRedemptions ?? null,
    typeIds,
    productIds,
    counted: place,
  }))

const worldVouchers = (world: World): ReadonlyArray<Voucher> =>
  world.vouchers.map((voucher) => ({
    number: voucher.number,
    id: `vo_${voucher.number}`,
    name: voucher.draft.name,
    type: voucher.draft.type,
    value: voucher.draft.value,
    currency: voucher.draft.currency,
    expires: voucher.draft.expires ?? null,
    seriesIds: voucher.seriesIds,
    partial: voucher.draft.partial,
    createdAt: voucher.createdAt,
    codes: voucher.codes.map(({ code, number }) => ({
      number,
      id: `vc_${number}`,
      code,
      usedAt: world.codeUses.get(code) ?? null,
      voided: false,
      createdAt: voucher.createdAt,
    })),
  }))

const firstRedemption = 214_919

/** What follows the highest of some numbers. */
const after = (numbers: ReadonlyArray<number>): number => numbers.reduce((a, b) => Math.max(a, b), 0) + smallStep

/** The state of an untouched world. */
export const makeState = (world: World, credits: number): State => {
  let counts: Counts | undefined
  const discounts = worldDiscounts(world)
  const vouchers = worldVouchers(world)
  const types = world.series.flatMap((series) => series.types)
  const ids = (of: ReadonlyArray<{ readonly id: string }>): number => after(of.map(({ id }) => numberOf(id) ?? 0))
  const state: State = {
    world,
    counts: () => {
      counts ??= copyCounts(world.counts())
      const { eventPlace } = state.next
      if (eventPlace > counts.orders.length) counts = grownCounts(counts, eventPlace * 2)
      return counts
    },
    voids: new Map(),
    later: [],
    scans: [],
    checkedIn: new Map(),
    orders: new Map(),
    series: world.series,
    events: world.events,
    seriesNow: new Map(),
    eventNow: new Map(),
    capacities: new Map(),
    discounts,
    vouchers,
    holds: world.holds,
    products: world.products.map((product) => ({ ...product, updatedAt: product.createdAt })),
    stores: world.stores,
    elements: new Map(),
    unlisted: new Set(),
    membershipTypes: world.membershipTypes,
    memberships: world.memberships,
    membershipsIssued: [],
    redemptions: [],
    outbox: [],
    credits,
    next: {
      series: after(world.series.map((series) => series.number)),
      event: after(world.events.map((event) => event.number)),
      eventPlace: world.events.length,
      ticketType: after(types.map((type) => type.number)),
      ticketGroup: ids(world.series.flatMap((series) => series.groups)),
      bundle: ids(world.series.flatMap((series) => series.bundles)),
      override: ids(world.events.flatMap(({ overrideId }) => (overrideId === null ? [] : [{ id: overrideId }]))),
      discount: after(discounts.map((discount) => discount.number)),
      voucher: after(vouchers.map((voucher) => voucher.number)),
      voucherCode: after(vouchers.flatMap((voucher) => voucher.codes.map((code) => code.number))),
      hold: after(world.holds.map((hold) => hold.number)),
      product: ids(world.products),
      membershipType: ids(world.membershipTypes),
      membership: ids(world.memberships),
      redemption: firstRedemption,
    },
  }
  return state
}

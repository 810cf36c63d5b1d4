/**
 * What writes have changed: laid over the world, which itself never changes. Small, however big the world is.
 *
 * @module
 */
import { copyCounts, type Counts, typesPerSeries } from "../world/Counts.ts"
import { smallStep } from "../world/Ids.ts"
import type { Order, Ticket } from "../world/Sales.ts"
import type { Event, Hold, Series, TicketType, World } from "../world/World.ts"

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

/** A mail that the platform would have sent. */
export interface Mail {
  readonly to: string
  readonly issuedTicketId: string
  /** Unix seconds. */
  readonly at: number
}

/** What came after the world's own orders: an order of the checkout, or a ticket issued without one. */
export type Later =
  | { readonly _tag: "Order"; readonly at: number; readonly order: Order; readonly tickets: ReadonlyArray<Ticket> }
  | { readonly _tag: "Issued"; readonly at: number; readonly ticket: Ticket }

/** Numbers that the next new record of each kind gets. */
export interface NextNumbers {
  ticketType: number
  discount: number
  voucher: number
  voucherCode: number
  hold: number
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
  discounts: ReadonlyArray<Discount>
  vouchers: ReadonlyArray<Voucher>
  holds: ReadonlyArray<Hold>
  /** Ticket types added to a series, by its id. */
  readonly addedTypes: Map<string, ReadonlyArray<TicketType>>
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

/** What follows the highest of some numbers. */
const after = (numbers: ReadonlyArray<number>): number => numbers.reduce((a, b) => Math.max(a, b), 0) + smallStep

/** The state of an untouched world. */
export const makeState = (world: World, credits: number): State => {
  let counts: Counts | undefined
  const discounts = worldDiscounts(world)
  const vouchers = worldVouchers(world)
  const types = world.series.flatMap((series) => series.types)
  return {
    world,
    counts: () => (counts ??= copyCounts(world.counts())),
    voids: new Map(),
    later: [],
    discounts,
    vouchers,
    holds: world.holds,
    addedTypes: new Map(),
    outbox: [],
    credits,
    next: {
      ticketType: after(types.map((type) => type.number)),
      discount: after(discounts.map((discount) => discount.number)),
      voucher: after(vouchers.map((voucher) => voucher.number)),
      voucherCode: after(vouchers.flatMap((voucher) => voucher.codes.map((code) => code.number))),
      hold: after(world.holds.map((hold) => hold.number)),
    },
  }
}

/** The ticket types of a series, those added by writes last. */
export const typesOf = (state: State, series: Series): ReadonlyArray<TicketType> => {
  const added = state.addedTypes.get(series.id)
  return added === undefined ? series.types : [...series.types, ...added]
}

/** How many of a ticket type an event has, in the platform's words (notes 2, capacity semantics). */
export interface Stock {
  readonly total: number
  readonly issued: number
  readonly held: number
  readonly baskets: number
  /** `total` − `issued` − `baskets`; holds do not lower it. */
  readonly quantity: number
}

/** What is set aside of a ticket type. */
const heldOf = (state: State, event: Event, typeId: string): number => {
  let held = 0
  for (const hold of state.holds) if (hold.event === event) held += hold.quantities.get(typeId) ?? 0
  return held
}

const roundUp = (n: number, step: number): number => Math.ceil(n / step) * step

/** Everything set aside for an event. */
export const totalHolds = (state: State, event: Event): number => {
  let held = 0
  for (const hold of state.holds) {
    if (hold.event === event) for (const quantity of hold.quantities.values()) held += quantity
  }
  return held
}

/** The stock of a ticket type at an event. */
export const stockOf = (state: State, event: Event, type: TicketType): Stock => {
  const issued = state.counts().issued[event.place * typesPerSeries + type.place] ?? 0
  const { baskets, total } = state.world.roomOf(event, type)
  return { total, issued, held: heldOf(state, event, type.id), baskets, quantity: total - issued - baskets }
}

/** How many valid tickets an event may have in all; null for as many as its types allow. */
export const ceilingOf = (state: State, event: Event): number | null => {
  const { maxTickets } = event.draft
  if (maxTickets === undefined) return null
  const start = state.world.counts().tickets[event.place] ?? 0
  return start <= maxTickets ? maxTickets : roundUp(start * 1.1 + 10, 50)
}

/** The event with an id, in the platform's form or as a bare number. */
export const eventById = (state: State, id: string): Event | undefined =>
  state.world.events.find((event) => event.id === id || String(event.number) === id)

/** The series with an id, in the platform's form or as a bare number. */
export const seriesById = (state: State, id: string): Series | undefined =>
  state.world.series.find((series) => series.id === id || String(series.number) === id)

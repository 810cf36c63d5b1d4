/**
 * What writes have changed: laid over the world, which itself never changes. Small, however big the world is.
 *
 * @module
 */
import { copyCounts, type Counts, countWorld } from "../world/Counts.ts"
import { first, smallStep } from "../world/Ids.ts"
import { kinds } from "../world/Kinds.ts"
import { type OrderPlan, planOrder } from "../world/Orders.ts"
import type { Ticket } from "../world/Tickets.ts"
import { type Event, type Series, type TicketType, typesPerSeries, type World } from "../world/World.ts"

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

/** Tickets set aside for an event. */
export interface Hold {
  readonly number: number
  readonly id: string
  readonly event: Event
  /** By id of the ticket type. */
  readonly quantities: ReadonlyMap<string, number>
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
  | { readonly _tag: "Order"; readonly at: number; readonly plan: OrderPlan }
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
  /** The numbers the world started with. */
  readonly startCounts: () => Counts
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

/** When the orders of the world used voucher codes, by code. */
const codeUses = (world: World): ReadonlyMap<string, number> => {
  const uses = new Map<string, number>()
  for (const [rank, kind] of kinds.entries()) {
    if (kind.voucher === undefined || rank >= world.size) continue
    const plan = planOrder(world, world.indexOf(rank))
    if (plan.voucher !== null) uses.set(plan.voucher.code, plan.createdAt)
  }
  return uses
}

const worldVouchers = (world: World): ReadonlyArray<Voucher> => {
  const uses = codeUses(world)
  return world.vouchers.map((voucher) => ({
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
      usedAt: uses.get(code) ?? null,
      voided: false,
      createdAt: voucher.createdAt,
    })),
  }))
}

const worldHolds = (world: World): ReadonlyArray<Hold> =>
  world.series.flatMap((series) => {
    const held = series.types.filter((type) => type.draft.held !== undefined)
    const event = series.events[0]
    if (held.length === 0 || event === undefined) return []
    const number = first.hold + event.place * smallStep
    return [
      {
        number,
        id: `ho_${number}`,
        event,
        quantities: new Map(held.map((type) => [type.id, type.draft.held ?? 0])),
      },
    ]
  })

const after = (numbers: Iterable<number>, start: number): number => {
  let last: number = start
  for (const number of numbers) last = Math.max(last, number)
  return last + smallStep
}

/** The state of an untouched world. `counted` are its counts if somebody knows them already. */
export const makeState = (world: World, credits: number, counted: { counts: Counts | undefined }): State => {
  let counts: Counts | undefined
  const startCounts = (): Counts => (counted.counts ??= countWorld(world))
  const discounts = worldDiscounts(world)
  const vouchers = worldVouchers(world)
  const types = world.series.flatMap((series) => series.types)
  return {
    world,
    startCounts,
    counts: () => (counts ??= copyCounts(startCounts())),
    voids: new Map(),
    later: [],
    discounts,
    vouchers,
    holds: worldHolds(world),
    addedTypes: new Map(),
    outbox: [],
    credits,
    next: {
      ticketType: after(
        types.map((type) => type.number),
        first.ticketType,
      ),
      discount: after(
        discounts.map((discount) => discount.number),
        first.discount,
      ),
      voucher: after(
        vouchers.map((voucher) => voucher.number),
        first.voucher,
      ),
      voucherCode: after(
        vouchers.flatMap((voucher) => voucher.codes.map((code) => code.number)),
        first.voucherCode,
      ),
      hold: first.hold + world.events.length * smallStep,
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
  const at = event.place * typesPerSeries + type.place
  const issued = state.counts().issued[at] ?? 0
  const start = state.startCounts().issued[at] ?? 0
  const baskets = event.series.events[0] === event ? (type.draft.baskets ?? 0) : 0
  const atFirst = event.series.events[0] === event ? (type.draft.held ?? 0) : 0
  const capacity = event.overrideId === null ? type.draft.capacity : Math.ceil(type.draft.capacity / 2)
  // A big world needs bigger rooms; a sold-out type has exactly what was sold when the world began.
  const needed = start + baskets + atFirst
  const total =
    type.draft.soldOut === true ? start + baskets : needed <= capacity ? capacity : roundUp(needed * 1.1 + 10, 50)
  const held = heldOf(state, event, type.id)
  return { total, issued, held, baskets, quantity: total - issued - baskets }
}

/** How many valid tickets an event may have in all; null for as many as its types allow. */
export const ceilingOf = (state: State, event: Event): number | null => {
  const { maxTickets } = event.draft
  if (maxTickets === undefined) return null
  const start = state.startCounts().tickets[event.place] ?? 0
  return start <= maxTickets ? maxTickets : roundUp(start * 1.1 + 10, 50)
}

/** The event with an id, in the platform's form or as a bare number. */
export const eventById = (state: State, id: string): Event | undefined =>
  state.world.events.find((event) => event.id === id || String(event.number) === id)

/** The series with an id, in the platform's form or as a bare number. */
export const seriesById = (state: State, id: string): Series | undefined =>
  state.world.series.find((series) => series.id === id || String(series.number) === id)

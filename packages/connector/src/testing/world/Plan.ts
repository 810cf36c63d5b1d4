/**
 * What an order is in essence: event, lines, money, fate. Cheap enough to be made for every order when a world is
 * counted; names, answers and the rest are added to it by Orders.ts.
 *
 * @module
 */
import { discountOn } from "./Amounts.ts"
import type {
  UnixSeconds,
  WorldDiscount,
  WorldEvent,
  WorldTicketType,
  WorldVoucher,
  WorldVoucherCode,
} from "./EventTypes.ts"
import { mostTickets } from "./Numbers.ts"
import type { Offers } from "./Offers.ts"
import type { WorldOrderStatus, WorldPayment } from "./OrderTypes.ts"
import { baseOf, below, happens, later, pick, streams } from "./Random.ts"
import { type RefundCase, type Scenario, scenarios } from "./Scenarios.ts"
import { caseAt, chooseType, madeAt, type Seasons, type Standing, standingOf } from "./Seasons.ts"

/** What plans are made from. */
export interface PlanWorld {
  readonly seed: number
  readonly now: UnixSeconds
  readonly events: ReadonlyArray<WorldEvent>
  readonly seasons: Seasons
  readonly offers: Offers
}

/** A line: one ticket type. */
export interface PlanLine {
  readonly type: WorldTicketType
  readonly quantity: number
  readonly unitPrice: number
  /** What the discount takes off each ticket. */
  readonly off: number
}

/** Money paid back, and for which tickets (bit `n` for the ticket at place `n`). */
export interface PlanRefund {
  readonly amount: number
  readonly at: UnixSeconds
  readonly tickets: number
}

/** The essence of an order. */
export interface Plan {
  readonly index: number
  readonly base: number
  readonly event: WorldEvent
  readonly createdAt: UnixSeconds
  readonly lines: ReadonlyArray<PlanLine>
  readonly tickets: number
  readonly discount: WorldDiscount | null
  /** Place of the discount among all. */
  readonly discountPlace: number
  readonly voucher: { readonly voucher: WorldVoucher; readonly code: WorldVoucherCode } | null
  readonly faceTotal: number
  readonly fees: number
  readonly discountAmount: number
  readonly voucherAmount: number
  readonly total: number
  readonly paid: number
  readonly status: WorldOrderStatus
  readonly payment: WorldPayment
  readonly completedAt: UnixSeconds | null
  readonly cancelledAt: UnixSeconds | null
  readonly refunds: ReadonlyArray<PlanRefund>
  /** Bit `n` for the ticket at place `n`: void without money back. */
  readonly voidBits: number
  readonly voidedAt: UnixSeconds | null
  /** Paid back. */
  readonly refundBits: number
}

const ordinary: Scenario = {}

/** The case that an order was dealt, if any. */
export const scenarioAt = (world: PlanWorld, standing: Standing): number | undefined => {
  const count = world.seasons.counts[standing.event] ?? 0
  const one = caseAt(standing.local, count, scenarios.length)
  // Each event begins elsewhere, so that small worlds have different cases too.
  return one === undefined ? undefined : (one + standing.event * 7) % scenarios.length
}

const clampQuantity = (type: WorldTicketType, quantity: number, room: number): number => {
  const least = type.minPerOrder ?? 1
  const most = Math.min(type.maxPerOrder ?? room, type.group?.maxPerOrder ?? room, room)
  return most < least ? 0 : Math.max(least, Math.min(quantity, most))
}

/** Donors choose; these multiply what is suggested. */
const generosity = [1, 1, 1, 2, 5, 0.5, 1.37] as const

const priceFor = (type: WorldTicketType, base: number, k: number): number =>
  type.pricing === "donation" ? Math.round(type.price * pick(base, k, generosity)) : type.price

const sharesGroup = (lines: ReadonlyArray<PlanLine>, type: WorldTicketType): boolean =>
  type.group?.maxPerOrder != null && lines.some((line) => line.type.group === type.group)

const planLines = (standing: Standing, event: WorldEvent, base: number, scenario: Scenario): Array<PlanLine> => {
  const roll = below(base, 2, 100)
  const wanted = scenario.tickets ?? (roll < 40 ? 1 : roll < 76 ? 2 : roll < 88 ? 3 : roll < 97 ? 4 : 6)
  const types = 1 + (wanted > 1 && happens(base, 3, 300) ? 1 : 0) + (wanted > 2 && happens(base, 4, 250) ? 1 : 0)
  const lines: Array<PlanLine> = []
  let room = mostTickets
  let left = wanted
  for (let n = 0; n < types && left > 0; n++) {
    const type = event.types[chooseType(standing.offer, base, 5 + n)]
    if (type === undefined || lines.some((line) => line.type === type) || sharesGroup(lines, type)) continue
    const quantity = clampQuantity(type, Math.ceil(left / (types - n)), room)
    if (quantity === 0) continue
    lines.push({ type, quantity, unitPrice: priceFor(type, base, 8 + n), off: 0 })
    room -= quantity
    left -= quantity
  }
  return lines
}

const noDiscount = -1

const planDiscount = (
  world: PlanWorld,
  event: WorldEvent,
  base: number,
  createdAt: UnixSeconds,
  lines: ReadonlyArray<PlanLine>,
  scenario: Scenario,
): number => {
  const candidates = world.offers.discountsOf[event.number] ?? []
  for (const [n, { discount, typeBits, use }] of candidates.entries()) {
    if (!discount.active || (discount.startsAt ?? 0) > createdAt) continue
    if (discount.endsAt !== null && discount.endsAt <= createdAt) continue
    if (!lines.some((line) => (typeBits & (1 << line.type.place)) !== 0)) continue
    if (scenario.discount === true ? use > 0 : happens(base, 20 + n, use)) return n
  }
  return noDiscount
}

const planVoucher = (
  world: PlanWorld,
  standing: Standing,
  event: WorldEvent,
  createdAt: UnixSeconds,
): Plan["voucher"] => {
  const uses = world.offers.vouchersOf[event.number]
  if (uses === undefined) return null
  const { codes, voucher } = uses
  const place = caseAt(standing.local, world.seasons.counts[event.number] ?? 0, codes.length)
  const code = place === undefined ? undefined : codes[place]
  const expired = voucher.expiresAt !== null && voucher.expiresAt <= createdAt
  return code === undefined || expired ? null : { voucher, code }
}

const paymentFor = (base: number, scenario: Scenario, total: number): WorldPayment => {
  if (total === 0) return "free"
  if (scenario.payment !== undefined) return scenario.payment
  const roll = below(base, 11, 100)
  return roll < 68 ? "card" : roll < 84 ? "paypal" : "invoice"
}

const week = 7 * 86_400

/** What a ticket's buyer gets back for it: price less discount, and the fee. */
const worthAt = (lines: ReadonlyArray<PlanLine>, place: number): number => {
  let at = place
  for (const { off, quantity, type, unitPrice } of lines) {
    if (at < quantity) return unitPrice - off + type.fee
    at -= quantity
  }
  return 0
}

const refundCase = (base: number, scenario: Scenario): RefundCase | undefined => {
  if (scenario.refund !== undefined) return scenario.refund
  if (scenario !== ordinary) return undefined
  const roll = below(base, 13, 1000)
  return roll < 25 ? "one" : roll < 45 ? "full" : undefined
}

const allBits = (tickets: number): number => (1 << tickets) - 1

const planRefunds = (
  world: PlanWorld,
  base: number,
  kind: RefundCase,
  lines: ReadonlyArray<PlanLine>,
  tickets: number,
  paid: number,
  paidAt: UnixSeconds,
): ReadonlyArray<PlanRefund> => {
  const first = later(base, 14, paidAt, 3 * week, world.now)
  if (kind === "full") return [{ amount: paid, at: first, tickets: allBits(tickets) }]
  const refunds: Array<PlanRefund> = []
  let left = paid
  let bits = 0
  const wanted = kind === "two" ? 2 : 1
  for (let place = tickets - 1; place >= 0 && refunds.length < wanted; place--) {
    const worth = worthAt(lines, place)
    // What would leave nothing is not a part.
    if (worth === 0 || worth >= left) continue
    const at = refunds.length === 0 ? first : later(base, 15, first, week, world.now)
    refunds.push({ amount: worth, at, tickets: 1 << place })
    left -= worth
    bits |= 1 << place
  }
  if (kind === "steps" && refunds.length > 0) {
    const at = later(base, 16, first, week, world.now)
    refunds.push({ amount: left, at, tickets: allBits(tickets) & ~bits })
  }
  return refunds
}

/** The plan of order `index`; `undefined` out of range. */
export const planOf = (world: PlanWorld, index: number): Plan | undefined => {
  const standing = standingOf(world.seasons, index)
  const event = standing === undefined ? undefined : world.events[standing.event]
  if (standing === undefined || event === undefined) return undefined
  const base = baseOf(world.seed, streams.order, index)
  const place = scenarioAt(world, standing)
  const scenario = (place === undefined ? undefined : scenarios[place]) ?? ordinary
  const createdAt = madeAt(world.seasons, standing.season, index, base)
  const lines = planLines(standing, event, base, scenario)
  const chosen = planDiscount(world, event, base, createdAt, lines, scenario)
  const found = world.offers.discountsOf[event.number]?.[chosen]
  const discount = found?.discount ?? null
  let tickets = 0
  let faceTotal = 0
  let fees = 0
  let discountAmount = 0
  for (const [n, line] of lines.entries()) {
    tickets += line.quantity
    faceTotal += line.quantity * line.unitPrice
    fees += line.quantity * line.type.fee
    if (discount === null || found === undefined || (found.typeBits & (1 << line.type.place)) === 0) continue
    const off = discountOn(discount, line.unitPrice)
    discountAmount += off * line.quantity
    lines[n] = { ...line, off }
  }
  const owed = faceTotal + fees - discountAmount
  const voucher = owed === 0 ? null : planVoucher(world, standing, event, createdAt)
  const voucherAmount = voucher === null ? 0 : Math.min(owed, voucher.voucher.value)
  const total = owed - voucherAmount
  const payment = paymentFor(base, scenario, total)
  const roll = below(base, 12, 1000)
  const unpaid = payment === "invoice" || payment === "free"
  const cancelled =
    voucher === null && unpaid && (scenario.status === "cancelled" || (scenario === ordinary && roll < 40))
  const pending =
    !cancelled && payment === "invoice" && (scenario.status === "pending" || (scenario === ordinary && roll > 850))
  const completedAt = completionOf(world, base, payment, createdAt, cancelled || pending)
  const paid = completedAt === null ? 0 : total
  const kind = refundCase(base, scenario)
  const refunds =
    completedAt === null || paid === 0 || kind === undefined
      ? []
      : planRefunds(world, base, kind, lines, tickets, paid, completedAt)
  let refundBits = 0
  let refunded = 0
  for (const refund of refunds) {
    refundBits |= refund.tickets
    refunded += refund.amount
  }
  const voids =
    !cancelled &&
    refunds.length === 0 &&
    tickets > 1 &&
    (scenario.voidLast ?? (scenario === ordinary && happens(base, 17, 12)))
  const cancelledAt = cancelled ? later(base, 18, createdAt, 2 * week, world.now) : null
  return {
    index,
    base,
    event,
    createdAt,
    lines,
    tickets,
    discount,
    discountPlace: found?.place ?? noDiscount,
    voucher,
    faceTotal,
    fees,
    discountAmount,
    voucherAmount,
    total,
    paid,
    status: cancelled
      ? "cancelled"
      : pending
        ? "pending"
        : refunded === 0
          ? "completed"
          : refunded === paid
            ? "refunded"
            : "partially_refunded",
    payment,
    completedAt,
    cancelledAt,
    refunds,
    voidBits: cancelled ? allBits(tickets) : voids ? 1 << (tickets - 1) : 0,
    voidedAt: cancelled ? cancelledAt : voids ? later(base, 19, completedAt ?? createdAt, 2 * week, world.now) : null,
    refundBits,
  }
}

const completionOf = (
  world: PlanWorld,
  base: number,
  payment: WorldPayment,
  createdAt: UnixSeconds,
  open: boolean,
): UnixSeconds | null => {
  if (open) return null
  if (payment === "free") return createdAt
  return later(base, 10, createdAt, payment === "invoice" ? 2 * week : 90, world.now)
}

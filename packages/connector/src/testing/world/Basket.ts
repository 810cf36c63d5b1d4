/**
 * What an order buys, and what that costs.
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
import type { PlanWorld } from "./PlanWorld.ts"
import { below, happens, pick } from "./Random.ts"
import type { Scenario } from "./Scenarios.ts"
import { caseAt, chooseType, type Standing } from "./Seasons.ts"

/** A line: one ticket type. */
export interface PlanLine {
  readonly type: WorldTicketType
  readonly quantity: number
  readonly unitPrice: number
  /** What the discount takes off each ticket. */
  readonly off: number
}

/** What is bought. `faceTotal + fees − discountAmount − voucherAmount = total`. */
export interface Basket {
  readonly lines: ReadonlyArray<PlanLine>
  readonly tickets: number
  readonly discount: WorldDiscount | null
  /** Place of the discount among all; −1 for none. */
  readonly discountPlace: number
  readonly voucher: { readonly voucher: WorldVoucher; readonly code: WorldVoucherCode } | null
  readonly faceTotal: number
  readonly fees: number
  readonly discountAmount: number
  readonly voucherAmount: number
  readonly total: number
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
  type.group !== null && type.group.maxPerOrder !== null && lines.some((line) => line.type.group === type.group)

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
): Basket["voucher"] => {
  const uses = world.offers.vouchersOf[event.number]
  if (uses === undefined) return null
  const { codes, voucher } = uses
  const place = caseAt(standing.local, world.seasons.counts[event.number] ?? 0, codes.length)
  const code = place === undefined ? undefined : codes[place]
  const expired = voucher.expiresAt !== null && voucher.expiresAt <= createdAt
  return code === undefined || expired ? null : { voucher, code }
}

/** The basket of an order made at a moment. */
export const fillBasket = (
  world: PlanWorld,
  standing: Standing,
  event: WorldEvent,
  base: number,
  createdAt: UnixSeconds,
  scenario: Scenario,
): Basket => {
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
  return {
    lines,
    tickets,
    discount,
    discountPlace: found?.place ?? noDiscount,
    voucher,
    faceTotal,
    fees,
    discountAmount,
    voucherAmount,
    total: owed - voucherAmount,
  }
}

/**
 * Money that goes back, and the tickets it goes back for.
 *
 * @module
 */
import type { Basket, PlanLine } from "./Basket.ts"
import type { UnixSeconds } from "./EventTypes.ts"
import { below, later } from "./Random.ts"
import { ordinary, type RefundCase, type Scenario } from "./Scenarios.ts"

/** Money paid back, and for which tickets (bit `n` for the ticket at place `n`). */
export interface PlanRefund {
  readonly amount: number
  readonly at: UnixSeconds
  readonly tickets: number
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

/** How money of an order goes back, if it does. */
export const refundCase = (base: number, scenario: Scenario): RefundCase | undefined => {
  if (scenario.refund !== undefined) return scenario.refund
  if (scenario !== ordinary) return undefined
  const roll = below(base, 13, 1000)
  return roll < 25 ? "one" : roll < 45 ? "full" : undefined
}

/** A bit for each ticket. */
export const allBits = (tickets: number): number => (1 << tickets) - 1

/** The refunds of an order paid for at a moment, oldest first. */
export const planRefunds = (
  base: number,
  kind: RefundCase,
  { lines, tickets, total: paid }: Basket,
  paidAt: UnixSeconds,
  now: UnixSeconds,
): ReadonlyArray<PlanRefund> => {
  const first = later(base, 14, paidAt, 3 * week, now)
  if (kind === "full") return [{ amount: paid, at: first, tickets: allBits(tickets) }]
  const refunds: Array<PlanRefund> = []
  let left = paid
  let bits = 0
  const wanted = kind === "two" ? 2 : 1
  for (let place = tickets - 1; place >= 0 && refunds.length < wanted; place--) {
    const worth = worthAt(lines, place)
    // What would leave nothing is not a part.
    if (worth === 0 || worth >= left) continue
    const at = refunds.length === 0 ? first : later(base, 15, first, week, now)
    refunds.push({ amount: worth, at, tickets: 1 << place })
    left -= worth
    bits |= 1 << place
  }
  if (kind === "steps" && refunds.length > 0) {
    const at = later(base, 16, first, week, now)
    refunds.push({ amount: left, at, tickets: allBits(tickets) & ~bits })
  }
  return refunds
}

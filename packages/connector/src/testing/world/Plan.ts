/**
 * What an order is in essence: event, lines, money, fate. Cheap enough to be made for every order when a world is
 * counted; names, answers and the rest are added to it by Orders.ts.
 *
 * @module
 */
import { type Basket, fillBasket } from "./Basket.ts"
import type { UnixSeconds, WorldEvent } from "./EventTypes.ts"
import type { WorldOrderStatus, WorldPayment } from "./OrderTypes.ts"
import { type PlanWorld, scenarioAt } from "./PlanWorld.ts"
import { baseOf, below, happens, later, streams } from "./Random.ts"
import { allBits, type PlanRefund, planRefunds, refundCase } from "./Refunds.ts"
import { ordinary, type Scenario, scenarios } from "./Scenarios.ts"
import { madeAt, standingOf } from "./Seasons.ts"

/** The essence of an order. */
export interface Plan extends Basket {
  readonly index: number
  readonly base: number
  readonly event: WorldEvent
  readonly createdAt: UnixSeconds
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

const fortnight = 14 * 86_400

const paymentFor = (base: number, scenario: Scenario, total: number): WorldPayment => {
  if (total === 0) return "free"
  if (scenario.payment !== undefined) return scenario.payment
  const roll = below(base, 11, 100)
  return roll < 68 ? "card" : roll < 84 ? "paypal" : "invoice"
}

const completionOf = (base: number, payment: WorldPayment, createdAt: UnixSeconds, now: UnixSeconds): UnixSeconds =>
  payment === "free" ? createdAt : later(base, 10, createdAt, payment === "invoice" ? fortnight : 90, now)

const statusOf = (cancelled: boolean, pending: boolean, paid: number, refunded: number): WorldOrderStatus => {
  if (cancelled) return "cancelled"
  if (pending) return "pending"
  if (refunded === 0) return "completed"
  return refunded === paid ? "refunded" : "partially_refunded"
}

/** The plan of order `index`; `undefined` out of range. */
export const planOf = (world: PlanWorld, index: number): Plan | undefined => {
  const standing = standingOf(world.seasons, index)
  const event = standing === undefined ? undefined : world.events[standing.event]
  if (standing === undefined || event === undefined) return undefined
  const { now } = world
  const base = baseOf(world.seed, streams.order, index)
  const place = scenarioAt(world, standing)
  const scenario = (place === undefined ? undefined : scenarios[place]) ?? ordinary
  const createdAt = madeAt(world.seasons, standing.season, index, base)
  const basket = fillBasket(world, standing, event, base, createdAt, scenario)
  const { tickets, total, voucher } = basket
  const payment = paymentFor(base, scenario, total)
  const roll = below(base, 12, 1000)
  const unpaid = payment === "invoice" || payment === "free"
  const cancelled =
    voucher === null && unpaid && (scenario.status === "cancelled" || (scenario === ordinary && roll < 40))
  const pending =
    !cancelled && payment === "invoice" && (scenario.status === "pending" || (scenario === ordinary && roll > 850))
  const completedAt = cancelled || pending ? null : completionOf(base, payment, createdAt, now)
  const paid = completedAt === null ? 0 : total
  const kind = refundCase(base, scenario)
  const refunds =
    completedAt === null || paid === 0 || kind === undefined ? [] : planRefunds(base, kind, basket, completedAt, now)
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
  const cancelledAt = cancelled ? later(base, 18, createdAt, fortnight, now) : null
  return {
    ...basket,
    index,
    base,
    event,
    createdAt,
    paid,
    status: statusOf(cancelled, pending, paid, refunded),
    payment,
    completedAt,
    cancelledAt,
    refunds,
    voidBits: cancelled ? allBits(tickets) : voids ? 1 << (tickets - 1) : 0,
    voidedAt: voids ? later(base, 19, completedAt ?? createdAt, fortnight, now) : cancelledAt,
    refundBits,
  }
}

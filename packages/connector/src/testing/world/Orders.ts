/**
 * An order in full, from its plan.
 *
 * @module
 */
import { share, taxWithin } from "./Amounts.ts"
import { answersTo } from "./Answers.ts"
import type { WorldEvent, WorldQuestion } from "./EventTypes.ts"
import { referenceOf } from "./Ids.ts"
import { linesPerOrder, refundsPerOrder } from "./Numbers.ts"
import type { WorldBuyer, WorldLine, WorldOrder, WorldRefund } from "./OrderTypes.ts"
import { addressOf, companyName, personOf, phoneNumber, vatNumberOf } from "./People.ts"
import { type Plan, planOf } from "./Plan.ts"
import { type PlanWorld, scenarioAt } from "./PlanWorld.ts"
import { baseOf, below, draw, happens, pick, streams } from "./Random.ts"
import { standingOf } from "./Seasons.ts"
import { type TicketContext, ticketsOf } from "./Tickets.ts"

/** What orders are made from. */
export interface OrderWorld extends PlanWorld, TicketContext {
  /** Questions asked once per order, by event number. */
  readonly orderQuestions: ReadonlyArray<ReadonlyArray<WorldQuestion>>
}

/** Buyer `number`: a new buyer has the number of their first order. Those of special cases have difficult names. */
const buyerOf = (world: OrderWorld, number: number): WorldBuyer => {
  const base = baseOf(world.seed, streams.buyer, number)
  const standing = standingOf(world.seasons, number)
  const person = personOf(base, number.toString(36), standing === undefined ? undefined : scenarioAt(world, standing))
  const address = addressOf(base)
  const company = happens(base, 20, 250) ? companyName(base, 21) : null
  return {
    number,
    name: person.name,
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    phone: happens(base, 22, 500) ? phoneNumber(base, 23) : null,
    company,
    vatNumber: company !== null && happens(base, 25, 600) ? vatNumberOf(base, 26, address?.country ?? "DK") : null,
    address,
  }
}

const locales: Readonly<Record<string, string>> = {
  "Europe/Copenhagen": "da",
  "Asia/Tokyo": "ja",
  "Europe/Madrid": "es",
}

const localeOf = (event: WorldEvent, base: number): string =>
  happens(base, 40, 600) ? (locales[event.timezone] ?? "en") : happens(base, 41, 100) ? "de" : "en"

const sources = ["newsletter", "spring-poster", "instagram", "partner: Café Œuvre", "qr code"] as const

const linesOf = (plan: Plan, tax: number): ReadonlyArray<WorldLine> => {
  const totals = plan.lines.map((line) => line.quantity * (line.unitPrice + line.type.fee - line.off))
  const taxes = share(tax, totals)
  return plan.lines.map((line, place): WorldLine => ({
    number: plan.index * linesPerOrder + place,
    place,
    kind: !line.type.admission ? "product" : line.type.pricing === "donation" ? "donation" : "ticket",
    type: line.type,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    unitFee: line.type.fee,
    faceTotal: line.quantity * line.unitPrice,
    fees: line.quantity * line.type.fee,
    discount: line.quantity * line.off,
    total: totals[place] ?? 0,
    tax: taxes[place] ?? 0,
  }))
}

const placesOf = (bits: number, tickets: number): ReadonlyArray<number> =>
  Array.from({ length: tickets }, (_, place) => place).filter((place) => (bits & (1 << place)) !== 0)

const refundsOf = (plan: Plan): ReadonlyArray<WorldRefund> =>
  plan.refunds.map((refund, place) => ({
    number: plan.index * refundsPerOrder + place,
    amount: refund.amount,
    at: refund.at,
    manual: plan.payment === "invoice" || happens(plan.base, 42, 100),
    tickets: placesOf(refund.tickets, plan.tickets),
  }))

const paymentReference = (plan: Plan): string | null => {
  if (plan.paid === 0) return null
  const digits = `${draw(plan.base, 43)}${plan.index}`
  return plan.payment === "card"
    ? `pi_${digits}`
    : plan.payment === "paypal"
      ? `PAYID-${digits}`
      : `Invoice ${1000 + plan.index}`
}

/** Order `index`; `undefined` out of range. */
export const orderOf = (world: OrderWorld, index: number): WorldOrder | undefined => {
  const plan = planOf(world, index)
  if (plan === undefined) return undefined
  const { base, event } = plan
  const buyer = buyerOf(world, index > 0 && happens(base, 44, 150) ? below(base, 45, index) : index)
  const tax = taxWithin(plan.total, event.vat)
  const tickets = ticketsOf(world, plan, buyer)
  const refunds = refundsOf(plan)
  let updatedAt = Math.max(plan.createdAt, plan.completedAt ?? 0, plan.cancelledAt ?? 0, plan.voidedAt ?? 0)
  let refunded = 0
  for (const refund of refunds) {
    refunded += refund.amount
    updatedAt = Math.max(updatedAt, refund.at)
  }
  return {
    number: index,
    reference: referenceOf(index),
    event,
    status: plan.status,
    buyer,
    currency: event.currency,
    lines: linesOf(plan, tax),
    tickets,
    answers: answersTo(world.orderQuestions[event.number] ?? [], baseOf(world.seed, streams.answer, index)),
    discount: plan.discount,
    voucher: plan.voucher,
    faceTotal: plan.faceTotal,
    fees: plan.fees,
    discountAmount: plan.discountAmount,
    voucherAmount: plan.voucherAmount,
    tax,
    total: plan.total,
    paid: plan.paid,
    refunded,
    refunds,
    payment: plan.payment,
    paymentReference: paymentReference(plan),
    locale: localeOf(event, base),
    source: happens(base, 46, 400) ? pick(base, 47, sources) : null,
    newsletter: happens(base, 48, 300),
    createdAt: plan.createdAt,
    completedAt: plan.completedAt,
    cancelledAt: plan.cancelledAt,
    updatedAt,
  }
}

/**
 * An order of the twin's own world, as facts. The plan is there from the start; the rest is made when it is asked for.
 *
 * @module
 */
import { draw, happens, hex20 } from "../Random.ts"
import type { Buyer, Line, Order, OrderDetails, Ticket } from "../Sales.ts"
import { answersFor } from "./Answers.ts"
import { first, lineSlots, orderStep } from "./Ids.ts"
import type { OrderPlan } from "./Orders.ts"
import type { OwnWorld } from "./OwnWorld.ts"
import { addressOf, personOf, phoneOf } from "./People.ts"
import { orderId, ticketAt } from "./Tickets.ts"

const linesOf = (plan: OrderPlan): ReadonlyArray<Line> => {
  const lines: Array<Line> = []
  const charge = (type: Line["type"], description: string, amount: number): void =>
    void lines.push({ fee: 0, description, itemId: null, quantity: 1, total: amount, type, value: amount })
  const { amounts, discount, event, product, productQuantity, voucher } = plan
  const tax = event?.series.draft.tax
  const inPrices = tax?.treatment === "inclusive" ? 1 + tax.percentage / 100 : 1
  for (const { quantity, type } of plan.lines) {
    const { fee = 0, name, price } = type.draft
    lines.push({
      fee,
      description: name,
      itemId: type.id,
      quantity,
      total: (price + fee) * quantity,
      type: "ticket",
      value: Math.round(price / inPrices),
    })
  }
  if (product !== null) {
    lines.push({
      fee: product.draft.fee,
      description: product.draft.name,
      itemId: product.id,
      quantity: productQuantity,
      total: amounts.product,
      type: "ticket",
      value: product.draft.price,
    })
  }
  if (amounts.donation > 0) charge("donation", "Donation", amounts.donation)
  if (amounts.charge > 0) charge("transaction_charge", "Transaction fee", amounts.charge)
  if (discount !== null) charge("gift_card", `${discount.draft.name} (${discount.draft.code})`, -amounts.discount)
  if (tax?.treatment === "exclusive") charge("tax", `${tax.label} (${tax.percentage}%)`, amounts.tax)
  if (voucher !== null) charge("gift_card", `${voucher.voucher.draft.name} (${voucher.code})`, -amounts.voucher)
  return lines
}

const transactionOf = (plan: OrderPlan): string | null => {
  switch (plan.payment) {
    case "stripe":
      return `pi_${hex20(plan.base)}`
    case "paypal":
      return hex20(plan.base).slice(0, 17).toUpperCase()
    case "no_cost":
      return "--"
    case "offline":
    case "operator":
      return null
  }
}

const tags = ["newsletter", "poster-qr", "instagram", "website", "partner:øst"] as const

/** An order. */
export class OwnOrder implements Order {
  readonly #world: OwnWorld
  readonly #plan: OrderPlan

  constructor(world: OwnWorld, plan: OrderPlan) {
    this.#world = world
    this.#plan = plan
  }

  get number(): number {
    return first.order + this.#plan.index * orderStep
  }

  get id(): string {
    return orderId(this.#plan.index)
  }

  get createdAt(): number {
    return this.#plan.createdAt
  }

  get event(): OrderPlan["event"] {
    return this.#plan.event
  }

  get status(): OrderPlan["status"] {
    return this.#plan.status
  }

  get currency(): string {
    return this.#plan.currency
  }

  get multiplier(): number {
    return this.#plan.multiplier
  }

  get money(): OrderPlan["amounts"] {
    return this.#plan.amounts
  }

  get payment(): OrderPlan["payment"] {
    return this.#plan.payment
  }

  get transaction(): string | null {
    return transactionOf(this.#plan)
  }

  /** Null for three in four orders. */
  get referralTag(): string | null {
    const { base } = this.#plan
    return happens(base, 50, 250) ? (tags[draw(base, 51) % tags.length] ?? null) : null
  }

  get discount(): OrderPlan["discount"] {
    return this.#plan.discount
  }

  get buyer(): Buyer {
    return personOf(this.#world.seed, this.#plan.buyer)
  }

  get tickets(): ReadonlyArray<Ticket> {
    const tickets: Array<Ticket> = []
    for (let slot = 0; slot < this.#plan.tickets; slot++) {
      const ticket = ticketAt(this.#world, this.#plan, slot)
      if (ticket !== undefined) tickets.push(ticket)
    }
    return tickets
  }

  get details(): OrderDetails {
    const plan = this.#plan
    const { base, event } = plan
    return {
      address: addressOf(base),
      phone: phoneOf(base),
      answers: event === null ? [] : answersFor(event.series.questions, false, base, this.buyer.email),
      lines: linesOf(plan),
      storeId: event === null && plan.product !== null ? `st_${first.store}` : null,
      optIn: happens(base, 52, 300) ? (happens(base, 53, 600) ? "true" : "false") : null,
      metaData: plan.annotated ? { crm_id: hex20(base).slice(0, 8), campaign: 'spring, "late"' } : [],
      notes: plan.annotated ? "Called twice.\nWants an aisle seat" : null,
      statusMessage: plan.status === "cancelled" ? "Cannot come (by Larkfield & Øster)" : null,
      refundedVoucher: plan.refund === "credit",
      noTicketList: plan.noTicketList,
    }
  }

  lineNumber(place: number): number {
    return first.line + this.#plan.index * lineSlots + place
  }
}

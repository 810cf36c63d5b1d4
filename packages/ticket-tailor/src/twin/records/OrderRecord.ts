/**
 * The order as the platform sends it now (notes 4, column "now"; keys as observed in live answers).
 *
 * @module
 */
import { asItStands } from "../state/Places.ts"
import type { State } from "../state/State.ts"
import { answersFor } from "../world/Answers.ts"
import { first, lineSlots } from "../world/Ids.ts"
import type { OrderPlan } from "../world/Orders.ts"
import { addressOf, personOf, phoneOf } from "../world/People.ts"
import { draw, happens, hex20 } from "../world/Random.ts"
import { orderId, ticketAt, type Ticket } from "../world/Tickets.ts"
import type { Event } from "../world/World.ts"
import { offlineMethod, paypalMethod, stripeMethod } from "./PaymentMethods.ts"
import { ticketRecord } from "./TicketRecord.ts"

/**
 * A line. `value` is the price of one without tax and booking fee; `total` is all of the line, tax included where
 * prices include it. The lines of an order add up to its total.
 */
interface LineRecord {
  readonly object: "line_item"
  readonly id: string
  readonly booking_fee: number
  readonly description: string
  readonly item_id: string | null
  readonly quantity: number
  readonly store_id: string | null
  readonly total: number
  readonly type: "ticket" | "transaction_charge" | "void" | "tax" | "gift_card" | "donation"
  readonly value: number
}

const linesOf = (
  plan: OrderPlan,
  tickets: ReadonlyArray<Ticket>,
  storeId: string | null,
): ReadonlyArray<LineRecord> => {
  const lines: Array<LineRecord> = []
  const push = (line: Omit<LineRecord, "object" | "id" | "store_id">): void => {
    const number = first.line + plan.index * lineSlots + lines.length
    lines.push({ object: "line_item", id: `li_${number}`, store_id: storeId, ...line })
  }
  const charge = (type: LineRecord["type"], description: string, amount: number): void =>
    push({ booking_fee: 0, description, item_id: null, quantity: 1, total: amount, type, value: amount })
  const { amounts, discount, event, product, productQuantity, voucher } = plan
  const tax = event?.series.draft.tax
  const inPrices = tax?.treatment === "inclusive" ? 1 + tax.percentage / 100 : 1
  for (const { quantity, type } of plan.lines) {
    const { fee = 0, name, price } = type.draft
    push({
      booking_fee: fee,
      description: name,
      item_id: type.id,
      quantity,
      total: (price + fee) * quantity,
      type: "ticket",
      value: Math.round(price / inPrices),
    })
  }
  if (product !== null) {
    push({
      booking_fee: product.draft.fee,
      description: product.draft.name,
      item_id: product.id,
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
  // Voiding moves no money: the line only tells that it happened.
  if (plan.status !== "cancelled") {
    for (const { type } of plan.lines) {
      const quantity = tickets.filter((ticket) => ticket.typeId === type.id && ticket.voidedAt !== null).length
      if (quantity === 0) continue
      push({
        booking_fee: 0,
        description: type.draft.name,
        item_id: type.id,
        quantity,
        total: 0,
        type: "void",
        value: 0,
      })
    }
  }
  return lines
}

const summaries = new WeakMap<Event, object>()

/** The short form of an event inside an order. */
const summaryOf = (event: Event): object => {
  const known = summaries.get(event)
  if (known !== undefined) return known
  const made = {
    id: event.id,
    end_date: event.end,
    event_id: event.id,
    event_series_id: event.series.id,
    name: event.series.draft.name,
    start_date: event.start,
    venue: {
      country: event.series.draft.venue.country,
      name: event.series.draft.venue.name,
      postal_code: event.series.draft.venue.postal_code,
    },
  }
  summaries.set(event, made)
  return made
}

const blankMethod = {
  additional_stripe_payment_methods: [],
  external_id: null,
  id: null,
  instructions: null,
  lead_time_before_event: null,
  name: null,
}

const paymentOf = (plan: OrderPlan): object => {
  switch (plan.payment) {
    case "stripe":
      return stripeMethod
    case "paypal":
      return paypalMethod
    case "offline":
      return offlineMethod
    case "operator":
      return { ...blankMethod, type: "operator" }
    case "no_cost":
      return { ...blankMethod, type: "no_cost" }
  }
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

/** The transaction id that a filter compares with. */
export const transactionId = transactionOf

const tags = ["newsletter", "poster-qr", "instagram", "website", "partner:øst"] as const

/** Where the sale came from; null for three in four orders. */
export const referralTagOf = (plan: OrderPlan): string | null =>
  happens(plan.base, 50, 250) ? (tags[draw(plan.base, 51) % tags.length] ?? null) : null

/** The tickets of an order as they stand now. */
export const orderTickets = (state: State, plan: OrderPlan): ReadonlyArray<Ticket> => {
  const tickets: Array<Ticket> = []
  for (let slot = 0; slot < plan.tickets; slot++) {
    const ticket = ticketAt(state.world, plan, slot)
    if (ticket !== undefined) tickets.push(asItStands(state, ticket))
  }
  return tickets
}

/** An order with its tickets and lines. */
export const orderRecord = (state: State, plan: OrderPlan) => {
  const { amounts, base, event } = plan
  const buyer = personOf(state.world.seed, plan.buyer)
  const tickets = orderTickets(state, plan)
  const storeId = plan.event === null && plan.product !== null ? `st_${first.store}` : null
  return {
    object: "order",
    id: orderId(plan.index),
    buyer_details: {
      address: addressOf(base),
      custom_questions: event === null ? [] : answersFor(event.series.questions, false, base, buyer.email),
      email: buyer.email,
      first_name: buyer.first,
      last_name: buyer.last,
      name: buyer.name,
      phone: phoneOf(base),
    },
    created_at: plan.createdAt,
    credited_out_amount: amounts.credited,
    currency: { base_multiplier: plan.multiplier, code: plan.currency },
    event_summary: event === null ? null : summaryOf(event),
    issued_tickets: plan.noTicketList ? null : tickets.map(ticketRecord),
    line_items: linesOf(plan, tickets, storeId),
    marketing_opt_in: happens(base, 52, 300) ? (happens(base, 53, 600) ? "true" : "false") : null,
    meta_data: plan.annotated ? { crm_id: hex20(base).slice(0, 8), campaign: 'spring, "late"' } : [],
    notes: plan.annotated ? "Called twice.\nWants an aisle seat" : null,
    payment_method: paymentOf(plan),
    referral_tag: referralTagOf(plan),
    refund_amount: amounts.refunded,
    refunded_voucher_id: plan.refund === "credit" ? (state.vouchers[0]?.id ?? null) : null,
    sold_products: null,
    status: plan.status,
    status_message: plan.status === "cancelled" ? "Cannot come (by Larkfield & Øster)" : null,
    subtotal: amounts.subtotal,
    tax: amounts.tax,
    tax_treatment: event?.series.draft.tax?.treatment ?? "exclusive",
    total: amounts.total,
    total_paid: amounts.paid,
    txn_id: transactionOf(plan),
  }
}

/**
 * The order as the platform sends it now (notes 4, column "now"; keys as observed in live answers).
 *
 * @module
 */
import { eventNow, type EventNow, seriesNow, type SeriesNow } from "../state/Catalogue.ts"
import { addressOf, buyerOf, moneyOf, phoneOf, statusOf, transactionOf } from "../state/OrderChanges.ts"
import { ticketsOfOrder } from "../state/Places.ts"
import type { State } from "../state/State.ts"
import type { Line, Order, OrderDetails, Ticket } from "../world/Sales.ts"
import type { Payment } from "../world/Terms.ts"
import type { Event } from "../world/World.ts"
import { methods } from "./PaymentMethods.ts"
import { ticketRecord } from "./TicketRecord.ts"

interface LineRecord {
  readonly object: "line_item"
  readonly id: string
  readonly booking_fee: number
  readonly description: string
  readonly item_id: string | null
  readonly quantity: number
  readonly store_id: string | null
  readonly total: number
  readonly type: Line["type"] | "void"
  readonly value: number
}

const linesOf = (
  order: Order,
  { lines, storeId }: OrderDetails,
  tickets: ReadonlyArray<Ticket>,
): ReadonlyArray<LineRecord> => {
  const records: Array<LineRecord> = []
  const push = ({ fee, itemId, ...line }: Omit<Line, "type"> & Pick<LineRecord, "type">): void =>
    void records.push({
      object: "line_item",
      id: `li_${order.lineNumber(records.length)}`,
      store_id: storeId,
      booking_fee: fee,
      description: line.description,
      item_id: itemId,
      quantity: line.quantity,
      total: line.total,
      type: line.type,
      value: line.value,
    })
  for (const line of lines) push(line)
  // Voiding moves no money: the line only tells that it happened.
  if (order.status !== "cancelled") {
    for (const { description, itemId } of lines) {
      const quantity = tickets.filter((ticket) => ticket.typeId === itemId && ticket.voidedAt !== null).length
      if (quantity > 0) push({ fee: 0, description, itemId, quantity, total: 0, type: "void", value: 0 })
    }
  }
  return records
}

/** Made once for each form that a date and its series have had. */
const summaries = new WeakMap<EventNow, WeakMap<SeriesNow, object>>()

/** The short form of an event inside an order. */
const summaryOf = (state: State, event: Event): object => {
  const date = eventNow(state, event)
  const series = seriesNow(state, event.series)
  const made = summaries.get(date) ?? new WeakMap<SeriesNow, object>()
  summaries.set(date, made)
  const known = made.get(series)
  if (known !== undefined) return known
  const { name, venue } = series.terms
  const summary = {
    id: event.id,
    end_date: date.end,
    event_id: event.id,
    event_series_id: event.series.id,
    name,
    start_date: date.start,
    venue: { country: venue.country, name: venue.name, postal_code: venue.postal_code },
  }
  made.set(series, summary)
  return summary
}

const blankMethod = {
  additional_stripe_payment_methods: [],
  external_id: null,
  id: null,
  instructions: null,
  lead_time_before_event: null,
  name: null,
}

const paymentOf = (payment: Payment): object => methods[payment] ?? { ...blankMethod, type: payment }

/** An order with its tickets and lines. */
export const orderRecord = (state: State, order: Order) => {
  const { details, event } = order
  const buyer = buyerOf(state, order)
  const money = moneyOf(state, order)
  const tickets = ticketsOfOrder(state, order)
  return {
    object: "order",
    id: order.id,
    buyer_details: {
      address: addressOf(state, order),
      custom_questions: details.answers,
      email: buyer.email,
      first_name: buyer.first,
      last_name: buyer.last,
      name: buyer.name,
      phone: phoneOf(state, order),
    },
    created_at: order.createdAt,
    credited_out_amount: money.credited,
    currency: { base_multiplier: order.multiplier, code: order.currency },
    event_summary: event === null ? null : summaryOf(state, event),
    issued_tickets: details.noTicketList ? null : tickets.map((ticket) => ticketRecord(state, ticket)),
    line_items: linesOf(order, details, tickets),
    marketing_opt_in: details.optIn,
    meta_data: details.metaData,
    notes: details.notes,
    payment_method: paymentOf(order.payment),
    referral_tag: order.referralTag,
    refund_amount: money.refunded,
    refunded_voucher_id: details.refundedVoucher ? (state.vouchers[0]?.id ?? null) : null,
    sold_products: null,
    status: statusOf(state, order),
    status_message: details.statusMessage,
    subtotal: money.subtotal,
    tax: money.tax,
    tax_treatment: (event === null ? undefined : seriesNow(state, event.series).terms.tax?.treatment) ?? "exclusive",
    total: money.total,
    total_paid: money.paid,
    txn_id: transactionOf(state, order),
  }
}

/**
 * Orders and tickets of the shared world in Ticket Tailor's words.
 *
 * Prices include VAT, so that of a series with VAT `subtotal` and the `value` of lines are without it and `total` is
 * with it, and there is no tax line. Discounts and vouchers are `gift_card` lines. A ticket shows its listed price and
 * the buyer's e-mail; money back is an amount of the order.
 *
 * @module
 */
import {
  linesPerOrder,
  taxWithin,
  type WorldAnswer,
  type WorldLine,
  type WorldOrder,
  type WorldOrderStatus,
  type WorldPayment,
  type WorldTicket,
} from "@boxport/connector/testing"
import { baseOf } from "../Random.ts"
import type { Address, Answer, Buyer, Line, Money, Order, OrderDetails, Ticket } from "../Sales.ts"
import type { Payment } from "../Terms.ts"
import type { Discount, Event } from "../World.ts"
import { attendeeEmail, type Catalogue } from "./Catalogue.ts"
import { nativeNumber, sharedId } from "./Ids.ts"

/** What refunds were made shows in the amount alone. */
const statuses: { readonly [Status in WorldOrderStatus]: Order["status"] } = {
  pending: "pending",
  completed: "completed",
  cancelled: "cancelled",
  partially_refunded: "completed",
  refunded: "completed",
}

const payments: { readonly [Word in WorldPayment]: Payment } = {
  card: "stripe",
  paypal: "paypal",
  invoice: "offline",
  free: "no_cost",
}

const answersOf = (answers: ReadonlyArray<WorldAnswer>): ReadonlyArray<Answer> =>
  answers.map(({ question, text }) => ({ question: question.title, answer: text }))

const ticketAnswers = ({ answers, attendee, order }: WorldTicket): ReadonlyArray<Answer> =>
  order === null || attendee === null || attendee.email === null
    ? answersOf(answers)
    : [...answersOf(answers), { question: attendeeEmail.question, answer: attendee.email }]

/** A ticket; `buyer` is the e-mail of who ordered it. One without an order is one that the organiser put in. */
export const ticketOf = (catalogue: Catalogue, ticket: WorldTicket, buyer: string | null): Ticket | undefined => {
  const event = catalogue.events[ticket.event.number]
  if (event === undefined) return undefined
  const { attendee, order, type } = ticket
  const number = nativeNumber("issued_ticket", ticket.number)
  return {
    number,
    id: sharedId("issued_ticket", ticket.number),
    base: baseOf(number, 3, 0),
    orderId: order === null ? null : sharedId("order", order),
    event,
    typeId: sharedId("ticket_type", type.seriesType.number),
    typePlace: type.place,
    typeName: type.title,
    listedPrice: type.price,
    createdAt: ticket.createdAt,
    voidedAt: ticket.voidedAt,
    checkedIn: ticket.checkIns.at(-1)?.direction === "in",
    source: order === null ? "dashboard_import" : "checkout",
    // Buyers see none; an organiser may give one.
    reference: order === null ? ticket.reference : null,
    barcode: ticket.scanCode,
    reservation: ticket.seat,
    groupBarcode: null,
    email: order === null ? (attendee?.email ?? null) : buyer,
    fullName: attendee?.name ?? null,
    firstName: attendee?.firstName ?? null,
    lastName: attendee?.lastName ?? null,
    answers: () => ticketAnswers(ticket),
  }
}

const lineOf = (line: WorldLine): Line => ({
  type: line.kind === "donation" ? "donation" : "ticket",
  itemId: sharedId("ticket_type", line.type.seriesType.number),
  description: line.type.title,
  quantity: line.quantity,
  fee: line.unitFee,
  value: line.unitPrice - taxWithin(line.unitPrice, line.type.event.vat),
  total: line.faceTotal + line.fees,
})

const reduction = (title: string, code: string, amount: number): Line => ({
  type: "gift_card",
  itemId: null,
  description: `${title} (${code})`,
  quantity: 1,
  fee: 0,
  value: -amount,
  total: -amount,
})

const linesOf = ({ discount, discountAmount, lines, voucher, voucherAmount }: WorldOrder): ReadonlyArray<Line> => [
  ...lines.map(lineOf),
  ...(discount === null ? [] : [reduction(discount.title, discount.code, discountAmount)]),
  ...(voucher === null ? [] : [reduction(voucher.voucher.title, voucher.code.code, voucherAmount)]),
]

/** Room for the lines of a record: the order's own, a discount, a voucher, and as many as its own for void tickets. */
const linesPerRecord = 2 * linesPerOrder + 2

const addressOf = ({ address }: WorldOrder["buyer"]): Address => ({
  address_1: address?.street ?? null,
  address_2: address?.street2 ?? null,
  address_3: address?.city ?? null,
  postal_code: address?.postalCode ?? null,
})

/** An order. */
export class SharedOrder implements Order {
  readonly #catalogue: Catalogue
  readonly #order: WorldOrder

  constructor(catalogue: Catalogue, order: WorldOrder) {
    this.#catalogue = catalogue
    this.#order = order
  }

  get number(): number {
    return nativeNumber("order", this.#order.number)
  }

  get id(): string {
    return sharedId("order", this.#order.number)
  }

  get createdAt(): number {
    return this.#order.createdAt
  }

  get event(): Event | null {
    return this.#catalogue.events[this.#order.event.number] ?? null
  }

  get status(): Order["status"] {
    return statuses[this.#order.status]
  }

  get currency(): string {
    return this.#order.currency.toLowerCase()
  }

  get multiplier(): number {
    return this.event?.series.multiplier ?? 100
  }

  get money(): Money {
    const { paid, refunded, tax, total } = this.#order
    return { subtotal: total - tax, tax, total, paid, refunded, credited: 0 }
  }

  get payment(): Payment {
    return payments[this.#order.payment]
  }

  get transaction(): string | null {
    return this.#order.payment === "free" ? "--" : this.#order.paymentReference
  }

  get referralTag(): string | null {
    return this.#order.source
  }

  get discount(): Discount | null {
    const { discount } = this.#order
    return discount === null ? null : (this.#catalogue.discounts[discount.number] ?? null)
  }

  get buyer(): Buyer {
    const { email, firstName, lastName, name } = this.#order.buyer
    return { name, first: firstName, last: lastName, email }
  }

  get tickets(): ReadonlyArray<Ticket> {
    const { buyer, tickets } = this.#order
    return tickets.flatMap((ticket) => ticketOf(this.#catalogue, ticket, buyer.email) ?? [])
  }

  get details(): OrderDetails {
    const { answers, buyer, newsletter, status } = this.#order
    return {
      address: addressOf(buyer),
      phone: buyer.phone,
      answers: answersOf(answers),
      lines: linesOf(this.#order),
      storeId: null,
      optIn: newsletter ? "true" : "false",
      metaData: [],
      notes: null,
      statusMessage: status === "cancelled" ? "Cancelled by the organiser" : null,
      refundedVoucher: false,
      noTicketList: false,
    }
  }

  lineNumber(place: number): number {
    return nativeNumber("line_item", this.#order.number * linesPerRecord + place)
  }
}

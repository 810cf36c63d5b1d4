/**
 * The world's orders and complimentary tickets as Tito's registrations, made one by one when they are asked for.
 *
 * @module
 */
import type { WorldAnswer, WorldOrder, WorldTicket } from "@boxport/connector/testing"
import type { Address, Answer, Line, Registration, Scan, Ticket } from "../things/Registration.ts"

const addressOf = ({ buyer }: WorldOrder): Address | null => {
  const { address, vatNumber } = buyer
  if (address === null && vatNumber === null) return null
  return {
    address: address === null ? null : [address.street, address.street2].filter((part) => part !== null).join(", "),
    city: address?.city ?? null,
    country: address?.country ?? null,
    state_province_region: null,
    vat_number: vatNumber,
    zip_postal_code: address?.postalCode ?? null,
  }
}

const choicesOf = ({ choices, question, text }: WorldAnswer): Answer["choices"] =>
  question.kind === "multi_select" ? choices : question.kind === "terms" ? [text] : null

/** Answers to what Tito asks: what is asked once per order it cannot ask. */
const answersOf = ({ answers }: WorldTicket): ReadonlyArray<Answer> =>
  answers
    .filter(({ question }) => question.scope === "ticket")
    .map((answer) => ({
      question: answer.question.number,
      text: answer.text,
      choices: choicesOf(answer),
      alternate: null,
    }))

/** The check-ins of a ticket: a scan in, taken back by the scan out after it. */
const scansOf = ({ checkIns }: WorldTicket): ReadonlyArray<Scan> =>
  checkIns.flatMap((scan, place) => {
    if (scan.direction === "out") return []
    const next = checkIns[place + 1]
    return [{ number: scan.number, at: scan.at, undoneAt: next?.direction === "out" ? next.at : null }]
  })

const ticketOf = (ticket: WorldTicket): Ticket => ({
  number: ticket.number,
  sequence: ticket.number + 1,
  release: ticket.type.number,
  reference: ticket.reference,
  void: ticket.status !== "valid",
  attendee: ticket.attendee === null ? null : { ...ticket.attendee, jobTitle: null },
  price: ticket.order === null ? 0 : ticket.price + ticket.type.fee,
  tags: ticket.tags,
  answers: answersOf(ticket),
  scans: scansOf(ticket),
  createdAt: ticket.createdAt,
  updatedAt: ticket.updatedAt,
  voidedAt: ticket.voidedAt,
  settings: {},
})

const linesOf = ({ lines }: WorldOrder): ReadonlyArray<Line> =>
  lines.map((line) => ({
    place: line.place,
    release: line.type.number,
    quantity: line.quantity,
    listPrice: line.type.price + line.type.fee,
    each: line.unitPrice + line.unitFee - line.discount / line.quantity,
    tax: line.tax,
    total: line.total,
    discounted: line.discount > 0,
  }))

const refundedOf: { readonly [Status in WorldOrder["status"]]: Registration["refunded"] } = {
  pending: "no",
  completed: "no",
  cancelled: "no",
  partially_refunded: "partly",
  refunded: "fully",
}

/** An order. */
export const ofOrder = (order: WorldOrder): Registration => ({
  number: order.number * 2,
  order: order.number,
  type: "standard",
  name: order.buyer.name,
  email: order.buyer.email,
  company: order.buyer.company,
  phone: order.buyer.phone ?? "",
  address: addressOf(order),
  discountCode: order.discount?.code ?? null,
  reference: order.reference,
  source: order.source,
  locale: order.locale,
  metadata: (order.number * 2) % 9 === 0 ? { campaign: "spring", step: 3 } : null,
  payment: order.payment,
  paymentReference: order.paymentReference,
  lines: linesOf(order),
  total: order.total,
  tax: order.tax,
  settled: order.completedAt !== null,
  cancelledAt: order.status === "cancelled" ? (order.cancelledAt ?? order.updatedAt) : null,
  refunded: refundedOf[order.status],
  refunds: order.refunds.map((refund, place) => ({
    place,
    amount: refund.amount,
    at: refund.at,
    manual: refund.manual,
  })),
  tickets: order.tickets.map(ticketOf),
  createdAt: order.createdAt,
  completedAt: order.completedAt ?? (order.status === "cancelled" ? null : order.createdAt),
  updatedAt: order.updatedAt,
})

/** The number of the registration that a ticket of the world is of: even for an order's, odd for a complimentary one's. */
export const numberOfRegistration = ({ order, reference }: Pick<WorldTicket, "order" | "reference">): number =>
  order === null ? (Number(reference.slice(5)) - 1) * 2 + 1 : order * 2

/** A complimentary ticket: a registration that the organiser made. */
export const ofComplimentary = (ticket: WorldTicket): Registration => {
  const number = numberOfRegistration(ticket)
  return {
    number,
    order: null,
    type: "manual",
    name: ticket.attendee?.name ?? null,
    email: ticket.attendee?.email ?? null,
    company: null,
    phone: "",
    address: null,
    discountCode: null,
    reference: ticket.reference,
    source: null,
    locale: "en",
    metadata: number % 9 === 0 ? { campaign: "spring", step: 3 } : null,
    payment: "manual",
    paymentReference: null,
    lines: [
      {
        place: 0,
        release: ticket.type.number,
        quantity: 1,
        listPrice: ticket.type.price + ticket.type.fee,
        each: 0,
        tax: 0,
        total: 0,
        discounted: false,
      },
    ],
    total: 0,
    tax: 0,
    settled: true,
    cancelledAt: null,
    refunded: "no",
    refunds: [],
    tickets: [ticketOf(ticket)],
    createdAt: ticket.createdAt,
    completedAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
  }
}

/**
 * Orders and tickets as the platform shows them.
 *
 * Every ticket belongs to an order here, so a ticket that nobody ordered has a free order of its own. Fees are in the
 * prices, so what the world charges on top of them is left out; a voucher is a gift card, and pays for whole tickets as
 * far as it goes. One ticket of an order cannot be void: only refunded.
 *
 * @module
 */
import type { World, WorldEvent, WorldLine, WorldOrder, WorldTicket } from "@boxport/connector/testing"
import type { Surroundings } from "./Events.ts"
import { hex, pk, withDashes } from "./Ids.ts"
import { answerRecords, questionRecord } from "./Questions.ts"
import { decimal, minutesOnly, number, utcMicros, zonedMicros } from "./Texts.ts"

/** An order as the platform has it: one of the world's, or the one of a complimentary ticket. */
export interface Purchase {
  readonly uuid: { readonly hex: string; readonly dashed: string }
  readonly pk: number
  readonly event: WorldEvent
  readonly reference: string
  readonly state: "NEW" | "PAID" | "REFUND" | "CANCELLED"
  readonly order: WorldOrder | undefined
  readonly tickets: ReadonlyArray<WorldTicket>
  /** What was paid for each ticket, after discount and gift card, in minor units. */
  readonly paid: ReadonlyArray<number>
  readonly createdAt: number
}

const states = {
  pending: "NEW",
  completed: "PAID",
  partially_refunded: "PAID",
  refunded: "REFUND",
  cancelled: "CANCELLED",
} as const

/** What is left to pay for each ticket once a gift card has paid for as much as it can, first tickets first. */
const afterGiftCard = (prices: ReadonlyArray<number>, giftCard: number): ReadonlyArray<number> => {
  let left = giftCard
  return prices.map((price) => {
    const off = Math.min(left, price)
    left -= off
    return price - off
  })
}

/** An order of the world. */
export const purchaseOf = (order: WorldOrder): Purchase => ({
  uuid: { hex: hex("order", order.number), dashed: withDashes("order", order.number) },
  pk: pk("order", order.number),
  event: order.event,
  reference: order.reference,
  state: states[order.status],
  order,
  tickets: order.tickets,
  paid: afterGiftCard(
    order.tickets.map((ticket) => ticket.price),
    order.voucherAmount,
  ),
  createdAt: order.createdAt,
})

/** The free order of complimentary ticket `index`; one that was voided was called off. */
export const complimentaryPurchase = (index: number, ticket: WorldTicket): Purchase => ({
  uuid: { hex: hex("complimentary order", index), dashed: withDashes("complimentary order", index) },
  pk: pk("complimentary order", index),
  event: ticket.event,
  reference: ticket.reference,
  state: ticket.status === "void" ? "CANCELLED" : "PAID",
  order: undefined,
  tickets: [ticket],
  paid: [0],
  createdAt: ticket.createdAt,
})

/** The orders of an event, in an order that is none: the platform does not sort them. */
export function* purchasesOf(world: World, event: WorldEvent): Generator<Purchase> {
  const orders = world.ordersOfEvent(event.key)
  for (const first of [1, 0]) {
    for (let index = first; index < orders.count; index += 2) {
      const order = orders.at(index)
      if (order !== undefined) yield purchaseOf(order)
    }
  }
  const given = world.complimentaryOfEvent(event.key)
  for (let index = 0; index < given.count; index++) {
    const ticket = given.at(index)
    if (ticket !== undefined) yield complimentaryPurchase(complimentaryIndex(ticket), ticket)
  }
}

/** The index of a complimentary ticket among all: its reference is `COMP-` and that, counted from 1. */
const complimentaryIndex = (ticket: WorldTicket): number => Number(ticket.reference.slice("COMP-".length)) - 1

const isRefunded = (purchase: Purchase, ticket: WorldTicket): boolean =>
  ticket.status === "refunded" || purchase.state === "REFUND"

const ticketLink = ({ origin }: Surroundings, ticket: WorldTicket): string =>
  `${origin}/t/${ticket.scanCode.toLowerCase()}/`

/** The texts of a ticket that open it: they must come out nowhere. */
export const linksOf = (around: Surroundings, ticket: WorldTicket): ReadonlyArray<string> => [
  ticketLink(around, ticket),
  `/tickets-download/${hex("ticket", ticket.number)}/`,
]

const isIn = (ticket: WorldTicket): boolean => ticket.checkIns.at(-1)?.direction === "in"

/** A ticket's row in the list of an event's tickets. */
export const ticketListRecord = (around: Surroundings, purchase: Purchase, ticket: WorldTicket): object => {
  const common = {
    email: ticket.attendee?.email ?? "",
    full_name: ticket.attendee?.name ?? "",
    id: pk("ticket", ticket.number),
    ticket_refund: isRefunded(purchase, ticket),
    ticket_type_name: ticket.type.title,
    checked_in: isIn(ticket),
  }
  return around.shapes === "seed"
    ? {
        ...common,
        uuid: hex("ticket", ticket.number),
        ticket_type_pk: pk("type", ticket.type.number),
        has_ticket_type_date: false,
        ticket_type_date: utcMicros(ticket.event.startsAt),
        purchase_uuid: purchase.uuid.hex,
      }
    : { ...common, uuid: withDashes("ticket", ticket.number), anonymised: false, attribute: null, seat: ticket.seat }
}

/** One ticket by itself. */
export const ticketRecord = (around: Surroundings, purchase: Purchase, ticket: WorldTicket): object => ({
  id: pk("ticket", ticket.number),
  uuid: hex("ticket", ticket.number),
  external_uuid: null,
  checked_in: isIn(ticket),
  ticket_refund: isRefunded(purchase, ticket),
  full_name: ticket.attendee?.name ?? "",
  ticket_type_pk: pk("type", ticket.type.number),
  ticket_type_name: ticket.type.title,
  has_ticket_type_date: false,
  ticket_type_date: utcMicros(ticket.event.startsAt),
  purchase_uuid: purchase.uuid.hex,
  email: ticket.attendee?.email ?? "",
  url: ticketLink(around, ticket),
  lead_tracking_reference: null,
})

/** A ticket inside an order. Merchandise has no answers and is asked nothing. */
const nestedTicket = (around: Surroundings, purchase: Purchase, ticket: WorldTicket, paid: number): object => {
  const { shapes } = around
  const { currency } = ticket.event
  const documented = {
    id: pk("ticket", ticket.number),
    uuid: hex("ticket", ticket.number),
    external_uuid: null,
    checked_in: isIn(ticket),
    ticket_refund: isRefunded(purchase, ticket),
    full_name: ticket.attendee?.name ?? "",
    ticket_type_pk: pk("type", ticket.type.number),
    ticket_type_name: ticket.type.title,
    has_ticket_type_date: false,
    purchase_uuid: purchase.uuid.hex,
    email: ticket.attendee?.email ?? "",
  }
  if (shapes === "seed") return { ...documented, ticket_type_date: utcMicros(ticket.event.startsAt), questions: [] }
  const answers = answerRecords(ticket.type.questions, ticket.answers, ticket.number, "nested")
  const listed = purchase.order?.lines.find((line) => line.type === ticket.type)?.unitPrice ?? 0
  return {
    ...documented,
    attribute_selected: null,
    company_name: ticket.attendee?.company ?? "",
    first_name: ticket.attendee?.firstName ?? "",
    last_name: ticket.attendee?.lastName ?? "",
    price: decimal(listed, currency),
    price_total: decimal(paid, currency),
    ticket_answer_collection: ticket.type.admission ? { uuid: hex("collection", ticket.number), answers } : null,
    ticket_download_absolute_url: `${around.origin}/da/purchase/${purchase.uuid.hex}/tickets-download/${hex("ticket", ticket.number)}/`,
    ticket_type_date: minutesOnly(ticket.event.startsLocal, ticket.event.startsAt),
    questions: ticket.type.questions.map((question) => questionRecord(question, shapes)),
    answers: ticket.type.admission ? answers : [],
  }
}

const nestedTickets = (around: Surroundings, purchase: Purchase): ReadonlyArray<object> =>
  purchase.tickets.map((ticket, place) => nestedTicket(around, purchase, ticket, purchase.paid[place] ?? 0))

const total = (purchase: Purchase): number => purchase.paid.reduce((sum, paid) => sum + paid, 0)

/** A line of the basket: a ticket type and how many of it. */
const lineRecord = (
  purchase: Purchase,
  line: Pick<WorldLine, "type" | "quantity" | "unitPrice">,
  live: boolean,
): object => {
  const { event, order } = purchase
  const { currency } = event
  const places = purchase.tickets.flatMap((ticket, place) => (ticket.type === line.type ? [place] : []))
  const back = places.filter((place) => purchase.tickets[place]?.status === "refunded")
  const worth = (of: ReadonlyArray<number>): number => of.reduce((sum, place) => sum + (purchase.paid[place] ?? 0), 0)
  // Floats are added up on the way, and show it.
  const discount = places.reduce(
    (sum, place) => sum + number(line.unitPrice - (purchase.tickets[place]?.price ?? 0), currency),
    0,
  )
  const giftCard = places.reduce(
    (sum, place) => sum + (purchase.tickets[place]?.price ?? 0) - (purchase.paid[place] ?? 0),
    0,
  )
  return {
    uuid: live ? withDashes("type", line.type.number) : hex("type", line.type.number),
    ...(live
      ? {
          amount_of_refunded_tickets: back.length,
          ticket_description: line.type.description,
          ticket_refund_total: back.length === 0 ? null : decimal(worth(back), currency),
          gift_card_total: giftCard === 0 ? null : decimal(giftCard, currency),
          gift_card_ticket: null,
          seating: [],
        }
      : {}),
    discount_total: order === undefined || order.discount === null || discount === 0 ? null : discount,
    has_ticket_type_date: false,
    ticket_type_date: live ? minutesOnly(event.startsLocal, event.startsAt) : utcMicros(event.startsAt),
    quantity: line.quantity,
    title: line.type.title,
    price: decimal(line.unitPrice, currency),
    total: decimal(line.quantity * line.unitPrice, currency),
    type: "ticket",
  }
}

const discountOf = ({ event, order }: Purchase): object => {
  const discount = order?.discount
  if (discount === null || discount === undefined) return {}
  return {
    discount: {
      code: discount.code,
      type: discount.kind === "percent" ? "PERCENTAGE" : "PER_TICKET",
      amount:
        discount.kind === "percent" ? discount.percent : number(discount.amount, discount.currency ?? event.currency),
    },
  }
}

/** Who ordered; of a complimentary ticket, who has it. */
const buyerOf = (purchase: Purchase) => {
  const person = purchase.order?.buyer ?? purchase.tickets[0]?.attendee
  return {
    first_name: person?.firstName ?? "",
    last_name: person?.lastName ?? "",
    email: person?.email ?? "",
    phone: person?.phone ?? "",
  }
}

/** What the address of an order in its event's orders has beside the four keys that all have. */
const billingOf = (order: WorldOrder | undefined): { readonly [key: string]: string } => {
  const { address = null, company = null, vatNumber = null } = order?.buyer ?? {}
  return {
    ...(company === null ? {} : { business_name: company }),
    ...(vatNumber === null ? {} : { vat_number: vatNumber }),
    ...(address === null ? {} : { address: address.street }),
  }
}

const rateOf = (event: WorldEvent): number => (event.vat?.percent ?? 0) / 100

/** An order among those of its event. */
export const orderRecord = (around: Surroundings, purchase: Purchase): object => {
  const { event, order, tickets } = purchase
  const live = around.shapes === "live"
  const [only] = tickets
  const lines = order?.lines ?? (only === undefined ? [] : [{ type: only.type, quantity: 1, unitPrice: 0 }])
  const isPaidHere = order?.payment === "card" || order?.payment === "paypal"
  return {
    uuid: live ? purchase.uuid.dashed : purchase.uuid.hex,
    order_id: purchase.reference,
    currency: event.currency,
    order_lines: lines.map((line) => lineRecord(purchase, line, live)),
    state: purchase.state,
    date: utcMicros(purchase.createdAt),
    vat_exempt: event.vat === null,
    // A fraction today, a percentage as text in the documentation.
    vat_rate: live ? rateOf(event) : String(event.vat?.percent ?? 0),
    address: {
      ...buyerOf(purchase),
      ...(live ? billingOf(order) : {}),
    },
    ...(live ? { news_letter: order?.newsletter ?? false, payment_method: isPaidHere ? "STRIPE_CONNECT" : "" } : {}),
    tickets: nestedTickets(around, purchase),
    ...(live ? discountOf(purchase) : {}),
  }
}

/** The tax within an amount, as the platform prints it: rounded half to even. */
const taxIn = (amount: number, event: WorldEvent): number => {
  const rate = Math.round((event.vat?.percent ?? 0) * 10)
  const [quotient, rest] = [Math.floor((amount * rate) / (1000 + rate)), (amount * rate) % (1000 + rate)]
  const twice = rest * 2 - (1000 + rate)
  return twice > 0 || (twice === 0 && quotient % 2 === 1) ? quotient + 1 : quotient
}

/** An order by itself: without lines, currency and payment method, with totals and fees. */
export const singleOrderRecord = (around: Surroundings, purchase: Purchase): object => {
  const { origin, shapes } = around
  const { event, order } = purchase
  const { hex: uuid } = purchase.uuid
  const buyer = order?.buyer
  const person = buyerOf(purchase)
  const created = zonedMicros(purchase.createdAt, event.timezone)
  const refundedAt = purchase.state === "REFUND" ? (order?.refunds.at(-1)?.at ?? null) : null
  const page = `/da/purchase/${uuid}`
  const documented = {
    address: person,
    uuid,
    order_id: purchase.reference,
    email: person.email,
    state: purchase.state,
    created,
    organizer_absorb_fees: true,
    refunded: purchase.state === "REFUND",
    event: {
      uuid: hex("event", event.number),
      title: event.title,
      start_date: minutesOnly(event.startsLocal, event.startsAt),
    },
    ticket_pdf_absolute_url: `${origin}${page}/tickets-as-pdf/`,
    state_verbose: purchase.state === "REFUND" ? "REFUNDED" : purchase.state,
  }
  if (shapes === "seed") return documented
  return {
    ...documented,
    address: {
      ...person,
      title: "",
      venue: null,
      business_name: buyer?.company ?? "",
      cvr: buyer?.vatNumber ?? "",
      street: buyer?.address?.street ?? "",
      street_2: buyer?.address?.street2 ?? "",
      city: buyer?.address?.city ?? "",
      postcode: buyer?.address?.postalCode ?? "",
      country: buyer?.address?.country ?? "",
      language: order?.locale ?? "",
    },
    id: purchase.pk,
    identifier: purchase.pk,
    full_name: [person.first_name, person.last_name].filter((name) => name !== "").join(" "),
    purchase_is_free: total(purchase) === 0,
    fee_amount: 0,
    fee_percentage: "0.00",
    fee_total: "0.00",
    first_name: person.first_name,
    external_order_id: null,
    total_and_all_fees_decimal: number(total(purchase), event.currency),
    total_amount: purchase.tickets.length,
    vat_total: decimal(taxIn(total(purchase), event), event.currency),
    fee_total_vat: "0.00",
    send_sms_tickets: false,
    fee_per_sms: 5,
    discount_code: order?.discount?.code ?? null,
    refund_date: refundedAt === null ? null : zonedMicros(refundedAt, event.timezone),
    refund_email_send: null,
    refund_url: `/api/purchases/${uuid}/refund/`,
    ticket_download_url: `${page}/tickets-download/`,
    ticket_download_absolute_url: `${origin}${page}/tickets-download/`,
    ticket_pdf_url: `${page}/tickets-as-pdf/`,
    receipt_as_web_url: `${page}/reciept-as-web/`,
    earliest_date: utcMicros(event.startsAt),
    customer_id: null,
    payment_method_id: null,
    pay_by_invoice: order?.payment === "invoice",
    tickets: nestedTickets(around, purchase),
  }
}

/** What the buyer of an order answered. */
export const orderAnswersRecord = ({ event, order, pk: number, uuid }: Purchase): object => ({
  purchase: uuid.hex,
  answers: answerRecords(
    event.questions.filter((question) => question.scope === "order"),
    order?.answers ?? [],
    number,
    "endpoint",
  ),
})

/** What the holder of a ticket answered. */
export const ticketAnswersRecord = (ticket: WorldTicket): object => ({
  ticket: hex("ticket", ticket.number),
  answers: answerRecords(ticket.type.questions, ticket.answers, ticket.number, "endpoint"),
})

/**
 * Orders and tickets as the platform shows them.
 *
 * @module
 */
import { dashed } from "@boxport/connector/testing"
import { askedOf, askedOfBuyers, type Event } from "../state/Model.ts"
import type { Line, Purchase, Ticket } from "../state/Purchase.ts"
import type { Surroundings } from "./Surroundings.ts"
import { hex } from "./Ids.ts"
import { answerRecords, questionRecord } from "./Questions.ts"
import { decimal, number, utcMicros, zonedMicros, zonedMinutes } from "./Texts.ts"

const isRefunded = (purchase: Purchase, ticket: Ticket): boolean => ticket.refunded || purchase.state === "REFUND"

const startOf = ({ startsAt, timezone }: Event): string => zonedMinutes(startsAt, timezone)

/** A ticket's row in the list of an event's tickets. */
export const ticketListRecord = (around: Surroundings, purchase: Purchase, ticket: Ticket): object => {
  const common = {
    email: ticket.email,
    full_name: ticket.fullName,
    id: ticket.pk,
    ticket_refund: isRefunded(purchase, ticket),
    ticket_type_name: ticket.type.title,
    checked_in: ticket.checkedIn,
  }
  return around.shapes === "seed"
    ? {
        ...common,
        uuid: ticket.uuid,
        ticket_type_pk: ticket.type.pk,
        has_ticket_type_date: false,
        ticket_type_date: utcMicros(purchase.event.startsAt),
        purchase_uuid: purchase.uuid,
      }
    : { ...common, uuid: dashed(ticket.uuid), anonymised: false, attribute: null, seat: ticket.seat }
}

/** One ticket by itself. */
export const ticketRecord = ({ origin }: Surroundings, purchase: Purchase, ticket: Ticket): object => ({
  id: ticket.pk,
  uuid: ticket.uuid,
  external_uuid: ticket.externalUuid,
  checked_in: ticket.checkedIn,
  ticket_refund: isRefunded(purchase, ticket),
  full_name: ticket.fullName,
  ticket_type_pk: ticket.type.pk,
  ticket_type_name: ticket.type.title,
  has_ticket_type_date: false,
  ticket_type_date: utcMicros(purchase.event.startsAt),
  purchase_uuid: purchase.uuid,
  email: ticket.email,
  url: `${origin}/t/${ticket.code}/`,
  lead_tracking_reference: ticket.leadTrackingReference,
})

/** A ticket inside an order. Merchandise has no answers and is asked nothing. */
const nestedTicket = (around: Surroundings, purchase: Purchase, ticket: Ticket): object => {
  const { shapes } = around
  const { currency, startsAt } = purchase.event
  const documented = {
    id: ticket.pk,
    uuid: ticket.uuid,
    external_uuid: ticket.externalUuid,
    checked_in: ticket.checkedIn,
    ticket_refund: isRefunded(purchase, ticket),
    full_name: ticket.fullName,
    ticket_type_pk: ticket.type.pk,
    ticket_type_name: ticket.type.title,
    has_ticket_type_date: false,
    purchase_uuid: purchase.uuid,
    email: ticket.email,
  }
  if (shapes === "seed") return { ...documented, ticket_type_date: utcMicros(startsAt), questions: [] }
  const asked = askedOf(ticket.type)
  const answers = answerRecords(asked, ticket.answers, ticket.number, "nested")
  return {
    ...documented,
    attribute_selected: null,
    company_name: ticket.company,
    first_name: ticket.firstName,
    last_name: ticket.lastName,
    price: decimal(ticket.listed, currency),
    price_total: decimal(ticket.paid, currency),
    ticket_answer_collection: ticket.type.admission ? { uuid: hex("collection", ticket.number), answers } : null,
    ticket_download_absolute_url: `${around.origin}/da/purchase/${purchase.uuid}/tickets-download/${ticket.uuid}/`,
    ticket_type_date: startOf(purchase.event),
    questions: asked.map((question) => questionRecord(question, shapes)),
    answers: ticket.type.admission ? answers : [],
  }
}

const nestedTickets = (around: Surroundings, purchase: Purchase): ReadonlyArray<object> =>
  purchase.tickets.map((ticket) => nestedTicket(around, purchase, ticket))

const sumOf = (tickets: ReadonlyArray<Ticket>, amount: (ticket: Ticket) => number): number =>
  tickets.reduce((sum, ticket) => sum + amount(ticket), 0)

const total = ({ tickets }: Purchase): number => sumOf(tickets, ({ paid }) => paid)

/** A line of the basket: a ticket type and how many of it. */
const lineRecord = ({ discount, event, tickets }: Purchase, line: Line, live: boolean): object => {
  const { currency } = event
  const own = tickets.filter(({ type }) => type === line.type)
  const back = own.filter(({ refunded }) => refunded)
  // Floats are added up on the way, and show it.
  const off = sumOf(own, ({ price }) => number(line.unitPrice - price, currency))
  const giftCard = sumOf(own, ({ paid, price }) => price - paid)
  return {
    uuid: live ? dashed(line.type.uuid) : line.type.uuid,
    ...(live
      ? {
          amount_of_refunded_tickets: back.length,
          ticket_description: line.type.description,
          ticket_refund_total:
            back.length === 0
              ? null
              : decimal(
                  sumOf(back, ({ paid }) => paid),
                  currency,
                ),
          gift_card_total: giftCard === 0 ? null : decimal(giftCard, currency),
          gift_card_ticket: null,
          seating: [],
        }
      : {}),
    discount_total: discount === null || off === 0 ? null : off,
    has_ticket_type_date: false,
    ticket_type_date: live ? startOf(event) : utcMicros(event.startsAt),
    quantity: line.quantity,
    title: line.type.title,
    price: decimal(line.unitPrice, currency),
    total: decimal(line.quantity * line.unitPrice, currency),
    type: "ticket",
  }
}

const buyerOf = ({ address: { email, first_name, last_name, phone } }: Purchase) => ({
  first_name,
  last_name,
  email,
  phone,
})

/** What the address of an order in its event's orders has beside the four keys that all have. */
const billingOf = ({ billing }: Purchase): { readonly [key: string]: string } => ({
  ...(billing.business_name === undefined ? {} : { business_name: billing.business_name }),
  ...(billing.cvr === undefined ? {} : { vat_number: billing.cvr }),
  ...(billing.street === undefined ? {} : { address: billing.street }),
})

/** An order among those of its event. */
export const orderRecord = (around: Surroundings, purchase: Purchase): object => {
  const { event } = purchase
  const live = around.shapes === "live"
  const percent = event.vatPercent ?? 0
  return {
    uuid: live ? dashed(purchase.uuid) : purchase.uuid,
    order_id: purchase.reference,
    currency: event.currency,
    order_lines: purchase.lines.map((line) => lineRecord(purchase, line, live)),
    state: purchase.state,
    date: utcMicros(purchase.createdAt),
    vat_exempt: event.vatPercent === null,
    // A fraction today, a percentage as text in the documentation.
    vat_rate: live ? percent / 100 : String(percent),
    address: {
      ...buyerOf(purchase),
      ...(live ? billingOf(purchase) : {}),
    },
    ...(live ? { news_letter: purchase.newsletter, payment_method: purchase.paidHere ? "STRIPE_CONNECT" : "" } : {}),
    tickets: nestedTickets(around, purchase),
    ...(live && purchase.discount !== null ? { discount: purchase.discount } : {}),
  }
}

/** The tax within an amount, as the platform prints it: rounded half to even. */
const taxIn = (amount: number, event: Event): number => {
  const rate = Math.round((event.vatPercent ?? 0) * 10)
  const [quotient, rest] = [Math.floor((amount * rate) / (1000 + rate)), (amount * rate) % (1000 + rate)]
  const twice = rest * 2 - (1000 + rate)
  return twice > 0 || (twice === 0 && quotient % 2 === 1) ? quotient + 1 : quotient
}

/** An order by itself: without lines, currency and payment method, with totals and fees. */
export const singleOrderRecord = (around: Surroundings, purchase: Purchase): object => {
  const { origin, shapes } = around
  const { address, event, uuid } = purchase
  const person = buyerOf(purchase)
  const isBack = purchase.state === "REFUND"
  const page = `/da/purchase/${uuid}`
  const when = (at: number | null): string | null => (at === null ? null : zonedMicros(at, event.timezone))
  const documented = {
    address: person,
    uuid,
    order_id: purchase.reference,
    // Shown by those that have one (seed 002, Create Order).
    ...(shapes === "seed" && purchase.externalOrderId !== null ? { external_order_id: purchase.externalOrderId } : {}),
    email: person.email,
    state: purchase.state,
    created: when(purchase.createdAt),
    organizer_absorb_fees: true,
    refunded: isBack,
    event: { uuid: event.uuid, title: event.title, start_date: startOf(event) },
    ticket_pdf_absolute_url: `${origin}${page}/tickets-as-pdf/`,
    state_verbose: isBack ? "REFUNDED" : purchase.state,
  }
  if (shapes === "seed") return documented
  return {
    ...documented,
    address: {
      ...person,
      title: address.title,
      venue: address.venue,
      business_name: address.business_name,
      cvr: address.cvr,
      street: address.street,
      street_2: address.street_2,
      city: address.city,
      postcode: address.postcode,
      country: address.country,
      language: address.language,
    },
    id: purchase.pk,
    identifier: purchase.pk,
    full_name: [person.first_name, person.last_name].filter((name) => name !== "").join(" "),
    purchase_is_free: total(purchase) === 0,
    fee_amount: 0,
    fee_percentage: "0.00",
    fee_total: "0.00",
    first_name: person.first_name,
    external_order_id: purchase.externalOrderId,
    total_and_all_fees_decimal: number(total(purchase), event.currency),
    total_amount: purchase.tickets.length,
    vat_total: decimal(taxIn(total(purchase), event), event.currency),
    fee_total_vat: "0.00",
    send_sms_tickets: false,
    fee_per_sms: 5,
    discount_code: purchase.discount?.code ?? null,
    refund_date: isBack ? when(purchase.refundedAt) : null,
    refund_email_send: when(purchase.refundMailedAt),
    refund_url: `/api/purchases/${uuid}/refund/`,
    ticket_download_url: `${page}/tickets-download/`,
    ticket_download_absolute_url: `${origin}${page}/tickets-download/`,
    ticket_pdf_url: `${page}/tickets-as-pdf/`,
    receipt_as_web_url: `${page}/reciept-as-web/`,
    earliest_date: utcMicros(event.startsAt),
    customer_id: null,
    payment_method_id: null,
    pay_by_invoice: purchase.invoiced,
    tickets: nestedTickets(around, purchase),
  }
}

/** What the buyer of an order answered. */
export const orderAnswersRecord = ({ answers, event, pk: number, uuid }: Purchase): object => ({
  purchase: uuid,
  answers: answerRecords(askedOfBuyers(event), answers, number, "endpoint"),
})

/** What the holder of a ticket answered. */
export const ticketAnswersRecord = (ticket: Ticket): object => ({
  ticket: ticket.uuid,
  answers: answerRecords(askedOf(ticket.type), ticket.answers, ticket.number, "endpoint"),
})

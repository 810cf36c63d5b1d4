/**
 * Registrations, their parts, and refunds as they are sent.
 *
 * @module
 */
import type { WorldAddress, WorldEvent, WorldLine, WorldOrder, WorldRefund } from "@boxport/connector/testing"
import { releaseSlug } from "../state/Events.ts"
import type { Registration, TicketPlace } from "../state/Sales.ts"
import { eventReference } from "./Events.ts"
import { priceOf } from "./Offers.ts"
import { asked, before, full, money, rowId, rowSlug, type Sent, type Shape, view } from "./Shape.ts"
import { amount, decimal, idOf, iso, isoWest, rubyTime } from "./Texts.ts"
import { stateOf, ticketRecord } from "./Tickets.ts"

/** The event that a registration is for. */
export const eventOf = ({ order, tickets }: Registration): WorldEvent | undefined => order?.event ?? tickets[0]?.event

/** The number that the lines and refunds of a registration are numbered by. */
const partNumber = ({ number }: Registration, place: number): number => number * 16 + place

const streetOf = ({ street, street2 }: WorldAddress): string => (street2 === null ? street : `${street}, ${street2}`)

const addressRecord = (order: WorldOrder | null): Sent | null => {
  const address = order?.buyer.address ?? null
  const vatNumber = order?.buyer.vatNumber ?? null
  if (address === null && vatNumber === null) return null
  return {
    address: address === null ? null : streetOf(address),
    city: address?.city ?? null,
    country: address?.country ?? null,
    state_province_region: null,
    vat_number: vatNumber,
    zip_postal_code: address?.postalCode ?? null,
  }
}

/** A line. Its price is what one cost after the discount; tax is part of it. */
const lineRecord = (shape: Shape, registration: Registration, line: WorldLine): Sent => {
  const { currency } = line.type.event
  const each = line.unitPrice + line.unitFee - line.discount / line.quantity
  return {
    _type: "line_item",
    ...view(shape),
    id: rowId(shape, "line item", partNumber(registration, line.place)),
    title: line.type.title,
    created_at: iso(registration.createdAt),
    updated_at: iso(registration.createdAt),
    quantity: line.quantity,
    price: money(shape, each, currency),
    price_inc_tax: money(shape, each, currency),
    // A share of the order's tax: more digits than the currency has.
    price_ex_tax: shape.old
      ? decimal(amount(each - line.tax / line.quantity, currency))
      : amount(each - line.tax / line.quantity, currency),
    test_mode: shape.test,
    release_id: idOf("release", line.type.number),
    release_slug: releaseSlug(line.type),
    release_title: line.type.title,
  }
}

/** The line of a complimentary registration, which the world does not have. */
const freeLine = (shape: Shape, registration: Registration): ReadonlyArray<Sent> =>
  registration.tickets.map(({ type }) => ({
    _type: "line_item",
    id: rowId(shape, "line item", partNumber(registration, 0)),
    title: type.title,
    created_at: iso(registration.createdAt),
    updated_at: iso(registration.createdAt),
    quantity: 1,
    price: money(shape, 0, type.event.currency),
    price_inc_tax: money(shape, 0, type.event.currency),
    price_ex_tax: money(shape, 0, type.event.currency),
    test_mode: shape.test,
    release_id: idOf("release", type.number),
    release_slug: releaseSlug(type),
    release_title: type.title,
  }))

const receiptOf = (shape: Shape, registration: Registration): Sent => {
  const { order } = registration
  const event = eventOf(registration)
  const currency = event?.currency ?? "EUR"
  const slug = rowSlug(shape, "rct", "receipt", registration.number)
  return {
    _type: "receipt",
    id: rowId(shape, "receipt", registration.number),
    total: money(shape, order?.total ?? 0, currency),
    slug,
    created_at: iso(registration.createdAt),
    updated_at: iso(registration.createdAt),
    currency,
    paid: (order?.completedAt ?? null) !== null,
    payment: null,
    refund: null,
    billing_address: "",
    number: registration.number + 1,
    company_name: order?.buyer.company ?? null,
    vat_number: order?.buyer.vatNumber ?? null,
    test_mode: shape.test,
    unique_url: `https://ti.to/receipts/${slug}`,
    external_url: null,
  }
}

/** A refund without its registration. Its amount is negative today, positive in seed 003. */
export const refundInside = (
  shape: Shape,
  registration: Registration,
  refund: WorldRefund,
  place: number,
  currency: string,
): Sent => ({
  _type: "refund",
  id: rowId(shape, "refund", partNumber(registration, place)),
  amount: decimal(amount(shape.old ? refund.amount : -refund.amount, currency)),
  created_at: iso(refund.at),
  manual: refund.manual ? true : null,
})

const paymentName = (order: WorldOrder | null): string | null =>
  order?.payment === "card" ? "Stripe" : order?.payment === "paypal" ? "PayPal" : null

/** Tito's word for how far a registration has got: about its tickets, not its money. */
export const registrationState = (registration: Registration): "cancelled" | "complete" | "incomplete" =>
  registration.order?.status === "cancelled"
    ? "cancelled"
    : registration.tickets.every((ticket) => stateOf(ticket) === "complete" || stateOf(ticket) === "void")
      ? "complete"
      : "incomplete"

/** A registration. */
export const registrationRecord = (shape: Shape, registration: Registration): Sent => {
  const { createdAt, order, tickets } = registration
  const event = eventOf(registration)
  const currency = event?.currency ?? "EUR"
  const [first] = tickets
  const total = order?.total ?? 0
  const settled = order === null || order.completedAt !== null
  const free = total === 0
  const invoice = order?.payment === "invoice"
  const manual = order === null
  const cancelled = order?.status === "cancelled"
  const cancelledAt = order?.cancelledAt ?? null
  const attendee = first?.attendee ?? null
  const name = order?.buyer.name ?? attendee?.name ?? null
  const updatedAt = order?.updatedAt ?? first?.updatedAt ?? createdAt
  const completedAt = manual ? createdAt : (order.completedAt ?? (cancelled ? null : createdAt))
  const net = total - (order?.tax ?? 0)
  const vat = event?.vat ?? null
  const unrounded = vat === null ? net : (total * 100) / (100 + vat.percent)
  // As it comes: not rounded to what the currency has, where that is no matter of taste.
  const exactNet =
    !shape.old && Math.abs(unrounded - net) < 0.49 ? amount(unrounded, currency) : money(shape, net, currency)
  const plain: Sent = {
    _type: "registration",
    ...view(shape),
    id: rowId(shape, "registration", registration.number),
    slug: rowSlug(shape, "reg", "registration", registration.number),
    created_at: iso(createdAt),
    updated_at: isoWest(updatedAt),
    company_name: order?.buyer.company ?? null,
    completed_at: completedAt === null ? null : iso(completedAt),
    discount_code: order?.discount?.code ?? null,
    email: order?.buyer.email ?? attendee?.email ?? null,
    expires_at: shape.old ? rubyTime(createdAt + 900).replace("UTC", "+0000") : rubyTime(createdAt + 900),
    ip_address: `192.0.2.${registration.number % 250}`,
    locale: order?.locale ?? "en",
    metadata: registration.number % 9 === 0 ? { campaign: "spring", step: 3 } : null,
    name,
    payment_reference: order?.paymentReference ?? null,
    phone_number: order?.buyer.phone ?? "",
    registration_type: manual ? "manual" : "standard",
    reference: order?.reference ?? first?.reference ?? null,
    source: order?.source ?? null,
    state: registrationState(registration),
    test_mode: shape.test,
    total: money(shape, total, currency),
    consented_at: null,
    paid: !free,
    refunded: order?.status === "refunded",
    tickets_count: tickets.length,
  }
  return {
    ...plain,
    ...(shape.old
      ? {}
      : {
          job_title: null,
          payment_option_name: manual ? "manual" : null,
          cancelled,
          cancelled_at: cancelledAt === null ? null : iso(cancelledAt),
          cancelled_by: cancelled ? "organiser@example.org" : null,
          free,
          invoice,
          manual,
          imported: false,
          refundable: !free && settled,
          partially_refunded: order?.status === "partially_refunded",
          receipt_paid: settled && !cancelled,
          receipt_number: String(registration.number + 1).padStart(7, "0"),
          receipt_id: rowId(shape, "receipt", registration.number),
          payment_incomplete: order?.status === "pending",
          payment_complete: settled && !free,
        }),
    ...(shape.version === "3.1" && event !== undefined
      ? { purchase_order_number: null, event: eventReference(shape, event) }
      : {}),
    ...full(shape, () => ({
      total_less_tax: exactNet,
      quantities: Object.fromEntries(
        (order?.lines ?? []).map((line) => [
          releaseSlug(line.type),
          { release: line.type.title, quantity: line.quantity },
        ]),
      ),
      ...(shape.old
        ? {}
        : {
            terms_accepted: false,
            termset_ids: [],
            editable_total_and_prices: manual,
            discount_code_id: null,
            payment_option_provider_name: paymentName(order),
          }),
    })),
    ...(shape.version === "3.0" && (shape.extended || shape.old)
      ? {
          payment: free
            ? null
            : {
                reference: order?.paymentReference ?? null,
                type: paymentName(order) ?? "invoice",
                refundable_amount: money(shape, total - (order?.refunded ?? 0), currency),
              },
        }
      : {}),
    ...(shape.version === "3.0"
      ? { billing_address: shape.extended ? addressRecord(order) : null }
      : asked(shape, "billing_address", () => ({ billing_address: addressRecord(order) }))),
    ...before(shape, () =>
      shape.extended
        ? {
            receipt: {
              id: rowId(shape, "receipt", registration.number),
              slug: rowSlug(shape, "rct", "receipt", registration.number),
              total: money(shape, total, currency),
              receipt_lines: (order?.lines ?? []).map((line) => ({
                id: rowId(shape, "line item", partNumber(registration, line.place)),
                quantity: line.quantity,
                description: line.type.title,
                price: money(shape, priceOf(line.type), currency),
                total: money(shape, line.total, currency),
                receipt_line_taxes: [],
              })),
            },
          }
        : {},
    ),
    ...asked(shape, "receipts", () => ({ receipts: [receiptOf(shape, registration)] })),
    ...asked(shape, "refunds", () => ({
      refunds: (order?.refunds ?? []).map((refund, place) =>
        refundInside(shape, registration, refund, place, currency),
      ),
    })),
    ...asked(shape, "line_items", () => ({
      line_items:
        order === null
          ? freeLine(shape, registration)
          : order.lines.map((line) => lineRecord(shape, registration, line)),
    })),
    ...asked(shape, "tickets", () => ({
      tickets: tickets.map((ticket) => ticketRecord({ ...shape, expand: new Set() }, { ticket, registration }, null)),
    })),
  }
}

/** A refund with its registration, which 3.0 always sends along. */
export const refundRecord = (shape: Shape, registration: Registration, refund: WorldRefund, place: number): Sent => {
  const event = eventOf(registration)
  const inner: Shape = { ...shape, expand: new Set(), extended: false }
  return {
    ...refundInside(shape, registration, refund, place, event?.currency ?? "EUR"),
    ...(shape.version === "3.0" || shape.expand.has("registration")
      ? { registration: registrationRecord(inner, registration) }
      : {}),
  }
}

/** A ticket with its registration, where 3.0 puts it in. */
export const wholeTicketRecord = (shape: Shape, place: TicketPlace): Sent =>
  ticketRecord(shape, place, (inner) => registrationRecord(inner, place.registration))

/**
 * Registrations, their parts, and refunds as they are sent.
 *
 * @module
 */
import type { Line, Refund, Registration, TicketPlace } from "../things/Registration.ts"
import type { Place } from "../state/Place.ts"
import { eventReference } from "./Events.ts"
import { asked, before, full, money, rowId, rowSlug, type Sent, type Shape, view } from "./Shape.ts"
import { amount, decimal, idOf, iso, isoWest, rubyTime } from "./Texts.ts"
import { isComplete, ticketRecord } from "./Tickets.ts"

/** The number that the lines and refunds of a registration are numbered by. */
const partNumber = ({ number }: Registration, place: number): number => number * 16 + place

/** A line. Its price is what one cost after the discount; tax is part of it. */
const lineRecord = (shape: Shape, place: Place, registration: Registration, line: Line): Sent => {
  const { currency } = place.event
  const release = place.release(line.release)
  const net = amount(line.each - line.tax / line.quantity, currency)
  return {
    _type: "line_item",
    ...view(shape),
    id: rowId(shape, "line item", partNumber(registration, line.place)),
    title: release?.title ?? null,
    created_at: iso(registration.createdAt),
    updated_at: iso(registration.createdAt),
    quantity: line.quantity,
    price: money(shape, line.each, currency),
    price_inc_tax: money(shape, line.each, currency),
    // A share of the order's tax: more digits than the currency has.
    price_ex_tax: shape.old ? decimal(net) : net,
    test_mode: shape.test,
    release_id: idOf("release", line.release),
    release_slug: release?.slug ?? null,
    release_title: release?.title ?? null,
  }
}

const receiptOf = (shape: Shape, place: Place, registration: Registration): Sent => {
  const { currency } = place.event
  const slug = rowSlug(shape, "rct", "receipt", registration.number)
  return {
    _type: "receipt",
    id: rowId(shape, "receipt", registration.number),
    total: money(shape, registration.total, currency),
    slug,
    created_at: iso(registration.createdAt),
    updated_at: iso(registration.createdAt),
    currency,
    paid: registration.settled,
    payment: null,
    refund: null,
    billing_address: "",
    number: registration.number + 1,
    company_name: registration.company,
    vat_number: registration.address?.vat_number ?? null,
    test_mode: shape.test,
    unique_url: `https://ti.to/receipts/${slug}`,
    external_url: null,
  }
}

/** The id of a refund. */
export const refundId = (shape: Shape, registration: Registration, { place }: Refund): number =>
  rowId(shape, "refund", partNumber(registration, place))

/** A refund without its registration. Its amount is negative today, positive in seed 003. */
const refundInside = (shape: Shape, place: Place, registration: Registration, refund: Refund): Sent => ({
  _type: "refund",
  id: refundId(shape, registration, refund),
  amount: decimal(amount(shape.old ? refund.amount : -refund.amount, place.event.currency)),
  created_at: iso(refund.at),
  manual: refund.manual ? true : null,
})

const providerOf = ({ payment }: Registration): string | null =>
  payment === "card" ? "Stripe" : payment === "paypal" ? "PayPal" : null

/** Tito's word for how far a registration has got: about its tickets, not its money. */
export const registrationState = (place: Place, registration: Registration): "cancelled" | "complete" | "incomplete" =>
  registration.cancelledAt !== null ? "cancelled" : isComplete(place, registration) ? "complete" : "incomplete"

const quantitiesOf = (place: Place, { lines }: Registration): Sent =>
  Object.fromEntries(
    lines.flatMap(({ quantity, release: number }) => {
      const release = place.release(number)
      return release === undefined ? [] : [[release.slug, { release: release.title, quantity }]]
    }),
  )

/** A registration. */
export const registrationRecord = (shape: Shape, place: Place, registration: Registration): Sent => {
  const { cancelledAt, createdAt, refunds, settled, tickets, total } = registration
  const { currency, vat } = place.event
  const free = total === 0
  const manual = registration.type === "manual"
  const cancelled = cancelledAt !== null
  const net = total - registration.tax
  const unrounded = vat === null ? net : (total * 100) / (100 + vat.percent)
  // As it comes: not rounded to what the currency has, where that is no matter of taste.
  const exactNet =
    !shape.old && Math.abs(unrounded - net) < 0.49 ? amount(unrounded, currency) : money(shape, net, currency)
  const paidBack = refunds.reduce((sum, refund) => sum + refund.amount, 0)
  const plain: Sent = {
    _type: "registration",
    ...view(shape),
    id: rowId(shape, "registration", registration.number),
    slug: rowSlug(shape, "reg", "registration", registration.number),
    created_at: iso(createdAt),
    updated_at: isoWest(registration.updatedAt),
    company_name: registration.company,
    completed_at: registration.completedAt === null ? null : iso(registration.completedAt),
    discount_code: registration.discountCode,
    email: registration.email,
    expires_at: shape.old ? rubyTime(createdAt + 900).replace("UTC", "+0000") : rubyTime(createdAt + 900),
    ip_address: `192.0.2.${registration.number % 250}`,
    locale: registration.locale,
    metadata: registration.metadata,
    name: registration.name,
    payment_reference: registration.paymentReference,
    phone_number: registration.phone,
    registration_type: registration.type,
    reference: registration.reference,
    source: registration.source,
    state: registrationState(place, registration),
    test_mode: shape.test,
    total: money(shape, total, currency),
    consented_at: null,
    paid: !free,
    refunded: registration.refunded === "fully",
    tickets_count: tickets.length,
  }
  return {
    ...plain,
    ...(shape.old
      ? {}
      : {
          job_title: null,
          payment_option_name: registration.payment === "manual" ? "manual" : null,
          cancelled,
          cancelled_at: cancelledAt === null ? null : iso(cancelledAt),
          cancelled_by: cancelled ? "organiser@example.org" : null,
          free,
          invoice: registration.payment === "invoice",
          manual,
          imported: false,
          refundable: !free && settled && registration.refunded !== "fully",
          partially_refunded: registration.refunded === "partly",
          receipt_paid: settled && !cancelled,
          receipt_number: String(registration.number + 1).padStart(7, "0"),
          receipt_id: rowId(shape, "receipt", registration.number),
          payment_incomplete: !settled && !cancelled,
          payment_complete: settled && !free,
        }),
    ...(shape.version === "3.1" ? { purchase_order_number: null, event: eventReference(shape, place.event) } : {}),
    ...full(shape, () => ({
      total_less_tax: exactNet,
      quantities: quantitiesOf(place, registration),
      ...(shape.old
        ? {}
        : {
            terms_accepted: false,
            termset_ids: [],
            editable_total_and_prices: manual,
            discount_code_id: null,
            payment_option_provider_name: providerOf(registration),
          }),
    })),
    ...(shape.version === "3.0" && (shape.extended || shape.old)
      ? {
          payment: free
            ? null
            : {
                reference: registration.paymentReference,
                type: providerOf(registration) ?? "invoice",
                refundable_amount: money(shape, total - paidBack, currency),
              },
        }
      : {}),
    ...(shape.version === "3.0"
      ? { billing_address: shape.extended ? registration.address : null }
      : asked(shape, "billing_address", () => ({ billing_address: registration.address }))),
    ...before(shape, () =>
      shape.extended
        ? {
            receipt: {
              id: rowId(shape, "receipt", registration.number),
              slug: rowSlug(shape, "rct", "receipt", registration.number),
              total: money(shape, total, currency),
              receipt_lines: registration.lines.map((line) => ({
                id: rowId(shape, "line item", partNumber(registration, line.place)),
                quantity: line.quantity,
                description: place.release(line.release)?.title ?? null,
                price: money(shape, line.listPrice, currency),
                total: money(shape, line.total, currency),
                receipt_line_taxes: [],
              })),
            },
          }
        : {},
    ),
    ...asked(shape, "receipts", () => ({ receipts: [receiptOf(shape, place, registration)] })),
    ...asked(shape, "refunds", () => ({
      refunds: refunds.map((refund) => refundInside(shape, place, registration, refund)),
    })),
    ...asked(shape, "line_items", () => ({
      line_items: registration.lines.map((line) => lineRecord(shape, place, registration, line)),
    })),
    ...asked(shape, "tickets", () => ({
      tickets: tickets.map((ticket) =>
        ticketRecord({ ...shape, expand: new Set() }, place, { ticket, registration }, null),
      ),
    })),
  }
}

/** A refund with its registration, which 3.0 always sends along. */
export const refundRecord = (shape: Shape, place: Place, registration: Registration, refund: Refund): Sent => {
  const inner: Shape = { ...shape, expand: new Set(), extended: false }
  return {
    ...refundInside(shape, place, registration, refund),
    ...(shape.version === "3.0" || shape.expand.has("registration")
      ? { registration: registrationRecord(inner, place, registration) }
      : {}),
  }
}

/** A ticket with its registration, where 3.0 puts it in. */
export const wholeTicketRecord = (shape: Shape, place: Place, at: TicketPlace): Sent =>
  ticketRecord(shape, place, at, (inner) => registrationRecord(inner, place, at.registration))

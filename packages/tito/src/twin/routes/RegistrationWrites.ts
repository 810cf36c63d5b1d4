/**
 * Making, changing, paying back and cancelling registrations.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { taxWithin } from "@boxport/connector/testing"
import type { Json } from "@boxport/model"
import { type Answer, json } from "../http/Answer.ts"
import { Attributes, refusal } from "../http/Attributes.ts"
import { refundRecord, registrationRecord, registrationState } from "../records/Registrations.ts"
import { rowId, rowSlug, type Sent } from "../records/Shape.ts"
import { amount, decimal, idOf, iso } from "../records/Texts.ts"
import { register, unavailable, type Wanted } from "../state/Selling.ts"
import type { Discount } from "../things/Offer.ts"
import type { Address, Registration, Ticket } from "../things/Registration.ts"
import { releaseOf, usedOf } from "./Offers.ts"
import { type EventCall, inEvent, notHere, parameter, type Route } from "./Route.ts"
import { noRegistration, registrationOf } from "./Registrations.ts"
import { or, refuse, withAttributes, written } from "./Write.ts"

/** What Tito says to a registration of nothing that can be had (notes 2). */
export const noneLeft = (call: EventCall, titles: ReadonlyArray<string>): Answer =>
  refuse(call, "Please choose at least one item", ...titles.map((title) => `${title} is currently unavailable`))

/** What the lines of a body ask for; undefined when a release is not there. */
const wantedOf = (call: EventCall, value: Json | undefined): ReadonlyArray<Wanted> | undefined => {
  const lines = Array.isArray(value) ? value.filter(Lenient.isObject) : []
  const wanted: Array<Wanted> = []
  for (const line of lines) {
    const release = releaseOf(call, String(line["release_id"] ?? ""))
    if (release === undefined) return undefined
    const quantity = Number(line["quantity"] ?? 1)
    if (!Number.isInteger(quantity) || quantity < 1) continue
    const donation = new Attributes(line).amount("donation", call.event.currency)
    wanted.push({ release, quantity, price: release.pricing === "donation" ? (donation ?? null) : null })
  }
  return wanted
}

/** For how many tickets a code can still be used (seed 003, Discount Codes). */
const leftOf = (call: EventCall, { code, quantity }: Discount): number =>
  quantity === null ? Number.POSITIVE_INFINITY : quantity - (usedOf(call).get(code) ?? 0)

/** A discount code that can be used now. */
const discountNamed = (call: EventCall, code: string): Discount | undefined => {
  const { place, shape } = call
  return place.discounts.find(
    (discount) =>
      discount.code.toLowerCase() === code.toLowerCase() &&
      (discount.startsAt ?? 0) <= shape.now &&
      (discount.endsAt ?? Infinity) > shape.now &&
      leftOf(call, discount) > 0,
  )
}

const slugOf = ({ shape }: EventCall, { number }: Registration): string => rowSlug(shape, "reg", "registration", number)

const answerWith = (call: EventCall, status: 200 | 201, registration: Registration): Answer =>
  written(call, status, "registration", registration, (one, shape) => registrationRecord(shape, call.place, one))

export const createRegistration: Route = inEvent((call) =>
  withAttributes(call, "registration", (given) => {
    const { event, place, state } = call
    const email = given.email("email") ?? null
    const code = given.text("discount_code") ?? null
    const discount = code === null ? null : discountNamed(call, code)
    if (discount === undefined) given.complain("discount_code", "is invalid")
    const wanted = wantedOf(call, given.raw("line_items"))
    if (wanted === undefined) return notHere(call)
    if (!given.isGood) return undefined
    const missing = unavailable(place, wanted)
    if (wanted.length === 0 || missing.length > 0) {
      return noneLeft(
        call,
        missing.map(({ title }) => title),
      )
    }
    const buyer = { name: given.text("name") ?? null, email, source: given.text("source") ?? null, discountCode: code }
    const left = discount === undefined || discount === null ? undefined : leftOf(call, discount)
    const registration = register(state, place, wanted, buyer, discount ?? null, left)
    place.put(registration, null)
    if (given.flag("notify") === true) {
      const of = slugOf(call, registration)
      if (email !== null) state.outbox.push({ to: email, about: "registration", of })
      state.outbox.push({ to: event.contactEmail, about: "organiser", of })
    }
    return answerWith(call, 201, registration)
  }),
)

/** A route that finds a registration and writes it. */
const onRegistration = (write: (call: EventCall, registration: Registration) => Answer): Route =>
  inEvent((call) => {
    const key = parameter(call, "registration_slug")
    const registration = registrationOf(call, key)
    return registration === undefined ? noRegistration(call, key) : write(call, registration)
  })

const time = (seconds: number | null): string | null => (seconds === null ? null : iso(seconds))

/** What 3.0 answers to a change: attributes of a form, and the platform's own row (seed 003, Update a Registration). */
const formRecord = ({ place, shape }: EventCall, registration: Registration): Sent => {
  const total = decimal(amount(registration.total, place.event.currency))
  const { email, metadata, name, paymentReference, phone, source } = registration
  const shared = { name, email, metadata, payment_reference: paymentReference, phone_number: phone, source }
  return {
    ...shared,
    registration: {
      ...shared,
      event_id: idOf("event", place.event.number),
      id: rowId(shape, "registration", registration.number),
      slug: rowSlug(shape, "reg", "registration", registration.number),
      created_at: iso(registration.createdAt),
      updated_at: iso(registration.updatedAt),
      discount_code: registration.discountCode,
      user_id: null,
      ip_address: `192.0.2.${registration.number % 250}`,
      payment_option_id: null,
      expires_at: iso(registration.createdAt + 900),
      reference: registration.reference,
      cached_total: total,
      processing_job_id: null,
      completed_at: time(registration.completedAt),
      state: registrationState(place, registration),
      registration_type: registration.type,
      billing_address_id: null,
      company_name: registration.company,
      receipt_paid: registration.settled && registration.cancelledAt === null,
      payment_option_name: registration.payment === "manual" ? "manual" : null,
      locale: registration.locale,
      prefill_id: null,
      test_mode: shape.test,
      consented_at: null,
      data_security_consent_id: null,
      data_security_terms_and_condition_id: null,
    },
    total,
    update_receipt: true,
    billing_address_attributes: {},
    receipt_lines_attributes: [],
  }
}

/** Puts a changed registration in its place, and answers as the version does. */
const settle = (call: EventCall, status: 200 | 201, before: Registration, after: Registration): Answer => {
  const registration = { ...after, updatedAt: call.state.tick() }
  call.place.put(registration, before)
  return call.shape.version === "3.0"
    ? json(status, formRecord(call, registration))
    : answerWith(call, status, registration)
}

const emptyAddress: Address = {
  address: null,
  city: null,
  country: null,
  state_province_region: null,
  vat_number: null,
  zip_postal_code: null,
}

const addressOf = (given: Json | undefined, before: Address | null): Address | null => {
  if (!Lenient.isObject(given)) return before
  const attributes = new Attributes(given)
  const start = before ?? emptyAddress
  const of = (name: keyof Address): string | null => or(attributes.text(name), start[name])
  return {
    address: of("address"),
    city: of("city"),
    country: of("country"),
    state_province_region: of("state_province_region"),
    vat_number: of("vat_number"),
    zip_postal_code: of("zip_postal_code"),
  }
}

export const updateRegistration: Route = onRegistration((call, before) =>
  withAttributes(call, "registration", (given) => {
    const { event } = call
    const text = (name: string, was: string | null): string | null => or(given.text(name), was)
    const email = given.email("email")
    // Only what the organiser made can be given another total (notes 2: editable_total_and_prices).
    const total = before.type === "manual" ? (given.amount("total", event.currency) ?? before.total) : before.total
    if (!given.isGood) return undefined
    return settle(call, 200, before, {
      ...before,
      name: text("name", before.name),
      email: or(email, before.email),
      company: text("company_name", before.company),
      phone: text("phone_number", before.phone),
      paymentReference: text("payment_reference", before.paymentReference),
      source: text("source", before.source),
      metadata: or(given.raw("metadata"), before.metadata),
      address: addressOf(given.raw("billing_address_attributes"), before.address),
      total,
      tax: total === before.total ? before.tax : taxWithin(total, event.vat),
    })
  }),
)

export const markRegistrationPaid: Route = onRegistration((call, before) =>
  settle(call, 201, before, { ...before, settled: true }),
)

export const markRegistrationUnpaid: Route = onRegistration((call, before) =>
  settle(call, 200, before, { ...before, settled: false }),
)

/** Everything that is left goes back; the tickets stay what they are. */
export const refundRegistration: Route = onRegistration((call, before) =>
  withAttributes(call, "refund", (given) => {
    const manual = given.flag("manual")
    if (manual === undefined) given.complain("manual", "can't be blank")
    if (!given.isGood) return undefined
    const paidBack = before.refunds.reduce((sum, refund) => sum + refund.amount, 0)
    const left = before.total - paidBack
    if (!before.settled || left <= 0) return refuse(call, "There is nothing to refund")
    const isThroughProvider = before.payment === "card" || before.payment === "paypal"
    if (manual === false && !isThroughProvider) {
      return refuse(call, "The payment provider has no payment to refund")
    }
    const at = call.state.tick()
    const refund = { place: before.refunds.length, amount: left, at, manual: manual === true }
    const registration: Registration = {
      ...before,
      refunds: [...before.refunds, refund],
      refunded: "fully",
      updatedAt: at,
    }
    call.place.put(registration, before)
    return written(call, 201, "refund", refund, (one, shape) => refundRecord(shape, call.place, registration, one))
  }),
)

const voided = (ticket: Ticket, at: number): Ticket =>
  ticket.void ? ticket : { ...ticket, void: true, voidedAt: at, updatedAt: at }

export const cancelRegistration: Route = onRegistration((call, before) => {
  if (before.cancelledAt !== null) {
    return refusal(call.shape.old, new Map([["base", ["The registration is cancelled already"]]]))
  }
  const at = call.state.tick()
  const registration: Registration = {
    ...before,
    cancelledAt: at,
    tickets: before.tickets.map((ticket) => voided(ticket, at)),
    updatedAt: at,
  }
  call.place.put(registration, before)
  return answerWith(call, 200, registration)
})

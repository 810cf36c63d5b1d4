/**
 * Registrations (orders), and refunds.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Amount, Email, may, mayBeNull, Metadata, Range, Reference } from "../Inputs.ts"
import { Refund, Registration } from "../records/Registration.ts"
import {
  create,
  created,
  forGood,
  found,
  get,
  inEvent,
  invalid,
  list,
  mails,
  perhaps,
  searching,
  switches,
  under,
  update,
} from "./Common.ts"

/** What is registered for: so many of a release. */
export class NewLineItem extends Schema.Opaque<NewLineItem>()(
  Schema.Struct({
    release_id: Reference,
    quantity: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
    donation: may(Amount.annotate({ description: "What is given for each, where the release takes donations" })),
  }).annotate({ identifier: "NewLineItem" }),
) {}

/**
 * What a registration is made of. Its price is the list price, and counts as paid; `registrations.update` sets another
 * total. It fails when a release is off sale or sold out, or an activity of it full.
 */
export class NewRegistration extends Schema.Opaque<NewRegistration>()(
  Schema.Struct({
    line_items: Schema.NonEmptyArray(NewLineItem),
    discount_code: mayBeNull(Schema.String),
    email: may(Email),
    name: mayBeNull(Schema.String),
    notify: may(
      Schema.Boolean.annotate({ description: "Whether buyer and organisers get mails; nobody does by default" }),
    ),
    source: mayBeNull(Schema.String.annotate({ description: "The source tracking code" })),
  }).annotate({ identifier: "NewRegistration" }),
) {}

/** What of a registration is to change. */
export class RegistrationChange extends Schema.Opaque<RegistrationChange>()(
  Schema.Struct({
    billing_address_attributes: may(
      Schema.Struct({
        address: mayBeNull(Schema.String),
        city: mayBeNull(Schema.String),
        country: mayBeNull(Schema.String),
        state_province_region: mayBeNull(Schema.String),
        vat_number: mayBeNull(Schema.String),
        zip_postal_code: mayBeNull(Schema.String),
      }),
    ),
    company_name: mayBeNull(Schema.String),
    email: may(Email),
    metadata: mayBeNull(Metadata),
    name: mayBeNull(Schema.String),
    payment_reference: mayBeNull(Schema.String.annotate({ description: "The buyer's purchase order number" })),
    phone_number: mayBeNull(Schema.String),
    source: mayBeNull(Schema.String),
    total: may(Amount.annotate({ description: "The gross total" })),
  }).annotate({ identifier: "RegistrationChange" }),
) {}

/** How the money goes back: `manual` only notes it, else the payment provider is told. */
export class NewRefund extends Schema.Opaque<NewRefund>()(
  Schema.Struct({ manual: Schema.Boolean }).annotate({ identifier: "NewRefund" }),
) {}

const states = ["paid", "unpaid", "complete", "confirmed", "incomplete", "cancelled"] as const
const sorts = ["name", "created_at", "updated_at", "total", "reference", "payment_provider"] as const

const resource = "registrations"
const source = "seed 003, Registrations"
const one = `${inEvent}/registrations/{registration_slug}` as const

/** Endpoints of registrations and refunds. */
export const registrationOperations = {
  listRegistrations: {
    ...list,
    name: "registrations.list",
    path: `${inEvent}/registrations`,
    summary: "Orders, oldest first unless search.sort says otherwise; cancelled ones only when asked for",
    resource,
    query: searching({
      sort: may(Schema.Literals(sorts)),
      states: may(Schema.Array(Schema.Literals(states))),
      created_at: may(Range),
      updated_at: may(Range),
    }),
    success: found("registrations", Registration),
    source,
  },
  getRegistration: {
    ...get,
    name: "registrations.get",
    path: one,
    summary: "One order",
    resource,
    success: found("registration", Registration),
    source,
  },
  createRegistration: {
    ...create,
    name: "registrations.create",
    path: `${inEvent}/registrations`,
    summary: "Makes an order by hand, at list price and paid for; mails people only with notify",
    resource,
    body: under("registration", NewRegistration),
    success: created("registration", Registration),
    sideEffects: mails,
    trace: { list: "registrations.list", by: ["source", "email", "name"] },
    source: `${source}; platform notes 2`,
  },
  updateRegistration: {
    ...update,
    name: "registrations.update",
    path: one,
    summary: "Changes an order",
    resource,
    body: under("registration", RegistrationChange),
    success: found("registration", Registration),
    source,
  },
  markRegistrationPaid: {
    ...switches,
    method: "POST",
    name: "registrations.mark_paid",
    path: `${one}/confirmations`,
    summary: "Notes that an invoice was paid (receipt_paid); a beta feature",
    resource,
    success: created("registration", Registration),
    source,
  },
  markRegistrationUnpaid: {
    ...switches,
    method: "DELETE",
    name: "registrations.mark_unpaid",
    path: `${one}/confirmations`,
    summary: "Notes that an invoice was not paid after all; a beta feature",
    resource,
    success: found("registration", Registration),
    source,
  },
  refundRegistration: {
    ...create,
    name: "registrations.refund",
    path: `${one}/refunds`,
    summary: "Pays an order back through the payment provider, or notes that it was",
    resource,
    body: under("refund", NewRefund),
    success: perhaps("refund", Refund),
    sideEffects: forGood,
    trace: { list: "refunds.list", by: [] },
    source,
  },
  cancelRegistration: {
    ...create,
    name: "registrations.cancel",
    path: `${one}/cancellation`,
    summary: "Cancels an order and makes its tickets void",
    resource,
    failures: invalid,
    success: perhaps("registration", Registration),
    sideEffects: forGood,
    source,
  },
  listRefunds: {
    ...list,
    name: "refunds.list",
    path: `${inEvent}/refunds`,
    summary: "The refunds of an event",
    resource: "refunds",
    success: found("refunds", Refund),
    source: "seed 003, Refunds",
  },
  getRefund: {
    ...get,
    name: "refunds.get",
    path: `${inEvent}/refunds/{refund_id}`,
    summary: "One refund",
    resource: "refunds",
    success: found("refund", Refund),
    source: "seed 003, Refunds",
  },
} as const satisfies { readonly [name: string]: Operation }

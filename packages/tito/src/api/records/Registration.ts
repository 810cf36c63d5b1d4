/**
 * Registrations: what Tito calls orders.
 *
 * @module
 */
import { Schema } from "effect"
import {
  anything,
  decimal,
  EventReference,
  flag,
  Id,
  ids,
  integer,
  itself,
  metadata,
  optional,
  Slug,
  text,
  times,
  undocumented,
} from "./Common.ts"
import { TicketWithin } from "./TicketWithin.ts"

/** An address as typed in at the checkout (seed 003, Registrations: `billing_address_attributes`). */
export class BillingAddress extends Schema.Opaque<BillingAddress>()(
  Schema.Struct({
    id: integer,
    address: text,
    city: text,
    company_name: text,
    country: text,
    state_province_region: text,
    vat_number: text,
    zip_postal_code: text,
  }).annotate({ identifier: "BillingAddress", description: "An address as typed in at the checkout." }),
) {}

/** A line of a registration: `quantity` times a release at `price`, which is after the discount. */
export class LineItem extends Schema.Opaque<LineItem>()(
  Schema.Struct({
    id: Id,
    ...itself,
    ...times,
    currency: text,
    price: decimal,
    price_ex_tax: decimal,
    price_inc_tax: decimal,
    quantity: integer,
    release_id: integer,
    release_slug: text,
    release_title: text,
    test_mode: flag,
    title: text,
    total: decimal,
  }).annotate({
    identifier: "LineItem",
    description: "A line of a registration: `quantity` times a release at `price`, which is after the discount.",
  }),
) {}

/** A receipt. Whoever has `unique_url` can read it. */
export class Receipt extends Schema.Opaque<Receipt>()(
  Schema.Struct({
    id: integer,
    slug: text,
    ...itself,
    ...times,
    billing_address: anything,
    company_name: text,
    currency: text,
    external_url: text,
    number: integer,
    paid: flag,
    payment: anything,
    receipt_lines: optional(
      Schema.Array(
        Schema.Struct({
          id: integer,
          quantity: integer,
          description: text,
          price: decimal,
          total: decimal,
          receipt_line_taxes: undocumented,
        }),
      ),
    ),
    refund: anything,
    test_mode: flag,
    total: decimal,
    unique_url: text,
    vat_number: text,
  }).annotate({ identifier: "Receipt", description: "A receipt. Whoever has `unique_url` can read it." }),
) {}

/** A refund without the registration it is of. */
const refundItself = {
  id: Id,
  ...itself,
  amount: decimal,
  created_at: text,
  currency: text,
  manual: flag,
  registration: anything,
  registration_id: integer,
}

/** Fields of the platform's own table, which answers of 3.0 to writes show (seed 003, Update a Registration). */
const inner = {
  billing_address_id: integer,
  cached_total: decimal,
  data_security_consent_id: integer,
  data_security_terms_and_condition_id: integer,
  event_id: integer,
  payment_option_id: integer,
  prefill_id: integer,
  processing_job_id: integer,
  user_id: integer,
}

const registrationItself = {
  id: Id,
  slug: Slug,
  ...itself,
  ...inner,
  billing_address: optional(BillingAddress),
  cancelled: flag,
  cancelled_at: text,
  cancelled_by: text,
  company_name: text,
  completed_at: text,
  consented_at: text,
  created_at: text,
  currency: text,
  discount_code: text,
  discount_code_id: integer,
  editable_total_and_prices: flag,
  email: text,
  event: optional(EventReference),
  expires_at: text,
  first_name: text,
  free: flag,
  imported: flag,
  invoice: flag,
  ip_address: text,
  job_title: text,
  last_name: text,
  line_items: optional(Schema.Array(LineItem)),
  locale: text,
  manual: flag,
  metadata,
  name: text,
  /** Whether it cost something. Whether the money came is `receipt_paid`. */
  paid: flag,
  partially_refunded: flag,
  payment: optional(Schema.Struct({ reference: text, type: text, refundable_amount: decimal })),
  payment_complete: flag,
  payment_incomplete: flag,
  payment_option_name: text,
  payment_option_provider_name: text,
  payment_reference: text,
  phone_number: text,
  purchase_order_number: text,
  /** How many of each release, by its slug. */
  quantities: optional(Schema.Record(Schema.String, Schema.Struct({ release: text, quantity: integer }))),
  receipt: optional(Receipt),
  receipt_id: integer,
  receipt_number: text,
  receipt_paid: flag,
  receipts: optional(Schema.Array(Receipt)),
  reference: text,
  refundable: flag,
  refunded: flag,
  refunds: optional(Schema.Array(Schema.Struct(refundItself))),
  /** `standard`, `manual` or `imported`. */
  registration_type: text,
  source: text,
  state: text,
  terms_accepted: flag,
  termset_ids: ids,
  test_mode: flag,
  tickets: optional(Schema.Array(TicketWithin)),
  tickets_count: integer,
  total: decimal,
  total_less_tax: decimal,
  updated_at: text,
}

/**
 * A registration (seed 003, Registrations; platform notes 2 and 4). `state` tells how far the details of its tickets are
 * filled in, not whether it is paid; amounts are numbers today, texts in old answers, and gross but for
 * `total_less_tax`. 3.1 sends what hangs on it only when `expand` names it: `line_items`, `receipts`, `refunds`,
 * `tickets`, `billing_address`.
 */
export class Registration extends Schema.Opaque<Registration>()(
  Schema.Struct(registrationItself).annotate({
    identifier: "Registration",
    description:
      "A registration (order). `state` tells how far the details of its tickets are filled in, not whether it is paid.",
  }),
) {}

/** A registration as a record of something else may hold it. */
export class RegistrationWithin extends Schema.Opaque<RegistrationWithin>()(
  Schema.Struct({ ...registrationItself, id: integer, slug: text }).annotate({
    identifier: "RegistrationWithin",
    description: "A registration as a record of something else may hold it.",
  }),
) {}

/** A refund (seed 003, Refunds). Its amount is negative in real answers and positive in the documents (notes 4). */
export class Refund extends Schema.Opaque<Refund>()(
  Schema.Struct({ ...refundItself, registration: optional(RegistrationWithin) }).annotate({
    identifier: "Refund",
    description: "A refund. Its amount is negative in real answers and positive in the documents.",
  }),
) {}

/**
 * Registrations: what Tito calls orders.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { BillingAddress as MappedAddress } from "../../resources/Common.ts"
import { LineItem as MappedLine, Refund as MappedRefund, Registration as Mapped } from "../../resources/Registration.ts"
import { EventReference, Ids, itself, Key, Metadata, Slug, times } from "./Common.ts"
import { TicketWithin } from "./TicketWithin.ts"

const { Decimal, Flag, Int, optional, Text } = Lenient

/** An address as typed in at the checkout (seed 003, Registrations: `billing_address_attributes`). */
export class BillingAddress extends Schema.Opaque<BillingAddress>()(
  Schema.Struct({
    ...MappedAddress.fields,
    id: optional(Key),
    state_province_region: optional(Text),
  }).annotate({ identifier: "BillingAddress" }),
) {}

/** A line of a registration: `quantity` times a release at `price`, which is after the discount. */
export class LineItem extends Schema.Opaque<LineItem>()(
  Schema.Struct({
    ...MappedLine.fields,
    ...itself,
    ...times,
    test_mode: optional(Flag),
  }).annotate({ identifier: "LineItem" }),
) {}

/** A receipt. Whoever has `unique_url` can read it. */
export class Receipt extends Schema.Opaque<Receipt>()(
  Schema.Struct({
    ...itself,
    ...times,
    id: optional(Key),
    billing_address: optional(Schema.Unknown),
    company_name: optional(Text),
    currency: optional(Text),
    external_url: optional(Text),
    number: optional(Text),
    paid: optional(Flag),
    payment: optional(Schema.Unknown),
    receipt_lines: optional(
      Schema.Array(
        Schema.Struct({
          id: optional(Key),
          quantity: optional(Int),
          description: optional(Text),
          price: optional(Decimal),
          total: optional(Decimal),
          receipt_line_taxes: optional(Schema.Array(Schema.Unknown)),
        }),
      ),
    ),
    refund: optional(Schema.Unknown),
    slug: optional(Slug),
    test_mode: optional(Flag),
    total: optional(Decimal),
    unique_url: optional(Text),
    vat_number: optional(Text),
  }).annotate({ identifier: "Receipt" }),
) {}

/** A refund without the registration it is of. */
const refundItself = { ...MappedRefund.fields, ...itself, registration: optional(Schema.Unknown) }

/** Fields of the platform's own table, which answers of 3.0 to writes show (seed 003, Update a Registration). */
const inner = {
  billing_address_id: optional(Text),
  cached_total: optional(Decimal),
  data_security_consent_id: optional(Text),
  data_security_terms_and_condition_id: optional(Text),
  event_id: optional(Text),
  payment_option_id: optional(Text),
  prefill_id: optional(Text),
  processing_job_id: optional(Text),
  user_id: optional(Text),
}

const registrationItself = {
  ...Mapped.fields,
  id: Key,
  slug: optional(Slug),
  ...itself,
  ...inner,
  billing_address: optional(BillingAddress),
  cancelled_by: optional(Text),
  consented_at: optional(Text),
  discount_code_id: optional(Text),
  editable_total_and_prices: optional(Flag),
  event: optional(EventReference),
  expires_at: optional(Text),
  free: optional(Flag),
  imported: optional(Flag),
  ip_address: optional(Text),
  job_title: optional(Text),
  line_items: optional(Schema.Array(LineItem)),
  manual: optional(Flag),
  metadata: optional(Metadata),
  /** Whether it cost something. Whether the money came is `receipt_paid`. */
  paid: optional(Flag),
  payment: optional(
    Schema.Struct({ reference: optional(Text), type: optional(Text), refundable_amount: optional(Decimal) }),
  ),
  purchase_order_number: optional(Text),
  /** How many of each release, by its slug. */
  quantities: optional(
    Schema.Record(Schema.String, Schema.Struct({ release: optional(Text), quantity: optional(Int) })),
  ),
  receipt: optional(Receipt),
  receipt_id: optional(Text),
  receipt_number: optional(Text),
  receipts: optional(Schema.Array(Receipt)),
  refundable: optional(Flag),
  refunds: optional(Schema.Array(Schema.Struct(refundItself))),
  /** `standard`, `manual` or `imported`. */
  registration_type: optional(Text),
  terms_accepted: optional(Flag),
  termset_ids: optional(Ids),
  test_mode: optional(Flag),
  tickets: optional(Schema.Array(TicketWithin)),
  tickets_count: optional(Int),
}

/**
 * A registration (seed 003, Registrations; platform notes 2 and 4). `state` tells how far the details of its tickets are
 * filled in, not whether it is paid; amounts are numbers today, texts in old answers, and gross but for
 * `total_less_tax`. 3.1 sends what hangs on it only when `expand` names it: `line_items`, `receipts`, `refunds`,
 * `tickets`, `billing_address`.
 */
export class Registration extends Schema.Opaque<Registration>()(
  Schema.Struct(registrationItself).annotate({ identifier: "Registration" }),
) {}

/** A registration as a record of something else may hold it. */
export class RegistrationWithin extends Schema.Opaque<RegistrationWithin>()(
  Schema.Struct({ ...registrationItself, id: optional(Text) }).annotate({
    identifier: "RegistrationWithin",
  }),
) {}

/** A refund (seed 003, Refunds). Its amount is negative in real answers and positive in the documents (notes 4). */
export class Refund extends Schema.Opaque<Refund>()(
  Schema.Struct({ ...refundItself, registration: optional(RegistrationWithin) }).annotate({
    identifier: "Refund",
  }),
) {}

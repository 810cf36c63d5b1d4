/**
 * Registrations as orders, their line items, and refunds.
 *
 * @module
 */
import { Fields, Lenient, Native, Problems, type Rejected, type Secrets } from "@boxport/connector/mapping"
import { canonicalId, type Json, type JsonObject, type Order, type OrderLine, type Refund } from "@boxport/model"
import { Result } from "effect"
import { LineItem, Refund as NativeRefund, Registration } from "../resources/Registration.ts"
import { type Catalogue, platform } from "./Catalogue.ts"
import { ticketFields } from "./Tickets.ts"
import { bearerLink, copyOf, each, envelope, eventCopy, kept, ofWebhook, ownRow } from "./Trees.ts"
import { amountOf, currencyOf, idIn, instantOf, joinedName, sum, times } from "./Values.ts"

const { column, derived, dropped, extra, list, object } = Fields
const { listOf, mapRecord, resource, withKept } = Native

/** What becomes of the fields of a line item. */
export const lineItemFields: Fields.Fields = {
  ...envelope,
  id: column("order_lines.id", "order_lines.native_id"),
  currency: column("order_lines.currency"),
  price: column("order_lines.unit_amount"),
  price_ex_tax: derived("price_inc_tax less this, times quantity", "order_lines.tax_amount"),
  price_inc_tax: derived("times quantity", "order_lines.total_amount"),
  quantity: column("order_lines.quantity"),
  release: ownRow,
  release_id: column("order_lines.ticket_type_id"),
  release_price: ownRow,
  release_slug: derived("where release_id leads nowhere", "order_lines.ticket_type_id"),
  release_title: derived("where title is missing", "order_lines.title"),
  test_mode: dropped("the same for all that a token reads"),
  title: column("order_lines.title"),
  total: column("order_lines.total_amount"),
  ...kept("created_at updated_at"),
}

/** What becomes of the fields of a receipt. */
export const receiptFields: Fields.Fields = {
  ...envelope,
  external_url: bearerLink,
  slug: bearerLink,
  test_mode: dropped("the same for all that a token reads"),
  unique_url: bearerLink,
  ...kept(`id billing_address company_name created_at currency number paid payment payment_provider payment_reference
    receipt_lines refund tax total total_less_tax updated_at vat_number`),
}

/** What becomes of the fields of a refund inside a registration. */
const refundInside: Fields.Fields = {
  ...envelope,
  id: column("refunds.id", "refunds.native_id"),
  amount: derived("added up", "orders.refunded_amount"),
  created_at: column("refunds.created_at"),
  manual: column("refunds.manual"),
}

/** What becomes of the fields of a registration. */
export const registrationFields: Fields.Fields = {
  ...envelope,
  id: column("orders.id", "orders.native_id"),
  billing_address: object({
    address: column("orders.buyer_street"),
    city: column("orders.buyer_city"),
    company_name: derived("where the registration has none", "orders.buyer_company"),
    country: column("orders.buyer_country"),
    state_province_region: extra,
    vat_number: column("orders.buyer_vat_number"),
    zip_postal_code: column("orders.buyer_postal_code"),
  }),
  cancelled_at: column("orders.cancelled_at"),
  company_name: column("orders.buyer_company"),
  completed_at: column("orders.completed_at"),
  created_at: column("orders.created_at"),
  currency: column("orders.currency"),
  ...each(ofWebhook, "custom text webhook_text"),
  ...each(dropped("the day of the moment beside it"), "completed_date created_date"),
  discount_code: column("orders.discount_code"),
  email: column("orders.buyer_email"),
  event: eventCopy,
  first_name: column("orders.buyer_first_name"),
  ip_address: dropped("personal, and of no use outside the platform"),
  last_name: column("orders.buyer_last_name"),
  line_items: list(lineItemFields),
  locale: column("orders.locale"),
  name: column("orders.buyer_name"),
  payment: object({
    reference: derived("where payment_reference is missing", "orders.payment_reference"),
    refundable_amount: extra,
    type: column("orders.payment_method"),
  }),
  invoice: derived("where nothing else names a way of paying", "orders.payment_method"),
  payment_option_name: derived("where nothing better is known", "orders.payment_method"),
  payment_option_provider_name: derived("where payment has no type", "orders.payment_method"),
  payment_reference: column("orders.payment_reference"),
  phone_number: column("orders.buyer_phone"),
  quantities: dropped("the lines tell it"),
  receipt: object(receiptFields),
  receipts: list(receiptFields),
  reference: column("orders.reference"),
  refunds: list(refundInside),
  source: column("orders.source"),
  test_mode: dropped("the same for all that a token reads; the manifest names it"),
  tickets: list(ticketFields),
  total: column("orders.total_amount"),
  total_less_tax: derived("rounded; total less this is the tax", "orders.subtotal_amount", "orders.tax_amount"),
  updated_at: column("orders.updated_at"),
  url: bearerLink,
  unique_url: bearerLink,
  ...each(derived("with state and receipt_paid", "orders.status"), "cancelled partially_refunded refunded state"),
  ...each(
    derived("whether the money has come", "orders.paid_amount", "orders.status"),
    "payment_complete payment_incomplete receipt_paid",
  ),
  ...kept(`slug cancelled_by consented_at discount_code_id editable_total_and_prices expires_at free imported
    job_title manual metadata paid purchase_order_number receipt_id receipt_number refundable registration_type
    terms_accepted termset_ids tickets_count`),
}

/** What becomes of the fields of a refund. */
export const refundFields: Fields.Fields = {
  ...envelope,
  id: column("refunds.id", "refunds.native_id"),
  amount: column("refunds.amount"),
  created_at: column("refunds.created_at"),
  currency: column("refunds.currency"),
  event: eventCopy,
  manual: column("refunds.manual"),
  registration: object(copyOf(registrationFields, column("refunds.order_id"))),
  registration_id: column("refunds.order_id"),
}

// Lines, refunds and tickets have rows, and an `extra`, of their own.
const registrations = resource("registrations", Registration, registrationFields, {
  parts: ["line_items", "refunds", "tickets"],
})
const lineItems = resource("line_items", LineItem, lineItemFields)
const refunds = resource("refunds", NativeRefund, refundFields, { parts: ["registration"] })

/** Takes the secrets out of a registration. */
export const scrubRegistration = registrations.scrub
/** Takes the secrets out of a refund, and out of the registration inside. */
export const scrubRefund = refunds.scrub

const pending = "new ready redirected ready_to_process processing payment_details_stored payment_charged"
const statuses: { readonly [word: string]: Order["status"] } = {
  ...Object.fromEntries(pending.split(" ").map((word) => [word, "pending"])),
  cancelled: "cancelled",
  canceled: "cancelled",
  customer_cancelled: "cancelled",
  errored: "failed",
  payment_declined: "failed",
  not_fulfilled: "failed",
  complete: "completed",
  incomplete: "completed",
  confirmed: "completed",
}

/** Whether the money came; null where the platform says nothing. `paid` only says that it was not free (notes 4). */
const isSettled = (native: Registration): boolean | null => {
  const paid = Lenient.flag(native.receipt_paid)
  if (paid !== null) return paid
  if (Lenient.flag(native.payment_complete) === true) return true
  return Lenient.flag(native.payment_incomplete) === true ? false : null
}

const statusOf = (native: Registration, total: bigint | null): Order["status"] => {
  const word = Lenient.text(native.state)?.toLowerCase() ?? null
  const status = word === null ? undefined : statuses[word]
  if (status === "cancelled" || Lenient.flag(native.cancelled) === true) return "cancelled"
  if (Lenient.flag(native.refunded) === true) return "refunded"
  if (Lenient.flag(native.partially_refunded) === true) return "partially_refunded"
  if (status !== "completed") return status ?? "unknown"
  return total !== null && total > 0n && isSettled(native) === false ? "pending" : "completed"
}

const paidOf = (native: Registration, total: bigint | null): bigint | null => {
  if (total === null || total === 0n) return total
  const settled = isSettled(native)
  return settled === null ? null : settled ? total : 0n
}

const positive = (amount: bigint | null): bigint | null => (amount !== null && amount < 0n ? -amount : amount)

interface RefundContext {
  readonly catalogue: Catalogue
  /** The registration it was found in; null for one that was listed alone. */
  readonly order: string | null
  /** The key of a registration; null for one that has no row. */
  readonly orderId: (nativeId: string) => string | null
}

const refundOf = (native: NativeRefund, raw: JsonObject, problems: Problems, context: RefundContext): Refund => {
  const { currency: eventCurrency, eventId, nativeId: nativeEvent, zone } = context.catalogue.event
  const nativeId = String(native.id)
  const order = context.order ?? idIn(native.registration) ?? Lenient.text(native.registration_id)
  const orderId = order === null ? null : context.orderId(order)
  const currency = currencyOf(native.currency, "currency", problems) ?? eventCurrency
  return {
    id: canonicalId(platform, nativeId),
    event_id: eventId,
    order_id: orderId,
    native_id: nativeId,
    amount: positive(amountOf(native.amount, currency, "amount", problems)),
    currency,
    manual: Lenient.flag(native.manual),
    created_at: instantOf(native.created_at, "created_at", problems, zone),
    extra: withKept(refunds.rest(raw), {
      event_id: eventId === null ? nativeEvent : null,
      registration_id: orderId === null ? order : null,
    }),
  }
}

/** A refund's row. */
export const mapRefund = (record: Json, context: RefundContext): Result.Result<Refund, Rejected> =>
  mapRecord(refunds, record, (native, raw, problems) => refundOf(native, raw, problems, context))

interface LineContext {
  readonly order: string
  readonly currency: string | null
  readonly catalogue: Catalogue
}

const lineOf = (native: LineItem, raw: JsonObject, problems: Problems, context: LineContext): OrderLine => {
  const { catalogue, order } = context
  const { eventId } = catalogue.event
  const nativeId = String(native.id)
  const currency = currencyOf(native.currency, "currency", problems) ?? context.currency
  const reference = Lenient.text(native.release_id)
  const slug = Lenient.text(native.release_slug)
  const release = catalogue.release(reference, slug)
  const typeId = catalogue.ticketTypeId(reference, slug)
  const quantity = Lenient.int(native.quantity)
  const price = native.price_inc_tax ?? native.price
  const total = Lenient.text(native.total) ?? (quantity === null ? null : times(quantity, price))
  const tax = quantity === null ? null : times(quantity, native.price_inc_tax, native.price_ex_tax)
  return {
    id: canonicalId(platform, nativeId),
    order_id: canonicalId(platform, order),
    event_id: eventId,
    native_id: nativeId,
    kind: release?.lineKind ?? "ticket",
    ticket_type_id: typeId,
    title: Lenient.text(native.title) ?? Lenient.text(native.release_title),
    quantity,
    unit_amount: amountOf(native.price, currency, "price", problems),
    tax_amount: amountOf(tax, currency, "price_ex_tax", problems),
    total_amount: amountOf(total, currency, native.total === undefined ? "price" : "total", problems),
    currency,
    extra: withKept(lineItems.rest(raw), {
      release_id: typeId === null ? reference : null,
      release_slug: typeId === null ? slug : null,
    }),
  }
}

/** A registration with the rows it gives; lines that could not be taken are set aside, not the order. */
export interface MappedRegistration {
  readonly order: Order
  readonly lines: ReadonlyArray<OrderLine>
  readonly rejected: ReadonlyArray<Rejected>
}

/**
 * What was refunded: what its refunds add up to; without any what the flags say. A refund that cannot be read makes the
 * sum unknown, and is set aside where refunds are listed.
 */
const refundedOf = (
  raw: JsonObject,
  native: Registration,
  total: bigint | null,
  currency: string | null,
): bigint | null => {
  const broken = new Problems()
  const amounts = listOf(raw["refunds"]).map((refund) => {
    const amount = Lenient.isObject(refund) ? refund["amount"] : null
    return typeof amount === "string" || typeof amount === "number"
      ? positive(amountOf(amount, currency, "amount", broken))
      : null
  })
  if (broken.found.length > 0) return null
  const refunded = Lenient.flag(native.refunded)
  const known = sum(amounts)
  if (known !== null) return known
  if (refunded === true) return positive(total)
  return refunded === false && Lenient.flag(native.partially_refunded) !== true ? 0n : null
}

const vatNumberOf = (receipts: ReadonlyArray<Json>): string | null => {
  for (const receipt of receipts) {
    const vat = Lenient.isObject(receipt) ? receipt["vat_number"] : null
    if (typeof vat === "string" && vat !== "") return vat
  }
  return null
}

const textIn = (value: unknown, field: string): string | null => {
  const found = typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(field) : undefined
  return typeof found === "string" ? Lenient.text(found) : null
}

const registrationOf = (
  native: Registration,
  raw: JsonObject,
  problems: Problems,
  catalogue: Catalogue,
  secrets: Secrets.Named,
): MappedRegistration => {
  const { currency: eventCurrency, eventId, nativeId: nativeEvent, zone } = catalogue.event
  const nativeId = String(native.id)
  const currency = currencyOf(native.currency, "currency", problems) ?? eventCurrency
  const total = amountOf(native.total, currency, "total", problems)
  const net = amountOf(native.total_less_tax, currency, "total_less_tax", problems)
  const refunded = refundedOf(raw, native, total, currency)

  const rejected: Array<Rejected> = []
  const lines: Array<OrderLine> = []
  for (const record of listOf(raw["line_items"])) {
    const mapped = mapRecord(lineItems, record, (line, rawLine, lineProblems) =>
      lineOf(line, rawLine, lineProblems, { order: nativeId, currency, catalogue }),
    )
    if (Result.isSuccess(mapped)) lines.push(mapped.success)
    else rejected.push(mapped.failure)
  }

  const word = Lenient.text(native.state)
  const status = statusOf(native, total)
  const knownState = word === null || statuses[word.toLowerCase()] !== undefined
  const first = Lenient.text(native.first_name)
  const last = Lenient.text(native.last_name)
  const address = typeof native.billing_address === "object" ? native.billing_address : null
  const reference = Lenient.text(native.payment_reference)
  const gatewayReference = textIn(native.payment, "reference")
  const method = [
    textIn(native.payment, "type"),
    Lenient.text(native.payment_option_provider_name),
    Lenient.text(native.payment_option_name),
    Lenient.flag(native.invoice) === true ? "invoice" : null,
  ].find((name) => name !== null)
  const order: Order = {
    id: canonicalId(platform, nativeId),
    event_id: eventId,
    native_id: nativeId,
    reference: Lenient.text(native.reference),
    status,
    buyer_name: Lenient.text(native.name) ?? joinedName(first, last),
    buyer_first_name: first,
    buyer_last_name: last,
    buyer_email: Lenient.text(native.email),
    buyer_phone: Lenient.text(native.phone_number),
    buyer_company: Lenient.text(native.company_name) ?? Lenient.text(address?.company_name),
    buyer_vat_number: Lenient.text(address?.vat_number) ?? vatNumberOf(listOf(raw["receipts"])),
    buyer_street:
      typeof native.billing_address === "string"
        ? Lenient.text(native.billing_address)
        : Lenient.text(address?.address),
    buyer_city: Lenient.text(address?.city),
    buyer_postal_code: Lenient.text(address?.zip_postal_code),
    buyer_country: Lenient.text(address?.country),
    currency,
    subtotal_amount: net,
    discount_amount: null,
    fee_amount: null,
    tax_amount: total === null || net === null ? null : total - net,
    total_amount: total,
    paid_amount: paidOf(native, total),
    refunded_amount: refunded,
    payment_method: method ?? null,
    payment_reference: reference ?? gatewayReference,
    discount_code: Lenient.text(native.discount_code),
    source: Lenient.text(native.source),
    locale: Lenient.text(native.locale),
    created_at: instantOf(native.created_at, "created_at", problems, zone),
    completed_at: instantOf(native.completed_at, "completed_at", problems, zone),
    updated_at: instantOf(native.updated_at, "updated_at", problems, zone),
    cancelled_at: instantOf(native.cancelled_at, "cancelled_at", problems, zone),
    extra: withKept(registrations.rest(raw, secrets), {
      event_id: eventId === null ? nativeEvent : null,
      // The ways of paying and references that the columns have no room for.
      payment_option_name: otherThan(method, Lenient.text(native.payment_option_name)),
      payment_option_provider_name: otherThan(method, Lenient.text(native.payment_option_provider_name)),
      payment_transaction: reference === null ? null : otherThan(reference, gatewayReference),
      payment: typeof native.payment === "string" ? Lenient.text(native.payment) : null,
      quantities: lines.length === 0 && rejected.length === 0 ? filled(raw["quantities"]) : null,
      state: knownState ? null : word,
    }),
  }
  return { order, lines, rejected }
}

const otherThan = (used: string | null | undefined, value: string | null): string | null =>
  value === used ? null : value
const filled = (value: Json | undefined): Json => (Lenient.saysSomething(value) ? value : null)

/** A registration's rows, those of its lines included; `secrets` are those that `extra` keeps. */
export const mapRegistration = (
  record: Json,
  catalogue: Catalogue,
  secrets?: Secrets.Named,
): Result.Result<MappedRegistration, Rejected> =>
  mapRecord(registrations, record, (native, raw, problems) => registrationOf(native, raw, problems, catalogue, secrets))

/**
 * Orders with their line items, issued tickets and answers.
 *
 * @module
 */
import { Fields, Lenient, Native, type Problems, type Rejected } from "@boxport/connector/mapping"
import {
  type Answer,
  canonicalId,
  type Json,
  type JsonObject,
  type Order,
  type OrderLine,
  type Ticket,
} from "@boxport/model"
import { Result } from "effect"
import { LineItem, Order as NativeOrder } from "../resources/Order.ts"
import { type Catalogue, platform } from "./Catalogue.ts"
import {
  answersOf,
  customQuestionFields,
  issuedTicketFields,
  joinedName,
  mapTicket,
  type TicketContext,
} from "./Tickets.ts"
import { amountOf, currencyOf, instantOf, isMasked, type KnownCurrency } from "./Values.ts"

const { column, derived, dropped, extra, list, object } = Fields

const summaryOnly = "a copy of the event's own"

/** What becomes of the fields of a line item. */
export const lineItemFields: Fields.Fields = {
  object: dropped("the same word in every record"),
  id: column("order_lines.id", "order_lines.native_id"),
  item_id: column("order_lines.ticket_type_id"),
  booking_fee: extra,
  description: column("order_lines.title"),
  type: column("order_lines.kind"),
  total: column("order_lines.total_amount"),
  value: column("order_lines.unit_amount"),
  quantity: column("order_lines.quantity"),
}

/** What becomes of the fields of an order. */
export const orderFields: Fields.Fields = {
  object: dropped("the same word in every record"),
  id: column("orders.id", "orders.native_id", "orders.reference"),
  buyer_details: object({
    address: object({
      address_1: derived("joined with commas", "orders.buyer_street"),
      address_2: derived("joined with commas", "orders.buyer_street"),
      address_3: derived("joined with commas", "orders.buyer_street"),
      postal_code: column("orders.buyer_postal_code"),
    }),
    custom_questions: list(customQuestionFields),
    email: column("orders.buyer_email"),
    first_name: column("orders.buyer_first_name"),
    last_name: column("orders.buyer_last_name"),
    name: column("orders.buyer_name"),
    phone: column("orders.buyer_phone"),
  }),
  created_at: column("orders.created_at"),
  credited_out_amount: extra,
  updated_at: column("orders.updated_at"),
  currency: object({
    code: column("orders.currency"),
    base_multiplier: derived("scales every amount", "orders.total_amount"),
  }),
  event_summary: object({
    id: column("orders.event_id"),
    event_id: dropped("the same as id"),
    event_series_id: dropped("the event's series_id tells it"),
    name: dropped(summaryOnly),
    start_date: dropped(summaryOnly),
    end_date: dropped(summaryOnly),
    venue: dropped(summaryOnly),
  }),
  issued_tickets: list(issuedTicketFields),
  line_items: list(lineItemFields),
  marketing_opt_in: extra,
  payment_method: object({
    additional_stripe_payment_methods: extra,
    external_id: extra,
    id: extra,
    instructions: extra,
    lead_time_before_event: extra,
    name: extra,
    type: column("orders.payment_method"),
  }),
  referral_tag: column("orders.source"),
  refund_amount: column("orders.refunded_amount"),
  status: derived("with refund_amount and total_paid", "orders.status"),
  status_message: extra,
  subtotal: column("orders.subtotal_amount"),
  tax: column("orders.tax_amount"),
  tax_treatment: extra,
  total: column("orders.total_amount"),
  total_paid: column("orders.paid_amount"),
  txn_id: column("orders.payment_reference"),
}

// Tickets and lines have rows, and an `extra`, of their own.
const orders = Native.resource("orders", NativeOrder, orderFields, { parts: ["issued_tickets", "line_items"] })
const lineItems = Native.resource("line_items", LineItem, lineItemFields)

/** Takes the secrets out of an order. */
export const scrubOrder = orders.scrub

const kinds: { readonly [word: string]: OrderLine["kind"] } = {
  ticket: "ticket",
  transaction_charge: "fee",
  tax: "tax",
  gift_card: "discount",
  donation: "donation",
  product: "product",
  void: "void",
}

interface LineContext {
  readonly order: string
  readonly event: string | null
  readonly currency: KnownCurrency | null
  readonly catalogue: Catalogue
}

const lineOf = (native: LineItem, raw: JsonObject, problems: Problems, context: LineContext): OrderLine => {
  const { catalogue, currency, event, order } = context
  const nativeId = String(native.id)
  const word = Lenient.text(native.type)
  const item = Lenient.text(native.item_id)
  const kind = (word === null ? undefined : kinds[word.toLowerCase()]) ?? "unknown"
  const typeId = catalogue.ticketTypeId(event, item)
  return {
    id: canonicalId(platform, nativeId),
    order_id: canonicalId(platform, order),
    event_id: catalogue.eventId(event),
    native_id: nativeId,
    // Products are sold through lines of type "ticket" too; their ids tell (platform notes 2, Type oddities).
    kind: kind === "ticket" && item !== null && item.startsWith("pr_") ? "product" : kind,
    ticket_type_id: typeId,
    title: Lenient.text(native.description),
    quantity: Lenient.int(native.quantity),
    unit_amount: amountOf(native.value, currency, "value", problems),
    tax_amount: null,
    total_amount: amountOf(native.total, currency, "total", problems),
    currency: currency?.code ?? null,
    extra: Native.withKept(lineItems.rest(raw), {
      item_id: typeId === null ? item : null,
      type: kind === "unknown" ? word : null,
    }),
  }
}

/**
 * What a line charges in booking fees, in minor units of the platform. The fee is one ticket's (seed 000, Order:
 * booking fees "are charged once per ticket"), so it counts for each, unless the line's own total shows that it holds
 * the fee of the whole line.
 */
const bookingFeeOf = (line: LineItem): number | null => {
  const fee = Lenient.int(line.booking_fee)
  if (fee === null) return null
  const quantity = Lenient.int(line.quantity) ?? 1
  const value = Lenient.int(line.value)
  const total = Lenient.int(line.total)
  const ofWholeLine = value !== null && total !== null && total === value * quantity + fee
  return ofWholeLine && total !== (value + fee) * quantity ? fee : fee * quantity
}

const sum = (amounts: ReadonlyArray<number | null>): number | null =>
  amounts.reduce<number | null>((total, amount) => (amount === null ? total : (total ?? 0) + amount), null)

const feesOf = (lines: ReadonlyArray<LineItem>): number | null =>
  sum(lines.map((line) => (line.type === "transaction_charge" ? Lenient.int(line.total) : bookingFeeOf(line))))

const discountsOf = (lines: ReadonlyArray<LineItem>): number | null => {
  const total = sum(lines.filter((line) => line.type === "gift_card").map((line) => Lenient.int(line.total)))
  return total === null ? null : -total
}

// The code stands in parentheses at the end of the description (platform notes 2, Type oddities).
const codeAtEnd = /\(([^()]+)\)\s*$/

const discountCodeOf = (lines: ReadonlyArray<LineItem>): string | null => {
  for (const line of lines) {
    const code = line.type === "gift_card" ? codeAtEnd.exec(Lenient.text(line.description) ?? "")?.[1] : undefined
    if (code !== undefined) return code
  }
  return null
}

const statusOf = (native: NativeOrder): Order["status"] => {
  switch (Lenient.text(native.status)?.toLowerCase()) {
    case "pending":
      return "pending"
    case "cancelled":
    case "canceled":
      return "cancelled"
    case "completed": {
      const refunded = Lenient.int(native.refund_amount) ?? 0
      if (refunded <= 0) return "completed"
      const paid = Lenient.int(native.total_paid) ?? Lenient.int(native.total)
      return paid !== null && refunded >= paid ? "refunded" : "partially_refunded"
    }
    default:
      return "unknown"
  }
}

/** An order with the rows it gives; parts of it that could not be taken are set aside, not the order. */
export interface MappedOrder {
  readonly order: Order
  readonly lines: ReadonlyArray<OrderLine>
  readonly tickets: ReadonlyArray<Ticket>
  readonly answers: ReadonlyArray<Answer>
  readonly rejected: ReadonlyArray<Rejected>
  /** How many people's names or addresses were masked with stars. */
  readonly masked: number
}

const street = (parts: ReadonlyArray<string | null>): string | null => {
  const filled = parts.filter((part) => part !== null)
  return filled.length === 0 ? null : filled.join(", ")
}

/** What an order's mapping needs to know of its surroundings. */
export type OrderContext = Pick<TicketContext, "catalogue" | "scans">

const orderOf = (native: NativeOrder, raw: JsonObject, problems: Problems, context: OrderContext): MappedOrder => {
  const { catalogue } = context
  const nativeId = String(native.id)
  const summary = Lenient.object(native.event_summary)
  const event = Lenient.text(summary?.id) ?? Lenient.text(summary?.event_id)
  const eventId = catalogue.eventId(event)
  const currency = currencyOf(native.currency, "currency", problems) ?? catalogue.currencyOfEvent(event)
  const amount = (value: Lenient.Int | null | undefined, path: string) => amountOf(value, currency, path, problems)

  const rejected: Array<Rejected> = []
  const lines: Array<OrderLine> = []
  const nativeLines: Array<LineItem> = []
  for (const record of Native.listOf(raw["line_items"])) {
    const mapped = Native.mapRecord(lineItems, record, (line, rawLine, lineProblems) => {
      const row = lineOf(line, rawLine, lineProblems, { order: nativeId, event, currency, catalogue })
      return { line, row }
    })
    if (Result.isSuccess(mapped)) {
      lines.push(mapped.success.row)
      nativeLines.push(mapped.success.line)
    } else rejected.push(mapped.failure)
  }

  const buyer = Lenient.object(native.buyer_details)
  const address = Lenient.object(buyer?.address)
  const first = Lenient.filled(buyer?.first_name)
  const last = Lenient.filled(buyer?.last_name)
  const name = Lenient.filled(buyer?.name) ?? joinedName(first, last)
  const email = Lenient.filled(buyer?.email)
  const word = Lenient.text(native.status)
  const status = statusOf(native)
  const order: Order = {
    id: canonicalId(platform, nativeId),
    event_id: eventId,
    native_id: nativeId,
    reference: nativeId,
    status,
    buyer_name: name,
    buyer_first_name: first,
    buyer_last_name: last,
    buyer_email: email,
    buyer_phone: Lenient.filled(buyer?.phone),
    buyer_company: null,
    buyer_vat_number: null,
    buyer_street: street([
      Lenient.filled(address?.address_1),
      Lenient.filled(address?.address_2),
      Lenient.filled(address?.address_3),
    ]),
    buyer_city: null,
    buyer_postal_code: Lenient.filled(address?.postal_code),
    buyer_country: null,
    currency: currency?.code ?? null,
    subtotal_amount: amount(native.subtotal, "subtotal"),
    discount_amount: amount(discountsOf(nativeLines), "line_items"),
    fee_amount: amount(feesOf(nativeLines), "line_items"),
    tax_amount: amount(native.tax, "tax"),
    total_amount: amount(native.total, "total"),
    paid_amount: amount(native.total_paid, "total_paid"),
    refunded_amount: amount(native.refund_amount, "refund_amount"),
    payment_method: Lenient.text(Lenient.object(native.payment_method)?.type),
    payment_reference: Lenient.filled(native.txn_id),
    discount_code: discountCodeOf(nativeLines),
    source: Lenient.text(native.referral_tag),
    locale: null,
    created_at: instantOf(native.created_at, "created_at", problems),
    completed_at: null,
    updated_at: instantOf(native.updated_at, "updated_at", problems),
    cancelled_at: null,
    extra: Native.withKept(orders.rest(raw), {
      event_id: eventId === null ? event : null,
      status: status === "unknown" ? word : null,
    }),
  }

  const tickets: Array<Ticket> = []
  const answers: Array<Answer> = [
    ...answersOf(buyer?.custom_questions, { nativeId, event_id: eventId, order_id: order.id, ticket_id: null }),
  ]
  let masked = isMasked(name) || isMasked(email) ? 1 : 0
  const inOrder: TicketContext = { ...context, order: { id: nativeId, currency }, hasOrder: () => true }
  for (const record of Native.listOf(raw["issued_tickets"])) {
    const mapped = mapTicket(record, inOrder)
    if (Result.isFailure(mapped)) {
      rejected.push(mapped.failure)
      continue
    }
    tickets.push(mapped.success.ticket)
    answers.push(...mapped.success.answers)
    if (mapped.success.masked) masked += 1
  }
  return { order, lines, tickets, answers, rejected, masked }
}

/** An order's rows, those of its lines, tickets and answers included. */
export const mapOrder = (record: Json, context: OrderContext): Result.Result<MappedOrder, Rejected> =>
  Native.mapRecord(orders, record, (native, raw, problems) => orderOf(native, raw, problems, context))

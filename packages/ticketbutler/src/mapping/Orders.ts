/**
 * Orders with their lines, tickets and answers.
 *
 * @module
 */
import { Fields, Lenient, type Problems, type Rejected, type Secrets } from "@boxport/connector/mapping"
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
import { Order as NativeOrder, OrderLine as NativeOrderLine } from "../resources/Order.ts"
import { buyerAddressFields } from "./Addresses.ts"
import type { EventCatalogue } from "./Catalogue.ts"
import { listOf, mapRecord, platform, resource, withKept } from "./Mapped.ts"
import { type LineSum, moneyOf, type OrderMoney, type TicketSum } from "./Money.ts"
import { mapTicket, ticketFields, type TicketOrder } from "./Tickets.ts"
import { Amounts, currencyOf, instantOf, joinedLines, joinedName, ownUuid, rateOf, uuidOf } from "./Values.ts"

const { column, derived, dropped, extra, list, object, secret } = Fields

const link = secret("a link that opens the order's tickets or receipt for whoever has it")
const eventsOwn = dropped("a copy of the event's own")
const statedTotal = derived("stated, else from tickets and lines", "orders.total_amount")

/** What becomes of the fields of an order's line. */
export const orderLineFields: Fields.Fields = {
  uuid: column("order_lines.native_id", "order_lines.ticket_type_id"),
  amount_of_refunded_tickets: extra,
  discount_total: extra,
  gift_card_ticket: extra,
  gift_card_total: extra,
  has_ticket_type_date: dropped("whether ticket_type_date is the type's own and not the event's"),
  price: column("order_lines.unit_amount"),
  quantity: column("order_lines.quantity"),
  seating: extra,
  ticket_description: dropped("the description of the ticket type"),
  ticket_refund_total: extra,
  ticket_type_date: extra,
  title: column("order_lines.title"),
  total: column("order_lines.total_amount"),
  type: column("order_lines.kind"),
}

/** What becomes of the fields of an order, among those of an event and alone. */
export const orderFields: Fields.Fields = {
  uuid: column("orders.id", "orders.native_id"),
  address: object(buyerAddressFields),
  created: column("orders.created_at"),
  currency: column("orders.currency"),
  customer_id: extra,
  date: column("orders.created_at"),
  discount: object({ code: column("orders.discount_code"), type: extra, amount: extra }),
  discount_code: column("orders.discount_code"),
  earliest_date: extra,
  email: derived("where the address has none", "orders.buyer_email"),
  event: object({
    uuid: derived("the event whose order it is", "orders.event_id"),
    title: eventsOwn,
    start_date: eventsOwn,
  }),
  external_order_id: extra,
  fee_amount: extra,
  fee_per_sms: extra,
  fee_percentage: extra,
  fee_total: column("orders.fee_amount"),
  fee_total_vat: extra,
  first_name: derived("where the address has none", "orders.buyer_first_name"),
  full_name: derived("where the address has none", "orders.buyer_name"),
  id: extra,
  identifier: extra,
  news_letter: extra,
  order_id: column("orders.reference"),
  order_lines: list(orderLineFields),
  organizer_absorb_fees: extra,
  pay_by_invoice: extra,
  payment_method: column("orders.payment_method"),
  payment_method_id: extra,
  purchase_is_free: extra,
  receipt_as_web_url: link,
  refund_date: extra,
  refund_email_send: extra,
  refund_url: dropped("where the dashboard refunds it"),
  refunded: derived("with state", "orders.status"),
  send_sms_tickets: extra,
  state: derived("with the tickets' refunds", "orders.status"),
  state_verbose: derived("where there is no state", "orders.status"),
  ticket_download_absolute_url: link,
  ticket_download_url: link,
  ticket_pdf_absolute_url: link,
  ticket_pdf_url: link,
  tickets: list(ticketFields),
  total_amount: extra,
  total_and_all_fees_decimal: statedTotal,
  user: extra,
  vat_exempt: derived("then there is no tax", "orders.tax_amount", "orders.subtotal_amount"),
  vat_rate: derived("the total's part of it", "orders.tax_amount", "orders.subtotal_amount"),
  vat_total: column("orders.tax_amount"),
}

const orders = resource("orders", NativeOrder, orderFields, ["order_lines", "tickets"])
const orderLines = resource("order_lines", NativeOrderLine, orderLineFields)

/** Takes the secrets out of an order, and out of its tickets. */
export const scrubOrder = orders.scrub

const states: { readonly [word: string]: Order["status"] } = {
  PAID: "completed",
  REFUND: "refunded",
  REFUNDED: "refunded",
  NEW: "pending",
  CANCELLED: "cancelled",
  CANCELED: "cancelled",
}

interface LineContext {
  readonly order: string
  readonly event: EventCatalogue
  readonly currency: string | null
  readonly index: number
}

interface MappedLine {
  readonly line: OrderLine
  readonly sum: LineSum
}

const lineKind = (word: string | null, event: EventCatalogue, type: string | null): OrderLine["kind"] => {
  if (word?.toLowerCase() !== "ticket") return "unknown"
  return event.isMerchandise(type) ? "product" : "ticket"
}

const lineOf = (
  native: NativeOrderLine,
  raw: JsonObject,
  problems: Problems,
  { currency, event, index, order }: LineContext,
): MappedLine => {
  const amounts = new Amounts(currency, problems)
  const nativeId = uuidOf(native.uuid, "uuid", problems)
  const title = Lenient.text(native.title)
  const type = event.type({ uuid: nativeId, title })
  const word = Lenient.text(native.type)
  const kind = lineKind(word, event, type)
  const quantity = Lenient.int(native.quantity)
  const total = amounts.of(native.total, "total")
  const line: OrderLine = {
    id: canonicalId(platform, `${order}/${index}`),
    order_id: canonicalId(platform, order),
    event_id: event.id,
    native_id: nativeId,
    kind,
    ticket_type_id: type === null ? null : canonicalId(platform, type),
    title,
    quantity,
    unit_amount: amounts.of(native.price, "price"),
    tax_amount: null,
    total_amount: total,
    currency,
    extra: withKept(orderLines.rest(raw), {
      ...amounts.keep(raw, "price", "total"),
      type: kind === "unknown" ? word : null,
    }),
  }
  const sum: LineSum = {
    isTicket: kind !== "unknown",
    quantity,
    total,
    discount: amounts.of(native.discount_total, "discount_total"),
    refunded: amounts.of(native.ticket_refund_total, "ticket_refund_total"),
  }
  return { line, sum }
}

const discountLine = (order: Order, index: number, event: EventCatalogue, amount: bigint): OrderLine => ({
  id: canonicalId(platform, `${order.native_id}/${index}`),
  order_id: order.id,
  event_id: event.id,
  native_id: null,
  kind: "discount",
  ticket_type_id: null,
  title: order.discount_code,
  quantity: 1,
  unit_amount: amount,
  tax_amount: null,
  total_amount: amount,
  currency: order.currency,
  extra: null,
})

/** An order with the rows it gives; parts of it that could not be taken are set aside, not the order. */
export interface MappedOrder {
  readonly order: Order
  readonly lines: ReadonlyArray<OrderLine>
  readonly tickets: ReadonlyArray<Ticket>
  readonly answers: ReadonlyArray<Answer>
  readonly rejected: ReadonlyArray<Rejected>
}

const discountCodeOf = (native: NativeOrder): string | null => {
  const code = Lenient.text(Lenient.object(native.discount)?.code)
  if (code !== null) return code
  const other = native.discount_code
  if (typeof other === "object" && other !== null) {
    const named = other["code"]
    return typeof named === "string" ? Lenient.text(named) : null
  }
  return Lenient.text(other)
}

const isFlagged = (record: Json, field: string): boolean => {
  const value = Lenient.isObject(record) ? record[field] : null
  return value === true || value === "true" || value === 1
}

const noMoney: OrderMoney = {
  subtotal_amount: null,
  discount_amount: null,
  fee_amount: null,
  tax_amount: null,
  total_amount: null,
  paid_amount: null,
  refunded_amount: null,
  discountLine: null,
}

const orderOf = (
  native: NativeOrder,
  raw: JsonObject,
  problems: Problems,
  event: EventCatalogue,
  records: ReadonlyArray<Json>,
  secrets: Secrets.Named,
): MappedOrder => {
  const nativeId = ownUuid(native.uuid, problems)
  const id = canonicalId(platform, nativeId)
  const currency = currencyOf(native.currency, "currency", problems) ?? event.currency
  const amounts = new Amounts(currency, problems)
  const rejected: Array<Rejected> = []

  const lines: Array<OrderLine> = []
  const lineSums: Array<LineSum> = []
  const nativeLines = listOf(raw["order_lines"])
  nativeLines.forEach((record, index) => {
    const mapped = mapRecord(orderLines, record, (line, rawLine, lineProblems) =>
      lineOf(line, rawLine, lineProblems, { order: nativeId, event, currency, index }),
    )
    if (Result.isFailure(mapped)) {
      rejected.push(mapped.failure)
      return
    }
    lines.push(mapped.success.line)
    lineSums.push(mapped.success.sum)
  })

  const word = Lenient.text(native.state) ?? Lenient.text(native.state_verbose)
  const state = (word === null ? undefined : states[word.toUpperCase()]) ?? "unknown"
  const isRefunded = state === "refunded" || Lenient.flag(native.refunded) === true
  const back = records.filter((record) => isFlagged(record, "ticket_refund")).length
  const status: Order["status"] =
    state !== "completed"
      ? state
      : isRefunded || (back > 0 && back === records.length)
        ? "refunded"
        : back > 0
          ? "partially_refunded"
          : "completed"
  const discountCode = discountCodeOf(native)

  const tickets: Array<Ticket> = []
  const answers: Array<Answer> = []
  const ticketSums: Array<TicketSum> = []
  let brokenTickets = false
  const order: TicketOrder = {
    uuid: nativeId,
    // Tickets that were not refunded one by one are good, whatever became of others.
    status: state === "completed" && isRefunded ? "refunded" : state,
    currency,
    discountCode,
  }
  for (const record of records) {
    const mapped = mapTicket(record, { event, order, secrets })
    if (Result.isFailure(mapped)) {
      rejected.push(mapped.failure)
      brokenTickets = true
      continue
    }
    const { ticket } = mapped.success
    tickets.push(ticket)
    answers.push(...mapped.success.answers)
    rejected.push(...mapped.success.rejected)
    // A ticket that states no price after the discount says nothing about what was paid.
    const isStated = Lenient.isObject(record) && Lenient.saysSomething(record["price_total"])
    ticketSums.push({
      paid: isStated ? ticket.price_amount : null,
      refunded: isFlagged(record, "ticket_refund"),
    })
  }

  const money =
    currency === null
      ? noMoney
      : moneyOf({
          status,
          isRefunded,
          lines: lineSums,
          tickets: ticketSums,
          brokenLines: lines.length < nativeLines.length,
          brokenTickets,
          stated: amounts.of(native.total_and_all_fees_decimal, "total_and_all_fees_decimal"),
          statedFee: amounts.of(native.fee_total, "fee_total"),
          statedTax: amounts.of(native.vat_total, "vat_total"),
          rate: rateOf(native.vat_rate, "vat_rate", problems),
          exempt: Lenient.flag(native.vat_exempt) === true,
        })
  const { discountLine: takenOff, ...columns } = money

  const address = Lenient.object(native.address)
  const first = Lenient.filled(address?.first_name) ?? Lenient.filled(native.first_name)
  const last = Lenient.filled(address?.last_name)
  const row: Order = {
    id,
    event_id: event.id,
    native_id: nativeId,
    reference: Lenient.text(native.order_id),
    status,
    buyer_name: blankless(address?.full_name) ?? Lenient.filled(native.full_name) ?? joinedName(first, last),
    buyer_first_name: first,
    buyer_last_name: last,
    buyer_email: Lenient.filled(address?.email) ?? Lenient.filled(native.email),
    buyer_phone: Lenient.filled(address?.phone),
    buyer_company: Lenient.filled(address?.business_name),
    buyer_vat_number: Lenient.filled(address?.cvr) ?? Lenient.filled(address?.vat_number),
    buyer_street: joinedLines(
      Lenient.filled(address?.address),
      Lenient.filled(address?.street),
      Lenient.filled(address?.street_2),
    ),
    buyer_city: Lenient.filled(address?.city),
    buyer_postal_code: Lenient.filled(address?.postcode),
    buyer_country: Lenient.filled(address?.country),
    currency,
    ...columns,
    payment_method: Lenient.text(native.payment_method),
    payment_reference: null,
    discount_code: discountCode,
    source: null,
    locale: Lenient.text(address?.language),
    created_at:
      instantOf(native.date, event.zone, "date", problems) ??
      instantOf(native.created, event.zone, "created", problems),
    completed_at: null,
    updated_at: null,
    cancelled_at: null,
    extra: withKept(orders.rest(raw, secrets), {
      ...amounts.keep(raw, "total_and_all_fees_decimal", "fee_total", "vat_total"),
      event_uuid: event.id === null ? event.uuid : null,
      state: status === "unknown" ? word : null,
    }),
  }
  if (takenOff !== null && lines.length > 0) lines.push(discountLine(row, nativeLines.length, event, takenOff))
  return { order: row, lines, tickets, answers, rejected }
}

/** A full name is `" "` where its parts are empty. */
const blankless = (value: Lenient.Text | null | undefined): string | null => {
  const name = Lenient.filled(value)
  return name === null || name.trim() === "" ? null : name
}

/**
 * An order's rows, those of its lines, tickets and answers included.
 *
 * @param tickets the records of its tickets: those that it holds, or those that were found for it
 * @param secrets those that `extra` keeps
 */
export const mapOrder = (
  record: Json,
  event: EventCatalogue,
  tickets: ReadonlyArray<Json>,
  secrets?: Secrets.Named,
): Result.Result<MappedOrder, Rejected> =>
  mapRecord(orders, record, (native, raw, problems) => orderOf(native, raw, problems, event, tickets, secrets))

/** The tickets that an order's record holds. */
export const ticketsIn = (record: JsonObject): ReadonlyArray<Json> => listOf(record["tickets"])

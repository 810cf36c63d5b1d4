/**
 * Orders.
 *
 * @module
 */
import { referenceOf, scanCodeOf } from "@boxport/connector/testing"
import type { JsonObject } from "@boxport/model"
import { type Answer, detail, json, jsonList, refused, webPage } from "../http/Answer.ts"
import { Fields } from "../http/Body.ts"
import { isExpired } from "../records/Events.ts"
import { orderAnswersRecord, orderRecord, singleOrderRecord } from "../records/Orders.ts"
import { isInvoiced } from "../records/Settings.ts"
import { type Address, askedOfBuyers, type Event, noAddress, type TicketType } from "../state/Model.ts"
import type { Line, Purchase, Ticket } from "../state/Purchase.ts"
import { purchasesOf } from "../state/Purchases.ts"
import { mint, sell, type State, stockOf } from "../state/State.ts"
import { storedAnswers } from "./Answers.ts"
import { addressIn } from "./Events.ts"
import { type Call, mail, type Route, withEvent, withOrder } from "./Route.ts"

const isMoreThan = (items: Iterable<unknown>, most: number): boolean => {
  let count = 0
  for (const _ of items) if ((count += 1) > most) return true
  return false
}

function* orderRecords(call: Call, event: Event): Generator<object> {
  for (const purchase of purchasesOf(call.state, event)) yield orderRecord(call, purchase)
}

export const listEventOrders = withEvent((call, event): Answer => {
  const most = call.mostOrdersAtOnce
  if (most !== null && isMoreThan(purchasesOf(call.state, event), most)) return webPage(524)
  return jsonList(orderRecords(call, event), [`{"uuid":${JSON.stringify(event.uuid)},"orders":[`, "]}"])
})

export const getOrder = withOrder((call, purchase) => json(singleOrderRecord(call, purchase)))

export const getOrderAnswers = withOrder((_call, purchase) => json(orderAnswersRecord(purchase)))

/** What a request wants to order. */
interface Wanted {
  readonly event: Event
  readonly address: Address
  readonly lines: ReadonlyArray<Line>
  readonly externalOrderId: string | null
}

const insufficient = "Order details insufficient"

const linesIn = (fields: Fields, event: Event | undefined): ReadonlyArray<Line> | undefined => {
  const lines = fields.list("ticket_types", "required", (item): Line | { readonly errors: JsonObject } => {
    const inside = new Fields(item)
    const uuid = inside.uuid("uuid", "required")
    const quantity = inside.count("amount", "required")
    const type = event?.types.find((one) => one.uuid === uuid)
    if (uuid !== undefined && type === undefined) inside.fail("uuid", `Object with uuid=${uuid} does not exist.`)
    if (quantity === 0) inside.fail("amount", "Ensure this value is greater than or equal to 1.")
    const { errors } = inside
    return errors !== undefined || type === undefined || quantity === undefined
      ? { errors: errors ?? {} }
      : { type, quantity, unitPrice: type.price }
  })
  return lines?.length === 0 ? fields.fail("ticket_types", "This list may not be empty.") : lines
}

/** What is wanted, or what is wrong with it. */
const wantedIn = ({ body, state }: Call): Wanted | { readonly errors: JsonObject } => {
  const fields = new Fields(body ?? {})
  const uuid = fields.uuid("event", "required")
  const event = state.events.find((one) => !one.isDeleted && one.uuid === uuid)
  if (uuid !== undefined && event === undefined) fields.fail("event", `Object with uuid=${uuid} does not exist.`)
  const lines = linesIn(fields, event)
  const inside = new Fields(fields.raw("address") ?? {})
  const address = {
    first_name: inside.text("first_name", "required") ?? "",
    last_name: inside.text("last_name", "required") ?? "",
    email: inside.email("email", "required") ?? "",
    phone: inside.anyText("phone") ?? "",
  }
  if (inside.errors !== undefined) fields.fail("address", inside.errors)
  const externalOrderId = fields.textOrNull("external_order_id") ?? null
  const { errors } = fields
  return errors !== undefined || event === undefined || lines === undefined
    ? { errors: { ...errors, non_field_errors: [insufficient] } }
    : { event, lines, externalOrderId, address: { ...noAddress, ...address } }
}

/** How many of each type are wanted, however many lines say so. */
const byType = (lines: ReadonlyArray<Line>): ReadonlyMap<TicketType, number> => {
  const wanted = new Map<TicketType, number>()
  for (const { quantity, type } of lines) wanted.set(type, (wanted.get(type) ?? 0) + quantity)
  return wanted
}

const soldOf = (state: State, event: Event): number =>
  event.types.reduce((sum, type) => sum + stockOf(state, type).sold, 0)

/** Why an order cannot be made (seed 002, Create Order); undefined where it can. */
const obstacle = (state: State, { event, lines }: Wanted): Answer | undefined => {
  // Seed 002 tells meanings, not bodies: a text of its own is one of the forms that must be understood.
  if (isExpired(state, event)) return json("Event expired", 400)
  const wanted = byType(lines)
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const isShort = [...wanted].some(([type, quantity]) => stockOf(state, type).left < quantity)
  if (isShort || (event.capacity !== null && soldOf(state, event) + count > event.capacity)) {
    return detail(400, "Insufficient tickets available")
  }
  if (event.vouchers !== null) {
    return event.vouchers < count ? detail(400, "Insufficient vouchers available") : undefined
  }
  const isFree = lines.every(({ unitPrice }) => unitPrice === 0)
  return isFree || isInvoiced(event) ? undefined : refused({ non_field_errors: ["The order has to be paid for."] })
}

const ticketOf = (state: State, { address }: Wanted, { type, unitPrice }: Line, paid: number): Ticket => {
  const { number, pk, uuid } = mint(state, "ticket")
  return {
    number,
    uuid,
    pk,
    type,
    refunded: false,
    fullName: `${address.first_name} ${address.last_name}`,
    firstName: address.first_name,
    lastName: address.last_name,
    email: address.email,
    company: "",
    checkedIn: false,
    listed: unitPrice,
    price: unitPrice,
    paid,
    seat: null,
    code: scanCodeOf(number).toLowerCase(),
    externalUuid: null,
    leadTrackingReference: null,
    answers: new Map(),
  }
}

/** `POST /orders/` (seed 002, Create Order): for events that are free, paid for by voucher, or invoiced; it mails the buyer. */
export const createOrder: Route = (call) => {
  const { state } = call
  const wanted = wantedIn(call)
  if ("errors" in wanted) return refused(wanted.errors)
  const wrong = obstacle(state, wanted)
  if (wrong !== undefined) return wrong
  const { address, event, externalOrderId, lines } = wanted
  const isByVoucher = event.vouchers !== null
  const { number, pk, uuid } = mint(state, "order")
  const tickets = lines.flatMap((line) =>
    Array.from({ length: line.quantity }, () => ticketOf(state, wanted, line, isByVoucher ? 0 : line.unitPrice)),
  )
  const purchase: Purchase = {
    number,
    uuid,
    pk,
    event,
    reference: referenceOf(number),
    state: "PAID",
    lines,
    tickets,
    address,
    billing: {},
    discount: null,
    paidHere: false,
    invoiced: !isByVoucher && lines.some(({ unitPrice }) => unitPrice > 0),
    newsletter: false,
    createdAt: call.now,
    refundedAt: null,
    refundMailedAt: null,
    externalOrderId,
    answers: new Map(),
  }
  state.made.set(uuid, purchase)
  for (const ticket of tickets) state.madeTickets.set(ticket.uuid, uuid)
  for (const [type, quantity] of byType(lines)) sell(state, type, quantity)
  if (event.vouchers !== null) event.vouchers -= tickets.length
  mail(call, { to: address.email, subject: `Your tickets for ${event.title}` })
  return json(withoutTickets(singleOrderRecord(call, purchase)))
}

/** What making an order gives has no tickets (seed 002, Create Order). */
const withoutTickets = (record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== "tickets"))

/** `PATCH /orders/O/` (seed 002, Update order): the buyer's address. */
export const updateOrder = withOrder((call, { uuid }): Answer => {
  const { state } = call
  const fields = new Fields(call.body ?? {})
  const address = addressIn(fields, "required")
  if (fields.errors !== undefined || address === undefined) return refused(fields.errors ?? {})
  const edit = state.orderEdits.get(uuid)
  state.orderEdits.set(uuid, { ...edit, address: { ...edit?.address, ...address } })
  return getOrder(call)
})

/**
 * `DELETE /orders/O/` (seed 002, Refund an order): once, and the whole of it. The order in the answer is as it was before,
 * as the documentation shows it.
 */
export const refundOrder = withOrder((call, purchase): Answer => {
  const { state } = call
  if (purchase.state === "REFUND") return detail(400, "The order has already been refunded.")
  if (purchase.state === "CANCELLED") return detail(400, "The order cannot be refunded.")
  const before = singleOrderRecord(call, purchase)
  state.orderEdits.set(purchase.uuid, { ...state.orderEdits.get(purchase.uuid), refundedAt: call.now })
  for (const { refunded, type } of purchase.tickets) if (!refunded) sell(state, type, -1)
  mail(call, { to: purchase.address.email, subject: `Refund of order ${purchase.reference}` })
  return json({ purchase: withoutTickets(before), is_refunded: true, is_refundable: true })
})

/** `POST /orders/O/questions/` (seed 002, Collect Order Data). */
export const storeOrderAnswers = withOrder((call, purchase): Answer => {
  const outcome = storedAnswers(purchase.answers, askedOfBuyers(purchase.event), call.body)
  if ("refusal" in outcome) return outcome.refusal
  const { stored: answers } = outcome
  call.state.orderEdits.set(purchase.uuid, { ...call.state.orderEdits.get(purchase.uuid), answers })
  return json(orderAnswersRecord({ ...purchase, answers }))
})

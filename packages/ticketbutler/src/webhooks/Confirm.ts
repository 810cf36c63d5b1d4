/**
 * Whether a delivery is to be believed: Ticketbutler signs nothing (seed 002; notes 5), so the platform is asked for what
 * it tells of, and what it answers is what counts.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import {
  type CannotConfirm,
  type Delivery,
  Hmac,
  type Mapped,
  noRows,
  type NotConfirmed,
  subjectIn,
  textIn,
} from "@boxport/connector/webhooks"
import { Currency, type JsonObject, type Order, type TableName, type Ticket } from "@boxport/model"
import { Effect } from "effect"
import { listOf, platform } from "../mapping/Mapped.ts"
import type { Confirmation, TicketbutlerEvent } from "./Event.ts"
import { ask, askBeside, notThere, type Reads } from "./Reads.ts"
import { type AccountFacts, eventGone, eventOf, eventRows, orderRows, partOf, ticketRows, uuidIn } from "./Rows.ts"

/** What deliveries are confirmed with. */
export interface ConfirmOptions<E> {
  /** A client of the account, or as much of one as is needed. */
  readonly client: Reads<E>
  /** The account's host, as `events.account` has it in an export. */
  readonly host?: string | undefined
  /** What the account's prices are in: single records do not tell. */
  readonly currency?: string | undefined
}

/** What asking came to. */
interface Found extends Mapped {
  readonly confirmation: Confirmation
  readonly record: JsonObject | null
  readonly table: TableName | null
}

const unconfirmed: Found = { ...noRows, confirmation: "unconfirmed", record: null, table: null }

/** What an order's own state says to an action; a word that nobody knows says nothing against it. */
const agreesWithOrder = (action: string, status: Order["status"] | undefined): boolean => {
  switch (action) {
    case "purchase.paid":
      return status !== "pending" && status !== "cancelled"
    case "purchase.cancelled":
      return status === undefined || status === "cancelled" || status === "unknown"
    case "purchase.refunded":
      return status !== "pending" && status !== "cancelled" && status !== "completed"
    default:
      return true
  }
}

/** What a ticket's own state says to an action. */
const agreesWithTicket = (action: string, ticket: Ticket | undefined): boolean => {
  switch (action) {
    case "ticket.checkin":
      return ticket?.checked_in !== false
    case "ticket.paid":
      return ticket?.status !== "pending" && ticket?.status !== "void"
    case "ticket.refund":
      return ticket?.status !== "valid" && ticket?.status !== "pending"
    default:
      return true
  }
}

const verdict = (agrees: boolean): Confirmation => (agrees ? "confirmed" : "contradicted")

type Asking = Effect.Effect<Found, CannotConfirm | NotConfirmed>

const confirmEvent = Effect.fnUntraced(function* <E>(
  client: Reads<E>,
  action: string,
  data: JsonObject | undefined,
  account: AccountFacts,
) {
  const uuid = uuidIn(data, "uuid")
  if (uuid === null) return unconfirmed
  const record = yield* ask(client, "events", uuid)
  const isRemoved = action === "event.removed"
  if (record === undefined) {
    if (!isRemoved) return yield* notThere("events")
    const gone: Found = { ...eventGone(uuid), confirmation: "confirmed", record: null, table: "events" }
    return gone
  }
  const found: Found = { ...eventRows(record, account), confirmation: verdict(!isRemoved), record, table: "events" }
  return found
})

/** The order that data tell of: by its own uuid, by that which its tickets name, or by what one of these says of itself. */
const orderIn = Effect.fnUntraced(function* <E>(client: Reads<E>, data: JsonObject | undefined) {
  const tickets = listOf(data?.["tickets"]).filter(Lenient.isObject)
  const named = [
    uuidIn(data, "uuid"),
    uuidIn(data, "purchase_uuid"),
    ...tickets.map((ticket) => uuidIn(ticket, "purchase_uuid")),
  ].find((uuid) => uuid !== null)
  if (named !== undefined) return named
  const ticket = tickets.map((one) => uuidIn(one, "uuid")).find((uuid) => uuid !== null)
  if (ticket === undefined) return null
  const record = yield* ask(client, "tickets", ticket)
  return record === undefined ? yield* notThere("tickets") : uuidIn(record, "purchase_uuid")
})

const confirmPurchase = Effect.fnUntraced(function* <E>(
  client: Reads<E>,
  action: string,
  data: JsonObject | undefined,
  account: AccountFacts,
) {
  const uuid = yield* orderIn(client, data)
  if (uuid === null) return unconfirmed
  const record = yield* ask(client, "orders", uuid)
  if (record === undefined) return yield* notThere("orders")
  const event = yield* askBeside(client, "events", eventOf(record))
  const { order, ...mapped } = orderRows(record, event, account)
  const stated = textIn(data, "order_id")
  const isSame = stated === null || stated === textIn(record, "order_id")
  const agrees = isSame && agreesWithOrder(action, order?.status)
  const found: Found = { ...mapped, confirmation: verdict(agrees), record, table: "orders" }
  return found
})

const confirmTicket = Effect.fnUntraced(function* <E>(
  client: Reads<E>,
  action: string,
  data: JsonObject | undefined,
  account: AccountFacts,
) {
  const uuid = uuidIn(data, "uuid") ?? uuidIn(partOf(data, "ticket"), "uuid")
  if (uuid === null) return unconfirmed
  const record = yield* ask(client, "tickets", uuid)
  if (record === undefined) return yield* notThere("tickets")
  const order = yield* askBeside(client, "orders", uuidIn(record, "purchase_uuid"))
  const event = yield* askBeside(client, "events", eventOf(order))
  const { ticket, ...mapped } = ticketRows(record, order, event, account)
  const found: Found = {
    ...mapped,
    confirmation: verdict(agreesWithTicket(action, ticket)),
    record,
    table: "tickets",
  }
  return found
})

const asking = <E>(event: TicketbutlerEvent, { client, currency, host }: ConfirmOptions<E>): Asking => {
  const account: AccountFacts = { host: host ?? null, currency: Currency.normalize(currency ?? "") ?? null }
  const action = event.action.toLowerCase()
  const data = Lenient.isObject(event.data) ? event.data : undefined
  if (action.startsWith("event.")) return confirmEvent(client, action, data, account)
  if (action.startsWith("purchase.")) return confirmPurchase(client, action, data, account)
  if (action.startsWith("ticket.")) return confirmTicket(client, action, data, account)
  return Effect.succeed(unconfirmed)
}

/**
 * Asks the platform for what a delivery tells of, and gives the rows of what it has now. Fails where it has nothing of the
 * kind, or cannot be asked. `body` are the bytes that the delivery was decoded from.
 */
export const confirm = Effect.fnUntraced(function* <E>(
  event: TicketbutlerEvent,
  body: Uint8Array,
  options: ConfirmOptions<E>,
) {
  const { confirmation, missing, record, rejected, removed, rows, table } = yield* asking(event, options)
  // The sample's uuid is that of a webhook (seed 002, Create Webhook), so it may not tell deliveries apart, and an event's
  // deliveries can be alike. What the platform has does tell: the same delivery of the same state is done with.
  const state = yield* Hmac.digest(Hmac.bytesOf(body, JSON.stringify(record)))
  const delivery: Delivery<TicketbutlerEvent> = {
    event: { ...event, confirmation, record },
    key: [platform, event.uuid ?? "", state].join("/"),
    subject: subjectIn(table, rows, removed),
    at: null,
    rows,
    removed,
    missing,
    rejected,
  }
  return delivery
})

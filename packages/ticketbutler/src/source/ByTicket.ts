/**
 * Reading an event ticket by ticket: each ticket tells its order, and each order is read once. That is how an event is
 * read whose orders the platform cannot give at once, and how tickets are read that no order held.
 *
 * @module
 */
import { PageBuilder, type ConnectorError, fillPath, Lenient, type Reading } from "@boxport/connector"
import { canonicalId, type Json, type JsonObject } from "@boxport/model"
import { Effect, Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import { laidOver } from "../mapping/Events.ts"
import { nativeIdOf, platform } from "../mapping/Mapped.ts"
import { scrubOrder, ticketsIn } from "../mapping/Orders.ts"
import { scrubTicket, type TicketOrder } from "../mapping/Tickets.ts"
import { canonicalUuid } from "../mapping/Uuid.ts"
import { attendeesAnswers, buyersAnswers, withoutAnswers } from "./Answers.ts"
import type { EventSales } from "./Sales.ts"

/** An order whose record holds no tickets, with those found for it so far. */
interface Pending {
  readonly record: JsonObject
  readonly tickets: Array<JsonObject>
}

const orderOf = (ticket: JsonObject): string | undefined => {
  const purchase = ticket["purchase_uuid"]
  return typeof purchase === "string" ? canonicalUuid(purchase) : undefined
}

const tellsAll = (ticket: JsonObject): boolean =>
  orderOf(ticket) !== undefined && Lenient.saysSomething(ticket["ticket_type_pk"])

/** What an order lacks that it has among its event's orders; for a person. */
const lackOf = (order: JsonObject, tickets: ReadonlyArray<Json>): ReadonlyArray<string> => [
  ...(Array.isArray(order["order_lines"]) ? [] : ["order lines"]),
  ...("payment_method" in order ? [] : ["payment methods"]),
  ...("vat_rate" in order || "vat_total" in order ? [] : ["VAT"]),
  ...(tickets.every((ticket) => Lenient.isObject(ticket) && Lenient.saysSomething(ticket["price_total"]))
    ? []
    : ["ticket prices"]),
]

/** The readings of an order with its tickets. */
const orderWith = Effect.fnUntraced(function* (
  sales: EventSales,
  uuid: string,
  record: JsonObject,
  tickets: ReadonlyArray<Json>,
) {
  const { run } = sales
  const page = new PageBuilder({ resource: "orders", query: run.query })
  page.read = 1
  page.raw("orders", record, scrubOrder)
  const fresh = sales.meet(tickets)
  sales.take(page, record, tickets)
  for (const lack of lackOf(record, tickets)) run.lacking.add(lack)
  if (sales.isListed) run.strayOrders += 1
  const readings: ReadonlyArray<Reading> = [
    run.ledger.page("orders", page.build()),
    ...sales.ticketsRead(fresh),
    ...(yield* attendeesAnswers(sales, sales.keyOf(uuid), withoutAnswers(sales, tickets))),
    ...(yield* buyersAnswers(sales, [uuid])),
  ]
  return readings
})

/** The readings of a ticket whose order is not to be had, or has been read without it. */
const ticketAlone = Effect.fnUntraced(function* (sales: EventSales, ticket: JsonObject, order: string | undefined) {
  const status = order === undefined ? undefined : sales.orders.get(order)
  const page = new PageBuilder({ resource: "tickets", query: sales.run.query })
  const fresh = sales.meet([ticket])
  const known: TicketOrder | undefined =
    order === undefined || status === undefined || status === null
      ? undefined
      : { uuid: order, status, currency: sales.event.catalogue.currency, discountCode: null }
  sales.addAlone(page, ticket, known)
  const readings: ReadonlyArray<Reading> = [
    ...sales.ticketsRead(fresh, page),
    ...(yield* attendeesAnswers(
      sales,
      known === undefined ? null : canonicalId(platform, known.uuid),
      withoutAnswers(sales, [ticket]),
    )),
  ]
  return readings
})

/** What one ticket of the list leads to. `pending` gathers the orders whose records hold no tickets. */
const step = Effect.fnUntraced(function* (sales: EventSales, pending: Map<string, Pending>, listed: JsonObject) {
  const { run } = sales
  const uuid = nativeIdOf(listed)
  // An order that was read meanwhile held it.
  if (uuid !== null && sales.tickets.has(uuid)) return []
  let ticket = listed
  const readings: Array<Reading> = []
  if (uuid !== null && !tellsAll(listed)) {
    const endpoint = operations.getTicket
    const detail = yield* run.ifThere("tickets", run.reader.one(endpoint, fillPath(endpoint.path, { ticket: uuid })))
    if (detail !== undefined) {
      ticket = laidOver(listed, detail)
      const page = new PageBuilder({ resource: "tickets", query: run.query })
      page.raw("tickets", detail, scrubTicket)
      if (run.query.raw) readings.push(...sales.ticketsRead(0, page))
    }
  }
  const order = orderOf(ticket)
  if (order === undefined || sales.orders.has(order)) {
    return [...readings, ...(yield* ticketAlone(sales, ticket, order))]
  }
  const waiting = pending.get(order)
  if (waiting !== undefined) {
    waiting.tickets.push(ticket)
    return readings
  }
  const endpoint = operations.getOrder
  const record = yield* run.ifThere("orders", run.reader.one(endpoint, fillPath(endpoint.path, { order })))
  if (record === undefined) {
    sales.orders.set(order, null)
    return [...readings, ...(yield* ticketAlone(sales, ticket, order))]
  }
  const inside = ticketsIn(record)
  if (inside.length === 0) {
    pending.set(order, { record, tickets: [ticket] })
    return readings
  }
  readings.push(...(yield* orderWith(sales, order, record, inside)))
  const isInside = uuid !== null && sales.tickets.has(uuid)
  return isInside ? readings : [...readings, ...(yield* ticketAlone(sales, ticket, order))]
})

/** How many tickets of the list are looked at together, and make a page. */
const ticketsPerPage = 200

/** The readings of tickets by what the list tells of them, where orders may not be read. */
export const ticketsAlone = (
  sales: EventSales,
  tickets: Iterable<JsonObject>,
): Stream.Stream<Reading, ConnectorError> =>
  Stream.fromIterable(tickets, { chunkSize: ticketsPerPage }).pipe(
    Stream.grouped(ticketsPerPage),
    Stream.map((some) => {
      const page = new PageBuilder({ resource: "tickets", query: sales.run.query })
      const fresh = sales.meet(some)
      for (const ticket of some) sales.addAlone(page, ticket, undefined)
      return sales.ticketsRead(fresh, page)
    }),
    Stream.flattenIterable,
  )

/** The readings of what tickets lead to: their orders, their answers, and they themselves. */
export const byTicket = (sales: EventSales, tickets: Iterable<JsonObject>): Stream.Stream<Reading, ConnectorError> => {
  const pending = new Map<string, Pending>()
  return Stream.fromIterable(tickets, { chunkSize: ticketsPerPage }).pipe(
    Stream.mapEffect((ticket) => step(sales, pending, ticket)),
    Stream.concat(
      Stream.suspend(() =>
        Stream.fromIterable([...pending]).pipe(
          Stream.mapEffect(([uuid, waiting]) => orderWith(sales, uuid, waiting.record, waiting.tickets)),
        ),
      ),
    ),
    Stream.flattenIterable,
  )
}

/**
 * Reading what was sold for one event: every order at once where the platform manages that, else ticket by ticket.
 *
 * @module
 */
import { PageBuilder, type ConnectorError, fillPath, Lenient, type Reading, Section } from "@boxport/connector"
import { canonicalId, type Json, type JsonObject, type Order } from "@boxport/model"
import { Effect, Result, Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import { mapAnswers } from "../mapping/Answers.ts"
import { listOf, nativeIdOf, platform } from "../mapping/Mapped.ts"
import { type MappedOrder, mapOrder, scrubOrder, ticketsIn } from "../mapping/Orders.ts"
import { holdsAnswers, mapTicket, scrubTicket, type TicketOrder, wasAsked } from "../mapping/Tickets.ts"
import type { EventPages } from "./Events.ts"
import type { Run } from "./Run.ts"

/** What could be read of an event's orders and tickets before its rows. */
export interface Found {
  /** Every order, to be taken off as they are mapped; undefined where the platform could not, or would not, give them. */
  readonly orders: Array<Json> | undefined
  /** Whether the platform refuses to show orders at all, so that tickets lead to none. */
  readonly isRefused: boolean
  /** Every ticket in short, by uuid; undefined where the list could not be read. */
  readonly tickets: ReadonlyMap<string, JsonObject> | undefined
  /** Entries of that list that are no records. */
  readonly others: ReadonlyArray<Json>
}

/** What could be read where nothing was asked for. */
export const nothingFound: Found = { orders: undefined, isRefused: false, tickets: undefined, others: [] }

const ordersIn = (json: Json): ReadonlyArray<Json> | undefined => {
  if (Array.isArray(json)) return json
  const orders = Lenient.isObject(json) ? json["orders"] : undefined
  return Array.isArray(orders) ? orders : undefined
}

/** A failure of the platform rather than of the request: the other way to the same data may still be open. */
const isOutage = ({ reason }: ConnectorError): boolean =>
  reason._tag === "PlatformDown" || reason._tag === "Unreachable" || reason._tag === "UnexpectedAnswer"

/**
 * Asks for an event's tickets, which is quick, and for its orders. The list of tickets proves that the orders hold all of
 * them, tells their seats, and is what is left when the orders don't come.
 */
export const lookUp = Effect.fnUntraced(function* (run: Run, event: string) {
  const { ledger, reader } = run
  const tickets = operations.listTickets
  const listing = yield* run
    .permitted("tickets", reader.all(tickets, fillPath(tickets.path, { event })))
    .pipe(Effect.result)
  if (Result.isFailure(listing) && !isOutage(listing.failure)) return yield* listing.failure
  const list = Result.isSuccess(listing) ? listing.success : undefined
  if (list !== undefined) run.check("tickets", list)

  const orders = operations.listEventOrders
  const bulk = yield* run.permitted("orders", reader.bulk(orders, fillPath(orders.path, { event })))
  const all = bulk?._tag === "Given" ? ordersIn(bulk.json) : undefined
  if (Result.isFailure(listing)) {
    if (all === undefined) return yield* bulk?._tag === "CutOff" ? bulk.error : listing.failure
    const message = "tickets: the list of some events could not be read, so nothing proves that their orders hold all"
    ledger.fallShort("tickets", Section.attention("unproven", message))
  }
  if (bulk !== undefined && all === undefined) {
    run.cutOffs.add(bulk._tag === "CutOff" ? bulk.why : "answers of another shape")
    run.cutOffEvents += 1
  }

  const found: Found = {
    orders: all === undefined ? undefined : [...all],
    isRefused: bulk === undefined,
    others: list?.others ?? [],
    tickets:
      list === undefined
        ? undefined
        : new Map(list.records.map((record, index) => [nativeIdOf(record) ?? `#${index}`, record])),
  }
  return found
})

/** The numbers of the ticket types of which a ticket's holder was asked something. */
export const askedTypes = ({ orders }: Found): ReadonlySet<string> => {
  const asked = new Set<string>()
  for (const order of orders ?? []) {
    for (const ticket of Lenient.isObject(order) ? ticketsIn(order) : []) {
      if (!Lenient.isObject(ticket) || !wasAsked(ticket)) continue
      const pk = ticket["ticket_type_pk"]
      if (typeof pk === "number" || typeof pk === "string") asked.add(String(pk))
    }
  }
  return asked
}

/** The reading of one event's orders and tickets as it goes. */
export class EventSales {
  readonly run: Run
  readonly event: EventPages
  /** Whether all orders of the event came at once. */
  readonly isListed: boolean
  readonly #listed: Found["tickets"]
  /** The orders that have rows, by uuid, and how they stand; null for those that could not be taken or read. */
  readonly orders = new Map<string, Order["status"] | null>()
  /** Uuids of the tickets met so far, whether or not they have rows. */
  readonly tickets = new Set<string>()
  /** Keys of the rows of tickets: two orders that hold one ticket make one row. */
  readonly #rows = new Set<string>()

  constructor(run: Run, event: EventPages, found: Found) {
    this.run = run
    this.event = event
    this.isListed = found.orders !== undefined
    this.#listed = found.tickets
  }

  /** What the list tells of a ticket that the ticket's own record lacks: its seat, above all. */
  withListed(ticket: Json): Json {
    if (!Lenient.isObject(ticket)) return ticket
    const listed = this.#listed?.get(nativeIdOf(ticket) ?? "")
    if (listed === undefined) return ticket
    let whole: { [field: string]: Json } | undefined
    for (const [field, value] of Object.entries(listed)) {
      if (field in ticket || value === false || !Lenient.saysSomething(value)) continue
      ;(whole ??= { ...ticket })[field] = value
    }
    return whole ?? ticket
  }

  /** Notes tickets as met; how many were not before. */
  meet(tickets: ReadonlyArray<Json>): number {
    const before = this.tickets.size
    let nameless = 0
    for (const ticket of tickets) {
      const uuid = nativeIdOf(ticket)
      if (uuid === null) nameless += 1
      else this.tickets.add(uuid)
    }
    return this.tickets.size - before + nameless
  }

  /** Whether an order has a row. */
  hasRow(order: string): boolean {
    return typeof this.orders.get(order) === "string"
  }

  /** The key of an order; null when it has no row. */
  keyOf(order: string): string | null {
    return this.hasRow(order) ? canonicalId(platform, order) : null
  }

  /** Whether a ticket has a row. */
  hasTicketRow(uuid: string): boolean {
    return this.#rows.has(canonicalId(platform, uuid))
  }

  /** Adds the rows of an order. */
  addOrder(page: PageBuilder, mapped: MappedOrder): void {
    page.add("orders", mapped.order)
    page.add("order_lines", ...mapped.lines)
    const fresh = new Set<string>()
    for (const ticket of mapped.tickets) {
      if (this.#rows.has(ticket.id)) continue
      this.#rows.add(ticket.id)
      fresh.add(ticket.id)
      page.add("tickets", ticket)
    }
    page.add("answers", ...mapped.answers.filter(({ ticket_id }) => ticket_id !== null && fresh.has(ticket_id)))
    page.reject(...mapped.rejected)
    this.orders.set(mapped.order.native_id, mapped.order.status)
  }

  /** Adds the row of a ticket that stands alone, or in an order that could not be taken. */
  addAlone(page: PageBuilder, record: Json, order: TicketOrder | undefined): void {
    const { secrets } = this.run.query
    const mapped = page.take(mapTicket(this.withListed(record), { event: this.event.catalogue, order, secrets }))
    if (mapped === undefined || this.#rows.has(mapped.ticket.id)) return
    this.#rows.add(mapped.ticket.id)
    page.add("tickets", mapped.ticket)
    page.add("answers", ...mapped.answers)
    page.reject(...mapped.rejected)
  }

  /** The rows of an order with its tickets, or of its tickets alone when the order could not be taken. */
  take(page: PageBuilder, record: JsonObject, tickets: ReadonlyArray<Json>): void {
    const uuid = nativeIdOf(record)
    const whole = tickets.map((ticket) => this.withListed(ticket))
    const mapped = page.take(mapOrder(record, this.event.catalogue, whole, this.run.query.secrets))
    if (mapped !== undefined) return this.addOrder(page, mapped)
    if (uuid !== null) this.orders.set(uuid, null)
    for (const ticket of whole) this.addAlone(page, ticket, undefined)
  }

  /** A page that counts tickets; their rows come with their orders. */
  ticketsRead(
    read: number,
    page: PageBuilder = new PageBuilder({ resource: "tickets", query: this.run.query }),
  ): ReadonlyArray<Reading> {
    if (!this.run.ledger.has("tickets")) return []
    page.read = read
    return [this.run.ledger.page("tickets", page.build())]
  }
}

/** Reads what the buyers of these orders answered, where the event asks them anything. */
export const buyersAnswers = Effect.fnUntraced(function* (sales: EventSales, orders: ReadonlyArray<string>) {
  const { event, run } = sales
  if (!event.asksBuyers || !run.wants("answers")) return []
  const page = new PageBuilder({ resource: "answers", query: run.query })
  const endpoint = operations.getOrderAnswers
  for (const order of orders) {
    if (!sales.hasRow(order)) continue
    const record = yield* run.ifThere("answers", run.reader.one(endpoint, fillPath(endpoint.path, { order })))
    if (record === undefined) continue
    page.read += 1
    page.raw("answers", record, (same) => same)
    const { answers, rejected } = mapAnswers(listOf(record["answers"]), {
      uuid: order,
      order_id: canonicalId(platform, order),
      ticket_id: null,
      event: event.catalogue,
    })
    page.add("answers", ...answers)
    page.reject(...rejected)
  }
  return page.read === 0 ? [] : [run.ledger.page("answers", page.build())]
})

/**
 * Reads what the holders of tickets answered whose records can hold no answers, ticket by ticket. Those in the orders of
 * today hold them; those of the documentation (seed 002, Get events orders) don't.
 *
 * @param order the key of their order; null where it has no row
 */
export const attendeesAnswers = Effect.fnUntraced(function* (
  sales: EventSales,
  order: string | null,
  tickets: ReadonlyArray<Json>,
) {
  const { event, run } = sales
  if (!event.asksAttendees || !run.wants("answers")) return []
  const page = new PageBuilder({ resource: "answers", query: run.query })
  const endpoint = operations.getTicketAnswers
  for (const ticket of tickets) {
    const uuid = nativeIdOf(ticket)
    if (!Lenient.isObject(ticket) || uuid === null || holdsAnswers(ticket) || !sales.hasTicketRow(uuid)) continue
    const record = yield* run.ifThere("answers", run.reader.one(endpoint, fillPath(endpoint.path, { ticket: uuid })))
    if (record === undefined) continue
    page.read += 1
    page.raw("answers", record, (same) => same)
    const { answers, rejected } = mapAnswers(listOf(record["answers"]), {
      uuid,
      order_id: order,
      ticket_id: canonicalId(platform, uuid),
      event: event.catalogue,
    })
    page.add("answers", ...answers)
    page.reject(...rejected)
  }
  return page.read === 0 ? [] : [run.ledger.page("answers", page.build())]
})

/** How many orders make a page, and how many where each costs a request. */
const ordersPerPage = 200
const answeredOrdersPerPage = 20

/** Takes items off a list in portions, so that what has been taken can be let go of. */
function* portions<A>(items: Array<A>, size: number): Generator<ReadonlyArray<A>> {
  while (items.length > 0) yield items.splice(0, size)
}

/** The readings of orders that came all at once; they are taken off the list. */
export const ordersAtOnce = (sales: EventSales, orders: Array<Json>): Stream.Stream<Reading, ConnectorError> => {
  const { event, run } = sales
  const size = event.asksBuyers && run.wants("answers") ? answeredOrdersPerPage : ordersPerPage
  return Stream.fromIterable(portions(orders, size)).pipe(
    Stream.mapEffect(
      Effect.fnUntraced(function* (portion) {
        const page = new PageBuilder({ resource: "orders", query: run.query })
        const taken: Array<readonly [order: string, tickets: ReadonlyArray<Json>]> = []
        let tickets = 0
        for (const record of portion) {
          if (!Lenient.isObject(record)) {
            page.read += 1
            page.rejectOthers([record])
            continue
          }
          const uuid = nativeIdOf(record)
          if (uuid !== null && sales.orders.has(uuid)) continue
          page.read += 1
          page.raw("orders", record, scrubOrder)
          const inside = ticketsIn(record)
          tickets += sales.meet(inside)
          sales.take(page, record, inside)
          if (uuid !== null) taken.push([uuid, inside])
        }
        const readings: Array<Reading> = [run.ledger.page("orders", page.build()), ...sales.ticketsRead(tickets)]
        const buyers = taken.map(([order]) => order)
        readings.push(...(yield* buyersAnswers(sales, buyers)))
        for (const [order, inside] of taken) {
          readings.push(...(yield* attendeesAnswers(sales, sales.keyOf(order), inside)))
        }
        return readings
      }),
    ),
    Stream.flattenIterable,
  )
}

/** What the list of tickets itself gives: entries that are no records, and the records for `--raw`. */
export const ticketListPage = (sales: EventSales, { others, tickets }: Found): ReadonlyArray<Reading> => {
  const { query } = sales.run
  if (others.length === 0 && !query.raw) return []
  const page = new PageBuilder({ resource: "tickets", query })
  page.rejectOthers(others)
  for (const record of tickets?.values() ?? []) page.raw("tickets", record, scrubTicket)
  return sales.ticketsRead(others.length, page)
}

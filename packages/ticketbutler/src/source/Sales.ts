/**
 * What is known of what was sold for one event while that is read.
 *
 * @module
 */
import { PageBuilder, type ConnectorError, fillPath, Lenient, type Reading, Seen } from "@boxport/connector"
import { type Answer, canonicalId, type Json, type JsonObject, type Order, type Ticket } from "@boxport/model"
import { Effect, Result } from "effect"
import { operations } from "../api/operations/index.ts"
import { nativeIdOf, platform } from "../mapping/Mapped.ts"
import { type MappedOrder, mapOrder } from "../mapping/Orders.ts"
import { mapTicket, scrubTicket, type TicketOrder } from "../mapping/Tickets.ts"
import { Admissions } from "./Admissions.ts"
import type { EventPages } from "./Events.ts"
import type { Run } from "./Run.ts"
import { TicketList } from "./TicketList.ts"

/** An event's tickets in short, or why the platform did not list them. */
export type Listing = Result.Result<TicketList | undefined, ConnectorError>

/** A failure of the platform rather than of the request: the other way to the same data may still be open. */
const isOutage = ({ reason }: ConnectorError): boolean =>
  reason._tag === "PlatformDown" || reason._tag === "Unreachable" || reason._tag === "UnexpectedAnswer"

/**
 * Asks for an event's tickets, which is quick. The list proves that the orders hold all of them, tells their seats, and is
 * what is left when the orders don't come.
 */
export const listTickets = Effect.fnUntraced(function* (run: Run, event: string) {
  const endpoint = operations.listTickets
  const list = new TicketList()
  const walked = yield* run
    .permitted("tickets", run.reader.each(endpoint, fillPath(endpoint.path, { event }), [], list))
    .pipe(Effect.result)
  if (Result.isFailure(walked)) {
    if (!isOutage(walked.failure)) return yield* walked.failure
    const failed: Listing = Result.fail(walked.failure)
    return failed
  }
  const listing: Listing = Result.succeed(walked.success === undefined ? undefined : list)
  if (walked.success !== undefined) run.check("tickets", walked.success, list.size + list.others.length)
  return listing
})

/** The reading of one event's orders and tickets as it goes. Of what was read only ids are kept. */
export class EventSales {
  readonly run: Run
  readonly event: EventPages
  readonly listing: Listing
  /** Whether all orders of the event came at once. */
  isListed = false
  /** Whether the platform refuses to show orders at all, so that tickets lead to none. */
  isRefused = false
  /** The orders that have rows, by uuid, and how they stand; null for those that could not be taken or read. */
  readonly orders = new Map<string, Order["status"] | null>()
  /** Uuids of the tickets met so far, whether or not they have rows. */
  readonly tickets = new Seen()
  readonly admissions: Admissions
  /** Uuids of the tickets that have rows: two orders that hold one ticket make one row. */
  readonly #rows = new Seen()
  #listedMet = 0

  constructor(run: Run, event: EventPages, listing: Listing) {
    this.run = run
    this.event = event
    this.listing = listing
    this.admissions = new Admissions(run, event.catalogue, event.doubtful)
  }

  /** The list of tickets; undefined where it could not be read. */
  get list(): TicketList | undefined {
    return Result.getOrUndefined(this.listing)
  }

  /** The tickets of the list that no order held so far. */
  *unmet(): Generator<JsonObject> {
    if (this.list === undefined || this.#listedMet === this.list.size) return
    for (const ticket of this.list.records()) {
      const uuid = nativeIdOf(ticket)
      if (uuid === null || !this.tickets.has(uuid)) yield ticket
    }
  }

  /** What the list tells of a ticket that the ticket's own record lacks: its seat, above all. */
  withListed(ticket: Json): Json {
    return Lenient.isObject(ticket) && this.list !== undefined ? this.list.over(ticket) : ticket
  }

  /** Notes tickets as met; how many were not before. */
  meet(tickets: ReadonlyArray<Json>): number {
    let fresh = 0
    for (const ticket of tickets) {
      const uuid = nativeIdOf(ticket)
      if (uuid !== null && !this.tickets.add(uuid)) continue
      fresh += 1
      if (uuid !== null && this.list?.has(uuid) === true) this.#listedMet += 1
    }
    return fresh
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
    return this.#rows.has(uuid)
  }

  /** Adds the row of a ticket and of its answers, unless it has one; they may have to wait for their type. */
  #addTicket(page: PageBuilder, ticket: Ticket, answers: ReadonlyArray<Answer>): void {
    if (!this.#rows.add(ticket.native_id)) return
    const waiting = this.admissions.waitingFor(ticket.ticket_type_id)
    if (waiting === undefined) {
      page.add("tickets", ticket)
      page.addAll("answers", answers)
      return
    }
    waiting.add({ table: "tickets", row: ticket })
    for (const row of answers) waiting.add({ table: "answers", row })
  }

  /** Adds the rows of an order. */
  addOrder(page: PageBuilder, mapped: MappedOrder): void {
    page.add("orders", mapped.order)
    for (const line of mapped.lines) {
      const waiting = this.admissions.waitingFor(line.ticket_type_id)
      if (waiting === undefined) page.add("order_lines", line)
      else waiting.add({ table: "order_lines", row: line })
    }
    const answers = Map.groupBy(mapped.answers, ({ ticket_id }) => ticket_id)
    for (const ticket of mapped.tickets) this.#addTicket(page, ticket, answers.get(ticket.id) ?? [])
    page.reject(...mapped.rejected)
    this.orders.set(mapped.order.native_id, mapped.order.status)
  }

  /** Adds the row of a ticket that stands alone, or in an order that could not be taken. */
  addAlone(page: PageBuilder, record: Json, order: TicketOrder | undefined): void {
    const { secrets } = this.run.query
    const mapped = page.take(mapTicket(this.withListed(record), { event: this.event.catalogue, order, secrets }))
    if (mapped === undefined || this.#rows.has(mapped.ticket.native_id)) return
    this.#addTicket(page, mapped.ticket, mapped.answers)
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

/** What the list of tickets itself gives: entries that are no records, and the records for `--raw`. */
export function* ticketListPages(sales: EventSales): Generator<Reading> {
  const { list, run } = sales
  if (list === undefined) return
  const others = new PageBuilder({ resource: "tickets", query: run.query })
  others.rejectOthers(list.others)
  if (list.others.length > 0) yield* sales.ticketsRead(list.others.length, others)
  if (!run.query.raw) return
  for (const block of list.blocks()) {
    const page = new PageBuilder({ resource: "tickets", query: run.query })
    for (const record of block) page.raw("tickets", record, scrubTicket)
    yield* sales.ticketsRead(0, page)
  }
}

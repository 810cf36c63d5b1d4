/**
 * Reading orders, and the tickets that no order holds.
 *
 * @module
 */
import {
  type ConnectorError,
  Lenient,
  type PageBuilder,
  type Paging,
  type Reading,
  Section,
  type Seen,
} from "@boxport/connector"
import { Instant, type Json, type JsonObject } from "@boxport/model"
import { Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import { mapOrder, scrubOrder } from "../mapping/Orders.ts"
import { mapTicket, scrubIssuedTicket } from "../mapping/Tickets.ts"
import { pageSize } from "../api/Envelope.ts"
import { concatAll, type Run } from "./Run.ts"

/** For each event whose sales are read its own list; one list for all of them. */
export const perEvent = (run: Run): ReadonlyArray<Paging.Position> =>
  run.salesOf?.map((id): Paging.Position => [["event_id", id]]) ?? [[]]

/** Orders of no event are in no event's list: those that came into being since then. */
const ofNoEvent = ({ query: { again } }: Run): ReadonlyArray<Paging.Position> =>
  again === undefined || again.since === null
    ? []
    : [[["created_at.gte", String(Math.floor(Instant.toMillis(again.since) / 1000))]]]

/**
 * A ticket created about when the events were read may or may not be in their counts. Leaving it out makes an event
 * look as if tickets were missing, which costs a request or two and never a ticket.
 */
const uncertainMillis = 60_000

const idText = (value: unknown): string | null =>
  typeof value === "string" || typeof value === "number" ? String(value) : null

/** Counts a native ticket that an order holds, and remembers it, whether or not it can be mapped. */
const countEmbedded = (run: Run, ticket: JsonObject): void => {
  const id = idText(ticket["id"])
  if (id !== null) run.seenTickets.add(id)
  run.ticketsRead += 1
  const event = idText(ticket["event_id"])
  const created = ticket["created_at"]
  const certain = typeof created !== "number" || created * 1000 < run.startedAt - uncertainMillis
  if (event !== null && certain) run.tickets.addTicket(event, ticket["status"] === "valid")
}

/** Remembers that a record has no row. */
const lose = (lost: Seen, record: Json): void => {
  const id = Lenient.isObject(record) ? idText(record["id"]) : null
  if (id !== null) lost.add(id)
}

/** Adds the rows of a ticket that stands alone, or inside an order that could not be taken. */
const addAlone = (run: Run, record: Json, page: PageBuilder): void => {
  const mapped = page.take(
    mapTicket(record, {
      catalogue: run.catalogue,
      order: undefined,
      hasOrder: (id) => run.hasOrder(id),
      scans: (ticket) => run.scans.of(ticket),
    }),
  )
  if (mapped === undefined) return lose(run.lostTickets, record)
  page.add("tickets", mapped.ticket)
  page.add("answers", ...mapped.answers)
  page.masked(mapped.masked ? 1 : 0)
}

/** Orders with everything in them. */
export const orders = (run: Run): Stream.Stream<Reading, ConnectorError> => {
  const endpoint = operations.listOrders
  const scans = (ticket: string) => run.scans.of(ticket)
  let read = 0

  const each = (record: JsonObject, page: PageBuilder): boolean => {
    const summary = record["event_summary"]
    // A platform that ignores the filter sends everything.
    if (Lenient.isObject(summary) && !run.wantsEvent(Lenient.text(idText(summary["id"])))) {
      lose(run.lostOrders, record)
      return false
    }
    read += 1
    page.raw("orders", record, scrubOrder)
    const embedded = record["issued_tickets"]
    const tickets = Array.isArray(embedded) ? embedded : []
    for (const ticket of tickets) {
      if (!Lenient.isObject(ticket)) continue
      page.raw("issued_tickets", ticket, scrubIssuedTicket)
      countEmbedded(run, ticket)
    }
    const mapped = page.take(mapOrder(record, { catalogue: run.catalogue, scans }))
    if (mapped === undefined) {
      lose(run.lostOrders, record)
      for (const ticket of tickets) addAlone(run, ticket, page)
      return true
    }
    page.add("orders", mapped.order)
    page.add("order_lines", ...mapped.lines)
    page.add("tickets", ...mapped.tickets)
    page.add("answers", ...mapped.answers)
    page.reject(...mapped.rejected)
    page.masked(mapped.masked)
    if (mapped.tickets.length < tickets.length) {
      const rows = new Set(mapped.tickets.map(({ native_id }) => native_id))
      for (const ticket of tickets)
        if (!rows.has(idText(Lenient.isObject(ticket) ? ticket["id"] : null) ?? "")) lose(run.lostTickets, ticket)
    }
    return true
  }

  return Section.section({
    resource: "orders",
    required: true,
    stated: () => run.statedOrders,
    pages: concatAll(
      [...perEvent(run), ...ofNoEvent(run)].map((query) =>
        run.pages({ endpoint, path: endpoint.path, query, seen: run.seenOrders }, each),
      ),
    ),
    ending: () => ({
      stated: run.statedOrders,
      complete: run.statedOrders === null || read >= run.statedOrders,
      warnings: Section.shortfall("orders", read, run.statedOrders),
    }),
  })
}

/** The lists that together hold every ticket without an order, by the fewest requests. */
const orphanLists = (run: Run): ReadonlyArray<Paging.Position> => {
  const requests = (tickets: number) => Math.max(1, Math.ceil(tickets / pageSize))
  const { doubtful, expected } = run.tickets
  const apart = doubtful.reduce((total, event) => total + requests(event.expected), 0)
  const filtered = run.salesOf !== null
  if (!filtered && apart >= requests(expected)) return [[]]
  const voided: ReadonlyArray<Paging.Position> = perEvent(run).map((query) => [...query, ["status", "voided"]])
  return [...doubtful.map(({ event }): Paging.Position => [["event_id", event]]), ...voided]
}

/** Tickets that no order holds: issued through the API, imported, or of an order that did not list them. */
export const orphanTickets = (run: Run): Stream.Stream<Reading, ConnectorError> => {
  const endpoint = operations.listIssuedTickets
  const each = (record: JsonObject, page: PageBuilder): boolean => {
    if (!run.wantsEvent(idText(record["event_id"]))) {
      lose(run.lostTickets, record)
      return false
    }
    page.raw("issued_tickets", record, scrubIssuedTicket)
    run.ticketsRead += 1
    addAlone(run, record, page)
    return true
  }

  return Section.section({
    resource: "issued_tickets",
    required: false,
    stated: () => run.tickets.stated,
    // Those inside orders have been read already; they count here too.
    pages: Stream.suspend(() =>
      Stream.make({ ...Section.emptyPage, read: run.ticketsRead }).pipe(
        Stream.concat(
          concatAll(
            orphanLists(run).map((query) =>
              run.pages({ endpoint, path: endpoint.path, query, seen: run.seenTickets }, each),
            ),
          ),
        ),
      ),
    ),
    ending: () => {
      const { stated } = run.tickets
      return {
        stated,
        complete: stated === null || run.ticketsRead >= stated,
        warnings: Section.shortfall("issued_tickets", run.ticketsRead, stated),
      }
    },
  })
}

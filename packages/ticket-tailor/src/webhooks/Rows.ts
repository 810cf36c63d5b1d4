/**
 * Payloads as rows, by the mapping of exports. An export knows which events and ticket types have rows; a delivery takes
 * its references as they come.
 *
 * @module
 */
import { Lenient, Native, type Rejected } from "@boxport/connector/mapping"
import type { Delivery } from "@boxport/connector/webhooks"
import type { Json, JsonObject, RowsByTable } from "@boxport/model"
import { Result } from "effect"
import { Catalogue } from "../mapping/Catalogue.ts"
import { mapEvent } from "../mapping/Events.ts"
import { mapOrder } from "../mapping/Orders.ts"
import { mapTicket } from "../mapping/Tickets.ts"
import { mapWaitlistSignup } from "../mapping/Visitors.ts"

/** What a payload becomes. */
export type Mapped = Pick<Delivery<unknown>, "rows" | "removed" | "rejected">

const text = (value: Json | undefined): string | null =>
  typeof value === "string" || typeof value === "number" ? Lenient.text(value) : null

const objects = (value: Json | undefined): ReadonlyArray<JsonObject> => Native.listOf(value).filter(Lenient.isObject)

/** A catalogue of just what these records refer to: their events, and of each the ticket types. */
const catalogueOf = (references: ReadonlyArray<readonly [event: string | null, type: string | null]>): Catalogue => {
  const types = new Map<string, Set<string>>()
  for (const [event, type] of references) {
    if (event === null) continue
    const known = types.get(event) ?? new Set<string>()
    if (type !== null) known.add(type)
    types.set(event, known)
  }
  const catalogue = new Catalogue()
  for (const [event, known] of types) catalogue.addEvent(event, null, [...known])
  return catalogue
}

const ticketReference = (ticket: JsonObject) => [text(ticket["event_id"]), text(ticket["ticket_type_id"])] as const

/** Of what has no table. */
export const noRows: Mapped = { rows: {}, removed: [], rejected: [] }

/** The rows of a mapped record, or its rejection. */
const taken = <A>(
  mapped: Result.Result<A, Rejected>,
  rowsOf: (value: A) => { readonly rows: RowsByTable; readonly rejected?: ReadonlyArray<Rejected> },
): Mapped =>
  Result.isSuccess(mapped) ? { ...noRows, ...rowsOf(mapped.success) } : { ...noRows, rejected: [mapped.failure] }

const noScans = () => undefined

/** An order's rows. */
export const orderRows = (payload: JsonObject): Mapped => {
  const summary = payload["event_summary"]
  const event = Lenient.isObject(summary) ? (text(summary["id"]) ?? text(summary["event_id"])) : null
  const catalogue = catalogueOf([
    [event, null],
    ...objects(payload["line_items"]).flatMap((line) => {
      const item = text(line["item_id"])
      return item?.startsWith("tt_") === true ? [[event, item] as const] : []
    }),
    ...objects(payload["issued_tickets"]).map(ticketReference),
  ])
  return taken(mapOrder(payload, { catalogue, scans: noScans }), ({ answers, lines, order, rejected, tickets }) => ({
    rows: { orders: [order], order_lines: lines, tickets, answers },
    rejected,
  }))
}

/**
 * A ticket's rows. A price whose currency is not stated is worth nothing that could be told: it stays in `extra`, as
 * nothing else does that has a column.
 */
export const ticketRows = (payload: JsonObject): Mapped => {
  const { listed_price: price, ...priceless } = payload
  const hasCurrency = Lenient.saysSomething(payload["listed_currency"])
  const mapped = mapTicket(hasCurrency ? payload : priceless, {
    catalogue: catalogueOf([ticketReference(payload)]),
    order: undefined,
    hasOrder: () => true,
    scans: noScans,
  })
  return taken(mapped, ({ answers, ticket }) => ({
    rows: {
      tickets: [hasCurrency ? ticket : { ...ticket, extra: Native.withKept(ticket.extra, { listed_price: price }) }],
      answers,
    },
  }))
}

/**
 * An occurrence's rows, and of a deleted one that they are no more.
 *
 * @param account the box office's name, as `events.account` has it; null where the user has not told
 */
export const eventRows = (payload: JsonObject, account: string | null, isDeleted: boolean): Mapped =>
  taken(mapEvent(payload, account), ({ event, rejected, ticketTypes }) =>
    isDeleted
      ? {
          rows: {},
          removed: [
            { table: "events", id: event.id },
            ...ticketTypes.map(({ id }) => ({ table: "ticket_types" as const, id })),
          ],
        }
      : { rows: { events: [event], ticket_types: ticketTypes }, rejected },
  )

/** A waitlist signup's row. */
export const waitlistRows = (payload: JsonObject): Mapped =>
  taken(mapWaitlistSignup(payload, catalogueOf([[text(payload["event_id"]), null]])), ({ contact }) => ({
    rows: { contacts: [contact] },
  }))

/**
 * Reading answers that no order holds: what buyers answered, and attendees where their tickets have no room for it.
 *
 * @module
 */
import { fillPath, Lenient, PageBuilder } from "@boxport/connector"
import { canonicalId, type Json } from "@boxport/model"
import { Effect } from "effect"
import { operations } from "../api/operations/index.ts"
import { mapAnswers } from "../mapping/Answers.ts"
import { listOf, nativeIdOf, platform } from "../mapping/Mapped.ts"
import { holdsAnswers } from "../mapping/Tickets.ts"
import type { EventSales } from "./Sales.ts"

/** Whether buyers of an event are asked anything that is wanted. */
export const wantsBuyers = ({ event, run }: EventSales): boolean => event.asksBuyers && run.wants("answers")

/** Reads what the buyers of these orders answered, where the event asks them anything. */
export const buyersAnswers = Effect.fnUntraced(function* (sales: EventSales, orders: ReadonlyArray<string>) {
  const { event, run } = sales
  if (!wantsBuyers(sales)) return []
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
 * The uuids of those tickets whose holders' answers have to be asked for: their records can hold none. Those in the orders
 * of today hold them; those of the documentation (seed 002, Get events orders) don't.
 */
export const withoutAnswers = ({ event, run }: EventSales, tickets: ReadonlyArray<Json>): ReadonlyArray<string> =>
  event.asksAttendees && run.wants("answers")
    ? tickets.flatMap((ticket) => {
        const uuid = nativeIdOf(ticket)
        return Lenient.isObject(ticket) && uuid !== null && !holdsAnswers(ticket) ? [uuid] : []
      })
    : []

/**
 * Reads what the holders of tickets answered, ticket by ticket; of those that have rows.
 *
 * @param order the key of their order; null where it has no row
 */
export const attendeesAnswers = Effect.fnUntraced(function* (
  sales: EventSales,
  order: string | null,
  tickets: ReadonlyArray<string>,
) {
  const { event, run } = sales
  const page = new PageBuilder({ resource: "answers", query: run.query })
  const endpoint = operations.getTicketAnswers
  for (const ticket of tickets) {
    if (!sales.hasTicketRow(ticket)) continue
    const record = yield* run.ifThere("answers", run.reader.one(endpoint, fillPath(endpoint.path, { ticket })))
    if (record === undefined) continue
    page.read += 1
    page.raw("answers", record, (same) => same)
    const { answers, rejected } = mapAnswers(listOf(record["answers"]), {
      uuid: ticket,
      order_id: order,
      ticket_id: canonicalId(platform, ticket),
      event: event.catalogue,
    })
    page.add("answers", ...answers)
    page.reject(...rejected)
  }
  return page.read === 0 ? [] : [run.ledger.page("answers", page.build())]
})

/**
 * Reading answers that no order holds: what buyers answered, and attendees where their tickets have no room for it.
 *
 * @module
 */
import { fillPath, Lenient, PageBuilder } from "@boxport/connector"
import { canonicalId, type Json } from "@boxport/model"
import { Effect } from "effect"
import type { Reader } from "../Reader.ts"
import { operations } from "../api/operations/index.ts"
import { type AnswerOwner, mapAnswers } from "../mapping/Answers.ts"
import { listOf, nativeIdOf, platform } from "../mapping/Mapped.ts"
import { holdsAnswers } from "../mapping/Tickets.ts"
import type { EventSales } from "./Sales.ts"

/** Whether buyers of an event are asked anything that is wanted. */
export const wantsBuyers = ({ event, run }: EventSales): boolean => event.asksBuyers && run.wants("answers")

/** Whose answers are read, and from where. */
interface Owner extends Omit<AnswerOwner, "event"> {
  readonly read: ReturnType<Reader["one"]>
}

/** The readings of what these have answered. */
const answersOf = Effect.fnUntraced(function* ({ event, run }: EventSales, owners: ReadonlyArray<Owner>) {
  const page = new PageBuilder({ resource: "answers", query: run.query })
  for (const { read, ...owner } of owners) {
    const record = yield* run.ifThere("answers", read)
    if (record === undefined) continue
    page.read += 1
    page.raw("answers", record, (same) => same)
    const { answers, rejected } = mapAnswers(listOf(record["answers"]), { ...owner, event: event.catalogue })
    page.add("answers", ...answers)
    page.reject(...rejected)
  }
  return page.read === 0 ? [] : [run.ledger.page("answers", page.build())]
})

/** Reads what the buyers of these orders answered, where the event asks them anything. */
export const buyersAnswers = (sales: EventSales, orders: ReadonlyArray<string>) => {
  const endpoint = operations.getOrderAnswers
  const buyers = orders.filter((order) => wantsBuyers(sales) && sales.hasRow(order))
  return answersOf(
    sales,
    buyers.map((order) => ({
      uuid: order,
      order_id: canonicalId(platform, order),
      ticket_id: null,
      read: sales.run.reader.one(endpoint, fillPath(endpoint.path, { order })),
    })),
  )
}

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
export const attendeesAnswers = (sales: EventSales, order: string | null, tickets: ReadonlyArray<string>) => {
  const endpoint = operations.getTicketAnswers
  return answersOf(
    sales,
    tickets
      .filter((ticket) => sales.hasTicketRow(ticket))
      .map((ticket) => ({
        uuid: ticket,
        order_id: order,
        ticket_id: canonicalId(platform, ticket),
        read: sales.run.reader.one(endpoint, fillPath(endpoint.path, { ticket })),
      })),
  )
}

/**
 * Planning who is let in: a check-in list for each event, and as many people at once as the platform takes.
 *
 * @module
 */
import type { OrderBundle, PlannedOperation, SeriesBundle } from "@boxport/connector"
import { operation, reference } from "@boxport/connector/target"
import type { Rows } from "@boxport/model"
import { Hash } from "effect"
import { isVoid, loadable } from "./Carried.ts"

/** What the check-in list is called. */
export const listTitle = "Boxport"

/** People let in by one request. */
const most = 100

/** Whether a ticket's holder is to be let in. */
export const isIn = (ticket: Rows["tickets"]): boolean => ticket.checked_in === true && !isVoid(ticket)

/**
 * Gathers who is let in, order by order, into requests of many. It knows what came before, as a planner may: each order is
 * planned once, and the orders of an event follow one another.
 */
export class CheckIns {
  #event = ""
  #series = ""
  #waiting: Array<string> = []
  readonly #lists = new Set<string>()

  /** Takes an order's people; gives what is full, and what is left of the event before. */
  add(bundle: OrderBundle, series: SeriesBundle): ReadonlyArray<PlannedOperation> {
    const left = bundle.event.id === this.#event ? [] : this.rest()
    this.#event = bundle.event.id
    this.#series = series.id
    for (const ticket of loadable(bundle)) if (isIn(ticket)) this.#waiting.push(ticket.id)
    const operations = [...left]
    while (this.#waiting.length >= most) operations.push(...this.#take(this.#waiting.splice(0, most)))
    return operations
  }

  /** What is left. */
  rest(): ReadonlyArray<PlannedOperation> {
    return this.#waiting.length === 0 ? [] : this.#take(this.#waiting.splice(0))
  }

  #take(tickets: ReadonlyArray<string>): ReadonlyArray<PlannedOperation> {
    const event = this.#event
    const shared = { phase: "close", series: this.#series, group: event } as const
    const list = operation({
      ...shared,
      // Before anybody is let in, also where a run goes on with what another has begun.
      phase: "setup",
      key: `create_check_in_list ${event}`,
      kind: "create_check_in_list",
      makes: [reference("check_in_lists", event)],
      needs: [reference("events", event)],
      body: { event },
      requests: { "checkin_lists.list": 1, "checkin_lists.create": 1 },
    })
    const first = !this.#lists.has(event)
    this.#lists.add(event)
    return [
      ...(first ? [list] : []),
      operation({
        ...shared,
        // Others let in since make another request of it.
        key: `check_in ${tickets[0] ?? ""} ${tickets.length} ${(Hash.string(tickets.join(" ")) >>> 0).toString(36)}`,
        kind: "check_in",
        makes: tickets.map((ticket) => reference("check_ins", ticket)),
        needs: [
          reference("events", event),
          reference("check_in_lists", event),
          ...tickets.map((ticket) => reference("tickets", ticket)),
        ],
        // One who is not there does not keep the others out.
        each: true,
        body: { event },
        requests: { "checkin.checkins.create_many": 1 },
      }),
    ]
  }
}

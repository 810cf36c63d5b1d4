/**
 * What a route gets and gives.
 *
 * @module
 */
import type { Json } from "@boxport/model"
import { type Answer, notFound } from "../http/Answer.ts"
import type { Surroundings } from "../records/Surroundings.ts"
import type { Event, Mail, TicketType } from "../state/Model.ts"
import type { Purchase, Ticket } from "../state/Purchase.ts"
import { purchaseByUuid, ticketByUuid } from "../state/Purchases.ts"

/** A request as routes see it. */
export interface Call extends Surroundings {
  readonly path: string
  readonly parameters: { readonly [name: string]: string }
  readonly query: URLSearchParams
  /** What it carries; undefined for nothing. */
  readonly body: Json | undefined
  /** Unix seconds, never before the world's moment. */
  readonly now: number
  readonly discountPath: "plural" | "singular"
  readonly pageSize: number
  /** Events with more orders can't give them all at once. */
  readonly mostOrdersAtOnce: number | null
}

/** Answers a request. */
export type Route = (call: Call) => Answer

/** Sends a mail, to where tests can see it. */
export const mail = ({ state }: Call, sent: Mail): void => void state.outbox.push(sent)

/** The event that a path names, if it is there. */
export const eventIn = ({ parameters, state }: Call): Event | undefined =>
  state.events.find(({ isDeleted, uuid }) => !isDeleted && uuid === parameters["event"])

export const withEvent =
  (route: (call: Call, event: Event) => Answer): Route =>
  (call) => {
    const event = eventIn(call)
    return event === undefined ? notFound : route(call, event)
  }

export const withType = (route: (call: Call, type: TicketType) => Answer): Route =>
  withEvent((call, event) => {
    const type = event.types.find(({ uuid }) => uuid === call.parameters["ticket_type"])
    return type === undefined ? notFound : route(call, type)
  })

export const withOrder =
  (route: (call: Call, purchase: Purchase) => Answer): Route =>
  (call) => {
    const purchase = purchaseByUuid(call.state, call.parameters["order"] ?? "")
    return purchase === undefined ? notFound : route(call, purchase)
  }

export const withTicket =
  (route: (call: Call, ticket: Ticket, purchase: Purchase) => Answer): Route =>
  (call) => {
    const found = ticketByUuid(call.state, call.parameters["ticket"] ?? "")
    return found === undefined ? notFound : route(call, found.ticket, found.purchase)
  }

/**
 * The route of every endpoint. The type makes sure that none is missing.
 *
 * @module
 */
import { pathPattern } from "@boxport/connector"
import { placeOfTicket, type WorldEvent, type WorldTicket } from "@boxport/connector/testing"
import { type OperationName, operations } from "../api/operations/index.ts"
import { type Answer, empty, json, notFound, pageOf, webPage } from "./http/Answer.ts"
import { eventListRecord, eventRecord, isExpired, type Surroundings, typeRecord } from "./records/Events.ts"
import { type Kind, numberOf } from "./records/Ids.ts"
import {
  complimentaryPurchase,
  orderAnswersRecord,
  orderRecord,
  type Purchase,
  purchaseOf,
  purchasesOf,
  singleOrderRecord,
  ticketAnswersRecord,
  ticketListRecord,
  ticketRecord,
} from "./records/Orders.ts"
import {
  discountRecord,
  discountsOf,
  newsletterRecords,
  webhookActions,
  webhookRecord,
  webhookRecords,
} from "./records/Platform.ts"
import { purchaseQuestions, questionRecord, ticketTypeQuestions } from "./records/Questions.ts"

/** A mail that the platform would have sent. */
export interface Mail {
  readonly to: string
  readonly subject: string
}

/** A request as routes see it. */
export interface Call extends Surroundings {
  readonly path: string
  readonly parameters: { readonly [name: string]: string }
  readonly query: URLSearchParams
  readonly discountPath: "plural" | "singular"
  readonly pageSize: number
  /** Events with more orders can't give them all at once. */
  readonly mostOrdersAtOnce: number | null
  readonly mail: (mail: Mail) => void
}

type Route = (call: Call) => Answer

/** The number of the thing that a parameter names. */
const numberIn = (call: Call, parameter: string, kind: Kind): number | undefined =>
  numberOf(kind, call.parameters[parameter] ?? "")

const withEvent =
  (route: (call: Call, event: WorldEvent) => Answer): Route =>
  (call) => {
    const event = call.world.events[numberIn(call, "event", "event") ?? -1]
    return event === undefined ? notFound : route(call, event)
  }

const complimentaryAt = ({ world }: Call, index: number): Purchase | undefined => {
  const ticket = world.complimentary.at(index)
  return ticket === undefined ? undefined : complimentaryPurchase(index, ticket)
}

const purchaseIn = (call: Call): Purchase | undefined => {
  const order = numberIn(call, "order", "order")
  if (order !== undefined) {
    const found = call.world.order(order)
    return found === undefined ? undefined : purchaseOf(found)
  }
  const complimentary = numberIn(call, "order", "complimentary order")
  return complimentary === undefined ? undefined : complimentaryAt(call, complimentary)
}

const withOrder =
  (route: (call: Call, purchase: Purchase) => Answer): Route =>
  (call) => {
    const purchase = purchaseIn(call)
    return purchase === undefined ? notFound : route(call, purchase)
  }

const withTicket =
  (route: (call: Call, ticket: WorldTicket, purchase: Purchase) => Answer): Route =>
  (call) => {
    const number = numberIn(call, "ticket", "ticket")
    const ticket = number === undefined ? undefined : call.world.ticket(number)
    if (number === undefined || ticket === undefined) return notFound
    const place = placeOfTicket(number)
    const order = "order" in place ? call.world.order(place.order) : undefined
    const purchase =
      "complimentary" in place
        ? complimentaryAt(call, place.complimentary)
        : order === undefined
          ? undefined
          : purchaseOf(order)
    return purchase === undefined ? notFound : route(call, ticket, purchase)
  }

const discounts = (path: Call["discountPath"], ofEvent: boolean): Route => {
  const route = (call: Call, event: WorldEvent | null): Answer => {
    if (call.discountPath !== path) return webPage(404)
    const records = discountsOf(call.world, event).map((discount) => discountRecord(call, discount, event))
    return path === "singular"
      ? json(records)
      : pageOf(records, call.query, `${call.origin}${call.path}`, call.pageSize)
  }
  return ofEvent ? withEvent(route) : (call) => route(call, null)
}

type ReadName = {
  readonly [Name in OperationName]: (typeof operations)[Name]["method"] extends "GET" ? Name : never
}[OperationName]

const routes: { readonly [Name in Exclude<ReadName, "mailNewsletters">]: Route } = {
  // What it answers with is not documented.
  ping: () => empty,
  listEvents: (call) => {
    const isOld = ["true", "True", "1"].includes(call.query.get("old") ?? "")
    const events = call.world.events.filter((event) => isOld || !isExpired(call.world, event))
    return json(events.map((event) => eventListRecord(call, event)))
  },
  getEvent: withEvent((call, event) => json(eventRecord(call, event))),
  listTicketTypes: withEvent((call, event) => json(event.types.map((type) => typeRecord(call, type, "list")))),
  getTicketType: withEvent((call, event) => {
    const number = numberIn(call, "ticket_type", "type")
    const type = event.types.find((one) => one.number === number)
    return type === undefined ? notFound : json(typeRecord(call, type, "list"))
  }),
  listTicketTypeQuestions: withEvent((call, event) => json(ticketTypeQuestions(event, call.shapes))),
  getPurchaseQuestions: withEvent((call, event) => json(purchaseQuestions(event, call.shapes))),
  getQuestion: withEvent((call, event) => {
    const number = numberIn(call, "question", "question")
    const question = event.questions.find((one) => one.number === number)
    return question === undefined ? notFound : json(questionRecord(question, call.shapes))
  }),
  listEventOrders: withEvent((call, event) => {
    const purchases = [...purchasesOf(call.world, event)]
    if (call.mostOrdersAtOnce !== null && purchases.length > call.mostOrdersAtOnce) return webPage(524)
    const [uuid] = [call.parameters["event"] ?? ""]
    return json({ uuid, orders: purchases.map((purchase) => orderRecord(call, purchase)) })
  }),
  getOrder: withOrder((call, purchase) => json(singleOrderRecord(call, purchase))),
  getOrderAnswers: withOrder((_call, purchase) => json(orderAnswersRecord(purchase))),
  listTickets: withEvent((call, event) => {
    const records: Array<object> = []
    for (const purchase of purchasesOf(call.world, event)) {
      for (const ticket of purchase.tickets) records.push(ticketListRecord(call, purchase, ticket))
    }
    return json(records)
  }),
  getTicket: withTicket((call, ticket, purchase) => json(ticketRecord(call, purchase, ticket))),
  getTicketAnswers: withTicket((_call, ticket) => json(ticketAnswersRecord(ticket))),
  listTicketQuestions: withTicket((call, ticket) =>
    json(ticket.type.questions.map((question) => questionRecord(question, call.shapes))),
  ),
  listUnansweredQuestions: withTicket((call, ticket) => {
    const answered = new Set(ticket.answers.map(({ question }) => question))
    const open = ticket.type.questions.filter((question) => !answered.has(question))
    return json(open.map((question) => questionRecord(question, call.shapes)))
  }),
  listEventDiscountCodes: discounts("plural", true),
  listEventDiscountCode: discounts("singular", true),
  listDiscountCodes: discounts("plural", false),
  listDiscountCode: discounts("singular", false),
  listNewsletters: (call) => {
    if (call.query.get("format") === "json") return json(newsletterRecords(call))
    const to = call.world.organisation.email
    call.mail({ to, subject: "Newsletter signups" })
    return { ...empty, body: `Email with newsletter data will be sent to <b>${to}</b>` }
  },
  mailOrdersReport: (call) => {
    call.mail({ to: call.query.get("email") ?? call.world.organisation.email, subject: "Orders of a month" })
    return empty
  },
  webhookAccess: () => empty,
  listWebhookActions: () => json(webhookActions),
  listWebhooks: (call) => json(webhookRecords(call)),
  getWebhook: (call) => {
    const hook = webhookRecord(call, numberIn(call, "hook", "hook") ?? Number.MAX_SAFE_INTEGER)
    return hook === undefined ? notFound : json(hook)
  },
}

const isName = (name: string): name is keyof typeof routes => name in routes

const table = Object.keys(routes)
  .filter(isName)
  .map((name) => ({ endpoint: operations[name], pattern: pathPattern(operations[name]), route: routes[name] }))

/** An endpoint that a request is for. */
export interface FoundRoute {
  readonly resource: string
  readonly route: Route
  readonly parameters: { readonly [name: string]: string }
}

/** The endpoint of a path without its query; undefined where the platform has none. */
export const findRoute = (path: string): FoundRoute | undefined => {
  for (const { endpoint, pattern, route } of table) {
    const match = pattern.exec(path)
    if (match !== null) return { resource: endpoint.resource, route, parameters: { ...match.groups } }
  }
  return undefined
}

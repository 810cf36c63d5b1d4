/**
 * The route of every endpoint. The type makes sure that none is missing.
 *
 * @module
 */
import { pathPattern } from "@boxport/connector"
import { type OperationName, operations } from "../../api/operations/index.ts"
import { empty } from "../http/Answer.ts"
import { createCodes, deleteCode, listCodes, toggleCode } from "./DiscountCodes.ts"
import { createEvent, deleteEvent, getEvent, listEvents, updateEvent } from "./Events.ts"
import {
  createOrder,
  getOrder,
  getOrderAnswers,
  listEventOrders,
  refundOrder,
  storeOrderAnswers,
  updateOrder,
} from "./Orders.ts"
import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  listWebhookActions,
  listWebhooks,
  mailOrdersReport,
  listNewsletters,
  mailNewsletters,
  updateWebhook,
} from "./Platform.ts"
import {
  deleteQuestion,
  getPurchaseQuestions,
  getQuestion,
  listTicketTypeQuestions,
  replaceTicketTypeQuestions,
  updateQuestion,
} from "./Questions.ts"
import type { Route } from "./Route.ts"
import {
  getTicket,
  getTicketAnswers,
  listTicketQuestions,
  listTickets,
  listUnansweredQuestions,
  storeTicketAnswers,
  updateTicket,
} from "./Tickets.ts"
import { createTicketType, deleteTicketType, getTicketType, listTicketTypes, updateTicketType } from "./TicketTypes.ts"

const routes: { readonly [Name in OperationName]: Route } = {
  // What it answers with is not documented.
  ping: () => empty,
  listNewsletters,
  mailNewsletters,
  mailOrdersReport,
  webhookAccess: () => empty,
  listWebhookActions,
  listWebhooks,
  createWebhook,
  getWebhook,
  updateWebhook,
  deleteWebhook,
  listEvents,
  createEvent,
  getEvent,
  updateEvent,
  deleteEvent,
  listTicketTypes,
  createTicketType,
  getTicketType,
  updateTicketType,
  deleteTicketType,
  listTicketTypeQuestions,
  replaceTicketTypeQuestions,
  getPurchaseQuestions,
  getQuestion,
  updateQuestion,
  deleteQuestion,
  listEventOrders,
  createOrder,
  getOrder,
  updateOrder,
  refundOrder,
  getOrderAnswers,
  storeOrderAnswers,
  listTickets,
  getTicket,
  updateTicket,
  getTicketAnswers,
  storeTicketAnswers,
  listTicketQuestions,
  listUnansweredQuestions,
  listEventDiscountCodes: listCodes("plural", true),
  listEventDiscountCode: listCodes("singular", true),
  createEventDiscountCodes: createCodes(true),
  toggleEventDiscountCode: toggleCode(true),
  deleteEventDiscountCode: deleteCode(true),
  listDiscountCodes: listCodes("plural", false),
  listDiscountCode: listCodes("singular", false),
  createDiscountCodes: createCodes(false),
  toggleDiscountCode: toggleCode(false),
  deleteDiscountCode: deleteCode(false),
}

const isName = (name: string): name is OperationName => name in operations

const table = Object.keys(operations)
  .filter(isName)
  .map((name) => ({ name, endpoint: operations[name], pattern: pathPattern(operations[name]), route: routes[name] }))

/** An endpoint that a request is for. */
export interface FoundRoute {
  readonly name: OperationName
  readonly resource: string
  readonly route: Route
  readonly parameters: { readonly [name: string]: string }
}

/** The methods that a path without its query knows; none where the platform has no such path. */
export const methodsAt = (path: string): ReadonlyArray<string> => [
  ...new Set(table.filter(({ pattern }) => pattern.test(path)).map(({ endpoint }) => endpoint.method)),
]

/** The endpoint of a request; signups are two, which only the query tells apart. */
export const findRoute = (method: string, path: string, query: URLSearchParams): FoundRoute | undefined => {
  const other = query.get("format") === "json" ? "mailNewsletters" : "listNewsletters"
  for (const { endpoint, name, pattern, route } of table) {
    const match = endpoint.method === method && name !== other ? pattern.exec(path) : null
    if (match !== null) return { name, resource: endpoint.resource, route, parameters: { ...match.groups } }
  }
  return undefined
}

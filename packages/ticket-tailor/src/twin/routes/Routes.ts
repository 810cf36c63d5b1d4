/**
 * The routes of the endpoints.
 *
 * @module
 */
import { pathPattern } from "@boxport/connector"
import { type OperationName, operations } from "../../api/operations/index.ts"
import { problem } from "../http/Answer.ts"
import { createDiscount, deleteDiscount, updateDiscount } from "./DiscountWrites.ts"
import {
  getEvent,
  getEventSeries,
  getSeriesEvent,
  listEvents,
  listEventSeries,
  listSeriesEvents,
  listWaitlistSignups,
} from "./Events.ts"
import {
  getCheckoutFormElement,
  getDiscount,
  getProduct,
  getVoucher,
  listCheckoutFormElements,
  listCheckoutForms,
  listDiscounts,
  listProducts,
  listVoucherCodes,
  listVouchers,
  overview,
  ping,
} from "./Offers.ts"
import { getOrder, listOrders } from "./Orders.ts"
import type { Route } from "./Route.ts"
import { getIssuedTicket, listCheckIns, listIssuedTickets } from "./Tickets.ts"
import { createTicketType } from "./TicketTypeWrites.ts"
import { issueTicket, voidIssuedTicket } from "./TicketWrites.ts"
import { createVoucher, deleteVoucher, updateVoucher, voidVoucherCode } from "./VoucherWrites.ts"

const routes: { readonly [Name in OperationName]?: Route } = {
  ping,
  overview,
  listEventSeries,
  getEventSeries,
  listSeriesEvents,
  getSeriesEvent,
  listWaitlistSignups,
  listEvents,
  getEvent,
  listOrders,
  getOrder,
  listIssuedTickets,
  getIssuedTicket,
  issueTicket,
  voidIssuedTicket,
  listCheckIns,
  listDiscounts,
  getDiscount,
  createDiscount,
  updateDiscount,
  deleteDiscount,
  listVouchers,
  getVoucher,
  createVoucher,
  updateVoucher,
  deleteVoucher,
  listVoucherCodes,
  voidVoucherCode,
  createTicketType,
  listProducts,
  getProduct,
  listCheckoutForms,
  listCheckoutFormElements,
  getCheckoutFormElement,
}

/** An endpoint that a request is for. */
export interface Found {
  readonly resource: string
  readonly route: Route
  readonly parameters: ReadonlyMap<string, string>
}

const isName = (name: string): name is OperationName => name in operations

/** Answers for endpoints that the twin does not have yet. */
const missing: Route = ({ path }) => problem(501, "NOT_IMPLEMENTED", `The twin does not know ${path} yet`)

const table = Object.keys(operations)
  .filter(isName)
  .map((name) => ({
    method: operations[name].method,
    resource: operations[name].resource,
    pattern: pathPattern(operations[name]),
    route: routes[name] ?? missing,
  }))

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The endpoint for a method and a path without its query; undefined where the platform has none. */
export const findRoute = (method: string, path: string): Found | undefined => {
  for (const entry of table) {
    if (entry.method !== method) continue
    const match = entry.pattern.exec(path)
    if (match === null) continue
    const parameters = new Map(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decoded(value)]))
    return { resource: entry.resource, route: entry.route, parameters }
  }
  return undefined
}

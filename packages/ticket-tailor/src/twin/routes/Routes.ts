/**
 * The route of every endpoint. The type makes sure that none is missing.
 *
 * @module
 */
import { pathPattern } from "@boxport/connector"
import { type EndpointName, endpoints } from "../../Endpoints.ts"
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

const routes: { readonly [Name in EndpointName]: Route } = {
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

const isName = (name: string): name is EndpointName => name in endpoints

const table = Object.keys(endpoints)
  .filter(isName)
  .map((name) => ({
    method: endpoints[name].method,
    resource: endpoints[name].resource,
    pattern: pathPattern(endpoints[name]),
    route: routes[name],
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

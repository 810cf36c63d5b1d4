/**
 * The route of every endpoint. The type makes sure that none is missing.
 *
 * @module
 */
import { pathPattern } from "@boxport/connector"
import { type OperationName, operations } from "../../api/operations/index.ts"
import { createCheckIn, listCheckIns } from "./CheckIns.ts"
import {
  getCheckoutFormElement,
  listCheckoutFormElements,
  listCheckoutForms,
  updateCheckoutFormElement,
} from "./CheckoutForms.ts"
import { createDiscount, deleteDiscount, updateDiscount } from "./DiscountWrites.ts"
import { getEvent, getEventSeries, getSeriesEvent, listEvents, listEventSeries, listSeriesEvents } from "./Events.ts"
import { createSeriesEvent, deleteSeriesEvent, updateSeriesEvent } from "./EventWrites.ts"
import * as groups from "./GroupWrites.ts"
import { createHold, deleteHold, getHold, listHolds, updateHold } from "./Holds.ts"
import * as memberships from "./Memberships.ts"
import { getDiscount, getVoucher, listDiscounts, listVoucherCodes, listVouchers, overview, ping } from "./Offers.ts"
import { getOrder, listOrders } from "./Orders.ts"
import { confirmOrderPayment, updateOrder } from "./OrderWrites.ts"
import * as products from "./Products.ts"
import type { Route } from "./Route.ts"
import { changeEventSeriesStatus, createEventSeries, deleteEventSeries, updateEventSeries } from "./SeriesWrites.ts"
import { getIssuedTicket, listIssuedTickets } from "./Tickets.ts"
import { createTicketType, deleteTicketType, updateTicketType } from "./TicketTypeWrites.ts"
import { issueTicket, voidIssuedTicket } from "./TicketWrites.ts"
import { createVoucher, deleteVoucher, updateVoucher, voidVoucherCode } from "./VoucherWrites.ts"
import { deleteWaitlistSignup, listWaitlistSignups } from "./Waitlists.ts"

const routes: { readonly [Name in OperationName]: Route } = {
  ping,
  overview,
  listEventSeries,
  getEventSeries,
  createEventSeries,
  updateEventSeries,
  deleteEventSeries,
  changeEventSeriesStatus,
  listSeriesEvents,
  getSeriesEvent,
  createSeriesEvent,
  updateSeriesEvent,
  deleteSeriesEvent,
  listEvents,
  getEvent,
  createTicketType,
  updateTicketType,
  deleteTicketType,
  ...groups,
  listOrders,
  getOrder,
  updateOrder,
  confirmOrderPayment,
  listIssuedTickets,
  getIssuedTicket,
  issueTicket,
  voidIssuedTicket,
  listCheckIns,
  createCheckIn,
  listWaitlistSignups,
  deleteWaitlistSignup,
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
  listHolds,
  getHold,
  createHold,
  updateHold,
  deleteHold,
  ...products,
  listCheckoutForms,
  listCheckoutFormElements,
  getCheckoutFormElement,
  updateCheckoutFormElement,
  ...memberships,
}

/** An endpoint that a request is for. */
export interface Found {
  readonly resource: string
  readonly route: Route
  readonly parameters: ReadonlyMap<string, string>
}

const isName = (name: string): name is OperationName => name in operations

const table = Object.keys(operations)
  .filter(isName)
  .map((name) => ({
    method: operations[name].method,
    resource: operations[name].resource,
    pattern: pathPattern(operations[name]),
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

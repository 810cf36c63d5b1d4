/**
 * Every endpoint of Ticket Tailor that Boxport knows, as data: the client's methods, the twin's routes and the
 * documentation are made from it.
 *
 * @module
 */
import { account } from "./Account.ts"
import { checkoutForms } from "./CheckoutForms.ts"
import { events } from "./Events.ts"
import { eventSeries } from "./EventSeries.ts"
import { goods } from "./Goods.ts"
import { memberships } from "./Memberships.ts"
import { offers } from "./Offers.ts"
import { orders } from "./Orders.ts"
import { ticketTypes } from "./TicketTypes.ts"

/** The endpoints by name. */
export const operations = {
  ...account,
  ...eventSeries,
  ...events,
  ...ticketTypes,
  ...orders,
  ...offers,
  ...goods,
  ...checkoutForms,
  ...memberships,
}

/** The key of an endpoint in {@link operations}. */
export type OperationName = keyof typeof operations

export { commonFailures } from "./Common.ts"

/**
 * The account of every field: what becomes of it, by resource. The documentation is made from it, and a test walks
 * every leaf of every documented sample through it.
 *
 * @module
 */
import { Fields, Secrets } from "@boxport/connector"
import { eventFields, ticketTypeFields } from "./mapping/Events.ts"
import { lineItemFields, orderFields } from "./mapping/Orders.ts"
import { discountFields, voucherCodeFields, voucherFields } from "./mapping/Sales.ts"
import { issuedTicketFields } from "./mapping/Tickets.ts"
import { checkInFields, checkoutFormElementFields, waitlistSignupFields } from "./mapping/Visitors.ts"

/** The fields of every resource that feeds a table. */
export const fieldsByResource: { readonly [resource: string]: Fields.Fields } = {
  events: { ...eventFields, ticket_types: Fields.records("ticket_types") },
  ticket_types: ticketTypeFields,
  orders: {
    ...orderFields,
    issued_tickets: Fields.records("issued_tickets"),
    line_items: Fields.records("line_items"),
  },
  line_items: lineItemFields,
  issued_tickets: issuedTicketFields,
  check_ins: checkInFields,
  discounts: discountFields,
  vouchers: voucherFields,
  voucher_codes: voucherCodeFields,
  waitlist_signups: waitlistSignupFields,
  checkout_form_elements: checkoutFormElementFields,
}

/** The paths of the secrets in what a read gives, those of records inside others included. */
export const secrets = Secrets.pathsOf({ ...fieldsByResource, events: eventFields, orders: orderFields })

/** Names in `extra` that are no field's: what a mapping keeps there under a name of its own. */
export const keeps: ReadonlyArray<string> = ["checkout_form_id"]

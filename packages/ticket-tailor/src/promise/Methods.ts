/**
 * The methods of the plain client, each handing over to the Effect client's.
 *
 * Made from the table of endpoints by `pnpm generate`; do not edit.
 *
 * @module
 */
import type { Session } from "@boxport/connector/promise/session"
import type { TicketTailorError } from "../api/Error.ts"
import type { TicketTailorClient } from "../api/Methods.ts"
import type { TicketTailorMethods } from "./Types.ts"

/** The methods over a session. */
export const methods = (session: Session<TicketTailorClient, TicketTailorError>): TicketTailorMethods => ({
  ping: (input = {}, options) => session.one((client) => client.ping(input), options),
  overview: (input = {}, options) => session.one((client) => client.overview(input), options),
  eventSeries: {
    list: (input = {}, options) => session.list((client, at) => client.eventSeries.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.eventSeries.get(input), options),
    create: (input, options) => session.one((client) => client.eventSeries.create(input), options),
    update: (input, options) => session.one((client) => client.eventSeries.update(input), options),
    delete: (input, options) => session.one((client) => client.eventSeries.delete(input), options),
    changeStatus: (input, options) => session.one((client) => client.eventSeries.changeStatus(input), options),
    events: {
      list: (input, options) => session.list((client, at) => client.eventSeries.events.list.page(input, at), options),
      get: (input, options) => session.one((client) => client.eventSeries.events.get(input), options),
      create: (input, options) => session.one((client) => client.eventSeries.events.create(input), options),
      update: (input, options) => session.one((client) => client.eventSeries.events.update(input), options),
      delete: (input, options) => session.one((client) => client.eventSeries.events.delete(input), options),
    },
  },
  events: {
    list: (input = {}, options) => session.list((client, at) => client.events.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.events.get(input), options),
  },
  ticketTypes: {
    create: (input, options) => session.one((client) => client.ticketTypes.create(input), options),
    update: (input, options) => session.one((client) => client.ticketTypes.update(input), options),
    delete: (input, options) => session.one((client) => client.ticketTypes.delete(input), options),
  },
  ticketGroups: {
    create: (input, options) => session.one((client) => client.ticketGroups.create(input), options),
    update: (input, options) => session.one((client) => client.ticketGroups.update(input), options),
    delete: (input, options) => session.one((client) => client.ticketGroups.delete(input), options),
  },
  bundles: {
    create: (input, options) => session.one((client) => client.bundles.create(input), options),
    update: (input, options) => session.one((client) => client.bundles.update(input), options),
    delete: (input, options) => session.one((client) => client.bundles.delete(input), options),
  },
  overrides: {
    list: (input, options) => session.list((client, at) => client.overrides.list.page(input, at), options),
    create: (input, options) => session.one((client) => client.overrides.create(input), options),
    update: (input, options) => session.one((client) => client.overrides.update(input), options),
  },
  orders: {
    list: (input = {}, options) => session.list((client, at) => client.orders.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.orders.get(input), options),
    update: (input, options) => session.one((client) => client.orders.update(input), options),
    confirmPaymentReceived: (input, options) =>
      session.one((client) => client.orders.confirmPaymentReceived(input), options),
  },
  issuedTickets: {
    list: (input = {}, options) => session.list((client, at) => client.issuedTickets.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.issuedTickets.get(input), options),
    create: (input, options) => session.one((client) => client.issuedTickets.create(input), options),
    void: (input, options) => session.one((client) => client.issuedTickets.void(input), options),
  },
  checkIns: {
    list: (input = {}, options) => session.list((client, at) => client.checkIns.list.page(input, at), options),
    create: (input, options) => session.one((client) => client.checkIns.create(input), options),
  },
  waitlistSignups: {
    list: (input, options) => session.list((client, at) => client.waitlistSignups.list.page(input, at), options),
    delete: (input, options) => session.one((client) => client.waitlistSignups.delete(input), options),
  },
  discounts: {
    list: (input = {}, options) => session.list((client, at) => client.discounts.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.discounts.get(input), options),
    create: (input, options) => session.one((client) => client.discounts.create(input), options),
    update: (input, options) => session.one((client) => client.discounts.update(input), options),
    delete: (input, options) => session.one((client) => client.discounts.delete(input), options),
  },
  vouchers: {
    list: (input = {}, options) => session.list((client, at) => client.vouchers.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.vouchers.get(input), options),
    create: (input, options) => session.one((client) => client.vouchers.create(input), options),
    update: (input, options) => session.one((client) => client.vouchers.update(input), options),
    delete: (input, options) => session.one((client) => client.vouchers.delete(input), options),
  },
  voucherCodes: {
    list: (input, options) => session.list((client, at) => client.voucherCodes.list.page(input, at), options),
    void: (input, options) => session.one((client) => client.voucherCodes.void(input), options),
  },
  holds: {
    list: (input = {}, options) => session.list((client, at) => client.holds.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.holds.get(input), options),
    create: (input, options) => session.one((client) => client.holds.create(input), options),
    update: (input, options) => session.one((client) => client.holds.update(input), options),
    delete: (input, options) => session.one((client) => client.holds.delete(input), options),
  },
  products: {
    list: (input = {}, options) => session.list((client, at) => client.products.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.products.get(input), options),
    create: (input, options) => session.one((client) => client.products.create(input), options),
    update: (input, options) => session.one((client) => client.products.update(input), options),
    delete: (input, options) => session.one((client) => client.products.delete(input), options),
  },
  stores: {
    list: (input = {}, options) => session.list((client, at) => client.stores.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.stores.get(input), options),
    update: (input, options) => session.one((client) => client.stores.update(input), options),
  },
  checkoutForms: {
    list: (input = {}, options) => session.list((client, at) => client.checkoutForms.list.page(input, at), options),
  },
  checkoutFormElements: {
    list: (input, options) => session.list((client, at) => client.checkoutFormElements.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.checkoutFormElements.get(input), options),
    update: (input, options) => session.one((client) => client.checkoutFormElements.update(input), options),
  },
  membershipTypes: {
    list: (input = {}, options) => session.list((client, at) => client.membershipTypes.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.membershipTypes.get(input), options),
    create: (input, options) => session.one((client) => client.membershipTypes.create(input), options),
    update: (input, options) => session.one((client) => client.membershipTypes.update(input), options),
    delete: (input, options) => session.one((client) => client.membershipTypes.delete(input), options),
  },
  issuedMemberships: {
    list: (input = {}, options) => session.list((client, at) => client.issuedMemberships.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.issuedMemberships.get(input), options),
    create: (input, options) => session.one((client) => client.issuedMemberships.create(input), options),
    update: (input, options) => session.one((client) => client.issuedMemberships.update(input), options),
    void: (input, options) => session.one((client) => client.issuedMemberships.void(input), options),
  },
  issuedMembershipRedemptions: {
    create: (input, options) => session.one((client) => client.issuedMembershipRedemptions.create(input), options),
  },
  membershipPhotoShare: (input = {}, options) => session.one((client) => client.membershipPhotoShare(input), options),
})

/**
 * The methods of the plain client, each handing over to the Effect client's.
 *
 * Made from the table of endpoints by `pnpm generate`; do not edit.
 *
 * @module
 */
import type { Session } from "@boxport/connector/promise/session"
import type { TicketbutlerError } from "../api/Error.ts"
import type { TicketbutlerClient } from "../api/Methods.ts"
import type { TicketbutlerMethods } from "./Types.ts"

/** The methods over a session. */
export const methods = (session: Session<TicketbutlerClient, TicketbutlerError>): TicketbutlerMethods => ({
  ping: (input = {}, options) => session.one((client) => client.ping(input), options),
  newsletters: {
    list: (input = {}, options) => session.list((client, at) => client.newsletters.list.page(input, at), options),
    mail: (input = {}, options) => session.one((client) => client.newsletters.mail(input), options),
  },
  orders: {
    report: (input = {}, options) => session.one((client) => client.orders.report(input), options),
    list: (input, options) => session.list((client, at) => client.orders.list.page(input, at), options),
    create: (input, options) => session.one((client) => client.orders.create(input), options),
    get: (input, options) => session.one((client) => client.orders.get(input), options),
    update: (input, options) => session.one((client) => client.orders.update(input), options),
    refund: (input, options) => session.one((client) => client.orders.refund(input), options),
    answers: {
      get: (input, options) => session.one((client) => client.orders.answers.get(input), options),
      store: (input, options) => session.one((client) => client.orders.answers.store(input), options),
    },
  },
  webhooks: {
    access: (input = {}, options) => session.one((client) => client.webhooks.access(input), options),
    actions: (input = {}, options) => session.list((client, at) => client.webhooks.actions.page(input, at), options),
    list: (input = {}, options) => session.list((client, at) => client.webhooks.list.page(input, at), options),
    create: (input, options) => session.one((client) => client.webhooks.create(input), options),
    get: (input, options) => session.one((client) => client.webhooks.get(input), options),
    update: (input, options) => session.one((client) => client.webhooks.update(input), options),
    delete: (input, options) => session.one((client) => client.webhooks.delete(input), options),
  },
  events: {
    list: (input = {}, options) => session.list((client, at) => client.events.list.page(input, at), options),
    create: (input, options) => session.one((client) => client.events.create(input), options),
    get: (input, options) => session.one((client) => client.events.get(input), options),
    update: (input, options) => session.one((client) => client.events.update(input), options),
    delete: (input, options) => session.one((client) => client.events.delete(input), options),
    discountCodes: {
      list: (input, options) => session.list((client, at) => client.events.discountCodes.list.page(input, at), options),
      listDocumented: (input, options) =>
        session.list((client, at) => client.events.discountCodes.listDocumented.page(input, at), options),
      create: (input, options) => session.one((client) => client.events.discountCodes.create(input), options),
      toggle: (input, options) => session.one((client) => client.events.discountCodes.toggle(input), options),
      delete: (input, options) => session.one((client) => client.events.discountCodes.delete(input), options),
      setActive: (input, options) => session.one((client) => client.events.discountCodes.setActive(input), options),
    },
  },
  ticketTypes: {
    list: (input, options) => session.list((client, at) => client.ticketTypes.list.page(input, at), options),
    create: (input, options) => session.one((client) => client.ticketTypes.create(input), options),
    get: (input, options) => session.one((client) => client.ticketTypes.get(input), options),
    update: (input, options) => session.one((client) => client.ticketTypes.update(input), options),
    delete: (input, options) => session.one((client) => client.ticketTypes.delete(input), options),
  },
  ticketTypeQuestions: {
    list: (input, options) => session.list((client, at) => client.ticketTypeQuestions.list.page(input, at), options),
    replace: (input, options) => session.one((client) => client.ticketTypeQuestions.replace(input), options),
  },
  purchaseQuestions: {
    get: (input, options) => session.one((client) => client.purchaseQuestions.get(input), options),
  },
  questions: {
    get: (input, options) => session.one((client) => client.questions.get(input), options),
    update: (input, options) => session.one((client) => client.questions.update(input), options),
    delete: (input, options) => session.one((client) => client.questions.delete(input), options),
  },
  tickets: {
    list: (input, options) => session.list((client, at) => client.tickets.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.tickets.get(input), options),
    update: (input, options) => session.one((client) => client.tickets.update(input), options),
    answers: {
      get: (input, options) => session.one((client) => client.tickets.answers.get(input), options),
      store: (input, options) => session.one((client) => client.tickets.answers.store(input), options),
    },
    questions: {
      list: (input, options) => session.list((client, at) => client.tickets.questions.list.page(input, at), options),
      unanswered: (input, options) =>
        session.list((client, at) => client.tickets.questions.unanswered.page(input, at), options),
    },
  },
  discountCodes: {
    list: (input = {}, options) => session.list((client, at) => client.discountCodes.list.page(input, at), options),
    listDocumented: (input = {}, options) =>
      session.list((client, at) => client.discountCodes.listDocumented.page(input, at), options),
    create: (input, options) => session.one((client) => client.discountCodes.create(input), options),
    toggle: (input, options) => session.one((client) => client.discountCodes.toggle(input), options),
    delete: (input, options) => session.one((client) => client.discountCodes.delete(input), options),
    setActive: (input, options) => session.one((client) => client.discountCodes.setActive(input), options),
  },
})

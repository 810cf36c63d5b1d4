/**
 * The methods of the plain client, each handing over to the Effect client's.
 *
 * Made from the table of endpoints by `pnpm generate`; do not edit.
 *
 * @module
 */
import type { Session } from "@boxport/connector/promise/session"
import type { TitoError } from "../api/Error.ts"
import type { TitoClient } from "../api/Methods.ts"
import type { TitoMethods } from "./Types.ts"

/** The methods over a session. */
export const methods = (session: Session<TitoClient, TitoError>): TitoMethods => ({
  hello: (input = {}, options) => session.one((client) => client.hello(input), options),
  events: {
    list: (input = {}, options) => session.list((client, at) => client.events.list.page(input, at), options),
    past: (input = {}, options) => session.list((client, at) => client.events.past.page(input, at), options),
    archived: (input = {}, options) => session.list((client, at) => client.events.archived.page(input, at), options),
    acrossAccounts: (input = {}, options) =>
      session.list((client, at) => client.events.acrossAccounts.page(input, at), options),
    get: (input, options) => session.one((client) => client.events.get(input), options),
    create: (input, options) => session.one((client) => client.events.create(input), options),
    update: (input, options) => session.one((client) => client.events.update(input), options),
    delete: (input, options) => session.one((client) => client.events.delete(input), options),
    duplicate: (input, options) => session.one((client) => client.events.duplicate(input), options),
    duplication: (input, options) => session.one((client) => client.events.duplication(input), options),
  },
  activities: {
    list: (input, options) => session.list((client, at) => client.activities.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.activities.get(input), options),
    create: (input, options) => session.one((client) => client.activities.create(input), options),
    update: (input, options) => session.one((client) => client.activities.update(input), options),
    delete: (input, options) => session.one((client) => client.activities.delete(input), options),
    duplicate: (input, options) => session.one((client) => client.activities.duplicate(input), options),
  },
  questions: {
    list: (input, options) => session.list((client, at) => client.questions.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.questions.get(input), options),
    create: (input, options) => session.one((client) => client.questions.create(input), options),
    update: (input, options) => session.one((client) => client.questions.update(input), options),
    delete: (input, options) => session.one((client) => client.questions.delete(input), options),
  },
  answers: {
    list: (input, options) => session.list((client, at) => client.answers.list.page(input, at), options),
  },
  checkinLists: {
    list: (input, options) => session.list((client, at) => client.checkinLists.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.checkinLists.get(input), options),
    create: (input, options) => session.one((client) => client.checkinLists.create(input), options),
    update: (input, options) => session.one((client) => client.checkinLists.update(input), options),
    delete: (input, options) => session.one((client) => client.checkinLists.delete(input), options),
  },
  discountCodes: {
    list: (input, options) => session.list((client, at) => client.discountCodes.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.discountCodes.get(input), options),
    create: (input, options) => session.one((client) => client.discountCodes.create(input), options),
    update: (input, options) => session.one((client) => client.discountCodes.update(input), options),
    delete: (input, options) => session.one((client) => client.discountCodes.delete(input), options),
  },
  interestedUsers: {
    list: (input, options) => session.list((client, at) => client.interestedUsers.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.interestedUsers.get(input), options),
    create: (input, options) => session.one((client) => client.interestedUsers.create(input), options),
    update: (input, options) => session.one((client) => client.interestedUsers.update(input), options),
    delete: (input, options) => session.one((client) => client.interestedUsers.delete(input), options),
  },
  optIns: {
    list: (input, options) => session.list((client, at) => client.optIns.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.optIns.get(input), options),
    create: (input, options) => session.one((client) => client.optIns.create(input), options),
    update: (input, options) => session.one((client) => client.optIns.update(input), options),
    delete: (input, options) => session.one((client) => client.optIns.delete(input), options),
  },
  registrations: {
    list: (input, options) => session.list((client, at) => client.registrations.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.registrations.get(input), options),
    create: (input, options) => session.one((client) => client.registrations.create(input), options),
    update: (input, options) => session.one((client) => client.registrations.update(input), options),
    markPaid: (input, options) => session.one((client) => client.registrations.markPaid(input), options),
    markUnpaid: (input, options) => session.one((client) => client.registrations.markUnpaid(input), options),
    refund: (input, options) => session.one((client) => client.registrations.refund(input), options),
    cancel: (input, options) => session.one((client) => client.registrations.cancel(input), options),
  },
  refunds: {
    list: (input, options) => session.list((client, at) => client.refunds.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.refunds.get(input), options),
  },
  releases: {
    list: (input, options) => session.list((client, at) => client.releases.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.releases.get(input), options),
    create: (input, options) => session.one((client) => client.releases.create(input), options),
    update: (input, options) => session.one((client) => client.releases.update(input), options),
    delete: (input, options) => session.one((client) => client.releases.delete(input), options),
    archive: (input, options) => session.one((client) => client.releases.archive(input), options),
    unarchive: (input, options) => session.one((client) => client.releases.unarchive(input), options),
    duplicate: (input, options) => session.one((client) => client.releases.duplicate(input), options),
    activate: (input, options) => session.one((client) => client.releases.activate(input), options),
    deactivate: (input, options) => session.one((client) => client.releases.deactivate(input), options),
    publish: (input, options) => session.one((client) => client.releases.publish(input), options),
    unpublish: (input, options) => session.one((client) => client.releases.unpublish(input), options),
  },
  rsvpLists: {
    list: (input, options) => session.list((client, at) => client.rsvpLists.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.rsvpLists.get(input), options),
    create: (input, options) => session.one((client) => client.rsvpLists.create(input), options),
    update: (input, options) => session.one((client) => client.rsvpLists.update(input), options),
    delete: (input, options) => session.one((client) => client.rsvpLists.delete(input), options),
  },
  releaseInvitations: {
    list: (input, options) => session.list((client, at) => client.releaseInvitations.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.releaseInvitations.get(input), options),
    create: (input, options) => session.one((client) => client.releaseInvitations.create(input), options),
    update: (input, options) => session.one((client) => client.releaseInvitations.update(input), options),
    delete: (input, options) => session.one((client) => client.releaseInvitations.delete(input), options),
  },
  tickets: {
    list: (input, options) => session.list((client, at) => client.tickets.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.tickets.get(input), options),
    create: (input, options) => session.one((client) => client.tickets.create(input), options),
    update: (input, options) => session.one((client) => client.tickets.update(input), options),
    reassign: (input, options) => session.one((client) => client.tickets.reassign(input), options),
    void: (input, options) => session.one((client) => client.tickets.void(input), options),
  },
  venues: {
    list: (input, options) => session.list((client, at) => client.venues.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.venues.get(input), options),
    create: (input, options) => session.one((client) => client.venues.create(input), options),
    update: (input, options) => session.one((client) => client.venues.update(input), options),
    delete: (input, options) => session.one((client) => client.venues.delete(input), options),
  },
  waitlistedPeople: {
    list: (input, options) => session.list((client, at) => client.waitlistedPeople.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.waitlistedPeople.get(input), options),
    create: (input, options) => session.one((client) => client.waitlistedPeople.create(input), options),
    update: (input, options) => session.one((client) => client.waitlistedPeople.update(input), options),
    delete: (input, options) => session.one((client) => client.waitlistedPeople.delete(input), options),
  },
  webhookEndpoints: {
    list: (input, options) => session.list((client, at) => client.webhookEndpoints.list.page(input, at), options),
    get: (input, options) => session.one((client) => client.webhookEndpoints.get(input), options),
    create: (input, options) => session.one((client) => client.webhookEndpoints.create(input), options),
    update: (input, options) => session.one((client) => client.webhookEndpoints.update(input), options),
    delete: (input, options) => session.one((client) => client.webhookEndpoints.delete(input), options),
  },
  checkin: {
    lists: {
      get: (input, options) => session.one((client) => client.checkin.lists.get(input), options),
    },
    tickets: {
      list: (input, options) => session.list((client, at) => client.checkin.tickets.list.page(input, at), options),
      get: (input, options) => session.one((client) => client.checkin.tickets.get(input), options),
    },
    checkins: {
      list: (input, options) => session.list((client, at) => client.checkin.checkins.list.page(input, at), options),
      create: (input, options) => session.one((client) => client.checkin.checkins.create(input), options),
      createMany: (input, options) => session.one((client) => client.checkin.checkins.createMany(input), options),
      delete: (input, options) => session.one((client) => client.checkin.checkins.delete(input), options),
    },
    answers: {
      list: (input, options) => session.list((client, at) => client.checkin.answers.list.page(input, at), options),
    },
    questions: {
      list: (input, options) => session.one((client) => client.checkin.questions.list(input), options),
    },
  },
})

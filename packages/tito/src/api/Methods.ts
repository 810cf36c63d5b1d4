/**
 * A method for every endpoint of Tito.
 *
 * @module
 */
import { Client } from "@boxport/connector"
import type { Clients } from "../Connection.ts"
import { ofConnectorError } from "./Error.ts"
import { operations } from "./operations/index.ts"
import { adminWire, doorWire } from "./Wires.ts"

/** What methods are made of. */
export interface MethodOptions {
  readonly connection: string
  readonly account: string
  /** What amounts given as money must be in; undefined for any. */
  readonly currency: string | undefined
  readonly clients: Pick<Clients, "admin" | "checkin">
}

/** Makes the methods, under the names of their endpoints. */
export const makeMethods = ({ account, clients, connection, currency }: MethodOptions) => {
  const fail = ofConnectorError
  const { list, one } = Client.make({
    connection,
    http: clients.admin,
    wire: adminWire,
    given: { account_slug: account },
    currency,
    fail,
  })
  // Another host, which gets no credential and belongs to no account.
  const door = Client.make({ connection, http: clients.checkin, wire: doorWire, given: {}, fail })
  const at = operations
  return {
    hello: one(at.hello),
    events: {
      list: list(at.listEvents),
      past: list(at.listPastEvents),
      archived: list(at.listArchivedEvents),
      acrossAccounts: list(at.listEventsAcrossAccounts),
      get: one(at.getEvent),
      create: one(at.createEvent),
      update: one(at.updateEvent),
      delete: one(at.deleteEvent),
      duplicate: one(at.duplicateEvent),
      duplication: one(at.getEventDuplication),
    },
    activities: {
      list: list(at.listActivities),
      get: one(at.getActivity),
      create: one(at.createActivity),
      update: one(at.updateActivity),
      delete: one(at.deleteActivity),
      duplicate: one(at.duplicateActivity),
    },
    questions: {
      list: list(at.listQuestions),
      get: one(at.getQuestion),
      create: one(at.createQuestion),
      update: one(at.updateQuestion),
      delete: one(at.deleteQuestion),
    },
    answers: { list: list(at.listAnswers) },
    checkinLists: {
      list: list(at.listCheckinLists),
      get: one(at.getCheckinList),
      create: one(at.createCheckinList),
      update: one(at.updateCheckinList),
      delete: one(at.deleteCheckinList),
    },
    discountCodes: {
      list: list(at.listDiscountCodes),
      get: one(at.getDiscountCode),
      create: one(at.createDiscountCode),
      update: one(at.updateDiscountCode),
      delete: one(at.deleteDiscountCode),
    },
    interestedUsers: {
      list: list(at.listInterestedUsers),
      get: one(at.getInterestedUser),
      create: one(at.createInterestedUser),
      update: one(at.updateInterestedUser),
      delete: one(at.deleteInterestedUser),
    },
    optIns: {
      list: list(at.listOptIns),
      get: one(at.getOptIn),
      create: one(at.createOptIn),
      update: one(at.updateOptIn),
      delete: one(at.deleteOptIn),
    },
    registrations: {
      list: list(at.listRegistrations),
      get: one(at.getRegistration),
      create: one(at.createRegistration),
      update: one(at.updateRegistration),
      markPaid: one(at.markRegistrationPaid),
      markUnpaid: one(at.markRegistrationUnpaid),
      refund: one(at.refundRegistration),
      cancel: one(at.cancelRegistration),
    },
    refunds: { list: list(at.listRefunds), get: one(at.getRefund) },
    releases: {
      list: list(at.listReleases),
      get: one(at.getRelease),
      create: one(at.createRelease),
      update: one(at.updateRelease),
      delete: one(at.deleteRelease),
      archive: one(at.archiveRelease),
      unarchive: one(at.unarchiveRelease),
      duplicate: one(at.duplicateRelease),
      activate: one(at.activateRelease),
      deactivate: one(at.deactivateRelease),
      publish: one(at.publishRelease),
      unpublish: one(at.unpublishRelease),
    },
    rsvpLists: {
      list: list(at.listRsvpLists),
      get: one(at.getRsvpList),
      create: one(at.createRsvpList),
      update: one(at.updateRsvpList),
      delete: one(at.deleteRsvpList),
    },
    releaseInvitations: {
      list: list(at.listReleaseInvitations),
      get: one(at.getReleaseInvitation),
      create: one(at.createReleaseInvitation),
      update: one(at.updateReleaseInvitation),
      delete: one(at.deleteReleaseInvitation),
    },
    tickets: {
      list: list(at.listTickets),
      get: one(at.getTicket),
      create: one(at.createTicket),
      update: one(at.updateTicket),
      reassign: one(at.reassignTicket),
      void: one(at.voidTicket),
    },
    venues: {
      list: list(at.listVenues),
      get: one(at.getVenue),
      create: one(at.createVenue),
      update: one(at.updateVenue),
      delete: one(at.deleteVenue),
    },
    waitlistedPeople: {
      list: list(at.listWaitlistedPeople),
      get: one(at.getWaitlistedPerson),
      create: one(at.createWaitlistedPerson),
      update: one(at.updateWaitlistedPerson),
      delete: one(at.deleteWaitlistedPerson),
    },
    webhookEndpoints: {
      list: list(at.listWebhookEndpoints),
      get: one(at.getWebhookEndpoint),
      create: one(at.createWebhookEndpoint),
      update: one(at.updateWebhookEndpoint),
      delete: one(at.deleteWebhookEndpoint),
    },
    checkin: {
      lists: { get: door.one(at.getDoorList) },
      tickets: { list: door.list(at.listDoorTickets), get: door.one(at.getDoorTicket) },
      checkins: {
        list: door.list(at.listCheckins),
        create: door.one(at.createCheckin),
        createMany: door.one(at.createCheckins),
        delete: door.one(at.deleteCheckin),
      },
      answers: { list: door.list(at.listDoorAnswers) },
      questions: { list: door.one(at.listDoorQuestions) },
    },
  }
}

/** A method for every endpoint, under the endpoint's name: `tickets.update`, `checkin.checkins.create`. */
export interface TitoClient extends ReturnType<typeof makeMethods> {}

/**
 * Reading people who have no ticket (yet), and what feeds no table.
 *
 * @module
 */
import type { Native } from "@boxport/connector"
import type { JsonObject } from "@boxport/model"
import { Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import {
  mapInterestedUser,
  mapReleaseInvitation,
  mapWaitlistedPerson,
  scrubInterestedUser,
  scrubReleaseInvitation,
  scrubWaitlistedPerson,
} from "../mapping/Contacts.ts"
import { scrubOptIn, scrubRsvpList, scrubVenue, scrubWebhookEndpoint } from "../mapping/RawOnly.ts"
import type { ListSpec } from "../paging/Listing.ts"
import type { EventRun } from "./EventRun.ts"
import { concatAll, type Readings } from "./Run.ts"

/** Who wants to hear of the event. */
export const interestedUsers = (of: EventRun): Readings => {
  const endpoint = operations.listInterestedUsers
  return of.run.list({ endpoint, path: of.path(endpoint.path) }, (record, page) => {
    page.raw("interested_users", record, scrubInterestedUser)
    const contact = page.take(mapInterestedUser(record, of.catalogue))
    if (contact !== undefined) page.add("contacts", contact)
  })
}

/** Who waits for a ticket, or has waited. */
export const waitlistedPeople = (of: EventRun): Readings => {
  const endpoint = operations.listWaitlistedPeople
  return of.run.list(
    {
      endpoint,
      path: of.path(endpoint.path),
      states: ["joined", "offered", "redeemed", "rejected", "expired"],
    },
    (record, page) => {
      page.raw("waitlisted_people", record, scrubWaitlistedPerson)
      const contact = page.take(mapWaitlistedPerson(record, of.catalogue, of.run.query.secrets))
      if (contact !== undefined) page.add("contacts", contact)
    },
  )
}

interface RsvpList {
  readonly id: string | null
  readonly title: string | null
  /** What stands for it in paths. */
  readonly path: string
}

const textOf = (record: JsonObject, field: string): string | null => {
  const value = record[field]
  return (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : null
}

/** Who was invited, list by list. A list that says it is empty is not asked. */
export const invitations = (of: EventRun): Readings => {
  const lists = operations.listRsvpLists
  const people = operations.listReleaseInvitations
  const found: Array<RsvpList> = []
  const all = of.run.list({ endpoint: lists, path: of.path(lists.path) }, (record, page) => {
    page.raw("rsvp_lists", record, scrubRsvpList)
    const id = textOf(record, "id")
    const path = textOf(record, "slug") ?? id
    if (path !== null && record["release_invitations_count"] !== 0) {
      found.push({ id, path, title: textOf(record, "title") })
    }
  })
  const invited = (list: RsvpList): Readings =>
    of.run.list(
      { endpoint: people, path: of.path(people.path, { rsvp_list_slug: list.path }), extended: true },
      (record, page) => {
        page.raw("release_invitations", record, scrubReleaseInvitation)
        const contact = page.take(mapReleaseInvitation(record, list, of.catalogue, of.run.query.secrets))
        if (contact !== undefined) page.add("contacts", contact)
      },
    )
  return Stream.concat(
    all,
    Stream.suspend(() => concatAll(found.map(invited))),
  )
}

const rawList = (of: EventRun, spec: ListSpec, scrub: Native.Scrub): Readings =>
  of.run.list(spec, (record, page) => page.raw(spec.endpoint.resource, record, scrub))

/** What feeds no table. */
export const rawOnly = (of: EventRun): Readings => {
  const { listOptIns, listVenues, listWebhookEndpoints } = operations
  return concatAll([
    rawList(of, { endpoint: listOptIns, path: of.path(listOptIns.path), expand: ["release_ids"] }, scrubOptIn),
    rawList(of, { endpoint: listVenues, path: of.path(listVenues.path) }, scrubVenue),
    rawList(of, { endpoint: listWebhookEndpoints, path: of.path(listWebhookEndpoints.path) }, scrubWebhookEndpoint),
  ])
}

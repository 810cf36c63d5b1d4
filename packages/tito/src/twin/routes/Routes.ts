/**
 * The route of every endpoint. The types make sure that none is missing.
 *
 * @module
 */
import { type Operation, pathPattern } from "@boxport/connector"
import {
  type AdminOperationName,
  adminOperations,
  type DoorOperationName,
  doorOperations,
} from "../../api/operations/index.ts"
import * as door from "./CheckinApi.ts"
import * as doorWrites from "./DoorWrites.ts"
import * as events from "./Events.ts"
import * as eventWrites from "./EventWrites.ts"
import * as listWrites from "./ListWrites.ts"
import * as offers from "./Offers.ts"
import * as offerWrites from "./OfferWrites.ts"
import * as people from "./People.ts"
import * as peopleWrites from "./PeopleWrites.ts"
import * as registrations from "./Registrations.ts"
import * as registrationWrites from "./RegistrationWrites.ts"
import * as releaseWrites from "./ReleaseWrites.ts"
import type { Route } from "./Route.ts"
import * as tickets from "./Tickets.ts"
import * as ticketWrites from "./TicketWrites.ts"

/** Every endpoint has a route, and no other route is taken from the modules. */
const adminRoutes: { readonly [Name in AdminOperationName]: Route } = {
  ...events,
  ...eventWrites,
  ...offers,
  ...offerWrites,
  ...releaseWrites,
  ...people,
  ...peopleWrites,
  ...listWrites,
  ...registrations,
  ...registrationWrites,
  ...tickets,
  ...ticketWrites,
}

const doorRoutes: { readonly [Name in DoorOperationName]: Route } = { ...door, ...doorWrites }

/** An endpoint that a request is for. */
export interface Found {
  readonly resource: string
  readonly route: Route
  readonly parameters: ReadonlyMap<string, string>
}

interface Entry {
  readonly operation: Operation
  readonly pattern: RegExp
  readonly route: Route
}

const tableOf = (entries: ReadonlyArray<readonly [Operation, Route]>): ReadonlyArray<Entry> =>
  entries
    .map(([operation, route]) => ({ operation, route, pattern: pathPattern(operation) }))
    // What is written out comes before what is a parameter: /events/past is no event.
    .toSorted((a, b) => a.operation.path.split("{").length - b.operation.path.split("{").length)

const isAdmin = (name: string): name is AdminOperationName => name in adminOperations
const isDoor = (name: string): name is DoorOperationName => name in doorOperations

/** The endpoints of each host. */
export const tables = {
  admin: tableOf(
    Object.keys(adminOperations)
      .filter(isAdmin)
      .map((name) => [adminOperations[name], adminRoutes[name]]),
  ),
  checkin: tableOf(
    Object.keys(doorOperations)
      .filter(isDoor)
      .map((name) => [doorOperations[name], doorRoutes[name]]),
  ),
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The endpoint for a method and a path without its query; undefined where the host has none. */
export const findRoute = (host: keyof typeof tables, method: string, path: string): Found | undefined => {
  for (const { operation, pattern, route } of tables[host]) {
    const match = operation.method === method ? pattern.exec(path) : null
    if (match === null) continue
    const parameters = new Map(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decoded(value)]))
    return { resource: operation.resource, route, parameters }
  }
  return undefined
}

/**
 * The route of every endpoint. The types make sure that none is missing.
 *
 * @module
 */
import { type Endpoint, pathPattern } from "@boxport/connector"
import { type CheckinEndpointName, checkinEndpoints, type EndpointName, endpoints } from "../../Endpoints.ts"
import * as checkin from "./CheckinApi.ts"
import * as events from "./Events.ts"
import * as offers from "./Offers.ts"
import * as people from "./People.ts"
import type { Route } from "./Route.ts"
import * as sales from "./Sales.ts"

const { getDiscountCode, getActivity, getQuestion, getRelease } = offers
const { listActivities, listDiscountCodes, listQuestions, listReleases } = offers
const { getRefund, getRegistration, getTicket, listAnswers, listRefunds, listRegistrations, listTickets } = sales

const adminRoutes: { readonly [Name in EndpointName]: Route } = {
  ...events,
  ...people,
  getActivity,
  getDiscountCode,
  getQuestion,
  getRelease,
  listActivities,
  listDiscountCodes,
  listQuestions,
  listReleases,
  getRefund,
  getRegistration,
  getTicket,
  listAnswers,
  listRefunds,
  listRegistrations,
  listTickets,
}

const checkinRoutes: { readonly [Name in CheckinEndpointName]: Route } = checkin

/** An endpoint that a request is for. */
export interface Found {
  readonly resource: string
  readonly route: Route
  readonly parameters: ReadonlyMap<string, string>
}

interface Entry {
  readonly endpoint: Endpoint
  readonly pattern: RegExp
  readonly route: Route
}

const tableOf = (entries: ReadonlyArray<readonly [Endpoint, Route]>): ReadonlyArray<Entry> =>
  entries
    .map(([endpoint, route]) => ({ endpoint, route, pattern: pathPattern(endpoint) }))
    // What is written out comes before what is a parameter: /events/past is no event.
    .toSorted((a, b) => a.endpoint.path.split("{").length - b.endpoint.path.split("{").length)

const isEndpoint = (name: string): name is EndpointName => name in endpoints
const isCheckinEndpoint = (name: string): name is CheckinEndpointName => name in checkinEndpoints

/** The endpoints of each host. */
export const tables = {
  admin: tableOf(
    Object.keys(endpoints)
      .filter(isEndpoint)
      .map((name) => [endpoints[name], adminRoutes[name]]),
  ),
  checkin: tableOf(
    Object.keys(checkinEndpoints)
      .filter(isCheckinEndpoint)
      .map((name) => [checkinEndpoints[name], checkinRoutes[name]]),
  ),
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The endpoint for a path without its query; undefined where the host has none. */
export const findRoute = (host: keyof typeof tables, path: string): Found | undefined => {
  for (const { endpoint, pattern, route } of tables[host]) {
    const match = pattern.exec(path)
    if (match === null) continue
    const parameters = new Map(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decoded(value)]))
    return { resource: endpoint.resource, route, parameters }
  }
  return undefined
}

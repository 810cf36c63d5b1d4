/**
 * The route of every endpoint. The types make sure that none is missing.
 *
 * @module
 */
import { type Operation, pathPattern } from "@boxport/connector"
import { adminOperations, doorOperations } from "../../api/operations/index.ts"
import * as door from "./CheckinApi.ts"
import * as events from "./Events.ts"
import * as offers from "./Offers.ts"
import * as people from "./People.ts"
import type { Route } from "./Route.ts"
import * as sales from "./Sales.ts"

const { getDiscountCode, getActivity, getQuestion, getRelease } = offers
const { listActivities, listDiscountCodes, listQuestions, listReleases } = offers
const { getRefund, getRegistration, getTicket, listAnswers, listRefunds, listRegistrations, listTickets } = sales

/** The names of the operations that read. */
type Reads<Operations extends { readonly [name: string]: Operation }> = {
  [Name in keyof Operations]: Operations[Name]["method"] extends "GET" ? Name : never
}[keyof Operations]

const adminRoutes: { readonly [Name in Reads<typeof adminOperations>]: Route } = {
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

const doorRoutes: { readonly [Name in Reads<typeof doorOperations>]: Route } = door

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

const tableOf = (
  operations: { readonly [name: string]: Operation },
  routes: { readonly [name: string]: Route },
): ReadonlyArray<Entry> =>
  Object.entries(operations)
    .flatMap(([name, operation]) => {
      const route = routes[name]
      return route === undefined ? [] : [{ operation, route, pattern: pathPattern(operation) }]
    })
    // What is written out comes before what is a parameter: /events/past is no event.
    .toSorted((a, b) => a.operation.path.split("{").length - b.operation.path.split("{").length)

/** The endpoints of each host. */
export const tables = { admin: tableOf(adminOperations, adminRoutes), checkin: tableOf(doorOperations, doorRoutes) }

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

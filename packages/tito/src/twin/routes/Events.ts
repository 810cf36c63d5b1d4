/**
 * hello, and events.
 *
 * @module
 */
import type { WorldEvent } from "@boxport/connector/testing"
import { json, notFound } from "../http/Answer.ts"
import { type EventCounts, eventRecord } from "../records/Events.ts"
import { stateOf } from "../records/Tickets.ts"
import { remembering } from "../state/State.ts"
import { type Call, inEvent, listOf, oneOf, parameter, type Route, rowsOf } from "./Route.ts"

/** Who the token is. */
export const hello: Route = ({ shape, state }) =>
  json(200, {
    authenticated: true,
    access_token: "*twin",
    lookup_mode: shape.test ? "test" : "live",
    accounts: [state.world.organisation.slug, "demo"],
  })

const expandable = ["currency_options", "releases", "release_ids", "release_slugs"]

const counts = remembering<EventCounts>()

/** Void tickets don't count. */
const countsOf = ({ shape, state }: Call, event: WorldEvent): EventCounts =>
  shape.test
    ? { registrations: 0, tickets: 0 }
    : counts(state, event.key, () => {
        const sales = state.sales(event)
        let registrations = 0
        let tickets = 0
        for (let index = 0; index < sales.count; index++) {
          const registration = sales.registration(index)
          if (registration === undefined || !state.hasRegistration(registration)) continue
          registrations += 1
          for (const ticket of registration.tickets) if (stateOf(ticket) !== "void") tickets += 1
        }
        return { registrations, tickets }
      })

const eventList =
  (name: string, isIn: (event: WorldEvent, now: number) => boolean): Route =>
  (call) => {
    const { shape, state } = call
    if (parameter(call, "account_slug") !== state.world.organisation.slug) return notFound(shape.test)
    return listOf(call, {
      resource: "events",
      name,
      rows: rowsOf(state.world.events.filter((event) => isIn(event, shape.now))),
      record: (event) => eventRecord(shape, state.place(event), countsOf(call, event)),
      expandable,
      noOverall: true,
    })
  }

/** Events to come. */
export const listEvents = eventList("events", (event, now) => event.status !== "archived" && event.endsAt > now)
/** Events that are over. */
export const listPastEvents = eventList(
  "past events",
  (event, now) => event.status !== "archived" && event.endsAt <= now,
)
/** Events that were put away. */
export const listArchivedEvents = eventList("archived events", (event) => event.status === "archived")

/** Events to come of all accounts that the token reads, which are one here. */
export const listEventsAcrossAccounts: Route = (call) => {
  const { organisation } = call.state.world
  return listEvents({ ...call, parameters: new Map([["account_slug", organisation.slug]]) })
}

/** One event. */
export const getEvent: Route = inEvent((call) =>
  oneOf(call, "event", call.event, (event, shape) => eventRecord(shape, call.place, countsOf(call, event)), expandable),
)

/** How far the copying of an event has got: nobody asked for any. */
export const getEventDuplication: Route = inEvent((call) => notFound(call.shape.test))

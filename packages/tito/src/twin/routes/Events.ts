/**
 * hello, and events.
 *
 * @module
 */
import { json, notFound } from "../http/Answer.ts"
import { type EventCounts, eventRecord } from "../records/Events.ts"
import type { TwinEvent } from "../things/Event.ts"
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
export const countsOf = ({ shape, state }: Pick<Call, "shape" | "state">, event: TwinEvent): EventCounts =>
  shape.test
    ? { registrations: 0, tickets: 0 }
    : counts(state, String(event.number), () => {
        const { sales } = state.place(event)
        let registrations = 0
        let tickets = 0
        for (let index = 0; index < sales.count; index++) {
          const registration = sales.registration(index)
          if (registration === undefined || !state.hasRegistration(registration)) continue
          registrations += 1
          for (const ticket of registration.tickets) if (!ticket.void) tickets += 1
        }
        return { registrations, tickets }
      })

const eventList =
  (name: string, isIn: (event: TwinEvent, now: number) => boolean): Route =>
  (call) => {
    const { shape, state } = call
    if (parameter(call, "account_slug") !== state.world.organisation.slug) return notFound(shape.test)
    return listOf(call, {
      resource: "events",
      name,
      rows: rowsOf(state.events.filter((event) => isIn(event, shape.now))),
      record: (event) => eventRecord(shape, state.place(event), countsOf(call, event)),
      expandable,
      noOverall: true,
    })
  }

/** Whether an event is over; one without a date never is. */
const isOver = ({ endsAt, startsAt }: TwinEvent, now: number): boolean => (endsAt ?? startsAt ?? Infinity) <= now

/** Events to come. */
export const listEvents = eventList("events", (event, now) => !event.archived && !isOver(event, now))
/** Events that are over. */
export const listPastEvents = eventList("past events", (event, now) => !event.archived && isOver(event, now))
/** Events that were put away. */
export const listArchivedEvents = eventList("archived events", ({ archived }) => archived)

/** Events to come of all accounts that the token reads, which are one here. */
export const listEventsAcrossAccounts: Route = (call) => {
  const { organisation } = call.state.world
  return listEvents({ ...call, parameters: new Map([["account_slug", organisation.slug]]) })
}

/** One event. */
export const getEvent: Route = inEvent((call) =>
  oneOf(call, "event", call.event, (event, shape) => eventRecord(shape, call.place, countsOf(call, event)), expandable),
)

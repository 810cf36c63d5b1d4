/**
 * `/v1/holds`: tickets set aside. They raise what is held of an event and do not lower its quantities (notes 1.4).
 *
 * @module
 */
import { type Answer, json, notFound } from "../http/Answer.ts"
import { type Fields, fieldsOf } from "../http/Fields.ts"
import { idIn, rangeIn, within } from "../http/Filters.ts"
import { holdRecord } from "../records/OfferRecords.ts"
import { eventById, typesOf } from "../state/Catalogue.ts"
import { stamp } from "../state/Places.ts"
import type { State } from "../state/State.ts"
import { stockOf } from "../state/Stock.ts"
import { numberOf, smallStep } from "../world/Ids.ts"
import { arrayListing } from "../world/Listing.ts"
import type { Event, Hold } from "../world/World.ts"
import { deleted, refused } from "./Refused.ts"
import { type Call, listOf, parameter, type Route } from "./Route.ts"

const createdAt = (hold: Hold): number => hold.createdAt ?? hold.event.createdAt

/** `GET /v1/holds`. */
export const listHolds: Route = (call) =>
  listOf(call, {
    listing: arrayListing(
      call.state.holds,
      (hold) => hold.number,
      (hold) => hold.id,
    ),
    keep: (problems) => {
      const event = idIn(call.query, "event_id")
      const created = rangeIn(call.query, "created_at", problems)
      const updated = rangeIn(call.query, "updated_at", problems)
      return (hold) =>
        (event === undefined || hold.event.number === event) &&
        within(created, createdAt(hold)) &&
        within(updated, hold.updatedAt ?? createdAt(hold))
    },
    record: (hold) => holdRecord(call.state, hold),
  })

const withHold = (call: Call, answer: (hold: Hold) => Answer): Answer => {
  const id = parameter(call, "hold_id")
  const hold = call.state.holds.find((one) => one.number === numberOf(id))
  return hold === undefined ? notFound(`Hold ${id}`) : answer(hold)
}

/** `GET /v1/holds/{hold_id}`. */
export const getHold: Route = (call) => withHold(call, (hold) => json(200, holdRecord(call.state, hold)))

/** The quantities that are sent; more than are there to hold is a problem. */
const quantitiesIn = (
  state: State,
  fields: Fields,
  event: Event,
  before: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> => {
  const types = typesOf(state, event.series)
  const sent = fields.quantities("ticket_type_id", (id) => types.some((type) => type.id === id))
  for (const [id, quantity] of sent) {
    const type = types.find((one) => one.id === id)
    if (type === undefined) continue
    const { held, quantity: left } = stockOf(state, event, type)
    if (quantity > left - held + (before.get(id) ?? 0)) {
      fields.problems.push({ field: "ticket_type_id", messages: ["There are not so many tickets."], value: id })
    }
  }
  return sent
}

const some = (quantities: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map([...quantities].filter(([, quantity]) => quantity > 0))

/** `POST /v1/holds`. */
export const createHold: Route = (call) => {
  const { state } = call
  const fields = fieldsOf(call.form)
  const eventId = fields.text("event_id", "required")
  const event = eventId === undefined ? undefined : eventById(state, eventId)
  if (eventId !== undefined && event === undefined) {
    fields.problems.push({ field: "event_id", messages: ["The event does not exist."], value: eventId })
  }
  const note = fields.text("note")
  const quantities =
    event === undefined ? new Map<string, number>() : some(quantitiesIn(state, fields, event, new Map()))
  if (fields.map("ticket_type_id").size === 0) {
    fields.problems.push({ field: "ticket_type_id", messages: ["This value should not be blank."] })
  }
  if (event === undefined || fields.problems.length > 0) return refused(call, fields)
  const number = state.next.hold
  state.next.hold += smallStep
  const at = stamp(state, call.now)
  const hold: Hold = {
    number,
    id: `ho_${number}`,
    event,
    quantities,
    createdAt: at,
    updatedAt: at,
    ...(note === undefined ? {} : { note }),
  }
  state.holds = [...state.holds, hold]
  return json(201, holdRecord(state, hold))
}

/** `POST /v1/holds/{hold_id}`: quantities that are sent are what it has of a type from now on. */
export const updateHold: Route = (call) =>
  withHold(call, (before) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const note = fields.text("note") ?? before.note
    const sent = quantitiesIn(state, fields, before.event, before.quantities)
    if (fields.problems.length > 0) return refused(call, fields)
    const hold: Hold = {
      ...before,
      quantities: some(new Map([...before.quantities, ...sent])),
      updatedAt: stamp(state, call.now),
      ...(note === undefined ? {} : { note }),
    }
    state.holds = state.holds.map((one) => (one === before ? hold : one))
    return json(200, holdRecord(state, hold))
  })

/** `DELETE /v1/holds/{hold_id}`. */
export const deleteHold: Route = (call) =>
  withHold(call, (hold) => {
    call.state.holds = call.state.holds.filter((one) => one !== hold)
    return json(200, deleted(call, "hold", hold.id))
  })

/**
 * Letting people in by the check-in API, and taking it back.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import type { Json } from "@boxport/model"
import { type Answer, json } from "../http/Answer.ts"
import { rowId, rowSlug, type Sent } from "../records/Shape.ts"
import { numberOfUuid } from "../records/Texts.ts"
import { type CheckinPlace, checkinRecord } from "../records/Tickets.ts"
import { checkinsAt } from "../state/Door.ts"
import type { Ticket } from "../things/Registration.ts"
import { checkinRows, type Found, inList, ticketsOf, unknown } from "./CheckinApi.ts"
import { type Call, parameter, type Route } from "./Route.ts"

/** Refusals come as an object in the place of a check-in (notes 1.1). */
const refused = (message: string): Answer => json(422, { status: 422, message })

/** Tells the tickets of a list that are meant: by id or by reference. */
const meaning = ({ shape, state }: Call, found: Found): ((wanted: Json | undefined) => Ticket | undefined) => {
  const tickets = ticketsOf(state, found).map(({ ticket }) => ticket)
  const byId = new Map(tickets.map((ticket) => [rowId(shape, "ticket", ticket.number), ticket]))
  const byReference = new Map<unknown, Ticket>(tickets.map((ticket) => [ticket.reference, ticket]))
  return (wanted) => {
    if (!Lenient.isObject(wanted)) return undefined
    const id = wanted["ticket_id"]
    return id === undefined ? byReference.get(wanted["ticket_reference"]) : byId.get(Number(id))
  }
}

const isIn = ({ list, place }: Found, ticket: Ticket): boolean =>
  checkinsAt(place, list, ticket).some(({ undoneAt }) => undoneAt === null)

const letIn = ({ state }: Call, { list, place }: Found, ticket: Ticket): CheckinPlace => {
  const at = state.tick()
  const number = state.next()
  const before = place.checkins.get(ticket.number) ?? []
  place.checkins.set(ticket.number, [...before, { number, list: list.number, ticket: ticket.number, at }])
  return { ticket, number, at, undoneAt: null }
}

const record = ({ shape }: Call, { place }: Found, checkin: CheckinPlace): Sent => {
  const { attendee, number, reference, release } = checkin.ticket
  const type = place.release(release)
  return {
    ...checkinRecord(shape, checkin),
    ticket: {
      slug: rowSlug(shape, "ti", "ticket", number),
      reference,
      email: attendee?.email ?? null,
      first_name: attendee?.firstName ?? null,
      last_name: attendee?.lastName ?? null,
    },
    release: { slug: type?.slug ?? null, title: type?.title ?? null },
  }
}

/** One, or all of a batch: if one of them cannot be let in, none is. */
const letAllIn = (call: Call, found: Found, wanted: ReadonlyArray<Json | undefined>): Answer | ReadonlyArray<Sent> => {
  const tickets = wanted.map(meaning(call, found))
  const known = tickets.filter((ticket) => ticket !== undefined)
  if (known.length < tickets.length) return refused("The ticket is not on this list")
  const isTwice = new Set(known.map(({ number }) => number)).size < known.length
  if (isTwice || known.some((ticket) => isIn(found, ticket))) return refused("The ticket is already checked in")
  return known.map((ticket) => record(call, found, letIn(call, found, ticket)))
}

const isAnswer = (result: Answer | ReadonlyArray<Sent>): result is Answer => !Array.isArray(result)

export const createCheckin: Route = inList((call, found) => {
  const body = Lenient.isObject(call.body) ? call.body : {}
  const { batch } = body
  const many = Lenient.isObject(batch) ? batch["checkins"] : undefined
  if (Lenient.isObject(many)) {
    const all = letAllIn(call, found, Object.values(many))
    return isAnswer(all) ? all : json(201, all)
  }
  const one = letAllIn(call, found, [body["checkin"]])
  return isAnswer(one) ? one : json(201, one[0])
})

/** The same path: what the body holds makes the difference. */
export const createCheckins = createCheckin

export const deleteCheckin: Route = inList((call, found) => {
  const { place } = found
  const number = numberOfUuid("check-in", parameter(call, "checkin_uuid"))
  const rows = checkinRows(call.state, found)
  for (let index = 0; index < rows.count; index++) {
    const checkin = rows.at(index)
    if (checkin === undefined || checkin.number !== number) continue
    const undoneAt = checkin.undoneAt ?? call.state.tick()
    place.undone.set(checkin.number, undoneAt)
    return json(200, checkinRecord(call.shape, { ...checkin, undoneAt }))
  }
  return unknown
})

/**
 * The check-in API: another host, no token; the slug of a list is what lets one in.
 *
 * @module
 */
import type { WorldAnswer, WorldEvent, WorldTicket } from "@boxport/connector/testing"
import { type Answer, json } from "../http/Answer.ts"
import { questionRecord } from "../records/Offers.ts"
import { checkinSlug } from "../records/People.ts"
import { rowId, rowSlug, type Sent } from "../records/Shape.ts"
import { idOf } from "../records/Texts.ts"
import { answerRecord, answersOf, type CheckinPlace, checkinRecord, checkinsOf } from "../records/Tickets.ts"
import { type CheckinListPlace, releaseSlug } from "../state/Events.ts"
import type { TicketPlace } from "../state/Sales.ts"
import { remembering, type Rows, type State } from "../state/State.ts"
import { type Call, type Route, rowsOf } from "./Route.ts"

/** The largest page (notes 1.1), unless the twin was told a smaller one. */
const fullPage = 1000

interface Found {
  readonly event: WorldEvent
  readonly list: CheckinListPlace
}

/** Nobody there: an object where something else is due (notes 1.1). */
const unknown = json(404, { status: 404, message: "Not found" })

const find = ({ parameters, state }: Call): Found | undefined => {
  const slug = parameters.get("checkin_list_slug")
  for (const event of state.world.events) {
    const list = state.place(event).checkinLists.find((one) => checkinSlug(one) === slug)
    if (list !== undefined) return { event, list }
  }
  return undefined
}

const ticketsOf = (state: State, on: Found): ReadonlyArray<TicketPlace> => {
  const sales = state.sales(on.event)
  const found: Array<TicketPlace> = []
  for (let index = 0; index < sales.count; index++) {
    const registration = sales.registration(index)
    if (registration === undefined || !state.hasRegistration(registration)) continue
    for (const ticket of registration.tickets) {
      if (isOn(on, ticket) && !state.isHidden("tickets", ticket.number)) found.push({ ticket, registration })
    }
  }
  return found
}

/** Where a check-in is: the index of its registration, the place of its ticket there, and of its scan. */
type CheckinIndex = readonly [index: number, ticket: number, scan: number, at: number]

const checkinIndexes = remembering<ReadonlyArray<CheckinIndex>>()

const isOn = ({ list }: Found, ticket: WorldTicket): boolean =>
  ticket.status === "valid" && (list.types.length === 0 || list.types.includes(ticket.type))

/** The check-ins of a list, oldest first. */
const checkinRows = (state: State, found: Found): Rows<CheckinPlace> => {
  const sales = state.sales(found.event)
  const indexes = checkinIndexes(state, String(found.list.number), () => {
    const all: Array<CheckinIndex> = []
    for (let index = 0; index < sales.count; index++) {
      const registration = sales.registration(index)
      if (registration === undefined || !state.hasRegistration(registration)) continue
      registration.tickets.forEach((ticket, place) => {
        if (!isOn(found, ticket) || state.isHidden("tickets", ticket.number)) return
        checkinsOf(ticket).forEach(({ at }, scan) => all.push([index, place, scan, at]))
      })
    }
    return all.toSorted((a, b) => a[3] - b[3] || a[0] - b[0])
  })
  return {
    count: indexes.length,
    at: (row) => {
      const [index = -1, place = 0, scan = 0] = indexes[row] ?? []
      const ticket = sales.registration(index)?.tickets[place]
      return ticket === undefined ? undefined : checkinsOf(ticket)[scan]
    },
  }
}

/** How many tickets and answers a list shows. */
const sizes = remembering<{ readonly tickets: number; readonly answers: number }>()

const listSizes = (state: State, found: Found) =>
  sizes(state, String(found.list.number), () => {
    const tickets = ticketsOf(state, found)
    return {
      tickets: tickets.length,
      answers: tickets.reduce((sum, { ticket }) => sum + answersOf(ticket).length, 0),
    }
  })

interface AnswerPlace {
  readonly place: TicketPlace
  readonly answer: WorldAnswer
}

const answerPlaces = (state: State, found: Found): ReadonlyArray<AnswerPlace> =>
  ticketsOf(state, found).flatMap((place) => answersOf(place.ticket).map((answer) => ({ place, answer })))

const sizeOf = ({ manners }: Call): number => Math.min(fullPage, manners.pageMax)

const pageOf = <Row>(call: Call, rows: Rows<Row>, record: (row: Row) => Sent): Answer => {
  const page = Math.max(1, Number(call.query.get("page") ?? 1) || 1)
  const size = sizeOf(call)
  const sent: Array<Sent> = []
  for (let index = (page - 1) * size; index < Math.min(page * size, rows.count); index++) {
    const row = rows.at(index)
    if (row !== undefined) sent.push(record(row))
  }
  return json(200, sent)
}

const inList =
  (route: (call: Call, found: Found) => Answer): Route =>
  (call) => {
    const found = find(call)
    return found === undefined ? unknown : route(call, found)
  }

const ticketOfList = (call: Call, { ticket }: { readonly ticket: WorldTicket }): Sent => ({
  id: rowId(call.shape, "ticket", ticket.number),
  slug: rowSlug(call.shape, "ti", "ticket", ticket.number),
  reference: ticket.reference,
  first_name: ticket.attendee?.firstName ?? null,
  last_name: ticket.attendee?.lastName ?? null,
  email: ticket.attendee?.email ?? null,
  company_name: ticket.attendee?.company ?? null,
  release_title: ticket.type.title,
  release_slug: releaseSlug(ticket.type),
})

/** Nobody of the test mode is let in. */
const nothing: Rows<never> = { count: 0, at: () => undefined }

export const getDoorList: Route = inList((call, found) => {
  const pages = (count: number) => Math.ceil(count / sizeOf(call))
  const { answers, tickets } = listSizes(call.state, found)
  const checkins = call.shape.test ? 0 : checkinRows(call.state, found).count
  return json(200, {
    id: idOf("check-in list", found.list.number),
    title: found.list.title,
    slug: checkinSlug(found.list),
    expires_at: null,
    show_company_name: true,
    show_email: true,
    show_phone_number: true,
    total_pages: pages(tickets),
    total_ticket_pages: pages(tickets),
    tickets_count: tickets,
    answers_count: answers,
    total_answer_pages: pages(answers),
    questions_count: call.state.place(found.event).questions.length,
    total_checkin_pages: pages(checkins),
    checkins_count: checkins,
    account: { slug: call.state.world.organisation.slug, name: call.state.world.organisation.name },
    event: { slug: found.event.slug, title: found.event.title },
  })
})

export const listCheckins: Route = inList((call, found) =>
  pageOf(call, call.shape.test ? nothing : checkinRows(call.state, found), (checkin) =>
    checkinRecord(call.shape, checkin),
  ),
)

export const listDoorTickets: Route = inList((call, found) =>
  pageOf(call, rowsOf(ticketsOf(call.state, found)), (ticket) => ticketOfList(call, ticket)),
)

export const getDoorTicket: Route = inList((call, found) => {
  const slug = call.parameters.get("ticket_slug")
  const ticket = ticketsOf(call.state, found).find(
    (one) => rowSlug(call.shape, "ti", "ticket", one.ticket.number) === slug,
  )
  return ticket === undefined ? unknown : json(200, ticketOfList(call, ticket))
})

export const listDoorAnswers: Route = inList((call, found) =>
  pageOf(call, rowsOf(answerPlaces(call.state, found)), ({ answer, place }) => answerRecord(call.shape, place, answer)),
)

export const listDoorQuestions: Route = inList((call, found) =>
  json(
    200,
    call.state.place(found.event).questions.map((question) => questionRecord(call.shape, question)),
  ),
)

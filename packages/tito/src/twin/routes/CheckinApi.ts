/**
 * The check-in API: another host, no token; the slug of a list is what lets one in.
 *
 * @module
 */
import { type Answer, json } from "../http/Answer.ts"
import { secondsOf } from "../http/Query.ts"
import type { CheckinList } from "../things/Offer.ts"
import type { Answer as TicketAnswer, Ticket, TicketPlace } from "../things/Registration.ts"
import { questionRecord } from "../records/Offers.ts"
import { checkinSlug } from "../records/People.ts"
import { numberOfRowSlug, rowId, rowSlug, type Sent } from "../records/Shape.ts"
import { idOf, iso } from "../records/Texts.ts"
import { answerRecord, type CheckinPlace, checkinRecord } from "../records/Tickets.ts"
import { checkinsAt, isOnList } from "../state/Door.ts"
import type { Place } from "../state/Place.ts"
import { firstOwn } from "../state/Sales.ts"
import { remembering, type Rows, type State } from "../state/State.ts"
import { type Call, parameter, type Route, rowsOf } from "./Route.ts"

/** The largest page (notes 1.1), unless the twin was told a smaller one. */
const fullPage = 1000

/** A check-in list, and where it is. */
export interface Found {
  readonly place: Place
  readonly list: CheckinList
}

/** Nobody there: an object where something else is due (notes 1.1). */
export const unknown = json(404, { status: 404, message: "Not found" })

const find = ({ parameters, shape, state }: Call): Found | undefined => {
  const slug = parameters.get("checkin_list_slug")
  for (const event of state.events) {
    const place = state.place(event)
    const list = place.checkinLists.find((one) => checkinSlug(one) === slug)
    // A list that is closed is there for nobody.
    if (list !== undefined) return (list.expiresAt ?? Infinity) > shape.now ? { place, list } : undefined
  }
  return undefined
}

/** The tickets that a list lets in. */
export const ticketsOf = (state: State, { list, place }: Found): ReadonlyArray<TicketPlace> => {
  const { sales } = place
  const found: Array<TicketPlace> = []
  for (let index = 0; index < sales.count; index++) {
    const registration = sales.registration(index)
    if (registration === undefined || !state.hasRegistration(registration)) continue
    for (const ticket of registration.tickets) {
      if (isOnList(place, list, ticket) && !state.isHidden("tickets", ticket.number)) {
        found.push({ ticket, registration })
      }
    }
  }
  return found
}

/** Where a check-in is: the index of its registration, the place of its ticket there, and of its scan. */
type CheckinIndex = readonly [index: number, ticket: number, scan: number, at: number]

const checkinIndexes = remembering<ReadonlyArray<CheckinIndex>>()

/** The check-ins of a list, oldest first. */
export const checkinRows = (state: State, { list, place }: Found): Rows<CheckinPlace> => {
  const { sales } = place
  const indexes = checkinIndexes(state, String(list.number), () => {
    const all: Array<CheckinIndex> = []
    for (let index = 0; index < sales.count; index++) {
      const registration = sales.registration(index)
      if (registration === undefined || !state.hasRegistration(registration)) continue
      registration.tickets.forEach((ticket, nth) => {
        if (!isOnList(place, list, ticket) || state.isHidden("tickets", ticket.number)) return
        checkinsAt(place, list, ticket).forEach(({ at }, scan) => all.push([index, nth, scan, at]))
      })
    }
    return all.toSorted((a, b) => a[3] - b[3] || a[0] - b[0])
  })
  return {
    count: indexes.length,
    at: (row) => {
      const [index = -1, nth = 0, scan = 0] = indexes[row] ?? []
      const ticket = sales.registration(index)?.tickets[nth]
      const checkin = ticket === undefined ? undefined : checkinsAt(place, list, ticket)[scan]
      return ticket === undefined || checkin === undefined ? undefined : { ...checkin, ticket }
    },
  }
}

/** From when on changes are wanted, in unix seconds: `since` is those, or ISO 8601; what is neither is passed over. */
const sinceOf = ({ query }: Call): number => {
  const since = query.get("since") ?? ""
  const seconds = /^\d+$/.test(since) ? Number(since) : secondsOf(since)
  return Number.isNaN(seconds) ? -Infinity : seconds
}

const changedTickets = (call: Call, found: Found): ReadonlyArray<TicketPlace> => {
  const since = sinceOf(call)
  return ticketsOf(call.state, found).filter(({ ticket }) => ticket.updatedAt >= since)
}

/** How many tickets and answers a list shows. */
interface Sizes {
  readonly tickets: number
  readonly answers: number
}

const sizes = remembering<Sizes>()

const listSizes = (call: Call, found: Found): Sizes => {
  const count = (): Sizes => {
    const tickets = changedTickets(call, found)
    return {
      tickets: tickets.length,
      answers: tickets.reduce((sum, { ticket }) => sum + ticket.answers.length, 0),
    }
  }
  return sinceOf(call) === -Infinity ? sizes(call.state, String(found.list.number), count) : count()
}

interface AnswerPlace {
  readonly place: TicketPlace
  readonly answer: TicketAnswer
}

const answerPlaces = (call: Call, found: Found): ReadonlyArray<AnswerPlace> =>
  changedTickets(call, found).flatMap((place) => place.ticket.answers.map((answer) => ({ place, answer })))

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

/** A route below a check-in list. */
export const inList =
  (route: (call: Call, found: Found) => Answer): Route =>
  (call) => {
    const found = find(call)
    return found === undefined ? unknown : route(call, found)
  }

const ticketOfList = (call: Call, { place }: Found, ticket: Ticket): Sent => {
  const release = place.release(ticket.release)
  return {
    id: rowId(call.shape, "ticket", ticket.number),
    slug: rowSlug(call.shape, "ti", "ticket", ticket.number),
    reference: ticket.reference,
    first_name: ticket.attendee?.firstName ?? null,
    last_name: ticket.attendee?.lastName ?? null,
    email: ticket.attendee?.email ?? null,
    company_name: ticket.attendee?.company ?? null,
    release_title: release?.title ?? null,
    release_slug: release?.slug ?? null,
  }
}

/** Nobody of the test mode is let in by the world. */
const rowsFor = (call: Call, found: Found): Rows<CheckinPlace> => {
  const rows = checkinRows(call.state, found)
  const since = sinceOf(call)
  if (!call.shape.test && since === -Infinity) return rows
  const least = call.shape.test ? firstOwn : 0
  const isWanted = ({ at, number, undoneAt }: CheckinPlace) => number >= least && (undoneAt ?? at) >= since
  return rowsOf(
    Array.from({ length: rows.count }, (_, index) => rows.at(index)).flatMap((checkin) =>
      checkin !== undefined && isWanted(checkin) ? [checkin] : [],
    ),
  )
}

export const getDoorList: Route = inList((call, found) => {
  const pages = (count: number) => Math.ceil(count / sizeOf(call))
  const { answers, tickets } = listSizes(call, found)
  const checkins = rowsFor(call, found).count
  const { list, place } = found
  const { organisation } = call.state.world
  return json(200, {
    id: idOf("check-in list", list.number),
    title: list.title,
    slug: checkinSlug(list),
    expires_at: list.expiresAt === null ? null : iso(list.expiresAt),
    show_company_name: list.settings["show_company_name"] ?? true,
    show_email: list.settings["show_email"] ?? true,
    show_phone_number: list.settings["show_phone_number"] ?? true,
    total_pages: pages(tickets),
    total_ticket_pages: pages(tickets),
    tickets_count: tickets,
    answers_count: answers,
    total_answer_pages: pages(answers),
    questions_count: place.questions.length,
    total_checkin_pages: pages(checkins),
    checkins_count: checkins,
    account: { slug: organisation.slug, name: organisation.name },
    event: { slug: place.event.slug, title: place.event.title },
  })
})

export const listCheckins: Route = inList((call, found) =>
  pageOf(call, rowsFor(call, found), (checkin) => checkinRecord(call.shape, checkin)),
)

export const listDoorTickets: Route = inList((call, found) =>
  pageOf(call, rowsOf(changedTickets(call, found)), ({ ticket }) => ticketOfList(call, found, ticket)),
)

export const getDoorTicket: Route = inList((call, found) => {
  const number = numberOfRowSlug(call.shape, "ti", "ticket", parameter(call, "ticket_slug"))
  const place = ticketsOf(call.state, found).find(({ ticket }) => ticket.number === number)
  return place === undefined ? unknown : json(200, ticketOfList(call, found, place.ticket))
})

export const listDoorAnswers: Route = inList((call, found) =>
  pageOf(call, rowsOf(answerPlaces(call, found)), ({ answer, place }) =>
    answerRecord(call.shape, found.place, place, answer),
  ),
)

export const listDoorQuestions: Route = inList((call, { place }) =>
  json(
    200,
    place.questions.map((question) => questionRecord(call.shape, question)),
  ),
)

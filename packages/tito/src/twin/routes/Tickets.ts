/**
 * Tickets and the answers of their holders.
 *
 * @module
 */
import { notFound } from "../http/Answer.ts"
import { wholeTicketRecord } from "../records/Registrations.ts"
import { numberOfRow, rowSlug, type Shape } from "../records/Shape.ts"
import { answerRecord, stateOf } from "../records/Tickets.ts"
import { idOf } from "../records/Texts.ts"
import type { Rows } from "../state/State.ts"
import type { Answer, Ticket, TicketPlace } from "../things/Registration.ts"
import { questionOf } from "./Offers.ts"
import { contains, hasRegistration, otherMode, registrationRows } from "./Registrations.ts"
import { type EventCall, inEvent, listOf, oneOf, parameter, type Route } from "./Route.ts"

/** The tickets that a token sees: those of its registrations. */
const ticketRows = (call: EventCall): Rows<TicketPlace> => {
  const { sales, shape } = call
  if (!shape.test) return { count: sales.ticketCount, at: (index) => sales.ticket(index) }
  const { at, count } = registrationRows(call)
  const shown = Array.from({ length: count }, (_, index) => at(index)).flatMap((registration) =>
    registration === undefined ? [] : registration.tickets.map((ticket) => ({ ticket, registration })),
  )
  return { count: shown.length, at: (index) => shown[index] }
}

export const ticketExpandable = [
  "activities",
  "activity_ids",
  "answers",
  "answer_ids",
  "opt_ins",
  "registration",
  "release",
  "responses",
  "upgrade_ids",
  "voided_at",
]

const ticketStates =
  ({ place }: EventCall) =>
  ({ ticket }: TicketPlace): ReadonlySet<string> =>
    new Set([stateOf(place, ticket), ...(place.release(ticket.release)?.archived === true ? ["archived"] : [])])

const ticketExists =
  ({ state }: EventCall) =>
  ({ registration, ticket }: TicketPlace): boolean =>
    state.hasRegistration(registration) && !state.isHidden("tickets", ticket.number)

const matches = (shape: Shape, text: string, { attendee, number, reference, tags }: Ticket): boolean =>
  contains(
    text,
    attendee?.name,
    attendee?.email,
    attendee?.phone,
    attendee?.company,
    reference,
    rowSlug(shape, "ti", "ticket", number),
    ...tags,
  )

export const listTickets: Route = inEvent((call) => {
  const { event, place, shape, state } = call
  return listOf(call, {
    resource: "tickets",
    name: `${event.number} tickets ${shape.test}`,
    rows: ticketRows(call),
    exists: state.isWhole ? null : ticketExists(call),
    record: (ticket) => wholeTicketRecord(shape, place, ticket),
    states: {
      of: ticketStates(call),
      all: ["complete", "incomplete", "unassigned", "void", "changes_locked", "changes_allowed", "archived"],
      hidden: ["void", "archived"],
    },
    keep: ({ activities, ranges, releases, text, types }) =>
      activities.length + ranges.length + releases.length + types.length === 0 && text === null
        ? null
        : ({ registration, ticket }) =>
            ranges.every(({ field, passes }) => passes(field === "created_at" ? ticket.createdAt : ticket.updatedAt)) &&
            (releases.length === 0 || releases.includes(place.release(ticket.release)?.slug ?? "")) &&
            (types.length === 0 || types.includes(registration.type)) &&
            (activities.length === 0 ||
              place.activities.some(
                (activity) =>
                  activity.releases.includes(ticket.release) &&
                  activities.includes(String(idOf("activity", activity.number))),
              )) &&
            (text === null || matches(shape, text, ticket)),
    sorts: {
      first_name: ({ ticket }) => ticket.attendee?.firstName ?? "",
      last_name: ({ ticket }) => ticket.attendee?.lastName ?? "",
      price: ({ ticket }) => ticket.price,
      reference: ({ ticket }) => ticket.reference,
      number: ({ ticket }) => ticket.sequence,
      updated_at: ({ ticket }) => ticket.updatedAt,
    },
    newestFirst: true,
    expandable: ticketExpandable,
    heavy: true,
  })
})

/** A ticket by slug or id. */
export const ticketOf = (call: EventCall, key: string): TicketPlace | undefined => {
  const number = numberOfRow(call.shape, "ti", "ticket", key)
  const found = number === undefined ? undefined : call.sales.ticketNumbered(number)
  if (found === undefined || !hasRegistration(call, found.registration)) return undefined
  return call.state.isHidden("tickets", found.ticket.number) ? undefined : found
}

/** 404, with a hint where the other mode has it. */
export const noTicket = (call: EventCall, key: string) =>
  notFound(call.shape.test, ticketOf(otherMode(call), key) !== undefined)

export const getTicket: Route = inEvent((call) => {
  const key = parameter(call, "ticket_slug")
  const found = ticketOf(call, key)
  return found === undefined
    ? noTicket(call, key)
    : oneOf(call, "ticket", found, (ticket, shape) => wholeTicketRecord(shape, call.place, ticket), ticketExpandable)
})

interface AnswerPlace {
  readonly place: TicketPlace
  readonly answer: Answer
}

export const listAnswers: Route = inEvent((call) => {
  const question = questionOf(call)
  const rows: Array<AnswerPlace> = []
  const { at, count } = ticketRows(call)
  for (let index = 0; index < count && question !== undefined; index++) {
    const place = at(index)
    if (place === undefined || !ticketExists(call)(place)) continue
    for (const answer of place.ticket.answers) if (answer.question === question.number) rows.push({ place, answer })
  }
  return question === undefined
    ? oneOf(call, "question", undefined, () => ({}))
    : listOf(call, {
        resource: "answers",
        name: `${call.event.number} answers ${question.number} ${call.shape.test}`,
        rows: { count: rows.length, at: (index) => rows[index] },
        record: ({ answer, place }) => answerRecord(call.shape, call.place, place, answer),
        expandable: ["question", "ticket"],
        noOverall: true,
      })
})

/**
 * Registrations, refunds, tickets and answers.
 *
 * @module
 */
import { notFound } from "../http/Answer.ts"
import type { Answer, Refund, Registration, Ticket, TicketPlace } from "../things/Registration.ts"
import {
  refundId,
  refundRecord,
  registrationRecord,
  registrationState,
  wholeTicketRecord,
} from "../records/Registrations.ts"
import { rowId, rowSlug, type Shape } from "../records/Shape.ts"
import { answerRecord, stateOf } from "../records/Tickets.ts"
import { idOf } from "../records/Texts.ts"
import { firstOwn } from "../state/Sales.ts"
import { remembering, type Rows } from "../state/State.ts"
import { type EventCall, inEvent, listOf, oneOf, parameter, type Route } from "./Route.ts"
import { questionOf } from "./Offers.ts"

/** The test mode has but a few rows of its own. */
const testRows = 3

/** The index of a row that the test mode shows: the world's first few, and what requests made. */
const registrationRows = ({ sales, shape }: EventCall): Rows<Registration> => {
  if (!shape.test) return { count: sales.count, at: (index) => sales.registration(index) }
  const shown = Array.from({ length: sales.count }, (_, index) => sales.registration(index)).filter(
    (registration, index) => registration !== undefined && (index < testRows || registration.number >= firstOwn),
  )
  return { count: shown.length, at: (index) => shown[index] }
}

/** The tickets of those registrations. */
const ticketRows = (call: EventCall): Rows<TicketPlace> => {
  const { sales, shape } = call
  if (!shape.test) return { count: sales.ticketCount, at: (index) => sales.ticket(index) }
  const { at, count } = registrationRows(call)
  const shown = Array.from({ length: count }, (_, index) => at(index)).flatMap((registration) =>
    registration === undefined ? [] : registration.tickets.map((ticket) => ({ ticket, registration })),
  )
  return { count: shown.length, at: (index) => shown[index] }
}

const contains = (text: string, ...fields: ReadonlyArray<string | null | undefined>): boolean =>
  fields.some((field) => field?.toLowerCase().includes(text.toLowerCase()) === true)

export const registrationExpandable = ["billing_address", "line_items", "receipts", "refunds", "tickets"]

const registrationStates =
  ({ place }: EventCall) =>
  (registration: Registration): ReadonlySet<string> => {
    const state = registrationState(place, registration)
    return new Set(state === "cancelled" ? [state] : [state, registration.settled ? "paid" : "unpaid"])
  }

export const listRegistrations: Route = inEvent((call) => {
  const { event, place, shape, state } = call
  return listOf(call, {
    resource: "registrations",
    name: `${event.number} registrations ${shape.test}`,
    rows: registrationRows(call),
    exists: state.isWhole ? null : (registration) => state.hasRegistration(registration),
    record: (registration) => registrationRecord(shape, place, registration),
    states: {
      of: registrationStates(call),
      all: ["paid", "unpaid", "complete", "confirmed", "incomplete", "cancelled"],
      hidden: ["cancelled"],
    },
    keep: ({ ranges, text }) =>
      ranges.length === 0 && text === null
        ? null
        : (registration) =>
            ranges.every(({ field, passes }) =>
              passes(field === "created_at" ? registration.createdAt : registration.updatedAt),
            ) &&
            (text === null ||
              contains(
                text,
                registration.name,
                registration.email,
                registration.reference,
                registration.company,
                registration.discountCode,
                rowSlug(shape, "reg", "registration", registration.number),
              )),
    sorts: {
      name: ({ name }) => name ?? "",
      total: ({ total }) => total,
      reference: ({ reference }) => reference,
      updated_at: ({ updatedAt }) => updatedAt,
    },
    newestFirst: true,
    expandable: registrationExpandable,
    heavy: true,
  })
})

const isRow = (shape: Shape, prefix: string, kind: "registration" | "ticket", number: number, key: string): boolean =>
  rowSlug(shape, prefix, kind, number) === key || String(rowId(shape, kind, number)) === key

/** A registration by slug or id. */
export const registrationOf = (call: EventCall, key: string): Registration | undefined => {
  const { at, count } = registrationRows(call)
  for (let index = 0; index < count; index++) {
    const registration = at(index)
    if (registration === undefined || !call.state.hasRegistration(registration)) continue
    if (isRow(call.shape, "reg", "registration", registration.number, key)) return registration
  }
  return undefined
}

/** The same call by a token of the other mode. */
const otherMode = (call: EventCall): EventCall => ({ ...call, shape: { ...call.shape, test: !call.shape.test } })

/** 404, with a hint where the other mode has it. */
export const noRegistration = (call: EventCall, key: string) =>
  notFound(call.shape.test, registrationOf(otherMode(call), key) !== undefined)

export const getRegistration: Route = inEvent((call) => {
  const key = parameter(call, "registration_slug")
  const found = registrationOf(call, key)
  return found === undefined
    ? noRegistration(call, key)
    : oneOf(
        call,
        "registration",
        found,
        (registration, shape) => registrationRecord(shape, call.place, registration),
        registrationExpandable,
      )
})

interface RefundPlace {
  readonly registration: Registration
  readonly refund: Refund
}

/** Where a refund is: the index of its registration, and its place there. */
type RefundIndex = readonly [index: number, place: number, at: number]

const refundIndexes = remembering<ReadonlyArray<RefundIndex>>()

const refundRows = (call: EventCall): Rows<RefundPlace> => {
  const { at, count } = registrationRows(call)
  const indexes = refundIndexes(call.state, `${call.event.number} ${call.shape.test}`, () => {
    const found: Array<RefundIndex> = []
    for (let index = 0; index < count; index++) {
      const registration = at(index)
      if (registration === undefined || !call.state.hasRegistration(registration)) continue
      registration.refunds.forEach((refund, place) => found.push([index, place, refund.at]))
    }
    return found.toSorted((a, b) => a[2] - b[2])
  })
  return {
    count: indexes.length,
    at: (row) => {
      const [index, place] = indexes[row] ?? []
      const registration = index === undefined ? undefined : at(index)
      const refund = place === undefined ? undefined : registration?.refunds[place]
      return registration === undefined || refund === undefined ? undefined : { registration, refund }
    },
  }
}

const refundExpandable = ["registration"]

export const listRefunds: Route = inEvent((call) =>
  listOf(call, {
    resource: "refunds",
    name: `${call.event.number} refunds ${call.shape.test}`,
    rows: refundRows(call),
    record: ({ refund, registration }) => refundRecord(call.shape, call.place, registration, refund),
    expandable: refundExpandable,
    heavy: true,
  }),
)

export const getRefund: Route = inEvent((call) => {
  const key = parameter(call, "refund_id")
  const { at, count } = refundRows(call)
  const found = Array.from({ length: count }, (_, index) => at(index)).find(
    (one) => one !== undefined && String(refundId(call.shape, one.registration, one.refund)) === key,
  )
  return oneOf(
    call,
    "refund",
    found,
    ({ refund, registration }, shape) => refundRecord(shape, call.place, registration, refund),
    refundExpandable,
  )
})

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
  const { at, count } = ticketRows(call)
  for (let index = 0; index < count; index++) {
    const row = at(index)
    if (row === undefined || !ticketExists(call)(row)) continue
    if (isRow(call.shape, "ti", "ticket", row.ticket.number, key)) return row
  }
  return undefined
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

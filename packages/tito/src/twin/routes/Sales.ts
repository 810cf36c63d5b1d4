/**
 * Registrations, refunds, tickets and answers.
 *
 * @module
 */
import type { WorldAnswer, WorldRefund } from "@boxport/connector/testing"
import { isArchived } from "../records/Offers.ts"
import { refundRecord, registrationRecord, registrationState, wholeTicketRecord } from "../records/Registrations.ts"
import { rowId, rowSlug } from "../records/Shape.ts"
import { answerRecord, answersOf, stateOf } from "../records/Tickets.ts"
import { idOf } from "../records/Texts.ts"
import { releaseSlug } from "../state/Events.ts"
import type { Registration, TicketPlace } from "../state/Sales.ts"
import { remembering, type Rows } from "../state/State.ts"
import { type EventCall, inEvent, listOf, oneOf, parameter, type Route } from "./Route.ts"
import { questionOf } from "./Offers.ts"

/** The test mode has but a few rows of its own. */
const testRows = 3

const registrationRows = ({ sales, shape }: EventCall): Rows<Registration> => ({
  count: shape.test ? Math.min(testRows, sales.count) : sales.count,
  at: (index) => sales.registration(index),
})

/** How many tickets the first registrations have. */
const ticketRows = ({ sales, shape }: EventCall): Rows<TicketPlace> => {
  let count = sales.ticketCount
  if (shape.test) {
    count = 0
    for (let index = 0; index < testRows; index++) count += sales.registration(index)?.tickets.length ?? 0
  }
  return { count, at: (index) => sales.ticket(index) }
}

const updatedAt = ({ createdAt, order, tickets }: Registration): number =>
  order?.updatedAt ?? tickets[0]?.updatedAt ?? createdAt

const contains = (text: string, ...fields: ReadonlyArray<string | null | undefined>): boolean =>
  fields.some((field) => field?.toLowerCase().includes(text.toLowerCase()) === true)

const registrationExpandable = ["billing_address", "line_items", "receipts", "refunds", "tickets"]

const registrationStates = (registration: Registration): ReadonlySet<string> => {
  const state = registrationState(registration)
  if (state === "cancelled") return new Set([state])
  const { order } = registration
  return new Set([state, order === null || order.completedAt !== null ? "paid" : "unpaid"])
}

export const listRegistrations: Route = inEvent((call) => {
  const { event, shape, state } = call
  return listOf(call, {
    resource: "registrations",
    name: `${event.key} registrations ${shape.test}`,
    rows: registrationRows(call),
    exists: state.isWhole ? null : (registration) => state.hasRegistration(registration),
    record: (registration) => registrationRecord(shape, registration),
    states: {
      of: registrationStates,
      all: ["paid", "unpaid", "complete", "confirmed", "incomplete", "cancelled"],
      hidden: ["cancelled"],
    },
    keep: ({ ranges, text }) =>
      ranges.length === 0 && text === null
        ? null
        : (registration) =>
            ranges.every(({ field, passes }) =>
              passes(field === "created_at" ? registration.createdAt : updatedAt(registration)),
            ) &&
            (text === null ||
              contains(
                text,
                registration.order?.buyer.name,
                registration.order?.reference,
                registration.order?.buyer.company,
              )),
    sorts: {
      name: ({ order }) => order?.buyer.name ?? "",
      total: ({ order }) => order?.total ?? 0,
      reference: ({ order, tickets }) => order?.reference ?? tickets[0]?.reference ?? "",
      updated_at: updatedAt,
    },
    newestFirst: true,
    expandable: registrationExpandable,
    heavy: true,
  })
})

const findRegistration = (call: EventCall, key: string): Registration | undefined => {
  const { count, at } = registrationRows(call)
  for (let index = 0; index < count; index++) {
    const registration = at(index)
    if (registration === undefined || !call.state.hasRegistration(registration)) continue
    if (
      rowSlug(call.shape, "reg", "registration", registration.number) === key ||
      String(rowId(call.shape, "registration", registration.number)) === key
    ) {
      return registration
    }
  }
  return undefined
}

export const getRegistration: Route = inEvent((call) =>
  oneOf(
    call,
    "registration",
    findRegistration(call, parameter(call, "registration_slug")),
    (registration, shape) => registrationRecord(shape, registration),
    registrationExpandable,
  ),
)

interface RefundPlace {
  readonly registration: Registration
  readonly refund: WorldRefund
  readonly place: number
}

/** Where a refund is: the index of its registration, and its place there. */
type RefundIndex = readonly [index: number, place: number, at: number]

const refundIndexes = remembering<ReadonlyArray<RefundIndex>>()

const refundRows = (call: EventCall): Rows<RefundPlace> => {
  const { at, count } = registrationRows(call)
  const indexes = refundIndexes(call.state, `${call.event.key} ${call.shape.test}`, () => {
    const found: Array<RefundIndex> = []
    for (let index = 0; index < count; index++) {
      const registration = at(index)
      if (registration === undefined || !call.state.hasRegistration(registration)) continue
      registration.order?.refunds.forEach((refund, place) => found.push([index, place, refund.at]))
    }
    return found.toSorted((a, b) => a[2] - b[2])
  })
  return {
    count: indexes.length,
    at: (row) => {
      const [index, place] = indexes[row] ?? []
      const registration = index === undefined ? undefined : at(index)
      const refund = place === undefined ? undefined : registration?.order?.refunds[place]
      return registration === undefined || refund === undefined || place === undefined
        ? undefined
        : { registration, refund, place }
    },
  }
}

const refundId = (call: EventCall, { place, registration }: RefundPlace): number =>
  rowId(call.shape, "refund", registration.number * 16 + place)

export const listRefunds: Route = inEvent((call) =>
  listOf(call, {
    resource: "refunds",
    name: `${call.event.key} refunds ${call.shape.test}`,
    rows: refundRows(call),
    record: ({ place, refund, registration }) => refundRecord(call.shape, registration, refund, place),
    expandable: ["registration"],
    heavy: true,
  }),
)

export const getRefund: Route = inEvent((call) => {
  const key = parameter(call, "refund_id")
  const { at, count } = refundRows(call)
  const found = Array.from({ length: count }, (_, index) => at(index)).find(
    (refund) => refund !== undefined && String(refundId(call, refund)) === key,
  )
  return oneOf(
    call,
    "refund",
    found,
    ({ place, refund, registration }, shape) => refundRecord(shape, registration, refund, place),
    ["registration"],
  )
})

const ticketExpandable = [
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

const ticketStates = ({ ticket }: TicketPlace): ReadonlySet<string> =>
  new Set([stateOf(ticket), ...(isArchived(ticket.type) ? ["archived"] : [])])

const ticketExists =
  ({ state }: EventCall) =>
  ({ registration, ticket }: TicketPlace): boolean =>
    state.hasRegistration(registration) && !state.isHidden("tickets", ticket.number)

export const listTickets: Route = inEvent((call) => {
  const { event, shape, state } = call
  return listOf(call, {
    resource: "tickets",
    name: `${event.key} tickets ${shape.test}`,
    rows: ticketRows(call),
    exists: state.isWhole ? null : ticketExists(call),
    record: (ticket) => wholeTicketRecord(shape, ticket),
    states: {
      of: ticketStates,
      all: ["complete", "incomplete", "unassigned", "void", "changes_locked", "changes_allowed", "archived"],
      hidden: ["void", "archived"],
    },
    keep: ({ activities, ranges, releases, text, types }) =>
      activities.length + ranges.length + releases.length + types.length === 0 && text === null
        ? null
        : ({ registration, ticket }) =>
            ranges.every(({ field, passes }) => passes(field === "created_at" ? ticket.createdAt : ticket.updatedAt)) &&
            (releases.length === 0 || releases.includes(releaseSlug(ticket.type))) &&
            (types.length === 0 || types.includes(registration.order === null ? "manual" : "standard")) &&
            (activities.length === 0 ||
              event.activities.some(
                (activity) =>
                  activity.types.includes(ticket.type) &&
                  activities.includes(String(idOf("activity", activity.number))),
              )) &&
            (text === null || contains(text, ticket.attendee?.name, ticket.reference, ticket.attendee?.company)),
    sorts: {
      first_name: ({ ticket }) => ticket.attendee?.firstName ?? "",
      last_name: ({ ticket }) => ticket.attendee?.lastName ?? "",
      price: ({ ticket }) => ticket.price,
      reference: ({ ticket }) => ticket.reference,
      number: ({ ticket }) => ticket.number,
      updated_at: ({ ticket }) => ticket.updatedAt,
    },
    newestFirst: true,
    expandable: ticketExpandable,
    heavy: true,
  })
})

export const getTicket: Route = inEvent((call) => {
  const key = parameter(call, "ticket_slug")
  const { at, count } = ticketRows(call)
  let found: TicketPlace | undefined
  for (let index = 0; index < count && found === undefined; index++) {
    const row = at(index)
    if (row === undefined || !ticketExists(call)(row)) continue
    const isIt =
      rowSlug(call.shape, "ti", "ticket", row.ticket.number) === key ||
      String(rowId(call.shape, "ticket", row.ticket.number)) === key
    if (isIt) found = row
  }
  return oneOf(call, "ticket", found, (ticket, shape) => wholeTicketRecord(shape, ticket), ticketExpandable)
})

interface AnswerPlace {
  readonly place: TicketPlace
  readonly answer: WorldAnswer
}

export const listAnswers: Route = inEvent((call) => {
  const question = questionOf(call)
  const rows: Array<AnswerPlace> = []
  const { at, count } = ticketRows(call)
  for (let index = 0; index < count && question !== undefined; index++) {
    const place = at(index)
    if (place === undefined || !ticketExists(call)(place)) continue
    for (const answer of answersOf(place.ticket)) if (answer.question === question) rows.push({ place, answer })
  }
  return question === undefined
    ? oneOf(call, "question", undefined, () => ({}))
    : listOf(call, {
        resource: "answers",
        name: `${call.event.key} answers ${question.key} ${call.shape.test}`,
        rows: { count: rows.length, at: (index) => rows[index] },
        record: ({ answer, place }) => answerRecord(call.shape, place, answer),
        expandable: ["question", "ticket"],
        noOverall: true,
      })
})

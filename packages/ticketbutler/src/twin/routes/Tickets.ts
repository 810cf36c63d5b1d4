/**
 * Tickets.
 *
 * @module
 */
import { type Answer, json, jsonList, refused } from "../http/Answer.ts"
import { Fields } from "../http/Body.ts"
import { ticketAnswersRecord, ticketListRecord, ticketRecord } from "../records/Orders.ts"
import { questionRecord } from "../records/Questions.ts"
import { askedOf, type Event } from "../state/Model.ts"
import { purchasesOf } from "../state/Purchases.ts"
import { storedAnswers } from "./Answers.ts"
import { type Call, type Route, withEvent, withTicket } from "./Route.ts"

function* ticketRecords(call: Call, event: Event): Generator<object> {
  for (const purchase of purchasesOf(call.state, event)) {
    for (const ticket of purchase.tickets) yield ticketListRecord(call, purchase, ticket)
  }
}

export const listTickets = withEvent((call, event) => jsonList(ticketRecords(call, event)))

export const getTicket = withTicket((call, ticket, purchase) => json(ticketRecord(call, purchase, ticket)))

/** `PATCH /tickets/T/` (seed 002, Update ticket details). What else a request names is passed over. */
export const updateTicket: Route = (call) =>
  withTicket((_call, ticket): Answer => {
    const fields = new Fields(call.body ?? {})
    const fullName = fields.text("full_name")
    const checkedIn = fields.boolean("checked_in")
    const externalUuid = fields.textOrNull("external_uuid")
    const leadTrackingReference = fields.textOrNull("lead_tracking_reference")
    if (fields.errors !== undefined) return refused(fields.errors)
    call.state.ticketEdits.set(ticket.uuid, {
      ...call.state.ticketEdits.get(ticket.uuid),
      ...(fullName === undefined ? {} : { fullName }),
      ...(checkedIn === undefined ? {} : { checkedIn }),
      ...(externalUuid === undefined ? {} : { externalUuid }),
      ...(leadTrackingReference === undefined ? {} : { leadTrackingReference }),
    })
    return getTicket(call)
  })(call)

export const getTicketAnswers = withTicket((_call, ticket) => json(ticketAnswersRecord(ticket)))

/** `POST /tickets/T/questions/` (seed 002, Collect Ticket Data). */
export const storeTicketAnswers = withTicket((call, ticket): Answer => {
  const outcome = storedAnswers(ticket.answers, askedOf(ticket.type), call.body)
  if ("refusal" in outcome) return outcome.refusal
  const { stored: answers } = outcome
  call.state.ticketEdits.set(ticket.uuid, { ...call.state.ticketEdits.get(ticket.uuid), answers })
  return json(ticketAnswersRecord({ ...ticket, answers }))
})

export const listTicketQuestions = withTicket((call, ticket) =>
  json(askedOf(ticket.type).map((question) => questionRecord(question, call.shapes))),
)

export const listUnansweredQuestions = withTicket((call, ticket) => {
  const open = askedOf(ticket.type).filter(({ uuid }) => !ticket.answers.has(uuid))
  return json(open.map((question) => questionRecord(question, call.shapes)))
})

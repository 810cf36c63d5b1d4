/**
 * Making, changing, giving away and voiding tickets.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import type { Json } from "@boxport/model"
import { type Answer, json } from "../http/Answer.ts"
import { Attributes } from "../http/Attributes.ts"
import { wholeTicketRecord } from "../records/Registrations.ts"
import { rowSlug } from "../records/Shape.ts"
import { register, unavailable } from "../state/Selling.ts"
import type { Answer as Given, Attendee, Registration, Ticket, TicketPlace } from "../things/Registration.ts"
import { releaseOf } from "./Offers.ts"
import { type EventCall, inEvent, metaOf, named, notHere, parameter, type Route } from "./Route.ts"
import { noneLeft } from "./RegistrationWrites.ts"
import { noTicket, ticketOf } from "./Tickets.ts"
import { or, put, refuse, withAttributes, written } from "./Write.ts"

const nobody: Attendee = {
  name: null,
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
  company: null,
  jobTitle: null,
}

/** Who is named on a ticket after a change; null while nobody is. */
const attendeeOf = (given: Attributes, before: Attendee | null): Attendee | null => {
  const start = before ?? nobody
  const of = (name: string, was: string | null): string | null => or(given.text(name), was)
  const firstName = of("first_name", start.firstName)
  const lastName = of("last_name", start.lastName)
  const isRenamed = given.has("first_name") || given.has("last_name")
  const joined = [firstName, lastName].filter((part) => part !== null).join(" ")
  const attendee: Attendee = {
    name: isRenamed ? joined || null : start.name,
    firstName,
    lastName,
    email: or(given.email("email"), start.email),
    phone: of("phone_number", start.phone),
    company: of("company_name", start.company),
    jobTitle: of("job_title", start.jobTitle),
  }
  return Object.values(attendee).every((value) => value === null) ? null : attendee
}

const answerOf = (question: number, given: Attributes): Given | null => {
  const primary = given.raw("primary_response")
  const choices = Array.isArray(primary) ? primary.map(String) : null
  const text = choices === null ? (given.text("primary_response") ?? "") : choices.join(", ")
  return text === "" ? null : { question, text, choices, alternate: given.text("alternate_response") ?? null }
}

/** The answers after a change: one to a question; empty ones go. Undefined when a question is not there. */
const answersOf = (
  { place }: EventCall,
  value: Json | undefined,
  before: ReadonlyArray<Given>,
): ReadonlyArray<Given> | undefined => {
  if (value === undefined) return before
  let answers = before
  for (const item of Array.isArray(value) ? value.filter(Lenient.isObject) : []) {
    const given = new Attributes(item)
    const id = given.text("question_id")
    const question = typeof id === "string" ? named("question", place.questions, id) : undefined
    if (question === undefined) return undefined
    const answer = answerOf(question.number, given)
    const others = answers.filter((one) => one.question !== question.number)
    const chosen = question.fieldType === "Checkboxes" && answer !== null && answer.choices === null
    answers = answer === null ? others : [...others, chosen ? { ...answer, choices: [answer.text] } : answer]
  }
  return answers
}

const tagsOf = (given: Attributes, before: ReadonlyArray<string>): ReadonlyArray<string> => {
  const value = given.raw("tags")
  if (value === undefined) return before
  const texts = Array.isArray(value) ? value.map(String) : String(value ?? "").split(",")
  return texts.map((text) => text.trim()).filter((text) => text !== "")
}

const settings = ["metadata", "lock_changes", "qr_code_disabled", "upgrade_ids"]

/** A ticket with what was given laid over it; undefined when something it refers to is not there. */
const changed = (call: EventCall, given: Attributes, before: Ticket): Ticket | undefined => {
  const key = given.text("release_id")
  const release = typeof key === "string" ? releaseOf(call, key) : undefined
  const answers = answersOf(call, given.raw("answers"), before.answers)
  if (answers === undefined || (typeof key === "string" && release === undefined)) return undefined
  return {
    ...before,
    release: release?.number ?? before.release,
    attendee: attendeeOf(given, before.attendee),
    price: given.amount("price", call.event.currency) ?? before.price,
    tags: tagsOf(given, before.tags),
    answers,
    settings: { ...before.settings, ...given.settings(settings) },
  }
}

const answerWith = (call: EventCall, status: 200 | 201, at: TicketPlace): Answer =>
  written(call, status, "ticket", at, (one, shape) => wholeTicketRecord(shape, call.place, one))

/** Puts a changed ticket into its registration. */
const settle = (call: EventCall, { registration }: TicketPlace, ticket: Ticket): TicketPlace => {
  const at = call.state.tick()
  const next = { ...ticket, updatedAt: at }
  const after: Registration = {
    ...registration,
    tickets: put(registration.tickets, next),
    updatedAt: at,
  }
  call.place.put(after, registration)
  return { registration: after, ticket: next }
}

/** A ticket makes a registration of its own (notes 2). */
export const createTicket: Route = inEvent((call) =>
  withAttributes(call, "ticket", (given) => {
    const { place, state } = call
    const key = given.text("release_id")
    if (key === undefined || key === null) return noneLeft(call, [])
    const release = releaseOf(call, key)
    if (release === undefined) return notHere(call)
    const wanted = [{ release, quantity: 1, price: given.amount("price", call.event.currency) ?? null }]
    if (unavailable(place, wanted).length > 0) return noneLeft(call, [release.title])
    const attendee = attendeeOf(given, null)
    if (!given.isGood) return undefined
    const buyer = { name: attendee?.name ?? null, email: attendee?.email ?? null, source: null, discountCode: null }
    const made = register(state, place, wanted, buyer, null)
    const [ticket] = made.tickets
    const filled = ticket === undefined ? undefined : changed(call, given, ticket)
    if (filled === undefined) return notHere(call)
    if (!given.isGood) return undefined
    const registration: Registration = { ...made, tickets: [filled] }
    place.put(registration, null)
    return answerWith(call, 201, { registration, ticket: filled })
  }),
)

/** A route that finds a ticket and writes it. */
const onTicket = (write: (call: EventCall, at: TicketPlace) => Answer): Route =>
  inEvent((call) => {
    const key = parameter(call, "ticket_slug")
    const found = ticketOf(call, key)
    return found === undefined ? noTicket(call, key) : write(call, found)
  })

export const updateTicket: Route = onTicket((call, at) =>
  withAttributes(call, "ticket", (given) => {
    const ticket = changed(call, given, at.ticket)
    if (ticket === undefined) return notHere(call)
    return given.isGood ? answerWith(call, 200, settle(call, at, ticket)) : undefined
  }),
)

/** Mails the new holder, whoever ordered unless they had the ticket, and the organiser (seed 003, Emails Sent). */
export const reassignTicket: Route = onTicket((call, at) =>
  withAttributes(call, "reassignment", (given) => {
    const { event, shape, state } = call
    const { registration, ticket } = at
    if (ticket.void) return refuse(call, "A void ticket cannot be reassigned")
    const email = given.required("email")
    const attendee = attendeeOf(given, null)
    if (!given.isGood) return undefined
    const answers = given.flag("delete_answers") === true ? [] : ticket.answers
    const after = settle(call, at, { ...ticket, attendee, answers })
    const of = rowSlug(shape, "ti", "ticket", ticket.number)
    state.outbox.push({ to: email, about: "reassignment", of })
    if (registration.email !== null && registration.email !== ticket.attendee?.email) {
      state.outbox.push({ to: registration.email, about: "reassignment", of })
    }
    state.outbox.push({ to: event.contactEmail, about: "organiser", of })
    return answerWith(call, 201, after)
  }),
)

/** `resell` has to be given where the release has a quantity: without it the place goes with the ticket (seed 003). */
export const voidTicket: Route = onTicket((call, at) =>
  withAttributes(call, "void", (given) => {
    const { place, state } = call
    const { ticket } = at
    if (ticket.void) return refuse(call, "The ticket is void already")
    const release = place.release(ticket.release)
    const resell = given.flag("resell")
    if (release !== undefined && release.quantity !== null && resell === undefined) {
      given.complain("resell", "can't be blank")
    }
    if (!given.isGood) return undefined
    if (release !== undefined && release.quantity !== null && resell === false) {
      place.releases = put(place.releases, { ...release, quantity: Math.max(0, release.quantity - 1) })
    }
    const after = settle(call, at, { ...ticket, void: true, voidedAt: state.tick() })
    const shape = { ...call.shape, extended: call.shape.version === "3.0" }
    return json(201, {
      void: { _type: "void", resell: resell ?? null, ticket: wholeTicketRecord(shape, place, after) },
      ...metaOf(call, []),
    })
  }),
)

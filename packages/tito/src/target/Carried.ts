/**
 * What of an order can be carried and how, decided in one place for planning and verification.
 *
 * @module
 */
import type { OrderBundle } from "@boxport/connector"
import { filled, isEmail, leftToSell } from "@boxport/connector/target"
import type { Rows } from "@boxport/model"
import { platform } from "../mapping/Catalogue.ts"
import { textIn } from "./Markers.ts"

type Ticket = Rows["tickets"]
type Order = Rows["orders"]
type Question = Rows["questions"]
type TicketType = Rows["ticket_types"]

/** An address that the platform takes; null for any other text. */
export const emailOf = (text: string | null | undefined): string | null => {
  const email = filled(text)
  return email !== null && isEmail(email) ? email : null
}

/** What an event is called. */
export const titleOf = ({ title }: Rows["events"]): string => filled(title) ?? "Untitled event"

/** What a ticket type is called. */
export const typeTitle = ({ title }: TicketType): string => filled(title) ?? "Ticket"

/** What is asked in a question. */
export const headingOf = ({ title }: Question): string => filled(title) ?? "Question"

/** What an activity is called. */
export const activityTitle = ({ title }: Rows["activities"]): string => filled(title) ?? "Activity"

/** Where an event takes place. */
export const locationOf = (event: Rows["events"]): string | null => {
  const city = [event.venue_postal_code, event.venue_city].map(filled).filter((part) => part !== null)
  const parts = [filled(event.venue_name), filled(event.venue_street), city.join(" "), filled(event.venue_country)]
  return filled(parts.filter((part) => part !== null && part !== "").join(", "))
}

/** Whether a ticket admits nobody any more. */
export const isVoid = ({ status }: Ticket): boolean => status === "void" || status === "refunded"

/** Tickets that a registration can have: of a type of its event, valid or void. */
export const loadable = ({ event, ticketTypes, tickets }: OrderBundle): ReadonlyArray<Ticket> =>
  tickets.filter(
    (ticket) =>
      (ticket.status === "valid" || isVoid(ticket)) &&
      ticket.ticket_type_id !== null &&
      ticketTypes.get(ticket.ticket_type_id)?.event_id === event.id,
  )

/** The words for why a ticket cannot be loaded. */
export const lostBecause = ({ event, ticketTypes }: OrderBundle, ticket: Ticket): string => {
  if (ticket.status !== "valid" && !isVoid(ticket)) return ticket.status
  const type = ticketTypes.get(ticket.ticket_type_id ?? "")
  return type === undefined || type.event_id === event.id ? "no_ticket_type" : "other_event"
}

/** Who holds a ticket; null for what is not known. */
export interface Holder {
  readonly first_name: string | null
  readonly last_name: string | null
  readonly email: string | null
  readonly phone_number: string | null
  readonly company_name: string | null
  readonly job_title: string | null
}

/** A name in two parts. */
const split = (name: string): readonly [first: string, last: string | null] => {
  const [first = name, ...rest] = name.split(/\s+/)
  return [first, filled(rest.join(" "))]
}

/** A first and a last name, else a whole one; null for none. */
const namesOf = (
  first: string | null | undefined,
  last: string | null | undefined,
  name: string | null | undefined,
): readonly [first: string | null, last: string | null] | null => {
  if (filled(first) !== null || filled(last) !== null) return [filled(first), filled(last)]
  const whole = filled(name)
  return whole === null ? null : split(whole)
}

/** Who a ticket is for: the attendee, by the buyer's name where theirs is missing; null for one that is nobody's yet. */
export const holderOf = (ticket: Ticket, order: Order | null): Holder | null => {
  const own = namesOf(ticket.attendee_first_name, ticket.attendee_last_name, ticket.attendee_name)
  const about = {
    email: emailOf(ticket.attendee_email),
    phone_number: filled(ticket.attendee_phone),
    company_name: filled(ticket.attendee_company),
    job_title: textIn(ticket.extra, "job_title"),
  }
  if (own === null && Object.values(about).every((value) => value === null)) return null
  const [first_name, last_name] = own ??
    namesOf(order?.buyer_first_name, order?.buyer_last_name, order?.buyer_name) ?? ["Guest", null]
  return { first_name, last_name, ...about }
}

/** A holder's whole name, as the platform puts it together. */
export const nameOf = ({ first_name, last_name }: Holder): string =>
  [first_name, last_name].filter((part) => part !== null).join(" ")

/** Who ordered. */
export interface Buyer {
  readonly name: string | null
  readonly email: string | null
  readonly phone_number: string | null
  readonly company_name: string | null
}

/** The buyer; of a ticket without an order who has it. */
export const buyerOf = (order: Order | null, tickets: ReadonlyArray<Ticket>): Buyer => {
  if (order !== null) {
    const names = namesOf(order.buyer_first_name, order.buyer_last_name, null)
    return {
      name: filled(order.buyer_name) ?? (names === null ? null : names.filter((part) => part !== null).join(" ")),
      email: emailOf(order.buyer_email),
      phone_number: filled(order.buyer_phone),
      company_name: filled(order.buyer_company),
    }
  }
  const holder = tickets[0] === undefined ? null : holderOf(tickets[0], null)
  return holder === null
    ? { name: null, email: null, phone_number: null, company_name: null }
    : {
        name: nameOf(holder),
        email: holder.email,
        phone_number: holder.phone_number,
        company_name: holder.company_name,
      }
}

/** Words that a ticket is tagged with; commas part them. */
export const tagsOf = ({ tags }: Ticket): ReadonlyArray<string> =>
  tags.flatMap((tag) => filled(tag.replaceAll(",", " ")) ?? [])

/** What was paid for a ticket, in the event's currency; null where that is not known. */
export const priceOf = (ticket: Ticket, event: Rows["events"]): bigint | null => {
  const currency = ticket.currency ?? event.currency
  return ticket.price_amount === null || ticket.price_amount < 0n || currency !== event.currency
    ? null
    : ticket.price_amount
}

/** What an order comes to: the source's total if all of it is carried, else what the carried tickets cost. */
export const totalOf = (
  { event, left, order, tickets }: OrderBundle,
  carried: ReadonlyArray<Ticket>,
): bigint | null => {
  const isWhole = left === 0 && carried.length === tickets.length
  if (order !== null && isWhole) {
    return order.total_amount === null ||
      order.total_amount < 0n ||
      (order.currency ?? event.currency) !== event.currency
      ? null
      : order.total_amount
  }
  const prices = carried.map((ticket) => priceOf(ticket, event))
  return prices.reduce((sum, price) => (sum === null || price === null ? null : sum + price), 0n)
}

/** So many of a ticket type, and what was given for each where it takes donations. */
export interface Line {
  readonly ticketType: string
  readonly quantity: number
  readonly donation: bigint | null
}

/** The lines of a registration, in the order of its tickets. */
export const linesOf = (bundle: OrderBundle, carried: ReadonlyArray<Ticket>): ReadonlyArray<Line> => {
  const lines = new Map<string, Line>()
  for (const ticket of carried) {
    const ticketType = ticket.ticket_type_id ?? ""
    const isDonation = bundle.ticketTypes.get(ticketType)?.pricing === "donation"
    const donation = isDonation ? priceOf(ticket, bundle.event) : null
    const key = `${ticketType} ${donation ?? ""}`
    lines.set(key, { ticketType, donation, quantity: (lines.get(key)?.quantity ?? 0) + 1 })
  }
  return [...lines.values()]
}

/** Whether a record of the source is Tito's own, where no ticket types means none; elsewhere it means all. */
export const isOwn = (id: string): boolean => id.startsWith(`${platform}:`)

/** Whether a question or a code holds for a ticket type. */
export const holdsFor = (
  { id, ticket_type_ids }: { readonly id: string; readonly ticket_type_ids: ReadonlyArray<string> },
  type: TicketType,
): boolean => (ticket_type_ids.length === 0 ? !isOwn(id) : ticket_type_ids.includes(type.id))

/** How a question is asked. */
export type FieldType = "Checkboxes" | "Country" | "File" | "Select" | "Text" | "Textarea"

/** How a question is asked; null for one that buyers are asked, which Tito has none of. */
export const fieldTypeOf = ({ kind, options, scope }: Question): FieldType | null => {
  if (scope === "order") return null
  switch (kind) {
    case "long_text":
      return "Textarea"
    case "select":
      return options.length === 0 ? "Text" : "Select"
    case "multi_select":
      return options.length === 0 ? "Text" : "Checkboxes"
    case "terms":
      return "Checkboxes"
    case "country":
      return "Country"
    case "file":
      return "File"
    default:
      return "Text"
  }
}

const agreement = "I agree"

/** What can be chosen; a line each, so that no choice has two. */
export const optionsOf = (question: Question): ReadonlyArray<string> => {
  const options = question.options.flatMap((option) => filled(option.replace(/\s*\n\s*/g, " ")) ?? [])
  return question.kind === "terms" && options.length === 0 ? [agreement] : options
}

/** An answer that is carried. */
export interface Given {
  readonly answer: Rows["answers"]
  readonly question: Question
  /** A text, or the choices. */
  readonly response: string | ReadonlyArray<string>
  readonly alternate: string | null
}

/** The answers of a ticket that are carried: no files, and nothing that buyers were asked. */
export const givenBy = (ticket: Ticket, { answers, questions }: OrderBundle): ReadonlyArray<Given> =>
  answers.flatMap((answer): ReadonlyArray<Given> => {
    if (answer.ticket_id !== ticket.id) return []
    const question = questions.get(answer.question_id ?? "")
    const type = question === undefined ? null : fieldTypeOf(question)
    const value = filled(answer.value)
    if (question === undefined || type === null || type === "File" || value === null) return []
    const alternate = textIn(answer.extra, "alternate_response")
    const [only] = answer.values
    const response =
      type === "Checkboxes" && answer.values.length > 0
        ? answer.values
        : alternate !== null && only !== undefined
          ? only
          : value
    return [{ answer, question, response, alternate: response === value ? null : alternate }]
  })

/**
 * The capacity of a ticket type: what is carried and what the source has left to sell; null for no limit.
 *
 * @param carried tickets that admit someone
 */
export const roomOf = (type: TicketType, carried: number): number | null => {
  const left = leftToSell(type, carried)
  return left === null ? null : carried + left
}

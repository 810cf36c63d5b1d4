/**
 * What of the source can be carried, decided in one place for planning and verification.
 *
 * @module
 */
import type { EventBundle, OrderBundle } from "@boxport/connector"
import { filled, isEmail } from "@boxport/connector/target"
import type { Rows } from "@boxport/model"
import type { BuyersQuestions, Standing } from "./There.ts"

type Ticket = Rows["tickets"]

/** Whether a ticket type costs nothing. */
export const isFree = ({ price_amount }: Rows["ticket_types"]): boolean => (price_amount ?? 0n) === 0n

/** The currency of an event's prices; null where the source does not tell. */
export const currencyOf = ({ event, ticketTypes }: EventBundle): string | null =>
  event.currency ?? ticketTypes.find(({ currency }) => currency !== null)?.currency ?? null

/** What an event is called. */
export const titleOf = ({ title }: Rows["events"]): string => title ?? "Untitled event"

/** What a ticket type is called. */
export const typeTitle = ({ title }: Rows["ticket_types"]): string => title ?? "Ticket"

/** Who a ticket is for: the attendee, else the buyer, else a guest. */
export const nameOf = (ticket: Ticket, order: Rows["orders"] | null): string =>
  filled(ticket.attendee_name) ?? filled(order?.buyer_name) ?? "Guest"

/** Who an order is sent to. */
export interface Buyer {
  readonly first_name: string
  readonly last_name: string
  readonly email: string
  readonly phone: string | null
}

/** The buyer, else who has the first of the tickets; null without an address to mail to, which an order must have. */
export const buyerOf = (order: Rows["orders"] | null, tickets: ReadonlyArray<Ticket>): Buyer | null => {
  const [ticket] = tickets
  const email = [order?.buyer_email, ...tickets.map(({ attendee_email }) => attendee_email)].find(
    (one) => typeof one === "string" && isEmail(one),
  )
  if (email === null || email === undefined) return null
  const whole = (filled(order?.buyer_name) ?? filled(ticket?.attendee_name) ?? "").split(/\s+/)
  const ofTicket = order === null ? ticket : undefined
  return {
    first_name: filled(order?.buyer_first_name) ?? filled(ofTicket?.attendee_first_name) ?? filled(whole[0]) ?? "Guest",
    last_name:
      filled(order?.buyer_last_name) ?? filled(ofTicket?.attendee_last_name) ?? filled(whole.slice(1).join(" ")) ?? "-",
    email,
    phone: filled(order?.buyer_phone ?? ofTicket?.attendee_phone),
  }
}

/** Why an order is not carried. */
export type Reason = "paid" | "over" | "no_email" | "no_ticket"

/** What becomes of an order; `buyer` is null where it could never be made. */
export type Fate =
  | { readonly _tag: "Carried"; readonly buyer: Buyer; readonly tickets: ReadonlyArray<Ticket> }
  | {
      readonly _tag: "Lost"
      readonly reason: Reason
      readonly buyer: Buyer | null
      readonly tickets: ReadonlyArray<Ticket>
    }

/** Tickets that an order at the target could have: valid ones, of a type of its event. */
const loadable = ({ event, ticketTypes, tickets }: OrderBundle): ReadonlyArray<Ticket> =>
  tickets.filter(
    ({ status, ticket_type_id: type }) =>
      status === "valid" && type !== null && ticketTypes.get(type)?.event_id === event.id,
  )

/** Decides what becomes of an order. What is paid for can be made only where buyers are invoiced (platform notes 2.5). */
export const fateOf = (bundle: OrderBundle, { invoiced, over }: Pick<Standing, "invoiced" | "over">): Fate => {
  const tickets = loadable(bundle)
  const buyer = buyerOf(bundle.order, tickets)
  const lost = (reason: Reason): Fate => ({ _tag: "Lost", reason, buyer, tickets })
  if (tickets.length === 0) return lost("no_ticket")
  if (buyer === null) return lost("no_email")
  if (over) return lost("over")
  return invoiced || !isPaid(tickets, bundle) ? { _tag: "Carried", buyer, tickets } : lost("paid")
}

/** Whether something is to be paid for one of these tickets. */
export const isPaid = (tickets: ReadonlyArray<Ticket>, { ticketTypes }: OrderBundle): boolean =>
  tickets.some(({ ticket_type_id: id }) => {
    const type = ticketTypes.get(id ?? "")
    return type === undefined || !isFree(type)
  })

type Question = Rows["questions"]

/** How a question is asked, of whomever; null for a kind that there is none of. */
export const kindOf = ({ kind, options }: Pick<Question, "kind" | "options">) => {
  switch (kind) {
    case "select":
      return options.length === 0 ? "TEXT" : "SELECT"
    case "multi_select":
      return options.length === 0 ? "TEXT" : "SELECT_MULTIPLE"
    case "long_text":
      return "TEXTAREA"
    case "number":
      return "NUMBER"
    case "name":
      return "NAME"
    case "company":
      return "COMPANY"
    case "email":
      return "EMAIL"
    case "phone":
      return "PHONE"
    case "text":
    case "country":
      return "TEXT"
    default:
      return null
  }
}

/** How a question is asked; null for one that cannot be made. */
export const variationOf = (question: Question) => (question.scope === "order" ? null : kindOf(question))

/** What is asked in a question. */
export const headingOf = ({ title }: Question): string => filled(title) ?? "Question"

/** An answer that is carried, and its question; `choices` are null for a text. */
export interface Given {
  readonly answer: Rows["answers"]
  readonly question: Question
  readonly value: string
  readonly choices: ReadonlyArray<string> | null
  readonly several: boolean
}

/** What was answered to a question, as the one at the target takes it; nothing where it cannot. */
const givenTo = (
  answer: Rows["answers"],
  question: Question,
  variation: string,
  options: ReadonlyArray<string>,
): ReadonlyArray<Given> => {
  const value = filled(answer.value)
  if (value === null || value === "-" || value === "--") return []
  if (variation !== "SELECT" && variation !== "SELECT_MULTIPLE") {
    return [{ answer, question, value, choices: null, several: false }]
  }
  const chosen = answer.values.length > 0 ? answer.values : [value]
  const several = variation === "SELECT_MULTIPLE"
  if ((!several && chosen.length !== 1) || !chosen.every((one) => options.includes(one))) return []
  return [{ answer, question, value: chosen.join(", "), choices: chosen, several }]
}

/** The answers of a ticket that are carried. */
export const givenBy = (ticket: Ticket, { answers, questions }: OrderBundle): ReadonlyArray<Given> =>
  answers.flatMap((answer): ReadonlyArray<Given> => {
    const question = questions.get(answer.question_id ?? "")
    const variation = question === undefined ? null : variationOf(question)
    if (answer.ticket_id !== ticket.id || question === undefined || variation === null) return []
    return givenTo(answer, question, variation, question.options)
  })

/**
 * The answers of a buyer that are carried.
 *
 * @param asked questions that the target's event asks its buyers too, by those of the source
 */
export const givenByBuyer = (
  { answers, order, questions }: OrderBundle,
  asked: BuyersQuestions,
): ReadonlyArray<Given> =>
  answers.flatMap((answer): ReadonlyArray<Given> => {
    const question = questions.get(answer.question_id ?? "")
    if (order === null || answer.ticket_id !== null || question?.scope !== "order") return []
    const there = asked.get(question.id)
    const variation = there === undefined ? null : kindOf(there)
    return there === undefined || variation === null ? [] : givenTo(answer, question, variation, there.options)
  })

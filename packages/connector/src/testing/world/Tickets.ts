/**
 * Tickets: of an order, and complimentary ones.
 *
 * @module
 */
import { answersTo } from "./Answers.ts"
import { scansOf } from "./CheckIns.ts"
import type { UnixSeconds, WorldEvent, WorldTicketType } from "./EventTypes.ts"
import { referenceOf, scanCodeOf } from "./Ids.ts"
import { complimentaryNumber, ticketNumber } from "./Numbers.ts"
import type { WorldAttendee, WorldBuyer, WorldTicket, WorldTicketStatus } from "./OrderTypes.ts"
import { companyName, personOf, phoneNumber } from "./People.ts"
import type { Plan } from "./Plan.ts"
import { baseOf, below, happens, later, streams } from "./Random.ts"

const ofBuyer = (buyer: WorldBuyer): WorldAttendee => ({
  name: buyer.name,
  firstName: buyer.firstName,
  lastName: buyer.lastName,
  email: buyer.email,
  phone: buyer.phone,
  company: buyer.company,
})

const named = (base: number, number: number, withEmail: boolean): WorldAttendee => {
  const person = personOf(base, `t${number.toString(36)}`)
  return {
    name: person.name,
    firstName: person.firstName,
    lastName: person.lastName,
    email: withEmail ? person.email : null,
    phone: happens(base, 30, 300) ? phoneNumber(base, 31) : null,
    company: happens(base, 33, 300) ? companyName(base, 34) : null,
  }
}

const attendeeOf = (base: number, number: number, buyer: WorldBuyer, first: boolean): WorldAttendee | null => {
  const roll = below(base, 35, 100)
  if (first && roll < 75) return ofBuyer(buyer)
  if (roll < 62) return named(base, number, true)
  if (roll < 80) return named(base, number, false)
  if (roll >= 85) return null
  return {
    name: null,
    firstName: null,
    lastName: null,
    email: personOf(base, `t${number.toString(36)}`).email,
    phone: null,
    company: null,
  }
}

const tagLists: ReadonlyArray<ReadonlyArray<string>> = [["vip"], ["late list", "vip"], ["press, radio"], ["hjælper"]]

const tagsOf = (base: number): ReadonlyArray<string> =>
  happens(base, 40, 60) ? (tagLists[below(base, 41, tagLists.length)] ?? []) : []

const rows = "ABCDEFGHJK"

const seatOf = (event: WorldEvent, seated: boolean, base: number): string | null =>
  seated && event.venue !== null ? `${rows[below(base, 42, rows.length)]}-${1 + below(base, 43, 32)}` : null

/** What the tickets of an order are made from beside its plan. */
export interface TicketContext {
  readonly seed: number
  readonly now: UnixSeconds
  /** Whether the seats of an event are numbered, by its number. */
  readonly seated: ReadonlyArray<boolean>
}

const changed = (createdAt: UnixSeconds, attendee: WorldAttendee | null, base: number, now: UnixSeconds): UnixSeconds =>
  attendee === null ? createdAt : later(base, 44, createdAt, happens(base, 45, 200) ? 9 * 86_400 : 60, now)

/** The ticket at a place of a planned order. */
const ticketOf = (
  context: TicketContext,
  plan: Plan,
  buyer: WorldBuyer,
  reference: string,
  type: WorldTicketType,
  place: number,
  price: number,
): WorldTicket => {
  const number = ticketNumber(plan.index, place)
  const base = baseOf(context.seed, streams.attendee, number)
  const bit = 1 << place
  const status: WorldTicketStatus =
    (plan.refundBits & bit) !== 0 ? "refunded" : (plan.voidBits & bit) !== 0 ? "void" : "valid"
  const refund = status === "refunded" ? plan.refunds.find((one) => (one.tickets & bit) !== 0) : undefined
  const voidedAt = refund?.at ?? (status === "void" ? plan.voidedAt : null)
  const attendee = type.admission ? attendeeOf(base, number, buyer, place === 0) : null
  const admits = status === "valid" && type.admission && plan.completedAt !== null
  const updated = changed(plan.createdAt, attendee, base, context.now)
  return {
    number,
    place,
    order: plan.index,
    reference: `${reference}-${place + 1}`,
    event: plan.event,
    type,
    status,
    attendee,
    price,
    seat: type.admission ? seatOf(plan.event, context.seated[plan.event.number] === true, base) : null,
    tags: tagsOf(base),
    scanCode: scanCodeOf(number),
    answers: attendee === null ? [] : answersTo(type.questions, base),
    checkIns: admits ? scansOf(plan.event, number, base, plan.completedAt ?? plan.createdAt, context.now) : [],
    createdAt: plan.createdAt,
    voidedAt,
    updatedAt: Math.max(updated, voidedAt ?? 0, plan.completedAt ?? 0),
  }
}

/** The tickets of a planned order, line after line. */
export const ticketsOf = (context: TicketContext, plan: Plan, buyer: WorldBuyer): ReadonlyArray<WorldTicket> => {
  const reference = referenceOf(plan.index)
  const tickets: Array<WorldTicket> = []
  for (const line of plan.lines) {
    for (let n = 0; n < line.quantity; n++) {
      tickets.push(ticketOf(context, plan, buyer, reference, line.type, tickets.length, line.unitPrice - line.off))
    }
  }
  return tickets
}

/** Whether a complimentary ticket was voided. */
export const isComplimentaryVoid = (seed: number, index: number): boolean =>
  happens(baseOf(seed, streams.complimentary, index), 50, 80)

/** Complimentary ticket `index` of the world. */
export const complimentaryOf = (
  context: TicketContext,
  index: number,
  type: WorldTicketType,
  createdAt: UnixSeconds,
): WorldTicket => {
  const number = complimentaryNumber(index)
  const base = baseOf(context.seed, streams.complimentary, index)
  const isVoid = isComplimentaryVoid(context.seed, index)
  const voidedAt = isVoid ? later(base, 51, createdAt, 20 * 86_400, context.now) : null
  const attendee = named(base, number, happens(base, 52, 900))
  return {
    number,
    place: 0,
    order: null,
    reference: `COMP-${index + 1}`,
    event: type.event,
    type,
    status: isVoid ? "void" : "valid",
    attendee,
    price: 0,
    seat: seatOf(type.event, context.seated[type.event.number] === true, base),
    tags: happens(base, 53, 500) ? ["speaker"] : tagsOf(base),
    scanCode: scanCodeOf(number),
    answers: happens(base, 54, 500) ? answersTo(type.questions, base) : [],
    checkIns: isVoid ? [] : scansOf(type.event, number, base, createdAt, context.now),
    createdAt,
    voidedAt,
    updatedAt: voidedAt ?? createdAt,
  }
}

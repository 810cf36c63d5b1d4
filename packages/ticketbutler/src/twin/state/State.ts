/**
 * Everything that writes can change, laid over a world that itself never changes. Small, however big the world is.
 *
 * @module
 */
import {
  dashed,
  optionsPerQuestion,
  questionsPerEvent,
  stableNumber,
  ticketsPerOrder,
  typesPerEvent,
  type UnixSeconds,
  type World,
} from "@boxport/connector/testing"
import { hex, type Kind, pk } from "../records/Ids.ts"
import { codesOf, eventsOf, hooksOf } from "./FromWorld.ts"
import type { Address, Answers, DiscountCode, Event, Hook, Mail, TicketType } from "./Model.ts"
import type { Purchase } from "./Purchase.ts"

/** What writes have changed of an order. */
export interface OrderEdit {
  readonly address?: Partial<Address>
  readonly refundedAt?: UnixSeconds
  readonly answers?: Answers
}

/** What writes have changed of a ticket. */
export interface TicketEdit {
  readonly fullName?: string
  readonly checkedIn?: boolean
  readonly externalUuid?: string | null
  readonly leadTrackingReference?: string | null
  readonly answers?: Answers
}

/** The account. */
export interface State {
  readonly world: World
  /** Those that are over and those called off too. The world's stand at their own places. */
  events: ReadonlyArray<Event>
  codes: ReadonlyArray<DiscountCode>
  hooks: ReadonlyArray<Hook>
  /** Orders that writes have made, by uuid, oldest first. */
  readonly made: Map<string, Purchase>
  /** Which of those orders a ticket is in, by the uuids of both. */
  readonly madeTickets: Map<string, string>
  readonly orderEdits: Map<string, OrderEdit>
  readonly ticketEdits: Map<string, TicketEdit>
  readonly outbox: Array<Mail>
  /** A number for the next thing of a kind, which nothing in the world has. */
  readonly next: (kind: Kind | "discount") => number
}

/** The account of an untouched world. */
export const makeState = (world: World): State => {
  const events = eventsOf(world)
  const eventCount = world.events.length
  const last: { [kind: string]: number } = {
    event: eventCount,
    type: eventCount * typesPerEvent,
    question: eventCount * questionsPerEvent,
    choice: eventCount * questionsPerEvent * optionsPerQuestion,
    order: world.orderCount,
    ticket: Math.max(world.orderCount, world.complimentary.count) * ticketsPerOrder,
    hook: 10_000,
    discount: 1024 * 1024,
  }
  return {
    world,
    events,
    codes: codesOf(world, events),
    hooks: hooksOf(world),
    made: new Map(),
    madeTickets: new Map(),
    orderEdits: new Map(),
    ticketEdits: new Map(),
    outbox: [],
    next: (kind) => {
      const number = (last[kind] ?? 0) + 1
      last[kind] = number
      return number
    },
  }
}

/** The uuids of a new thing, and its number in the platform's own tables. */
export const mint = (state: State, kind: Kind) => {
  const number = state.next(kind)
  const uuid = hex(kind, number)
  return { number, uuid, dashed: dashed(uuid), pk: pk(kind, number) }
}

/** The number of a new discount code. */
export const mintCode = (state: State): number => stableNumber("ticketbutler discount", state.next("discount"))

/** Types without a limit are sold from a stock that nobody will use up: the platform wants a number. */
const plenty = 10_000

/** How many of a ticket type there are, are sold, and are left. */
export interface Stock {
  readonly total: number
  readonly sold: number
  readonly left: number
}

/** The stock of a ticket type. What the organiser has put aside is neither sold nor left. */
export const stockOf = ({ world }: State, type: TicketType): Stock => {
  const base = type.world === null ? undefined : world.stockOf(type.world)
  const held = base?.held ?? 0
  const sold = (base?.issued ?? 0) + type.sold
  const total = type.total ?? (base === undefined ? 0 : (base.available ?? plenty) + held + base.issued)
  return { total, sold, left: total - held - sold }
}

/** Says how many of a ticket type are left, or how many there are in all. */
export const setStock = (
  state: State,
  type: TicketType,
  stock: { readonly left: number } | { readonly total: number },
): void => {
  const held = type.world === null ? 0 : state.world.stockOf(type.world).held
  type.total = "total" in stock ? stock.total : stock.left + held + stockOf(state, type).sold
  type.soldOut = stockOf(state, type).left <= 0
}

/** Counts tickets as sold, or (below 0) as given back. */
export const sell = (state: State, type: TicketType, tickets: number): void => {
  type.sold += tickets
  type.soldOut = stockOf(state, type).left <= 0
}

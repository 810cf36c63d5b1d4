/**
 * A series of the source as Ticket Tailor takes it: which records become one.
 *
 * Ticket types and groups belong to a series there (platform notes 1): types of several dates become one where they are
 * one at the source, or where they have one title; those of one date stay apart.
 *
 * @module
 */
import type { EventBundle, SeriesBundle } from "@boxport/connector"
import { leftToSell } from "@boxport/connector/target"
import type { Rows } from "@boxport/model"
import { currencies } from "../api/operations/Common.ts"

type TicketTypeRow = Rows["ticket_types"]

/** A ticket type of the series. */
export interface Offer {
  /** The first of its rows, which tells what it is. */
  readonly type: TicketTypeRow
  /** Its rows in all events of the series. */
  readonly rows: ReadonlyArray<TicketTypeRow>
  /** Its capacity for each date: the most that is carried and left to sell at any. */
  readonly quantity: number
  /** Whether the dates have different capacities at the source. */
  readonly uneven: boolean
}

/** What there is left to sell of a type without a limit: the platform wants a number. */
export const plenty = 100_000

/** Tickets by the id of their type. */
export type Counts = ReadonlyMap<string, number>

/** Sold and carried, and what the source still has to sell. */
const roomOf = ({ carried }: EventBundle, type: TicketTypeRow, without: Counts): number => {
  const sold = (carried.get(type.id) ?? 0) - (without.get(type.id) ?? 0)
  return sold + (leftToSell(type, sold) ?? plenty)
}

/**
 * The ticket types of a series.
 *
 * @param without carried tickets that need no place
 */
export const offersOf = ({ events }: SeriesBundle, without: Counts = new Map()): ReadonlyArray<Offer> => {
  const all = events.flatMap((event) => {
    const alike = new Map<string, number>()
    return event.ticketTypes.map((type) => {
      const name = `${type.title ?? ""} ${type.group_name ?? ""} ${type.price_amount ?? 0n}`
      const place = alike.get(name) ?? 0
      alike.set(name, place + 1)
      return { event, type, key: `${place} ${name}` }
    })
  })
  return [...Map.groupBy(all, ({ key }) => key).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const rooms = same.map(({ event, type }) => roomOf(event, type, without))
    return [
      {
        type: first.type,
        rows: same.map(({ type }) => type),
        quantity: Math.max(...rooms),
        uneven: new Set(rooms).size > 1,
      },
    ]
  })
}

/** The groups of a series, each once, in their order. */
export const groupsOf = (offers: ReadonlyArray<Offer>): ReadonlyArray<string> => [
  ...new Set(offers.flatMap(({ type }) => (type.group_name === null ? [] : [type.group_name]))),
]

/** The currency of a series: that of its first event, else of its first ticket type that has one. */
export const currencyOf = ({ events }: SeriesBundle): string | null =>
  events
    .flatMap(({ event, ticketTypes }) => [event.currency, ...ticketTypes.map(({ currency }) => currency)])
    .find((currency) => currency !== null) ?? null

/** Whether the platform takes a currency. */
export const isTaken = (currency: string): boolean => currencies.some((known) => known === currency.toLowerCase())

/** How many of a type an order may have, as far as the platform takes it; null for what says nothing. */
export const limitOf = (count: number | null): number | null =>
  count !== null && count >= 1 ? Math.min(count, 500) : null

/** What a series is called. */
export const titleOf = ({ events }: SeriesBundle): string => events[0]?.event.title ?? "Untitled event"

/** What a ticket type is called. */
export const offerTitle = ({ type }: Offer): string => type.title ?? "Ticket"

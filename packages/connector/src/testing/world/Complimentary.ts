/**
 * Tickets that nobody ordered: the organiser issued them. They are numbered event after event.
 *
 * @module
 */
import type { SeriesDraft } from "./Drafts.ts"
import type { UnixSeconds, WorldEvent, WorldTicketType } from "./EventTypes.ts"

/** Who gets how many of them. */
export interface Complimentary {
  readonly count: number
  /** The first of an event's, and how many, by event number. */
  readonly ranges: ReadonlyArray<{ readonly first: number; readonly count: number }>
  readonly typeOf: (index: number) => WorldTicketType | undefined
  readonly madeAt: (index: number) => UnixSeconds
}

/** How many an event has, whatever its size; none for one that is not on sale yet. */
export const complimentaryCount = (draft: SeriesDraft, orders: number, opens: UnixSeconds, now: UnixSeconds): number =>
  draft.complimentary === 0 || draft.status === "draft" || opens >= now
    ? 0
    : 3 + Math.floor((orders * draft.complimentary) / 1000)

/** Ticket types that are given away: those that nobody buys, else those that cost nothing, else the first. */
const givenAway = (event: WorldEvent): ReadonlyArray<WorldTicketType> => {
  const admitting = event.types.filter((type) => type.admission)
  const internal = admitting.filter((type) => type.status === "hidden" || type.secret)
  const free = admitting.filter((type) => type.price === 0)
  const first = admitting.slice(0, 1)
  return internal.some((type) => type.price === 0)
    ? internal.filter((type) => type.price === 0)
    : free.length > 0
      ? free
      : first
}

/** Deals them out. `counts` are those of the events, by number. */
export const makeComplimentary = (
  events: ReadonlyArray<WorldEvent>,
  counts: ReadonlyArray<number>,
  now: UnixSeconds,
): Complimentary => {
  let count = 0
  const ranges = events.map((event) => {
    const range = { first: count, count: counts[event.number] ?? 0 }
    count += range.count
    return range
  })
  const types = events.map(givenAway)
  const eventOf = (index: number): number => ranges.findLastIndex((range) => range.count > 0 && range.first <= index)
  return {
    count,
    ranges,
    typeOf: (index) => {
      const event = index >= 0 && index < count ? eventOf(index) : -1
      const range = ranges[event]
      const list = types[event]
      return range === undefined || list === undefined ? undefined : list[(index - range.first) % list.length]
    },
    madeAt: (index) => {
      const place = eventOf(index)
      const event = events[place]
      const range = ranges[place]
      if (event === undefined || range === undefined) return now
      const until = Math.min(now, event.salesCloseAt)
      return (
        event.salesOpenAt + Math.floor(((until - event.salesOpenAt) * (index - range.first + 1)) / (range.count + 1))
      )
    },
  }
}

/**
 * When the tickets without an order were made: the one thing about them that is kept (eight bytes a ticket, and there is
 * one for some twenty-five orders), for without it the list of tickets could not be in order of time.
 *
 * @module
 */
import { type World as SharedWorld, placeOfTicket, type WorldTicket } from "@boxport/connector/testing"
import { lowestWhere } from "../Listing.ts"

/** Tickets without an order, oldest first: all of the world, or those of one event. */
export interface Loose {
  readonly count: number
  readonly at: (rank: number) => WorldTicket | undefined
  readonly timeAt: (rank: number) => number
  /** Where the ticket with an index among all is, or would be. */
  readonly rankOf: (index: number) => { readonly rank: number; readonly exact: boolean }
}

/** The tickets without an order of a world, or of one of its events (its key). */
export const makeLoose = (world: SharedWorld): ((event: string | undefined) => Loose) => {
  const { complimentary } = world
  let times: Uint32Array | undefined
  let byTime: Uint32Array | undefined

  const timesByIndex = (): Uint32Array =>
    (times ??= Uint32Array.from({ length: complimentary.count }, (_, index) => complimentary.at(index)?.createdAt ?? 0))
  const indexesByTime = (): Uint32Array => {
    const made = timesByIndex()
    return (byTime ??= Uint32Array.from({ length: made.length }, (_, index) => index).toSorted(
      (a, b) => (made[a] ?? 0) - (made[b] ?? 0) || a - b,
    ))
  }

  const among = (count: number, indexAt: (rank: number) => number): Loose => {
    const timeOf = (index: number): number => timesByIndex()[index] ?? Number.MAX_SAFE_INTEGER
    return {
      count,
      at: (rank) => (rank >= 0 && rank < count ? complimentary.at(indexAt(rank)) : undefined),
      timeAt: (rank) => timeOf(indexAt(rank)),
      rankOf: (index) => {
        const time = timeOf(index)
        const rank = lowestWhere(count, (one) => {
          const other = indexAt(one)
          return timeOf(other) > time || (timeOf(other) === time && other >= index)
        })
        return { rank, exact: rank < count && indexAt(rank) === index }
      },
    }
  }

  return (event) => {
    if (event === undefined) return among(complimentary.count, (rank) => indexesByTime()[rank] ?? 0)
    // Those of an event are numbered one after the other, as they were made.
    const own = world.complimentaryOfEvent(event)
    const head = own.at(0)
    const place = head === undefined ? undefined : placeOfTicket(head.number)
    const first = place !== undefined && "complimentary" in place ? place.complimentary : 0
    return among(own.count, (rank) => first + rank)
  }
}

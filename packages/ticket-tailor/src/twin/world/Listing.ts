/**
 * Lists read by positions: 0 is the oldest record, a record made later has a higher position, and so a walk from newest
 * to oldest never sees a record twice, whatever arrives meanwhile.
 *
 * @module
 */

/** A list of the platform. Positions may be empty; a walk skips them. */
export interface Listing<Item> {
  /** One past the highest position. */
  readonly end: number
  /** Where the record with a number is, or would be; `exact` if that position is its own. */
  readonly locate: (number: number) => { readonly position: number; readonly exact: boolean }
  readonly idOf: (item: Item) => string
  /** Records from a position on, in one direction, both ends included. */
  readonly walk: (from: number, to: number) => Iterable<Item>
  /** Creation time at a position, never lower than at a lower position; where there is such an order. */
  readonly createdAt?: (position: number) => number
}

/** The lowest of 0 … `end` − 1 from which on a condition holds; `end` where it holds nowhere. */
export const lowestWhere = (end: number, holds: (position: number) => boolean): number => {
  let low = 0
  let high = end
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The positions of a walk, both ends included. */
export function* steps(from: number, to: number): Generator<number> {
  const step = from <= to ? 1 : -1
  for (let at = from; step > 0 ? at <= to : at >= to; at += step) yield at
}

/** A list that is held as an array, by rising number. */
export const arrayListing = <Item>(
  items: ReadonlyArray<Item>,
  numberIn: (item: Item) => number,
  idOf: (item: Item) => string,
): Listing<Item> => ({
  end: items.length,
  idOf,
  locate: (number) => {
    const at = items.findIndex((item) => numberIn(item) >= number)
    const found = items[at]
    return found === undefined
      ? { position: items.length, exact: false }
      : { position: at, exact: numberIn(found) === number }
  },
  *walk(from, to) {
    for (const at of steps(from, to)) {
      const item = items[at]
      if (item !== undefined) yield item
    }
  },
})

/** A list and what came after it. */
export const followedBy = <Item>(list: Listing<Item>, later: Listing<Item>): Listing<Item> => {
  const { createdAt, end } = list
  return {
    end: end + later.end,
    idOf: list.idOf,
    locate: (number) => {
      const found = list.locate(number)
      if (found.position < end) return found
      const { exact, position } = later.locate(number)
      return { position: end + position, exact }
    },
    *walk(from, to) {
      if (from <= to) {
        if (from < end) yield* list.walk(from, Math.min(to, end - 1))
        if (to >= end) yield* later.walk(Math.max(0, from - end), to - end)
      } else {
        if (from >= end) yield* later.walk(from - end, Math.max(0, to - end))
        if (to < end) yield* list.walk(Math.min(from, end - 1), to)
      }
    },
    ...(createdAt === undefined
      ? {}
      : {
          createdAt: (position: number) =>
            position < end ? createdAt(position) : (later.createdAt?.(position - end) ?? Number.MAX_SAFE_INTEGER),
        }),
  }
}

/**
 * Cursor paging (seed 000, Pagination).
 *
 * @module
 */
import { type Listing, lowestWhere } from "../world/Listing.ts"

/** Which part of a list is asked for. */
export interface PageQuery {
  readonly limit: number
  /** The number in a cursor's id. */
  readonly startingAfter: number | undefined
  readonly endingBefore: number | undefined
  /** Bounds of the creation time, both included. */
  readonly created: { readonly from: number; readonly to: number }
}

/** A page and whether there is more on either side. */
export interface Page<Item> {
  readonly items: ReadonlyArray<Item>
  readonly more: boolean
  readonly before: boolean
}

/** The lowest position from which on `createdAt` is at least `time`. */
const firstAt = <Item>(listing: Listing<Item>, createdAt: (position: number) => number, time: number): number =>
  lowestWhere(listing.end, (position) => createdAt(position) >= time)

const gather = <Item>(
  listing: Listing<Item>,
  from: number,
  to: number,
  keep: (item: Item) => boolean,
  count: number,
): Array<Item> => {
  const items: Array<Item> = []
  for (const item of listing.walk(from, to)) {
    if (!keep(item)) continue
    items.push(item)
    if (items.length === count) break
  }
  return items
}

/**
 * A page of a list, `order` being the way it is shown. `keep` decides which records are in the list at all.
 */
export const pageOf = <Item>(
  listing: Listing<Item>,
  order: "newest first" | "oldest first",
  query: PageQuery,
  keep: (item: Item) => boolean,
): Page<Item> => {
  let low = 0
  let high = listing.end - 1
  if (listing.createdAt !== undefined) {
    if (query.created.from > 0) low = firstAt(listing, listing.createdAt, query.created.from)
    if (query.created.to < Number.MAX_SAFE_INTEGER) high = firstAt(listing, listing.createdAt, query.created.to + 1) - 1
  }
  if (low > high) return { items: [], more: false, before: false }
  const down = order === "newest first"
  const cursor = query.endingBefore ?? query.startingAfter
  if (cursor === undefined) {
    const items = down
      ? gather(listing, high, low, keep, query.limit + 1)
      : gather(listing, low, high, keep, query.limit + 1)
    return { items: items.slice(0, query.limit), more: items.length > query.limit, before: false }
  }
  const { exact, position } = listing.locate(cursor)
  const below = Math.min(high, position - 1)
  const above = Math.max(low, exact ? position + 1 : position)
  const onward = query.endingBefore === undefined
  const towardsOld = down === onward
  const [from, to] = towardsOld ? [below, low] : [above, high]
  const none = towardsOld ? below < low : above > high
  const items = none ? [] : gather(listing, from, to, keep, query.limit + 1)
  const page = items.slice(0, query.limit)
  const further = items.length > query.limit
  // The record that the cursor names lies on the other side.
  return onward
    ? { items: page, more: further, before: page.length > 0 }
    : { items: page.toReversed(), more: page.length > 0, before: further }
}

/** The links of a page: relative, with the rest of the query kept, as the samples show them. */
export const linksOf = (
  path: string,
  query: URLSearchParams,
  page: { readonly more: boolean; readonly before: boolean },
  firstId: string | undefined,
  lastId: string | undefined,
): { readonly next: string | null; readonly previous: string | null } => {
  const link = (key: "starting_after" | "ending_before", id: string | undefined): string | null => {
    if (id === undefined) return null
    const rest = new URLSearchParams(query)
    rest.delete("starting_after")
    rest.delete("ending_before")
    rest.set(key, id)
    return `${path}?${rest.toString()}`
  }
  return {
    next: page.more ? link("starting_after", lastId) : null,
    previous: page.before ? link("ending_before", firstId) : null,
  }
}

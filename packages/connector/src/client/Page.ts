/**
 * A page of a list, and the way from one to the next. No Effect types: the plain clients' declarations name these.
 *
 * @module
 */

/** Query parameters of a page. */
export type Position = ReadonlyArray<readonly [name: string, value: string]>

/** A page of a list. */
export interface Page<A> {
  readonly items: ReadonlyArray<A>
  /** Where the next page is, to be handed back as it is; null after the last one. */
  readonly next: Position | null
  /** How many there are in all, where the platform says so. */
  readonly total: number | null
}

/** A walk through a list's pages; it ends where the platform leads in a circle, or on from an empty page. */
export const walk = (): ((page: Page<unknown>) => Position | null) => {
  const visited = new Set<string>()
  return ({ items, next }) => {
    const key = JSON.stringify(next)
    if (next === null || items.length === 0 || visited.has(key)) return null
    visited.add(key)
    return next
  }
}

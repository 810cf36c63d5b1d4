/**
 * The query of a list.
 *
 * @module
 */

/** Which part of a list is wanted, and how. */
export interface ListQuery {
  readonly page: number
  readonly size: number
  readonly states: ReadonlyArray<string> | null
  readonly sort: string | null
  readonly direction: "asc" | "desc" | null
  readonly types: ReadonlyArray<string>
  readonly releases: ReadonlyArray<string>
  readonly activities: ReadonlyArray<string>
  readonly text: string | null
  /** Tests of a row's times, in unix seconds. */
  readonly ranges: ReadonlyArray<{
    readonly field: "created_at" | "updated_at"
    readonly passes: (seconds: number) => boolean
  }>
  /** Whether anything about pages or order was said. */
  readonly paged: boolean
}

/** The default size of a page, and the largest (seed 003, Pagination). */
const defaultSize = 100

const whole = (text: string | null): number | null => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null)

const operators: { readonly [name: string]: (seconds: number, limit: number) => boolean } = {
  gt: (seconds, limit) => seconds > limit,
  gte: (seconds, limit) => seconds >= limit,
  lt: (seconds, limit) => seconds < limit,
  lte: (seconds, limit) => seconds <= limit,
}

/** `2019-01-01T09:00:00 UTC`, or ISO 8601; without a zone it is UTC here. */
export const secondsOf = (text: string): number => {
  const plain = text.trim().replace(/ UTC$/, "Z").replace(" ", "T")
  return Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(plain) ? plain : `${plain}Z`) / 1000
}

/** Reads a query. */
export const listQuery = (query: URLSearchParams, pageMax: number): ListQuery => {
  const states = query.getAll("search[states][]")
  const direction = query.get("search[direction]")
  const ranges = (["created_at", "updated_at"] as const).flatMap((field) =>
    Object.entries(operators).flatMap(([operator, holds]) => {
      const text = query.get(`search[${field}][${operator}]`)
      const limit = text === null ? Number.NaN : secondsOf(text)
      return Number.isNaN(limit) ? [] : [{ field, passes: (seconds: number) => holds(seconds, limit) }]
    }),
  )
  return {
    page: Math.max(1, whole(query.get("page[number]")) ?? whole(query.get("page")) ?? 1),
    size: Math.min(pageMax, Math.max(1, whole(query.get("page[size]")) ?? defaultSize)),
    states: states.length === 0 ? null : states,
    sort: query.get("search[sort]"),
    direction: direction === "asc" || direction === "desc" ? direction : null,
    types: query.getAll("search[types][]"),
    releases: query.getAll("search[release_ids][]"),
    activities: query.getAll("search[activity_ids][]"),
    text: query.get("search[q]"),
    ranges,
    paged: ["page", "page[number]", "page[size]"].some((name) => query.has(name)),
  }
}

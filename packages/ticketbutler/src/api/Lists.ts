/**
 * Lists: a bare array here, pages of Django REST Framework there.
 *
 * @module
 */
import { Lenient, type Paging } from "@boxport/connector"
import type { Json } from "@boxport/model"

/** One answer of a list. */
export interface ListPage {
  readonly items: ReadonlyArray<Json>
  /** How many records the list has, as its pages say; null for a bare array. */
  readonly count: number | null
  /** The link to the next page. */
  readonly next: string | null
}

/** The page in an answer; undefined where there is none. */
export const pageIn = (json: Json): ListPage | undefined => {
  if (Array.isArray(json)) return { items: json, count: null, next: null }
  const results = Lenient.isObject(json) ? json["results"] : undefined
  if (!Lenient.isObject(json) || !Array.isArray(results)) return undefined
  const { count, next } = json
  return {
    items: results,
    count: typeof count === "number" && Number.isInteger(count) ? count : null,
    next: typeof next === "string" && next !== "" ? next : null,
  }
}

/** Query parameters by which Django REST Framework pages; whatever else a link says is not taken. */
const pageParameters = new Set(["page", "cursor", "offset", "limit", "page_size"])

/** Where the next page is, from the query of its link. The link itself leads to whatever host it likes. */
export const positionIn = (link: string): Paging.Position => {
  const base = "https://link.invalid"
  if (!URL.canParse(link, base)) return []
  return [...new URL(link, base).searchParams].filter(([name]) => pageParameters.has(name))
}

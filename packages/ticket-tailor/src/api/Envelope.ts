/**
 * How Ticket Tailor wraps what it answers, and how it is asked: the one place that knows its envelope and its cursors.
 *
 * @module
 */
import { type Client, Lenient } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"

/** The largest page (seed 000, Pagination); the default is not documented, so it is always asked for. */
export const pageSize = 100

/** A page of a list, and whether another one follows. */
export interface Listed {
  readonly items: ReadonlyArray<Json>
  readonly more: boolean
}

/** The page of an answer; undefined where there is none in it. */
export const pageIn = (json: Json): Listed | undefined => {
  const data = Lenient.isObject(json) ? json["data"] : undefined
  if (!Lenient.isObject(json) || !(data === null || Array.isArray(data))) return undefined
  const links = json["links"]
  const next = Lenient.isObject(links) ? links["next"] : undefined
  return { items: data ?? [], more: Lenient.saysSomething(next) }
}

/** The record of an answer, which some wrap in `data`, in a list too (seed 000, Issue a ticket). */
export const recordIn = (json: Json): JsonObject | undefined => {
  const data = Lenient.isObject(json) ? (json["data"] ?? json) : json
  const record = Array.isArray(data) ? data[0] : data
  return Lenient.isObject(record) ? record : undefined
}

/** The id of a record. */
export const idOf = (record: JsonObject): string | undefined => {
  const id = record["id"]
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined
}

/**
 * The cursor of what follows a page: the id of its last record, for as long as `links.next` is there. The link itself is
 * relative, absolute or without `/v1`, depending on whom one asks (platform notes 2, Pagination), and is never followed.
 */
export const cursorAfter = ({ items, more }: Listed): string | undefined => {
  const last = more ? items.at(-1) : undefined
  return Lenient.isObject(last) ? idOf(last) : undefined
}

/** Bounds as `created_at.gte`, several words as `status=a,b` (seed 000, Order and Event). */
export const wire: Client.Wire = {
  style: { nesting: "dots", lists: "commas" },
  always: ({ paging }) => (paging === "cursor" ? [["limit", String(pageSize)]] : []),
  record: (_, json) => recordIn(json) ?? json,
  page: (_, json) => {
    const page = pageIn(json)
    if (page === undefined) return undefined
    const after = cursorAfter(page)
    return {
      items: page.items,
      next: after === undefined || after === "" ? null : [["starting_after", after]],
      total: null,
    }
  },
}

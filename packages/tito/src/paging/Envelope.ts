/**
 * What Tito wraps lists and records in, and what it says about them.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"

/** The `meta` of an answer, as far as it is used (seed 003, Pagination; notes 1.2 and 1.3). */
export interface Meta {
  /** `3.1.0`; old servers say nothing. */
  readonly apiVersion: string | null
  /** Whether it lists expansions, which only 3.1 has. */
  readonly expandable: boolean
  readonly currentPage: number | null
  readonly perPage: number | null
  readonly more: boolean
  /** Rows with the filters applied. */
  readonly total: number | null
  /** Rows without any filter. */
  readonly overall: number | null
  /** The states that can be asked for. */
  readonly states: ReadonlyArray<string>
}

/** A page of a list. */
export interface Envelope {
  readonly items: ReadonlyArray<Json>
  /** Null where the list comes without one (seed 003, Interested Users). */
  readonly meta: Meta | null
}

const count = (value: Json | undefined): number | null => {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0 ? number : null
}

const statesOf = (meta: JsonObject): ReadonlyArray<string> => {
  const options = meta["filter_options"]
  const states = Lenient.isObject(options) ? options["states"] : undefined
  if (!Array.isArray(states)) return []
  return states.flatMap((state: Json) => {
    const value = Lenient.isObject(state) ? state["value"] : state
    return typeof value === "string" ? [value] : []
  })
}

/** The `meta` of an answer; null where it has none. */
export const metaOf = (answer: JsonObject): Meta | null => {
  const meta = answer["meta"]
  if (!Lenient.isObject(meta)) return null
  const version = meta["api_version"]
  const currentPage = count(meta["current_page"])
  const pages = count(meta["total_pages"])
  const next = meta["next_page"]
  return {
    apiVersion: typeof version === "string" ? version : null,
    expandable: meta["expandable"] !== undefined,
    currentPage,
    perPage: count(meta["per_page"]),
    more: next === undefined ? currentPage !== null && pages !== null && currentPage < pages : count(next) !== null,
    total: count(meta["total_count"]),
    overall: count(meta["overall_total"]),
    states: statesOf(meta),
  }
}

/** The page of a list whose rows are under `key`; undefined for something else. */
export const envelopeOf = (answer: Json, key: string): Envelope | undefined => {
  if (!Lenient.isObject(answer)) return undefined
  const items = answer[key]
  if (items !== null && !Array.isArray(items)) return undefined
  return { items: items ?? [], meta: metaOf(answer) }
}

/**
 * How platforms write what is nested into a query or a form, and where they do not agree.
 *
 * @module
 */
import type { Position } from "../Paging.ts"

/** A platform's way of writing names and values. */
export interface Style {
  /** A name inside another: `search[q]`, or `start_at.gte`. */
  readonly nesting: "brackets" | "dots"
  /** Several values of one name: `states[]=a&states[]=b`, or `status=a,b`. */
  readonly lists: "brackets" | "commas"
}

/** The style of form bodies: lists as `key[]=v`, maps as `key[id]=v` (platform notes on Ticket Tailor, 1.3). */
export const formStyle: Style = { nesting: "brackets", lists: "brackets" }

const written = (style: Style, name: string, value: unknown): Position => {
  if (value === null || value === undefined || value === "") return []
  if (Array.isArray(value)) {
    const items: ReadonlyArray<unknown> = value
    if (style.lists === "commas") return items.length === 0 ? [] : [[name, items.map(String).join(",")]]
    return items.flatMap((item) => written(style, `${name}[]`, item))
  }
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([key, inner]) =>
      written(style, style.nesting === "brackets" ? `${name}[${key}]` : `${name}.${key}`, inner),
    )
  }
  return [[name, String(value)]]
}

/**
 * Names and values as a platform writes them. What is null or empty is left out: platforms take an empty text for a
 * value and refuse it (platform notes on Ticket Tailor, 1.3).
 */
export const pairs = (style: Style, fields: object): Position =>
  Object.entries(fields).flatMap(([name, value]) => written(style, name, value))

/** A form body. */
export const form = (fields: object): string => {
  const parameters = new URLSearchParams()
  for (const [name, value] of pairs(formStyle, fields)) parameters.append(name, value)
  return parameters.toString()
}

/**
 * Query parameters of lists. What the endpoint does not know is not looked at.
 *
 * @module
 */
import { numberOf } from "../world/Ids.ts"
import { type Answer, type FieldProblem, invalid } from "./Answer.ts"
import type { PageQuery } from "./Paging.ts"

/** A test of a time, made of `field`, `field.gt`, `field.gte`, `field.lt` and `field.lte`. */
export interface Range {
  readonly from: number
  readonly to: number
}

const whole = /^-?\d{1,15}$/

/** The range a query asks for, both ends included; a value that is no whole number is a problem. */
export const rangeIn = (query: URLSearchParams, field: string, problems: Array<FieldProblem>): Range => {
  let from = 0
  let to = Number.MAX_SAFE_INTEGER
  const read = (suffix: string): number | undefined => {
    const value = query.get(field + suffix)
    if (value === null) return undefined
    if (whole.test(value)) return Number(value)
    problems.push({ field: field + suffix, messages: ["Value must be a UNIX timestamp in seconds."], value })
    return undefined
  }
  const equal = read("")
  if (equal !== undefined) [from, to] = [equal, equal]
  const gt = read(".gt")
  if (gt !== undefined) from = Math.max(from, gt + 1)
  const gte = read(".gte")
  if (gte !== undefined) from = Math.max(from, gte)
  const lt = read(".lt")
  if (lt !== undefined) to = Math.min(to, lt - 1)
  const lte = read(".lte")
  if (lte !== undefined) to = Math.min(to, lte)
  return { from, to }
}

/** Whether a time lies in a range; a time that is not known lies only in the widest one. */
export const within = (range: Range, time: number | null): boolean =>
  time === null ? range.from === 0 && range.to === Number.MAX_SAFE_INTEGER : time >= range.from && time <= range.to

/** A comma separated list of words; undefined when the parameter is not there. */
export const wordsIn = (query: URLSearchParams, field: string): ReadonlyArray<string> | undefined =>
  query
    .get(field)
    ?.split(",")
    .map((word) => word.trim())

/** The number of an id that a parameter holds, in the platform's form or bare; −1 for what no record has. */
export const idIn = (query: URLSearchParams, field: string): number | undefined => {
  const value = query.get(field)
  return value === null ? undefined : (numberOf(value) ?? -1)
}

/** Whether text is what a parameter says, letter case aside. */
export const sameText = (wanted: string, text: string | null): boolean =>
  text !== null && text.toLowerCase() === wanted.toLowerCase()

const cursorIn = (query: URLSearchParams, field: string, problems: Array<FieldProblem>): number | undefined => {
  const value = query.get(field)
  if (value === null) return undefined
  const number = numberOf(value)
  if (number === undefined) problems.push({ field, messages: ["The cursor is not an object id"], value })
  return number
}

/** The page a query asks for. `limit` has a default, a largest value of 100, and must be a whole number from 1. */
export const pageQueryIn = (
  query: URLSearchParams,
  byDefault: number,
  created: boolean,
  problems: Array<FieldProblem>,
): PageQuery => {
  const limit = query.get("limit")
  const wanted = limit === null ? byDefault : Number(limit)
  if (!Number.isInteger(wanted) || wanted < 1) {
    problems.push({ field: "limit", messages: ["Value must be a whole number from 1 to 100"], value: limit ?? "" })
  }
  return {
    limit: Math.min(100, wanted),
    startingAfter: cursorIn(query, "starting_after", problems),
    endingBefore: cursorIn(query, "ending_before", problems),
    created: created ? rangeIn(query, "created_at", problems) : { from: 0, to: Number.MAX_SAFE_INTEGER },
  }
}

/** The answer to a query with problems; undefined when there are none. */
export const queryProblem = (problems: ReadonlyArray<FieldProblem>): Answer | undefined =>
  problems.length === 0 ? undefined : invalid(400, problems)

/**
 * The ids that the twin gives to the things of the shared world, and the way back. They depend on neither seed nor size.
 *
 * @module
 */
import { numberOfStable, stableNumber } from "@boxport/connector/testing"
import { lowestWhere } from "../Listing.ts"

const prefixes = {
  event_series: "es",
  event: "ev",
  ticket_type: "tt",
  ticket_group: "tg",
  order: "or",
  line_item: "li",
  issued_ticket: "it",
  check_in: "ci",
  discount: "di",
  voucher: "vo",
  voucher_code: "vc",
  hold: "ho",
  checkout_form: "cf",
  checkout_form_element: "cfe",
  waitlist_signup: "wl",
} as const

/** What has ids of its own. */
export type Kind = keyof typeof prefixes

const prefixed = (kind: Kind): string => `ticket-tailor ${kind}`

/** The number in the id of a thing, which grows with the world's `number`. */
export const nativeNumber = (kind: Kind, number: number): number => stableNumber(prefixed(kind), number)

/**
 * The platform's id of a thing of the shared world, by its `number` there; `or_4711003` for an order. Ticket types and
 * form elements are those of a series (`seriesType`, `seriesQuestion`).
 */
export const sharedId = (kind: Kind, number: number): string => `${prefixes[kind]}_${nativeNumber(kind, number)}`

/** The world's number of the thing with a native number; undefined when none of the kind has it. */
export const worldNumber = (kind: Kind, native: number): number | undefined => numberOfStable(prefixed(kind), native)

/** The lowest of the world's numbers below `end` whose native number is not lower; else `end`. */
export const lowestFrom = (kind: Kind, native: number, end: number): number =>
  lowestWhere(end, (number) => nativeNumber(kind, number) >= native)

/**
 * The cases that every event must have among its orders, as soon as it has as many orders as there are cases. They are
 * spread over its orders; all other orders are drawn.
 *
 * @module
 */
import type { WorldPayment } from "./OrderTypes.ts"

/** How money went back: for one ticket, for two one after the other, all at once, or all in two steps. */
export type RefundCase = "one" | "two" | "full" | "steps"

/** What is fixed about an order; the rest is drawn. */
export interface Scenario {
  readonly tickets?: number
  readonly payment?: WorldPayment
  readonly status?: "pending" | "cancelled"
  readonly refund?: RefundCase
  /** The last ticket was voided, the order stands. */
  readonly voidLast?: true
  /** Uses the first discount that fits. */
  readonly discount?: true
}

/** Nothing is fixed. */
export const ordinary: Scenario = {}

/** All cases; as many as there are difficult names, which their buyers have. */
export const scenarios: ReadonlyArray<Scenario> = [
  { tickets: 1, payment: "card" },
  { tickets: 2, payment: "card", refund: "full" },
  { tickets: 3, payment: "paypal", refund: "one" },
  { tickets: 2, payment: "invoice", status: "pending" },
  { tickets: 2, payment: "invoice", status: "cancelled" },
  { tickets: 2, payment: "card", discount: true },
  { tickets: 4, payment: "card", refund: "two" },
  { tickets: 3, payment: "invoice" },
  { tickets: 3, payment: "card", voidLast: true },
  { tickets: 1, payment: "paypal", refund: "full" },
  { tickets: 6, payment: "card" },
  { tickets: 2, payment: "card", discount: true, refund: "full" },
  { tickets: 3, payment: "card", discount: true, refund: "one" },
  { tickets: 3, payment: "card", refund: "steps" },
  { tickets: 2, payment: "invoice", refund: "one" },
  { tickets: 10, payment: "invoice" },
  { tickets: 1, payment: "paypal", discount: true },
  { tickets: 1, payment: "invoice", status: "pending" },
  { tickets: 2, payment: "paypal" },
  { tickets: 5, payment: "card" },
  { tickets: 1 },
  { tickets: 2 },
  { tickets: 3 },
  { tickets: 4 },
]

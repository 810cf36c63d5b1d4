/**
 * What can go wrong between a client and Tito's twin: what can go wrong with any, and sales going on meanwhile.
 *
 * @module
 */
import { Faults } from "@boxport/connector/testing"
import { Schema } from "effect"

/** Before the answer, so many more orders come in. */
const Sell = Schema.Struct({
  type: Schema.Literal("sell"),
  count: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000_000 })),
})

/** What happens to a request. */
export const FaultAction = Schema.Union([...Faults.faultActions, Sell])
export type FaultAction = typeof FaultAction.Type

/**
 * A rule: to which requests it applies, when it strikes, and what happens then. In `match`, `/v3/` is the Admin API and
 * `/checkin_lists/` the check-in API.
 */
export const FaultRule = Faults.faultRule(FaultAction)
export type FaultRule = typeof FaultRule.Type

export const { makeFaults } = Faults

/** An answer's JSON after an action that changes it; one that is not of the kind it changes stays as it is. */
export const spoil = (action: FaultAction, body: string): string =>
  action.type === "sell" ? body : Faults.spoil(action, body)

/**
 * What can go wrong between a client and Ticketbutler's twin: what can go wrong with any, and an answer that breaks off.
 *
 * @module
 */
import { Faults } from "@boxport/connector/testing"
import { Schema } from "effect"

/** The connection breaks in the middle of the answer, after so much of it (from 0, nothing, to 1, all). */
const Break = Schema.Struct({
  type: Schema.Literal("break"),
  after: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })),
})

/** What happens to a request. */
export const FaultAction = Schema.Union([...Faults.faultActions, Break])
/** What happens to a request. */
export type FaultAction = typeof FaultAction.Type

/** A rule: to which requests it applies, when it strikes, and what happens then. */
export const FaultRule = Faults.faultRule(FaultAction)
export type FaultRule = typeof FaultRule.Type

export const { makeFaults } = Faults

/** An answer's JSON after an action that changes it; one that is not of the kind it changes stays as it is. */
export const spoil = (action: FaultAction, body: string): string =>
  action.type === "break" ? body : Faults.spoil(action, body)

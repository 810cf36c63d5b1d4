/**
 * What can go wrong between a client and Ticketbutler's twin: what can go wrong with any.
 *
 * @module
 */
import { Faults } from "@boxport/connector/testing"

export const { makeFaults, spoil } = Faults

/** What happens to a request. */
export const FaultAction = Faults.FaultAction
/** What happens to a request. */
export type FaultAction = Faults.FaultAction

/** A rule: to which requests it applies, when it strikes, and what happens then. */
export const FaultRule = Faults.faultRule(FaultAction)
export type FaultRule = typeof FaultRule.Type

/**
 * What can go wrong between a client and Ticketbutler's twin: what can go wrong with any.
 *
 * @module
 */
import { Faults } from "@boxport/connector/testing"

export const { FaultAction, makeFaults, spoil } = Faults
export type FaultAction = Faults.FaultAction

/** A rule: to which requests it applies, when it strikes, and what happens then. */
export const FaultRule = Faults.faultRule(FaultAction)
export type FaultRule = typeof FaultRule.Type

/**
 * What can go wrong between a client and Ticket Tailor's twin: what can go wrong with any, and an answer that says that it
 * is something else than JSON.
 *
 * @module
 */
import { Faults } from "@boxport/connector/testing"
import { Schema } from "effect"

/** The answer says that it is something else than JSON. */
const ContentType = Schema.Struct({ type: Schema.Literal("content-type"), value: Schema.String })

/** What happens to a request. */
export const FaultAction = Schema.Union([...Faults.faultActions, ContentType])
export type FaultAction = typeof FaultAction.Type

/** A rule: to which requests it applies, when it strikes, and what happens then. */
export const FaultRule = Faults.faultRule(FaultAction)
export type FaultRule = typeof FaultRule.Type

export const { makeFaults } = Faults

/** An answer's JSON after an action that changes it; one that is not of the kind it changes stays as it is. */
export const spoil = (action: FaultAction, body: string): string =>
  action.type === "content-type" ? body : Faults.spoil(action, body)

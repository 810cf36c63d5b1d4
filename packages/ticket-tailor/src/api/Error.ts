/**
 * What goes wrong in a call.
 *
 * @module
 */
import { type ConnectorError, errorFields, happened } from "@boxport/connector"
import { Schema } from "effect"

/**
 * A call that could not be done. `operation` is its method and path, never with a query, since that may hold personal
 * data; `reason` says what happened and is what to catch: `Effect.catchReason("TicketTailorError", "NotFound", …)`.
 */
export class TicketTailorError extends Schema.TaggedError<TicketTailorError>()("TicketTailorError", errorFields) {
  override get message(): string {
    return `${this.connection}: ${this.operation}: ${happened(this.reason)}`
  }
  /** What the user can do about it. */
  get hint(): string {
    return this.reason.hint
  }
}

/** The package's own error for one of the connector's. */
export const ofConnectorError = ({ connection, operation, reason }: ConnectorError): TicketTailorError =>
  new TicketTailorError({ connection, operation, reason })

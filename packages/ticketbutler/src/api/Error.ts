/**
 * What a client of Ticketbutler fails with.
 *
 * @module
 */
import { type ConnectorError, errorFields, happened } from "@boxport/connector"
import { Schema } from "effect"

/**
 * A request that could not be done: `reason` says what happened, `connection` and `operation` where. The only error that
 * comes out of the client.
 */
export class TicketbutlerError extends Schema.TaggedError<TicketbutlerError>()("TicketbutlerError", errorFields) {
  override get message(): string {
    return `${this.connection}: ${this.operation}: ${happened(this.reason)}`
  }
  /** What the user can do about it. */
  get hint(): string {
    return this.reason.hint
  }
}

/** The client's own error for one of the connector's. */
export const ofConnector = ({ connection, operation, reason }: ConnectorError): TicketbutlerError =>
  new TicketbutlerError({ connection, operation, reason })

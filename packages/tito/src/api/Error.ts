/**
 * What goes wrong between a program and Tito.
 *
 * @module
 */
import { type ConnectorError, errorFields, happened } from "@boxport/connector"
import { Schema } from "effect"

/**
 * A request that could not be done, or was not sent at all: `reason` says why. `operation` is the method and the path
 * with its parameters by name, never by value.
 */
export class TitoError extends Schema.TaggedError<TitoError>()("TitoError", errorFields) {
  override get message(): string {
    return `${this.connection}: ${this.operation}: ${happened(this.reason)}`
  }
  /** What the user can do about it. */
  get hint(): string {
    return this.reason.hint
  }
}

/** The package's own error for one of the connector's. */
export const ofConnectorError = ({ connection, operation, reason }: ConnectorError): TitoError =>
  new TitoError({ connection, operation, reason })

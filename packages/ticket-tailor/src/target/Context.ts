/**
 * What performing, settling and taking back have in common.
 *
 * @module
 */
import { ConnectorError } from "@boxport/connector"
import { Effect } from "effect"
import type { TicketTailorError } from "../api/Error.ts"
import type { TicketTailorClient } from "../api/Methods.ts"

/** A client, and the connection's name for errors. */
export interface Context {
  readonly client: TicketTailorClient
  readonly connection: string
}

/** The contract's error for the client's. */
export const asConnectorError = ({ connection, operation, reason }: TicketTailorError): ConnectorError =>
  new ConnectorError({ connection, operation, reason })

/** A call as the contract has it. */
export const asked = <A>(call: Effect.Effect<A, TicketTailorError>): Effect.Effect<A, ConnectorError> =>
  Effect.mapError(call, asConnectorError)

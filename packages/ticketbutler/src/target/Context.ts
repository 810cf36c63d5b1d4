/**
 * What performing, settling and taking back have in common.
 *
 * @module
 */
import { ConnectorError } from "@boxport/connector"
import { Effect } from "effect"
import type { TicketbutlerError } from "../api/Error.ts"
import type { TicketbutlerClient } from "../api/Methods.ts"

/** A client, and the connection's name for errors. */
export interface Context {
  readonly client: TicketbutlerClient
  readonly connection: string
  /** Choices of questions by what they say, read so far; by the questions' uuids. */
  readonly choices: Map<string, ReadonlyMap<string, string>>
}

/** A call as the contract has it. */
export const asked = <A>(call: Effect.Effect<A, TicketbutlerError>): Effect.Effect<A, ConnectorError> =>
  Effect.mapError(call, ({ connection, operation, reason }) => new ConnectorError({ connection, operation, reason }))

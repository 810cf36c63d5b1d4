/**
 * What performing, settling and taking back have in common.
 *
 * @module
 */
import type { ConnectorError, Known, MadeKind, PlannedOperation } from "@boxport/connector"
import { needed } from "@boxport/connector/target"
import { Effect } from "effect"
import type { TicketbutlerClient } from "../api/Methods.ts"

/** A client, and the connection's name for errors. */
export interface Context {
  readonly client: TicketbutlerClient
  readonly connection: string
  /** Choices of questions by what they say, read so far; by the questions' uuids. */
  readonly choices: Map<string, ReadonlyMap<string, string>>
}

/** The ids at the target of what an operation needs. */
export const looking =
  (context: Context, operation: PlannedOperation, known: Known) =>
  (kind: MadeKind, source: string): Effect.Effect<string, ConnectorError> =>
    Effect.map(needed(context, operation, known, kind, source), ({ target }) => target)

/**
 * What performing, settling and taking back have in common.
 *
 * @module
 */
import {
  ConnectorError,
  type Known,
  type MadeKind,
  type MadeThing,
  type PlannedOperation,
  Refused,
  UnexpectedAnswer,
} from "@boxport/connector"
import { Effect, Result, Schema } from "effect"
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

/** An operation that cannot be done, though the platform was asked nothing. */
export const refuse = ({ connection }: Context, operation: PlannedOperation, details: string, hint: string) =>
  new ConnectorError({
    connection,
    operation: operation.kind,
    reason: new Refused({ status: 0, details, fields: [], hint }),
  })

/** The body of an operation as its kind has it. */
export const bodyOf = <A>(
  { connection }: Context,
  operation: PlannedOperation,
  shape: Schema.ConstraintDecoder<A>,
): Effect.Effect<A, ConnectorError> => {
  const decoded = Schema.decodeUnknownResult(shape)(operation.body)
  return Result.isSuccess(decoded)
    ? Effect.succeed(decoded.success)
    : Effect.fail(
        new ConnectorError({
          connection,
          operation: operation.kind,
          reason: new UnexpectedAnswer({
            details: "an operation that another version has planned",
            hint: "Plan again with this version.",
          }),
        }),
      )
}

/** What an operation needs; it is not asked to be done without. */
export const needed = (
  context: Context,
  operation: PlannedOperation,
  known: Known,
  kind: MadeKind,
  source: string,
): Effect.Effect<MadeThing, ConnectorError> => {
  const thing = known(kind, source)
  return thing === null
    ? Effect.fail(refuse(context, operation, `${kind} ${source} is not there`, "Plan again."))
    : Effect.succeed(thing)
}

/**
 * What a plain client is told, checked as JavaScript gives it.
 *
 * @module
 */
import { Effect, Schema } from "effect"
import { ConnectorError, InvalidInput } from "../Errors.ts"
import { ofSchemaError } from "../Problems.ts"

/** Checks a client's options; `operation` is the function that got them. */
export const settings = <A>(
  shape: Schema.ConstraintDecoder<A>,
  connection: string,
  operation: string,
): ((given: unknown) => Effect.Effect<A, ConnectorError>) => {
  const decode = Schema.decodeUnknownEffect(shape, { errors: "all", onExcessProperty: "error" })
  return (given) =>
    Effect.mapError(
      decode(given),
      (error) =>
        new ConnectorError({
          connection,
          operation,
          reason: new InvalidInput({ problems: ofSchemaError(error), hint: "Correct the client's options." }),
        }),
    )
}

/**
 * What a plain client is told, checked as JavaScript gives it.
 *
 * @module
 */
import { Effect, Schema } from "effect"
import { ConnectorError, InvalidInput } from "../Errors.ts"
import { ofSchemaError, type Problem } from "../Problems.ts"

/** What is wrong with a secret is said of the option, and never of what is in it. */
const ofOption = ({ path, reason }: Problem): Problem =>
  path.endsWith(".value")
    ? { path: path.slice(0, -".value".length), reason: "Expected a text that is not empty" }
    : { path, reason }

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
          reason: new InvalidInput({
            problems: ofSchemaError(error).map(ofOption),
            hint: "Correct the client's options.",
          }),
        }),
    )
}

/**
 * A command line that asks for what is not there: a connection that the configuration does not have, and the like.
 *
 * @module
 */
import { Schema } from "effect"

/** Nothing was started; another command line helps. */
export class UsageProblem extends Schema.TaggedError<UsageProblem>()("UsageProblem", {
  message: Schema.String,
  hint: Schema.String,
}) {}

/** The command has said everything itself and ends with this exit code. */
export class Ended extends Schema.TaggedError<Ended>()("Ended", { exitCode: Schema.Int }) {}

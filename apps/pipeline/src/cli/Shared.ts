/**
 * What the parts of the command line share.
 *
 * @module
 */
import { Effect, Option } from "effect"
import { Argument, Flag } from "effect/cli"

/** A command's work, loaded when it runs: `--help` is to start fast. */
export const lazily =
  <Input, A, E, R>(load: () => Promise<(input: Input) => Effect.Effect<A, E, R>>) =>
  (input: Input): Effect.Effect<A, E, R> =>
    Effect.flatMap(Effect.promise(load), (work) => work(input))

/** The argument CONNECTION. */
export const connection = Argument.String("connection").pipe(
  Argument.withMetavar("CONNECTION"),
  Argument.withDescription("A connection's name in the configuration"),
)

/** A flag that may be left out. */
export const orUndefined = <A>(flag: Flag.Flag<A>) => Flag.map(Flag.optional(flag), Option.getOrUndefined)

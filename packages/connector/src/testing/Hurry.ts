/**
 * Pauses in no time: for tests in which a client with pauses talks to a real server.
 *
 * @module
 */
import { Effect } from "effect"
import { TestClock } from "effect/testing"

/**
 * Runs an effect under a test clock that goes a minute ahead whenever the real world has had its turn: pauses of
 * minutes pass while real answers come in as they do.
 */
export const hurry = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.raceFirst(
    effect,
    TestClock.withLive(Effect.sleep("1 millis")).pipe(Effect.andThen(TestClock.adjust("1 minute")), Effect.forever),
  )

/**
 * When what was committed is on the disk. SQLite can wait for that at every commit, and the whole process with it; this
 * waits beside the work, and only where something hangs on it.
 *
 * @module
 */
import { Context, Effect, Semaphore } from "effect"
import type { StateProblem } from "./Database.ts"

/** A database's commits and the disk. */
export class Commits extends Context.Reference<{
  /** Runs work of which `onDisk` says when its commits are on the disk; at the latest they are when it ends. */
  readonly deferred: <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.Effect<A, E | StateProblem, R>
  /** Returns when everything that has been committed is on the disk. */
  readonly onDisk: Effect.Effect<void, StateProblem>
}>("@boxport/engine/Commits", {
  // Of a database that is not ours nothing is known but that it keeps what it has committed.
  defaultValue: () => ({ deferred: (work) => work, onDisk: Effect.void }),
}) {}

/**
 * Runs an effect for everybody who asks: those who ask while it runs wait for one more run, which is for all of them. It
 * is never taken to be for somebody who asked after it began.
 */
export const inCommon = <E>(run: Effect.Effect<void, E>): Effect.Effect<void, E> => {
  const turn = Semaphore.makeUnsafe(1)
  let asked = 0
  let answered = 0
  return Effect.suspend(() => {
    const mine = ++asked
    const mineToRun = Effect.suspend(() => {
      if (answered >= mine) return Effect.void
      const all = asked
      return Effect.tap(run, () => Effect.sync(() => (answered = all)))
    })
    return turn.withPermits(1)(mineToRun)
  })
}

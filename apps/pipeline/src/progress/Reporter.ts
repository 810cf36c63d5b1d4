/**
 * Shows a run while it goes on: live lines on a terminal, at most ten times a second; elsewhere one line, at most
 * every five seconds, and one at the end.
 *
 * @module
 */
import { Progress } from "@boxport/engine"
import { Clock, Effect, Ref, Schedule } from "effect"
import { Output } from "../Output.ts"
import { lastLine, liveLines, plainLine } from "./Render.ts"
import { begin, told } from "./Tracker.ts"

/** Runs an effect with its progress shown. */
export const shown = <A, E, R>(run: Effect.Effect<A, E, R>): Effect.Effect<A, E, R | Output> =>
  Effect.gen(function* () {
    const output = yield* Output
    const tracker = yield* Ref.make(begin(yield* Clock.currentTimeMillis))
    const draw = Effect.gen(function* () {
      const [now, columns, current] = yield* Effect.all([Clock.currentTimeMillis, output.liveColumns, Ref.get(tracker)])
      yield* output.live(liveLines(current, now, { columns, colors: output.colors }))
    })
    const line = Effect.gen(function* () {
      const [now, current] = yield* Effect.all([Clock.currentTimeMillis, Ref.get(tracker)])
      yield* output.note(plainLine(current, now))
    })
    const listener = Progress.of({
      report: (state) =>
        Effect.flatMap(Clock.currentTimeMillis, (now) => Ref.update(tracker, (current) => told(current, state, now))),
    })
    // Finalizers run last to first: the drawing ends before the live lines are taken away.
    yield* Effect.addFinalizer(() => output.live([]))
    yield* Effect.forkScoped(
      output.liveTerminal
        ? Effect.repeat(draw, Schedule.spaced("100 millis"))
        : Effect.repeat(Effect.delay(line, "5 seconds"), Schedule.forever),
    )
    const done = yield* Effect.provideService(run, Progress, listener)
    if (!output.liveTerminal) {
      const [now, current] = yield* Effect.all([Clock.currentTimeMillis, Ref.get(tracker)])
      yield* output.note(lastLine(current, now))
    }
    return done
  }).pipe(Effect.scoped)

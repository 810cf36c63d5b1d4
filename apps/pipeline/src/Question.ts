/**
 * Questions to whoever sits at the terminal. They are asked on stderr: stdout is for results.
 *
 * @module
 */
import { Effect, Terminal } from "effect"
import { Prompt } from "effect/cli"
import { Output } from "./Output.ts"

/** Whether there is somebody who sees a question and can answer it. */
export const canBeAsked = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true

/** Whether the answer is yes. Leaving without one (Ctrl-C, Ctrl-D, Esc) interrupts, as a signal does. */
export const confirmed = Effect.fnUntraced(function* (message: string) {
  const output = yield* Output
  const terminal = yield* Terminal.Terminal
  const onStderr = Terminal.make({ ...terminal, columns: output.liveColumns, display: output.raw })
  return yield* Prompt.run(Prompt.Confirm({ message, initial: false })).pipe(
    Effect.provideService(Terminal.Terminal, onStderr),
    Effect.catch(() => Effect.andThen(output.raw("\n"), Effect.interrupt)),
  )
})

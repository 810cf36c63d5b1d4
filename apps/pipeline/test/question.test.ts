import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Cause, Effect, Exit, Option, Queue, Terminal } from "effect"
import { Output, type Stream } from "../src/Output.ts"
import { confirmed } from "../src/Question.ts"

const recorder = () => {
  const written: Array<string> = []
  const stream: Stream = { write: (text) => void written.push(text), terminal: true, columns: () => 60 }
  return { stream, text: () => written.join("") }
}

const key = (name: string) => ({
  input: Option.some(name),
  key: { name, ctrl: false, meta: false, shift: false },
})

/** Asks somebody who presses a key, or leaves. */
const asked = Effect.fnUntraced(function* (pressed: string | null) {
  const [stdout, stderr] = [recorder(), recorder()]
  const terminal = Terminal.make({
    columns: Effect.die(new Error("the columns of stdout")),
    rows: Effect.succeed(24),
    size: Effect.die(new Error("nobody asks for it")),
    readLine: Effect.die(new Error("keys are read")),
    readInput: Effect.gen(function* () {
      const keys = yield* Queue.unbounded<Terminal.UserInput, Cause.Done>()
      if (pressed === null) yield* Queue.end(keys)
      else yield* Queue.offer(keys, key(pressed))
      return keys
    }),
    display: () => Effect.die(new Error("it went to stdout")),
  })
  const exit = yield* confirmed("Do this?").pipe(
    Effect.provideService(Terminal.Terminal, terminal),
    Effect.provideService(Output, Output.make(stdout.stream, stderr.stream, {})),
    Effect.provide(NodeServices.layer, { local: true }),
    Effect.exit,
  )
  return { exit, stdout: stdout.text(), stderr: stderr.text() }
})

describe("a question", () => {
  it.effect.each([
    ["y", true],
    ["n", false],
  ] as const)("is asked on stderr, and %s is an answer", ([pressed, answer]) =>
    Effect.gen(function* () {
      const { exit, stderr, stdout } = yield* asked(pressed)
      assert.deepStrictEqual(exit, Exit.succeed(answer))
      assert.include(stderr, "Do this?")
      assert.strictEqual(stdout, "")
    }),
  )
  it.effect("that is left without an answer interrupts", () =>
    Effect.gen(function* () {
      const { exit } = yield* asked(null)
      assert.isTrue(Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause))
    }),
  )
})

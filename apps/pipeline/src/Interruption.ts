/**
 * What being interrupted means to the command under way: a command that is stopped half-way says what it leaves; for
 * one that runs until it is stopped, that is success.
 *
 * @module
 */
import { Context, Effect, Ref } from "effect"

/** What to say, and the exit code to end with. */
export interface Meaning {
  readonly message: string
  readonly hint: string
  readonly exitCode: number
}

/** Holds what an interruption at this moment means. */
export class Interruption extends Context.Service<Interruption, Ref.Ref<Meaning>>()("@boxport/pipeline/Interruption") {
  /** Says what an interruption means from now on. */
  static readonly means = (meaning: Meaning) => Effect.flatMap(Interruption, (current) => Ref.set(current, meaning))

  static readonly make = (): Interruption["Service"] =>
    Ref.makeUnsafe({ message: "interrupted", hint: "Nothing was left half-done.", exitCode: 130 })
}

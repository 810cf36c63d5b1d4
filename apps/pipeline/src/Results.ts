/**
 * How a command hands over its result: one JSON document with `--json`, else text.
 *
 * @module
 */
import { Effect } from "effect"
import { Output } from "./Output.ts"
import { Json } from "./Settings.ts"

/** A JSON document on one line. */
export const jsonText = (document: object): string => JSON.stringify(document)

/** Prints a result. */
export const result = Effect.fnUntraced(function* (as: {
  readonly json: () => object
  readonly text: () => Effect.Effect<string> | string
}) {
  const output = yield* Output
  if (yield* Json) return yield* output.result(jsonText(as.json()))
  const text = as.text()
  yield* output.result(typeof text === "string" ? text : yield* text)
})

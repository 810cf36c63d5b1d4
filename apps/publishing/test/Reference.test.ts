import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { runProgram } from "./support/Processes.ts"
import { here } from "../src/Workspace.ts"

describe("the API reference", () => {
  it.effect(
    "documents everything that can be imported, and every type it speaks of",
    () =>
      Effect.gen(function* () {
        const ran = yield* runProgram(process.execPath, ["src/reference.ts", "--check"], { folder: here })
        assert.deepStrictEqual(ran, { code: 0, stdout: "", stderr: "" })
      }),
    300_000,
  )
})

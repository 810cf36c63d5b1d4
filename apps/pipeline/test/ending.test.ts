import { ConnectorError, Forbidden } from "@boxport/connector"
import { assert, describe, it } from "@effect/vitest"
import { Cause, Exit } from "effect"
import { endOf } from "../src/Exporting.ts"

const failure = new ConnectorError({
  connection: "old",
  operation: "GET /v1/orders",
  reason: new Forbidden({ status: 403, hint: "Ask for more." }),
})

const endOfCause = (cause: Cause.Cause<ConnectorError>) => {
  const { error, exitCode, outcome, said } = endOf(Exit.failCause(cause))
  return [outcome, exitCode, error, said?.tag]
}

describe("how an export ended", () => {
  it("is told in the same words to its row, its job and whoever asked", () => {
    assert.deepStrictEqual(endOfCause(Cause.fail(failure)), ["failed", 1, "Forbidden", "Forbidden"])
    assert.deepStrictEqual(endOfCause(Cause.die(new Error("a bug"))), ["failed", 1, "InternalError", "InternalError"])
    assert.deepStrictEqual(endOfCause(Cause.interrupt()), ["interrupted", 130, null, "Interrupted"])
  })
  it("is an interruption, whatever went wrong on the way out", () => {
    for (const wrong of [Cause.fail(failure), Cause.die(new Error("a bug"))]) {
      assert.deepStrictEqual(endOfCause(Cause.combine(Cause.interrupt(), wrong)), [
        "interrupted",
        130,
        null,
        "Interrupted",
      ])
    }
  })
})

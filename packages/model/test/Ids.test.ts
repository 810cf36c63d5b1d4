import { canonicalId, parseId, scopedId } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"

const Platform = Schema.String.check(Schema.isPattern(/^[a-z][a-z-]*$/))

describe("Canonical ids", () => {
  it("are the platform's name and its own id", () => {
    assert.strictEqual(canonicalId("ticket-tailor", "or_737352"), "ticket-tailor:or_737352")
    assert.strictEqual(scopedId("ticket-tailor", "ev_1", "tt_2"), "ticket-tailor:ev_1/tt_2")
  })

  it.prop("come apart again, whatever the native id", [Platform, Schema.NonEmptyString], ([platform, native]) => {
    assert.deepStrictEqual(parseId(canonicalId(platform, native)), { platform, native })
  })

  it.prop(
    "with a parent keep the parent in front",
    [Platform, Schema.NonEmptyString, Schema.NonEmptyString],
    ([platform, parent, native]) => {
      assert.deepStrictEqual(parseId(scopedId(platform, parent, native)), { platform, native: `${parent}/${native}` })
    },
  )

  it("have both parts", () => {
    assert.deepStrictEqual(parseId("tito:a:b"), { platform: "tito", native: "a:b" })
    for (const id of ["", ":", "tito", "tito:", ":3509397"]) assert.isUndefined(parseId(id), id)
  })
})

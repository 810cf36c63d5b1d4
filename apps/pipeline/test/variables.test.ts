import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { substitute } from "../src/config/Variables.ts"

const environment: { readonly [name: string]: string } = {
  KEY: "secret",
  HOST: "h",
  TRICKY: "a: ${KEY}\n- b",
  EMPTY: "",
}
const lookup = (name: string) => environment[name]

describe("variables", () => {
  it("are replaced in texts, wherever they stand, and nowhere else", () => {
    assert.deepStrictEqual(
      substitute({ a: "${KEY}", b: ["x", { c: "https://${HOST}/${KEY}" }], "${KEY}": 1, d: null, e: true }, lookup),
      { document: { a: "secret", b: ["x", { c: "https://h/secret" }], "${KEY}": 1, d: null, e: true }, findings: [] },
    )
  })
  it("are put in as text: neither read as YAML nor looked at again", () =>
    assert.deepStrictEqual(substitute({ a: "${TRICKY}" }, lookup).document, { a: "a: ${KEY}\n- b" }))
  it("can be written literally", () =>
    assert.deepStrictEqual(substitute("$${KEY} $5 $", lookup).document, "${KEY} $5 $"))
  it("that are missing or empty are all named, with their places", () => {
    const { findings } = substitute({ a: "${NOPE}", b: [{ c: "${EMPTY}${KEY}" }] }, lookup)
    assert.deepStrictEqual(
      findings.map(({ path }) => path),
      [["a"], ["b", 0, "c"]],
    )
    assert.include(findings[0]?.problem, "NOPE is not set")
    assert.include(findings[1]?.problem, "EMPTY is set, but empty")
    assert.notInclude(JSON.stringify(findings), "secret")
  })
  it("that are no variables are refused", () => {
    for (const text of ["${", "${KEY", "${}", "${KEY:-x}", "${1}"]) {
      assert.strictEqual(substitute(text, lookup).findings.length, 1, text)
    }
  })
  it.effect.prop("leave every text without ${ as it is", [Schema.String], ([text]) =>
    Effect.sync(() => {
      if (!text.includes("${")) assert.strictEqual(substitute(text, lookup).document, text)
    }),
  )
})

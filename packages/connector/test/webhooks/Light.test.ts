import { assert, describe, it } from "@effect/vitest"
import { heavyImports, importsOf } from "@boxport/connector/testing"
import { Effect } from "effect"
import { join } from "node:path"

const imported = (specifier: string) => importsOf(specifier, join(import.meta.dirname, "../.."))

describe("what webhooks bring with them", () => {
  for (const specifier of ["@boxport/connector/webhooks", "@boxport/connector/mapping"]) {
    it.effect(`runs on any server: ${specifier}`, () =>
      Effect.gen(function* () {
        const imports = yield* imported(specifier)
        assert.isAbove(imports.length, 20)
        assert.deepStrictEqual(heavyImports(imports), [])
      }),
    )
  }

  it.effect("would be noticed if it were heavy", () =>
    Effect.gen(function* () {
      const heavy = heavyImports(yield* imported("@boxport/connector"))
      assert.isTrue(
        heavy.some((line) => line.endsWith("imports node:zlib")),
        heavy.join("\n"),
      )
      assert.isTrue(
        heavy.some((line) => line.endsWith("imports @boxport/connector")),
        heavy.join("\n"),
      )
    }),
  )
})

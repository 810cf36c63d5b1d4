import { readFileSync } from "node:fs"
import { format } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { vi } from "vitest"

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8")

describe("README", () => {
  it("shows the example that is checked and run here", () => {
    assert.strictEqual(/```ts\n([^]*?)```/.exec(read("../README.md"))?.[1], read("./example.ts"))
  })

  it.effect("says what the example prints", () =>
    Effect.gen(function* () {
      const printed: Array<string> = []
      const log = vi.spyOn(console, "log").mockImplementation((...values) => void printed.push(format(...values)))
      yield* Effect.promise(() => import("./example.ts"))
      log.mockRestore()
      const promised = [...read("./example.ts").matchAll(/\/\/ => (.*)/g)].map(([, value]) => value)
      assert.isAbove(promised.length, 2)
      assert.deepStrictEqual(printed, promised)
    }),
  )
})

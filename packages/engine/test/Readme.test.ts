import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { nightly } from "./example.ts"
import { makeFolder, names, readText } from "./support/Folders.ts"
import { order, page, sourceOf } from "./support/MemorySource.ts"

describe("README", () => {
  it.effect("shows the example that is checked and run here", () =>
    Effect.gen(function* () {
      const readme = yield* readText(import.meta.dirname, "..", "README.md")
      assert.strictEqual(/```ts\n([^]*?)```/.exec(readme)?.[1], yield* readText(import.meta.dirname, "example.ts"))
      const folder = yield* makeFolder
      const result = yield* nightly(sourceOf(page({ orders: [order(1)] })), folder)
      assert.deepStrictEqual(result?.tables, { orders: { rows: 1 }, tickets: { rows: 0 } })
      assert.deepStrictEqual(yield* names(folder), ["manifest.json", "orders.parquet", "tickets.parquet"])
    }),
  )
})

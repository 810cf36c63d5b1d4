import { layer, vi } from "@effect/vitest"
import { contents } from "./packages/contents.ts"
import { installed } from "./packages/installed.ts"
import { Consumer } from "./support/Consumer.ts"
import { Tarballs } from "./support/Tarballs.ts"

// Compilers take their time where others work too.
vi.setConfig({ testTimeout: 300_000 })

// Building, packing and installing is done once for all.
layer(Tarballs.layer, { timeout: "5 minutes" })("a package", (it) => {
  contents(it)
  it.layer(Consumer.layer, { timeout: "5 minutes" })("installed elsewhere", installed)
})

import { spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs/promises"
import { join } from "node:path"
import { exportTo, Progress, TargetFolderInUse } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Stream } from "effect"
import { makeFolder, makeFolders, names, options, writeText } from "./support/Folders.ts"
import { memorySource, oneByOne, order, page, sourceOf } from "./support/MemorySource.ts"

/** An export in another process that has written a page and goes no further. */
const startChild = (to: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const script = join(import.meta.dirname, "support", "child.ts")
      const child = spawn(process.execPath, ["--conditions=source", script, to, "stop"], {
        stdio: ["pipe", "pipe", "inherit"],
      })
      await once(child.stdout, "data")
      return child
    }),
    (child) => Effect.sync(() => child.kill("SIGKILL")),
  )

const source = sourceOf(page({ orders: [order(1)] }))
const done = ["manifest.json", "orders.csv", "tickets.csv"]

describe("a folder that another export writes to", () => {
  it.effect("is refused while the other process lives, and cleaned when it was killed", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      const child = yield* startChild(to)
      const [partial = ""] = yield* Effect.promise(() => fs.readdir(to))
      assert.match(partial, new RegExp(`^\\.boxport-partial-${child.pid}-`))

      const problem = yield* Effect.flip(exportTo(source, options(to)))
      assert.instanceOf(problem, TargetFolderInUse)
      assert.strictEqual(problem.pid, child.pid)
      assert.include(problem.message, String(child.pid))
      assert.include(problem.hint, partial)
      assert.deepStrictEqual(yield* Effect.promise(() => fs.readdir(to)), [partial])

      const ended = once(child, "exit")
      child.kill("SIGKILL")
      yield* Effect.promise(() => ended)
      assert.deepStrictEqual(yield* Effect.promise(() => fs.readdir(to)), [partial])
      yield* exportTo(source, options(to))
      assert.deepStrictEqual(yield* names(to), done)
    }),
  )

  it.effect("is refused while another fiber of this process writes there, by whatever path", () =>
    Effect.gen(function* () {
      const parent = yield* makeFolder
      const to = join(parent, "exports")
      yield* makeFolders(to)
      yield* Effect.promise(() => fs.symlink(to, join(parent, "link")))
      const reading = yield* Deferred.make<void>()
      const goOn = yield* Deferred.make<void>()
      const slow = memorySource(() =>
        Stream.concat(oneByOne([page({ orders: [order(1)] })]), Stream.fromEffectDrain(Deferred.await(goOn))),
      )
      const fiber = yield* exportTo(slow, options(to)).pipe(
        Effect.provideService(Progress, { report: () => Deferred.succeed(reading, undefined) }),
        Effect.forkChild,
      )
      yield* Deferred.await(reading)
      for (const path of [to, join(parent, "link"), join(parent, ".", "exports", "..", "exports")]) {
        const problem = yield* Effect.flip(exportTo(source, options(path)))
        assert.instanceOf(problem, TargetFolderInUse)
        assert.strictEqual(problem.pid, process.pid)
      }
      // Another folder is free.
      yield* exportTo(source, options(join(parent, "other")))
      yield* Deferred.succeed(goOn, undefined)
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(yield* names(to), done)
      yield* exportTo(source, options(to))
    }),
  )

  it.effect("is cleaned of what a predecessor with the same process number left", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      yield* makeFolders(to, `.boxport-partial-${process.pid}-abcdef`, "raw")
      yield* writeText("half", to, `.boxport-partial-${process.pid}-abcdef`, "orders.csv")
      yield* exportTo(source, options(to))
      assert.deepStrictEqual(yield* names(to), done)
    }),
  )

  it.effect("keeps folders that only look alike", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      const alike = [".boxport-partial-", ".boxport-partial-x-1", ".boxport-partial-0-1", "boxport-partial-1-1"]
      for (const name of alike) yield* makeFolders(to, name)
      yield* exportTo(source, options(to))
      assert.deepStrictEqual(yield* names(to), [...alike, ...done].toSorted())
    }),
  )
})

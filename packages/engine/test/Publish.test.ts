import type { PathLike } from "node:fs"
import fs from "node:fs/promises"
import { syncBuiltinESMExports } from "node:module"
import { join } from "node:path"
import { exportTo } from "@boxport/engine"
import { FileProblem } from "@boxport/formats"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { contents, makeFolder, names, options } from "./support/Folders.ts"
import { brokenLine, memorySource, order, page, sourceOf, ticket } from "./support/MemorySource.ts"

const { rename, rm } = fs

/** Puts other functions into the file system, for the scope. */
const replace = (functions: Partial<typeof fs>) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      Object.assign(fs, functions)
      syncBuiltinESMExports()
    }),
    () =>
      Effect.sync(() => {
        Object.assign(fs, { rename, rm })
        syncBuiltinESMExports()
      }),
  )

const injected = Object.assign(new Error("injected"), { code: "EIO" })

/** A disk on which moves fail from the `first` to the `last`; how many there were. */
const failingMoves = (first: number, last: number) =>
  Effect.gen(function* () {
    const moves = { done: 0 }
    yield* replace({
      rename: (from, to) => {
        const move = ++moves.done
        return move >= first && move <= last ? Promise.reject(injected) : rename(from, to)
      },
    })
    return moves
  })

const rejected = [{ resource: "orders", nativeId: null, path: "id", reason: "missing", record: {} }]

/** One with files that the next one replaces, removes and leaves alone. */
const older = (to: string) =>
  exportTo(
    sourceOf(page({ orders: [order(1)] }, { raw: { orders: [{ id: 1 }], holds: [{ id: 1 }] }, rejected })),
    options(to, { raw: true, tables: ["events", "orders"] }),
  )
const newer = (to: string) =>
  exportTo(
    sourceOf(page({ orders: [order(2)], tickets: [ticket(2)] }, { raw: { orders: [{ id: 2 }], tags: [{ id: 2 }] } })),
    options(to, { raw: true }),
  )
const failing = (to: string) =>
  exportTo(
    memorySource(() => Stream.fail(brokenLine)),
    options(to),
  )

/** The moves that publishing the newer export over the older takes. */
const countMoves = Effect.scoped(
  Effect.gen(function* () {
    const to = yield* makeFolder
    yield* older(to)
    const moves = yield* failingMoves(0, 0)
    yield* newer(to)
    return moves.done
  }),
)

const isPartial = (name: string) => name.startsWith(".boxport-partial-")

describe("publishing", () => {
  it.effect("is undone when any of its moves fails", () =>
    Effect.gen(function* () {
      const moves = yield* countMoves
      // Old away: manifest, orders, their raw records, rejections. New in: two tables, two raw, the manifest.
      assert.strictEqual(moves, 9)
      for (let broken = 1; broken <= moves; broken++) {
        const to = yield* makeFolder
        yield* older(to)
        const before = yield* contents(to)
        const problem = yield* Effect.scoped(Effect.andThen(failingMoves(broken, broken), Effect.flip(newer(to))))
        assert.instanceOf(problem, FileProblem)
        assert.strictEqual(problem.code, "EIO")
        assert.deepStrictEqual(yield* contents(to), before, `move ${broken}`)
      }
    }),
  )

  it.effect("is undone by the next run when the process ends after any of its moves", () =>
    Effect.gen(function* () {
      const moves = yield* countMoves
      for (let ended = 1; ended <= moves; ended++) {
        for (const again of [0, 1, 2]) {
          const to = yield* makeFolder
          yield* older(to)
          const before = yield* contents(to)
          // No move succeeds any more, so nothing is undone: what a killed process leaves. Before the first move
          // there is nothing to undo.
          yield* Effect.scoped(Effect.andThen(failingMoves(ended, Infinity), Effect.flip(newer(to))))
          assert.strictEqual((yield* names(to)).some(isPartial), ended > 1)
          // And the run that would undo it ends half-way too.
          if (again > 0) yield* Effect.scoped(Effect.andThen(failingMoves(again, Infinity), Effect.exit(failing(to))))
          assert.strictEqual(yield* Effect.flip(failing(to)), brokenLine)
          assert.deepStrictEqual(yield* contents(to), before, `ended at move ${ended}, again at ${again}`)
        }
      }
    }),
  )

  it.effect("is undone once, even when clearing away afterwards ends half-way", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      yield* older(to)
      const before = yield* contents(to)
      yield* Effect.scoped(
        Effect.gen(function* () {
          yield* failingMoves(yield* countMoves, Infinity)
          yield* Effect.flip(newer(to))
        }),
      )
      const halfWay = async (path: PathLike) => {
        await rm(join(String(path), "orders.csv"))
        throw injected
      }
      yield* Effect.scoped(Effect.andThen(replace({ rm: halfWay }), Effect.flip(failing(to))))
      const left = (yield* names(to)).filter(isPartial).map((name) => name.replace(/^[^/]+\//, ""))
      assert.include(left, "manifest.json")
      assert.notInclude(left, "orders.csv")
      assert.strictEqual(yield* Effect.flip(failing(to)), brokenLine)
      assert.deepStrictEqual(yield* contents(to), before)
    }),
  )

  it.effect("never leaves a manifest beside files it does not describe", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      yield* older(to)
      const old = yield* contents(to)
      const seen: Array<Record<string, string>> = []
      yield* Effect.scoped(
        Effect.gen(function* () {
          yield* replace({
            rename: async (from, target) => {
              seen.push(await Effect.runPromise(contents(to)))
              await rename(from, target)
            },
          })
          yield* newer(to)
        }),
      )
      const visible = (files: Record<string, string>) =>
        Object.fromEntries(Object.entries(files).filter(([name]) => !isPartial(name)))
      assert.deepStrictEqual(visible(seen[0] ?? {}), old)
      for (const files of seen.slice(1)) assert.notProperty(files, "manifest.json")
      assert.property(yield* contents(to), "manifest.json")
    }),
  )
})

import { execFile } from "node:child_process"
import * as fs from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { exportTo, Progress } from "@boxport/engine"
import { FileProblem } from "@boxport/formats"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Stream } from "effect"
import { contents, makeFolder, makeFolders, names, options, writeText } from "./support/Folders.ts"
import {
  begin,
  brokenLine,
  end,
  memorySource,
  oneByOne,
  order,
  page,
  sourceOf,
  ticket,
} from "./support/MemorySource.ts"

/** A folder with an export in it, and its contents. */
const exported = Effect.gen(function* () {
  const to = yield* makeFolder
  const raw = { orders: [{ id: 1 }], holds: [{ id: 2 }] }
  yield* exportTo(sourceOf(page({ orders: [order(1)], tickets: [ticket(1)] }, { raw })), options(to, { raw: true }))
  return { to, before: yield* contents(to) }
})

/** Something of everything: rows, native and rejected records. */
const twoPages = [
  begin("orders"),
  page(
    { orders: [order(2)] },
    {
      raw: { orders: [{ id: 2 }] },
      rejected: [{ resource: "orders", nativeId: null, path: "id", reason: "missing", record: {} }],
    },
  ),
  page({ orders: [order(3)], tickets: [ticket(3)] }, { raw: { orders: [{ id: 3 }], issued_tickets: [{ id: 3 }] } }),
]

describe("an export that fails", () => {
  it.effect("half-way in the source leaves everything as it was", () =>
    Effect.gen(function* () {
      const { to, before } = yield* exported
      const source = memorySource(() => Stream.concat(oneByOne(twoPages), Stream.fail(brokenLine)))
      assert.strictEqual(
        yield* Effect.flip(exportTo(source, options(to, { raw: true, format: "parquet" }))),
        brokenLine,
      )
      assert.deepStrictEqual(yield* contents(to), before)
      // Nothing stands in the way of the next one.
      yield* exportTo(sourceOf(...twoPages), options(to))
    }),
  )

  it.effect("takes away the folders it made, and no others", () =>
    Effect.gen(function* () {
      const parent = yield* makeFolder
      yield* writeText("mine", parent, "notes.txt")
      const source = memorySource(() => Stream.fail(brokenLine))
      yield* Effect.flip(exportTo(source, options(join(parent, "a", "b"))))
      assert.deepStrictEqual(yield* names(parent), ["notes.txt"])
      yield* makeFolders(parent, "a")
      yield* Effect.flip(exportTo(source, options(join(parent, "a", "b"))))
      assert.deepStrictEqual(yield* names(parent), ["a", "notes.txt"])
    }),
  )

  it.effect("for its credential does the same, and reads nothing", () =>
    Effect.gen(function* () {
      const parent = yield* makeFolder
      const source = memorySource(() => Stream.empty, Effect.fail(brokenLine))
      assert.strictEqual(yield* Effect.flip(exportTo(source, options(join(parent, "exports")))), brokenLine)
      assert.deepStrictEqual(source.queries, [])
      assert.deepStrictEqual(yield* names(parent), [])
    }),
  )

  it.effect("by being interrupted half-way leaves everything as it was", () =>
    Effect.gen(function* () {
      const { to, before } = yield* exported
      const written = yield* Deferred.make<void>()
      const source = memorySource(() => Stream.concat(oneByOne(twoPages), Stream.fromEffect(Effect.never)))
      const fiber = yield* exportTo(source, options(to, { raw: true })).pipe(
        Effect.provideService(Progress, {
          report: ({ rows }) => (rows === 3 ? Deferred.succeed(written, undefined) : Effect.void),
        }),
        Effect.forkChild,
      )
      yield* Deferred.await(written)
      assert.isTrue((yield* names(to)).some((name) => name.startsWith(".boxport-partial-")))
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(yield* contents(to), before)
    }),
  )

  /** Takes things away from the private folder of the export that is under way. */
  const removeFromPartial = (to: string, ...gone: ReadonlyArray<string>) =>
    Stream.fromEffectDrain(
      Effect.promise(async () => {
        const partial = (await fs.readdir(to)).find((name) => name.startsWith(".boxport-partial-")) ?? ""
        await Promise.all(gone.map((name) => fs.rm(join(to, partial, name), { recursive: true })))
      }),
    )

  it.effect("on a file half-way leaves everything as it was", () =>
    Effect.gen(function* () {
      const { to, before } = yield* exported
      const source = memorySource(() =>
        oneByOne(twoPages.slice(0, 2)).pipe(
          Stream.concat(removeFromPartial(to, "raw")),
          Stream.concat(oneByOne(twoPages.slice(2))),
        ),
      )
      const problem = yield* Effect.flip(exportTo(source, options(to, { raw: true })))
      assert.instanceOf(problem, FileProblem)
      assert.include(problem.message, "issued_tickets.ndjson")
      assert.isAbove(problem.hint.length, 0)
      assert.deepStrictEqual(yield* contents(to), before)
    }),
  )

  it.effect("because finished files are gone leaves everything as it was", () =>
    Effect.gen(function* () {
      const { to, before } = yield* exported
      const source = memorySource(() =>
        Stream.concat(oneByOne(twoPages), removeFromPartial(to, "orders.csv", "tickets.csv")),
      )
      const problem = yield* Effect.flip(exportTo(source, options(to)))
      assert.instanceOf(problem, FileProblem)
      assert.strictEqual(problem.code, "ENOENT")
      assert.deepStrictEqual(yield* contents(to), before)
    }),
  )

  it.effect.skipIf(process.platform === "win32")("on a full disk leaves everything as it was", () =>
    Effect.gen(function* () {
      const { to, before } = yield* exported
      const child = join(import.meta.dirname, "support", "child.ts")
      // A limit on the size of files is a full disk that any user can have.
      const { stdout } = yield* Effect.promise(() =>
        promisify(execFile)("sh", [
          "-c",
          'ulimit -f 256; exec "$0" --conditions=source "$1" "$2" fill',
          process.execPath,
          child,
          to,
        ]),
      )
      const { failure } = JSON.parse(stdout)
      assert.deepInclude(failure, { _tag: "FileProblem", operation: "write", code: "EFBIG" })
      assert.match(failure.path, /\.boxport-partial-\d+-\w+.orders\.csv$/)
      assert.isAbove(failure.hint.length, 0)
      assert.deepStrictEqual(yield* contents(to), before)
    }),
  )

  it.effect("because a folder has the name of a file does so before anything is read", () =>
    Effect.gen(function* () {
      for (const name of ["tickets.csv", "manifest.json", "rejected.ndjson"]) {
        const to = yield* makeFolder
        yield* makeFolders(to, name, "mine")
        const source = sourceOf(...twoPages)
        const problem = yield* Effect.flip(exportTo(source, options(to)))
        assert.instanceOf(problem, FileProblem)
        assert.deepInclude(problem, { path: join(yield* Effect.promise(() => fs.realpath(to)), name), code: "EISDIR" })
        assert.isAbove(problem.hint.length, 0)
        assert.deepStrictEqual(source.queries, [])
        assert.deepStrictEqual(yield* names(to), [`${name}/mine`])
      }
    }),
  )

  it.effect("because its folder is a file says so", () =>
    Effect.gen(function* () {
      const parent = yield* makeFolder
      yield* writeText("mine", parent, "exports")
      for (const to of [join(parent, "exports"), join(parent, "exports", "tonight")]) {
        const problem = yield* Effect.flip(exportTo(sourceOf(...twoPages), options(to)))
        assert.instanceOf(problem, FileProblem)
        assert.isAbove(problem.hint.length, 0)
      }
      assert.deepStrictEqual(yield* contents(parent), { exports: "mine" })
    }),
  )

  it.effect("because a folder comes in the way of a file meanwhile takes back what it had moved", () =>
    Effect.gen(function* () {
      const { to, before } = yield* exported
      const blocked = join(to, "tickets.csv")
      const block = Effect.promise(async () => {
        await fs.rm(blocked)
        await fs.mkdir(join(blocked, "mine"), { recursive: true })
      })
      const source = memorySource(() =>
        Stream.concat(oneByOne([...twoPages, end("orders")]), Stream.fromEffectDrain(block)),
      )
      const problem = yield* Effect.flip(exportTo(source, options(to, { raw: true })))
      assert.instanceOf(problem, FileProblem)
      assert.deepInclude(problem, { code: "EISDIR" })
      const { "tickets.csv": _, ...others } = before
      assert.deepStrictEqual(yield* contents(to), { ...others, [join("tickets.csv", "mine")]: "<empty>" })
    }),
  )

  it.effect("because a file stands where native records go does so too; without them it is in nobody's way", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      yield* writeText("mine", to, "raw")
      yield* exportTo(sourceOf(...twoPages), options(to))
      yield* exportTo(sourceOf(page({ orders: [order(1)] })), options(to))
      const before = yield* contents(to)
      assert.strictEqual(before["raw"], "mine")
      const problem = yield* Effect.flip(exportTo(sourceOf(...twoPages), options(to, { raw: true })))
      assert.instanceOf(problem, FileProblem)
      assert.deepStrictEqual(yield* contents(to), before)
    }),
  )
})

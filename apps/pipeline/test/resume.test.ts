import { assert, describe, it } from "@effect/vitest"
import { Budgets, Transport } from "@boxport/connector"
import { exportTo, stateLayer, sync } from "@boxport/engine"
import { Context, Effect, Exit, Layer, Redacted } from "effect"
import { existsSync } from "node:fs"
import { readdir, readFile, truncate, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { twins } from "../src/Twins.ts"
import { Chance } from "./storm/Storm.ts"
import { openTwin, quickFolder } from "./support.ts"

const day = 24 * 3600 * 1000

/** A network that is counted, and on which a run comes to its end all of a sudden, after so many answers. */
const network = (counts: { sent: number }, answers: number) =>
  Layer.effect(
    Transport,
    Effect.gen(function* () {
      const { send } = Context.get(yield* Layer.build(Transport.layer), Transport)
      let left = answers
      return Transport.of({
        send: (request) =>
          Effect.suspend(() => {
            if (left === 0) return Effect.interrupt
            left -= 1
            counts.sent += 1
            return send(request)
          }),
      })
    }),
  )

const filesIn = (folder: string) =>
  Effect.promise(async () => {
    const found: { [name: string]: string } = {}
    for (const name of (await readdir(folder)).toSorted()) {
      if (name.endsWith(".csv") || name.endsWith(".ndjson")) found[name] = await readFile(join(folder, name), "utf8")
    }
    return found
  })

const key = Redacted.make("the connection's credential")

describe("an export that is broken off, again and again", () => {
  for (const twin of twins) {
    it.live(
      `goes on where it was, and gives what an undisturbed one gives: ${twin.platform}`,
      () =>
        Effect.gen(function* () {
          const { connection } = yield* twin.start({ port: 0, orders: 150, seed: 11 })
          const folder = yield* quickFolder
          const spool = { path: join(folder, "state", "x.answers"), key }
          const options = {
            format: "csv",
            events: [],
            tables: [],
            raw: true,
            secrets: [],
            formulas: "defuse",
            boxport: "1.2.3",
          } as const
          const run = (to: string, counts: { sent: number }, answers: number, spooled: boolean) =>
            Effect.flatMap(openTwin({ connection }), (source) =>
              exportTo(source, { ...options, to: join(folder, to), ...(spooled ? { spool } : {}) }),
            ).pipe(Effect.scoped, Effect.provide(Layer.mergeAll(network(counts, answers), Budgets.layer)), Effect.exit)

          const undisturbed = { sent: 0 }
          const whole = yield* run("whole", undisturbed, Infinity, false)
          assert.isTrue(Exit.isSuccess(whole))
          const counts = { sent: 0 }
          const chance = new Chance(3)
          let kills = 0
          let last = yield* run("resumed", counts, 3, true)
          while (Exit.isFailure(last)) {
            kills += 1
            // What it was writing when it was killed need not be there whole.
            if (kills % 2 === 0) {
              const bytes = yield* Effect.promise(() => readFile(spool.path))
              yield* Effect.promise(() => truncate(spool.path, bytes.length - 1 - chance.below(20)))
            }
            last = yield* run("resumed", counts, 1 + chance.below(25), true)
          }
          assert.isAbove(kills, 2)
          assert.isAtMost(counts.sent, undisturbed.sent + kills)
          assert.deepStrictEqual(yield* filesIn(join(folder, "resumed")), yield* filesIn(join(folder, "whole")))
          assert.deepStrictEqual(
            yield* filesIn(join(folder, "resumed", "raw")),
            yield* filesIn(join(folder, "whole", "raw")),
          )
          // Both tell of the same requests, whoever sent them.
          if (Exit.isSuccess(whole)) assert.strictEqual(last.value.requests, whole.value.requests)
          assert.isFalse(existsSync(spool.path))
        }),
      180_000,
    )
  }

  it.live("an incremental job as well; nothing that was answered can be read without the key", () =>
    Effect.gen(function* () {
      const [twin] = twins
      if (twin === undefined) return assert.fail("no twin")
      const { connection } = yield* twin.start({ port: 0, orders: 150, seed: 11 })
      const folder = yield* quickFolder
      const spool = { path: join(folder, "x.answers"), key }
      const run = (counts: { sent: number }, answers: number, sealedWith = key) =>
        Effect.flatMap(openTwin({ connection }), (source) =>
          sync(source, {
            job: "nightly",
            to: join(folder, "out"),
            format: "ndjson",
            events: [],
            tables: [],
            secrets: [],
            formulas: "defuse",
            privacy: { mode: "full" },
            boxport: "1.2.3",
            fullEveryMillis: 7 * day,
            recentMillis: 30 * day,
            spool: { ...spool, key: sealedWith },
          }),
        ).pipe(Effect.scoped, Effect.provide(Layer.mergeAll(network(counts, answers), Budgets.layer)), Effect.exit)
      yield* Effect.provide(
        Effect.gen(function* () {
          const first = { sent: 0 }
          assert.isTrue(Exit.isFailure(yield* run(first, 9)))
          const written = yield* Effect.promise(() => readFile(spool.path))
          for (const word of ["@example", "/v1/", "checkout", '"data"']) assert.isFalse(written.includes(word), word)
          // With another credential it is another run.
          const other = { sent: 0 }
          assert.isTrue(Exit.isFailure(yield* run(other, 5, Redacted.make("another credential"))))
          yield* Effect.promise(() => writeFile(spool.path, written))
          const rest = { sent: 0 }
          const done = yield* run(rest, Infinity)
          assert.isTrue(Exit.isSuccess(done))
          if (Exit.isSuccess(done)) assert.strictEqual(done.value.requests, first.sent + rest.sent)
          assert.isFalse(existsSync(spool.path))
          // The next one asks for everything it needs itself.
          const next = { sent: 0 }
          const after = yield* run(next, Infinity)
          if (Exit.isSuccess(after)) assert.strictEqual(after.value.requests, next.sent)
        }),
        stateLayer(join(folder, "state")),
      )
    }),
  )
})

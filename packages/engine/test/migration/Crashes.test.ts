import { migrate } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit } from "effect"
import {
  assertNothingTwice,
  inState,
  makeScene,
  options,
  run,
  runPlan,
  runVerify,
  type Scene,
} from "../support/platform/Runs.ts"
import { Crash } from "../support/platform/Store.ts"
import { makeWorld, random, snapshot } from "../support/platform/World.ts"

const small = () => makeWorld(5)

/** The target after a migration that nothing disturbed. */
const undisturbed = Effect.gen(function* () {
  const scene = yield* makeScene(small())
  yield* run(scene)
  return { snapshot: snapshot(scene.to), writes: scene.to.writes.length, reads: scene.from.reads }
})

/** A run that may be given up anywhere. */
const attempt = ({ ends, state }: Scene, onDone: () => void = () => undefined) =>
  inState(state, migrate(ends, options(state, { concurrency: 2, onProgress: () => Effect.sync(onDone) }))).pipe(
    Effect.exit,
  )

const assertSame = Effect.fnUntraced(function* (scene: Scene, expected: ReadonlyArray<string>, what: string) {
  assertNothingTwice(scene.to)
  assert.deepStrictEqual(snapshot(scene.to), expected, what)
  assert.deepStrictEqual((yield* runVerify(scene)).differences, [], what)
})

const minutes = 5 * 60_000

describe("after a crash", () => {
  for (const fault of ["dies before", "dies after"] as const) {
    it.effect(
      `at any request (${fault} it is carried out) the same command comes to the same end`,
      () =>
        Effect.gen(function* () {
          const calm = yield* undisturbed
          for (let at = 1; at <= calm.writes; at++) {
            const scene = yield* makeScene(small())
            scene.to.fault = ({ n }) => (n === at ? fault : null)
            assert.isTrue(Exit.hasDies(yield* attempt(scene)), String(at))
            const before = scene.to.writes.length
            yield* run(scene)
            yield* assertSame(scene, calm.snapshot, String(at))
            // Nothing is sent again but what was under way, and what opens and closes.
            const creations = scene.to.writes.filter(({ kind }) => !/open|close/.test(kind))
            const first = new Set(creations.filter(({ n }) => n <= before).map(({ key }) => key))
            const again = creations.filter(({ key, n }) => n > before && first.has(key))
            assert.isAtMost(again.length, 2, String(at))
          }
        }),
      minutes,
    )
  }

  it.effect(
    "at any outcome that has just been noted, the same command comes to the same end",
    () =>
      Effect.gen(function* () {
        const calm = yield* undisturbed
        for (let at = 1; at <= calm.writes; at++) {
          const scene = yield* makeScene(small())
          let noted = 0
          const crashed = yield* attempt(scene, () => {
            if ((noted += 1) === at) throw new Crash()
          })
          assert.isTrue(Exit.hasDies(crashed))
          yield* run(scene)
          yield* assertSame(scene, calm.snapshot, String(at))
        }
      }),
    minutes,
  )

  it.effect(
    "while either side is read, or an outcome is looked for, the same command comes to the same end",
    () =>
      Effect.gen(function* () {
        const calm = yield* undisturbed
        for (let pages = 0; pages < calm.reads; pages++) {
          for (const side of ["from", "to"] as const) {
            const scene = yield* makeScene(small())
            scene[side].pagesLeft = pages
            const broken = yield* attempt(scene)
            scene[side].pagesLeft = null
            if (side === "from") assert.isTrue(Exit.isFailure(broken))
            yield* run(scene)
            yield* assertSame(scene, calm.snapshot, `${side} ${pages}`)
          }
        }
        const scene = yield* makeScene(small())
        scene.to.fault = ({ n }) => (n === 14 ? "applied but lost" : null)
        scene.target.diesSettling = true
        assert.isTrue(Exit.hasDies(yield* attempt(scene)))
        scene.target.diesSettling = false
        yield* run(scene)
        yield* assertSame(scene, calm.snapshot, "settling")
      }),
    minutes,
  )

  it.effect("a side whose reading broke off is still as it was read before", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const before = yield* runPlan(scene)
      const { tickets } = scene.from.tables
      const all = [...tickets]
      for (const [id, row] of all) tickets.set(`${id}x`, { ...row, id: `${id}x` })
      scene.from.pagesLeft = 6
      assert.isTrue(Exit.isFailure(yield* Effect.exit(runPlan(scene))))
      for (const [id] of all) tickets.delete(`${id}x`)
      scene.from.pagesLeft = null
      // What the broken reading had left is not mixed in.
      assert.strictEqual(JSON.stringify(yield* runPlan(scene)), JSON.stringify(before))
    }),
  )
})

describe("a storm of lost answers, resets and crashes", () => {
  it.effect(
    "comes to the same end as a calm run, however it goes",
    () =>
      Effect.gen(function* () {
        const calm = yield* undisturbed
        for (let seed = 1; seed <= 25; seed++) {
          const next = random(seed)
          const scene = yield* makeScene(small())
          scene.to.fault = () => {
            const chance = next()
            if (chance < 0.2) return "applied but lost"
            if (chance < 0.3) return "lost"
            if (chance < 0.34) return "unreachable"
            if (chance < 0.37) return "dies before"
            return chance < 0.4 ? "dies after" : null
          }
          let runs = 0
          while (Exit.isFailure(yield* attempt(scene))) assert.isBelow((runs += 1), 200, `seed ${seed}`)
          scene.to.fault = () => null
          const last = yield* run(scene, { retryRejected: true })
          assert.strictEqual(last.rejected, 0, `seed ${seed}`)
          yield* assertSame(scene, calm.snapshot, `seed ${seed}`)
        }
      }),
    minutes,
  )
})

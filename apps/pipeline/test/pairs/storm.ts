/** A storm, and what it must not change. */
import { Random } from "@boxport/connector/testing"
import { assert } from "@effect/vitest"
import { Effect, Exit } from "effect"
import { assertSame, makeScene, type pairs, run, type Size, undisturbed } from "./pair.ts"
import type { Fate, Write } from "./proxy.ts"

/**
 * What becomes of writes in bad weather. What can simply be sent again, Ticketbutler's adapter sends again after half a
 * minute: nobody waits for that here.
 */
const stormOf =
  (seed: number, to: string) =>
  ({ method, n, path }: Write): Fate => {
    if (to === "ticketbutler" && (method !== "POST" || path.includes("question"))) return "done"
    const chance = Random.baseOf(seed, 0, n) / 2 ** 32
    if (chance < 0.15) return "answer lost"
    if (chance < 0.25) return "not sent"
    if (chance < 0.32) return "done, 502"
    return chance < 0.36 ? "not done, 502" : "done"
  }

/** Migrates in calm weather, and in storms that must come to the same end; then once more, which must change nothing. */
export const weather = Effect.fnUntraced(function* (
  pair: (typeof pairs)[number],
  size: Size,
  seeds: ReadonlyArray<number>,
) {
  const calmly = yield* undisturbed(pair, size)
  assert.deepStrictEqual([calmly.migrated.rejected, calmly.migrated.held], [0, 0], calmly.problems)
  assert.isAbove(calmly.tickets, 1)
  for (const seed of seeds) {
    const scene = yield* makeScene(pair, size)
    const before = scene.to.mails()
    const allowEmails = calmly.emails === 0 ? null : calmly.emails
    scene.weather.fate = stormOf(seed, pair.to)
    let runs = 0
    while (Exit.isFailure(yield* Effect.exit(run(scene, { allowEmails, retryRejected: true })))) {
      assert.isBelow((runs += 1), 50, `seed ${seed}`)
    }
    scene.weather.fate = () => "done"
    const last = yield* run(scene, { allowEmails, retryRejected: true })
    yield* assertSame(scene, calmly, before, last, `seed ${seed}`)
    const writes = scene.weather.writes.length
    yield* run(scene)
    assert.strictEqual(scene.weather.writes.length, writes, "a finished migration writes nothing")
  }
}, Effect.scoped)

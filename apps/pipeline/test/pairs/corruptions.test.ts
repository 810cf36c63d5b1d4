import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { corruptions } from "./corruptions.ts"
import { accounts, makeScene, pairs, run, verifiedWith } from "./pair.ts"

const minutes = 5 * 60_000

describe.concurrent.each(pairs.filter(({ from, to }) => from === (to === "tito" ? "ticket-tailor" : "tito")))(
  "verification from $from to $to",
  (pair) => {
    it.live(
      "finds what is wrong, and nothing where nothing is",
      () =>
        Effect.gen(function* () {
          const scene = yield* makeScene(pair, { orders: 200, mostTickets: 16 })
          const { plan } = yield* run(scene)
          if (plan.emails > 0) yield* run(scene, { allowEmails: plan.emails })
          const { event, ids, source, there } = yield* accounts(scene)
          assert.deepStrictEqual((yield* verifiedWith(scene, source, there)).differences, [])
          const missed: Array<string> = []
          const wrong = corruptions(there, event, ids, 25)
          assert.isAbove(wrong.length, 20)
          for (const { rows, what } of wrong) {
            const { equal } = yield* verifiedWith(scene, source, { ...there, ...rows })
            if (equal) missed.push(what)
          }
          assert.deepStrictEqual(missed, [])
        }).pipe(Effect.scoped),
      minutes,
    )
  },
)

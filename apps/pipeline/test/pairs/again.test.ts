import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { accounts, makeScene, pairs, run, undo } from "./pair.ts"

const minutes = 5 * 60_000

// Orders at Ticketbutler cannot be taken back without mailing their buyers.
describe.concurrent.each(pairs.filter(({ to }) => to !== "ticketbutler"))(
  "a migration from $from to $to that was taken back",
  ({ from, to }) => {
    it.live(
      "is done again whole: with codes that work and people who are in, in events that are seen",
      () =>
        Effect.gen(function* () {
          const scene = yield* makeScene({ from, to }, { orders: 40, mostTickets: 12 })
          const first = yield* run(scene)
          assert.isTrue(first.verified)
          assert.deepStrictEqual((yield* undo(scene)).kept, [])
          const again = yield* run(scene)
          assert.deepStrictEqual(again.verification.differences, [])
          assert.deepStrictEqual([again.created, again.rejected], [first.created, 0])
          assert.deepStrictEqual(again.codes, first.codes)
          const { ids, there } = yield* accounts(scene)
          const valid = there.tickets.filter(({ id, status }) => ids.has(id) && status === "valid")
          const used = there.events.filter(({ id }) => valid.some(({ event_id }) => event_id === id))
          assert.deepStrictEqual(
            used.map(({ extra }) => String(extra?.["hidden"] ?? false)),
            ["false"],
          )
          assert.deepStrictEqual((yield* run(scene)).plan.operations, {})
        }).pipe(Effect.scoped),
      minutes,
    )
  },
)

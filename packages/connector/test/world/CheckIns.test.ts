import { assert, describe, it } from "@effect/vitest"
import { makeWorld } from "@boxport/connector/testing"
import { Effect } from "effect"
import { anyWorld, ordersOf, ticketsOf, unique } from "./support.ts"

describe("Scans", () => {
  it.effect.prop(
    "are of valid, paid tickets, in and out in turn, while the doors are open",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const world = makeWorld(drawn)
        const orders = new Map(ordersOf(world).map((order) => [order.number, order] as const))
        const tickets = ticketsOf(world)
        for (const ticket of tickets) {
          const { checkIns, event } = ticket
          if (checkIns.length === 0) continue
          assert.strictEqual(ticket.status, "valid")
          assert.isTrue(ticket.type.admission && !event.online)
          if (ticket.order !== null) {
            const paidAt = orders.get(ticket.order)?.completedAt ?? Infinity
            assert.isTrue((checkIns[0]?.at ?? 0) > paidAt)
          }
          const times = checkIns.map((scan) => scan.at)
          assert.deepStrictEqual(
            checkIns.map((scan) => scan.direction),
            ["in", "out", "in"].slice(0, checkIns.length),
          )
          assert.isTrue(times.every((at, n) => n === 0 || at > (times[n - 1] ?? Infinity)))
          assert.isTrue(times.every((at) => at >= event.doorsAt && at <= event.endsAt && at <= world.now))
        }
        assert.isTrue(unique(tickets.flatMap((ticket) => ticket.checkIns.map((scan) => scan.number))))
      }),
    { arbitrary: { runs: 60 } },
  )

  it.effect("are none of the future, where a door is open right now", () =>
    Effect.sync(() => {
      const world = makeWorld({ seed: 6, orders: 3000 })
      const running = new Set(world.events.filter((event) => event.doorsAt <= world.now && event.endsAt > world.now))
      const scans = ticketsOf(world).flatMap((ticket) => (running.has(ticket.event) ? ticket.checkIns : []))
      assert.isTrue(scans.length > 20)
      assert.isTrue(scans.every((scan) => scan.at <= world.now))
    }),
  )

  it.effect("happen at past and running events only", () =>
    Effect.sync(() => {
      const world = makeWorld({ seed: 5, orders: 2000 })
      const scanned = new Set(
        ticketsOf(world).flatMap((ticket) => (ticket.checkIns.length > 0 ? [ticket.event.key] : [])),
      )
      assert.deepStrictEqual([...scanned].toSorted(), [
        "fair",
        "festival-2026-03-28",
        "festival-2026-03-29",
        "gala",
        "pilot",
      ])
    }),
  )
})

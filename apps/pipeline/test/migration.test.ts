import { Budgets, Transport } from "@boxport/connector"
import { makeSource as ticketTailorSource, makeTarget as ticketTailorTarget } from "@boxport/ticket-tailor"
import { startTwin as startTicketTailor } from "@boxport/ticket-tailor/twin"
import { makeSource as titoSource } from "@boxport/tito"
import { startTwin as startTito } from "@boxport/tito/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { stepsOf, temporaryFolder } from "./support.ts"

describe("a migration from Tito to Ticket Tailor", () => {
  it.live("moves every ticket with its code, the second time nothing, and then what was sold since", () =>
    Effect.gen(function* () {
      const state = yield* temporaryFolder
      const tito = yield* startTito({ orders: 60, spare: 5, seed: 3 })
      const tickets = yield* startTicketTailor({ orders: 0, seed: 3, credits: 100_000 })
      const there = { platform: "ticket-tailor", connection: "new", apiKey: tickets.key, baseUrl: tickets.url } as const
      const connect = Effect.all({
        source: titoSource({
          platform: "tito",
          connection: "old",
          account: tito.account,
          token: tito.token,
          baseUrl: tito.url,
          checkinUrl: tito.checkinUrl,
        }),
        there: ticketTailorSource(there),
        target: ticketTailorTarget(there),
        events: Effect.succeed([]),
      })
      const run = stepsOf(connect).run(state)
      const first = yield* run
      const made = first.created["tickets"] ?? 0
      assert.isAbove(made, 100)
      assert.deepStrictEqual([first.rejected, first.held, first.plan.emails], [0, 0, 0])
      assert.strictEqual(first.plan.credits, made)
      assert.strictEqual(tickets.credits(), 100_000 - made)
      assert.deepStrictEqual(first.codes, { kept: made, reissued: 0, notCarried: 0 })
      assert.isTrue(first.plan.losses.some(({ entity, reason }) => entity === "orders" && reason === "no_place"))
      assert.deepStrictEqual(first.verification.differences, [])
      assert.isTrue(first.verified)
      assert.deepStrictEqual(tickets.outbox(), [])
      const second = yield* run
      assert.deepStrictEqual([second.created, second.verified, second.plan.operations], [{}, true, {}])
      assert.strictEqual(tito.sell(5), 5)
      const third = yield* run
      assert.deepStrictEqual(Object.keys(third.created ?? {}), ["tickets"])
      assert.isTrue(third.verified)
      assert.strictEqual(tickets.credits(), 100_000 - made - (third.created["tickets"] ?? 0))
    }).pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer))),
  )
})

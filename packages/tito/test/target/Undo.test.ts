import type { Made } from "@boxport/connector"
import { operation } from "@boxport/connector/target"
import { makeTarget } from "@boxport/tito"
import { startTwin } from "@boxport/tito/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Stream } from "effect"
import { clientOf } from "../support/client.ts"
import { services } from "../support/reading.ts"

const planned = operation({
  key: "check_in elsewhere:e1 0",
  kind: "check_in",
  phase: "close",
  series: "elsewhere:e1",
  group: "elsewhere:e1",
})

describe("taking back check-ins", () => {
  it.effect("says that one stays, though others are gone", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 40 })
      const tito = yield* clientOf(twin)
      const target = yield* makeTarget({
        platform: "tito",
        connection: "new",
        account: twin.account,
        token: twin.token,
        baseUrl: twin.url,
        checkinUrl: twin.checkinUrl,
      }).pipe(Effect.provideContext(yield* Layer.build(Layer.fresh(services))))
      const [event] = yield* Stream.runCollect(tito.events.list())
      const event_slug = event?.slug ?? assert.fail("there is no event")
      const { slug: checkin_list_slug } = yield* tito.checkinLists.create({ event_slug, body: { title: "Boxport" } })
      const tickets = yield* Stream.runCollect(tito.checkin.tickets.list({ checkin_list_slug }).pipe(Stream.take(3)))
      const checkins = yield* Effect.forEach(tickets, ({ id }) =>
        tito.checkin.checkins.create({ checkin_list_slug, body: { ticket_id: Number(id) } }),
      )
      const made = checkins.map(({ ticket_id, uuid }): Made => ({
        kind: "check_ins",
        source: `elsewhere:t${ticket_id}`,
        target: uuid,
        facts: { event: event_slug },
      }))
      const inside = Effect.map(Stream.runCollect(tito.checkin.checkins.list({ checkin_list_slug })), (all) =>
        all.filter(({ deleted_at }) => (deleted_at ?? "") === "").map(({ uuid }) => uuid),
      )
      assert.lengthOf(yield* inside, 3)
      const [first = ""] = made.map((one) => one.target)
      twin.setFaults([
        { match: first, method: "DELETE", times: 1, action: { type: "status", status: 422, body: "json" } },
      ])
      assert.strictEqual((yield* target.undo(planned, made))._tag, "Kept")
      assert.deepStrictEqual(yield* inside, [first])
      assert.strictEqual((yield* target.undo(planned, made))._tag, "Removed")
      assert.deepStrictEqual(yield* inside, [])
    }),
  )
})

import type { Made } from "@boxport/connector"
import { operation } from "@boxport/connector/target"
import { makeTarget, Ticketbutler } from "@boxport/ticketbutler"
import { startTwin } from "@boxport/ticketbutler/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Stream } from "effect"
import { services } from "../support/services.ts"

const planned = operation({
  key: "set_questions old:e1",
  kind: "set_questions",
  phase: "setup",
  series: "old:e1",
  group: "old:e1",
})

describe("taking back questions", () => {
  it.effect("says what stays, though others are gone", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 40 })
      const at = { host: twin.host, token: twin.token, baseUrl: twin.url }
      const client = yield* Effect.service(Ticketbutler).pipe(
        Effect.provideContext(yield* Layer.build(Layer.fresh(Ticketbutler.layer(at)))),
      )
      const target = yield* makeTarget({ platform: "ticketbutler", connection: "new", ...at }).pipe(
        Effect.provideContext(yield* Layer.build(Layer.fresh(services))),
      )
      const questionsOf = (event: string) =>
        Effect.map(Stream.runCollect(client.ticketTypeQuestions.list({ event })), (collections) => [
          ...new Set(collections.flatMap(({ questions }) => (questions ?? []).map(({ uuid }) => uuid))),
        ])
      const events = yield* Stream.runCollect(client.events.list({ old: true }))
      const asking = yield* Effect.filter(events, ({ uuid }) =>
        Effect.map(questionsOf(uuid), ({ length }) => length > 1),
      )
      const event = asking[0]?.uuid ?? assert.fail("no event asks two questions")
      const [first = "", second = "", ...others] = yield* questionsOf(event)
      const made = [first, second].map((native, place): Made => ({
        kind: "questions",
        source: `old:q${place}`,
        target: native,
        facts: { event },
      }))
      twin.setFaults([
        { match: first, method: "DELETE", times: 1, action: { type: "status", status: 400, body: "json" } },
      ])
      assert.strictEqual((yield* target.undo(planned, made))._tag, "Kept")
      assert.deepStrictEqual(yield* questionsOf(event), [first, ...others])
      assert.strictEqual((yield* target.undo(planned, made))._tag, "Removed")
      assert.deepStrictEqual(yield* questionsOf(event), others)
    }),
  )
})

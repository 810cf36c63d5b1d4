import {
  createTicketbutler,
  InvalidInput,
  NotFound,
  TicketbutlerError,
  WouldRemove,
} from "@boxport/ticketbutler/promise"
import { startTwin } from "@boxport/ticketbutler/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"

const client = Effect.gen(function* () {
  const twin = yield* startTwin({})
  return yield* Effect.acquireRelease(
    Effect.sync(() => createTicketbutler({ host: twin.host, token: Redacted.value(twin.token), baseUrl: twin.url })),
    ({ close }) => Effect.promise(close),
  )
})

const thrownBy = (run: () => Promise<unknown>) =>
  Effect.promise(() =>
    run().then(
      () => assert.fail("nothing was thrown"),
      (thrown: unknown) => thrown,
    ),
  )

describe("the plain client", () => {
  it.effect("gives a list whole, page by page, and one after the other", () =>
    Effect.gen(function* () {
      const plain = yield* client
      const list = plain.events.list({ old: true })
      const all = yield* Effect.promise(() => list.all())
      assert.isAbove(all.length, 0)
      const first = yield* Effect.promise(() => list.page())
      assert.deepStrictEqual(first.items, all.slice(0, first.items.length))
      const iterated = yield* Effect.promise(async () => {
        const ids = []
        for await (const item of list) ids.push(item)
        return ids
      })
      assert.deepStrictEqual(iterated, all)
    }),
  )

  it.effect("throws what went wrong as a class of the reason's tag", () =>
    Effect.gen(function* () {
      const plain = yield* client
      const gone = yield* thrownBy(() => plain.orders.get({ order: "0123456789abcdef0123456789abcdef" }))
      assert.isTrue(gone instanceof TicketbutlerError)
      if (gone instanceof TicketbutlerError) {
        assert.isTrue(gone.reason instanceof NotFound, gone.message)
        assert.deepStrictEqual([gone._tag, gone.reason._tag], ["TicketbutlerError", "NotFound"])
      }
      const wrong = yield* thrownBy(() => Reflect.apply(plain.events.create, undefined, [{}]))
      assert.isTrue(wrong instanceof TicketbutlerError && wrong.reason instanceof InvalidInput)
    }),
  )

  it.effect("says with the first call what is wrong with its options, and never shows the credential", () =>
    Effect.gen(function* () {
      const given: unknown = { host: "acme.ticketbutler.io", token: "CANARY", baseUrl: "http://example.com" }
      const plain = Reflect.apply(createTicketbutler, undefined, [given])
      const wrong = yield* thrownBy(() => plain.events.list({ old: true }).all())
      assert.isTrue(wrong instanceof TicketbutlerError)
      if (wrong instanceof TicketbutlerError && wrong.reason instanceof InvalidInput) {
        assert.include(
          wrong.reason.problems.map(({ path }) => path),
          "baseUrl",
        )
      } else assert.fail("another reason")
      assert.notInclude(String(wrong), "CANARY")
      yield* Effect.promise(plain.close)
    }),
  )

  it.effect("refuses what would silently delete, and says what", () =>
    Effect.gen(function* () {
      const plain = yield* client
      const [event] = yield* Effect.promise(() => plain.events.list().all())
      const uuid = event?.uuid ?? ""
      const refused = yield* thrownBy(() => plain.events.update({ event: uuid, body: { ticket_types: [] } }))
      assert.isTrue(refused instanceof TicketbutlerError && refused.reason instanceof WouldRemove)
      const updated = yield* Effect.promise(() =>
        plain.events.update({ event: uuid, allowRemoval: true, body: { ticket_types: [] } }),
      )
      assert.deepStrictEqual(updated.ticket_types, [])
    }),
  )

  it.effect("ends with the signal's reason", () =>
    Effect.gen(function* () {
      const plain = yield* client
      const reason = new Error("enough")
      const thrown = yield* thrownBy(() => plain.events.list({ old: true }).all({ signal: AbortSignal.abort(reason) }))
      assert.strictEqual(thrown, reason)
    }),
  )
})

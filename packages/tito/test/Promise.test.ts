import { createTito, InvalidInput, NotFound, TitoError } from "@boxport/tito/promise"
import { startTwin } from "@boxport/tito/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"

const client = Effect.gen(function* () {
  const twin = yield* startTwin({})
  return yield* Effect.acquireRelease(
    Effect.sync(() => createTito({ account: twin.account, token: Redacted.value(twin.token), baseUrl: twin.url })),
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
      const list = plain.events.past()
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
      const gone = yield* thrownBy(() => plain.tickets.get({ event_slug: "no-such-event", ticket_slug: "ti_none" }))
      assert.isTrue(gone instanceof TitoError)
      if (gone instanceof TitoError) {
        assert.isTrue(gone.reason instanceof NotFound, gone.message)
        assert.deepStrictEqual([gone._tag, gone.reason._tag], ["TitoError", "NotFound"])
      }
      const wrong = yield* thrownBy(() => Reflect.apply(plain.events.create, undefined, [{}]))
      assert.isTrue(wrong instanceof TitoError && wrong.reason instanceof InvalidInput)
    }),
  )

  it.effect("names the option of a secret that is missing or empty", () =>
    Effect.gen(function* () {
      for (const given of [{ account: "a" }, { account: "a", token: "" }]) {
        const wrong = yield* thrownBy(() => Reflect.apply(createTito, undefined, [given]).hello())
        assert.strictEqual(
          wrong instanceof TitoError ? wrong.message : wrong,
          "tito: createTito: not sent: token: Expected a text that is not empty",
        )
      }
    }),
  )

  it.effect("is refused once it is closed, for nothing was sent", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 5 })
      const options = { account: twin.account, token: Redacted.value(twin.token), baseUrl: twin.url }
      const plain = createTito({ ...options, connection: "mine" })
      yield* Effect.promise(() => plain.hello())
      yield* Effect.promise(() => plain.close())
      const asked = twin.log.length
      const closed = yield* thrownBy(() => plain.events.create({ body: { title: "Late" } }))
      assert.strictEqual(
        closed instanceof TitoError ? closed.message : closed,
        "mine: call: not sent: the client is closed",
      )
      assert.lengthOf(twin.log, asked)
    }),
  )

  it.effect("says with the first call what is wrong with its options, and never shows the credential", () =>
    Effect.gen(function* () {
      const given: unknown = { account: "a", token: "CANARY", baseUrl: "http://example.com" }
      const plain = Reflect.apply(createTito, undefined, [given])
      const wrong = yield* thrownBy(() => plain.events.past().all())
      assert.isTrue(wrong instanceof TitoError)
      if (wrong instanceof TitoError && wrong.reason instanceof InvalidInput) {
        assert.include(
          wrong.reason.problems.map(({ path }) => path),
          "baseUrl",
        )
      } else assert.fail("another reason")
      assert.notInclude(String(wrong), "CANARY")
      yield* Effect.promise(plain.close)
    }),
  )

  it.effect("ends with the signal's reason", () =>
    Effect.gen(function* () {
      const plain = yield* client
      const reason = new Error("enough")
      const thrown = yield* thrownBy(() => plain.events.past().all({ signal: AbortSignal.abort(reason) }))
      assert.strictEqual(thrown, reason)
    }),
  )
})

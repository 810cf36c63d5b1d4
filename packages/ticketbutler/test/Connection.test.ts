import { assert, describe, it } from "@effect/vitest"
import { Transport } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import { ConnectionConfig, makeSource, Ticketbutler } from "@boxport/ticketbutler"
import { Clock, Effect, Exit, Fiber, Layer, Redacted, Schema } from "effect"
import { TestClock } from "effect/testing"
import { account, order, uuid } from "./support/records.ts"
import { connection, gather, served, stub, textOf, options } from "./support/services.ts"

const decode = Schema.decodeUnknownExit(ConnectionConfig)

const written = { platform: "ticketbutler", host: "acme.ticketbutler.io", token: Redacted.make("token-CANARY") }

describe("a connection's settings", () => {
  it("take a host name and nothing else for a host", () => {
    for (const host of ["acme.ticketbutler.io", "Tickets.Example.ORG", "xn--rd-yia.example", "a-b.c1.dk"]) {
      assert.isTrue(Exit.isSuccess(decode({ ...written, host })), host)
    }
    for (const host of [
      "",
      "acme",
      "https://acme.ticketbutler.io",
      "acme.ticketbutler.io/",
      "acme.ticketbutler.io:8443",
      "user@acme.io",
      "acme..io",
      "-acme.io",
      "acme.io evil",
      "acme.io\n",
      `${"a".repeat(64)}.io`,
      `${"abcdefg.".repeat(40)}io`,
    ]) {
      assert.isTrue(Exit.isFailure(decode({ ...written, host })), host)
    }
  })

  it("take a regular expression for merchandise", () => {
    assert.isTrue(Exit.isSuccess(decode({ ...written, merchandise: { titlePattern: "^hoodie|t-shirt" } })))
    for (const titlePattern of ["", "(", "[a-"]) {
      assert.isTrue(Exit.isFailure(decode({ ...written, merchandise: { titlePattern } })), titlePattern)
    }
  })

  it("keep the token to themselves", () => {
    const config = decode(written)
    assert.notInclude(textOf(config), "CANARY")
    assert.isTrue(Exit.isFailure(decode({ ...written, token: Redacted.make("") })))
    assert.notInclude(textOf(decode({ ...written, host: "?" })), "CANARY")
  })
})

/** When requests left, by the test's clock, and how many were under way at once. */
const watched = (answers: Parameters<typeof served>[0], millis: number) => {
  const left: Array<number> = []
  let underWay = 0
  let most = 0
  const { asked, layer } = stub(served(answers))
  const watching = Layer.effect(
    Transport,
    Effect.map(Transport, (inner) =>
      Transport.of({
        send: (request) =>
          Effect.gen(function* () {
            left.push(yield* Clock.currentTimeMillis)
            underWay += 1
            most = Math.max(most, underWay)
            yield* Effect.sleep(millis)
            underWay -= 1
            return yield* inner.send(request)
          }),
      }),
    ),
  ).pipe(Layer.provideMerge(layer))
  return { asked, layer: watching, left, most: () => most }
}

const answers = account({
  orders: [order()],
  tickets: [{ uuid: uuid("ticket", 1) }],
})

const gaps = (times: ReadonlyArray<number>): ReadonlyArray<number> =>
  times.slice(1).map((time, index) => time - (times[index] ?? 0))

/** Runs an effect with the clock going on in small steps, so that moments can be told apart. */
const stepping = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect)
    for (let step = 0; step < 2000 && fiber.pollUnsafe() === undefined; step++) yield* TestClock.adjust("10 millis")
    return yield* Fiber.join(fiber)
  })

describe("requests", () => {
  it.effect("leave one at a time and half a second apart, with token and name", () =>
    Effect.gen(function* () {
      const sent: Array<string> = []
      const { asked, layer, left, most } = watched(answers, 30)
      const spying = Layer.effect(
        Transport,
        Effect.map(Transport, (inner) =>
          Transport.of({
            send: (request) => {
              const { authorization } = request.headers
              sent.push(
                authorization === undefined || !Redacted.isRedacted(authorization)
                  ? "open"
                  : Redacted.value(authorization),
              )
              return inner.send(request)
            },
          }),
        ),
      ).pipe(Layer.provideMerge(layer))
      yield* stepping(Effect.flatMap(makeSource(connection), gather).pipe(Effect.provide(spying)))
      assert.isAbove(left.length, 5)
      assert.isAtLeast(Math.min(...gaps(left)), 500)
      assert.strictEqual(most(), 1)
      assert.deepStrictEqual([...new Set(sent)], ["Token token-CANARY"])
      assert.isTrue(asked.every((url) => url.origin === "https://acme.ticketbutler.example"))
    }),
  )

  it.effect("wait for each other, whoever asks", () =>
    Effect.gen(function* () {
      const { layer, left, most } = watched(answers, 700)
      const together = Effect.flatMap(Ticketbutler.make(options), (api) =>
        Effect.all([api.ping(), api.events.list.page({}), api.newsletters.list.page({})], { concurrency: 3 }),
      )
      yield* stepping(Effect.provide(together, layer))
      assert.deepStrictEqual([left.length, most()], [3, 1])
      const faster = watched(answers, 700)
      const limits = { requests: 100, perSeconds: 1, concurrency: 3 }
      yield* stepping(
        Effect.flatMap(Ticketbutler.make({ ...options, limits }), (api) =>
          Effect.all([api.ping(), api.events.list.page({}), api.newsletters.list.page({})], { concurrency: 3 }),
        ).pipe(Effect.provide(faster.layer)),
      )
      // The first goes alone: its answer may tell of a limit.
      assert.strictEqual(faster.most(), 2)
    }),
  )

  it.effect("leave as the connection's limits say instead", () =>
    Effect.gen(function* () {
      const { layer, left } = watched(answers, 10)
      const limits = { requests: 4, perSeconds: 0.2, concurrency: 3 }
      yield* stepping(Effect.flatMap(makeSource({ ...connection, limits }), gather).pipe(Effect.provide(layer)))
      assert.isBelow(Math.max(...gaps(left)), 500)
      for (let index = 4; index < left.length; index++)
        assert.isAtLeast((left[index] ?? 0) - (left[index - 4] ?? 0), 200)
    }),
  )

  it.effect("go to the baseUrl where there is one", () =>
    Effect.gen(function* () {
      const { asked, layer } = stub(served(answers))
      const baseUrl = "http://127.0.0.1:4030"
      const source = yield* makeSource({ ...connection, baseUrl }).pipe(Effect.provide(layer))
      const { rows } = yield* gather(source)
      assert.isTrue(asked.every((url) => url.origin === baseUrl))
      // The account is the host all the same.
      assert.strictEqual(rows("events")[0]?.account, "acme.ticketbutler.example")
    }).pipe(hurry),
  )
})

describe("the account", () => {
  it.effect("is the host, in lower case, proved by one ping whose answer may be anything but a web page", () =>
    Effect.gen(function* () {
      for (const body of ["", "pong", "null", '{"ok":true}']) {
        const { asked, layer } = stub(() => ({ status: 200, body }))
        const source = yield* makeSource({ ...connection, host: "Acme.Ticketbutler.example" }).pipe(
          Effect.provide(layer),
        )
        assert.deepStrictEqual(yield* source.account, { name: "acme.ticketbutler.example", mode: null })
        yield* source.account
        assert.deepStrictEqual(
          asked.map((url) => url.pathname),
          ["/api/v3/ping/"],
        )
      }
      const { layer } = stub(() => ({ status: 200, body: "<html>Sign in to the hotel's network</html>" }))
      const error = yield* Effect.flatMap(makeSource(connection), ({ account: proof }) => Effect.flip(proof)).pipe(
        Effect.provide(layer),
      )
      assert.include(error.message, "a web page instead of JSON")
    }).pipe(hurry),
  )
})

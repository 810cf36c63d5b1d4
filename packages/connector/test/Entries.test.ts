import { assert, describe, it } from "@effect/vitest"
import { Budgets, type Endpoint, Http, NoAnswer, Pacing, Transport } from "@boxport/connector"
import type { Json } from "@boxport/model"
import { Deferred, Effect, Fiber, Layer, Queue, Redacted, Stream } from "effect"
import { TestClock } from "effect/testing"

const endpoint: Endpoint = {
  name: "orders.list",
  method: "GET",
  path: "/v1/orders",
  summary: "Orders",
  resource: "orders",
  paging: "none",
  sideEffects: [],
  idempotent: true,
  source: "this test",
}

const call = { endpoint, path: "/v1/orders", query: [], key: "orders", size: 2 }

/** An answer: its body in parts, and how it breaks off if it does. */
interface Given {
  readonly status?: number
  readonly parts: ReadonlyArray<string>
  readonly breaks?: string
}

const bytesOf = ({ breaks, parts }: Given): Stream.Stream<Uint8Array, NoAnswer> =>
  Stream.fromIterable(parts.map((part) => Buffer.from(part))).pipe(
    Stream.rechunk(1),
    Stream.concat(breaks === undefined ? Stream.empty : Stream.fail(new NoAnswer({ code: breaks }))),
  )

/** A wire that answers with these, one after the other; the last one for ever. One that is whole has bodies at once. */
const wire = (answers: ReadonlyArray<Given>, isWhole = false) => {
  let sent = 0
  const layer = Layer.succeed(
    Transport,
    Transport.of({
      send: Effect.fnUntraced(function* ({ receive }) {
        const given = answers[Math.min(sent, answers.length - 1)] ?? { parts: [] }
        sent += 1
        const { status = 200 } = given
        if (isWhole && given.breaks !== undefined) return yield* new NoAnswer({ code: given.breaks })
        if (isWhole || status >= 300 || receive === undefined) {
          return { status, headers: {}, body: given.parts.join("") }
        }
        yield* receive(bytesOf(given))
        return { status, headers: {}, body: "" }
      }),
    }),
  )
  return { layer, sent: () => sent }
}

const client = (patience: Partial<Http.Patience> = {}) =>
  Effect.gen(function* () {
    const budgets = yield* Budgets
    const secret = Redacted.make("key")
    const budget = yield* budgets.of("https://api.example.com", secret, { concurrency: 1, pace: null, fallback: null })
    return yield* Http.make({
      connection: "old",
      baseUrl: new URL("https://api.example.com"),
      headers: {},
      budget,
      observe: ({ status }) => ({ ...Pacing.silent, refused: status === 429 }),
      patience: { ...Http.patience, ...patience },
    })
  })

/** Reads over a wire; what was handed over, by attempt. */
const readOver = (answers: ReadonlyArray<Given>, patience: Partial<Http.Patience> = {}, isWhole = false) => {
  const { layer, sent } = wire(answers, isWhole)
  return Effect.gen(function* () {
    const taken: Array<readonly [attempt: number, entries: ReadonlyArray<Json>]> = []
    const fiber = yield* client(patience).pipe(
      Effect.flatMap((http) =>
        http.entries(call, (entries, attempt) => Effect.sync(() => void taken.push([attempt, entries]))),
      ),
      Effect.result,
      Effect.provide([layer, Budgets.layer]),
      Effect.forkChild,
    )
    yield* TestClock.adjust("2 days")
    return { result: yield* Fiber.join(fiber), taken, sent: sent() }
  })
}

const whole: Given = { parts: ['{"uuid":"x","orders":[1,2,', '3,4,5],"more":1}'] }

describe("a list that is read entry by entry", () => {
  it.effect("comes in portions, from a wire that hands bodies over in parts and from one that has them whole", () =>
    Effect.gen(function* () {
      for (const isWhole of [false, true]) {
        const { result, sent, taken } = yield* readOver([whole], {}, isWhole)
        assert.deepStrictEqual(result._tag === "Success" ? result.success : null, { _tag: "List" })
        assert.deepStrictEqual(taken, [
          [0, [1, 2]],
          [0, [3, 4]],
          [0, [5]],
        ])
        assert.strictEqual(sent, 1)
      }
    }),
  )

  it.effect("that breaks off is asked for again, and then begins anew", () =>
    Effect.gen(function* () {
      for (const broken of [{ parts: ['{"orders":[1,2,3,'], breaks: "ECONNRESET" }, { parts: ['{"orders":[1,2,3,'] }]) {
        const { result, sent, taken } = yield* readOver([broken, { status: 429, parts: [] }, whole])
        assert.deepStrictEqual([result._tag, sent], ["Success", 3])
        assert.deepStrictEqual(
          taken.filter(([attempt]) => attempt === 2).flatMap(([, entries]) => entries),
          [1, 2, 3, 4, 5],
        )
        assert.deepStrictEqual(
          taken.filter(([attempt]) => attempt < 2),
          [
            [0, [1, 2]],
            [0, [3]],
          ],
        )
      }
    }),
  )

  it.effect("fails as any other answer does", () =>
    Effect.gen(function* () {
      for (const [given, message, sent] of [
        [{ parts: ['{"orders":[1,'] }, "unexpected answer: JSON that is cut off or broken", 5],
        [{ parts: ["<html>"] }, "unexpected answer: a web page instead of JSON", 5],
        [
          { parts: ['{"orders":[1,'], breaks: "UND_ERR_BODY_TIMEOUT" },
          "no answer after 5 attempts (UND_ERR_BODY_TIMEOUT)",
          5,
        ],
        [{ status: 524, parts: ["<html>"] }, "the platform failed 5 times (HTTP 524)", 5],
        [{ status: 403, parts: ["{}"] }, "the credential may not do this (HTTP 403)", 1],
      ] as const) {
        for (const isWhole of [false, true]) {
          const read = yield* readOver([given], {}, isWhole)
          assert.strictEqual(
            read.result._tag === "Failure" ? read.result.failure.message : "",
            `old: GET /v1/orders: ${message}`,
          )
          assert.strictEqual(read.sent, sent)
        }
      }
    }),
  )

  it.effect("is what else the answer is, where it is no list", () =>
    Effect.gen(function* () {
      const { result, taken } = yield* readOver([{ parts: ['"later"'] }])
      assert.deepStrictEqual(
        [result._tag === "Success" ? result.success : null, taken],
        [{ _tag: "Other", json: "later" }, []],
      )
    }),
  )

  it.effect("is under way until its last entry is taken, so that nothing else of its budget is sent meanwhile", () =>
    Effect.gen(function* () {
      for (const isWhole of [false, true]) {
        const { layer, sent } = wire([whole, { parts: ["1"] }], isWhole)
        yield* Effect.gen(function* () {
          const http = yield* client()
          const portions = yield* Queue.bounded<ReadonlyArray<Json>>(1)
          const list = yield* Effect.forkChild(http.entries(call, (entries) => Queue.offer(portions, entries)))
          yield* Queue.take(portions)
          const other = yield* Effect.forkChild(http.read({ endpoint, path: "/v1/other", query: [] }))
          yield* TestClock.adjust("1 day")
          // One portion waits in the queue and one with its reader.
          assert.deepStrictEqual([list.pollUnsafe(), other.pollUnsafe(), sent()], [undefined, undefined, 1])
          yield* Queue.take(portions)
          yield* Queue.take(portions)
          yield* Fiber.join(list)
          yield* Fiber.join(other)
          assert.strictEqual(sent(), 2)
        }).pipe(Effect.provide([layer, Budgets.layer]))
      }
    }),
  )

  it.effect("lets go of its place and of its body when it is interrupted", () =>
    Effect.gen(function* () {
      const letGo = yield* Deferred.make<void>()
      const taken = yield* Deferred.make<void>()
      let sent = 0
      const layer = Layer.succeed(
        Transport,
        Transport.of({
          send: Effect.fnUntraced(function* ({ receive }) {
            sent += 1
            if (sent > 1 || receive === undefined) return { status: 200, headers: {}, body: "1" }
            yield* receive(
              Stream.make(Buffer.from("[1,2,3,")).pipe(
                Stream.concat(Stream.never),
                Stream.ensuring(Deferred.succeed(letGo, undefined)),
              ),
            )
            return { status: 200, headers: {}, body: "" }
          }),
        }),
      )
      yield* Effect.gen(function* () {
        const http = yield* client()
        const list = yield* Effect.forkChild(http.entries(call, () => Deferred.succeed(taken, undefined)))
        yield* Deferred.await(taken)
        yield* Fiber.interrupt(list)
        yield* Deferred.await(letGo)
        assert.strictEqual(yield* http.read({ endpoint, path: "/v1/other", query: [] }), 1)
      }).pipe(Effect.provide([layer, Budgets.layer]))
    }),
  )
})

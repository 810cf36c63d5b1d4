import { assert, describe, it } from "@effect/vitest"
import {
  Budgets,
  ConnectorError,
  type Endpoint,
  Http,
  NoAnswer,
  Pacing,
  Transport,
  type TransportAnswer,
  type TransportRequest,
} from "@boxport/connector"
import { Effect, Fiber, Layer, Logger, Redacted, Ref, References } from "effect"
import { TestClock } from "effect/testing"

const endpoint: Endpoint = {
  name: "orders.list",
  method: "GET",
  path: "/v1/orders",
  summary: "Orders",
  resource: "orders",
  paging: "cursor",
  sideEffects: [],
  idempotent: true,
  source: "this test",
}

const canary = "CANARY-7f3b"
const personal = "jane.canary@example.com"

type Step = TransportAnswer | NoAnswer

const ok = (body: unknown): TransportAnswer => ({ status: 200, headers: {}, body: JSON.stringify(body) })
const answer = (status: number, body = "", headers: TransportAnswer["headers"] = {}): TransportAnswer => ({
  status,
  headers,
  body,
})

/** A network that answers with these steps, one after the other; the last one for ever. */
const network = (steps: ReadonlyArray<Step>) =>
  Effect.gen(function* () {
    const sent = yield* Ref.make<ReadonlyArray<TransportRequest>>([])
    const transport = Transport.of({
      send: (request) =>
        Effect.gen(function* () {
          const n = (yield* Ref.get(sent)).length
          yield* Ref.update(sent, (all) => [...all, request])
          const step = steps[Math.min(n, steps.length - 1)]
          if (step === undefined || step instanceof NoAnswer) return yield* step ?? new NoAnswer({ code: "NONE" })
          return step
        }),
    })
    return { sent, layer: Layer.succeed(Transport, transport) }
  })

const client = Effect.gen(function* () {
  const budgets = yield* Budgets
  const secret = Redacted.make(canary)
  const budget = yield* budgets.of("https://api.example.com", secret, { concurrency: 2, pace: null, fallback: null })
  return yield* Http.make({
    connection: "old",
    baseUrl: new URL("https://api.example.com"),
    headers: { authorization: Redacted.make(`Basic ${canary}`) },
    budget,
    observe: (got) => ({
      ...Pacing.silent,
      refused: got.status === 429,
      retryAfterSeconds: Http.retryAfterSeconds(got),
    }),
    patience: Http.patience,
  })
})

/** Reads once over a network of these steps; the clock runs as far as it takes. */
const readOver = (steps: ReadonlyArray<Step>, path = "/v1/orders") =>
  Effect.gen(function* () {
    const { layer, sent } = yield* network(steps)
    const logs: Array<string> = []
    const logger = Logger.layer([Logger.make(({ message }) => void logs.push(String(message)))])
    const fiber = yield* client.pipe(
      Effect.flatMap((http) =>
        Effect.all({
          result: Effect.result(http.read({ endpoint, path, query: [["email", personal]] })),
          usage: http.usage,
        }),
      ),
      Effect.provide([layer, Budgets.layer, logger]),
      Effect.provideService(References.MinimumLogLevel, "All"),
      Effect.forkChild,
    )
    yield* TestClock.adjust("2 days")
    const { result, usage } = yield* Fiber.join(fiber)
    return { result, usage, logs, requests: yield* Ref.get(sent) }
  })

const failureOf = (steps: ReadonlyArray<Step>, path?: string) =>
  Effect.map(readOver(steps, path), ({ requests, result }) => {
    if (result._tag === "Success") return assert.fail("it should have failed")
    return { error: result.failure, attempts: requests.length }
  })

describe("reading", () => {
  it.effect("gives the JSON and counts the request under its resource", () =>
    Effect.gen(function* () {
      const { result, usage } = yield* readOver([ok({ data: [1] })])
      assert.deepStrictEqual(result._tag === "Success" ? result.success : null, { data: [1] })
      assert.deepStrictEqual([usage.requests, usage.byResource], [1, { orders: 1 }])
    }),
  )

  it.effect("tries again what may pass", () =>
    Effect.gen(function* () {
      for (const passing of [
        answer(500, "<html>"),
        answer(502),
        answer(503),
        answer(504),
        answer(524, "<html>timeout"),
        answer(408),
        answer(200, '{"data":[{"id":'),
        answer(200, "<!doctype html><p>maintenance"),
        new NoAnswer({ code: "ECONNRESET" }),
        new NoAnswer({ code: "UND_ERR_BODY_TIMEOUT" }),
      ]) {
        const { requests, result } = yield* readOver([passing, passing, ok("fine")])
        assert.deepStrictEqual([result._tag, requests.length], ["Success", 3])
      }
    }),
  )

  it.effect("does not try again what will not pass", () =>
    Effect.gen(function* () {
      for (const [status, tag] of [
        [401, "Unauthorized"],
        [403, "Forbidden"],
        [404, "NotFound"],
        [400, "Refused"],
        [422, "Refused"],
        [301, "UnexpectedAnswer"],
      ] as const) {
        const { attempts, error } = yield* failureOf([answer(status, "{}")])
        assert.deepStrictEqual([attempts, error.reason._tag], [1, tag])
      }
    }),
  )

  it.effect("gives up after bounded patience, and says what happened and what to do", () =>
    Effect.gen(function* () {
      const down = yield* failureOf([new NoAnswer({ code: "ECONNREFUSED" })])
      assert.strictEqual(down.attempts, Http.patience.attempts)
      assert.instanceOf(down.error, ConnectorError)
      assert.strictEqual(down.error.message, "old: GET /v1/orders: no answer after 5 attempts (ECONNREFUSED)")
      assert.include(down.error.hint, "Nobody listens at api.example.com")
      const broken = yield* failureOf([answer(503, "<html>")])
      assert.deepStrictEqual([broken.attempts, broken.error.reason._tag], [5, "PlatformDown"])
    }),
  )

  it.effect("waits out the limit, an hour if need be, as often as it takes", () =>
    Effect.gen(function* () {
      const limited = answer(429, "{}", { "retry-after": "3600" })
      const { requests, result } = yield* readOver([limited, limited, limited, ok("at last")])
      assert.deepStrictEqual([result._tag, requests.length], ["Success", 4])
      const dated = answer(429, "", {
        date: "Sat, 21 Nov 2026 10:00:00 GMT",
        "retry-after": "Sat, 21 Nov 2026 10:20:00 GMT",
      })
      assert.strictEqual(Http.retryAfterSeconds(dated), 1200)
      assert.strictEqual((yield* readOver([dated, ok(1)])).result._tag, "Success")
      const never = yield* failureOf([answer(429)])
      assert.deepStrictEqual([never.attempts, never.error.reason._tag], [Http.patience.refusals, "RateLimited"])
    }),
  )

  it.effect("never leaves the connection's host, whatever the path says", () =>
    Effect.gen(function* () {
      for (const path of ["//evil.example/v1", "https://evil.example/", "/\\evil.example", "@evil.example/v1"]) {
        const { requests } = yield* readOver([ok(1)], path)
        for (const { url } of requests) assert.strictEqual(url.origin, "https://api.example.com")
      }
    }),
  )

  it.effect("does not follow a redirect", () =>
    Effect.gen(function* () {
      const { attempts, error } = yield* failureOf([answer(302, "", { location: "https://evil.example/v1/orders" })])
      assert.strictEqual(attempts, 1)
      assert.include(error.message, "a redirect to evil.example, which is not followed")
    }),
  )

  it.effect("says the platform's own words, and which fields they are about", () =>
    Effect.gen(function* () {
      const body = { message: "Validation\nfailed", errors: [{ field: "limit", messages: ["too large"] }] }
      const { error } = yield* failureOf([answer(400, JSON.stringify(body))])
      assert.include(error.message, "Validation failed (limit)")
    }),
  )

  it.effect("keeps the credential and the query out of every log line and error", () =>
    Effect.gen(function* () {
      const echo = JSON.stringify({ message: "no" })
      for (const step of [ok(1), answer(500, echo), answer(403, echo), answer(429), new NoAnswer({ code: "X" })]) {
        const { logs, result } = yield* readOver([step])
        assert.isNotEmpty(logs)
        const failure = result._tag === "Failure" ? result.failure : undefined
        const said = [...logs, String(failure), JSON.stringify(failure), failure?.stack, failure?.hint].join("\n")
        assert.notInclude(said, canary)
        assert.notInclude(said, personal)
      }
    }),
  )
})

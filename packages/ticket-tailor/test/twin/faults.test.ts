import type { FaultRule, Twin } from "@boxport/ticket-tailor/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { at, get, ids, list, number, post, reply, type Reply, send, text, walk, withTwin } from "./support.ts"

const orders = "^/v1/orders([?]|$)"

/** What became of a request: its status, or the code of the broken connection. */
const outcome = (sent: Promise<Reply>): Promise<string | number> =>
  sent.then(
    ({ status }) => status,
    (cause: unknown) => String(at(cause, "code")),
  )

const asks = (twin: Twin, times: number, path = "/v1/orders?limit=2") =>
  Effect.gen(function* () {
    const all: Array<string | number> = []
    for (let n = 0; n < times; n++) all.push(yield* Effect.promise(() => outcome(send(twin, { path }))))
    return all
  })

const withFault = <A>(rule: FaultRule, test: (twin: Twin) => Effect.Effect<A>) =>
  withTwin({ orders: 20, faults: [rule] }, test)

describe("faults strike", () => {
  const down = { type: "status", status: 503 } as const
  const schedules: ReadonlyArray<readonly [Omit<FaultRule, "match" | "action">, ReadonlyArray<number>]> = [
    [{}, [503, 503, 503, 503, 503, 503]],
    [{ times: 2 }, [503, 503, 200, 200, 200, 200]],
    [{ after: 1 }, [200, 503, 503, 503, 503, 503]],
    [{ everyNth: 3 }, [200, 200, 503, 200, 200, 503]],
    [{ after: 1, everyNth: 2, times: 1 }, [200, 200, 503, 200, 200, 200]],
  ]
  for (const [when, expected] of schedules) {
    it.effect(`when asked: ${JSON.stringify(when)}`, () =>
      withFault({ match: orders, ...when, action: down }, (twin) =>
        Effect.gen(function* () {
          assert.deepStrictEqual(yield* asks(twin, 6), [...expected])
        }),
      ),
    )
  }

  it.effect("addresses as they are meant, and those that mean nothing", () =>
    withFault({ match: "email=a b@c.dk$", action: down }, (twin) =>
      Effect.gen(function* () {
        const outcomes: Array<string | number> = []
        for (const email of ["a+b%40c.dk", "a%20b@c.dk", "a%2Bb@c.dk", "%"]) {
          outcomes.push(...(yield* asks(twin, 1, `/v1/orders?email=${email}`)))
        }
        assert.deepStrictEqual(outcomes, [503, 503, 200, 200])
        assert.deepStrictEqual(yield* asks(twin, 1, "/v1/orders/100%"), [404])
      }),
    ),
  )

  it.effect("only what they match, the first rule that is due, and can be set anew", () =>
    withTwin(
      {
        orders: 20,
        faults: [
          { match: ".", method: "POST", action: { type: "status", status: 500 } },
          { match: "/orders", times: 1, action: { type: "status", status: 502, body: "html" } },
          { match: "/orders", times: 1, action: { type: "status", status: 504 } },
        ],
      },
      (twin) =>
        Effect.gen(function* () {
          assert.deepStrictEqual(yield* asks(twin, 3), [502, 504, 200])
          assert.strictEqual((yield* reply(twin, { path: "/v1/events" })).status, 200)
          assert.strictEqual((yield* reply(twin, { method: "POST", path: "/v1/discounts" })).status, 500)
          twin.setFaults([{ match: orders, times: 1, action: { type: "forbid" } }])
          assert.deepStrictEqual(yield* asks(twin, 2), [403, 200])
          twin.reset()
          assert.deepStrictEqual(yield* asks(twin, 3), [502, 504, 200])
        }),
    ),
  )
})

describe("a fault can be", () => {
  it.effect("an error page that is no JSON, or one that is", () =>
    withFault({ match: orders, times: 1, action: { type: "status", status: 500, body: "html" } }, (twin) =>
      Effect.gen(function* () {
        const page = yield* reply(twin, { path: "/v1/orders" })
        assert.include(String(page.headers["content-type"]), "text/html")
        assert.match(page.text, /^<!doctype html>/)
        twin.setFaults([{ match: orders, action: { type: "status", status: 500 } }])
        const error = yield* reply(twin, { path: "/v1/orders" })
        assert.strictEqual(at(JSON.parse(error.text), "status"), 500)
      }),
    ),
  )

  it.effect("a broken connection before anything was done", () =>
    withFault({ match: ".", method: "POST", times: 1, action: { type: "reset" } }, (twin) =>
      Effect.gen(function* () {
        const form = "code=A&name=A&type=percentage"
        const contentType = "application/x-www-form-urlencoded"
        const ask = { method: "POST", path: "/v1/discounts", body: form, contentType }
        const before = (yield* walk(twin, "/v1/discounts")).length
        assert.strictEqual(yield* Effect.promise(() => outcome(send(twin, ask))), "ECONNRESET")
        assert.strictEqual((yield* walk(twin, "/v1/discounts")).length, before)
        assert.strictEqual(yield* Effect.promise(() => outcome(send(twin, ask))), 201)
      }),
    ),
  )

  it.effect("a reply that is lost after the write was done", () =>
    withFault({ match: ".", method: "POST", times: 1, action: { type: "lose" } }, (twin) =>
      Effect.gen(function* () {
        const ask = {
          method: "POST",
          path: "/v1/discounts",
          body: "code=LOST&name=A&type=percentage",
          contentType: "application/x-www-form-urlencoded",
        }
        assert.strictEqual(yield* Effect.promise(() => outcome(send(twin, ask))), "ECONNRESET")
        assert.strictEqual(list(yield* get(twin, "/v1/discounts?code=LOST"), "data").length, 1)
        assert.strictEqual(twin.log.find((entry) => entry.method === "POST")?.status, 0)
      }),
    ),
  )

  it.effect("JSON that stops in the middle", () =>
    withFault({ match: orders, times: 1, action: { type: "truncate" } }, (twin) =>
      Effect.gen(function* () {
        const half = yield* reply(twin, { path: "/v1/orders" })
        assert.strictEqual(half.status, 200)
        const whole = yield* reply(twin, { path: "/v1/orders" })
        assert.isTrue(whole.text.startsWith(half.text))
        assert.throws(() => JSON.parse(half.text))
      }),
    ),
  )

  it.effect("no answer at all", () =>
    withFault({ match: orders, times: 1, action: { type: "hang" } }, (twin) =>
      Effect.gen(function* () {
        const controller = new AbortController()
        const hanging = outcome(send(twin, { path: "/v1/orders", signal: controller.signal }))
        // Another request is answered in full while the first still waits.
        yield* Effect.promise(async () => {
          while (!twin.log.some((entry) => entry.path === "/v1/orders")) await send(twin, { path: "/v1/ping" })
        })
        yield* walk(twin, "/v1/events", 1)
        const first = yield* Effect.promise(() => Promise.race([hanging, Promise.resolve("waits")]))
        assert.strictEqual(first, "waits")
        controller.abort()
        assert.strictEqual(yield* Effect.promise(() => hanging), "ABORT_ERR")
      }),
    ),
  )

  it.effect("too many requests, with and without a time to come back", () =>
    withFault({ match: orders, times: 1, action: { type: "too-many", retryAfter: "7" } }, (twin) =>
      Effect.gen(function* () {
        const first = yield* reply(twin, { path: "/v1/orders" })
        assert.strictEqual(first.status, 429)
        assert.strictEqual(first.headers["retry-after"], "7")
        twin.setFaults([{ match: orders, times: 1, action: { type: "too-many" } }])
        const second = yield* reply(twin, { path: "/v1/orders" })
        assert.strictEqual(second.status, 429)
        assert.isUndefined(second.headers["retry-after"])
      }),
    ),
  )

  it.effect("a late answer, on top of the latency that everything has", () => {
    const waited: Array<number> = []
    const wait = (millis: number, run: () => void) => {
      waited.push(millis)
      run()
    }
    const faults: ReadonlyArray<FaultRule> = [{ match: orders, action: { type: "slow", millis: 5000 } }]
    return withTwin({ orders: 5, latencyMillis: 30, faults, wait }, (twin) =>
      Effect.gen(function* () {
        assert.strictEqual((yield* reply(twin, { path: "/v1/orders" })).status, 200)
        assert.strictEqual((yield* reply(twin, { path: "/v1/events" })).status, 200)
        assert.deepStrictEqual(waited, [5030, 30])
      }),
    )
  })

  it.effect("a wrong content type, a redirect, a refusal of one resource", () =>
    withFault({ match: orders, times: 1, action: { type: "content-type", value: "text/html" } }, (twin) =>
      Effect.gen(function* () {
        const odd = yield* reply(twin, { path: "/v1/orders" })
        assert.strictEqual(odd.headers["content-type"], "text/html")
        assert.strictEqual(odd.status, 200)
        const location = "https://elsewhere.example/v1/orders"
        twin.setFaults([
          { match: orders, times: 1, action: { type: "redirect", status: 302, location } },
          { match: "/check_ins", action: { type: "forbid" } },
        ])
        const moved = yield* reply(twin, { path: "/v1/orders" })
        assert.deepStrictEqual([moved.status, moved.headers["location"]], [302, location])
        const refused = yield* reply(twin, { path: "/v1/check_ins" })
        assert.strictEqual(refused.status, 403)
        assert.strictEqual(at(JSON.parse(refused.text), "error_code"), "FORBIDDEN")
      }),
    ),
  )

  it.effect(
    "a clock that is wrong, a failure that says when to come back, a record that is missing or there twice",
    () =>
      withTwin({ orders: 20, now: () => 1_000_000 }, (twin) =>
        Effect.gen(function* () {
          twin.setFaults([{ match: orders, action: { type: "skew", seconds: 60 } }])
          const skewed = yield* reply(twin, { path: "/v1/orders" })
          assert.strictEqual(skewed.headers["date"], new Date(1_060_000).toUTCString())
          twin.setFaults([{ match: orders, action: { type: "status", status: 503, retryAfter: "7" } }])
          assert.strictEqual((yield* reply(twin, { path: "/v1/orders" })).headers["retry-after"], "7")
          twin.setFaults([])
          const asked = Effect.map(get(twin, "/v1/orders?limit=3"), (answer) => ids(list(answer, "data")))
          const all = yield* asked
          const dropped = all.filter((_, index) => index !== 1)
          twin.setFaults([
            { match: "limit=3", times: 1, action: { type: "drop", path: "data", index: 1 } },
            { match: "limit=3", action: { type: "double", path: "data", index: 1 } },
          ])
          assert.deepStrictEqual(yield* asked, dropped)
          assert.deepStrictEqual(yield* asked, [...all.slice(0, 2), ...all.slice(1)])
        }),
      ),
  )

  it.effect("one value in one record", () =>
    withTwin(
      {
        orders: 20,
        faults: [
          {
            match: orders,
            times: 1,
            action: { type: "corrupt", path: "data.1.line_items.0.total", value: "twelve" },
          },
          { match: "^/v1/orders/or_", action: { type: "corrupt", path: "email", value: null } },
        ],
      },
      (twin) =>
        Effect.gen(function* () {
          const bad = yield* get(twin, "/v1/orders?limit=3")
          const good = yield* get(twin, "/v1/orders?limit=3")
          assert.strictEqual(at(bad, "data", 1, "line_items", 0, "total"), "twelve")
          assert.deepStrictEqual(at(bad, "data", 0), at(good, "data", 0))
          assert.notDeepEqual(at(bad, "data", 1), at(good, "data", 1))
          const one = yield* get(twin, `/v1/orders/${text(good, "data", 0, "id")}`)
          assert.isNull(at(one, "email"))
        }),
    ),
  )

  it.effect("a next page elsewhere, or the same page once more", () =>
    withTwin(
      {
        orders: 20,
        faults: [
          {
            match: orders,
            times: 1,
            action: { type: "corrupt", path: "links.next", value: "https://elsewhere.example/?page=2" },
          },
          { match: "^/v1/issued_tickets([?]|$)", after: 1, times: 1, action: { type: "repeat-page" } },
        ],
      },
      (twin) =>
        Effect.gen(function* () {
          const foreign = yield* get(twin, "/v1/orders?limit=3")
          assert.strictEqual(at(foreign, "links", "next"), "https://elsewhere.example/?page=2")
          const first = yield* get(twin, "/v1/issued_tickets?limit=3")
          const cursor = text(list(first, "data").at(-1), "id")
          const path = `/v1/issued_tickets?limit=3&starting_after=${cursor}`
          assert.deepStrictEqual(yield* get(twin, path), first)
          const second = yield* get(twin, path)
          assert.notDeepEqual(ids(list(second, "data")), ids(list(first, "data")))
        }),
    ),
  )

  it.effect("counted by the request limit like any other request", () =>
    withTwin(
      {
        orders: 5,
        limits: { requests: 2, perSeconds: 60 },
        now: () => 0,
        faults: [{ match: orders, action: { type: "status", status: 500 } }],
      },
      (twin) =>
        Effect.gen(function* () {
          assert.deepStrictEqual(yield* asks(twin, 3), [500, 500, 429])
          const made = yield* post(twin, "/v1/discounts")
          assert.strictEqual(number(made.body, "status"), 429)
        }),
    ),
  )
})

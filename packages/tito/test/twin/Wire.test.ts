import { assert, describe, it } from "@effect/vitest"
import { adminOperations } from "@boxport/tito"
import { startTwin } from "@boxport/tito/twin"
import { Effect, Redacted } from "effect"
import { spawn } from "node:child_process"
import { join } from "node:path"
import { get } from "../support/get.ts"

describe("the twin's answers", () => {
  it.effect("tell who the token is", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin()
      assert.deepStrictEqual((yield* get(twin, "/v3/hello")).json, {
        authenticated: true,
        access_token: "*twin",
        lookup_mode: "live",
        accounts: [twin.account, "demo"],
      })
      const test = yield* startTwin({ mode: "test" })
      assert.deepInclude((yield* get(test, "/v3/hello")).json ?? {}, { lookup_mode: "test" })
    }),
  )

  it.effect("refuse other tokens, in today's words and the seed's", () =>
    Effect.gen(function* () {
      const [today, old] = [yield* startTwin(), yield* startTwin({ server: "3.0" })]
      const none = yield* get(today, "/v3/hello", null)
      assert.strictEqual(none.status, 401)
      assert.deepInclude(none.json ?? {}, { status: 401, message: "The API token is missing." })
      assert.strictEqual((yield* get(today, "/v3/hello", "Token token=other")).status, 401)
      assert.strictEqual((yield* get(today, "/v3/hello", `Bearer ${Redacted.value(today.token)}`)).status, 401)
      const seed = yield* get(old, "/v3/hello", null)
      assert.deepStrictEqual(seed.json, {
        errors: { api_token: ["is blank"] },
        hint: "Tokens are made at https://id.tito.io",
      })
    }),
  )

  it.effect("are 404 for accounts, events and paths that are not there, 403 for what is forbidden", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 10, forbidden: ["refunds"] })
      const event = `/v3/${twin.account}/oresund-data-days-2026`
      for (const path of [
        "/v3/nobody/events",
        "/v3/nobody/oresund-data-days-2026",
        `${event}x`,
        `${event}/moons`,
        "/",
      ]) {
        assert.strictEqual((yield* get(twin, path)).status, 404, path)
      }
      assert.strictEqual((yield* get(twin, `${event}/duplication`)).status, 404)
      const refused = yield* get(twin, `${event}/refunds`)
      assert.strictEqual(refused.status, 403)
      assert.deepInclude(refused.json ?? {}, { status: 403, message: "Forbidden" })
    }),
  )

  it.effect("come for every endpoint of the list", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 40 })
      for (const { method, name, path } of Object.values(adminOperations)) {
        if (method !== "GET" || /\{(?!account_slug|event_slug)/.test(path) || name === "events.duplication") continue
        const filled = path.replace("{account_slug}", twin.account).replace("{event_slug}", "oresund-data-days-2026")
        const { status } = yield* get(twin, filled)
        assert.strictEqual(status, 200, name)
      }
    }),
  )

  it.effect("are limited when a limit was set", () =>
    Effect.gen(function* () {
      let now = 1_000_000
      const twin = yield* startTwin({ limits: { requests: 2, perSeconds: 10 }, now: () => now })
      assert.strictEqual((yield* get(twin, "/v3/hello")).status, 200)
      now += 4000
      assert.strictEqual((yield* get(twin, "/v3/hello")).status, 200)
      const refused = yield* get(twin, "/v3/hello")
      assert.strictEqual(refused.status, 429)
      assert.strictEqual(refused.headers["retry-after"], "6")
      now += 6000
      assert.strictEqual((yield* get(twin, "/v3/hello")).status, 200)
      twin.setLimits(null)
      assert.isUndefined((yield* get(twin, "/v3/hello")).headers["retry-after"])
    }),
  )
})

describe("the twin's faults", () => {
  it.effect("strike when they are due", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({
        orders: 30,
        faults: [{ match: "^/v3/hello", after: 1, everyNth: 2, times: 2, action: { type: "status", status: 503 } }],
      })
      const statuses: Array<number> = []
      for (let n = 0; n < 8; n++) statuses.push((yield* get(twin, "/v3/hello")).status)
      assert.deepStrictEqual(statuses, [200, 200, 503, 200, 503, 200, 200, 200])
    }),
  )

  it.effect("are for addresses as they are meant, and those that mean nothing", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({
        faults: [{ match: "search=a b@c.dk$", action: { type: "status", status: 503 } }],
      })
      const statuses: Array<number> = []
      for (const search of ["a+b%40c.dk", "a%20b@c.dk", "a%2Bb@c.dk", "%"]) {
        statuses.push((yield* get(twin, `/v3/${twin.account}/oresund-data-days-2026/tickets?search=${search}`)).status)
      }
      assert.deepStrictEqual(statuses, [503, 503, 200, 200])
      assert.strictEqual((yield* get(twin, `/v3/${twin.account}/100%/tickets`)).status, 404)
    }),
  )

  it.effect("are of every kind", () =>
    Effect.gen(function* () {
      const waits: Array<number> = []
      const twin = yield* startTwin({
        orders: 100,
        wait: (millis, run) => {
          waits.push(millis)
          run()
        },
      })
      const path = `/v3/${twin.account}/oresund-data-days-2026/registrations?page[size]=5`
      const plain = yield* get(twin, path)
      const under = (action: Parameters<typeof twin.setFaults>[0][number]["action"]) =>
        Effect.suspend(() => {
          twin.setFaults([{ match: "/registrations", action }])
          return get(twin, path)
        })
      const html = yield* under({ type: "status", status: 502, body: "html" })
      assert.match(String(html.headers["content-type"]), /text\/html/)
      assert.strictEqual((yield* under({ type: "status", status: 500 })).status, 500)
      const half = yield* under({ type: "truncate" })
      assert.isUndefined(half.json)
      assert.isTrue(plain.body.startsWith(half.body))
      assert.strictEqual((yield* Effect.flip(under({ type: "reset" })))._tag, "NoAnswer")
      const limited = yield* under({ type: "too-many", retryAfter: "7" })
      assert.deepStrictEqual([limited.status, limited.headers["retry-after"]], [429, "7"])
      assert.isUndefined((yield* under({ type: "too-many" })).headers["retry-after"])
      assert.strictEqual((yield* under({ type: "forbid" })).status, 403)
      const moved = yield* under({ type: "redirect", status: 302, location: "https://elsewhere.example/" })
      assert.deepStrictEqual([moved.status, moved.headers["location"]], [302, "https://elsewhere.example/"])
      yield* under({ type: "slow", millis: 900 })
      assert.deepStrictEqual(waits, [900])
      const skewed = yield* under({ type: "skew", seconds: -86_400 })
      assert.isBelow(Date.parse(String(skewed.headers["date"])), Date.parse(String(plain.headers["date"])) - 80_000_000)
      const corrupt = yield* under({ type: "corrupt", path: "registrations.1.total", value: "much" })
      assert.include(corrupt.body, '"total":"much"')
      const count = (body: string) => body.split('"_type":"registration"').length - 1
      const [rows, fewer, more] = [
        plain,
        yield* under({ type: "drop", path: "registrations", index: 0 }),
        yield* under({ type: "double", path: "registrations", index: 0 }),
      ].map(({ body }) => count(body))
      assert.deepStrictEqual([fewer, more], [(rows ?? 0) - 1, (rows ?? 0) + 1])
      const foreign = yield* under({ type: "foreign-links", origin: "https://elsewhere.example" })
      assert.notInclude(foreign.body, "https://ti.to/")
    }),
  )

  it.effect("send the page before once more, and let orders come in", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 200, spare: 5 })
      const path = `/v3/${twin.account}/oresund-data-days-2026/tickets?page[size]=20`
      twin.setFaults([{ match: "/tickets", after: 1, times: 1, action: { type: "repeat-page" } }])
      const first = yield* get(twin, path)
      const again = yield* get(twin, `${path}&page[number]=2`)
      assert.strictEqual(again.body, first.body)
      assert.notStrictEqual((yield* get(twin, `${path}&page[number]=2`)).body, first.body)
      twin.setFaults([{ match: "/hello", times: 1, action: { type: "sell", count: 3 } }])
      yield* get(twin, "/v3/hello")
      assert.strictEqual(twin.sell(10), 2)
    }),
  )

  it.effect("must be well formed", () =>
    Effect.gen(function* () {
      const problem = yield* Effect.flip(startTwin({ faults: [{ match: "(", action: { type: "reset" } }] }))
      assert.include(problem.message, "is not a regular expression")
      const taken = yield* startTwin()
      const busy = yield* Effect.flip(startTwin({ port: taken.port }))
      assert.include(busy.message, String(taken.port))
    }),
  )
})

describe("the twin as a program", () => {
  it.effect("prints its addresses and token, answers, and stops on SIGTERM", () =>
    Effect.gen(function* () {
      const main = join(import.meta.dirname, "../../src/twin/main.ts")
      const child = spawn(process.execPath, ["--conditions=source", main, "--orders", "20", "--server", "3.0"], {
        stdio: ["ignore", "pipe", "inherit"],
      })
      const line = yield* Effect.callback<string>((resume) => {
        child.stdout.once("data", (chunk: Buffer) => resume(Effect.succeed(chunk.toString("utf8"))))
      })
      const ready: { url: string; checkinUrl: string; token: string; account: string; orders: number } =
        JSON.parse(line)
      assert.strictEqual(ready.orders, 20)
      const twin = { url: ready.url, checkinUrl: ready.checkinUrl, token: Redacted.make(ready.token) }
      const { status } = yield* get(twin, `/v3/${ready.account}/events`)
      assert.strictEqual(status, 200)
      const code = yield* Effect.callback<number | null>((resume) => {
        child.once("exit", (exit) => resume(Effect.succeed(exit)))
        child.kill("SIGTERM")
      })
      assert.strictEqual(code, 0)
    }),
  )

  it.effect("says what is wrong with its arguments", () =>
    Effect.gen(function* () {
      const main = join(import.meta.dirname, "../../src/twin/main.ts")
      const child = spawn(process.execPath, ["--conditions=source", main, "--orders", "many"], {
        stdio: ["ignore", "ignore", "pipe"],
      })
      let text = ""
      child.stderr.on("data", (chunk: Buffer) => {
        text += chunk.toString("utf8")
      })
      const code = yield* Effect.callback<number | null>((resume) => {
        child.once("close", (exit) => resume(Effect.succeed(exit)))
      })
      assert.strictEqual(code, 2)
      assert.include(text, "Usage")
    }),
  )
})

import { assert, describe, it } from "@effect/vitest"
import { hurry, stableUuid } from "@boxport/connector/testing"
import { Lenient } from "@boxport/connector"
import type { Json } from "@boxport/model"
import { Ticketbutler } from "@boxport/ticketbutler"
import { startTwin, type Twin, type TwinOptions } from "@boxport/ticketbutler/twin"
import { Effect, Redacted, Stream } from "effect"
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { options, textOf, twinAndSource } from "./support/services.ts"

/** What a request without any client of ours gets. */
const get = (twin: Twin, path: string, headers: { readonly [name: string]: string } = {}, method = "GET") =>
  Effect.promise(async () => {
    const answer = await fetch(`${twin.url}${path}`, {
      method,
      redirect: "manual",
      headers: { authorization: `Token ${Redacted.value(twin.token)}`, ...headers },
    })
    const body = await answer.text()
    return { status: answer.status, type: answer.headers.get("content-type") ?? "", headers: answer.headers, body }
  })

const jsonAt = (twin: Twin, path: string): Effect.Effect<Json> =>
  Effect.map(get(twin, path), ({ body }) => JSON.parse(body))

const withTwin = <A, E>(options: TwinOptions, use: (twin: Twin) => Effect.Effect<A, E>) =>
  Effect.scoped(Effect.flatMap(startTwin({ orders: 40, ...options }), use))

const field = (json: Json | undefined, ...path: ReadonlyArray<string | number>): Json | undefined =>
  path.reduce<Json | undefined>(
    (value, step) =>
      Array.isArray(value) && typeof step === "number"
        ? value[step]
        : Lenient.isObject(value) && typeof step === "string"
          ? value[step]
          : undefined,
    json,
  )

const dashed = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const hex = /^[0-9a-f]{32}$/
const eventUuid = (number: number): string => stableUuid("ticketbutler event", number)

/** The place of the event with most orders among the world's. */
const busiest = (twin: Twin): string => {
  const [first] = twin.world.events.toSorted(
    (a, b) => twin.world.ordersOfEvent(b.key).count - twin.world.ordersOfEvent(a.key).count,
  )
  return eventUuid(first?.number ?? -1)
}

describe("the twin", () => {
  it.effect("asks for its token, in Django's words", () =>
    withTwin({}, (twin) =>
      Effect.gen(function* () {
        const path = "/api/v3/events/"
        const wrong = yield* get(twin, path, { authorization: "Token nope" })
        assert.deepStrictEqual([wrong.status, wrong.body], [401, '{"detail":"Invalid token."}'])
        const bearer = yield* get(twin, path, { authorization: `Bearer ${Redacted.value(twin.token)}` })
        assert.strictEqual(bearer.status, 401)
        // Whatever the case of the word.
        const capital = yield* get(twin, path, { authorization: `TOKEN ${Redacted.value(twin.token)}` })
        assert.strictEqual(capital.status, 200)
      }),
    ),
  )

  it.effect("wants slashes, hex uuids and known methods, and answers with pages where the platform does", () =>
    withTwin({}, (twin) =>
      Effect.gen(function* () {
        const event = eventUuid(2)
        const bare = yield* get(twin, `/api/v3/events/${event}`)
        assert.deepStrictEqual([bare.status, bare.headers.get("location")], [301, `/api/v3/events/${event}/`])
        assert.strictEqual((yield* get(twin, `/api/v3/events/${event}/`)).status, 200)
        const dashes = event.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
        const missing = yield* get(twin, `/api/v3/events/${dashes}/`)
        assert.deepStrictEqual([missing.status, missing.body], [404, '{"detail":"Not found."}'])
        const nowhere = yield* get(twin, "/api/v3/nothing/")
        assert.deepStrictEqual([nowhere.status, nowhere.type], [404, "text/html; charset=utf-8"])
        assert.strictEqual((yield* get(twin, "/api/v3/events/", {}, "PUT")).status, 405)
        const ping = yield* get(twin, "/api/v3/ping/")
        assert.deepStrictEqual([ping.status, ping.body], [200, ""])
      }),
    ),
  )

  it.effect("mixes uuids with and without dashes, and times with and without seconds, as the platform does", () =>
    withTwin({}, (twin) =>
      Effect.gen(function* () {
        const event = busiest(twin)
        const orders = yield* jsonAt(twin, `/api/v3/events/${event}/orders/`)
        assert.match(String(field(orders, "orders", 0, "uuid")), dashed)
        assert.match(String(field(orders, "orders", 0, "order_lines", 0, "uuid")), dashed)
        assert.match(String(field(orders, "orders", 0, "tickets", 0, "uuid")), hex)
        assert.match(String(field(orders, "orders", 0, "tickets", 0, "purchase_uuid")), hex)
        assert.match(String(field(orders, "orders", 0, "date")), /T\d\d:\d\d:\d\d\.\d{6}Z$/)
        assert.match(String(field(orders, "orders", 0, "order_lines", 0, "price")), /^\d+\.\d\d$/)
        const tickets = yield* jsonAt(twin, `/api/v3/events/${event}/tickets/`)
        assert.match(String(field(tickets, 0, "uuid")), dashed)
        assert.isUndefined(field(tickets, 0, "purchase_uuid"))
        const detail = yield* jsonAt(twin, `/api/v3/events/${event}/`)
        assert.match(String(field(detail, "start_date")), /T\d\d:\d\d[+-]\d\d:\d\d$/)
        assert.isUndefined(field(detail, "currency"))
        const list = yield* jsonAt(twin, "/api/v3/events/?old=true")
        assert.match(String(field(list, 0, "start_date")), /T\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
        assert.isNumber(field(list, 0, "price_min"))
      }),
    ),
  )

  it.effect("lists events that are over only when asked to", () =>
    withTwin({}, (twin) =>
      Effect.gen(function* () {
        const [some, all] = [yield* jsonAt(twin, "/api/v3/events/"), yield* jsonAt(twin, "/api/v3/events/?old=true")]
        const over = twin.world.events.filter(({ endsAt }) => endsAt < twin.world.now).length
        assert.isAbove(over, 0)
        assert.deepStrictEqual(
          [Array.isArray(some) && some.length, Array.isArray(all) && all.length],
          [twin.world.events.length - over, twin.world.events.length],
        )
      }),
    ),
  )

  it.effect("cuts off the orders of events that have too many, by a page of the front's", () =>
    withTwin({ mostOrdersAtOnce: 0 }, (twin) =>
      Effect.gen(function* () {
        const answer = yield* get(twin, `/api/v3/events/${busiest(twin)}/orders/`)
        assert.deepStrictEqual([answer.status, answer.type], [524, "text/html; charset=utf-8"])
        assert.include(answer.body, "<!DOCTYPE html>")
      }),
    ),
  )

  it.effect("has discount codes at one of two paths: pages at the plural, a bare list at the singular", () =>
    Effect.gen(function* () {
      const conference = (twin: Twin) =>
        eventUuid(twin.world.events.find(({ key }) => key === "conference")?.number ?? -1)
      yield* withTwin({ pageSize: 1 }, (twin) =>
        Effect.gen(function* () {
          const base = `/api/v3/events/${conference(twin)}`
          const first = yield* jsonAt(twin, `${base}/discount-codes/`)
          assert.deepStrictEqual(
            [field(first, "count"), field(first, "previous"), field(first, "next")],
            [2, null, `https://${twin.host}${base}/discount-codes/?page=2`],
          )
          const second = yield* jsonAt(twin, `${base}/discount-codes/?page=2`)
          assert.deepStrictEqual(
            [field(second, "next"), field(second, "previous")],
            [null, `https://${twin.host}${base}/discount-codes/`],
          )
          assert.notStrictEqual(field(first, "results", 0, "id"), field(second, "results", 0, "id"))
          assert.strictEqual((yield* get(twin, `${base}/discount-codes/?page=3`)).status, 404)
          assert.strictEqual((yield* get(twin, `${base}/discount-code/`)).status, 404)
        }),
      )
      yield* withTwin({ discountPath: "singular" }, (twin) =>
        Effect.gen(function* () {
          const base = `/api/v3/events/${conference(twin)}`
          assert.isTrue(Array.isArray(yield* jsonAt(twin, `${base}/discount-code/`)))
          assert.strictEqual((yield* get(twin, `${base}/discount-codes/`)).status, 404)
          assert.isTrue(Array.isArray(yield* jsonAt(twin, "/api/v3/discount-code/")))
        }),
      )
    }),
  )

  it.effect("mails what is not asked for as JSON, and the report of a month's orders", () =>
    withTwin({}, (twin) =>
      Effect.gen(function* () {
        const sheet = yield* get(twin, "/api/v3/whitelabel/newsletters/?format=xlsx")
        assert.match(sheet.body, /^Email with newsletter data will be sent to /)
        yield* get(twin, "/api/v3/whitelabel/orders/?year=2026&month=5&email=book@example.org")
        assert.deepStrictEqual(twin.outbox, [
          { to: twin.world.organisation.email, subject: "Newsletter signups" },
          { to: "book@example.org", subject: "Orders of a month" },
        ])
      }),
    ),
  )

  it.effect("does what it is asked and loses the answer, by path and method, when told to", () =>
    withTwin({}, (twin) =>
      Effect.gen(function* () {
        const path = "/api/v3/whitelabel/orders/"
        twin.setFaults([
          { match: "/orders/", method: "POST", action: { type: "reset" } },
          { match: "/orders/", times: 1, action: { type: "lose" } },
        ])
        const lost = yield* Effect.exit(get(twin, path))
        assert.isTrue(lost._tag === "Failure")
        assert.lengthOf(twin.outbox, 1)
        yield* get(twin, path)
        assert.lengthOf(twin.outbox, 2)
      }),
    ),
  )

  it.effect("fails for addresses as they are meant, and not for those that mean nothing", () =>
    withTwin({}, (twin) =>
      Effect.gen(function* () {
        twin.setFaults([{ match: "q=a b@c.dk$", action: { type: "status", status: 503 } }])
        const statuses: Array<number> = []
        for (const q of ["a+b%40c.dk", "a%20b@c.dk", "a%2Bb@c.dk", "%"]) {
          statuses.push((yield* get(twin, `/api/v3/ping/?q=${q}`)).status)
        }
        assert.deepStrictEqual(statuses, [503, 503, 200, 200])
        assert.strictEqual((yield* get(twin, "/api/v3/events/100%/")).status, 404)
      }),
    ),
  )

  it.effect("throttles, when told to", () =>
    Effect.scoped(
      Effect.gen(function* () {
        let now = 1_000_000
        const twin = yield* startTwin({ orders: 1, limits: { requests: 2, perSeconds: 10 }, now: () => now })
        const ping = () =>
          Effect.map(get(twin, "/api/v3/ping/"), ({ headers, status }) => [status, headers.get("retry-after")])
        assert.deepStrictEqual(
          [yield* ping(), yield* ping(), yield* ping()],
          [
            [200, null],
            [200, null],
            [429, "10"],
          ],
        )
        now += 9_500
        assert.deepStrictEqual(yield* ping(), [429, "1"])
        now += 500
        assert.deepStrictEqual(yield* ping(), [200, null])
      }),
    ),
  )

  it.effect("is the same world for the same seed and size, whatever its port", () =>
    Effect.gen(function* () {
      const bodies = yield* Effect.forEach([1, 1, 2], (seed) =>
        withTwin({ seed }, (twin) =>
          Effect.map(get(twin, `/api/v3/events/${busiest(twin)}/orders/`), ({ body }) => body),
        ),
      )
      assert.strictEqual(bodies[0], bodies[1])
      assert.notStrictEqual(bodies[0], bodies[2])
    }),
  )

  it.effect("does not start with options that make no sense, and says which", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Effect.scoped(startTwin({ pageSize: 0 })))
      assert.include(error.message, "pageSize")
      const taken = yield* Effect.scoped(
        Effect.gen(function* () {
          const { port } = yield* startTwin({ orders: 1 })
          return yield* Effect.flip(startTwin({ orders: 1, port }))
        }),
      )
      assert.include(taken.message, "EADDRINUSE")
    }),
  )

  it.effect("answers every endpoint in a shape that its native schema takes", () =>
    Effect.gen(function* () {
      for (const shapes of ["live", "seed"] as const) {
        const { context, twin } = yield* twinAndSource({ orders: 60, shapes })
        const api = yield* Ticketbutler.make({ ...options, token: twin.token, baseUrl: twin.url }).pipe(
          Effect.provideContext(context),
        )
        const all = Stream.runCollect
        const world = twin.world.events.find(({ key }) => key === "conference")
        const order = world === undefined ? undefined : twin.world.ordersOfEvent(world.key).at(0)
        const event = eventUuid(world?.number ?? -1)
        const ids = {
          event,
          ticket_type: stableUuid("ticketbutler type", world?.types[0]?.number ?? -1),
          question: stableUuid("ticketbutler question", world?.questions[0]?.number ?? -1),
          order: stableUuid("ticketbutler order", order?.number ?? -1),
          ticket: stableUuid("ticketbutler ticket", order?.tickets[0]?.number ?? -1),
        }
        const { order: uuid, question, ticket, ticket_type } = ids
        assert.isNull(yield* api.ping())
        assert.lengthOf(yield* all(api.events.list({ old: true })), twin.world.events.length)
        assert.strictEqual((yield* api.events.get({ event })).uuid, event)
        assert.strictEqual((yield* all(api.ticketTypes.list({ event }))).length, world?.types.length)
        assert.strictEqual((yield* api.ticketTypes.get({ event, ticket_type })).uuid, ticket_type)
        const collections = yield* all(api.ticketTypeQuestions.list({ event }))
        assert.strictEqual(collections.length > 1, shapes === "live")
        assert.isNotEmpty((yield* api.purchaseQuestions.get({ event })).questions)
        assert.strictEqual((yield* api.questions.get({ event, question })).uuid, question)
        assert.isNotEmpty(yield* all(api.orders.list({ event })))
        assert.strictEqual((yield* api.orders.get({ order: uuid })).uuid, uuid)
        assert.strictEqual((yield* api.orders.answers.get({ order: uuid })).purchase, uuid)
        assert.isNotEmpty(yield* all(api.tickets.list({ event })))
        assert.strictEqual((yield* api.tickets.get({ ticket })).uuid, ticket)
        assert.strictEqual((yield* api.tickets.answers.get({ ticket })).ticket, ticket)
        const asked = yield* all(api.tickets.questions.list({ ticket }))
        const open = yield* all(api.tickets.questions.unanswered({ ticket }))
        assert.strictEqual(asked.length - open.length, order?.tickets[0]?.answers.length)
        assert.lengthOf(yield* all(api.events.discountCodes.list({ event })), 2)
        assert.lengthOf(yield* all(api.discountCodes.list()), 1)
        assert.isNotEmpty(yield* all(api.newsletters.list()))
        assert.isNull(yield* api.webhooks.access())
        assert.include(yield* all(api.webhooks.actions()), "purchase.paid")
        const [hook] = yield* all(api.webhooks.list())
        assert.strictEqual((yield* api.webhooks.get({ hook: hook?.uuid ?? "" })).action, hook?.action)
      }
    }).pipe(hurry),
  )
})

const program = fileURLToPath(new URL("../src/twin/main.ts", import.meta.url))

const start = (args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() =>
      spawn(process.execPath, ["--conditions=source", program, ...args], { stdio: ["ignore", "pipe", "pipe"] }),
    ),
    (child) => Effect.sync(() => child.kill("SIGKILL")),
  )

describe("the twin's program", () => {
  it.effect("says where it is, answers, and stops on SIGTERM", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const child = yield* start(["--orders", "7", "--seed", "5", "--token", "sesame", "--most-orders", "0"])
        const line = yield* Effect.promise(
          () =>
            new Promise<string>((resolve, reject) => {
              let out = ""
              child.stdout.on("data", (chunk: Buffer) => {
                out += chunk.toString()
                if (out.endsWith("\n")) resolve(out)
              })
              child.once("exit", () => reject(new Error("it ended")))
            }),
        )
        const ready: Json = JSON.parse(line)
        assert.deepStrictEqual([field(ready, "token"), field(ready, "orders")], ["sesame", 7])
        assert.strictEqual(field(ready, "url"), `http://127.0.0.1:${textOf(field(ready, "port"))}`)
        const answer = yield* Effect.promise(() =>
          fetch(`${String(field(ready, "url"))}/api/v3/events/`, { headers: { authorization: "Token sesame" } }),
        )
        assert.strictEqual(answer.status, 200)
        const ended = new Promise<number | null>((resolve) => child.once("exit", resolve))
        child.kill("SIGTERM")
        assert.strictEqual(yield* Effect.promise(() => ended), 0)
      }),
    ),
  )

  it.effect("refuses what it does not understand, and says why", () =>
    Effect.scoped(
      Effect.gen(function* () {
        for (const [args, reason] of [
          [["--limit", "many"], "limits"],
          [["--orders", "-3"], "orders"],
          [["--shapes", "round"], "shapes"],
          [["--colour", "red"], "colour"],
          [["--faults", "{"], "JSON"],
        ] as const) {
          const child = yield* start(args)
          const said = new Promise<string>((resolve) => {
            let all = ""
            child.stderr.on("data", (chunk: Buffer) => {
              all += chunk.toString()
            })
            child.once("close", () => resolve(all))
          })
          const code = new Promise<number | null>((resolve) => child.once("exit", resolve))
          assert.include(yield* Effect.promise(() => said), reason)
          assert.strictEqual(yield* Effect.promise(() => code), 2)
        }
      }),
    ),
  )
})

import { operations } from "@boxport/ticket-tailor"
import { startTwin, TwinProblem } from "@boxport/ticket-tailor/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { at, get, ids, list, post, reply, send, text, walk, withColon, withoutColon, withTwin } from "./support.ts"

describe("operations", () => {
  it.effect("are all served, and nothing else is", () =>
    withTwin({ orders: 60 }, (twin) =>
      Effect.gen(function* () {
        const firstOf = (path: string) => Effect.map(walk(twin, path), (records) => ids(records)[0] ?? "")
        const conference = (yield* walk(twin, "/v1/events")).find((one) => text(one, "name").startsWith("Lantern"))
        const series = text(conference, "event_series_id")
        const inSeries = `/v1/event_series/${series}`
        const made = (path: string, form: ReadonlyArray<readonly [string, string]>) =>
          Effect.map(post(twin, path, form), ({ body }) => text(body, "id"))
        const type = yield* made(`${inSeries}/ticket_types`, [
          ["name", "T"],
          ["price", "1"],
          ["quantity", "9"],
        ])
        const valid = (yield* walk(twin, "/v1/issued_tickets?status=valid"))[0]
        const voucher = yield* firstOf("/v1/vouchers")
        const form = yield* firstOf("/v1/checkout_forms")
        const known: { readonly [name: string]: string } = {
          event_series_id: series,
          event_id: text(conference, "id"),
          ticket_type_id: type,
          ticket_group_id: yield* made(`${inSeries}/ticket_groups`, [["name", "G"]]),
          bundle_id: yield* made(`${inSeries}/bundles`, [
            ["name", "B"],
            ["price", "1"],
          ]),
          override_id: yield* made(`${inSeries}/overrides`, [["name", "O"]]),
          waitlist_signup_id: yield* firstOf(`${inSeries}/waitlist_signups`),
          order_id: yield* firstOf("/v1/orders"),
          issued_ticket_id: text(valid, "id"),
          discount_id: yield* firstOf("/v1/discounts"),
          voucher_id: voucher,
          voucher_code_id: yield* firstOf(`/v1/vouchers/${voucher}/codes`),
          hold_id: yield* firstOf("/v1/holds"),
          product_id: yield* firstOf("/v1/products"),
          store_id: yield* firstOf("/v1/stores"),
          checkout_form_id: form,
          checkout_form_element_id: yield* firstOf(`/v1/checkout_forms/${form}/elements`),
          // The newest of both: nobody is of that type.
          membership_type_id: yield* firstOf("/v1/membership_types"),
          issued_membership_id: yield* firstOf("/v1/issued_memberships"),
        }
        // Reads first: what is deleted cannot be read. What holds other things is deleted after them.
        const all = Object.values(operations)
        for (const method of ["GET", "POST", "DELETE"]) {
          for (const endpoint of method === "DELETE" ? all.toReversed() : all) {
            if (endpoint.method !== method || endpoint.name === "vouchers.delete") continue
            const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? "missing")
            const answer = yield* reply(twin, { method, path, contentType: "application/x-www-form-urlencoded" })
            const label = `${method} ${path}: ${answer.text}`
            if (method === "GET" || method === "DELETE") assert.strictEqual(answer.status, 200, label)
            else if (answer.status === 400) {
              assert.strictEqual(at(JSON.parse(answer.text), "error_code"), "VALIDATION_ERROR", label)
            } else assert.include([200, 201], answer.status, label)
            if (method === "GET") {
              const body: unknown = JSON.parse(answer.text)
              if (endpoint.paging === "none") assert.isUndefined(at(body, "data"), label)
              else assert.isTrue(Array.isArray(at(body, "data")), label)
            }
          }
        }
        const deleted = yield* reply(twin, { method: "DELETE", path: `/v1/vouchers/${voucher}` })
        assert.strictEqual(deleted.status, 200)
        for (const [method, path] of [
          ["GET", "/v1/box_office"],
          ["GET", "/v1/ticket_types"],
          ["POST", "/v1/orders"],
          ["PUT", `/v1/discounts/${known["discount_id"]}`],
          ["GET", "/"],
          ["GET", "/v1/orders/or_1"],
          ["GET", "/v1/orders/%E0%A4%A"],
          ["GET", "/v1/discounts/di_999999999999999999999"],
        ] as const) {
          const answer = yield* reply(twin, { method, path })
          assert.strictEqual(answer.status, 404, path)
          assert.strictEqual(at(JSON.parse(answer.text), "error_code"), "NOT_FOUND")
        }
      }),
    ),
  )
})

describe("access", () => {
  it.effect("is by either recipe of the documentation", () =>
    withTwin({ orders: 1, key: "sk_1_2_abc" }, (twin) =>
      Effect.gen(function* () {
        for (const authorization of [withColon(twin), withoutColon(twin)]) {
          assert.strictEqual((yield* reply(twin, { path: "/v1/orders", authorization })).status, 200)
        }
      }),
    ),
  )

  it.effect("is refused with 403 to everybody else, and ping asks for nothing", () =>
    withTwin({ orders: 1, key: "sk_1_2_abc" }, (twin) =>
      Effect.gen(function* () {
        const basic = (words: string) => `Basic ${Buffer.from(words).toString("base64")}`
        for (const authorization of [
          null,
          "",
          "Basic",
          "Basic !!!",
          basic("sk_1_2_abd:"),
          basic("sk_1_2_abc:secret"),
          `${withColon(twin)} more`,
          "Bearer sk_1_2_abc",
          "sk_1_2_abc",
        ]) {
          const answer = yield* reply(twin, { path: "/v1/orders", authorization })
          assert.strictEqual(answer.status, 403, String(authorization))
          const body: unknown = JSON.parse(answer.text)
          assert.strictEqual(at(body, "status"), 403)
          assert.strictEqual(at(body, "error_code"), "FORBIDDEN")
          const ping = yield* reply(twin, { path: "/v1/ping", authorization })
          assert.strictEqual(ping.text, '{"version":"1.0"}')
        }
      }),
    ),
  )

  it.effect("can leave out resources, as a role does", () =>
    withTwin({ orders: 1, forbidden: ["overview", "check_ins"] }, (twin) =>
      Effect.gen(function* () {
        assert.strictEqual((yield* reply(twin, { path: "/v1/overview" })).status, 403)
        assert.strictEqual((yield* reply(twin, { path: "/v1/check_ins" })).status, 403)
        assert.strictEqual((yield* reply(twin, { path: "/v1/orders" })).status, 200)
      }),
    ),
  )
})

describe("the request limit", () => {
  it.effect("is told in headers, holds for a window from its first request, and is refused beyond", () => {
    let now = 1_000_000
    return withTwin({ orders: 1, limits: { requests: 3, perSeconds: 2 }, now: () => now }, (twin) =>
      Effect.gen(function* () {
        const ask = Effect.map(reply(twin, { path: "/v1/orders" }), ({ headers, status }) => [
          status,
          headers["x-rate-limit-limit"],
          headers["x-rate-limit-remaining"],
          headers["x-rate-limit-reset"],
          headers["retry-after"],
        ])
        assert.deepStrictEqual(yield* ask, [200, "3", "2", "2", undefined])
        now += 1500
        assert.deepStrictEqual(yield* ask, [200, "3", "1", "1", undefined])
        // Whoever is not let in does not use it up, and ping is free.
        yield* reply(twin, { path: "/v1/orders", authorization: null })
        yield* reply(twin, { path: "/v1/ping" })
        assert.deepStrictEqual(yield* ask, [200, "3", "0", "1", undefined])
        assert.deepStrictEqual(yield* ask, [429, "3", "0", "1", "1"])
        now += 499
        assert.deepStrictEqual(yield* ask, [429, "3", "0", "1", "1"])
        now += 1
        assert.deepStrictEqual(yield* ask, [200, "3", "2", "2", undefined])
        now += 60_000
        assert.deepStrictEqual(yield* ask, [200, "3", "2", "2", undefined])
        const refused = twin.log.filter((entry) => entry.status === 429).length
        assert.strictEqual(refused, 2)
      }),
    )
  })

  it.effect("can be none, and is the documented one when nobody says", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const plain = yield* startTwin({ orders: 1 })
        const answer = yield* reply(plain, { path: "/v1/orders" })
        assert.strictEqual(answer.headers["x-rate-limit-limit"], "5000")
        plain.setLimits(null)
        const free = yield* reply(plain, { path: "/v1/orders" })
        assert.isUndefined(free.headers["x-rate-limit-limit"])
      }),
    ),
  )
})

describe("starting", () => {
  it.effect("fails with a reason and a hint", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const first = yield* startTwin({ orders: 1 })
        const second = yield* Effect.flip(startTwin({ orders: 1, port: first.port }))
        assert.instanceOf(second, TwinProblem)
        assert.include(second.message, String(first.port))
        const third = yield* Effect.flip(startTwin({ orders: -1 }))
        assert.include(third.message, "orders")
        const fourth = yield* Effect.flip(startTwin({ faults: [{ match: "(", action: { type: "reset" } }] }))
        assert.include(fourth.message, "regular expression")
      }),
    ),
  )

  it.effect("ends with its scope", () =>
    Effect.gen(function* () {
      const twin = yield* withTwin({ orders: 1 }, (running) =>
        Effect.gen(function* () {
          yield* get(running, "/v1/ping")
          return running
        }),
      )
      const after = yield* Effect.promise(() =>
        send(twin, { path: "/v1/ping" }).then(
          () => "answered",
          () => "closed",
        ),
      )
      assert.strictEqual(after, "closed")
    }),
  )

  it.effect("can keep answers, and never sends one that has become old", () =>
    withTwin({ orders: 30, cacheMegabytes: 1 }, (twin) =>
      Effect.gen(function* () {
        const paths = ["/v1/orders?limit=5", "/v1/events?limit=100", "/v1/issued_tickets?limit=5", "/v1/orders?limit=6"]
        const all = Effect.forEach(paths, (path) => get(twin, path))
        const before = yield* all
        assert.deepStrictEqual(yield* all, before)
        const [id] = twin.sell(1)
        const after = yield* all
        assert.strictEqual(at(after[0], "data", 0, "id"), id)
        assert.notDeepEqual(after[1], before[1])
        const ticket = text(after[2], "data", 0, "id")
        yield* reply(twin, { method: "POST", path: `/v1/issued_tickets/${ticket}/void` })
        assert.strictEqual(at(yield* get(twin, paths[2] ?? ""), "data", 0, "status"), "voided")
        twin.setFaults([{ match: "^/v1/orders([?]|$)", times: 1, action: { type: "status", status: 500 } }])
        assert.strictEqual((yield* reply(twin, { path: paths[0] ?? "" })).status, 500)
        twin.reset()
        assert.deepStrictEqual(yield* all, before)
        assert.strictEqual((yield* reply(twin, { path: paths[0] ?? "", authorization: null })).status, 403)
      }),
    ),
  )

  it.effect("keeps a log and can begin again", () =>
    withTwin({ orders: 5, now: () => 42 }, (twin) =>
      Effect.gen(function* () {
        const before = yield* walk(twin, "/v1/orders")
        yield* get(twin, "/v1/orders?limit=2&status=completed")
        const last = twin.log.at(-1)
        assert.deepStrictEqual(last, {
          method: "GET",
          path: "/v1/orders",
          query: { limit: "2", status: "completed" },
          status: 200,
          at: 42,
        })
        twin.sell(4)
        assert.strictEqual((yield* walk(twin, "/v1/orders")).length, 9)
        twin.reset()
        assert.strictEqual(twin.log.length, 0)
        assert.deepStrictEqual(yield* walk(twin, "/v1/orders"), before)
        assert.strictEqual(list(yield* get(twin, "/v1/orders?limit=100"), "data").length, 5)
      }),
    ),
  )
})

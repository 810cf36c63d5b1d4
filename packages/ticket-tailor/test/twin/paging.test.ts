import type { Twin } from "@boxport/ticket-tailor/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { at, get, ids, list, number, post, reply, text, walk, withTwin, worlds } from "./support.ts"

/** Paths of all lists that a box office has. */
const lists = (twin: Twin) =>
  Effect.gen(function* () {
    const under = (path: string, child: string) =>
      Effect.map(walk(twin, path), (records) => ids(records).map((id) => `${path}/${id}/${child}`))
    return [
      "/v1/event_series",
      "/v1/events",
      "/v1/orders",
      "/v1/issued_tickets",
      "/v1/check_ins",
      "/v1/discounts",
      "/v1/vouchers",
      "/v1/products",
      "/v1/checkout_forms",
      ...(yield* under("/v1/event_series", "events")),
      ...(yield* under("/v1/event_series", "waitlist_signups")),
      ...(yield* under("/v1/vouchers", "codes")),
      ...(yield* under("/v1/checkout_forms", "elements")),
    ]
  })

/** All records of a list, walked towards the newest by the first id. */
const walkBack = (twin: Twin, path: string, limit: number, last: string) =>
  Effect.gen(function* () {
    const records: Array<unknown> = []
    let cursor = last
    for (;;) {
      const page = yield* get(twin, `${path}?limit=${limit}&ending_before=${cursor}`)
      const data = list(page, "data")
      records.unshift(...data)
      if (at(page, "links", "previous") === null) return records
      cursor = text(data[0], "id")
    }
  })

describe.each(worlds)("paging in the %s world", (world) => {
  for (const orders of [0, 1, 2, 37, 130]) {
    it.effect(`gives every record of every list exactly once, whatever the limit (${orders} orders)`, () =>
      withTwin({ world, orders, seed: 3 }, (twin) =>
        Effect.gen(function* () {
          for (const path of yield* lists(twin)) {
            const whole = yield* walk(twin, path, 100)
            assert.strictEqual(new Set(ids(whole)).size, whole.length, path)
            for (const limit of [1, 3, 10]) {
              if (whole.length / limit > 60) continue
              assert.deepStrictEqual(ids(yield* walk(twin, path, limit)), ids(whole), path)
              const last = whole.at(-1)
              if (last === undefined) continue
              const back = yield* walkBack(twin, path, limit, text(last, "id"))
              assert.deepStrictEqual(ids(back), ids(whole.slice(0, -1)), path)
            }
          }
        }),
      ),
    )
  }

  it.effect("comes newest first, series oldest first", () =>
    withTwin({ world, orders: 60 }, (twin) =>
      Effect.gen(function* () {
        const numbers = (records: ReadonlyArray<unknown>) => ids(records).map((id) => Number(id.split("_")[1]))
        // Tickets and scans of the shared world have the numbers that they have there: not those of their order in time.
        const some = ["/v1/orders", "/v1/events", "/v1/discounts"]
        for (const path of world === "own" ? [...some, "/v1/issued_tickets", "/v1/check_ins"] : some) {
          const found = numbers(yield* walk(twin, path, 7))
          assert.deepStrictEqual(
            found,
            found.toSorted((a, b) => b - a),
            path,
          )
        }
        const series = numbers(yield* walk(twin, "/v1/event_series", 7))
        assert.deepStrictEqual(
          series,
          series.toSorted((a, b) => a - b),
        )
      }),
    ),
  )

  it.effect("is not disturbed by what arrives meanwhile", () =>
    withTwin({ world, orders: 90 }, (twin) =>
      Effect.gen(function* () {
        const before = ids(yield* walk(twin, "/v1/orders"))
        const seen: Array<string> = []
        let cursor = ""
        for (;;) {
          const page = yield* get(twin, `/v1/orders?limit=20${cursor}`)
          seen.push(...ids(list(page, "data")))
          const arrived = twin.sell(3)
          assert.strictEqual(arrived.length, 3)
          if (at(page, "links", "next") === null) break
          cursor = `&starting_after=${seen.at(-1)}`
        }
        assert.deepStrictEqual(seen, before)
        const after = ids(yield* walk(twin, "/v1/orders"))
        assert.deepStrictEqual(after.slice(-before.length), before)
        assert.strictEqual(after.length, before.length + 15)
      }),
    ),
  )

  it.effect("keeps times in order, even for a clock that goes back", () => {
    let now = Date.UTC(2026, 11, 1)
    return withTwin({ world, orders: 20, now: () => now }, (twin) =>
      Effect.gen(function* () {
        const event = (yield* walk(twin, "/v1/events?status=published")).find((one) =>
          list(one, "ticket_types").some((type) => at(type, "name") === "Standard"),
        )
        const type = list(event, "ticket_types").find((one) => at(one, "name") === "Standard")
        const arrive = Effect.gen(function* () {
          twin.sell(2)
          yield* post(twin, "/v1/issued_tickets", [
            ["event_id", text(event, "id")],
            ["ticket_type_id", text(type, "id")],
            ["full_name", "A"],
          ])
        })
        yield* arrive
        now = 0
        yield* arrive
        now = Date.UTC(2026, 11, 2)
        yield* arrive
        for (const path of ["/v1/orders", "/v1/issued_tickets"]) {
          const whole = yield* walk(twin, path, 3)
          const times = whole.map((record) => number(record, "created_at"))
          assert.deepStrictEqual(
            times,
            times.toSorted((a, b) => b - a),
          )
          for (const time of new Set(times)) {
            const since = yield* walk(twin, `${path}?created_at.gte=${time}`, 3)
            assert.deepStrictEqual(ids(since), ids(whole.slice(0, times.lastIndexOf(time) + 1)))
          }
        }
      }),
    )
  })

  it.effect("goes on from a record that is gone", () =>
    withTwin({ world, orders: 0 }, (twin) =>
      Effect.gen(function* () {
        const [first = "", second = "", ...rest] = ids(yield* walk(twin, "/v1/discounts"))
        const gone = yield* reply(twin, { method: "DELETE", path: `/v1/discounts/${second}` })
        assert.strictEqual(gone.status, 200)
        const onward = yield* get(twin, `/v1/discounts?limit=100&starting_after=${second}`)
        assert.deepStrictEqual(ids(list(onward, "data")), rest)
        const back = yield* get(twin, `/v1/discounts?limit=100&ending_before=${second}`)
        assert.deepStrictEqual(ids(list(back, "data")), [first])
      }),
    ),
  )

  it.effect("lets ending_before win, caps the limit at 100, and has a default", () =>
    withTwin({ world, orders: 150, pageLimitDefault: 25 }, (twin) =>
      Effect.gen(function* () {
        const all = ids(yield* walk(twin, "/v1/orders"))
        const both = yield* get(twin, `/v1/orders?limit=2&starting_after=${all[9]}&ending_before=${all[5]}`)
        assert.deepStrictEqual(ids(list(both, "data")), all.slice(3, 5))
        assert.strictEqual(list(yield* get(twin, "/v1/orders?limit=1000"), "data").length, 100)
        assert.strictEqual(list(yield* get(twin, "/v1/orders"), "data").length, 25)
        for (const bad of ["limit=0", "limit=-1", "limit=x", "starting_after=nonsense"]) {
          assert.strictEqual((yield* reply(twin, { path: `/v1/orders?${bad}` })).status, 400, bad)
        }
      }),
    ),
  )

  it.effect("links relatively, keeps the rest of the query, and ends with null", () =>
    withTwin({ world, orders: 30 }, (twin) =>
      Effect.gen(function* () {
        const first = yield* get(twin, "/v1/orders?status=completed&limit=5")
        assert.isNull(at(first, "links", "previous"))
        const next = text(first, "links", "next")
        assert.strictEqual(
          next,
          `/v1/orders?status=completed&limit=5&starting_after=${text(list(first, "data").at(-1), "id")}`,
        )
        const second = yield* get(twin, next)
        assert.strictEqual(
          text(second, "links", "previous"),
          `/v1/orders?status=completed&limit=5&ending_before=${text(list(second, "data")[0], "id")}`,
        )
        const all = yield* walk(twin, "/v1/orders?status=completed", 5)
        const end = yield* get(twin, `/v1/orders?status=completed&limit=5&starting_after=${text(all.at(-2), "id")}`)
        assert.isNull(at(end, "links", "next"))
        assert.strictEqual(list(end, "data").length, 1)
      }),
    ),
  )

  it.effect("shows new records first", () =>
    withTwin({ world, orders: 5 }, (twin) =>
      Effect.gen(function* () {
        const made = yield* post(twin, "/v1/discounts", [
          ["code", "NEW"],
          ["name", "New"],
          ["type", "fixed_amount"],
          ["price", "100"],
        ])
        const listed = yield* get(twin, "/v1/discounts?limit=1")
        assert.deepStrictEqual(ids(list(listed, "data")), [text(made.body, "id")])
      }),
    ),
  )
})

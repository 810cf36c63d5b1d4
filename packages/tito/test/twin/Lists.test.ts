import { assert, describe, it } from "@effect/vitest"
import { Lenient } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { startTwin, type Twin } from "@boxport/tito/twin"
import { Effect } from "effect"
import { get } from "../support/get.ts"

const event = (twin: Twin, slug = "oresund-data-days-2026") => `/v3/${twin.account}/${slug}`

/** A list's rows and meta. */
const list = (twin: Twin, path: string) =>
  Effect.map(get(twin, path), ({ json, status }) => {
    assert.strictEqual(status, 200, path)
    const answer: JsonObject = Lenient.isObject(toJson(json)) ? asObject(toJson(json)) : assert.fail(path)
    const rows = Object.values(answer).find((value) => Array.isArray(value))
    const meta = answer["meta"]
    return {
      rows: (Array.isArray(rows) ? rows : []).filter(Lenient.isObject),
      meta: Lenient.isObject(meta) ? meta : {},
      answer,
    }
  })

const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null))
const asObject = (value: Json): JsonObject => (Lenient.isObject(value) ? value : assert.fail("no object"))

const ids = (rows: ReadonlyArray<JsonObject>) => rows.map(({ id }) => id)

describe("a list of the twin", () => {
  it.effect("has pages of 100, and of up to 1000 when asked, by new and old parameters", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 4000 })
      const path = `${event(twin)}/registrations`
      const plain = yield* list(twin, path)
      assert.strictEqual(plain.rows.length, 100)
      const total = Number(plain.meta["total_count"])
      assert.deepInclude(plain.meta, {
        current_page: 1,
        next_page: 2,
        prev_page: null,
        per_page: 100,
        total_pages: Math.ceil(total / 100),
      })
      const large = yield* list(twin, `${path}?page[size]=5000`)
      assert.strictEqual(large.rows.length, 1000)
      assert.strictEqual(large.meta["per_page"], 1000)
      const second = yield* list(twin, `${path}?page%5Bnumber%5D=2`)
      assert.deepStrictEqual(ids(second.rows), ids((yield* list(twin, `${path}?page=2`)).rows))
      assert.deepStrictEqual(ids(second.rows), ids(large.rows.slice(100, 200)))
      const last = yield* list(twin, `${path}?page[size]=1000&page[number]=${Math.ceil(total / 1000)}`)
      assert.isNull(last.meta["next_page"])
      const beyond = yield* list(twin, `${path}?page[number]=999`)
      assert.deepStrictEqual(beyond.rows, [])
    }),
  )

  it.effect("is newest first unless it is sorted", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 300 })
      const path = `${event(twin)}/tickets`
      const made = (rows: ReadonlyArray<JsonObject>) => rows.map(({ created_at }) => String(created_at))
      const newest = made((yield* list(twin, path)).rows)
      assert.deepStrictEqual(newest, newest.toSorted().toReversed())
      const oldest = made((yield* list(twin, `${path}?search[sort]=created_at&search[direction]=asc`)).rows)
      assert.deepStrictEqual(oldest, oldest.toSorted())
      const cheapest = (yield* list(twin, `${path}?search[sort]=price&search[direction]=asc`)).rows.map(({ price }) =>
        Number(price),
      )
      assert.deepStrictEqual(
        cheapest,
        cheapest.toSorted((a, b) => a - b),
      )
    }),
  )

  it.effect("hides states unless they are named, and says how many", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 600 })
      const cases = [
        [
          "registrations",
          "oresund-data-days-2026",
          ["paid", "unpaid", "complete", "confirmed", "incomplete", "cancelled"],
        ],
        ["tickets", "oresund-data-days-2026", ["complete", "incomplete", "unassigned", "void", "archived"]],
        ["tickets", "pilot-2025", ["complete", "incomplete", "unassigned", "void", "archived"]],
        [
          "releases",
          "pilot-2025",
          ["on_sale", "off_sale", "sold_out", "not_sold_out", "public", "secret", "active", "archived"],
        ],
        ["discount_codes", "winter-gala-2025", ["current", "past", "upcoming", "used", "unused"]],
        ["waitlisted_people", "oresund-data-days-2026", ["joined", "offered", "redeemed", "rejected", "expired"]],
      ] as const
      for (const [resource, slug, states] of cases) {
        const path = `${event(twin, slug)}/${resource}`
        const some = yield* list(twin, `${path}?page[size]=1000`)
        const named = states.map((state) => `search[states][]=${state}`).join("&")
        const all = yield* list(twin, `${path}?page[size]=1000&${named}`)
        const hidden = Number(some.meta["resources_hidden_by_default_count"])
        assert.isAbove(hidden, 0, `${slug} ${resource}`)
        assert.strictEqual(Number(some.meta["total_count"]) + hidden, all.meta["total_count"])
        assert.strictEqual(some.meta["overall_total"], all.meta["total_count"])
        assert.isAbove(all.rows.length, some.rows.length)
      }
      // The singular is ignored, as by the platform.
      const path = `${event(twin)}/registrations`
      const ignored = yield* list(twin, `${path}?search[state]=cancelled`)
      assert.strictEqual(ignored.meta["total_count"], (yield* list(twin, path)).meta["total_count"])
    }),
  )

  it.effect("is filtered by state, type, release, activity, time and text", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 400 })
      const path = `${event(twin)}/tickets`
      const of = (query: string) => Effect.map(list(twin, `${path}?page[size]=1000&${query}`), ({ rows }) => rows)
      const voided = yield* of("search[states][]=void")
      assert.isTrue(voided.length > 0 && voided.every(({ state }) => state === "void"))
      const manual = yield* of("search[types][]=manual")
      assert.isTrue(manual.length > 0 && manual.every(({ reference }) => String(reference).startsWith("COMP-")))
      const early = yield* of("search[release_ids][]=early")
      assert.strictEqual(new Set(early.map(({ release_id }) => release_id)).size, 1)
      const since = yield* of("search[created_at][gte]=2026-03-01T00:00:00+UTC")
      const until = yield* of("search[created_at][lt]=2026-03-01T00:00:00+UTC")
      assert.strictEqual(since.length + until.length, (yield* of("")).length)
      assert.isTrue(since.every(({ created_at }) => String(created_at) >= "2026-03-01"))
      const [one] = until
      const found = yield* of(`search[q]=${String(one?.["reference"])}`)
      assert.include(ids(found), one?.["id"])
      // What the documentation has does nothing (notes 1.4).
      assert.strictEqual((yield* of(`q=${String(one?.["reference"])}`)).length, (yield* of("")).length)
    }),
  )

  it.effect("of check-in lists fails when pages are asked for", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 20 })
      const path = `${event(twin)}/checkin_lists`
      assert.strictEqual((yield* get(twin, path)).status, 200)
      assert.strictEqual((yield* get(twin, `${path}?page[number]=1`)).status, 500)
      assert.strictEqual((yield* get(twin, `${path}?page=1`)).status, 500)
    }),
  )

  it.effect("takes too long when it is large and expanded, if it was told so", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 600, slowRows: 50 })
      const path = `${event(twin)}/registrations`
      const slow = yield* get(twin, `${path}?version=3.1&expand=line_items&page[size]=1000`)
      assert.strictEqual(slow.status, 504)
      assert.isUndefined(slow.json)
      assert.strictEqual((yield* get(twin, `${path}?version=3.1&page[size]=1000`)).status, 200)
      assert.strictEqual((yield* get(twin, `${path}?view=extended&page[size]=1000`)).status, 504)
      assert.strictEqual((yield* get(twin, `${path}?view=extended&page[size]=50`)).status, 200)
    }),
  )

  it.effect("moves when rows come and go", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 100, spare: 10 })
      const path = `/v3/${twin.account}`
      const total = Effect.gen(function* () {
        let sum = 0
        for (const { slug } of twin.world.events) {
          sum += Number(
            (yield* list(
              twin,
              `${path}/${slug}/registrations?search[states][]=paid&search[states][]=unpaid&search[states][]=cancelled`,
            )).meta["total_count"],
          )
        }
        return sum
      })
      const before = yield* total
      assert.strictEqual(twin.sell(4), 4)
      assert.strictEqual(yield* total, before + 4)
      twin.hide("registrations", 0)
      assert.strictEqual(yield* total, before + 3)
      twin.show("registrations", 0)
      assert.strictEqual(twin.sell(100), 6)
      assert.strictEqual(yield* total, before + 10)
      twin.reset()
      assert.strictEqual(yield* total, before)
    }),
  )
})

describe("a record of the twin", () => {
  it.effect("is short in 3.0's lists, extended alone or when asked, and the same everywhere in 3.1", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 40 })
      for (const [resource, singular, missing] of [
        ["tickets", "ticket", ["answers", "registration", "release", "total_paid", "tags"]],
        [
          "registrations",
          "registration",
          ["line_items", "receipts", "refunds", "tickets", "total_less_tax", "quantities"],
        ],
      ] as const) {
        const path = `${event(twin)}/${resource}`
        const [short] = (yield* list(twin, path)).rows
        const [extended] = (yield* list(twin, `${path}?view=extended`)).rows
        const { json } = yield* get(twin, `${path}/${String(short?.["slug"])}`)
        const single = asObject(toJson(json))[singular]
        for (const field of missing) {
          assert.isFalse(Object.hasOwn(short ?? {}, field), field)
          assert.isTrue(Object.hasOwn(extended ?? {}, field), field)
        }
        assert.deepStrictEqual(single, extended)
        assert.strictEqual(extended?.["view"], "extended")
        const [today] = (yield* list(twin, `${path}?version=3.1`)).rows
        const { json: alone } = yield* get(twin, `${path}/${String(short?.["slug"])}?version=3.1`)
        assert.deepStrictEqual(asObject(toJson(alone))[singular], today)
      }
    }),
  )

  it.effect("comes with what 3.1 is asked to expand, and with a warning for what it does not know", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 40 })
      const path = `${event(twin)}/tickets?version=3.1`
      const plain = yield* list(twin, path)
      assert.isFalse(Object.hasOwn(plain.rows[0] ?? {}, "answers"))
      assert.strictEqual(plain.meta["api_version"], "3.1.0")
      const { answer, meta, rows } = yield* list(twin, `${path}&expand=answers,moon&view=extended`)
      assert.isTrue(Array.isArray(rows[0]?.["answers"]))
      assert.include(String(answer["warning"]), "moon")
      assert.strictEqual(asObject(toJson(meta["expandable"]))["answers"], true)
      assert.strictEqual(asObject(toJson(meta["expandable"]))["release"], false)
      // Some lists have nothing to expand (notes 1.2).
      assert.isNull((yield* list(twin, `${event(twin)}/venues?version=3.1`)).meta["expandable"])
      assert.isFalse(Object.hasOwn((yield* list(twin, `/v3/${twin.account}/events?version=3.1`)).meta, "overall_total"))
    }),
  )

  it.effect("has amounts as numbers today, as text in the days of the seed, refunds with either sign", () =>
    Effect.gen(function* () {
      const [today, old] = [yield* startTwin({ orders: 200 }), yield* startTwin({ orders: 200, server: "3.0" })]
      const first = (twin: Twin, path: string) => Effect.map(list(twin, path), ({ rows }) => rows[0])
      assert.strictEqual(typeof (yield* first(today, `${event(today)}/releases`))?.["price"], "number")
      assert.match(String((yield* first(old, `${event(old)}/releases`))?.["price"]), /^\d+\.\d+$/)
      assert.match(String((yield* first(today, `${event(today)}/refunds`))?.["amount"]), /^-\d/)
      assert.match(String((yield* first(old, `${event(old)}/refunds`))?.["amount"]), /^\d/)
      // No meta on some lists, no version anywhere.
      assert.deepStrictEqual((yield* list(old, `${event(old)}/interested_users`)).meta, {})
      assert.isFalse(Object.hasOwn((yield* list(old, `${event(old)}/releases?version=3.1`)).meta, "api_version"))
    }),
  )

  it.effect("can be had by slug or id, in its own event only", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 60 })
      for (const [resource, singular] of [
        ["registrations", "registration"],
        ["tickets", "ticket"],
        ["releases", "release"],
        ["questions", "question"],
        ["checkin_lists", "checkin_list"],
        ["rsvp_lists", "rsvp_list"],
      ] as const) {
        const path = `${event(twin)}/${resource}`
        const [row] = (yield* list(twin, path)).rows
        for (const key of ["id", "slug"]) {
          const { json, status } = yield* get(twin, `${path}/${String(row?.[key])}`)
          assert.strictEqual(status, 200, `${resource} by ${key}`)
          assert.strictEqual(asObject(asObject(toJson(json))[singular] ?? null)["id"], row?.["id"])
        }
        const elsewhere = `${event(twin, "pilot-2025")}/${resource}/${String(row?.["slug"])}`
        assert.strictEqual((yield* get(twin, elsewhere)).status, 404)
      }
      for (const [resource, singular] of [
        ["activities", "activity"],
        ["discount_codes", "discount_code"],
        ["interested_users", "interested_user"],
        ["refunds", "refund"],
        ["opt_ins", "opt_in"],
        ["webhook_endpoints", "webhook_endpoint"],
      ] as const) {
        const [row] = (yield* list(twin, `${event(twin)}/${resource}`)).rows
        const { json } = yield* get(twin, `${event(twin)}/${resource}/${String(row?.["id"])}`)
        assert.strictEqual(asObject(asObject(toJson(json))[singular] ?? null)["id"], row?.["id"], resource)
      }
    }),
  )
})

describe("the check-in API of the twin", () => {
  it.effect("needs no token, and knows who was let in by the list's slug", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 300, pageMax: 10 })
      const lists = yield* list(twin, `${event(twin, "winter-gala-2025")}/checkin_lists`)
      assert.isAbove(lists.rows.length, 1)
      let undone = 0
      for (const { slug } of lists.rows) {
        const { json } = yield* get(twin, `/checkin_lists/${String(slug)}`, null)
        const about = asObject(toJson(json))
        let read = 0
        for (let page = 1; page <= Number(about["total_checkin_pages"]); page++) {
          const { json: entries } = yield* get(twin, `/checkin_lists/${String(slug)}/checkins?page=${page}`)
          const rows = toJson(entries)
          if (!Array.isArray(rows)) return assert.fail("no list")
          assert.isAtMost(rows.length, 10)
          read += rows.length
          undone += rows.filter((row: Json) => Lenient.isObject(row) && row["deleted_at"] !== null).length
        }
        assert.strictEqual(read, about["checkins_count"])
        const beyond = yield* get(twin, `/checkin_lists/${String(slug)}/checkins?page=999`)
        assert.deepStrictEqual(beyond.json, [])
        const tickets = toJson((yield* get(twin, `/checkin_lists/${String(slug)}/tickets?page=1`)).json)
        const [first] = Array.isArray(tickets) ? tickets : []
        const ticket = yield* get(
          twin,
          `/checkin_lists/${String(slug)}/tickets/${String(asObject(first ?? null)["slug"])}`,
        )
        assert.deepStrictEqual(ticket.json, first)
        for (const part of ["answers", "questions"]) {
          assert.isTrue(Array.isArray((yield* get(twin, `/checkin_lists/${String(slug)}/${part}`)).json))
        }
      }
      assert.isAbove(undone, 0)
      const stranger = yield* get(twin, "/checkin_lists/chk_nobody/checkins")
      assert.strictEqual(stranger.status, 404)
      assert.deepInclude(asObject(toJson(stranger.json)), { status: 404 })
    }),
  )
})

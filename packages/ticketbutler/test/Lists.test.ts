import { assert, describe, it } from "@effect/vitest"
import { hurry } from "@boxport/connector/testing"
import type { Json } from "@boxport/model"
import { makeSource, Ticketbutler } from "@boxport/ticketbutler"
import { Effect, Schema, Stream } from "effect"
import { account } from "./support/records.ts"
import { type Answer, connection, gather, served, stub, options } from "./support/services.ts"

const codeOf = (id: number): Json => ({ id, code: `C${id}`, discount_type: "PERCENTAGE", amount: "5.00", active: true })

/** A numbered page of a list, with links as Django REST Framework makes them; `origin` is whose it says it is. */
const pageOf = (ids: ReadonlyArray<number>, url: URL, size: number, origin: string): Answer => {
  const page = Number(url.searchParams.get("page") ?? "1")
  const pages = Math.max(1, Math.ceil(ids.length / size))
  if (page > pages) return { status: 404, body: '{"detail":"Invalid page."}' }
  const next = page < pages ? `${origin}${url.pathname}?email=all@example.org&page=${page + 1}` : null
  return {
    json: {
      count: ids.length,
      next,
      previous: null,
      results: ids.slice((page - 1) * size, page * size).map(codeOf),
    },
  }
}

const path = "/api/v3/discount-codes/"

/** Reads the account's discount codes from a list that `before` may change before each page is made. */
const readCodes = (ids: () => ReadonlyArray<number>, size: number, before: () => void = () => {}) => {
  const { asked, layer } = stub((url) => {
    if (url.pathname !== path) return served(account({ listed: [] }))(url)
    before()
    return pageOf(ids(), url, size, "http://elsewhere.example:8000")
  })
  return Effect.gen(function* () {
    const source = yield* makeSource(connection)
    const read = yield* gather(source, { events: [], tables: new Set(["discounts"]), raw: false })
    return {
      ids: read.rows("discounts").map(({ native_id }) => Number(native_id)),
      complete: read.complete,
      warnings: read.warnings,
      asked: asked.filter((url) => url.pathname === path),
    }
  }).pipe(Effect.provide(layer), hurry)
}

describe("a list in numbered pages", () => {
  it.effect("is read whole, at its own host, by nothing of its links but the page", () =>
    Effect.gen(function* () {
      const all = Array.from({ length: 25 }, (_, n) => n + 1)
      const { asked, complete, ids } = yield* readCodes(() => all, 10)
      assert.deepStrictEqual(ids, all)
      assert.isTrue(complete)
      assert.deepStrictEqual(
        asked.map((url) => url.href),
        ["", "?page=2", "?page=3", "", "?page=2", "?page=3"].map(
          (query) => `https://acme.ticketbutler.example${path}${query}`,
        ),
      )
      assert.strictEqual((yield* readCodes(() => all, 25)).asked.length, 1)
    }),
  )

  it.effect("that leads in a circle ends, and is not complete", () =>
    Effect.gen(function* () {
      const circle = stub((url) =>
        url.pathname === path
          ? {
              json: {
                count: 9,
                next: `https://acme.ticketbutler.example${path}?page=1&page_size=2`,
                previous: null,
                results: [codeOf(1), codeOf(2)],
              },
            }
          : served(account({ listed: [] }))(url),
      )
      const read = yield* Effect.flatMap(makeSource(connection), (source) =>
        gather(source, { events: [], tables: new Set(["discounts"]), raw: false }),
      ).pipe(Effect.provide(circle.layer), hurry)
      assert.strictEqual(read.rows("discounts").length, 2)
      assert.isFalse(read.complete)
      assert.deepStrictEqual(
        read.warnings.map(({ attention, code }) => [code, attention]),
        [
          ["count_mismatch", true],
          ["circular_paging", true],
        ],
      )
    }),
  )

  it.effect("that never comes out the same twice is given up, and not called complete", () =>
    Effect.gen(function* () {
      let last = 30
      const list = Array.from({ length: 30 }, (_, n) => n + 1)
      const { asked, complete, ids, warnings } = yield* readCodes(
        () => list,
        10,
        () => {
          list.shift()
          list.push((last += 1))
        },
      )
      assert.strictEqual(asked.length, 15)
      assert.strictEqual(new Set(ids).size, ids.length)
      assert.isFalse(complete)
      assert.deepStrictEqual(
        warnings.map(({ code }) => code),
        ["circular_paging"],
      )
    }),
  )
})

/** What happens to a list before a page of it is made. */
const Change = Schema.Struct({
  kind: Schema.Literals(["nothing", "insert", "remove"]),
  at: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 40 })),
})

const Story = Schema.Struct({
  length: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 30 })),
  size: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 7 })),
  changes: Schema.Array(Schema.Array(Change).check(Schema.isMaxLength(3))).check(Schema.isMaxLength(14)),
})

describe("a list that changes while it is read", () => {
  it.effect.prop(
    "loses and doubles no record that is there throughout, whatever the interleaving, or is not called complete",
    [Story],
    ([{ changes, length, size }]) =>
      Effect.gen(function* () {
        const list = Array.from({ length }, (_, n) => n + 1)
        const throughout = new Set(list)
        let next = 1000
        let turn = 0
        const { complete, ids } = yield* readCodes(
          () => list,
          size,
          () => {
            for (const { at, kind } of changes[turn] ?? []) {
              const place = list.length === 0 ? 0 : at % list.length
              if (kind === "insert") list.splice(place, 0, (next += 1))
              const [removed] = kind === "remove" ? list.splice(place, 1) : []
              if (removed !== undefined) throughout.delete(removed)
            }
            turn += 1
          },
        )
        assert.strictEqual(new Set(ids).size, ids.length, "a record is there twice")
        const read = new Set(ids)
        const lost = [...throughout].filter((id) => !read.has(id))
        if (complete) assert.deepStrictEqual(lost, [])
      }),
    { arbitrary: { runs: 300 } },
  )
})

describe("one endpoint", () => {
  it.effect("gives its records, or says which part of an answer is not what it should be", () =>
    Effect.gen(function* () {
      const { asked, layer } = stub((url) =>
        url.pathname.endsWith("/newsletters/")
          ? { json: [{ email: { a: 1 }, first_name: "SECRET NAME" }] }
          : { json: [1] },
      )
      const api = yield* Ticketbutler.make(options).pipe(Effect.provide(layer))
      const error = yield* Effect.flip(Stream.runDrain(api.newsletters.list()))
      assert.include(error.message, "GET /api/v3/whitelabel/newsletters/")
      assert.include(error.message, "[0].email")
      assert.notInclude(error.message, "SECRET")
      assert.strictEqual(asked[0]?.search, "?format=json")
      const single = yield* Effect.flip(api.tickets.get({ ticket: "957e996e16d94aff959800a03bf8c726" }))
      assert.include(single.message, "GET /api/v3/tickets/{ticket}/")
    }).pipe(hurry),
  )

  it.effect("takes no id that is none", () =>
    Effect.gen(function* () {
      const { asked, layer } = stub(() => ({ json: [] }))
      const api = yield* Ticketbutler.make(options).pipe(Effect.provide(layer))
      const wrong = yield* Effect.flip(api.orders.get({ order: "../events?old=true#" }))
      assert.strictEqual(wrong.message, "dk: GET /api/v3/orders/{order}/: not sent: order: Expected a uuid")
      assert.lengthOf(asked, 0)
    }).pipe(hurry),
  )
})

import { assert, describe, it } from "@effect/vitest"
import { Budgets, Transport } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import type { Json } from "@boxport/model"
import { makeSource } from "@boxport/ticketbutler"
import { type FaultRule, startTwin } from "@boxport/ticketbutler/twin"
import { Clock, Effect, Layer } from "effect"
import { account, dashes, detail, event, inList, order, question, ticket, uuid } from "./support/records.ts"
import { type Answer, connection, gather, readServed, served, stub, textOf, twinAndSource } from "./support/services.ts"

const bulk = `/events/${event}/orders/`
const isBulk = (url: URL): boolean => url.pathname.endsWith(bulk)

/** One order of two tickets that can be read either way. */
const tickets = [ticket(1), ticket(2)]
const either = account({
  orders: [order({ order_lines: [], tickets })],
  tickets: [inList(1), inList(2)],
  more: {
    [`/tickets/${uuid("ticket", 1)}/`]: { ...inList(1), purchase_uuid: dashes(uuid("order")), ticket_type_pk: 101 },
    [`/tickets/${uuid("ticket", 2)}/`]: { ...inList(2), purchase_uuid: dashes(uuid("order")), ticket_type_pk: 101 },
    [`/orders/${uuid("order")}/`]: {
      uuid: uuid("order"),
      state: "PAID",
      total_and_all_fees_decimal: 1240,
      vat_total: "248.00",
      tickets,
    },
  },
})

/** Reads an account of which an event's orders answer in turn with these, and then as they should. */
const readWith = (answers: ReadonlyArray<Answer>, served_ = either) => {
  const times: Array<number> = []
  let asked = 0
  const { asked: urls, layer } = stub((url) => {
    if (!isBulk(url)) return served(served_)(url)
    const answer = answers[asked]
    asked += 1
    return answer ?? served(served_)(url)
  })
  const timed = Layer.effect(
    Transport,
    Effect.gen(function* () {
      const inner = yield* Transport
      return Transport.of({
        send: (request) =>
          Effect.gen(function* () {
            if (isBulk(request.url)) times.push(yield* Clock.currentTimeMillis)
            return yield* inner.send(request)
          }),
      })
    }),
  ).pipe(Layer.provideMerge(layer))
  return Effect.gen(function* () {
    const source = yield* makeSource(connection)
    const read = yield* gather(source)
    return { ...read, urls, times, bulks: asked }
  }).pipe(Effect.provide(timed), hurry)
}

const page = "<!DOCTYPE html><html><body>Error</body></html>"

describe("an event's orders that the platform is too slow for", () => {
  for (const answer of [
    ...[504, 520, 521, 522, 523, 524].map((status): Answer => ({ status, body: page })),
    { noAnswer: "UND_ERR_HEADERS_TIMEOUT" },
    { noAnswer: "UND_ERR_BODY_TIMEOUT" },
  ]) {
    it.effect(`are not asked for again, but found by their tickets: ${JSON.stringify(answer)}`, () =>
      Effect.gen(function* () {
        const { bulks, ends, rejected, rows, warnings } = yield* readWith([answer])
        assert.strictEqual(bulks, 1)
        assert.deepStrictEqual(rejected, [])
        assert.deepStrictEqual(
          [rows("orders").length, rows("tickets").length, rows("orders")[0]?.total_amount],
          [1, 2, 124000n],
        )
        assert.deepStrictEqual(
          warnings.map(({ attention, code }) => [code, attention]),
          [["orders_by_ticket", true]],
        )
        assert.include(warnings[0]?.message, "status" in answer ? `(HTTP ${answer.status})` : "(no answer in time)")
        assert.isFalse(ends.get("orders")?.complete)
      }),
    )
  }

  it.effect("are waited for longer than the platform's own front waits", () =>
    Effect.gen(function* () {
      const waits: Array<number> = []
      const { layer } = stub(served(either))
      const watching = Layer.effect(
        Transport,
        Effect.map(Transport, (inner) =>
          Transport.of({
            send: (request) => {
              if (isBulk(request.url)) waits.push(request.timeoutMillis)
              return inner.send(request)
            },
          }),
        ),
      ).pipe(Layer.provideMerge(layer))
      yield* Effect.flatMap(makeSource(connection), gather).pipe(Effect.provide(watching))
      assert.deepStrictEqual(waits, [125_000])
    }).pipe(hurry),
  )

  it.effect("are given up when a real server never answers", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({
        orders: 20,
        faults: [{ match: "/orders/$", times: 1, action: { type: "hang" } }],
      })
      // The same wire, with less patience: nobody should wait for two minutes here.
      const impatient = Layer.effect(
        Transport,
        Effect.map(Transport, (inner) =>
          Transport.of({
            send: (request) => inner.send({ ...request, timeoutMillis: Math.min(request.timeoutMillis, 300) }),
          }),
        ),
      ).pipe(Layer.provide(Transport.layer))
      const context = yield* Layer.build(Layer.mergeAll(impatient, Budgets.layer))
      const source = yield* makeSource({ ...connection, token: twin.token, baseUrl: twin.url }).pipe(
        Effect.provideContext(context),
      )
      const { warnings } = yield* gather(source)
      assert.deepStrictEqual(
        warnings.map(({ code, count }) => [code, count]),
        [["orders_by_ticket", 1]],
      )
      assert.include(warnings[0]?.message, "(no answer in time)")
    }).pipe(hurry),
  )
})

describe("an event's orders that fail for another reason", () => {
  for (const answer of [
    { status: 500, body: page },
    { status: 503, body: "{}" },
    { status: 200, body: page },
    { status: 200, body: '{"uuid":"x","orders":[{' },
    { noAnswer: "ECONNRESET" },
  ] satisfies ReadonlyArray<Answer>) {
    it.effect(`are asked for once more, after half a minute at least: ${JSON.stringify(answer)}`, () =>
      Effect.gen(function* () {
        const once = yield* readWith([answer])
        assert.strictEqual(once.bulks, 2)
        assert.isAtLeast((once.times[1] ?? 0) - (once.times[0] ?? 0), 30_000)
        assert.deepStrictEqual(once.warnings, [])
        assert.isTrue(once.complete)
        const always = yield* readWith([answer, answer, answer, answer])
        assert.strictEqual(always.bulks, 2)
        assert.deepStrictEqual(
          always.warnings.map(({ code }) => code),
          ["orders_by_ticket"],
        )
        assert.strictEqual(always.rows("tickets").length, 2)
      }),
    )
  }

  it.effect("or are something else than orders, are found by their tickets", () =>
    Effect.gen(function* () {
      for (const json of [{ detail: "later" }, null, "orders"] satisfies ReadonlyArray<Json>) {
        const { rows, warnings } = yield* readWith([{ json }])
        assert.deepStrictEqual([rows("orders").length, warnings[0]?.code], [1, "orders_by_ticket"])
      }
    }),
  )

  it.effect("may be a bare list", () =>
    Effect.gen(function* () {
      const { rows, warnings } = yield* readWith([{ json: [order({ order_lines: [], tickets })] }])
      assert.deepStrictEqual([rows("orders").length, rows("tickets").length, warnings.length], [1, 2, 0])
    }),
  )
})

describe("tickets", () => {
  const listFails: FaultRule = { match: "/tickets/$", action: { type: "status", status: 502 } }

  it.effect("whose list fails are those of the orders, which nothing then proves", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({ orders: 40, faults: [listFails] })
      const { ends, rows, warnings } = yield* gather(source)
      assert.deepStrictEqual(
        warnings.map(({ attention, code, count }) => [code, attention, count]),
        [["unproven", true, twin.world.events.length]],
      )
      assert.isFalse(ends.get("tickets")?.complete)
      assert.isAbove(rows("tickets").length, twin.world.orderCount)
    }).pipe(hurry),
  )

  it.effect("whose list fails as well as the orders end the run", () =>
    Effect.gen(function* () {
      const { source } = yield* twinAndSource({ orders: 40, mostOrdersAtOnce: 0, faults: [listFails] })
      const error = yield* Effect.flip(gather(source))
      assert.strictEqual(error.reason._tag, "PlatformDown")
      assert.strictEqual(error.operation, "GET /api/v3/events/{event}/orders/")
    }).pipe(hurry),
  )

  it.effect("that no order holds lead to their order", () =>
    Effect.gen(function* () {
      const other = uuid("order", 7)
      const { asked, ends, rows, warnings } = yield* readServed(
        account({
          orders: [order()],
          tickets: [inList(1), inList(3), inList(4), inList(5), inList(6)],
          more: {
            // One of a known order, two of an order that was left out, one of an order that is gone; one is gone itself.
            [`/tickets/${uuid("ticket", 3)}/`]: { ...inList(3), purchase_uuid: uuid("order"), ticket_type_pk: 101 },
            [`/tickets/${uuid("ticket", 4)}/`]: { ...inList(4), purchase_uuid: other, ticket_type_pk: 101 },
            [`/tickets/${uuid("ticket", 5)}/`]: { ...inList(5), purchase_uuid: uuid("order", 8), ticket_type_pk: 101 },
            [`/orders/${other}/`]: {
              uuid: other,
              state: "NEW",
              total_and_all_fees_decimal: 0,
              tickets: [ticket(4), ticket(40)],
            },
          },
        }),
      )
      assert.deepStrictEqual(
        rows("tickets").map((row) => [row.native_id, row.order_id, row.status, row.extra?.["purchase_uuid"]]),
        [
          [uuid("ticket", 1), `ticketbutler:${uuid("order")}`, "valid", undefined],
          [uuid("ticket", 3), `ticketbutler:${uuid("order")}`, "valid", undefined],
          [uuid("ticket", 4), `ticketbutler:${other}`, "pending", undefined],
          [uuid("ticket", 40), `ticketbutler:${other}`, "pending", undefined],
          [uuid("ticket", 5), null, "valid", uuid("order", 8)],
          [uuid("ticket", 6), null, "valid", undefined],
        ],
      )
      assert.strictEqual(ends.get("tickets")?.stated, 5)
      assert.isTrue(ends.get("tickets")?.complete)
      assert.deepStrictEqual(
        warnings.map(({ code, count }) => [code, count]),
        [["orders_not_listed", 1]],
      )
      assert.strictEqual(asked.filter((url) => url.pathname.includes(other)).length, 1)
    }).pipe(hurry),
  )

  it.effect("in a list that has other things in it are the rest, and these are set aside", () =>
    Effect.gen(function* () {
      const { ends, rejected, rows } = yield* readServed(
        account({ orders: [order()], tickets: [inList(1), "?", null, { email: "nameless@example.org" }] }),
      )
      assert.deepStrictEqual(
        rejected.map(({ path, resource }) => [resource, path]),
        [
          ["tickets", ""],
          ["tickets", ""],
          ["tickets", "uuid"],
        ],
      )
      assert.deepStrictEqual(
        [rows("tickets").length, ends.get("tickets")?.stated, ends.get("tickets")?.complete],
        [1, 4, true],
      )
    }).pipe(hurry),
  )

  it.effect("in pages that state more than they give are not all there", () =>
    Effect.gen(function* () {
      for (const path of ["/events/", `/events/${event}/tickets/`, "/whitelabel/newsletters/"]) {
        const answers = account({ orders: [order()], tickets: [inList(1)] })
        const short = { count: 9, next: null, previous: null, results: answers[path] ?? [] }
        const { complete, rows, warnings } = yield* readServed({ ...answers, [path]: short })
        assert.isFalse(complete, path)
        assert.isTrue(
          warnings.some(({ attention, code }) => attention && code === "count_mismatch"),
          path,
        )
        assert.strictEqual(rows("tickets").length, 1)
      }
    }).pipe(hurry),
  )

  it.effect("of which fewer were sold than the types state are missed", () =>
    Effect.gen(function* () {
      const { ends, warnings } = yield* readServed(
        account({
          detail: detail({ ticket_types: [{ uuid: uuid("type", 1), pk: 101, title: "Type 1", amount_sold: 3 }] }),
          orders: [order({ tickets })],
          tickets: [inList(1), inList(2)],
        }),
      )
      assert.deepStrictEqual(
        warnings.map(({ attention, code }) => [code, attention]),
        [["count_mismatch", true]],
      )
      assert.isFalse(ends.get("tickets")?.complete)
    }).pipe(hurry),
  )

  it.effect("without room for answers are asked for them, each", () =>
    Effect.gen(function* () {
      const { answers: _, ticket_answer_collection: __, ...bare } = ticket(1)
      const questions = { uuid: uuid("collection"), active: true, questions: [question(1)] }
      const { rows } = yield* readServed(
        account({
          detail: detail({ ticket_types_questions: questions }),
          orders: [order({ tickets: [bare] })],
          tickets: [inList(1)],
          more: {
            [`/tickets/${uuid("ticket", 1)}/questions/`]: {
              ticket: uuid("ticket", 1),
              answers: [
                {
                  uuid: uuid("answer"),
                  question: uuid("question", 1),
                  question_heading: "Q",
                  answer_value: "yes",
                  answered_choices: [],
                },
              ],
            },
          },
        }),
      )
      assert.deepStrictEqual(
        rows("answers").map((row) => [row.ticket_id, row.order_id, row.question_id, row.value]),
        [
          [
            `ticketbutler:${uuid("ticket", 1)}`,
            `ticketbutler:${uuid("order")}`,
            `ticketbutler:${uuid("question", 1)}`,
            "yes",
          ],
        ],
      )
    }).pipe(hurry),
  )
})

describe("what the token may not read", () => {
  it.effect("ends that part, not the run", () =>
    Effect.gen(function* () {
      for (const [resource, status] of [
        ["orders", 403],
        ["discount_codes", 401],
        ["tickets", 403],
        ["answers", 401],
        ["newsletters", 403],
      ] as const) {
        const path = {
          orders: "/orders/$",
          discount_codes: "discount-code",
          tickets: "/tickets/$",
          answers: "/orders/[0-9a-f]+/questions/$",
          newsletters: "newsletters",
        }[resource]
        const { source } = yield* twinAndSource({
          orders: 30,
          faults: [{ match: path, action: { type: "status", status, body: "json" } }],
        })
        const { ends, rejected, rows, warnings } = yield* gather(source)
        assert.deepStrictEqual(rejected, [])
        assert.isTrue(
          warnings.some(
            ({ attention, code, message }) => attention && code === "not_permitted" && message.startsWith(resource),
          ),
        )
        assert.isFalse(ends.get(resource)?.complete, resource)
        assert.isNotEmpty(rows("tickets"))
        assert.isNotEmpty(rows("events"))
      }
    }).pipe(hurry),
  )

  it.effect("leaves tickets without orders when that is what it is, and asks for no order of theirs", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({ orders: 30, forbidden: ["orders"] })
      const { rows } = yield* gather(source)
      assert.isNotEmpty(rows("tickets"))
      assert.isTrue(rows("tickets").every((row) => row.order_id === null))
      assert.isFalse(
        twin.log.some(({ path }) => path.startsWith("/api/v3/orders/") || path.startsWith("/api/v3/tickets/")),
      )
    }).pipe(hurry),
  )

  it.effect("is nothing at all where the first list is refused", () =>
    Effect.gen(function* () {
      const { source } = yield* twinAndSource({ orders: 30, forbidden: ["events"] })
      const error = yield* Effect.flip(gather(source))
      assert.strictEqual(error.reason._tag, "Forbidden")
    }).pipe(hurry),
  )

  it.effect("or what the host does not have is said, and is no reason to worry", () =>
    Effect.gen(function* () {
      const { source } = yield* twinAndSource({
        orders: 30,
        faults: [{ match: "newsletters|discount-code", action: { type: "status", status: 404 } }],
      })
      const { complete, warnings } = yield* gather(source)
      assert.isTrue(complete)
      assert.deepStrictEqual(
        warnings.map(({ attention, code }) => [code, attention]),
        [
          ["not_offered", false],
          ["not_offered", false],
        ],
      )
    }).pipe(hurry),
  )
})

describe("one request that goes wrong", () => {
  const baseline = Effect.gen(function* () {
    const { source } = yield* twinAndSource({ orders: 40 })
    return yield* gather(source)
  })

  it.effect("is tried twice more, after half a minute at least, and no oftener", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({
        orders: 40,
        faults: [{ match: "events/\\?old", action: { type: "status", status: 522 } }],
      })
      const error = yield* Effect.flip(gather(source))
      assert.deepStrictEqual(
        [error.reason._tag, twin.log.filter(({ status }) => status === 522).length],
        ["PlatformDown", 3],
      )
    }).pipe(hurry),
  )

  for (const [name, action] of [
    ["late", { type: "slow", millis: 20 }],
    ["with a wrong clock", { type: "skew", seconds: -86_400 }],
    ["an order twice", { type: "double", path: "orders", index: 0 }],
  ] as const satisfies ReadonlyArray<readonly [string, FaultRule["action"]]>) {
    it.effect(`does no harm when its answer comes ${name}`, () =>
      Effect.gen(function* () {
        const { source } = yield* twinAndSource({ orders: 40, faults: [{ match: "/orders/$", action }] })
        const [got, wanted] = [yield* gather(source), yield* baseline]
        assert.deepStrictEqual(textOf(got.rows("orders")), textOf(wanted.rows("orders")))
        assert.strictEqual(got.rows("tickets").length, wanted.rows("tickets").length)
        assert.deepStrictEqual(got.warnings, [])
      }).pipe(hurry),
    )
  }

  it.effect("does no harm when it leaves out an order: the tickets bring it back, and it is said", () =>
    Effect.gen(function* () {
      const { source } = yield* twinAndSource({
        orders: 40,
        faults: [{ match: "/orders/$", times: 3, action: { type: "drop", path: "orders", index: 0 } }],
      })
      const [got, wanted] = [yield* gather(source), yield* baseline]
      const keys = (rows: ReadonlyArray<{ readonly id: string }>) => rows.map(({ id }) => id).toSorted()
      assert.deepStrictEqual(keys(got.rows("orders")), keys(wanted.rows("orders")))
      assert.deepStrictEqual(keys(got.rows("tickets")), keys(wanted.rows("tickets")))
      assert.deepStrictEqual(
        got.warnings.map(({ code, count }) => [code, count]),
        [["orders_not_listed", 3]],
      )
    }).pipe(hurry),
  )

  it.effect("is not followed elsewhere", () =>
    Effect.gen(function* () {
      const { source } = yield* twinAndSource({
        orders: 5,
        faults: [
          {
            match: "^/api/v3/events/$",
            action: { type: "redirect", status: 302, location: "https://elsewhere.example/" },
          },
        ],
      })
      const error = yield* Effect.flip(gather(source))
      assert.include(error.message, "a redirect to elsewhere.example, which is not followed")
    }).pipe(hurry),
  )

  it.effect("is refused when the list is none", () =>
    Effect.gen(function* () {
      const { asked, layer } = stub(served({ ...either, "/events/": { detail: "nothing" } }))
      const error = yield* Effect.flip(Effect.flatMap(makeSource(connection), gather)).pipe(Effect.provide(layer))
      assert.include(error.message, "unexpected answer: no list")
      assert.strictEqual(asked.length, 1)
    }).pipe(hurry),
  )

  it.effect("that loses an event between list and detail leaves what the list says of it", () =>
    Effect.gen(function* () {
      const { [`/events/${event}/`]: _, ...gone } = account({ orders: [order()] })
      const { rows, warnings } = yield* readServed(gone)
      assert.deepStrictEqual(
        rows("events").map((row) => [row.title, row.currency, row.timezone]),
        [["Harbour concert", "DKK", null]],
      )
      assert.isTrue(warnings.some(({ code, message }) => code === "not_offered" && message.startsWith("events")))
    }).pipe(hurry),
  )
})

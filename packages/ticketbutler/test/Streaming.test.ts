import { assert, describe, it } from "@effect/vitest"
import { Answers, NoAnswer } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import type { Json, JsonObject } from "@boxport/model"
import { makeSource } from "@boxport/ticketbutler"
import type { FaultRule } from "@boxport/ticketbutler/twin"
import { Effect, Random, Schema, Stream } from "effect"
import { account, detail, event, inList, line, order, question, ticket, type, uuid } from "./support/records.ts"
import { type Answer, connection, everything, gather, served, stub, textOf, twinAndSource } from "./support/services.ts"

const isBulk = (url: URL): boolean => url.pathname.endsWith(`/events/${event}/orders/`)
const isList = (url: URL): boolean => url.pathname.endsWith(`/events/${event}/tickets/`)

/** An order of one ticket, both of the same number. */
const numbered = (number: number, more: JsonObject = {}, ofTicket: JsonObject = {}): JsonObject =>
  order({
    uuid: uuid("order", number),
    order_id: `R${number}`,
    tickets: [ticket(number, { purchase_uuid: uuid("order", number), ...ofTicket })],
    ...more,
  })

/** An answer with the first of these entries and a bit of the next one. */
const brokenOff = (entries: ReadonlyArray<Json>, keep: number, breaks: string | null) => ({
  parts: [
    `{"uuid":"${event}","orders":[`,
    ...entries.slice(0, keep).map((entry) => `${JSON.stringify(entry)},`),
    JSON.stringify(entries[keep] ?? {}).slice(0, -1),
  ],
  breaks,
})

/** Reads an account of which an event's orders answer in turn with these, and then as they should. */
const readWith = (answers: ReadonlyArray<Answer>, parts: Parameters<typeof account>[0], settings = {}) => {
  let asked = 0
  const { asked: urls, layer } = stub((url) => {
    if (!isBulk(url)) return served(account(parts))(url)
    asked += 1
    return answers[asked - 1] ?? served(account(parts))(url)
  })
  return Effect.gen(function* () {
    const source = yield* makeSource({ ...connection, ...settings })
    return { ...(yield* gather(source)), urls, bulks: asked }
  }).pipe(Effect.provide(layer), hurry)
}

const numbers = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, index) => index + 1)

/** How a list of orders is cut off once and read again. */
const Story = Schema.Struct({
  count: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 130 })),
  /** So many came before it broke off, so many are gone by then, and so many new ones are there. */
  kept: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 130 })),
  gone: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 5 })),
  fresh: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 60 })),
  /** How often entries without an id are in each of the two lists. */
  nameless: Schema.Tuple([
    Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3 })),
    Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3 })),
  ]),
  seed: Schema.Int,
})

describe("an event's orders that break off while they come in", () => {
  it.effect.prop(
    "are asked for once more, and none is doubled or lost, whatever the second answer's order",
    [Story],
    ([{ count, fresh, gone, kept, nameless, seed }]) =>
      Effect.gen(function* () {
        const strangers = (times: number): ReadonlyArray<Json> =>
          Array.from({ length: times }, () => [7, { state: "PAID" }]).flat()
        const firstOrders = yield* Random.shuffle([...numbers(count)])
        const first = [...firstOrders.map((number) => numbered(number)), ...strangers(nameless[0])]
        const there = [...numbers(count).slice(gone), ...numbers(fresh).map((number) => 1000 + number)]
        const second = yield* Random.shuffle([...there.map((number) => numbered(number)), ...strangers(nameless[1])])
        const { bulks, ends, readOf, rejected, rows, warnings } = yield* readWith(
          [brokenOff(first, kept, "ECONNRESET")],
          { orders: second },
        )
        assert.strictEqual(bulks, 2)
        const read = rows("orders").map(({ reference }) => Number(reference?.slice(1)))
        const wanted = new Set([...firstOrders.slice(0, kept), ...there])
        assert.deepStrictEqual(
          read.toSorted((a, b) => a - b),
          [...wanted].toSorted((a, b) => a - b),
        )
        assert.deepStrictEqual([rows("tickets").length, rows("order_lines").length], [wanted.size, wanted.size])
        const [sevens, states] = [
          rejected.filter(({ path }) => path === "").length,
          rejected.filter(({ path }) => path === "uuid").length,
        ]
        // Of the first list's strangers those count that came before it broke off.
        const came = first.slice(0, kept)
        const times = (isOne: (entry: Json) => boolean): number =>
          Math.max(came.filter(isOne).length, second.filter(isOne).length)
        assert.strictEqual(
          sevens,
          times((entry) => entry === 7),
        )
        assert.strictEqual(
          states,
          times((entry) => entry !== 7 && textOf(entry) === textOf({ state: "PAID" })),
        )
        assert.strictEqual(readOf("orders"), wanted.size + sevens + states)
        assert.deepStrictEqual(warnings, [])
        assert.isTrue(ends.get("orders")?.complete)
      }).pipe(Random.withSeed(seed)),
    { arbitrary: { runs: 60 } },
  )

  /** Five orders that can be read either way; their own records tell less. */
  const either = {
    orders: numbers(5).map((number) => numbered(number)),
    tickets: numbers(5).map((number) => inList(number)),
    more: Object.fromEntries(
      numbers(5).flatMap((number): ReadonlyArray<readonly [string, Json]> => [
        [
          `/tickets/${uuid("ticket", number)}/`,
          { ...inList(number), purchase_uuid: uuid("order", number), ticket_type_pk: 101 },
        ],
        [
          `/orders/${uuid("order", number)}/`,
          {
            uuid: uuid("order", number),
            order_id: `R${number}`,
            state: "PAID",
            total_and_all_fees_decimal: 620,
            vat_total: "124.00",
            tickets: [ticket(number)],
          },
        ],
      ]),
    ),
  }

  for (const [what, answers, bulks, why] of [
    [
      "twice",
      [brokenOff(either.orders, 2, "ECONNRESET"), brokenOff(either.orders.toReversed(), 1, "ECONNRESET")],
      2,
      3,
    ],
    ["and then too slow to come again", [brokenOff(either.orders, 2, "ECONNRESET"), { status: 524, body: "" }], 2, 2],
    ["because the platform stops sending", [brokenOff(either.orders, 2, "UND_ERR_BODY_TIMEOUT")], 1, 2],
  ] satisfies ReadonlyArray<readonly [string, ReadonlyArray<Answer>, number, number]>) {
    it.effect(`are completed ticket by ticket when they do so ${what}`, () =>
      Effect.gen(function* () {
        const read = yield* readWith(answers, either)
        assert.strictEqual(read.bulks, bulks)
        assert.deepStrictEqual(read.rejected, [])
        assert.deepStrictEqual(
          read
            .rows("orders")
            .map(({ reference }) => reference)
            .toSorted(),
          ["R1", "R2", "R3", "R4", "R5"],
        )
        assert.strictEqual(new Set(read.rows("tickets").map(({ id }) => id)).size, 5)
        assert.strictEqual(read.rows("tickets").length, 5)
        // Those that came at once have their lines; each of the others costs two requests.
        assert.strictEqual(read.rows("order_lines").length, why)
        assert.strictEqual(
          read.urls.filter((url) => /\/(orders|tickets)\/[0-9a-f]{32}\/$/.test(url.pathname)).length,
          2 * (5 - why),
        )
        assert.deepStrictEqual(
          read.warnings.map(({ code, count }) => [code, count]),
          [["orders_by_ticket", 1]],
        )
        assert.isFalse(read.ends.get("orders")?.complete)
        assert.isTrue(read.ends.get("tickets")?.complete)
      }),
    )
  }

  it.effect("count once where what was written down of them breaks off, and where they do so again", () =>
    Effect.gen(function* () {
      // Entries without an id are told apart by the answer that they are in.
      const orders: ReadonlyArray<Json> = [7, numbered(1), 7, numbered(2)]
      const answers = account({ orders, tickets: [inList(1), inList(2)] })
      let asked = 0
      const { layer } = stub((url) => {
        if (!isBulk(url)) return served(answers)(url)
        asked += 1
        return asked === 1 ? brokenOff(orders, 3, "ECONNRESET") : served(answers)(url)
      })
      const writtenDown = brokenOff(orders, 3, null).parts.map((part) => Buffer.from(part))
      const body = Stream.concat(Stream.fromIterable(writtenDown), Stream.fail(new NoAnswer({ code: "UNREADABLE" })))
      const unkept = { write: () => Effect.void, done: () => Effect.void }
      const read = yield* Effect.flatMap(makeSource(connection), gather).pipe(
        Effect.provideService(Answers, {
          begunAt: 0,
          next: (url) =>
            Effect.succeed({
              recalled: isBulk(new URL(url)) && asked === 0 ? { status: 200, body } : undefined,
              record: Effect.succeed(unkept),
            }),
        }),
        Effect.provide(layer),
        hurry,
      )
      assert.strictEqual(asked, 2)
      assert.strictEqual(read.rejected.filter(({ path }) => path === "").length, 2)
      assert.deepStrictEqual([read.rows("orders").length, read.readOf("orders")], [2, 4])
    }),
  )

  it.effect("end the run when the tickets cannot be listed either", () =>
    Effect.gen(function* () {
      const { layer } = stub((url) =>
        isBulk(url)
          ? brokenOff(either.orders, 2, "ECONNRESET")
          : isList(url)
            ? { status: 502 }
            : served(account(either))(url),
      )
      const error = yield* Effect.flip(Effect.flatMap(makeSource(connection), gather)).pipe(
        Effect.provide(layer),
        hurry,
      )
      assert.strictEqual(error.operation, "GET /api/v3/events/{event}/orders/")
      assert.strictEqual(error.reason._tag, "Unreachable")
    }),
  )

  it.effect("may be refused the second time; what had come stays", () =>
    Effect.gen(function* () {
      const read = yield* readWith([brokenOff(either.orders, 2, "ECONNRESET"), { status: 403 }], either)
      assert.deepStrictEqual([read.rows("orders").length, read.rows("tickets").length], [2, 5])
      assert.deepStrictEqual(
        read.warnings.map(({ code }) => code),
        ["not_permitted"],
      )
    }),
  )

  for (const action of [
    { type: "break", after: 0.3 },
    { type: "break", after: 0.97 },
    { type: "truncate" },
  ] satisfies ReadonlyArray<FaultRule["action"]>) {
    it.effect(`from a real server (${JSON.stringify(action)}) come out as from one without trouble`, () =>
      Effect.gen(function* () {
        const rows = (read: Effect.Success<ReturnType<typeof gather>>) =>
          (["orders", "order_lines", "tickets", "answers", "ticket_types"] as const).map((table) =>
            read.rows(table).map(textOf).toSorted(),
          )
        const { source } = yield* twinAndSource({ orders: 400 })
        const wanted = yield* gather(source)
        const faults: ReadonlyArray<FaultRule> = [{ match: "/orders/$", everyNth: 2, action }]
        const troubled = yield* twinAndSource({ orders: 400, faults })
        const got = yield* gather(troubled.source)
        assert.isAbove(troubled.twin.log.filter(({ path }) => /events\/\w+\/orders\/$/.test(path)).length, 20)
        assert.deepStrictEqual(rows(got), rows(wanted))
        assert.deepStrictEqual(got.warnings, wanted.warnings)
        // Broken off for good, all but prices and lines is there all the same.
        const hopeless = yield* twinAndSource({
          orders: 400,
          faults: [{ match: "/events/\\w+/orders/$", action }],
        })
        const rest = yield* gather(hopeless.source)
        const keys = (read: typeof rest, table: "orders" | "tickets") =>
          read
            .rows(table)
            .map(({ id }) => id)
            .toSorted()
        assert.deepStrictEqual(keys(rest, "orders"), keys(wanted, "orders"))
        assert.deepStrictEqual(keys(rest, "tickets"), keys(wanted, "tickets"))
        assert.isFalse(rest.complete)
      }).pipe(hurry),
    )
  }
})

describe("an event's orders that are still coming in", () => {
  it.effect("are let go of when nobody wants more", () =>
    Effect.gen(function* () {
      const orders = numbers(60).map((number) => numbered(number))
      // The rest never comes.
      const { layer } = stub((url) =>
        isBulk(url) ? brokenOff(orders, 55, null) : served(account({ orders, tickets: [] }))(url),
      )
      yield* Effect.gen(function* () {
        const source = yield* makeSource(connection)
        const some = yield* source.read(everything).pipe(
          Stream.filter((reading) => reading._tag === "Page" && (reading.rows.orders?.length ?? 0) > 0),
          Stream.take(1),
          Stream.runCollect,
        )
        assert.strictEqual(some.length, 1)
        // Its place in the budget is free again.
        yield* source.account
      }).pipe(Effect.provide(layer), hurry)
    }),
  )

  it.effect("have nothing else asked for: buyers' and attendees' answers are when the last has come", () =>
    Effect.gen(function* () {
      const asks = { uuid: uuid("collection"), active: true, questions: [question(1)] }
      const bare = (number: number): JsonObject => {
        const { answers: _, ticket_answer_collection: __, ...rest } = ticket(number)
        return rest
      }
      const some = numbers(120)
      const { rows, urls } = yield* readWith([], {
        detail: detail({ purchase_questions: asks, ticket_types_questions: asks }),
        orders: some.map((number) => numbered(number, { tickets: [bare(number)] })),
        tickets: some.map((number) => inList(number)),
        more: Object.fromEntries(
          some.flatMap((number): ReadonlyArray<readonly [string, Json]> =>
            (["order", "ticket"] as const).map((kind): readonly [string, Json] => [
              `/${kind}s/${uuid(kind, number)}/questions/`,
              {
                answers: [{ question: uuid("question", 1), question_heading: "Q", answer_value: `${kind} ${number}` }],
              },
            ]),
          ),
        ),
      })
      assert.strictEqual(urls.filter((url) => url.pathname.endsWith("/questions/")).length, 240)
      const wanted = some.flatMap((number) => [
        [`ticketbutler:${uuid("order", number)}`, null, `order ${number}`],
        [`ticketbutler:${uuid("order", number)}`, `ticketbutler:${uuid("ticket", number)}`, `ticket ${number}`],
      ])
      assert.deepStrictEqual(
        rows("answers")
          .map((row) => [row.order_id, row.ticket_id, row.value])
          .map(textOf)
          .toSorted(),
        wanted.map(textOf).toSorted(),
      )
    }),
  )
})

describe("ticket types that may be merchandise", () => {
  const hoodie = type(2, { title: "Hoodie" })
  const shirt = type(3, { title: "T-shirt" })
  const sold = (count: number, isAsked: (number: number) => boolean) => ({
    detail: detail({ ticket_types: [type(1), hoodie, shirt] }),
    orders: numbers(count).map((number) => {
      const [pk, title] = number % 2 === 0 ? [102, "Hoodie"] : [103, "T-shirt"]
      const answers = isAsked(number) ? {} : { ticket_answer_collection: null }
      return numbered(
        number,
        { order_lines: [line(pk - 100, { title })] },
        { ticket_type_pk: pk, ticket_type_name: title, ...answers },
      )
    }),
    tickets: numbers(count).map((number) => inList(number)),
  })

  it.effect("are told apart by any ticket, however late it comes, and what refers to them comes after them", () =>
    Effect.gen(function* () {
      // A page of orders has fifty.
      for (const asked of [2, 4, 100, 180]) {
        const { complete, readings, rows } = yield* readWith(
          [],
          sold(180, (number) => number === asked),
        )
        assert.isTrue(complete)
        assert.deepStrictEqual(
          rows("ticket_types")
            .map((row) => [row.title, row.admission])
            .toSorted(),
          [
            ["Hoodie", true],
            ["T-shirt", false],
            ["Type 1", true],
          ],
        )
        assert.deepStrictEqual([rows("tickets").length, rows("order_lines").length], [180, 180])
        for (const row of rows("order_lines")) {
          assert.strictEqual(row.kind, row.title === "Hoodie" ? "ticket" : "product")
        }
        const known = new Set<string>()
        for (const reading of readings) {
          if (reading._tag !== "Page") continue
          for (const { id } of [...(reading.rows.ticket_types ?? []), ...(reading.rows.orders ?? [])]) known.add(id)
          for (const row of [...(reading.rows.tickets ?? []), ...(reading.rows.order_lines ?? [])]) {
            assert.isTrue(known.has(row.ticket_type_id ?? ""), "a row came before its type")
            assert.isTrue(known.has(row.order_id ?? ""), "a row came before its order")
          }
        }
      }
    }),
  )

  it.effect("admit nobody where nothing was sold, or where orders cannot be read", () =>
    Effect.gen(function* () {
      for (const answers of [[], [{ status: 403 }], [{ status: 524 }]] satisfies ReadonlyArray<ReadonlyArray<Answer>>) {
        const { rows } = yield* readWith(answers, {
          ...sold(0, () => true),
          tickets: numbers(3).map((number) => inList(number)),
        })
        assert.deepStrictEqual(
          rows("ticket_types").map((row) => row.admission),
          [true, false, false],
        )
      }
    }),
  )

  it.effect("are raw once, and counted once", () =>
    Effect.gen(function* () {
      const { layer } = stub(served(account(sold(180, (number) => number === 100))))
      const read = yield* Effect.flatMap(makeSource(connection), (source) =>
        gather(source, { ...everything, raw: true }),
      ).pipe(Effect.provide(layer), hurry)
      assert.deepStrictEqual([read.raw("ticket_types").length, read.readOf("ticket_types")], [3, 3])
      assert.deepStrictEqual([read.raw("orders").length, read.readOf("orders")], [180, 180])
      assert.strictEqual(read.readOf("tickets"), 180)
    }),
  )
})

/** What a ticket's record and its list each say of it; undefined where they have no such field. */
const Said = Schema.UndefinedOr(Schema.Literals(["", "own", "other"]))
const Twofold = Schema.Struct({ record: Said, list: Said })

describe("the list of tickets", () => {
  it.effect.prop(
    "fills in whatever their records in orders lack, one ticket at a time",
    [
      Schema.Array(Schema.Struct({ seat: Twofold, company_name: Twofold, email: Twofold })).check(
        Schema.isMaxLength(12),
      ),
      Schema.Literals([1, 37]),
    ],
    ([said, repeat]) =>
      Effect.gen(function* () {
        const all = Array.from({ length: repeat }, () => said).flat()
        const fields = ["seat", "company_name", "email"] as const
        const only = (record: JsonObject, index: number, side: "record" | "list"): JsonObject => {
          const more: { [field: string]: Json } = { ...record }
          for (const field of fields) {
            const value = all[index]?.[field][side]
            if (value === undefined) delete more[field]
            else more[field] = value
          }
          return more
        }
        const { rows } = yield* readWith([], {
          orders: all.map((_, index) => numbered(index + 1, { tickets: [only(ticket(index + 1), index, "record")] })),
          tickets: all.map((_, index) => only(inList(index + 1), index, "list")).toReversed(),
        })
        const value = ({ list, record }: typeof Twofold.Type): string | null => (record ?? list ?? "") || null
        assert.deepStrictEqual(
          rows("tickets").map((row) => [row.seat, row.attendee_company, row.attendee_email]),
          all.map((one) => [value(one.seat), value(one.company_name), value(one.email)]),
        )
      }),
    { arbitrary: { runs: 60 } },
  )

  it.effect("misses its own tickets, however many others the orders hold", () =>
    Effect.gen(function* () {
      const { ends, rows } = yield* readWith([], {
        orders: [numbered(2)],
        tickets: [inList(1)],
        more: { [`/tickets/${uuid("ticket", 1)}/`]: { ...inList(1), ticket_type_pk: 101 } },
      })
      assert.deepStrictEqual(
        rows("tickets").map((row) => [row.native_id, row.order_id !== null]),
        [
          [uuid("ticket", 2), true],
          [uuid("ticket", 1), false],
        ],
      )
      assert.isTrue(ends.get("tickets")?.complete)
    }),
  )

  it.effect("is read again from its beginning when it breaks off", () =>
    Effect.gen(function* () {
      const all = [...numbers(450).map((number) => inList(number)), "?", { email: "nameless@example.org" }]
      const text = JSON.stringify(all)
      let lists = 0
      const answers = account({ orders: numbers(450).map((number) => numbered(number)), tickets: all })
      const { layer } = stub((url) => {
        if (!isList(url)) return served(answers)(url)
        lists += 1
        return lists === 1 ? { parts: [text.slice(0, -9)], breaks: "ECONNRESET" } : served(answers)(url)
      })
      const read = yield* Effect.flatMap(makeSource(connection), gather).pipe(Effect.provide(layer), hurry)
      assert.strictEqual(lists, 2)
      assert.deepStrictEqual([read.ends.get("tickets")?.stated, read.rows("tickets").length], [452, 450])
      assert.deepStrictEqual(
        read.rejected.map(({ path }) => path),
        ["", "uuid"],
      )
      assert.isTrue(read.complete)
    }),
  )
})

import { assert, describe, it } from "@effect/vitest"
import {
  Client,
  type ConnectorError,
  type Http,
  type InputOf,
  Lenient,
  type Operation,
  type Paging,
  type Reason,
} from "@boxport/connector"
import type { Json } from "@boxport/model"
import { Effect, Result, Schema, SchemaTransformation, Stream } from "effect"

const common = {
  resource: "tickets",
  summary: "",
  sideEffects: [],
  idempotent: true,
  failures: [],
  cost: { requests: 1, credits: 0 },
  trace: null,
  source: "this test",
} as const satisfies Partial<Operation>

const Ticket = Schema.Struct({ id: Lenient.Text, email: Lenient.optional(Lenient.Text) })

/** `7` where a caller may say `T7`. */
const Lettered = Schema.String.check(Schema.isPattern(/^\d+$/)).pipe(
  Schema.decodeTo(
    Schema.String.check(Schema.isPattern(/^T?\d+$/)),
    SchemaTransformation.transform({ decode: (text) => text, encode: (text) => text.replace("T", "") }),
  ),
)

const operations = {
  listTickets: {
    ...common,
    name: "tickets.list",
    method: "GET",
    path: "/v3/{account_slug}/{event_slug}/tickets",
    paging: "page",
    query: {
      version: Schema.optionalKey(Schema.String),
      search: Schema.optionalKey(
        Schema.Struct({
          states: Schema.optionalKey(Schema.Array(Schema.Literals(["void", "complete"]))),
          created_at: Schema.optionalKey(Schema.Struct({ gte: Schema.optionalKey(Schema.String) })),
        }),
      ),
    },
    body: null,
    success: { status: 200, key: "tickets", shape: Ticket },
  },
  ping: {
    ...common,
    name: "ping",
    method: "GET",
    path: "/v3/{account_slug}/ping",
    paging: "none",
    query: {},
    body: null,
    success: { status: 200, key: null, shape: Schema.Unknown },
  },
  getTicket: {
    ...common,
    name: "tickets.get",
    method: "GET",
    path: "/v3/{account_slug}/{event_slug}/tickets/{ticket_slug}",
    paging: "none",
    query: {},
    body: null,
    success: { status: 200, key: "ticket", shape: Ticket },
  },
  createTicket: {
    ...common,
    name: "tickets.create",
    method: "POST",
    path: "/v3/{account_slug}/{event_slug}/tickets",
    paging: "none",
    query: {},
    body: {
      encoding: "json",
      key: "ticket",
      shape: Schema.Struct({
        release_id: Schema.Int,
        email: Schema.optionalKey(Schema.String),
        status: Schema.optionalKey(Schema.Literals(["open", "closed"])),
      }),
    },
    success: { status: 201, key: "ticket", shape: Ticket },
    idempotent: false,
    trace: { list: "tickets.list", by: ["email", "release_id", "status"] },
  },
  tagTicket: {
    ...common,
    name: "tickets.tag",
    method: "POST",
    path: "/v3/{account_slug}/{event_slug}/tickets/{number}/tags",
    parameters: { number: Lettered },
    paging: "none",
    query: {},
    body: { encoding: "json", key: null, shape: Schema.Array(Schema.Struct({ tag: Schema.String })) },
    success: { status: 200, key: null, shape: Schema.Unknown },
    idempotent: false,
    trace: { list: "tickets.list", by: ["number", "tag"] },
  },
  updateTicket: {
    ...common,
    name: "tickets.update",
    method: "PATCH",
    changes: true,
    path: "/v3/{account_slug}/{event_slug}/tickets/{ticket_slug}",
    paging: "none",
    query: {},
    body: { encoding: "json", key: "ticket", shape: Schema.Struct({ email: Schema.optionalKey(Schema.String) }) },
    success: { status: 200, key: "ticket", shape: Ticket },
  },
  deleteTicket: {
    ...common,
    name: "tickets.delete",
    method: "DELETE",
    path: "/v3/{account_slug}/{event_slug}/tickets/{ticket_slug}",
    paging: "none",
    query: {},
    body: { encoding: "form", key: null, shape: Schema.Struct({ reason: Schema.optionalKey(Schema.String) }) },
    success: { status: 204, key: null, shape: Schema.Null },
  },
} as const satisfies { readonly [name: string]: Operation }

const wire: Client.Wire = {
  style: { nesting: "brackets", lists: "brackets" },
  always: () => [["version", "3.1"]],
  record: ({ success }, json) => (success.key !== null && Lenient.isObject(json) ? (json[success.key] ?? json) : json),
  page: ({ success }, json) => {
    const items = Lenient.isObject(json) ? json[success.key ?? ""] : undefined
    if (!Lenient.isObject(json) || !Array.isArray(items)) return undefined
    const next = json["next"]
    return {
      items,
      next: typeof next === "number" ? [["page", String(next)]] : null,
      total: typeof json["total"] === "number" ? json["total"] : null,
    }
  },
}

/** A client over a platform that answers by `answer`; what it was sent is kept. */
const over = (answer: (call: Http.Send) => Json) => {
  const sent: Array<Http.Send> = []
  const client = Client.make({
    connection: "conf",
    http: {
      send: (call) =>
        Effect.sync(() => {
          sent.push(call)
          return answer(call)
        }),
    },
    wire,
    given: { account_slug: "acme/../x" },
    fail: (error) => error,
  })
  return {
    sent,
    list: client.list(operations.listTickets),
    ping: client.one(operations.ping),
    get: client.one(operations.getTicket),
    create: client.one(operations.createTicket),
    update: client.one(operations.updateTicket),
    remove: client.one(operations.deleteTicket),
    tag: client.one(operations.tagTicket),
    checkTag: client.check(operations.tagTicket),
  }
}

const reasonOf = <A>(effect: Effect.Effect<A, ConnectorError>): Effect.Effect<Reason> =>
  Effect.map(Effect.result(effect), (result) =>
    Result.isFailure(result) ? result.failure.reason : assert.fail("it should have failed"),
  )

/** Does not compile where an update may go without a body. */
const needsBody: {} extends Pick<InputOf<typeof operations.updateTicket>, "body"> ? false : true = true

/** Calls a method as JavaScript may: with anything. */
const untyped = (method: Function, input: object): Effect.Effect<unknown, ConnectorError> =>
  Reflect.apply(method, null, [input])

const page = (at: Paging.Position): number => Number(at.find(([name]) => name === "page")?.[1] ?? 1)

describe("a method", () => {
  it.effect("fills the path, sends the body under its key, and gives the record under its", () =>
    Effect.gen(function* () {
      const { create, sent } = over(() => ({ ticket: { id: 7, email: null, news: true } }))
      const ticket = yield* create({ event_slug: "conf 26", body: { release_id: 3, email: "a@b.c" } })
      assert.deepStrictEqual<unknown>(ticket, { id: 7, email: null, news: true })
      assert.strictEqual(sent[0]?.path, "/v3/acme%2F..%2Fx/conf%2026/tickets")
      assert.deepStrictEqual(sent[0]?.body, { encoding: "json", text: '{"ticket":{"release_id":3,"email":"a@b.c"}}' })
      assert.deepStrictEqual(sent[0]?.query, [["version", "3.1"]])
      assert.deepStrictEqual(sent[0]?.look, {
        list: "tickets.list",
        by: [
          { field: "email", value: "a@b.c" },
          { field: "release_id", value: "3" },
        ],
      })
    }),
  )

  it.effect("writes a path parameter as its shape says, and looks for things by path and by every item", () =>
    Effect.gen(function* () {
      const { sent, tag } = over(() => ({}))
      yield* tag({ event_slug: "e", number: "T7", body: [{ tag: "a" }, { tag: "b" }] })
      assert.strictEqual(sent[0]?.path, "/v3/acme%2F..%2Fx/e/tickets/7/tags")
      assert.strictEqual(sent[0]?.body?.text, '[{"tag":"a"},{"tag":"b"}]')
      assert.deepStrictEqual(sent[0]?.look, {
        list: "tickets.list",
        by: [
          { field: "number", value: "7" },
          { field: "tag", value: "a" },
          { field: "tag", value: "b" },
        ],
      })
      const wrong = yield* reasonOf(tag({ event_slug: "e", number: "seven", body: [] }))
      assert.deepStrictEqual(wrong._tag === "InvalidInput" ? wrong.problems.map(({ path }) => path) : [], ["number"])
      assert.lengthOf(sent, 1)
    }),
  )

  it.effect("writes nested queries, and lets the caller's word win over what is always sent", () =>
    Effect.gen(function* () {
      const { list, sent } = over(() => ({ tickets: [] }))
      yield* Stream.runDrain(
        list({
          event_slug: "e",
          version: "3.0",
          search: { states: ["void", "complete"], created_at: { gte: "2026-01-01" } },
        }),
      )
      assert.deepStrictEqual(sent[0]?.query, [
        ["version", "3.0"],
        ["search[states][]", "void"],
        ["search[states][]", "complete"],
        ["search[created_at][gte]", "2026-01-01"],
      ])
    }),
  )

  it.effect("takes null for an answer without a body, and an absent optional body", () =>
    Effect.gen(function* () {
      const { remove, sent } = over(() => null)
      assert.isNull(yield* remove({ event_slug: "e", ticket_slug: "t" }))
      assert.isNull(yield* remove({ event_slug: "e", ticket_slug: "t", body: { reason: "moved & gone" } }))
      assert.deepStrictEqual(
        sent.map(({ body }) => body?.text),
        ["", "reason=moved+%26+gone"],
      )
    }),
  )

  it.effect("sends nothing when the input is wrong, and names every field by its path", () =>
    Effect.gen(function* () {
      const { create, get, list, sent } = over(() => ({}))
      const wrong = yield* reasonOf(
        untyped(create, {
          event_slug: "",
          body: { release_id: "x", status: "ajar", emial: "jane@example.com" },
          extra: 1,
        }),
      )
      assert.isTrue(wrong._tag === "InvalidInput")
      if (wrong._tag === "InvalidInput") {
        assert.sameMembers(
          wrong.problems.map(({ path }) => path),
          ["event_slug", "extra", "body.release_id", "body.status", "body.emial"],
        )
        assert.notInclude(JSON.stringify(wrong), "jane@example.com")
      }
      const missing = yield* reasonOf(untyped(create, { event_slug: "e" }))
      assert.deepStrictEqual(missing._tag === "InvalidInput" ? missing.problems.map(({ path }) => path) : [], ["body"])
      const listed = yield* reasonOf(untyped(list.page, { event_slug: "e", search: { states: ["gone"] } }))
      assert.strictEqual(listed._tag, "InvalidInput")
      const none = yield* reasonOf(untyped(get, {}))
      assert.deepStrictEqual(none._tag === "InvalidInput" ? none.problems.map(({ path }) => path) : [], [
        "event_slug",
        "ticket_slug",
      ])
      assert.lengthOf(sent, 0)
    }),
  )

  it.effect("sends nothing when there is nothing to change", () =>
    Effect.gen(function* () {
      const { sent, update } = over(() => ({ ticket: { id: 1 } }))
      const at = { event_slug: "e", ticket_slug: "t" }
      assert.isTrue(needsBody)
      const missing = yield* reasonOf(untyped(update, at))
      assert.deepStrictEqual(missing._tag === "InvalidInput" ? missing.problems.map(({ path }) => path) : [], ["body"])
      for (const body of [{}, { email: undefined }]) {
        const empty = yield* reasonOf(untyped(update, { ...at, body }))
        assert.deepStrictEqual(empty._tag === "InvalidInput" ? empty.problems : empty._tag, [
          { path: "body", reason: "Expected something to change" },
        ])
      }
      assert.isEmpty(sent)
      yield* update({ ...at, body: { email: "" } })
      assert.strictEqual(sent[0]?.body?.text, '{"ticket":{"email":""}}')
    }),
  )

  it.effect("sends nothing when there is an input where none is wanted", () =>
    Effect.gen(function* () {
      const { ping, sent } = over(() => "pong")
      const reason = yield* reasonOf(untyped(ping, { page: 2, undefined }))
      assert.deepStrictEqual(reason._tag === "InvalidInput" ? reason.problems : reason._tag, [
        { path: "page", reason: "Expected no excess property" },
      ])
      assert.strictEqual((yield* reasonOf(untyped(ping, [1])))._tag, "InvalidInput")
      assert.isEmpty(sent)
      assert.strictEqual(yield* ping(), "pong")
      assert.strictEqual(yield* ping({}), "pong")
    }),
  )

  it.effect("checks without sending", () =>
    Effect.gen(function* () {
      const { checkTag, sent } = over(() => ({}))
      yield* checkTag({ event_slug: "e", number: "7", body: [{ tag: "a" }] })
      const wrong = yield* reasonOf(untyped(checkTag, { event_slug: "e", number: "7", body: [{ tag: 1 }] }))
      assert.deepStrictEqual(wrong._tag === "InvalidInput" ? wrong.problems.map(({ path }) => path) : [], [
        "body[0].tag",
      ])
      assert.lengthOf(sent, 0)
    }),
  )

  it.effect("takes undefined for what is left out", () =>
    Effect.gen(function* () {
      const { create, sent, tag } = over(() => ({ ticket: { id: 1 } }))
      yield* untyped(create, { event_slug: "e", body: { release_id: 1, email: undefined } })
      assert.strictEqual(sent[0]?.body?.text, '{"ticket":{"release_id":1}}')
      yield* untyped(tag, { event_slug: "e", number: "7", body: [{ tag: "a", colour: undefined }] })
      assert.strictEqual(sent[1]?.body?.text, '[{"tag":"a"}]')
    }),
  )

  it.effect("fails where an answer has another shape, with the path and without the value", () =>
    Effect.gen(function* () {
      const { get, list } = over(({ endpoint }) =>
        endpoint.paging === "none"
          ? { ticket: { id: ["jane@example.com"] } }
          : { tickets: [{ id: 1 }, { id: { secret: "jane@example.com" } }] },
      )
      const one = yield* reasonOf(get({ event_slug: "e", ticket_slug: "t" }))
      assert.match(one._tag === "UnexpectedAnswer" ? one.details : "", /^id: /)
      const many = yield* reasonOf(Stream.runDrain(list({ event_slug: "e" })))
      assert.match(many._tag === "UnexpectedAnswer" ? many.details : "", /^\[1\]\.id: /)
      assert.notInclude(JSON.stringify([one, many]), "jane@example.com")
    }),
  )
})

describe("a write", () => {
  it.effect("that was done, but told of in no way that its shape knows, does not look as if it had not been", () =>
    Effect.gen(function* () {
      for (const answer of [null, "OK", { ticket: { id: [] } }]) {
        const reason = yield* reasonOf(over(() => answer).create({ event_slug: "e", body: { release_id: 1 } }))
        assert.include(reason._tag === "UnexpectedAnswer" ? reason.hint : reason._tag, "look before you send it again")
      }
      const read = yield* reasonOf(over(() => null).get({ event_slug: "e", ticket_slug: "t" }))
      assert.notInclude(read._tag === "UnexpectedAnswer" ? read.hint : "send", "send")
    }),
  )
})

describe("a list", () => {
  const pages: { readonly [page: number]: Json } = {
    1: { tickets: [{ id: 1 }, { id: 2 }], next: 2, total: 3 },
    2: { tickets: [{ id: 3 }], next: null, total: 3 },
  }

  it.effect("streams all pages, or gives them one by one", () =>
    Effect.gen(function* () {
      const { list } = over(({ query }) => pages[page(query)] ?? null)
      const all = yield* Stream.runCollect(list({ event_slug: "e" }))
      assert.deepStrictEqual(
        all.map(({ id }) => id),
        [1, 2, 3],
      )
      const first = yield* list.page({ event_slug: "e" })
      assert.deepStrictEqual([first.items.length, first.total, first.next], [2, 3, [["page", "2"]]])
      const second = yield* list.page({ event_slug: "e" }, first.next)
      assert.deepStrictEqual([second.items.map(({ id }) => id), second.next], [[3], null])
    }),
  )

  it.effect("ends where the platform leads in a circle, or on from an empty page", () =>
    Effect.gen(function* () {
      const circle = over(({ query }) => ({ tickets: [{ id: 1 }], next: (page(query) % 3) + 1 }))
      const all = yield* Stream.runCollect(circle.list({ event_slug: "e" }))
      assert.isAtMost(all.length, 4)
      const empty = over(({ query }) => ({ tickets: [], next: page(query) + 1 }))
      yield* Stream.runDrain(empty.list({ event_slug: "e" }))
      assert.lengthOf(empty.sent, 1)
    }),
  )

  it.effect("fails on an answer that is no list", () =>
    Effect.gen(function* () {
      const { list } = over(() => ({ ticket: {} }))
      assert.strictEqual((yield* reasonOf(list.page({ event_slug: "e" })))._tag, "UnexpectedAnswer")
    }),
  )
})

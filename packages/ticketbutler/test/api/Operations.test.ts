import { assert, describe, it } from "@effect/vitest"
import type { Operation } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import { clientOperations, operations, Ticketbutler } from "@boxport/ticketbutler"
import { Effect, Schema } from "effect"
import { parameterNames } from "../support/operations.ts"
import { options, stub } from "../support/services.ts"

const all: ReadonlyArray<Operation> = Object.values(operations)
const methods: ReadonlyArray<Operation> = Object.values(clientOperations)

/** Endpoints by method and path: newsletters are one endpoint with two ways of asking. */
const addresses = (of: ReadonlyArray<Operation>): ReadonlySet<string> =>
  new Set(of.map(({ method, path }) => `${method} ${path}`))

/** How many endpoints the sections of seed 002 describe. */
const documented: { readonly [section: string]: number } = {
  // Ping.
  Authentication: 1,
  // List, create, get, update, delete.
  Events: 5,
  // List, create, get, update, delete.
  "Ticket types": 5,
  // Questions of ticket types: get, set. Of buyers: get. One: get, update, delete.
  "Data Collection": 6,
  // Create, get, list, update, refund; answers: store, get.
  Orders: 7,
  // Create, list, toggle, delete.
  "Discount codes": 4,
  "Generic Discount codes": 4,
  // List, get, update; answers: store, get; questions: all, unanswered.
  Tickets: 7,
  // Newsletters, orders of a month.
  "Platform Data Exporting": 2,
  // Actions, access, create, list, get, delete, update.
  Webhooks: 7,
}

const ofSeed = all.filter(({ source }) => source.startsWith("seed 002, "))
const ofNotes = all.filter(({ source }) => source.startsWith("platform notes "))

describe("the table of endpoints", () => {
  it("has all 48 of seed 002, and the 2 that only the platform notes know", () => {
    assert.strictEqual(
      Object.values(documented).reduce((sum, count) => sum + count, 0),
      48,
    )
    assert.strictEqual(addresses(ofSeed).size, 48)
    assert.strictEqual(addresses(ofNotes).size, 2)
    assert.strictEqual(ofSeed.length + ofNotes.length, all.length)
    assert.strictEqual(addresses(all).size, 50)
  })

  it("has no name twice, and no path without its slash", () => {
    assert.strictEqual(new Set(all.map(({ name }) => name)).size, all.length)
    assert.deepStrictEqual(
      all.filter(({ path }) => !/^\/(?:api\/v3|webhooks\/v1)\/(?:[a-z{}_-]+\/)*$/.test(path)).map(({ path }) => path),
      [],
    )
  })

  it("knows a shape for every parameter of a path, and no other", () => {
    for (const { name, parameters = {}, path } of all) {
      assert.sameMembers(Object.keys(parameters), [...parameterNames(path)], name)
    }
  })

  it("has nothing sent for an update that changes nothing", () => {
    for (const { changes, method, name } of methods) assert.strictEqual(changes === true, method === "PATCH", name)
    // This one replaces ticket types, so that it always has some in its body.
    const others = methods.filter(({ method, name }) => name.endsWith(".update") && method !== "PATCH")
    assert.deepStrictEqual(
      others.map(({ name }) => name),
      ["events.update"],
    )
    assert.isFalse(Schema.is(Schema.toType(clientOperations.updateEvent.body.shape))({}))
  })

  it("traces to things that are there", () => {
    const names = new Set(all.map(({ name }) => name))
    for (const { name, trace } of all) if (trace !== null) assert.isTrue(names.has(trace.list), name)
  })

  it("sends nothing twice that would make, mail, refund or toggle something twice", () => {
    const once = all.filter(({ idempotent }) => !idempotent).map(({ name }) => name)
    assert.sameMembers(once, [
      "newsletters.mail",
      "orders.report",
      "webhooks.create",
      "events.create",
      "events.update",
      "ticket_types.create",
      "ticket_type_questions.replace",
      "questions.update",
      "orders.create",
      "orders.refund",
      "events.discount_codes.create",
      "events.discount_codes.toggle",
      "discount_codes.create",
      "discount_codes.toggle",
    ])
  })

  it("says what mails people and what cannot be undone", () => {
    const withEffect = (effect: Operation["sideEffects"][number]) =>
      all.filter(({ sideEffects }) => sideEffects.includes(effect)).map(({ name }) => name)
    assert.sameMembers(withEffect("mails"), [
      "newsletters.mail",
      "orders.report",
      "events.delete",
      "orders.create",
      "orders.refund",
    ])
    assert.sameMembers(withEffect("irreversible"), [
      "webhooks.delete",
      "events.update",
      "events.delete",
      "ticket_types.delete",
      "ticket_type_questions.replace",
      "questions.update",
      "questions.delete",
      "orders.create",
      "orders.refund",
      "events.discount_codes.delete",
      "discount_codes.delete",
    ])
    assert.deepStrictEqual(withEffect("credits"), [])
  })

  it("says where a created or changed thing is looked for, of every write that is not sent twice", () => {
    const untraced = all.filter(({ idempotent, method, trace }) => !idempotent && method !== "GET" && trace === null)
    assert.deepStrictEqual(
      untraced.map(({ name }) => name),
      [],
    )
  })
})

const camel = (word: string): string => word.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const methodAt = (client: object, name: string): unknown =>
  name
    .split(".")
    .map(camel)
    .reduce<unknown>(
      (value, step) =>
        typeof value === "object" && value !== null
          ? new Map<string, unknown>(Object.entries(value)).get(step)
          : undefined,
      client,
    )

const methodsIn = (client: object): number =>
  Object.values(client).reduce<number>(
    (sum, value: unknown) =>
      sum + (typeof value === "function" ? 1 : typeof value === "object" && value !== null ? methodsIn(value) : 0),
    0,
  )

describe("the client", () => {
  it.effect("has a method for every endpoint, under its name", () => {
    const { layer } = stub(() => ({ status: 404 }))
    return Effect.gen(function* () {
      const client = yield* Ticketbutler.make(options)
      const missing = methods.filter(({ name }) => typeof methodAt(client, name) !== "function").map(({ name }) => name)
      assert.deepStrictEqual(missing, [])
      // And no other.
      assert.strictEqual(methodsIn(client), methods.length)
    }).pipe(Effect.provide(layer))
  })

  it.effect("sends every uuid as 32 hex digits, in whatever form it is given", () =>
    Effect.gen(function* () {
      const { asked, layer } = stub(() => ({ json: { uuid: "x" } }))
      const client = yield* Ticketbutler.make(options).pipe(Effect.provide(layer))
      yield* client.orders.get({ order: "957E996E-16D9-4AFF-9598-00A03BF8C726" })
      yield* client.orders.get({ order: "957e996e16d94aff959800a03bf8c726" })
      assert.deepStrictEqual(
        asked.map(({ pathname }) => pathname),
        Array.from({ length: 2 }, () => "/api/v3/orders/957e996e16d94aff959800a03bf8c726/"),
      )
      const wrong = yield* Effect.flip(client.orders.get({ order: "957e996e" }))
      assert.strictEqual(wrong.reason._tag, "InvalidInput")
      assert.lengthOf(asked, 2)
    }).pipe(hurry),
  )

  it.effect("is not made with options that make no sense", () =>
    Effect.gen(function* () {
      const { asked, layer } = stub(() => ({ status: 404 }))
      const error = yield* Effect.flip(
        Ticketbutler.make({
          ...options,
          host: "https://acme.ticketbutler.io/",
          baseUrl: "http://example.org",
          currency: "XXL",
        }),
      ).pipe(Effect.provide(layer))
      assert.strictEqual(error._tag, "TicketbutlerError")
      assert.deepStrictEqual(
        error.reason._tag === "InvalidInput" ? error.reason.problems.map(({ path }) => path).toSorted() : [],
        ["baseUrl", "currency", "host"],
      )
      assert.notInclude(JSON.stringify(error), "token-CANARY")
      assert.lengthOf(asked, 0)
    }),
  )
})

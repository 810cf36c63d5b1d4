import { assert, describe, it } from "@effect/vitest"
import { Normal } from "@boxport/connector"
import { endpointsDocument, openApiDocument, type OpenApiOptions, plainClient } from "@boxport/connector/describe"
import { Validator } from "@seriousme/openapi-schema-validator"
import { Schema } from "effect"
import { operations } from "../support/operations.ts"

const table = Object.values(operations)

const options: OpenApiOptions = {
  title: "Tickets",
  version: "3",
  description: "A table of this test",
  servers: [{ url: "https://api.example.com", description: "The only one" }],
  security: { name: "token", scheme: { type: "apiKey", in: "header", name: "Authorization" } },
  failures: [{ status: 401, when: "the credential is wrong" }],
  style: { nesting: "brackets", lists: "brackets" },
}

const document = openApiDocument(options, table)

/** The part of a JSON value at a path of keys. */
const at = (value: unknown, ...path: ReadonlyArray<string>): unknown =>
  path.reduce<unknown>(
    (part, key) =>
      typeof part === "object" && part !== null ? new Map<string, unknown>(Object.entries(part)).get(key) : undefined,
    value,
  )

const json: unknown = JSON.parse(JSON.stringify(document))

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const checked = await new Validator().validate({ ...document })
    assert.deepStrictEqual([checked.valid, checked.errors], [true, undefined])
  })

  it("names query parameters as they go over the wire", () => {
    const parameters = at(json, "paths", "/v3/{account_slug}/{event_slug}/tickets", "get", "parameters")
    assert.isTrue(Array.isArray(parameters))
    if (!Array.isArray(parameters)) return
    assert.deepStrictEqual(
      parameters.map((parameter) => [at(parameter, "name"), at(parameter, "in"), at(parameter, "required")]),
      [
        ["account_slug", "path", true],
        ["event_slug", "path", true],
        ["search[states][]", "query", false],
        ["search[created_at][gte]", "query", false],
        ["view", "query", true],
      ],
    )
  })

  it("has the wire's side of bodies, under their key, and every record once", () => {
    const post = at(json, "paths", "/v3/{account_slug}/{event_slug}/tickets", "post")
    assert.deepStrictEqual(
      at(post, "requestBody", "content", "application/x-www-form-urlencoded", "schema", "required"),
      ["ticket"],
    )
    assert.strictEqual(at(json, "components", "schemas", "TicketWrite", "properties", "price", "type"), "integer")
    assert.deepStrictEqual(Object.keys(Object(at(json, "components", "schemas"))).toSorted(), ["Ticket", "TicketWrite"])
    assert.deepStrictEqual(Object.keys(Object(at(post, "responses"))).toSorted(), ["201", "401", "422"])
  })

  it("has what is documented where that is the normal form, and else what is on the wire", () => {
    const { optional } = Normal
    const Line = Schema.Struct({ total: optional(Normal.Decimal) }).annotate({ identifier: "Line" })
    const Order = Schema.Struct({
      id: Normal.Text,
      count: optional(Normal.Int),
      paid: optional(Normal.documented(Normal.Flag)),
      refund: optional(Normal.described(Normal.Int, "In cents")),
      lines: Schema.Array(Line),
      state: Schema.Literals(["open", "closed"]),
    }).annotate({ identifier: "Order" })
    const get = operations.hello
    const made: unknown = JSON.parse(
      JSON.stringify(
        openApiDocument(options, [
          { ...get, success: { ...get.success, shape: Order } },
          { ...get, name: "tickets.again", path: "/again", success: { ...get.success, shape: Order } },
        ]),
      ),
    )
    assert.deepStrictEqual(Object.keys(Object(at(made, "components", "schemas"))).toSorted(), ["Line", "Order"])
    const { count, id, paid, refund, state } = Object(at(made, "components", "schemas", "Order", "properties"))
    const whole = { type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }
    assert.deepStrictEqual(id, { type: "string" })
    assert.deepStrictEqual(count, { anyOf: [whole, { type: "null" }] })
    assert.deepStrictEqual(paid, { anyOf: [{ type: "boolean" }, { type: "null" }] })
    assert.deepStrictEqual(refund, { anyOf: [{ anyOf: [whole], description: "In cents" }, { type: "null" }] })
    assert.deepStrictEqual(state, { type: "string", enum: ["open", "closed"] })
    assert.deepStrictEqual(at(made, "components", "schemas", "Line", "properties", "total"), {
      anyOf: [{ type: "number" }, { type: "string" }, { type: "null" }],
    })
  })

  it("asks for no body where none is needed", () => {
    const path = "/v3/{account_slug}/{event_slug}/tickets/{ticket_slug}"
    assert.isFalse(at(json, "paths", path, "delete", "requestBody", "required"))
    assert.isUndefined(at(json, "paths", path, "delete", "responses", "204", "content"))
  })
})

describe("the table of endpoints", () => {
  it("says of each what it costs and risks, and keeps its cells apart", () => {
    const text = endpointsDocument("Tickets", table)
    assert.include(text, "4 endpoints")
    assert.include(text, "may mail people; costs 1 credit; never sent twice")
    assert.include(text, "422: the release is sold out")
    const rows = text.split("\n").filter((line) => line.startsWith("| `"))
    assert.lengthOf(rows, 4)
    for (const row of rows) assert.lengthOf(row.replaceAll("\\|", "").split("|"), 10)
  })
})

describe("the plain client's text", () => {
  const { methods, types } = plainClient({ name: "Tickets", platform: "Tickets", given: ["account_slug"] }, table)

  /** The text is to be formatted: how its lines break says nothing. */
  const flat = types.replace(/\s+/g, " ")

  it("has an interface for each record and input, with its description", () => {
    assert.include(types, "/** A ticket of an event. */\nexport interface Ticket {\n  readonly id: number\n")
    assert.include(types, "  /** The holder's own */\n  readonly email?: string | null\n")
    assert.include(types, "export interface TicketsCreateInput {\n  readonly event_slug: string | number\n")
    assert.include(flat, "readonly price?: number | { readonly minor: bigint readonly currency: string }")
    assert.notInclude(types, "account_slug:")
    assert.notMatch(types, /from "effect/)
  })

  it("nests methods by name, and lets an input be left out where nothing in it is required", () => {
    assert.include(
      flat,
      "readonly hello: (input?: HelloInput, options?: CallOptions) => Promise<{ readonly ok: boolean }>",
    )
    assert.include(
      types,
      "readonly list: (input: CheckInsTicketsListInput, options?: CallOptions) => PagedList<Ticket>",
    )
    assert.include(types, "It may mail people.")
    assert.include(methods, "hello: (input = {}, options) => session.one((client) => client.hello(input), options),")
    assert.include(methods, "session.list((client, at) => client.checkIns.tickets.list.page(input, at), options),")
  })

  it("keeps inputs apart whose operations have names of the same words", () => {
    const create = table.find(({ name }) => name === "tickets.create")
    if (create === undefined) return assert.fail("the table has changed")
    const door = { ...create, name: "check.ins.create" }
    const lists = { ...create, name: "check_ins.create" }
    const { types } = plainClient({ name: "Tickets", platform: "Tickets", given: [] }, [lists, door])
    assert.include(types, "readonly create: (input: CheckInsCreateInput,")
    assert.include(types, "readonly create: (input: Check_InsCreateInput,")
    for (const name of ["CheckInsCreateInput", "Check_InsCreateInput"]) {
      assert.lengthOf(types.split(`export interface ${name} {`), 2)
    }
  })
})

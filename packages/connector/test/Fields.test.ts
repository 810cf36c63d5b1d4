import { assert, describe, it } from "@effect/vitest"
import { Fields, Lenient } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { Effect, Schema } from "effect"

const fields: Fields.Fields = {
  id: Fields.column("orders.id"),
  total: Fields.derived("scaled", "orders.total_amount"),
  object: Fields.dropped("the same in all"),
  link: Fields.secret("lets people in"),
  note: Fields.extra,
  lines: Fields.records("line_items"),
  buyer: Fields.object({
    email: Fields.column("orders.buyer_email"),
    token: Fields.secret("a key"),
    age: Fields.extra,
  }),
  groups: Fields.list({ id: Fields.column("x.id"), name: Fields.extra, pin: Fields.secret("a key") }),
}

const record: JsonObject = {
  id: "or_1",
  total: 5,
  object: "order",
  link: "https://secret",
  note: "hello",
  lines: [{ id: 1 }],
  buyer: { email: "a@b.c", token: "t0k3n", age: 7, shoe: 42, empty: "" },
  groups: [{ id: 1, name: "A", pin: "1234" }, { id: 2 }, "odd"],
  brand_new: { x: 0 },
  nothing: null,
  none: [],
  hollow: { a: null, b: { c: "" } },
}

describe("extra", () => {
  it("is what is neither mapped, dropped, secret nor empty, unknown fields included", () => {
    assert.deepStrictEqual(Fields.rest(fields)(record), {
      note: "hello",
      buyer: { age: 7, shoe: 42 },
      groups: [{ name: "A" }, "odd"],
      brand_new: { x: 0 },
    })
  })

  it("keeps a field of another shape than the documented one", () => {
    assert.deepStrictEqual(Fields.rest(fields)({ buyer: "someone", groups: { a: 1 } }), {
      buyer: "someone",
      groups: { a: 1 },
    })
  })

  it("is null when nothing is left", () => {
    assert.isNull(Fields.rest(fields)({ id: 1, object: "order", nothing: null, buyer: { email: "x" } }))
  })

  it("does not take the names of objects' own methods for known fields", () => {
    assert.deepStrictEqual(Fields.rest(fields)({ toString: "x", constructor: "y" }), {
      toString: "x",
      constructor: "y",
    })
  })
})

describe("a scrubbed record", () => {
  it("has lost its secrets and nothing else, and the original keeps them", () => {
    const before = JSON.stringify(record)
    const scrubbed = Fields.scrub(fields)(record)
    assert.deepStrictEqual(scrubbed, {
      ...Object.fromEntries(Object.entries(record).filter(([field]) => field !== "link")),
      buyer: { email: "a@b.c", age: 7, shoe: 42, empty: "" },
      groups: [{ id: 1, name: "A" }, { id: 2 }, "odd"],
    })
    assert.strictEqual(JSON.stringify(record), before)
  })

  it("is the record itself when there is nothing to take out", () => {
    const harmless: JsonObject = { id: 1, buyer: { email: "x" }, groups: [{ id: 3 }] }
    assert.strictEqual(Fields.scrub(fields)(harmless), harmless)
  })
})

describe("the account of a sample", () => {
  it("names every leaf, and shows the ones nobody knows", () => {
    const leaves = Fields.leaves(fields, record)
    const unknown = leaves.filter(({ disposition }) => disposition === undefined).map(({ path }) => path)
    assert.deepStrictEqual(unknown, ["buyer.shoe", "buyer.empty", "brand_new", "nothing", "none", "hollow"])
    assert.include(
      leaves.map(({ path }) => path),
      "groups[].name",
    )
  })

  it("lists what a tree describes", () => {
    const paths = Fields.described(fields).map(({ path }) => path)
    assert.deepStrictEqual(paths.slice(6, 9), ["buyer.email", "buyer.token", "buyer.age"])
  })
})

describe("lenient values", () => {
  const any: ReadonlyArray<Json> = [null, "", [], {}, [null, ""], { a: [] }]
  it("say nothing when they are empty all the way down", () => {
    for (const value of any) assert.isFalse(Lenient.saysSomething(value))
    for (const value of [0, false, "x", [0], { a: { b: false } }]) assert.isTrue(Lenient.saysSomething(value))
  })

  it("are read as what they stand for", () => {
    assert.deepStrictEqual([true, "true", 1, "1", false, "false", 0, "0"].map(asFlag), [
      ...Array<boolean>(4).fill(true),
      ...Array<boolean>(4).fill(false),
    ])
    assert.deepStrictEqual([Lenient.flag(""), Lenient.flag(null), Lenient.flag(undefined)], [null, null, null])
    assert.deepStrictEqual([Lenient.int("0012"), Lenient.int(-3), Lenient.int(" 5 ")], [12, -3, 5])
    assert.deepStrictEqual([Lenient.filled("--"), Lenient.filled("-"), Lenient.filled(" - ")], [null, null, " - "])
    assert.deepStrictEqual([Lenient.text(0), Lenient.text(false), Lenient.text("")], ["0", "false", null])
  })

  it.effect.prop(
    "refuse what they cannot stand for",
    [Schema.Literals(["1.5", "abc", "1e3", "0x1f", "+", "1 2"])],
    ([text]) => Effect.sync(() => assert.isFalse(Schema.is(Lenient.Int)(text))),
  )
})

const asFlag = (value: Json): boolean | null =>
  Schema.is(Lenient.Flag)(value) ? Lenient.flag(value) : assert.fail(`${String(value)} is no flag`)

import { assert, describe, it } from "@effect/vitest"
import { Fields, Native, Secrets } from "@boxport/connector"
import type { JsonObject } from "@boxport/model"
import { Effect, Result, Schema } from "effect"

const opens = Fields.secret("opens a door")

const fields: Fields.Fields = {
  id: Fields.column("tickets.id"),
  url: opens,
  note: Fields.extra,
  buyer: Fields.object({ url: opens, token: opens, email: Fields.column("orders.buyer_email") }),
  receipts: Fields.list({ slug: opens, number: Fields.extra, inner: Fields.object({ url: opens }) }),
  parts: Fields.list({ url: opens }),
}

const paths = [
  "tickets.url",
  "tickets.buyer.url",
  "tickets.buyer.token",
  "tickets.receipts.slug",
  "tickets.receipts.inner.url",
  "tickets.parts.url",
]

/** A record whose secrets are their own paths. */
const record: JsonObject = {
  id: "7",
  url: "tickets.url",
  note: "kept",
  buyer: { url: "tickets.buyer.url", token: "tickets.buyer.token", email: "a@example.org" },
  receipts: [{ slug: "tickets.receipts.slug", number: 1, inner: { url: "tickets.receipts.inner.url" } }, { number: 2 }],
  parts: [{ url: "tickets.parts.url" }],
}

const tickets = Native.resource("tickets", Schema.Struct({ id: Schema.String }), fields, { parts: ["parts"] })

/** The paths of the secrets that a value holds. */
const heldBy = (value: JsonObject | null): ReadonlyArray<string> => {
  const text = JSON.stringify(value)
  return paths.filter((path) => text.includes(JSON.stringify(path)))
}

/** Every name that a secret has, and some that none has. */
const names = [
  ...new Set(paths.flatMap((path) => path.split(".").map((_, index, steps) => steps.slice(index).join(".")))),
  "ticket",
  "tickets",
  "rl",
  "buyer",
  "receipts[].slug",
  "",
]

describe("a name", () => {
  it("stands for every secret whose path it is or ends, and for nothing else", () => {
    assert.deepStrictEqual(Secrets.pathsOf({ tickets: fields }), paths)
    const meant = (name: string) => heldBy(tickets.scrub(record, new Set([name])))
    assert.deepStrictEqual(meant("url"), [
      "tickets.url",
      "tickets.buyer.url",
      "tickets.receipts.inner.url",
      "tickets.parts.url",
    ])
    assert.deepStrictEqual(meant("tickets.url"), ["tickets.url"])
    assert.deepStrictEqual(meant("buyer.url"), ["tickets.buyer.url"])
    assert.deepStrictEqual(meant("tickets.receipts.slug"), ["tickets.receipts.slug"])
    for (const name of ["rl", "er.url", "buyer", "tickets", "note", "id", "", "receipts[].slug", "orders.url"]) {
      assert.deepStrictEqual(meant(name), [], name)
    }
  })

  it("that stands for none is told", () => {
    assert.deepStrictEqual(Secrets.unknownAmong(["url", "ur", "tickets.url", "orders.url", ""], paths), [
      "ur",
      "orders.url",
      "",
    ])
    assert.deepStrictEqual(Secrets.unknownAmong([], paths), [])
    assert.deepStrictEqual(Secrets.unknownAmong(["url"], []), ["url"])
  })
})

describe("what is kept of a record", () => {
  it.effect.prop(
    "holds the secrets that are named and no others; what is set aside holds none",
    [Schema.Array(Schema.Literals(names))],
    ([some]) =>
      Effect.sync(() => {
        const named = new Set(some)
        const meant = paths.filter((path) => some.some((name) => path === name || path.endsWith(`.${name}`)))
        const scrubbed = tickets.scrub(record, named)
        assert.deepStrictEqual(heldBy(scrubbed), meant)
        // Parts have an `extra` of their own.
        const rest = tickets.rest(record, named)
        assert.deepStrictEqual(
          heldBy(rest),
          meant.filter((path) => path !== "tickets.parts.url"),
        )
        assert.deepStrictEqual([scrubbed["id"], scrubbed["note"], rest?.["note"]], ["7", "kept", "kept"])

        const broken = Native.mapRecord(tickets, { ...record, id: 7 }, () => null)
        const rejected = Result.isFailure(broken) ? broken.failure : assert.fail("it was taken")
        assert.deepStrictEqual(heldBy(rejected.record), [])
        assert.strictEqual(JSON.stringify(heldBy(record)), JSON.stringify(paths))
      }),
  )

  it("is found out once for every set of names, not for every record", () => {
    let made = 0
    const trees = Secrets.byNames("tickets", fields, () => (made += 1))
    const sets = [undefined, new Set<string>(), new Set(["url"]), new Set(["tickets.url"])]
    const numbers = [...sets, ...sets].map(trees)
    assert.deepStrictEqual(numbers, [1, 1, 2, 3, 1, 1, 2, 3])
  })

  it("is the same without names as with none", () => {
    assert.deepStrictEqual(tickets.rest(record), { note: "kept", receipts: [{ number: 1 }, { number: 2 }] })
    assert.deepStrictEqual(tickets.rest(record, new Set()), tickets.rest(record))
    assert.deepStrictEqual(heldBy(tickets.scrub(record)), [])
    assert.deepStrictEqual(tickets.scrub(record, new Set()), tickets.scrub(record))
  })
})

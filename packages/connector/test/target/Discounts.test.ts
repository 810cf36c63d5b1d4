import type { EventBundle } from "@boxport/connector"
import { byCode, codeClashes, codeId, codesOf, discountObstacle, redemptionsLeft } from "@boxport/connector/target"
import { eventBundle, nothingThere, row } from "@boxport/connector/testing"
import type { JsonObject, Rows } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"

const discount = (values: JsonObject = {}): Rows["discounts"] =>
  row("discounts", { id: "old:d1", native_id: "d1", code: "FRIENDS", kind: "percent", percent: "10", ...values })

const bundle = (discounts: ReadonlyArray<Rows["discounts"]>): EventBundle =>
  eventBundle(row("events", { id: "old:e1", native_id: "e1", platform: "old", status: "draft" }), {
    ticketTypes: [
      row("ticket_types", { id: "old:y1", native_id: "y1", event_id: "old:e1", pricing: "free", status: "on_sale" }),
    ],
    discounts,
  })

describe("a discount", () => {
  it("cannot be created without a code, used up, switched off, or where nobody knows what it takes off", () => {
    const reasonOf = (values: JsonObject) => discountObstacle(discount(values))?.[0]
    assert.deepStrictEqual(
      [
        { code: null },
        { max_redemptions: 3, times_redeemed: 4 },
        { active: false },
        { kind: "unknown", percent: null },
        { percent: null },
        { kind: "amount" },
      ].map(reasonOf),
      ["no_code", "used_up", "inactive", "unknown_kind", "unknown_kind", "unknown_kind"],
    )
    assert.deepStrictEqual(
      [{}, { active: true }, { kind: "amount", amount: "0", percent: null }, { max_redemptions: 3 }].map(reasonOf),
      [undefined, undefined, undefined, undefined],
    )
  })

  it("has left what it may be redeemed less what it was", () => {
    const left = (max_redemptions: number | null, times_redeemed: number | null) =>
      redemptionsLeft(discount({ max_redemptions, times_redeemed }))
    assert.deepStrictEqual([left(5, 2), left(5, null), left(2, 5), left(null, 5)], [3, 5, 0, null])
  })

  it("of the whole account is another in each event", () => {
    assert.deepStrictEqual(
      [codeId(discount(), "old:e1"), codeId(discount({ event_id: "old:e1" }), "old:e1")],
      ["old:d1#old:e1", "old:d1"],
    )
  })
})

describe("the codes of an event", () => {
  const ids = (discounts: ReadonlyArray<Rows["discounts"]>) =>
    codesOf(bundle(discounts), discountObstacle).map(({ discount: { id }, obstacle }) => [id, obstacle?.[0] ?? null])

  it("are made once, and the first that can be is", () => {
    assert.deepStrictEqual(
      ids([
        discount({ id: "old:d1", active: false }),
        discount({ id: "old:d2", code: "Friends", event_id: "old:e1" }),
        discount({ id: "old:d3" }),
      ]),
      [
        ["old:d1", "inactive"],
        ["old:d2", null],
        ["old:d3", "code_taken"],
      ],
    )
  })

  it("are not those of other events' ticket types, which take nobody's letters", () => {
    assert.deepStrictEqual(
      ids([discount({ id: "old:d1", ticket_type_ids: ["old:y9"] }), discount({ ticket_type_ids: ["old:y1"] })]),
      [["old:d1", null]],
    )
  })

  it.effect.prop(
    "are found in any case, the first of several",
    [Schema.Array(Schema.Literals(["friends", "FRIENDS", "VIP", "vip", "Press"]))],
    ([codes]) =>
      Effect.sync(() => {
        const all = codes.map((code, place) => discount({ id: `old:d${place}`, code }))
        const found = byCode(all)
        for (const code of codes) {
          const first = all.find((one) => one.code?.toLowerCase() === code.toLowerCase())
          assert.strictEqual(found.get(code.toLowerCase()), first)
        }
        assert.strictEqual(found.size, new Set(codes.map((code) => code.toLowerCase())).size)
      }),
  )
})

describe("a code that is there already", () => {
  const there = (values: JsonObject = {}) => discount({ id: "new:d9", native_id: "d9", code: "friends", ...values })
  const reasons = (values: JsonObject, holds = true, known: Partial<typeof nothingThere> = {}) =>
    codeClashes(
      { discount: discount({ currency: "EUR" }), source: "old:d1", there: there(values), holds },
      { ...nothingThere, ...known },
    ).map(({ message, reason, source, stops }) => [reason, source, stops, message])
  const told = [["code_taken", "old:d1", false, "the discount code FRIENDS is there already (d9); it stays as it is"]]

  it("is told where it takes off something else, or holds for less", () => {
    assert.deepStrictEqual(reasons({ percent: "20" }), told)
    assert.deepStrictEqual(reasons({ kind: "amount", percent: null, amount: "10" }), told)
    assert.deepStrictEqual(reasons({}, false), told)
    assert.deepStrictEqual(reasons({}), [])
    const off = (a: JsonObject, b: JsonObject) =>
      codeClashes(
        {
          discount: discount({ kind: "amount", percent: null, ...a }),
          source: "old:d1",
          there: there({ kind: "amount", percent: null, ...b }),
          holds: true,
        },
        nothingThere,
      ).length
    assert.deepStrictEqual(
      [
        off({ amount: "500", currency: "EUR" }, { amount: "500", currency: "EUR" }),
        off({ amount: "500", currency: null }, { amount: "500", currency: "EUR" }),
        off({ amount: "500", currency: "DKK" }, { amount: "500", currency: "EUR" }),
        off({ amount: "500", currency: "EUR" }, { amount: "501", currency: "EUR" }),
      ],
      [0, 0, 1, 1],
    )
  })

  it("is not told where this migration has made it, whatever it takes off by now; where it was found it is", () => {
    const made = (target: string) => () => ({ target, facts: {} })
    assert.deepStrictEqual(reasons({ percent: "20" }, false, { made: made("d9") }), [])
    assert.deepStrictEqual(reasons({ percent: "20" }, false, { made: made("d8") }), told)
    assert.deepStrictEqual(reasons({ percent: "20" }, false, { made: made("d9"), found: () => true }), told)
  })
})

import { Budgets, type Existing, Transport } from "@boxport/connector"
import { nothingThere, row } from "@boxport/connector/testing"
import type { JsonObject, Rows } from "@boxport/model"
import { makeSource, makeTarget } from "@boxport/ticket-tailor"
import { type FaultRule, startTwin } from "@boxport/ticket-tailor/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Result, Stream } from "effect"
import { silentTarget } from "../support/target.ts"

const voucher = (values: JsonObject = {}): Rows["vouchers"] =>
  row("vouchers", {
    id: "old:v1",
    native_id: "v1",
    title: "Gift",
    value_amount: "1000",
    currency: "JPY",
    codes_total: 1,
    ...values,
  })

const codes = [row("voucher_codes", { id: "old:c1", native_id: "c1", voucher_id: "old:v1", code: "GIFT1" })]

/** A voucher of another currency than the box office's, made there; what came of it, and what is there then. */
const made = (faults: ReadonlyArray<FaultRule> = []) =>
  Effect.gen(function* () {
    const twin = yield* startTwin({ empty: true, limits: null, faults })
    const options = { platform: "ticket-tailor", connection: "new", apiKey: twin.key, baseUrl: twin.url } as const
    const target = yield* makeTarget(options)
    const [operation] = target
      .planner({ publish: false, includeVoid: false }, nothingThere)
      .account([{ voucher: voucher(), codes }]).operations
    if (operation === undefined) return assert.fail("nothing is planned")
    const outcome = yield* Effect.result(target.perform(operation, () => null))
    const readings = yield* Stream.runCollect(
      (yield* makeSource(options)).read({ events: [], tables: new Set(["vouchers"]), raw: false }),
    )
    const there = readings.flatMap((reading) => (reading._tag === "Page" ? (reading.rows.vouchers ?? []) : []))
    return { outcome, there }
  }).pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)), Effect.scoped)

describe("a voucher at Ticket Tailor", () => {
  it.live("is worth what it was worth", () =>
    Effect.gen(function* () {
      const { there } = yield* made()
      assert.deepStrictEqual(
        there.map(({ currency, value_amount }) => [value_amount, currency]),
        [[1000n, "JPY"]],
      )
    }),
  )

  it.live("does not stay where the box office gives it another currency", () =>
    Effect.gen(function* () {
      const { outcome, there } = yield* made([
        { match: "^/v1/vouchers$", action: { type: "corrupt", path: "currency", value: "eur" } },
      ])
      assert.isTrue(Result.isFailure(outcome) && outcome.failure.message.includes("worth EUR instead of JPY"))
      assert.deepStrictEqual(there, [])
    }),
  )

  it.live("is not known to be the one that was begun where it has another currency", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ empty: true, limits: null })
      const options = { platform: "ticket-tailor", connection: "new", apiKey: twin.key, baseUrl: twin.url } as const
      const target = yield* makeTarget(options)
      const begun = Effect.fnUntraced(function* (currency: string) {
        const [operation] = target
          .planner({ publish: false, includeVoid: false }, nothingThere)
          .account([{ voucher: voucher({ currency }), codes }]).operations
        if (operation === undefined) return yield* Effect.die("nothing is planned")
        const look = target.settle(
          operation,
          () => null,
          "2026-01-01T00:00:00Z",
          () => false,
        )
        return { look, perform: target.perform(operation, () => null) }
      })
      const euros = yield* begun("EUR")
      assert.strictEqual((yield* euros.look)._tag, "NotDone")
      yield* euros.perform
      assert.strictEqual((yield* euros.look)._tag, "Done")
      const yen = yield* (yield* begun("JPY")).look
      assert.strictEqual(yen._tag, "Unsure")
      assert.match(yen._tag === "Unsure" ? yen.why : "", /is worth EUR instead of JPY$/)
    }).pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)), Effect.scoped),
  )

  it.effect("is told where another of its name stays in its place, and not where it is itself", () =>
    Effect.gen(function* () {
      const clashes = (values: JsonObject, changes: Partial<Existing> = {}) =>
        Effect.map(silentTarget, ({ planner }) => {
          const vouchers = [voucher({ id: "there:v9", native_id: "v9", ...values })]
          const existing = { ...nothingThere, vouchers, ...changes }
          return planner({ publish: false, includeVoid: false }, existing)
            .account([{ voucher: voucher(), codes }])
            .clashes.map(({ reason, stops }) => `${reason} ${stops}`)
        }).pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)), Effect.scoped)
      assert.deepStrictEqual(yield* clashes({}), [])
      assert.deepStrictEqual(yield* clashes({ value_amount: "500" }), ["voucher_there false"])
      assert.deepStrictEqual(yield* clashes({ currency: "EUR" }), ["voucher_there false"])
      const known = { made: () => ({ target: "v9", facts: {} }) }
      assert.deepStrictEqual(yield* clashes({ value_amount: "500" }, known), [])
    }),
  )

  it.effect("stands for one of the source alone: a second one of its name is made", () =>
    Effect.gen(function* () {
      const { planner } = yield* silentTarget
      const other = row("voucher_codes", { id: "old:c2", native_id: "c2", voucher_id: "old:v2", code: "GIFT2" })
      const both = [
        { voucher: voucher({ id: "old:v2", native_id: "v2", value_amount: "500" }), codes: [other] },
        { voucher: voucher(), codes },
      ]
      const planned = (vouchers: Existing["vouchers"], holder: Existing["holder"] = () => null) => {
        const existing = { ...nothingThere, vouchers, holder }
        const part = planner({ publish: false, includeVoid: false }, existing).account(both)
        return [part.adopted.map(({ source, target }) => `${source} ${target}`), part.operations.map(({ key }) => key)]
      }
      const [gift, half] = [
        voucher({ id: "there:v9", native_id: "v9" }),
        voucher({ id: "there:v8", native_id: "v8", value_amount: "500" }),
      ]
      assert.deepStrictEqual(planned([gift]), [["old:v1 v9"], ["create_voucher old:v2"]])
      assert.deepStrictEqual(planned([gift, half]), [["old:v2 v8", "old:v1 v9"], []])
      // What migrations of others have made is theirs, whatever it is like.
      const others = planned([gift, half], (_, target) => (target === "v9" ? "else:v3" : "old:v2"))
      assert.deepStrictEqual(others, [["old:v2 v8"], ["create_voucher old:v1"]])
    }).pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)), Effect.scoped),
  )
})

import type { Existing } from "@boxport/connector"
import { row } from "@boxport/connector/testing"
import { Instant, type JsonObject, type Rows } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { nothingThere, setUp } from "../support/planning.ts"

const event = row("events", {
  id: "elsewhere:e1",
  native_id: "e1",
  platform: "elsewhere",
  status: "published",
  timezone: "Europe/Copenhagen",
  currency: "EUR",
})

const code = (id: string, values: JsonObject = {}): Rows["discounts"] =>
  row("discounts", {
    id,
    native_id: id.split(":")[1] ?? "",
    event_id: event.id,
    code: "FRIENDS",
    kind: "percent",
    percent: "10",
    ...values,
  })

const planned = (discounts: ReadonlyArray<Rows["discounts"]>) =>
  Effect.map(setUp({ discounts }, event), ({ expected, losses, operations }) => ({
    made: operations.flatMap(({ kind, makes: [one] }) => (kind === "create_discount" ? [one?.source] : [])),
    expected: expected.filter(({ entity }) => entity === "discounts"),
    reasons: losses.flatMap(({ entity, reason }) => (entity === "discounts" ? [reason] : [])),
  }))

describe("a discount code at Tito", () => {
  it.effect("does not begin to work by being carried, and Tito's own goes with its times", () =>
    Effect.gen(function* () {
      const off = yield* planned([code("elsewhere:d1", { active: false })])
      assert.deepStrictEqual([off.made, off.expected, off.reasons], [[], [], ["inactive"]])
      const starts_at = Instant.fromIso("2037-01-01T00:00:00Z") ?? 0
      const upcoming = yield* planned([code("tito:d1", { active: false, starts_at })])
      assert.deepStrictEqual([upcoming.made, upcoming.reasons], [["tito:d1"], []])
      assert.deepInclude(upcoming.expected[0]?.columns, { starts_at })
    }),
  )

  it.effect("is lost where another has its letters, but not to one that is not made", () =>
    Effect.gen(function* () {
      const foreign = code("elsewhere:d1", { kind: "amount", amount: "500", percent: null, currency: "DKK" })
      const { expected, made, reasons } = yield* planned([foreign, code("elsewhere:d2"), code("elsewhere:d3")])
      assert.deepStrictEqual([made, reasons], [["elsewhere:d2"], ["currency", "code_taken"]])
      assert.deepStrictEqual(
        expected.map(({ source }) => source),
        made,
      )
    }),
  )

  it.effect("takes off an amount in the currency that the event will have, be it told by its ticket types only", () =>
    Effect.gen(function* () {
      const its = row("events", { ...event, currency: null })
      const ticketTypes = [
        row("ticket_types", {
          id: "elsewhere:y1",
          native_id: "y1",
          event_id: its.id,
          pricing: "paid",
          price_amount: "1000",
          currency: "EUR",
          status: "on_sale",
        }),
      ]
      const off = (id: string, currency: string | null) =>
        code(id, { code: id, kind: "amount", amount: "500", percent: null, currency })
      const discounts = [off("elsewhere:EUR", "EUR"), off("elsewhere:NONE", null), off("elsewhere:DKK", "DKK")]
      const { losses, operations } = yield* setUp({ ticketTypes, discounts }, its)
      assert.deepStrictEqual(
        operations.flatMap(({ body, kind }) => (kind === "create_discount" ? [body["amount"]] : [])),
        [
          { minor: "500", currency: "EUR" },
          { minor: "500", currency: "EUR" },
        ],
      )
      assert.deepStrictEqual(
        losses.flatMap(({ entity, reason, records }) => (entity === "discounts" ? [`${reason} ${records}`] : [])),
        ["currency 1"],
      )
    }),
  )

  it.effect("is told where its event has it already, but not the one that was made for it", () =>
    Effect.gen(function* () {
      const ticketTypes = [
        row("ticket_types", {
          id: "elsewhere:y1",
          native_id: "y1",
          event_id: event.id,
          pricing: "free",
          status: "on_sale",
        }),
      ]
      const made: Existing["made"] = (kind) =>
        kind === "events" ? { target: "9", facts: {} } : kind === "ticket_types" ? { target: "8", facts: {} } : null
      const toldWith = (values: JsonObject, more: Partial<Existing> = {}) =>
        Effect.map(
          setUp({ ticketTypes, discounts: [code("elsewhere:d1")] }, event, {
            ...nothingThere,
            made,
            discounts: [
              code("tito:7", { code: "friends", event_id: "tito:9", ticket_type_ids: ["tito:8"], ...values }),
            ],
            ...more,
          }),
          ({ adopted, clashes }) => [
            clashes.map(({ entity, reason, source, stops }) => [entity, reason, source, stops]),
            adopted.map(({ source, target }) => [source, target]),
          ],
        )
      const told = [[["discounts", "code_taken", "elsewhere:d1", false]], [["elsewhere:d1", "7"]]]
      const untold = [[], told[1]]
      assert.deepStrictEqual(yield* toldWith({ percent: "50" }), told)
      assert.deepStrictEqual(yield* toldWith({ ticket_type_ids: [] }), told)
      // As an earlier run makes it whose state is lost.
      assert.deepStrictEqual(yield* toldWith({}), untold)
      const known: Existing["made"] = (kind, source) =>
        kind === "discounts" ? { target: "7", facts: {} } : made(kind, source)
      assert.deepStrictEqual(yield* toldWith({ percent: "50" }, { made: known }), untold)
      const found: Existing["found"] = (kind) => kind === "discounts"
      assert.deepStrictEqual(yield* toldWith({ percent: "50" }, { made: known, found }), told)
    }),
  )

  it.effect("is to take off as much as it did", () =>
    Effect.gen(function* () {
      const amount = code("elsewhere:d2", {
        code: "FIVE",
        kind: "amount",
        amount: "500",
        percent: null,
        currency: "EUR",
      })
      const { expected } = yield* planned([code("elsewhere:d1"), amount])
      assert.deepInclude(expected[0]?.columns, { kind: "percent", percent: "10" })
      assert.deepInclude(expected[1]?.columns, { kind: "amount", amount: 500n })
    }),
  )
})

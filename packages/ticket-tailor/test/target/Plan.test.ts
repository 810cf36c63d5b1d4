import { Budgets, type EventBundle, type Existing, type SeriesBundle, Transport } from "@boxport/connector"
import { eventBundle, nothingThere, row } from "@boxport/connector/testing"
import { Instant, type JsonObject, type Rows } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { silentTarget } from "../support/target.ts"

const nativeOf = (id: string): string => id.split(":")[1] ?? ""

const event = (id: string, values: JsonObject = {}): Rows["events"] =>
  row("events", {
    id,
    native_id: nativeOf(id),
    platform: "elsewhere",
    series_id: `${id}s`,
    status: "draft",
    title: "Meetup",
    starts_at: Instant.fromIso("2027-01-15T19:00:00Z") ?? 0,
    currency: "EUR",
    ...values,
  })

const seat = (id: string, of: string, price_amount: string): Rows["ticket_types"] =>
  row("ticket_types", {
    id,
    native_id: nativeOf(id),
    event_id: of,
    title: "Seat",
    pricing: "paid",
    price_amount,
    currency: "EUR",
    status: "on_sale",
  })

const theirs = event("old:e1")

/** What is planned of series, and expected of them; nothing is asked. */
const plannedOf = (all: ReadonlyArray<SeriesBundle>, existing: Existing = nothingThere) =>
  Effect.map(silentTarget, ({ expected, planner }) => {
    const options = { publish: false, includeVoid: false }
    const { setup } = planner(options, existing)
    return all.map((series) => ({ ...setup(series), expected: expected.series(series, options, existing) }))
  }).pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)), Effect.scoped)

/** The same of one event. */
const planned = (bundle: Partial<EventBundle>, existing?: Existing, its = theirs) =>
  Effect.map(
    plannedOf([{ id: its.id, events: [eventBundle(its, bundle)] }], existing),
    ([part]) => part ?? assert.fail("nothing is planned"),
  )

describe("the plan of a migration into Ticket Tailor", () => {
  it.effect("takes no ticket type for another of its name: what was made stays, and else the price tells", () =>
    Effect.gen(function* () {
      const [cheap, dear] = [seat("old:y2", theirs.id, "1000"), seat("old:y1", theirs.id, "2000")]
      const there: Existing = {
        ...nothingThere,
        events: [event("there:e9")],
        ticketTypes: [seat("there:y8", "there:e9", "2000"), seat("there:y9", "there:e9", "1000")],
      }
      const typesOf = (existing: Existing) =>
        Effect.map(planned({ ticketTypes: [cheap, dear] }, existing), ({ adopted }) =>
          adopted.flatMap(({ kind, source, target }) => (kind === "ticket_types" ? [`${source} ${target}`] : [])),
        )
      assert.deepStrictEqual(yield* typesOf(there), ["old:y2 y9", "old:y1 y8"])
      const known: Existing = {
        ...there,
        ticketTypes: there.ticketTypes.slice(0, 1),
        made: (kind, source) => (kind === "ticket_types" && source === dear.id ? { target: "y8", facts: {} } : null),
      }
      assert.deepStrictEqual(yield* typesOf(known), ["old:y1 y8"])
    }),
  )

  it.effect("counts a code that cannot be made once, and not where it does not hold", () =>
    Effect.gen(function* () {
      const [one, two] = [event("old:e1"), event("old:e2", { title: "Another", currency: "GBP" })]
      const [first, second] = [seat("old:y1", one.id, "1000"), seat("old:y2", two.id, "1000")]
      const code = (id: string, values: JsonObject) =>
        row("discounts", { id, native_id: nativeOf(id), code: nativeOf(id), kind: "amount", ...values })
      const discounts = [
        code("old:UNKNOWN", {}),
        code("old:POUNDS", { amount: "500", currency: "GBP", ticket_type_ids: [second.id] }),
      ]
      const parts = yield* plannedOf([
        { id: one.id, events: [eventBundle(one, { ticketTypes: [first], discounts })] },
        { id: two.id, events: [eventBundle(two, { ticketTypes: [second], discounts })] },
      ])
      assert.deepStrictEqual(
        parts.flatMap(({ losses }) =>
          losses.flatMap(({ entity, reason, records }) => (entity === "discounts" ? [`${reason} ${records}`] : [])),
        ),
        ["unknown_kind 1"],
      )
    }),
  )

  it.effect("lets a code that holds for several series hold for all of them, and makes it once", () =>
    Effect.gen(function* () {
      const [one, two] = [event("old:e1"), event("old:e2", { title: "Another" })]
      const [first, second] = [seat("old:y1", one.id, "1000"), seat("old:y2", two.id, "1000")]
      const code = row("discounts", {
        id: "old:d1",
        native_id: "d1",
        code: "FRIENDS",
        kind: "percent",
        percent: "10",
        ticket_type_ids: [first.id, second.id],
        max_redemptions: 9,
      })
      const all = [
        { id: one.id, events: [eventBundle(one, { ticketTypes: [first], discounts: [code] })] },
        { id: two.id, events: [eventBundle(two, { ticketTypes: [second], discounts: [code] })] },
      ]
      const parts = yield* plannedOf(all)
      const operations = parts.flatMap((part) => part.operations.filter(({ kind }) => kind.endsWith("_discount")))
      assert.deepStrictEqual(
        operations.map(({ body, key, makes }) => [key, makes.map(({ source }) => source), body["ticket_types"]]),
        [
          ["create_discount old:d1", ["old:d1"], ["old:y1"]],
          ["extend_discount old:d1#old:e2", ["old:d1#old:e2"], ["old:y2"]],
        ],
      )
      assert.notIncludeMembers(
        parts.flatMap(({ losses }) => losses.map(({ reason }) => reason)),
        ["shared"],
      )
      // For the whole box office it is made once.
      const whole = yield* plannedOf(
        all.map(({ events, id }) => ({
          id,
          events: events.map((bundle) => ({ ...bundle, discounts: [{ ...code, ticket_type_ids: [] }] })),
        })),
      )
      assert.deepStrictEqual(
        whole.flatMap((part) => part.operations.flatMap(({ key }) => (key.includes("_discount") ? [key] : []))),
        ["create_discount old:d1"],
      )
    }),
  )

  it.effect(
    "makes two ticket types of two that one date sells by the same name, and one of those of several dates",
    () =>
      Effect.gen(function* () {
        const [one, two] = [event("old:e1"), event("old:e2")]
        const [a, b, c] = [
          seat("old:y1", one.id, "1000"),
          seat("old:y2", one.id, "1000"),
          seat("old:y3", two.id, "1000"),
        ]
        const carried = new Map([
          [a.id, 3],
          [b.id, 4],
          [c.id, 5],
        ])
        const [part] = yield* plannedOf([
          {
            id: "old:s1",
            events: [
              eventBundle(one, { ticketTypes: [a, b].map((type) => ({ ...type, quantity_available: 0 })), carried }),
              eventBundle(two, { ticketTypes: [{ ...c, quantity_available: 0 }], carried }),
            ],
          },
        ])
        assert.deepStrictEqual(
          part?.operations.flatMap(({ body, kind, makes }) =>
            kind === "create_ticket_type" ? [[makes.map(({ source }) => source), body["quantity"]]] : [],
          ),
          [
            [[a.id, c.id], 5],
            [[b.id], 4],
          ],
        )
      }),
  )

  it.effect("tells of a code that the box office has already, but for its own", () =>
    Effect.gen(function* () {
      const code = (id: string, values: JsonObject = {}): Rows["discounts"] =>
        row("discounts", { id, native_id: nativeOf(id), code: "FRIENDS", kind: "percent", percent: "10", ...values })
      const own = code("old:d1", { event_id: theirs.id })
      const there: Existing = {
        ...nothingThere,
        events: [event("there:e9")],
        ticketTypes: [seat("there:y9", "there:e9", "1000")],
      }
      const toldWith = (discounts: Existing["discounts"], more: Partial<Existing> = {}) =>
        Effect.map(
          planned(
            { ticketTypes: [seat("old:y1", theirs.id, "1000")], discounts: [own] },
            { ...there, discounts, ...more },
          ),
          ({ adopted, clashes, operations }) => ({
            clashes: clashes.flatMap(({ reason }) => (reason === "code_taken" ? [reason] : [])),
            adopted: adopted.flatMap(({ kind, target }) => (kind === "discounts" ? [target] : [])),
            made: operations.flatMap(({ kind }) => (kind === "create_discount" ? [kind] : [])),
          }),
        )
      const told = { clashes: ["code_taken"], adopted: ["d9"], made: [] }
      const untold = { ...told, clashes: [] }
      assert.deepStrictEqual(yield* toldWith([code("there:d9", { code: "friends", percent: "50" })]), told)
      // It takes off the same, but for something else.
      const elsewhere = code("there:d9", { ticket_type_ids: ["there:y8"] })
      assert.deepStrictEqual(yield* toldWith([elsewhere]), told)
      // As an earlier run makes it whose state is lost.
      assert.deepStrictEqual(yield* toldWith([code("there:d9", { ticket_type_ids: ["there:y8", "there:y9"] })]), untold)
      const made: Existing["made"] = (kind) => (kind === "discounts" ? { target: "d9", facts: {} } : null)
      assert.deepStrictEqual(yield* toldWith([elsewhere], { made }), untold)
      // Planning takes note of what it has found: it is told all the same when the migration is planned.
      assert.deepStrictEqual(yield* toldWith([elsewhere], { made, found: () => true }), told)
    }),
  )

  it.effect("expects the currency in which an event is made, be that told by its ticket types only", () =>
    Effect.gen(function* () {
      const its = event("old:e1", { currency: null })
      const { expected, operations } = yield* planned({ ticketTypes: [seat("old:y1", its.id, "1000")] }, undefined, its)
      assert.strictEqual(operations.find(({ kind }) => kind === "create_series")?.body["currency"], "eur")
      assert.deepInclude(expected[0]?.columns, { currency: "EUR" })
    }),
  )

  it.effect("makes no code that would take off nothing, or so much of another currency", () =>
    Effect.gen(function* () {
      const code = (id: string, values: JsonObject): Rows["discounts"] =>
        row("discounts", {
          id,
          native_id: nativeOf(id),
          code: nativeOf(id),
          event_id: theirs.id,
          kind: "amount",
          ...values,
        })
      const { losses, operations } = yield* planned({
        ticketTypes: [seat("old:y1", theirs.id, "1000")],
        discounts: [
          code("old:UNKNOWN", { currency: "EUR" }),
          code("old:FOREIGN", { amount: "500", currency: "DKK" }),
          code("old:FIVE", { amount: "500", currency: "EUR" }),
        ],
      })
      assert.deepStrictEqual(
        losses.flatMap(({ entity, reason }) => (entity === "discounts" ? [reason] : [])),
        ["unknown_kind", "currency"],
      )
      assert.deepStrictEqual(
        operations.flatMap(({ key, kind }) => (kind === "create_discount" ? [key] : [])),
        ["create_discount old:FIVE"],
      )
    }),
  )
})

import { Budgets, type Existing, type OrderBundle, type PlanOptions, Transport } from "@boxport/connector"
import { eventBundle, nothingThere, row } from "@boxport/connector/testing"
import { Instant, type JsonObject, type Rows } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { silentTarget } from "../support/target.ts"

const event = row("events", {
  id: "old:e1",
  native_id: "e1",
  platform: "elsewhere",
  status: "published",
  title: "Meetup",
  starts_at: Instant.fromIso("2027-01-15T19:00:00Z") ?? 0,
  currency: "EUR",
})

const seat = (values: JsonObject = {}): Rows["ticket_types"] =>
  row("ticket_types", {
    id: "old:y1",
    native_id: "y1",
    event_id: event.id,
    title: "Seat",
    pricing: "paid",
    price_amount: "1000",
    currency: "EUR",
    status: "on_sale",
    quantity_available: 7,
    ...values,
  })

const orderOf = (type: Rows["ticket_types"], there: ReadonlyArray<string>): OrderBundle => ({
  event,
  order: null,
  lines: [],
  tickets: (["valid", "valid", "void", "refunded"] as const).map((status, place) =>
    row("tickets", {
      id: `old:i${place}`,
      native_id: `i${place}`,
      event_id: event.id,
      ticket_type_id: type.id,
      status,
    }),
  ),
  left: 0,
  answers: [],
  checkIns: [],
  ticketTypes: new Map([[type.id, type]]),
  questions: new Map(),
  takenBarcodes: new Set(),
  there: new Set(there),
})

/** What is planned of an event with two valid tickets and two that are not, in the order in which it is done. */
const planned = (
  type: Rows["ticket_types"],
  options: Partial<PlanOptions>,
  existing: Existing = nothingThere,
  there: ReadonlyArray<string> = [],
) =>
  Effect.map(silentTarget, ({ planner }) => {
    const plan = planner({ publish: false, includeVoid: true, ...options }, existing)
    const series = {
      id: event.id,
      events: [eventBundle(event, { ticketTypes: [type], carried: new Map([[type.id, 4]]) })],
    }
    return [plan.setup(series), plan.order(orderOf(type, there), series), plan.finish(series)].flatMap(
      ({ operations }) => operations,
    )
  }).pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)), Effect.scoped)

const roomsOf = (...args: Parameters<typeof planned>) =>
  Effect.map(planned(...args), (operations) =>
    operations.flatMap(({ body, kind, phase }) =>
      kind === "create_ticket_type" || kind === "set_capacity" ? [`${phase} ${String(body["quantity"])}`] : [],
    ),
  )

/** A type that an earlier run has made. */
const having = (quantity_total: number): Existing => ({
  ...nothingThere,
  ticketTypes: [
    seat({ id: "ticket-tailor:ev_9/tt_9", native_id: "tt_9", event_id: "ticket-tailor:ev_9", quantity_total }),
  ],
  made: (kind) => (kind === "ticket_types" ? { target: "tt_9", facts: {} } : null),
})

describe("the capacity of a ticket type", () => {
  it.effect("has a place for what is made void until it is, and is what is sold and left to sell then", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* roomsOf(seat(), {}), ["setup 11", "close 9"])
      const all = ["old:i0", "old:i1", "old:i2", "old:i3"]
      // A run that was stopped before it came to that.
      assert.deepStrictEqual(yield* roomsOf(seat(), {}, having(11), all), ["setup 11", "close 9"])
      assert.deepStrictEqual(yield* roomsOf(seat(), {}, having(9), all), ["setup 11"])
      assert.deepStrictEqual(yield* roomsOf(seat(), {}, having(9), all.slice(0, 3)), ["setup 11", "open 10", "close 9"])
    }),
  )
})

describe("a ticket type that is opened", () => {
  it.effect("stays hidden where only a link led to it, sold out or not", () =>
    Effect.gen(function* () {
      const opened = (values: JsonObject) =>
        Effect.map(planned(seat(values), { publish: true }), (operations) =>
          operations.flatMap(({ body, kind }) => (kind === "open_sales" ? [body["status"]] : [])),
        )
      assert.deepStrictEqual(yield* opened({}), ["ON_SALE"])
      assert.deepStrictEqual(yield* opened({ secret: true, status: "sold_out" }), ["HIDDEN"])
      assert.deepStrictEqual(yield* opened({ secret: true, access_code: "FRIENDS" }), ["ON_SALE"])
    }),
  )
})

describe("verification of a ticket type", () => {
  it.effect("looks at its window, its limits and its code", () =>
    Effect.gen(function* () {
      const { expected } = yield* silentTarget
      const until = Instant.fromIso("2027-01-15T18:00:00.250Z") ?? 0
      const type = seat({ sales_end_at: until, min_per_order: 0, max_per_order: 900, access_code: "FRIENDS" })
      const series = { id: event.id, events: [eventBundle(event, { ticketTypes: [type] })] }
      const all = expected.series(series, { publish: false, includeVoid: false }, nothingThere)
      const columns = all.find(({ entity }) => entity === "ticket_types")?.columns
      assert.deepInclude(columns, {
        sales_start_at: null,
        sales_end_at: Instant.fromIso("2027-01-15T18:00:00Z"),
        max_per_order: 500,
        access_code: "FRIENDS",
      })
      // What says nothing the platform fills in.
      assert.notProperty(columns, "min_per_order")
    }).pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)), Effect.scoped),
  )
})

import type { EventBundle, Existing, OrderBundle } from "@boxport/connector"
import { eventBundle } from "@boxport/connector/testing"
import { Instant, type Rows } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { nothingThere, target } from "../support/planning.ts"

const at = (iso: string): Instant.Instant => Instant.fromIso(iso) ?? assert.fail(iso)

const event: Rows["events"] = {
  id: "elsewhere:e1",
  platform: "elsewhere",
  account: null,
  native_id: "e1",
  series_id: null,
  title: "Lakeside",
  summary: null,
  description: null,
  status: "published",
  private: false,
  online: false,
  starts_at: at("2027-05-01T18:00:00Z"),
  ends_at: null,
  starts_local: "2027-05-01T20:00:00",
  ends_local: null,
  timezone: "Europe/Copenhagen",
  currency: "EUR",
  venue_name: null,
  venue_street: null,
  venue_city: null,
  venue_postal_code: null,
  venue_country: null,
  contact_email: null,
  url: null,
  capacity: null,
  created_at: null,
  updated_at: null,
  extra: null,
}

const type: Rows["ticket_types"] = {
  id: "elsewhere:t1",
  event_id: event.id,
  native_id: "t1",
  group_name: null,
  title: "Seat",
  description: null,
  pricing: "paid",
  price_amount: 1000n,
  booking_fee_amount: null,
  currency: "EUR",
  status: "on_sale",
  admission: true,
  secret: false,
  access_code: null,
  quantity_total: 50,
  quantity_available: 7,
  quantity_issued: 43,
  quantity_held: null,
  min_per_order: null,
  max_per_order: null,
  sales_start_at: null,
  sales_end_at: null,
  position: null,
  extra: null,
}

const ticket: Rows["tickets"] = {
  id: "elsewhere:1",
  event_id: event.id,
  order_id: "elsewhere:1",
  ticket_type_id: type.id,
  native_id: "1",
  reference: null,
  barcode: null,
  status: "valid",
  attendee_name: "Ida Holm",
  attendee_first_name: null,
  attendee_last_name: null,
  attendee_email: "ida@example.com",
  attendee_phone: null,
  attendee_company: null,
  price_amount: 800n,
  currency: "EUR",
  discount_code: null,
  seat: null,
  tags: [],
  checked_in: false,
  checked_in_at: null,
  created_at: null,
  updated_at: null,
  voided_at: null,
  extra: null,
}

const order: Rows["orders"] = {
  id: "elsewhere:1",
  event_id: event.id,
  native_id: "1",
  reference: null,
  status: "completed",
  buyer_name: "Per Berg",
  buyer_first_name: null,
  buyer_last_name: null,
  buyer_email: "per@example.com",
  buyer_phone: null,
  buyer_company: null,
  buyer_vat_number: null,
  buyer_street: null,
  buyer_city: null,
  buyer_postal_code: null,
  buyer_country: null,
  currency: "EUR",
  subtotal_amount: null,
  discount_amount: null,
  fee_amount: null,
  tax_amount: null,
  total_amount: 2500n,
  paid_amount: null,
  refunded_amount: null,
  payment_method: null,
  payment_reference: null,
  discount_code: null,
  source: "newsletter",
  locale: null,
  created_at: null,
  completed_at: null,
  updated_at: null,
  cancelled_at: null,
  extra: null,
}

const bundleOf = (more: Partial<EventBundle> = {}): EventBundle =>
  eventBundle(event, { ticketTypes: [type], carried: new Map([[type.id, 3]]), ...more })

const orderOf = (tickets: ReadonlyArray<Rows["tickets"]>, more: Partial<OrderBundle> = {}): OrderBundle => ({
  event,
  order,
  lines: [],
  tickets,
  left: 0,
  answers: [],
  checkIns: [],
  ticketTypes: new Map([[type.id, type]]),
  questions: new Map(),
  takenBarcodes: new Set(),
  ...more,
})

/** A planner; nothing is asked. */
const planner = (publish = false, there: Existing = nothingThere) =>
  Effect.map(target, ({ planner: make }) => make({ publish, includeVoid: true }, there))

const series = (bundle: EventBundle) => ({ id: bundle.event.id, events: [bundle] })

describe("planning for Tito", () => {
  it.effect(
    "an event is made in the zone that Rails has, and its type without limits; then with what is sold and left",
    () =>
      Effect.gen(function* () {
        const { finish, setup } = yield* planner()
        const part = setup(series(bundleOf()))
        assert.deepStrictEqual(
          part.operations.map(({ kind, phase }) => `${phase} ${kind}`),
          ["setup create_event", "setup create_ticket_type", "open open_ticket_type"],
        )
        const [made, sold] = part.operations
        assert.deepInclude(made?.body, {
          timezone: "Copenhagen",
          start_date: "2027-05-01",
          start_time: "20:00",
          test_mode: false,
          metadata: { boxport: { source: event.id } },
        })
        assert.notProperty(sold?.body, "quantity")
        const [closed] = finish(series(bundleOf())).operations
        assert.deepInclude(closed?.body, { quantity: 10 })
        assert.deepStrictEqual([part.clashes, part.losses], [[], []])
      }),
  )

  it.effect("what stands in the way is said before anything is written", () =>
    Effect.gen(function* () {
      const there = { ...event, id: "tito:9", native_id: "9", extra: { slug: "lakeside" } }
      const own = { ...event, id: "tito:1", platform: "tito", extra: { slug: "lakeside" }, timezone: "Europe/Oslo" }
      const dearer = { ...type, id: "elsewhere:t2", currency: "DKK" }
      const { setup } = yield* planner(false, { ...nothingThere, events: [there] })
      const { clashes, operations } = setup(series(bundleOf({ event: own, ticketTypes: [type, dearer] })))
      assert.deepStrictEqual(
        clashes.map(({ reason, stops }) => [reason, stops]),
        [
          ["currency", true],
          ["slug_taken", false],
          ["event_there", false],
          ["timezone", false],
        ],
      )
      // Another zone whose clock shows the same, and no slug that is somebody else's.
      assert.notProperty(operations[0]?.body, "slug")
      assert.deepInclude(operations[0]?.body, { start_time: "20:00" })
    }),
  )

  it.effect("an order takes a request, one a ticket and one more", () =>
    Effect.gen(function* () {
      const { order: plan } = yield* planner()
      const nobody = { ...ticket, id: "elsewhere:2", attendee_name: null, attendee_email: null }
      const { operations } = plan(orderOf([ticket, nobody]), series(bundleOf()))
      assert.deepStrictEqual(
        operations.map(({ kind, requests }) => [kind, Object.values(requests)]),
        [
          ["create_order", [1]],
          ["update_ticket", [1]],
          ["update_ticket", [1]],
          ["update_order", [1]],
        ],
      )
      const [made, first, second, last] = operations
      assert.deepInclude(made?.body, { name: "Per Berg", lines: [{ ticket_type: type.id, quantity: 2 }] })
      assert.deepInclude(first?.body["holder"], { first_name: "Ida", last_name: "Holm", email: "ida@example.com" })
      // One that is nobody's stays so.
      assert.notProperty(second?.body, "holder")
      assert.deepInclude(last?.body, { tracking: "newsletter", total: { minor: "2500", currency: "EUR" } })
      assert.strictEqual(new Set(operations.map(({ group }) => group)).size, 1)
      assert.isTrue(operations.every(({ emails }) => emails === 0))
    }),
  )

  it.effect("an order of which not all is carried comes to what the carried tickets cost", () =>
    Effect.gen(function* () {
      const { order: plan } = yield* planner()
      const { operations } = plan(orderOf([ticket], { left: 1 }), series(bundleOf()))
      assert.deepInclude(operations.at(-1)?.body, { total: { minor: "800", currency: "EUR" } })
    }),
  )

  it.effect("a ticket without an order is an order of its own, and no other's", () =>
    Effect.gen(function* () {
      const { order: plan } = yield* planner()
      const { operations } = plan(orderOf([{ ...ticket, order_id: null }], { order: null }), series(bundleOf()))
      const [made] = operations
      assert.deepInclude(made?.body, { name: "Ida Holm", email: "ida@example.com" })
      assert.notStrictEqual(made?.makes[0]?.source, order.id)
    }),
  )

  it.effect("void tickets end as such, and what is only pending is not carried", () =>
    Effect.gen(function* () {
      const { finish, order: plan } = yield* planner()
      const gone = { ...ticket, id: "elsewhere:2", status: "void" as const }
      const pending = { ...ticket, id: "elsewhere:3", status: "pending" as const }
      const part = plan(orderOf([ticket, gone, pending]), series(bundleOf()))
      assert.deepStrictEqual(part.operations.at(-1)?.key, `void_ticket ${gone.id}`)
      assert.isFalse(part.operations.some(({ key }) => key.includes(pending.id)))
      assert.isTrue(part.losses.some(({ entity, reason }) => entity === "tickets" && reason === "pending"))
      // Three are carried, and one of them takes no place.
      assert.deepInclude(finish(series(bundleOf())).operations.at(-1)?.body, { quantity: 9 })
      const over = plan(orderOf([gone], { order: { ...order, status: "cancelled" } }), series(bundleOf()))
      assert.strictEqual(over.operations.at(-1)?.kind, "cancel_order")
    }),
  )

  it.effect("people are let in a hundred at once, and nobody is forgotten", () =>
    Effect.gen(function* () {
      const { finish, order: plan } = yield* planner()
      const all = Array.from({ length: 230 }, (_, place) =>
        plan(
          orderOf([{ ...ticket, id: `elsewhere:${place}`, checked_in: true }], {
            order: { ...order, id: `elsewhere:o${place}` },
          }),
          series(bundleOf()),
        ),
      )
      const operations = [...all, finish(series(bundleOf()))].flatMap((part) => part.operations)
      const scans = operations.filter(({ kind }) => kind === "check_in")
      assert.deepStrictEqual(
        scans.map(({ makes }) => makes.length),
        [100, 100, 30],
      )
      assert.strictEqual(new Set(scans.flatMap(({ makes }) => makes.map(({ source }) => source))).size, 230)
      assert.strictEqual(operations.filter(({ kind }) => kind === "create_check_in_list").length, 1)
      assert.isTrue(scans.every(({ phase }) => phase === "close"))
    }),
  )

  it.effect("what was on sale is opened only where that is asked for", () =>
    Effect.gen(function* () {
      const closing = (yield* planner()).finish(series(bundleOf()))
      assert.isFalse(closing.operations.some(({ phase }) => phase === "publish"))
      const paused = { ...type, id: "elsewhere:t2", status: "off_sale" as const }
      const opening = (yield* planner(true)).finish(series(bundleOf({ ticketTypes: [type, paused] })))
      assert.deepStrictEqual(
        opening.operations.filter(({ phase }) => phase === "publish").map(({ key }) => key),
        [`open_sales ${type.id}`, `publish_event ${event.id}`],
      )
      const closed = (yield* planner(true)).finish(series(bundleOf({ event: { ...event, status: "sales_closed" } })))
      assert.deepStrictEqual(
        closed.operations.filter(({ phase }) => phase === "publish").map(({ key }) => key),
        [`publish_event ${event.id}`],
      )
    }),
  )
})

/** What is particular to the twin when it shows the world that all platforms share. */
import { makeWorld, scanCodeOf } from "@boxport/connector/testing"
import { sharedId, type Twin } from "@boxport/ticket-tailor/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { at, get, ids, list, number, post, reply, text, walk, withTwin } from "./support.ts"

const show = { world: "shared", seed: 6 } as const

const totals = (twin: Twin) =>
  Effect.map(walk(twin, "/v1/events"), (events) => ({
    orders: events.reduce<number>((sum, event) => sum + number(event, "total_orders"), 0),
    tickets: events.reduce<number>((sum, event) => sum + number(event, "total_issued_tickets"), 0),
    revenue: events.reduce<number>((sum, event) => sum + number(event, "revenue"), 0),
  }))

describe("the shared world's things", () => {
  it.effect("are found by the ids, bar codes and references that follow from the world", () =>
    withTwin({ ...show, orders: 300 }, (twin) =>
      Effect.gen(function* () {
        const world = makeWorld({ seed: show.seed, orders: 300 })
        for (const index of [0, 17, 299]) {
          const order = world.order(index)
          const [ticket] = order?.tickets ?? []
          const orderId = sharedId("order", index)
          const ticketId = sharedId("issued_ticket", ticket?.number ?? -1)
          const found = yield* get(twin, `/v1/orders/${orderId}`)
          assert.strictEqual(at(found, "buyer_details", "email"), order?.buyer.email)
          assert.strictEqual(at(yield* get(twin, `/v1/issued_tickets/${ticketId}`), "order_id"), orderId)
          const code = scanCodeOf(ticket?.number ?? -1)
          assert.deepStrictEqual(ids(yield* walk(twin, `/v1/issued_tickets?barcode=${code}`)), [ticketId])
          assert.deepStrictEqual(ids(yield* walk(twin, `/v1/orders?barcode=${code}`)), [orderId])
        }
        const given = world.complimentary.at(3)
        const own = sharedId("issued_ticket", given?.number ?? -1)
        assert.deepStrictEqual(ids(yield* walk(twin, `/v1/issued_tickets?reference=${given?.reference}`)), [own])
        assert.deepStrictEqual(ids(yield* walk(twin, `/v1/issued_tickets?barcode=${given?.scanCode}`)), [own])
        for (const path of [
          `/v1/orders/${sharedId("order", 300)}`,
          "/v1/orders/or_1",
          `/v1/issued_tickets/${sharedId("issued_ticket", 14)}`,
        ]) {
          assert.strictEqual((yield* reply(twin, { path })).status, 404, path)
        }
        assert.deepStrictEqual(yield* walk(twin, "/v1/issued_tickets?reference=COMP-0"), [])
        assert.deepStrictEqual(yield* walk(twin, "/v1/issued_tickets?barcode=0000000"), [])
      }),
    ),
  )

  it.effect("go on from a cursor that is no record's, or a record's of another event", () =>
    withTwin({ ...show, orders: 200 }, (twin) =>
      Effect.gen(function* () {
        const numbers = (records: ReadonlyArray<unknown>) => ids(records).map((id) => Number(id.split("_")[1]))
        const all = yield* walk(twin, "/v1/orders")
        const middle = numbers(all)[90] ?? 0
        for (const cursor of [middle, middle - 1, middle + 1, 1, 999_999_999]) {
          const page = list(yield* get(twin, `/v1/orders?limit=5&starting_after=or_${cursor}`), "data")
          assert.deepStrictEqual(
            numbers(page),
            numbers(all)
              .filter((one) => one < cursor)
              .slice(0, 5),
          )
        }
        const tickets = yield* walk(twin, "/v1/issued_tickets")
        for (const event of new Set(tickets.map((ticket) => text(ticket, "event_id")))) {
          for (let place = 0; place < tickets.length; place += 7) {
            const path = `/v1/issued_tickets?limit=5&event_id=${event}`
            const page = yield* get(twin, `${path}&starting_after=${text(tickets[place], "id")}`)
            const wanted = tickets.slice(place + 1).filter((ticket) => at(ticket, "event_id") === event)
            assert.deepStrictEqual(ids(list(page, "data")), ids(wanted.slice(0, 5)))
          }
        }
      }),
    ),
  )

  it.effect("that are asked for one event are those that the whole list has of it", () =>
    withTwin({ ...show, orders: 260 }, (twin) =>
      Effect.gen(function* () {
        const events = ids(yield* walk(twin, "/v1/events"))
        for (const [path, ...keys] of [
          ["/v1/orders", "event_summary", "id"],
          ["/v1/issued_tickets", "event_id"],
          ["/v1/check_ins", "event_id"],
        ] as const) {
          const whole = yield* walk(twin, path)
          for (const event of events) {
            const wanted = ids(whole.filter((record) => at(record, ...keys) === event))
            assert.deepStrictEqual(ids(yield* walk(twin, `${path}?event_id=${event}`, 9)), wanted, `${path} ${event}`)
          }
        }
      }),
    ),
  )
})

describe("orders that come in while the twin shows the shared world", () => {
  it.effect("are for what is on sale, new to everything, and counted", () =>
    withTwin({ ...show, orders: 4100, now: () => Date.UTC(2026, 6, 1) }, (twin) =>
      Effect.gen(function* () {
        const before = yield* totals(twin)
        const tickets = yield* walk(twin, "/v1/issued_tickets")
        const sold = twin.sell(60)
        assert.strictEqual(new Set(sold).size, 60)
        const orders = (yield* walk(twin, "/v1/orders")).slice(0, 60)
        assert.deepStrictEqual(ids(orders), sold.toReversed())
        const events = new Map((yield* walk(twin, "/v1/events")).map((event) => [at(event, "id"), event]))
        assert.isAbove(new Set(orders.map((order) => at(order, "event_summary", "id"))).size, 3)
        const fresh = orders.flatMap((order) => list(order, "issued_tickets"))
        for (const order of orders) {
          const event = events.get(at(order, "event_summary", "id"))
          assert.strictEqual(at(event, "status"), "published")
          assert.isAbove(number(event, "end", "unix"), Date.UTC(2026, 5, 15) / 1000)
          assert.strictEqual(number(order, "created_at"), Date.UTC(2026, 6, 1) / 1000)
          for (const line of list(order, "line_items")) {
            const type = list(event, "ticket_types").find((one) => at(one, "id") === at(line, "item_id"))
            if (type === undefined) continue
            assert.strictEqual(at(type, "status"), "on_sale")
            assert.isAtLeast(number(type, "quantity"), 0)
          }
        }
        for (const field of ["id", "barcode"]) {
          const known = new Set(tickets.map((ticket) => at(ticket, field)))
          assert.isTrue(fresh.every((ticket) => !known.has(at(ticket, field))))
          assert.strictEqual(new Set(fresh.map((ticket) => at(ticket, field))).size, fresh.length)
        }
        assert.deepStrictEqual(
          new Set(ids((yield* walk(twin, "/v1/issued_tickets")).slice(0, fresh.length))),
          new Set(ids(fresh)),
        )
        const [one] = fresh
        assert.deepStrictEqual(list(yield* get(twin, `/v1/issued_tickets?barcode=${text(one, "barcode")}`), "data"), [
          one,
        ])
        assert.deepStrictEqual(
          ids(yield* walk(twin, `/v1/issued_tickets?order_id=${text(one, "order_id")}`, 2)),
          ids(fresh.filter((ticket) => at(ticket, "order_id") === at(one, "order_id"))).toReversed(),
        )
        const paid = orders.reduce<number>((sum, order) => sum + number(order, "total_paid"), 0)
        assert.deepStrictEqual(yield* totals(twin), {
          orders: before.orders + 60,
          tickets: before.tickets + fresh.length,
          revenue: before.revenue + paid,
        })
        twin.reset()
        assert.deepStrictEqual(yield* totals(twin), before)
        assert.deepStrictEqual(ids(yield* walk(twin, "/v1/issued_tickets")), ids(tickets))
      }),
    ),
  )

  it.effect("do not meet tickets that were issued without an order, not even in an empty world", () =>
    withTwin({ ...show, orders: 0 }, (twin) =>
      Effect.gen(function* () {
        const given = yield* walk(twin, "/v1/issued_tickets")
        assert.isAbove(given.length, 20)
        twin.sell(given.length + 5)
        const event = (yield* walk(twin, "/v1/events?status=published")).find((one) =>
          list(one, "ticket_types").some((type) => at(type, "name") === "Standard"),
        )
        const type = list(event, "ticket_types").find((one) => at(one, "name") === "Standard")
        const issued = yield* post(twin, "/v1/issued_tickets", [
          ["event_id", text(event, "id")],
          ["ticket_type_id", text(type, "id")],
          ["full_name", "A"],
        ])
        assert.strictEqual(issued.status, 201)
        const all = yield* walk(twin, "/v1/issued_tickets")
        assert.strictEqual(at(all[0], "id"), at(issued.body, "id"))
        for (const field of ["id", "barcode"]) {
          assert.strictEqual(new Set(all.map((ticket) => at(ticket, field))).size, all.length)
        }
      }),
    ),
  )
})

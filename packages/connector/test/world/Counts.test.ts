import { assert, describe, it } from "@effect/vitest"
import { makeWorld } from "@boxport/connector/testing"
import { Effect } from "effect"
import { anyWorld, ordersOf, sum, ticketsOf } from "./support.ts"

const runs = { arbitrary: { runs: 40 } }

describe("Counts", () => {
  it.effect.prop(
    "of ticket types are those of the tickets",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const world = makeWorld(drawn)
        const tickets = ticketsOf(world)
        for (const type of world.events.flatMap((event) => event.types)) {
          const own = tickets.filter((ticket) => ticket.type === type)
          const stock = world.stockOf(type)
          const having = (status: string) => own.filter((ticket) => ticket.status === status).length
          assert.deepStrictEqual(
            [stock.issued, stock.void, stock.refunded],
            [having("valid"), having("void"), having("refunded")],
            type.key,
          )
          if (stock.capacity === null || stock.available === null) {
            assert.strictEqual(stock.capacity, stock.available)
            continue
          }
          assert.strictEqual(stock.capacity, stock.issued + stock.held + stock.available)
          assert.strictEqual(stock.available === 0, type.status === "sold_out", type.key)
          assert.isTrue(stock.available >= 0)
        }
      }),
    runs,
  )

  it.effect.prop(
    "of events are those of the orders, and no capacity is below them",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const world = makeWorld(drawn)
        const orders = ordersOf(world)
        const tickets = ticketsOf(world).filter((ticket) => ticket.status === "valid")
        for (const event of world.events) {
          const own = orders.filter((order) => order.event === event)
          const valid = tickets.filter((ticket) => ticket.event === event)
          assert.deepStrictEqual(world.takingsOf(event), {
            currency: event.currency,
            orders: own.length,
            attendees: valid.filter((ticket) => ticket.type.admission).length,
            gross: sum(own.filter((order) => order.status !== "cancelled").map((order) => order.total)),
            paid: sum(own.map((order) => order.paid)),
            refunded: sum(own.map((order) => order.refunded)),
          })
          assert.isTrue(valid.length <= (event.capacity ?? Infinity), event.key)
          for (const activity of event.activities) {
            const taking = valid.filter((ticket) => activity.types.includes(ticket.type)).length
            assert.isTrue(taking <= (activity.capacity ?? Infinity), activity.key)
          }
        }
      }),
    runs,
  )

  it.effect.prop(
    "of discounts are those of the orders, within their limits",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const world = makeWorld(drawn)
        const orders = ordersOf(world)
        for (const discount of world.discounts) {
          const own = orders.filter((order) => order.discount === discount)
          const used = world.redemptionsOf(discount)
          assert.strictEqual(used.orders, own.length)
          const lines = own.flatMap((order) => order.lines).filter((line) => line.discount > 0)
          assert.strictEqual(used.tickets, sum(lines.map((line) => line.quantity)))
          assert.isTrue(used.orders <= used.tickets && used.tickets <= (used.limit ?? Infinity))
        }
      }),
    runs,
  )

  it.effect.prop(
    "of voucher codes are those of the orders, each used once at most",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const world = makeWorld(drawn)
        const told = world.vouchers.flatMap((voucher) =>
          voucher.codes.flatMap((code) => {
            const use = world.voucherUse(code)
            return use === undefined ? [] : [{ code: code.code, ...use }]
          }),
        )
        const found = ordersOf(world).flatMap((order) =>
          order.voucher === null
            ? []
            : [
                {
                  code: order.voucher.code.code,
                  order: order.number,
                  amount: order.voucherAmount,
                  at: order.createdAt,
                },
              ],
        )
        const byOrder = (a: { readonly order: number }, b: { readonly order: number }) => a.order - b.order
        assert.deepStrictEqual(told.toSorted(byOrder), found)
      }),
    runs,
  )

  it.effect("a used-up discount has nothing left, and the sold-out type was sold", () =>
    Effect.sync(() => {
      const world = makeWorld({ seed: 8, orders: 1500 })
      const usedUp = world.discounts.map(world.redemptionsOf).filter((used) => used.tickets === used.limit)
      assert.isTrue(usedUp.some((used) => used.tickets > 1))
      const soldOut = world.events.flatMap((event) => event.types).filter((type) => type.status === "sold_out")
      assert.isTrue(soldOut.length > 0)
      for (const type of soldOut) assert.isTrue(world.stockOf(type).issued > 10)
    }),
  )
})

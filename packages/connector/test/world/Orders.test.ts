import { Money } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { makeWorld, mostTickets, taxWithin, type World, type WorldOrder } from "@boxport/connector/testing"
import { Effect, Schema } from "effect"
import { anyWorld, ordersOf, sum, unique } from "./support.ts"

const runs = { arbitrary: { runs: 60 } }

const eachOrder = (name: string, check: (order: WorldOrder, world: World) => void) =>
  it.effect.prop(
    name,
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const world = makeWorld(drawn)
        const orders = ordersOf(world)
        assert.strictEqual(orders.length, world.orderCount)
        for (const order of orders) check(order, world)
      }),
    runs,
  )

const isWhole = (n: number): boolean => Number.isSafeInteger(n) && n >= 0

describe("The money of an order", () => {
  eachOrder("adds up, line by line and in all", (order) => {
    for (const line of order.lines) {
      assert.strictEqual(line.faceTotal, line.quantity * line.unitPrice)
      assert.strictEqual(line.fees, line.quantity * line.unitFee)
      assert.strictEqual(line.total, line.faceTotal + line.fees - line.discount)
      assert.isTrue(line.discount <= line.faceTotal)
      assert.isTrue([line.unitPrice, line.unitFee, line.discount, line.tax, line.total].every(isWhole))
      assert.strictEqual(line.unitFee, line.type.fee)
      if (line.type.pricing !== "donation") assert.strictEqual(line.unitPrice, line.type.price)
    }
    assert.strictEqual(order.faceTotal, sum(order.lines.map((line) => line.faceTotal)))
    assert.strictEqual(order.fees, sum(order.lines.map((line) => line.fees)))
    assert.strictEqual(order.discountAmount, sum(order.lines.map((line) => line.discount)))
    assert.strictEqual(order.tax, sum(order.lines.map((line) => line.tax)))
    assert.strictEqual(order.total, order.faceTotal + order.fees - order.discountAmount - order.voucherAmount)
    assert.isTrue(isWhole(order.total))
    assert.strictEqual(order.tax, taxWithin(order.total, order.event.vat))
  })

  eachOrder("is what its tickets cost", (order) => {
    const prices = sum(order.tickets.map((ticket) => ticket.price))
    assert.strictEqual(prices, order.faceTotal - order.discountAmount)
    for (const line of order.lines) {
      const own = order.tickets.filter((ticket) => ticket.type === line.type)
      assert.strictEqual(own.length, line.quantity)
      assert.strictEqual(sum(own.map((ticket) => ticket.price)), line.faceTotal - line.discount)
      assert.isTrue(own.every((ticket) => ticket.price === own[0]?.price))
    }
  })

  eachOrder("was paid and paid back as its status says", (order) => {
    assert.strictEqual(order.refunded, sum(order.refunds.map((refund) => refund.amount)))
    assert.isTrue(order.refunds.every((refund) => refund.amount > 0))
    assert.strictEqual(order.payment === "free", order.total === 0)
    const { paid, refunded, status, total } = order
    switch (status) {
      case "pending":
        assert.deepStrictEqual([paid, refunded, order.payment], [0, 0, "invoice"])
        assert.isNull(order.completedAt)
        break
      case "cancelled":
        assert.deepStrictEqual([paid, refunded], [0, 0])
        assert.isNull(order.completedAt)
        assert.isNotNull(order.cancelledAt)
        break
      case "completed":
        assert.deepStrictEqual([paid, refunded], [total, 0])
        break
      case "partially_refunded":
        assert.strictEqual(paid, total)
        assert.isTrue(refunded > 0 && refunded < paid)
        break
      case "refunded":
        assert.deepStrictEqual([paid, refunded], [total, total])
    }
  })

  eachOrder("went back for tickets that are refunded, each once", (order) => {
    const places = order.refunds.flatMap((refund) => refund.tickets)
    assert.isTrue(unique(places))
    assert.deepStrictEqual(
      places.toSorted((a, b) => a - b),
      order.tickets.filter((ticket) => ticket.status === "refunded").map((ticket) => ticket.place),
    )
    if (order.status === "refunded") assert.strictEqual(places.length, order.tickets.length)
  })
})

describe("An order", () => {
  eachOrder("has tickets of one event, in its currency, numbered in a row", (order) => {
    assert.isTrue(order.tickets.length > 0 && order.tickets.length <= mostTickets)
    assert.strictEqual(order.currency, order.event.currency)
    assert.deepStrictEqual(
      order.tickets.map((ticket) => ticket.place),
      order.tickets.map((_, place) => place),
    )
    assert.deepStrictEqual(
      order.tickets.map((ticket) => ticket.type.key),
      order.lines.flatMap((line) => Array.from({ length: line.quantity }, () => line.type.key)),
    )
    assert.isTrue(order.lines.every((line) => line.type.event === order.event))
    assert.isTrue(order.tickets.every((ticket) => ticket.event === order.event && ticket.order === order.number))
    assert.isTrue(unique(order.lines.map((line) => line.type)))
  })

  eachOrder("bought what was on sale, within the limits", (order) => {
    assert.notStrictEqual(order.event.status, "draft")
    assert.isTrue(order.createdAt >= order.event.salesOpenAt && order.createdAt < order.event.salesCloseAt)
    for (const { quantity, type } of order.lines) {
      assert.isTrue(order.createdAt >= (type.salesStartAt ?? 0), type.key)
      assert.isTrue(order.createdAt < (type.salesEndAt ?? Infinity), type.key)
      assert.isTrue(quantity >= (type.minPerOrder ?? 1) && quantity <= (type.maxPerOrder ?? Infinity), type.key)
    }
    for (const group of new Set(order.lines.map((line) => line.type.group))) {
      const together = sum(order.lines.filter((line) => line.type.group === group).map((line) => line.quantity))
      if (group !== null) assert.isTrue(together <= (group.maxPerOrder ?? Infinity), group.key)
    }
  })

  eachOrder("used a discount only where and while it holds", (order) => {
    const { discount } = order
    assert.strictEqual(
      discount === null,
      order.lines.every((line) => line.discount === 0),
    )
    if (discount === null) return
    assert.isTrue(discount.active)
    assert.isTrue(order.createdAt >= (discount.startsAt ?? 0) && order.createdAt < (discount.endsAt ?? Infinity))
    for (const line of order.lines) {
      const holds = discount.types.includes(line.type)
      assert.strictEqual(line.discount > 0, holds, line.type.key)
      const each = line.discount / line.quantity
      if (holds && discount.kind === "amount") assert.strictEqual(each, Math.min(discount.amount, line.unitPrice))
      // Rounded to the nearest minor unit.
      if (holds && discount.kind === "percent") {
        assert.isTrue(Math.abs(each - (line.unitPrice * discount.percent) / 100) <= 0.5 + 1e-9)
      }
    }
  })

  eachOrder("paid with a voucher only where it holds, and not more than its value", (order) => {
    if (order.voucher === null) {
      assert.strictEqual(order.voucherAmount, 0)
      return
    }
    const { code, voucher } = order.voucher
    assert.isTrue(voucher.codes.includes(code))
    assert.isTrue(order.voucherAmount > 0 && order.voucherAmount <= voucher.value)
    assert.strictEqual(voucher.currency, order.currency)
    assert.isTrue(voucher.series.length === 0 || voucher.series.includes(order.event.series))
    assert.isTrue(order.createdAt < (voucher.expiresAt ?? Infinity))
  })

  eachOrder("happened in order, and nothing after now", (order, world) => {
    const moments = [order.completedAt, order.cancelledAt, ...order.refunds.map((refund) => refund.at)]
    for (const at of moments) {
      if (at !== null) assert.isTrue(at >= order.createdAt && at <= order.updatedAt)
    }
    const refunds = order.refunds.map((refund) => refund.at)
    assert.deepStrictEqual(
      refunds,
      refunds.toSorted((a, b) => a - b),
    )
    assert.isTrue(refunds.every((at) => at >= (order.completedAt ?? Infinity)))
    assert.isTrue(order.updatedAt <= world.now && order.createdAt < world.now)
    for (const ticket of order.tickets) {
      assert.strictEqual(ticket.createdAt, order.createdAt)
      assert.isTrue(ticket.updatedAt >= ticket.createdAt && ticket.updatedAt <= world.now)
      assert.strictEqual(ticket.voidedAt === null, ticket.status === "valid")
      if (ticket.voidedAt !== null) {
        assert.isTrue(ticket.voidedAt >= ticket.createdAt && ticket.voidedAt <= ticket.updatedAt)
      }
    }
    assert.isTrue([order.createdAt, order.updatedAt, ...moments].every((at) => at === null || Number.isInteger(at)))
  })

  eachOrder("has void tickets when it was cancelled, and else at least one that is not", (order) => {
    const voids = order.tickets.filter((ticket) => ticket.status === "void").length
    assert.strictEqual(voids === order.tickets.length, order.status === "cancelled")
  })
})

describe("Tax", () => {
  it.effect.prop(
    "within an amount is rounded half to even",
    {
      amount: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 10_000_000 })),
      percent: Schema.Literals([0, 6, 10, 12.5, 13.5, 20, 25, 100]),
    },
    ({ amount, percent }) =>
      Effect.sync(() => {
        const rate = BigInt(percent * 10)
        const exact = Money.divideHalfEven(BigInt(amount) * rate, 1000n + rate)
        assert.strictEqual(BigInt(taxWithin(amount, { label: "VAT", percent })), exact)
      }),
    { arbitrary: { runs: 500 } },
  )

  it.effect("is none where none is charged", () => Effect.sync(() => assert.strictEqual(taxWithin(1234, null), 0)))
})

describe("Orders", () => {
  it.effect.prop(
    "come oldest first, with numbers and references of their own",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const orders = ordersOf(makeWorld(drawn))
        assert.deepStrictEqual(
          orders.map((order) => order.number),
          orders.map((_, index) => index),
        )
        const times = orders.map((order) => order.createdAt)
        assert.deepStrictEqual(
          times,
          times.toSorted((a, b) => a - b),
        )
        assert.isTrue(unique(orders.map((order) => order.reference)))
        assert.isTrue(unique(orders.flatMap((order) => order.lines.map((line) => line.number))))
        assert.isTrue(unique(orders.flatMap((order) => order.refunds.map((refund) => refund.number))))
      }),
    runs,
  )

  it.effect.prop(
    "are the same in another world of the same seed, asked for in another order",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const forwards = ordersOf(makeWorld(drawn))
        const again = makeWorld(drawn)
        for (const order of forwards.toReversed()) assert.deepStrictEqual(again.order(order.number), order)
      }),
    { arbitrary: { runs: 6 } },
  )

  it.effect.prop(
    "know their buyers again: one number is one person",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const buyers = ordersOf(makeWorld(drawn)).map((order) => order.buyer)
        const byNumber = new Map(buyers.map((buyer) => [buyer.number, buyer] as const))
        for (const buyer of buyers) assert.deepStrictEqual(byNumber.get(buyer.number), buyer)
        assert.isTrue(unique([...byNumber.values()].map((buyer) => buyer.email)))
      }),
    runs,
  )

  it.effect("differ with the seed", () =>
    Effect.sync(() => {
      const emails = (seed: number) => ordersOf(makeWorld({ seed, orders: 50 })).map((order) => order.buyer.email)
      assert.notDeepEqual(emails(1), emails(2))
    }),
  )

  it.effect("are none outside of the world, nor for a size that is none", () =>
    Effect.sync(() => {
      const world = makeWorld({ seed: 3, orders: 10 })
      for (const index of [-1, 10, 0.5, Number.NaN]) assert.isUndefined(world.order(index))
      assert.strictEqual(makeWorld({ seed: 3, orders: -4 }).orderCount, 0)
      assert.strictEqual(makeWorld({ seed: 3, orders: Number.NaN }).orderCount, 0)
    }),
  )

  it.effect("are there at once in the middle of a million", () =>
    Effect.sync(() => {
      const world = makeWorld({ seed: 11, orders: 1_000_000 })
      const numbers = [0, 1, 499_999, 500_000, 999_999]
      assert.deepStrictEqual(
        numbers.map((number) => world.order(number)?.number),
        numbers,
      )
      const last = world.order(999_999)
      assert.isDefined(last)
      const own = world.ordersOfEvent(last.event.key)
      assert.strictEqual(own.at(own.count - 1)?.number, 999_999)
    }),
  )
})

import { WallClock } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import {
  activitiesPerEvent,
  linesPerOrder,
  makeWorld,
  optionsPerQuestion,
  questionsPerEvent,
  typesPerEvent,
  type WorldEvent,
} from "@boxport/connector/testing"
import { Effect } from "effect"
import { ordersOf, unique } from "./support.ts"

const world = makeWorld({ seed: 42, orders: 600 })
const types = world.events.flatMap((event) => event.types)
const questions = world.events.flatMap((event) => event.questions)

const eventOf = (key: string): WorldEvent => {
  const event = world.events.find((one) => one.key === key)
  assert.isDefined(event)
  return event
}

const hours = (event: WorldEvent): number => (event.endsAt - event.startsAt) / 3600

const offset = (event: WorldEvent): number => (Date.parse(`${event.startsLocal}Z`) / 1000 - event.startsAt) / 3600

describe("What is offered", () => {
  it.effect("has numbers and keys of its own", () =>
    Effect.sync(() => {
      const lists = [
        world.series,
        world.events,
        types,
        questions,
        world.events.flatMap((event) => event.activities),
        world.discounts,
        world.vouchers,
        world.series.flatMap((series) => series.groups),
      ]
      for (const list of lists) {
        assert.isTrue(unique(list.map((one) => one.key)))
        assert.isTrue(unique(list.map((one) => one.number)))
      }
      assert.isTrue(unique(world.vouchers.flatMap((voucher) => voucher.codes.map((code) => code.number))))
      assert.isTrue(unique(world.vouchers.flatMap((voucher) => voucher.codes.map((code) => code.code))))
      assert.isTrue(unique(world.events.map((event) => event.slug)))
      assert.isTrue(world.events.every((event, number) => event.number === number))
    }),
  )

  it.effect("fits the room its numbers have", () =>
    Effect.sync(() => {
      for (const event of world.events) {
        assert.isTrue(event.types.length <= typesPerEvent && event.types.length <= 31)
        assert.isTrue(event.questions.length <= questionsPerEvent)
        assert.isTrue(event.activities.length <= activitiesPerEvent)
        for (const question of event.questions) {
          assert.isTrue(question.options.length <= optionsPerQuestion)
          assert.isTrue(unique(question.options))
          const choices = question.kind === "select" || question.kind === "multi_select"
          assert.strictEqual(question.options.length > 0, choices, question.key)
        }
      }
      assert.isTrue(ordersOf(world).every((order) => order.lines.length <= linesPerOrder))
    }),
  )

  it.effect("refers to what there is", () =>
    Effect.sync(() => {
      const keys = new Set(types.map((type) => type.key))
      for (const question of questions) {
        assert.isTrue(question.typeKeys.length > 0 && question.typeKeys.every((key) => keys.has(key)), question.key)
      }
      for (const type of types) {
        assert.isTrue(type.event.types[type.place] === type)
        for (const question of type.questions) {
          assert.isTrue(type.event.questions.includes(question) && question.typeKeys.includes(type.key))
        }
        if (!type.admission) assert.strictEqual(type.questions.length, 0)
      }
      for (const event of world.events) {
        assert.isTrue(event.series.events.includes(event))
        for (const activity of event.activities) assert.isTrue(activity.types.length > 0, activity.key)
      }
      for (const discount of world.discounts) assert.isTrue(discount.types.length > 0, discount.key)
    }),
  )

  it.effect("shows its wall clocks in its zones", () =>
    Effect.sync(() => {
      for (const event of world.events) {
        for (const [local, unix] of [
          [event.startsLocal, event.startsAt],
          [event.endsLocal, event.endsAt],
        ] as const) {
          assert.isTrue(Number.isInteger(unix), event.key)
          const instant = WallClock.instantOf(local, event.timezone)
          assert.isDefined(instant)
          assert.strictEqual(instant / 1_000_000, unix)
          assert.strictEqual(WallClock.wallClockAt(instant, event.timezone), local)
        }
        assert.isTrue(event.startsAt < event.endsAt && event.doorsAt <= event.startsAt)
        assert.isTrue(event.salesOpenAt < event.salesCloseAt && event.salesCloseAt <= event.endsAt)
        assert.isTrue(event.createdAt <= event.salesOpenAt && event.updatedAt >= event.createdAt)
      }
    }),
  )

  it.effect("lies on both sides of changes of the clocks, and across them", () =>
    Effect.sync(() => {
      assert.strictEqual(offset(eventOf("festival-2026-03-28")), 0)
      assert.strictEqual(offset(eventOf("festival-2026-07-11")), 1)
      // 22:00 to 04:00 in the night that is an hour longer; 00:30 to 05:00 in the one that is an hour shorter.
      assert.strictEqual(hours(eventOf("festival-2026-10-24")), 7)
      assert.strictEqual(hours(eventOf("festival-2026-03-29")), 3.5)
      assert.strictEqual(offset(eventOf("festival-2026-10-25")), 0)
      assert.strictEqual(offset(eventOf("webinar-2026-02-24")), -5)
      assert.strictEqual(offset(eventOf("webinar-2026-03-10")), -4)
    }),
  )

  it.effect("has every kind of thing", () =>
    Effect.sync(() => {
      const seen = (values: ReadonlyArray<unknown>): ReadonlyArray<string> =>
        [...new Set(values.map(String))].toSorted()
      assert.deepStrictEqual(seen(world.events.map((event) => event.status)), [
        "archived",
        "draft",
        "published",
        "sales_closed",
      ])
      assert.deepStrictEqual(seen(world.events.map((event) => event.currency)), ["DKK", "EUR", "GBP", "JPY", "USD"])
      assert.deepStrictEqual(seen(types.map((type) => type.status)), ["hidden", "off_sale", "on_sale", "sold_out"])
      assert.deepStrictEqual(seen(types.map((type) => type.pricing)), ["donation", "free", "paid"])
      assert.deepStrictEqual(seen(questions.map((question) => question.kind)), [
        "company",
        "country",
        "email",
        "file",
        "long_text",
        "multi_select",
        "number",
        "phone",
        "select",
        "terms",
        "text",
      ])
      assert.deepStrictEqual(seen(questions.map((question) => question.scope)), ["order", "ticket"])
      assert.deepStrictEqual(seen(world.discounts.map((discount) => discount.scope)), ["account", "event", "types"])
      assert.deepStrictEqual(seen(world.discounts.map((discount) => discount.kind)), ["amount", "percent"])
      for (const some of [
        types.some((type) => !type.admission),
        types.some((type) => type.secret && type.accessCode !== null),
        types.some((type) => type.minPerOrder !== null),
        types.some((type) => type.salesStartAt !== null),
        types.some((type) => type.salesEndAt !== null),
        world.events.some((event) => event.private && event.accessCode !== null),
        world.events.some((event) => event.online && event.venue === null),
        world.events.some((event) => event.endsAt < world.now),
        world.events.some((event) => event.startsAt <= world.now && event.endsAt > world.now),
        world.events.some((event) => event.capacity === null),
        world.events.some((event) => event.vat === null),
        world.series.some((series) => series.events.length > 1),
      ]) {
        assert.isTrue(some)
      }
    }),
  )

  it.effect("gives amounts of a discount in the currency of its events", () =>
    Effect.sync(() => {
      for (const discount of world.discounts) {
        if (discount.kind === "percent") assert.isNull(discount.currency)
        else assert.isTrue(discount.types.every((type) => type.event.currency === discount.currency))
      }
    }),
  )
})

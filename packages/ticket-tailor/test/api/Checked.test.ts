/** Writes that the platform takes without doing all of them. */
import type { TicketTailorError } from "@boxport/ticket-tailor"
import type { FaultRule } from "@boxport/ticket-tailor/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { type Bench, reasonOf, withBench } from "./contract/bench.ts"

const five = { code: "NEW5", name: "Five off", type: "fixed_amount", price: 500 } as const

/** The methods and statuses of requests since some were made. */
const sentBy = <A>({ twin }: Bench, call: Effect.Effect<A, TicketTailorError>) =>
  Effect.gen(function* () {
    const before = twin.log.length
    const result = yield* call
    return { result, sent: twin.log.slice(before).map(({ method, status }) => `${method} ${status}`) }
  })

/** What an {@link EchoMismatch} says. */
const mismatch = (call: Effect.Effect<unknown, TicketTailorError>) =>
  Effect.map(reasonOf(call), (reason) =>
    reason._tag === "EchoMismatch" ? { fields: reason.fields, id: reason.id } : assert.fail(reason._tag),
  )

const failing = (method: "POST" | "DELETE", path: string, more: Partial<FaultRule> = {}): FaultRule => ({
  match: path,
  method,
  action: { type: "status", status: 400 },
  ...more,
})

describe("the ticket types of a new discount", () => {
  it.effect("are there after one request where the platform takes them", () =>
    withBench({}, (bench) =>
      Effect.gen(function* () {
        const { result, sent } = yield* sentBy(
          bench,
          bench.client.discounts.create({ body: { ...five, ticket_types: [bench.known.type] } }),
        )
        assert.deepStrictEqual(result.ticket_types, [bench.known.type])
        assert.deepStrictEqual(sent, ["POST 201"])
      }),
    ),
  )

  for (const [discountMaps, requests] of [
    ["ticket_types", ["POST 201", "POST 200"]],
    ["ticket_type_id", ["POST 201", "POST 200", "POST 200"]],
  ] as const) {
    it.effect(`are added by the map that works: ${discountMaps}`, () =>
      withBench({ fixedDiscountScope: "map", discountMaps }, (bench) =>
        Effect.gen(function* () {
          const { client, known } = bench
          const { result, sent } = yield* sentBy(
            bench,
            client.discounts.create({ body: { ...five, ticket_types: [known.type] } }),
          )
          assert.deepStrictEqual(result.ticket_types, [known.type])
          assert.deepStrictEqual(sent, [...requests])
          assert.deepStrictEqual(yield* client.discounts.get({ discount_id: result.id }), result)
        }),
      ),
    )
  }

  const stubborn = { fixedDiscountScope: "map", discountMaps: "neither" } as const

  it.effect("that nothing helps to add leave no discount behind", () =>
    withBench(stubborn, (bench) =>
      Effect.gen(function* () {
        const { client, known } = bench
        const create = client.discounts.create({ body: { ...five, ticket_types: [known.type] } })
        assert.deepStrictEqual(yield* mismatch(create), { fields: ["ticket_types"], id: null })
        assert.isEmpty((yield* client.discounts.list.page({ code: "NEW5" })).items)
        const message = yield* Effect.match(create, { onFailure: (error) => error.message, onSuccess: () => "" })
        assert.include(message, "POST /v1/discounts: the platform did not take ticket_types")
      }),
    ),
  )

  it.effect("nor when the updates themselves are refused", () =>
    withBench(stubborn, (bench) =>
      Effect.gen(function* () {
        const { client, known, twin } = bench
        twin.setFaults([failing("POST", "^/v1/discounts/di_")])
        const create = client.discounts.create({ body: { ...five, ticket_types: [known.type] } })
        assert.deepStrictEqual(yield* mismatch(create), { fields: ["ticket_types"], id: null })
        assert.isEmpty((yield* client.discounts.list.page({ code: "NEW5" })).items)
      }),
    ),
  )

  it.effect("or leave it, and say which it is, where it cannot be deleted either", () =>
    withBench(stubborn, (bench) =>
      Effect.gen(function* () {
        const { client, known, twin } = bench
        twin.setFaults([failing("DELETE", "^/v1/discounts/")])
        const create = client.discounts.create({ body: { ...five, ticket_types: [known.type] } })
        const { id } = yield* mismatch(create)
        const [left] = (yield* client.discounts.list.page({ code: "NEW5" })).items
        assert.strictEqual(left?.id, id)
      }),
    ),
  )

  it.effect("are read where the answer does not show them", () =>
    withBench({}, (bench) =>
      Effect.gen(function* () {
        const { client, known, twin } = bench
        twin.setFaults([
          {
            match: "^/v1/discounts$",
            method: "POST",
            action: { type: "corrupt", path: "ticket_types", value: undefined },
          },
        ])
        const { sent } = yield* sentBy(
          bench,
          client.discounts.create({ body: { ...five, ticket_types: [known.type] } }),
        )
        assert.deepStrictEqual(sent, ["POST 201", "GET 200"])
      }),
    ),
  )

  it.effect("are not looked at where none were asked for", () =>
    withBench(stubborn, (bench) =>
      Effect.gen(function* () {
        const { sent } = yield* sentBy(bench, bench.client.discounts.create({ body: five }))
        assert.deepStrictEqual(sent, ["POST 201"])
      }),
    ),
  )
})

describe("changed ticket types of a discount", () => {
  it.effect("are sent once more in the other form, only those that are wrong", () =>
    withBench({ discountMaps: "ticket_type_id" }, (bench) =>
      Effect.gen(function* () {
        const { client, known } = bench
        const { discount: discount_id } = known
        const [first = "", second = "", third = ""] = (yield* client.discounts.get({ discount_id })).ticket_types ?? []
        const { result, sent } = yield* sentBy(
          bench,
          client.discounts.update({ discount_id, body: { ticket_types: { [first]: false, [second]: true } } }),
        )
        assert.deepStrictEqual(result.ticket_types, [second, third])
        assert.deepStrictEqual(sent, ["POST 200", "POST 200"])
      }),
    ),
  )

  it.effect("that nothing helps to change are told, and the discount stays", () =>
    withBench({ discountMaps: "neither" }, (bench) =>
      Effect.gen(function* () {
        const { client, known } = bench
        const { discount: discount_id } = known
        const before = yield* client.discounts.get({ discount_id })
        const update = client.discounts.update({ discount_id, body: { ticket_types: { tt_1: true } } })
        assert.deepStrictEqual(yield* mismatch(update), { fields: ["ticket_types"], id: discount_id })
        assert.deepStrictEqual(yield* client.discounts.get({ discount_id }), before)
      }),
    ),
  )
})

describe("the group of a ticket type", () => {
  const late = { name: "Late", price: 100, quantity: 5 } as const

  for (const [groupKey, requests] of [
    ["both", ["POST 201"]],
    ["group_id", ["POST 201"]],
    ["groupId", ["POST 201", "POST 200"]],
  ] as const) {
    it.effect(`is what was asked for, where ${groupKey} is taken`, () =>
      withBench({ groupKey }, (bench) =>
        Effect.gen(function* () {
          const { client, known } = bench
          const { group: group_id, series: event_series_id } = known
          const made = yield* sentBy(bench, client.ticketTypes.create({ event_series_id, body: { ...late, group_id } }))
          assert.strictEqual(made.result.group_id, group_id)
          assert.deepStrictEqual(made.sent, [...requests])
          const { id } = yield* client.ticketTypes.create({ event_series_id, body: late })
          const changed = yield* client.ticketTypes.update({ event_series_id, ticket_type_id: id, body: { group_id } })
          assert.strictEqual(changed.group_id, group_id)
        }),
      ),
    )
  }

  it.effect("is told to be missing where nothing puts it there", () =>
    withBench({ groupKey: "neither" }, (bench) =>
      Effect.gen(function* () {
        const { client, known } = bench
        const { group: group_id, series: event_series_id } = known
        const create = client.ticketTypes.create({ event_series_id, body: { ...late, group_id } })
        const { fields, id } = yield* mismatch(create)
        assert.deepStrictEqual(fields, ["group_id"])
        const { default_ticket_types } = yield* client.eventSeries.get({ event_series_id })
        assert.deepInclude(
          default_ticket_types?.find((type) => type.id === id),
          { name: "Late", group_id: null },
        )
      }),
    ),
  )
})

describe("the limits of a ticket group", () => {
  const balcony = { name: "Balcony", max_per_order: 6, max_quantity: 90 } as const

  it.effect("are told to be missing where the platform does not take them", () =>
    withBench({ groupLimits: "ignored" }, (bench) =>
      Effect.gen(function* () {
        const { client, known } = bench
        const { group, series: event_series_id } = known
        const create = client.ticketGroups.create({ event_series_id, body: balcony })
        const { fields, id } = yield* mismatch(create)
        assert.deepStrictEqual(fields, ["max_per_order", "max_quantity"])
        const { default_ticket_groups } = yield* client.eventSeries.get({ event_series_id })
        assert.strictEqual(default_ticket_groups?.find((one) => one.id === id)?.name, "Balcony")
        const update = client.ticketGroups.update({
          event_series_id,
          ticket_group_id: group,
          body: { max_quantity: 3 },
        })
        assert.deepStrictEqual(yield* mismatch(update), { fields: ["max_quantity"], id: group })
        const { sent } = yield* sentBy(bench, client.ticketGroups.create({ event_series_id, body: { name: "Pit" } }))
        assert.deepStrictEqual(sent, ["POST 201"])
      }),
    ),
  )

  it.effect("are looked for in the series where the answer does not show them", () =>
    withBench({}, (bench) =>
      Effect.gen(function* () {
        const { client, known, twin } = bench
        twin.setFaults([
          {
            match: "/ticket_groups$",
            method: "POST",
            action: { type: "corrupt", path: "max_quantity", value: undefined },
          },
        ])
        const { result, sent } = yield* sentBy(
          bench,
          client.ticketGroups.create({ event_series_id: known.series, body: balcony }),
        )
        assert.strictEqual(result.max_quantity, 90)
        assert.deepStrictEqual(sent, ["POST 201", "GET 200"])
      }),
    ),
  )
})

describe("a status that is refused", () => {
  it.effect("is still refused where the series has another one, or cannot be read", () =>
    withBench({}, (bench) =>
      Effect.gen(function* () {
        const { client, known, twin } = bench
        const { series: event_series_id } = known
        twin.setFaults([failing("POST", "/status$")])
        const close = client.eventSeries.changeStatus({ event_series_id, body: { status: "CLOSE_SALES" } })
        assert.strictEqual((yield* reasonOf(close))._tag, "Refused")
        const publish = client.eventSeries.changeStatus({ event_series_id, body: { status: "PUBLISHED" } })
        assert.strictEqual((yield* publish).status, "published")
        twin.setFaults([failing("POST", "/status$"), { match: "^/v1/event_series/", action: { type: "forbid" } }])
        assert.strictEqual((yield* reasonOf(publish))._tag, "Refused")
      }),
    ),
  )
})

describe("a time zone that is not the series' own", () => {
  it.effect("shows in the start of a new date", () =>
    withBench({ seriesTimezone: "America/Halifax" }, ({ client }) =>
      Effect.gen(function* () {
        const { id: event_series_id, timezone } = yield* client.eventSeries.create({
          body: { name: "Elsewhere", currency: "cad" },
        })
        assert.strictEqual(timezone, "America/Halifax")
        const event = yield* client.eventSeries.events.create({
          event_series_id,
          body: { start_date: "2027-05-01", start_time: "20:00", end_date: "2027-05-01", end_time: "22:00" },
        })
        assert.deepInclude(event.start, { date: "2027-05-01", time: "20:00", timezone: "-03:00" })
        const all = yield* Stream.runCollect(client.eventSeries.events.list({ event_series_id }))
        assert.deepStrictEqual(all, [event])
      }),
    ),
  )
})

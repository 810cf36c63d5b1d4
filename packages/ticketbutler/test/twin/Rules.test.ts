import { assert, describe, it } from "@effect/vitest"
import { hurry } from "@boxport/connector/testing"
import { makeSource } from "@boxport/ticketbutler"
import { Effect, Layer, Schema } from "effect"
import { all, isRefused, makeStage, type Stage, uuid } from "../api/contract/Stage.ts"
import { gather, services } from "../support/services.ts"

const buyer = { first_name: "Ida", last_name: "Lind", email: "ida@example.org" } as const

const order = ({ client }: Stage, event: string, type: string | undefined, amount: number) =>
  client.orders.create({ body: { event, address: buyer, ticket_types: [{ uuid: type ?? event, amount }] } })

describe("orders", () => {
  it.effect("are for no more than an event holds, whatever its types do", () =>
    Effect.gen(function* () {
      const stage = yield* makeStage()
      // A hundred at most, of which three are sold, though the type has no limit of its own.
      const patrons = stage.twin.world.events.find(({ key }) => key === "patrons")
      const [event, type] = [uuid("event", patrons?.number ?? -1), uuid("type", patrons?.types[1]?.number ?? -1)]
      yield* isRefused(order(stage, event, type, 98), 400, "Insufficient tickets")
      yield* order(stage, event, type, 97)
      yield* isRefused(order(stage, event, type, 1), 400, "Insufficient tickets")
    }).pipe(hurry),
  )

  it.effect("of events that take money are refused, unless they are free, invoiced, or paid for by voucher", () =>
    Effect.gen(function* () {
      const stage = yield* makeStage()
      const { client, twin } = stage
      const made = yield* client.events.create({
        body: {
          title: "Swim",
          start_date: "2027-08-06T09:45:00+02:00",
          ticket_types: [
            { title: "Swimmer", price: 10, amount_total: 9 },
            { title: "Child", price: 0, amount_total: 9 },
          ],
        },
      })
      const [swimmer, child] = yield* all(client.ticketTypes.list({ event: made.uuid }))
      yield* isRefused(order(stage, made.uuid, swimmer?.uuid, 1), 400, "has to be paid for")
      assert.isFalse(
        (yield* client.orders.get({ order: (yield* order(stage, made.uuid, child?.uuid, 1)).uuid })).pay_by_invoice,
      )
      twin.uploadVouchers(made.uuid, 1)
      yield* order(stage, made.uuid, swimmer?.uuid, 1)
      yield* isRefused(order(stage, made.uuid, swimmer?.uuid, 1), 400, "Insufficient vouchers")
      const invoiced = yield* client.events.create({
        body: {
          title: "Swim on account",
          start_date: "2027-08-06T09:45:00+02:00",
          eventsettings: { invoice_payment_only: true },
          ticket_types: [{ title: "Swimmer", price: 10, amount_total: 9 }],
        },
      })
      const [type] = yield* all(client.ticketTypes.list({ event: invoiced.uuid }))
      const bought = yield* order(stage, invoiced.uuid, type?.uuid, 2)
      const alone = yield* client.orders.get({ order: bought.uuid })
      assert.deepStrictEqual([alone.pay_by_invoice, alone.total_and_all_fees_decimal], [true, "20"])
    }).pipe(hurry),
  )

  it.effect("that were called off are not refunded", () =>
    Effect.gen(function* () {
      const { client, twin } = yield* makeStage({ orders: 250 })
      const cancelled = Array.from({ length: 250 }, (_, index) => twin.world.order(index)).find(
        (one) => one?.status === "cancelled",
      )
      yield* isRefused(
        client.orders.refund({ order: uuid("order", cancelled?.number ?? -1) }),
        400,
        "cannot be refunded",
      )
    }).pipe(hurry),
  )
})

const Step = Schema.Union([
  Schema.Struct({
    do: Schema.Literal("order"),
    type: Schema.Int,
    amount: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 4 })),
  }),
  Schema.Struct({ do: Schema.Literal("refund"), order: Schema.Int }),
  Schema.Struct({
    do: Schema.Literal("stock"),
    type: Schema.Int,
    amount: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 5 })),
  }),
  Schema.Struct({ do: Schema.Literal("delete"), type: Schema.Int }),
])
const Story = Schema.Array(Step).check(Schema.isMaxLength(12))

describe("whatever is written", () => {
  it.effect.prop(
    "what is sold is what there are tickets of, and nothing is sold that is not there",
    [Story],
    ([story]) =>
      Effect.gen(function* () {
        const stage = yield* makeStage({ orders: 12 })
        const { client, ids } = stage
        const { event } = ids
        const pick = <A>(list: ReadonlyArray<A>, at: number): A | undefined =>
          list[Math.abs(at) % Math.max(1, list.length)]
        for (const step of story) {
          const types = yield* all(client.ticketTypes.list({ event }))
          const type = "type" in step ? pick(types, step.type) : undefined
          const ticket_type = type?.uuid ?? event
          switch (step.do) {
            case "order": {
              const left = type?.amount_left ?? 0
              const outcome = yield* Effect.result(order(stage, event, ticket_type, step.amount))
              assert.strictEqual(outcome._tag, left >= step.amount ? "Success" : "Failure")
              break
            }
            case "refund": {
              const orders = yield* all(client.orders.list({ event }))
              const one = pick(orders, step.order)
              const isOpen = one?.state === "PAID" || one?.state === "NEW"
              const outcome = yield* Effect.result(client.orders.refund({ order: one?.uuid ?? event }))
              assert.strictEqual(outcome._tag, isOpen ? "Success" : "Failure")
              break
            }
            case "stock":
              yield* client.ticketTypes.update({ event, ticket_type, body: { amount: step.amount } })
              break
            case "delete": {
              const outcome = yield* Effect.result(client.ticketTypes.delete({ event, ticket_type }))
              assert.strictEqual(outcome._tag, type?.amount_sold === 0 ? "Success" : "Failure")
            }
          }
        }
        const valid = new Map<string, number>()
        for (const { state, tickets } of yield* all(client.orders.list({ event }))) {
          for (const { ticket_refund, ticket_type_pk } of tickets ?? []) {
            if (ticket_refund === true || state === "CANCELLED") continue
            const pk = String(ticket_type_pk)
            valid.set(pk, (valid.get(pk) ?? 0) + 1)
          }
        }
        for (const { amount_left, amount_sold, amount_total, pk, sold_out } of yield* all(
          client.ticketTypes.list({ event }),
        )) {
          assert.strictEqual(amount_sold, valid.get(String(pk)) ?? 0)
          assert.isAtLeast(amount_left ?? -1, 0)
          assert.isAtLeast(amount_total ?? 0, (amount_sold ?? 0) + (amount_left ?? 0))
          if (sold_out === true) assert.strictEqual(amount_left, 0)
        }
      }).pipe(Effect.scoped, hurry),
    { arbitrary: { runs: 40 } },
  )

  it.effect("is in the next export, complete", () =>
    Effect.gen(function* () {
      for (const shapes of ["live", "seed"] as const) {
        const stage = yield* makeStage({ shapes })
        const { client, ids, twin } = stage
        const made = yield* client.events.create({
          body: {
            title: "Harbour swim",
            start_date: "2027-08-06T09:45:00+02:00",
            ticket_types: [{ title: "Swimmer", price: 0, amount_total: 100 }],
          },
        })
        const [type] = yield* all(client.ticketTypes.list({ event: made.uuid }))
        yield* client.ticketTypeQuestions.replace({
          event: made.uuid,
          body: { questions: [{ new: true, variation: "TEXT", sort_id: 0, heading: "Name of your boat" }] },
        })
        const bought = yield* order(stage, made.uuid, type?.uuid, 2)
        const [ticket] = yield* all(client.tickets.list({ event: made.uuid }))
        const [question] = yield* all(client.tickets.questions.list({ ticket: ticket?.uuid ?? "" }))
        yield* client.tickets.answers.store({
          ticket: ticket?.uuid ?? "",
          body: [{ uuid: question?.uuid ?? "", value: "Hermod" }],
        })
        yield* client.tickets.update({ ticket: ticket?.uuid ?? "", body: { checked_in: true, external_uuid: "it_7" } })
        yield* client.orders.refund({ order: ids.order })
        yield* client.events.discountCodes.create({
          event: made.uuid,
          body: [{ code: "SWIM", amount: "10", discount_type: "PERCENTAGE", usage_tickets_limit: 3 }],
        })
        const source = yield* makeSource({
          connection: "dk",
          platform: "ticketbutler",
          host: twin.host,
          token: twin.token,
          baseUrl: twin.url,
        }).pipe(Effect.provideContext(yield* Layer.build(Layer.fresh(services))))
        const { ends, rejected, rows, warnings } = yield* gather(source)
        assert.deepStrictEqual([rejected, warnings.filter(({ attention }) => attention)], [[], []], shapes)
        assert.isTrue(
          [...ends.values()].every(({ complete }) => complete),
          shapes,
        )
        const id = `ticketbutler:event/${made.uuid}`
        assert.deepStrictEqual(
          rows("events")
            .filter(({ native_id }) => native_id === made.uuid)
            .map(({ title }) => title),
          ["Harbour swim"],
        )
        const order_id = rows("orders").find(({ native_id }) => native_id === bought.uuid)?.id
        const tickets = rows("tickets").filter((row) => row.order_id === order_id)
        assert.deepStrictEqual(tickets.map(({ checked_in }) => checked_in).toSorted(), [false, true])
        assert.deepStrictEqual(
          rows("answers")
            .filter(({ question_title }) => question_title === "Name of your boat")
            .flatMap(({ value }) => value ?? []),
          ["Hermod"],
        )
        assert.strictEqual(rows("orders").find(({ native_id }) => native_id === ids.order)?.status, "refunded")
        assert.isTrue(
          rows("discounts").some(({ code }) => code === "SWIM"),
          id,
        )
      }
    }).pipe(hurry),
  )
})

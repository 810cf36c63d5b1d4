import { assert, describe, it } from "@effect/vitest"
import { hurry } from "@boxport/connector/testing"
import { Ticketbutler, type TicketbutlerClient, type TicketbutlerError } from "@boxport/ticketbutler"
import { Effect } from "effect"
import { options, stub } from "../support/services.ts"

const event = "e".repeat(32)
const type = "7".repeat(32)
const dashed = "77777777-7777-7777-7777-777777777777"

/** What a client of an account in Danish kroner sends, or the paths that it refuses to send. */
const tried = (use: (client: TicketbutlerClient) => Effect.Effect<unknown, TicketbutlerError>) => {
  const { layer, sent } = stub(() => ({ json: { uuid: event, id: 1, active: true } }))
  return Effect.gen(function* () {
    const client = yield* Ticketbutler.make({ ...options, currency: "dkk" })
    const outcome = yield* Effect.result(use(client))
    const reason = outcome._tag === "Failure" ? outcome.failure.reason : undefined
    const [request] = sent
    return {
      request: request === undefined ? undefined : `${request.method} ${request.url.pathname}${request.url.search}`,
      body: request?.body === null || request === undefined ? undefined : JSON.parse(request.body),
      wrong: reason?._tag === "InvalidInput" ? reason.problems.map(({ path }) => path).toSorted() : reason?._tag,
    }
  }).pipe(Effect.provide(layer), hurry)
}

/** Calls a method as JavaScript may: with anything. */
const untyped = (method: Function, input: object): Effect.Effect<unknown, TicketbutlerError> =>
  Reflect.apply(method, null, [input])

const krone = (minor: bigint) => ({ minor, currency: "DKK" })

describe("what is sent", () => {
  it.effect("has ids in hex, amounts as the platform takes them, and nothing that was not given", () =>
    Effect.gen(function* () {
      const order = yield* tried((client) =>
        client.orders.create({
          body: {
            event: dashed,
            address: { first_name: "Ida", last_name: "Lind", email: "ida@example.org" },
            ticket_types: [{ uuid: dashed, amount: 2 }],
          },
        }),
      )
      assert.deepStrictEqual(
        [order.request, order.body],
        [
          "POST /api/v3/orders/",
          {
            event: type,
            address: { first_name: "Ida", last_name: "Lind", email: "ida@example.org" },
            ticket_types: [{ uuid: type, amount: 2 }],
          },
        ],
      )
      const made = yield* tried((client) =>
        client.ticketTypes.create({ event, body: { title: "A", price: krone(12_50n), amount_total: 5 } }),
      )
      assert.deepStrictEqual(made.body, { title: "A", price: 12.5, amount_total: 5 })
      const codes = yield* tried((client) =>
        client.discountCodes.create({
          body: [
            {
              code: "A",
              amount: krone(100_00n),
              discount_type: "PER_TICKET",
              usage_tickets_limit: 1,
              ticket_type_uuid: dashed,
            },
            { code: "B", amount: "12.5", discount_type: "PERCENTAGE", usage_tickets_limit: 3 },
          ],
        }),
      )
      assert.deepStrictEqual(codes.body, [
        { code: "A", amount: "100.00", discount_type: "PER_TICKET", usage_tickets_limit: 1, ticket_type_uuid: type },
        { code: "B", amount: "12.5", discount_type: "PERCENTAGE", usage_tickets_limit: 3 },
      ])
      const answers = yield* tried((client) =>
        client.tickets.answers.store({
          ticket: dashed,
          body: [
            { uuid: dashed, value: "plain text" },
            { uuid: type, value: [dashed, type] },
          ],
        }),
      )
      assert.deepStrictEqual(
        [answers.request, answers.body],
        [
          `POST /api/v3/tickets/${type}/questions/`,
          [
            { uuid: type, value: "plain text" },
            { uuid: type, value: [type, type] },
          ],
        ],
      )
      const hook = yield* tried((client) => client.webhooks.update({ hook: dashed, body: { active: false } }))
      assert.deepStrictEqual(
        [hook.request, hook.body],
        [`PATCH /webhooks/v1/whitelabel/hooks/${type}/`, { active: false }],
      )
      const removed = yield* tried((client) => client.events.delete({ event, body: { delete_reason: "Storm" } }))
      assert.deepStrictEqual(
        [removed.request, removed.body],
        [`DELETE /api/v3/events/${event}/`, { delete_reason: "Storm" }],
      )
      const listed = yield* tried((client) => client.events.list.page({ old: true }))
      assert.strictEqual(listed.request, "GET /api/v3/events/?old=true")
      const report = yield* tried((client) => client.orders.report({ year: 2026, month: 5, email: "a@example.org" }))
      assert.strictEqual(report.request, "GET /api/v3/whitelabel/orders/?year=2026&month=5&email=a%40example.org")
    }),
  )
})

describe("what is refused before a request leaves", () => {
  const cases: ReadonlyArray<
    readonly [
      what: string,
      paths: ReadonlyArray<string>,
      (client: TicketbutlerClient) => Effect.Effect<unknown, TicketbutlerError>,
    ]
  > = [
    ["a month that is none", ["month"], (client) => client.orders.report({ month: 13 })],
    ["an event without what it needs", ["body"], (client) => untyped(client.events.create, {})],
    [
      "a beginning without an offset, a day that is none, a negative price",
      ["body.end_date", "body.start_date", "body.ticket_types[0].price"],
      (client) =>
        client.events.create({
          body: {
            title: "A",
            start_date: "2026-11-06T09:45:00",
            end_date: "2026-13-06T09:45:00+01:00",
            ticket_types: [{ title: "A", price: -1, amount_total: 1 }],
          },
        }),
    ],
    [
      "money in another currency than the account's",
      ["body.ticket_types[1].price"],
      (client) =>
        client.events.update({
          event,
          body: {
            ticket_types: [
              { title: "A", price: krone(5_00n) },
              { title: "B", price: { minor: 5_00n, currency: "EUR" } },
            ],
          },
        }),
    ],
    [
      "a percentage above 100, and one that is money",
      ["body[0].amount", "body[1].amount"],
      (client) =>
        client.events.discountCodes.create({
          event,
          body: [
            { code: "A", amount: "100.01", discount_type: "PERCENTAGE", usage_tickets_limit: 1 },
            { code: "B", amount: krone(1n), discount_type: "PERCENTAGE", usage_tickets_limit: 1 },
          ],
        }),
    ],
    [
      "a kind of discount that there is not",
      ["body[0].discount_type"],
      (client) =>
        untyped(client.discountCodes.create, {
          body: [{ code: "A", amount: 1, discount_type: "PER_ORDER", usage_tickets_limit: 1 }],
        }),
    ],
    ["no codes at all", ["body[0]"], (client) => untyped(client.discountCodes.create, { body: [] })],
    [
      "a reason to delete that is too short",
      ["body.delete_reason"],
      (client) => client.events.delete({ event, body: { delete_reason: "Rain" } }),
    ],
    [
      "an order of nothing, for nobody",
      ["body.address.email", "body.address.last_name", "body.ticket_types[0].amount"],
      (client) =>
        untyped(client.orders.create, {
          body: {
            event,
            address: { first_name: "Ida", email: "ida" },
            ticket_types: [{ uuid: type, amount: 0 }],
          },
        }),
    ],
    [
      "an answer to no question",
      ["body[0].uuid"],
      (client) => client.orders.answers.store({ order: event, body: [{ uuid: "q1", value: "x" }] }),
    ],
    [
      "a field that a ticket does not take",
      ["body.email"],
      (client) => untyped(client.tickets.update, { ticket: event, body: { email: "a@example.org" } }),
    ],
    [
      "a webhook to nowhere",
      ["body.url"],
      (client) => client.webhooks.create({ body: { url: "example.org/hook", action: "all" } }),
    ],
    ["a code's number that is none", ["id"], (client) => client.discountCodes.delete({ id: 0 })],
    [
      "an event that is none",
      ["event"],
      (client) => client.ticketTypes.create({ event: "7", body: { title: "A", price: 0, amount_total: 1 } }),
    ],
  ]
  for (const [what, paths, use] of cases) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const { request, wrong } = yield* tried(use)
        assert.deepStrictEqual([wrong, request], [paths, undefined])
      }),
    )
  }
})

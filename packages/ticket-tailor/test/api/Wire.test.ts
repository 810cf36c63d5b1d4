/** What goes over the wire, letter by letter. */
import { Budgets, Transport, type TransportRequest } from "@boxport/connector"
import { TicketTailor, type TicketTailorClient, type TicketTailorError } from "@boxport/ticket-tailor"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { reasonOf } from "./contract/bench.ts"

const answers = { record: { id: "xx_1" }, list: { data: [], links: { next: null, previous: null } } }

/** What a call sends to a platform that takes everything. */
const sentBy = (
  call: (client: TicketTailorClient) => Effect.Effect<unknown, TicketTailorError>,
  answer: object = answers.record,
) =>
  Effect.gen(function* () {
    const sent: Array<TransportRequest> = []
    const transport = Transport.of({
      send: (request) =>
        Effect.sync(() => {
          sent.push(request)
          return { status: 200, headers: {}, body: JSON.stringify(answer) }
        }),
    })
    const client = yield* TicketTailor.make({ apiKey: Redacted.make("sk_1_2_x") }).pipe(
      Effect.provideService(Transport, transport),
      Effect.provide(Budgets.layer),
    )
    yield* call(client)
    const [request] = sent
    if (request === undefined) return assert.fail("nothing was sent")
    return {
      request,
      count: sent.length,
      path: request.url.pathname,
      query: [...request.url.searchParams].map((pair) => pair.join("=")),
      form: [...new URLSearchParams(request.body ?? "")].map((pair) => pair.join("=")),
    }
  })

describe("a request", () => {
  it.effect("goes to the platform's host, with the key as the name of HTTP Basic", () =>
    Effect.gen(function* () {
      const { request } = yield* sentBy((client) =>
        client.discounts.create({ body: { code: "A", name: "B", type: "percentage" } }),
      )
      assert.strictEqual(request.url.origin, "https://api.tickettailor.com")
      assert.strictEqual(request.headers["content-type"], "application/x-www-form-urlencoded")
      const { authorization } = request.headers
      const header =
        typeof authorization === "string" ? authorization : Redacted.value(authorization ?? Redacted.make(""))
      assert.strictEqual(header, `Basic ${Buffer.from("sk_1_2_x:").toString("base64")}`)
    }),
  )

  it.effect("keeps an id in its segment of the path, whatever is in it", () =>
    Effect.gen(function* () {
      const { path } = yield* sentBy((client) => client.orders.get({ order_id: "../discounts?x=1" }))
      assert.strictEqual(path, "/v1/orders/..%2Fdiscounts%3Fx%3D1")
    }),
  )
})

describe("queries", () => {
  it.effect("have ranges with dots, words with commas, and the largest page", () =>
    Effect.gen(function* () {
      const { query } = yield* sentBy(
        (client) => client.events.list.page({ start_at: { gte: 1, lt: 2 }, end_at: 3, status: ["draft", "published"] }),
        answers.list,
      )
      assert.sameMembers(query, ["limit=100", "start_at.gte=1", "start_at.lt=2", "end_at=3", "status=draft,published"])
    }),
  )

  it.effect("leave the page to whoever says another, and go on after an id", () =>
    Effect.gen(function* () {
      const { query } = yield* sentBy(
        (client) => client.orders.list.page({ limit: 5, email: "a+b@example.com", starting_after: "or_7" }),
        answers.list,
      )
      assert.sameMembers(query, ["limit=5", "email=a+b@example.com", "starting_after=or_7"])
    }),
  )

  it.effect("of the next page begin after the last record of this one, and never follow the link", () =>
    Effect.gen(function* () {
      const page = { data: [{ id: "or_9" }, { id: "or_8" }], links: { next: "https://elsewhere.example/x" } }
      const next = yield* Effect.gen(function* () {
        let position: unknown
        yield* sentBy((client) => Effect.map(client.orders.list.page({}), ({ next: at }) => void (position = at)), page)
        return position
      })
      assert.deepStrictEqual(next, [["starting_after", "or_8"]])
    }),
  )
})

describe("forms", () => {
  it.effect("have lists as key[], booleans as words, times with seconds, amounts in minor units", () =>
    Effect.gen(function* () {
      const type = yield* sentBy((client) =>
        client.ticketTypes.create({
          event_series_id: "es_1",
          body: {
            name: "A & B",
            price: { minor: 1250n, currency: "GBP" },
            quantity: 5,
            discounts: ["di_1", "di_2"],
            hide_when_sold_out: false,
            status: "on_sale",
          },
        }),
      )
      assert.strictEqual(type.path, "/v1/event_series/es_1/ticket_types")
      assert.sameMembers(type.form, [
        "name=A & B",
        "price=1250",
        "quantity=5",
        "discounts[]=di_1",
        "discounts[]=di_2",
        "hide_when_sold_out=false",
        "status=ON_SALE",
      ])
      const event = yield* sentBy((client) =>
        client.eventSeries.events.create({
          event_series_id: "es_1",
          body: { start_date: "2027-05-01", start_time: "18:30", end_date: "2027-05-01", end_time: "23:00:01" },
        }),
      )
      assert.includeMembers(event.form, ["start_time=18:30:00", "end_time=23:00:01"])
    }),
  )

  it.effect("have maps as key[id]: 1 and 0 for what is added and removed, numbers for quantities", () =>
    Effect.gen(function* () {
      const discount = yield* sentBy(
        (client) =>
          client.discounts.update({ discount_id: "di_1", body: { ticket_types: { tt_1: true, tt_2: false } } }),
        { id: "di_1", ticket_types: ["tt_1"] },
      )
      assert.deepStrictEqual(discount.form, ["ticket_types[tt_1]=1", "ticket_types[tt_2]=0"])
      assert.strictEqual(discount.count, 1)
      const hold = yield* sentBy((client) =>
        client.holds.create({ body: { event_id: "ev_1", ticket_type_id: { tt_1: 3 } } }),
      )
      assert.deepStrictEqual(hold.form, ["event_id=ev_1", "ticket_type_id[tt_1]=3"])
    }),
  )

  it.effect("leave out what is not said, also where JavaScript says undefined", () =>
    Effect.gen(function* () {
      const empty = yield* sentBy((client) => client.issuedTickets.void({ issued_ticket_id: "it_1" }))
      assert.deepStrictEqual(empty.form, [])
      const input: object = { order_id: "or_1", body: { phone: undefined, email: "a@example.com" } }
      const order = yield* sentBy((client) => {
        const update: Function = client.orders.update
        const call: Effect.Effect<unknown, TicketTailorError> = Reflect.apply(update, null, [input])
        return call
      })
      assert.deepStrictEqual(order.form, ["email=a@example.com"])
    }),
  )
})

describe("answers", () => {
  for (const [how, answer] of [
    ["at the root", { id: "it_1", status: "valid" }],
    ["in data", { data: { id: "it_1", status: "valid" } }],
    ["in a list in data, as seed 000 shows it", { data: [{ id: "it_1", status: "valid" }] }],
  ] as const) {
    it.effect(`are found ${how}`, () =>
      sentBy(
        (client) =>
          Effect.map(
            client.issuedTickets.create({ body: { event_id: "ev_1", ticket_type_id: "tt_1", full_name: "A" } }),
            (ticket) => assert.deepStrictEqual<unknown>(ticket, { id: "it_1", status: "valid" }),
          ),
        answer,
      ),
    )
  }

  it.effect("of another shape are not taken for records", () =>
    Effect.gen(function* () {
      for (const answer of [{}, { id: 7 }, { data: [] }, { data: null }]) {
        yield* sentBy(
          (client) =>
            Effect.map(reasonOf(client.orders.get({ order_id: "or_1" })), ({ _tag }) => {
              assert.strictEqual(_tag, "UnexpectedAnswer")
            }),
          answer,
        )
      }
    }),
  )
})

import { assert, describe, it } from "@effect/vitest"
import { TicketTailor, TicketTailorError, secondsOff } from "@boxport/ticket-tailor"
import { startTwin } from "@boxport/ticket-tailor/twin"
import { reasonOf } from "./contract/bench.ts"
import { ConfigProvider, Effect, Redacted, Stream } from "effect"

const environment = (env: { readonly [name: string]: string }) => ConfigProvider.layer(ConfigProvider.fromEnv({ env }))

describe("the service", () => {
  it.effect("is made of a key and an address", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 5 })
      const ids = yield* Effect.gen(function* () {
        const tickets = yield* TicketTailor
        const orders = yield* Stream.runCollect(tickets.orders.list())
        return orders.map(({ id }) => id)
      }).pipe(Effect.provide(TicketTailor.layer({ apiKey: twin.key, baseUrl: twin.url })))
      assert.strictEqual(ids.length, 5)
      assert.match(ids[0] ?? "", /^or_\d+$/)
    }),
  )

  it.effect("or of the environment", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 1 })
      const overview = Effect.flatMap(TicketTailor, (tickets) => tickets.overview())
      const set = { TICKET_TAILOR_API_KEY: Redacted.value(twin.key), TICKET_TAILOR_BASE_URL: twin.url }
      const found = yield* overview.pipe(Effect.provide(TicketTailor.layerConfig), Effect.provide(environment(set)))
      assert.strictEqual(found.box_office_name, "Larkfield & Øster Box Office")
      const missing = yield* overview.pipe(
        Effect.provide(TicketTailor.layerConfig),
        Effect.provide(environment({})),
        Effect.flip,
      )
      assert.strictEqual(missing._tag, "ConfigError")
      assert.include(missing.message, "TICKET_TAILOR")
    }),
  )

  it.effect("refuses options that cannot be right, by their names and without the key", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flatMap(TicketTailor, (tickets) => tickets.ping()).pipe(
        Effect.provide(TicketTailor.layer({ apiKey: Redacted.make("CANARY"), baseUrl: "http://example.com" })),
        Effect.flip,
      )
      assert.instanceOf(error, TicketTailorError)
      assert.strictEqual(error.reason._tag, "InvalidInput")
      assert.include(error.message, "baseUrl")
      assert.notInclude(JSON.stringify(error), "CANARY")
    }),
  )

  it.effect("fails with its own error only, which says what to do", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 1 })
      const recovered = yield* Effect.flatMap(TicketTailor, (tickets) => tickets.orders.get({ order_id: "or_1" })).pipe(
        Effect.as("there"),
        Effect.catchReason("TicketTailorError", "NotFound", ({ hint }) => Effect.succeed(hint)),
        Effect.provide(TicketTailor.layer({ apiKey: twin.key, baseUrl: twin.url })),
      )
      assert.include(recovered, "Check the id")
      const wrong = TicketTailor.layer({ apiKey: Redacted.make("sk_1"), baseUrl: twin.url, connection: "shop" })
      const error = yield* Effect.flatMap(TicketTailor, (tickets) => tickets.overview()).pipe(
        Effect.provide(wrong),
        Effect.flip,
      )
      assert.strictEqual(error.message, "shop: GET /v1/overview: the credential may not do this (HTTP 403)")
      assert.strictEqual(error.hint, error.reason.hint)
    }),
  )
})

describe("the currency of a client", () => {
  it.effect("is that of all amounts that know theirs, where a body does not say", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 0 })
      yield* Effect.gen(function* () {
        const tickets = yield* TicketTailor
        const type = (currency: string) =>
          tickets.ticketTypes.create({
            event_series_id: "es_1",
            body: { name: "A", price: { minor: 1n, currency }, quantity: 1 },
          })
        const wrong = yield* reasonOf(type("EUR"))
        assert.deepInclude(wrong, {
          _tag: "InvalidInput",
          problems: [{ path: "body.price", reason: "EUR, though amounts of this client are in GBP" }],
        })
        assert.isEmpty(twin.log)
        assert.strictEqual((yield* reasonOf(type("GBP")))._tag, "NotFound")
      }).pipe(Effect.provide(TicketTailor.layer({ apiKey: twin.key, baseUrl: twin.url, currency: "gbp" })))
    }),
  )
})

describe("the moment of a start", () => {
  const start = (unix: number) => ({ date: "2026-09-17", time: "19:30", unix })

  it("is compared with the intended one", () => {
    assert.strictEqual(secondsOff({ start: start(1_000) }, 1_000), 0)
    assert.strictEqual(secondsOff({ start: start(4_600) }, 1_000), 3600)
    assert.strictEqual(secondsOff({ start: start(400) }, 1_000), -600)
  })

  it("is not made up where an event does not say it", () => {
    assert.isNull(secondsOff({}, 1_000))
    assert.isNull(secondsOff({ start: null }, 1_000))
    assert.isNull(secondsOff({ start: { date: "2026-09-17" } }, 1_000))
  })
})

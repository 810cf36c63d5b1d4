import { assert, describe, it } from "@effect/vitest"
import { hurry } from "@boxport/connector/testing"
import { Ticketbutler } from "@boxport/ticketbutler"
import { startTwin } from "@boxport/ticketbutler/twin"
import { ConfigProvider, Effect, Layer, Redacted, Stream } from "effect"

const upcoming = Effect.gen(function* () {
  const ticketbutler = yield* Ticketbutler
  return yield* Stream.runCollect(ticketbutler.events.list())
})

describe("the service", () => {
  it.effect("is made from options, with everything that it needs", () =>
    Effect.gen(function* () {
      const { host, token, url } = yield* startTwin({ orders: 5 })
      const events = yield* upcoming.pipe(Effect.provide(Ticketbutler.layer({ host, token, baseUrl: url })))
      assert.isNotEmpty(events)
    }).pipe(hurry),
  )

  it.effect("is made from the environment", () =>
    Effect.gen(function* () {
      const { host, token, url } = yield* startTwin({ orders: 5 })
      const environment = (settings: { readonly [name: string]: string }) =>
        Ticketbutler.layerConfig.pipe(Layer.provide(ConfigProvider.layer(ConfigProvider.fromUnknown(settings))))
      const whole = {
        TICKETBUTLER_HOST: host,
        TICKETBUTLER_TOKEN: Redacted.value(token),
        TICKETBUTLER_BASE_URL: url,
        TICKETBUTLER_CURRENCY: "DKK",
      }
      assert.isNotEmpty(yield* upcoming.pipe(Effect.provide(environment(whole))))
      const { TICKETBUTLER_TOKEN: _, ...tokenless } = whole
      const missing = yield* Effect.flip(upcoming.pipe(Effect.provide(environment(tokenless))))
      assert.include(String(missing.message), "TICKETBUTLER_TOKEN")
      const wrong = yield* Effect.flip(
        upcoming.pipe(Effect.provide(environment({ ...whole, TICKETBUTLER_CURRENCY: "MOON" }))),
      )
      assert.include(wrong.message, "currency")
      assert.notInclude(JSON.stringify(wrong), Redacted.value(token))
    }).pipe(hurry),
  )
})

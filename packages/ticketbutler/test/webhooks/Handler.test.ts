import { assert, describe, it } from "@effect/vitest"
import { heavyImports, importsOf } from "@boxport/connector/testing"
import { createTicketbutler } from "@boxport/ticketbutler/promise"
import { startTwin } from "@boxport/ticketbutler/twin"
import {
  type Delivery,
  type PlainReads,
  type Refusal,
  seenInMemory,
  type TicketbutlerEvent,
  webhookHandler,
} from "@boxport/ticketbutler/webhooks"
import { Effect, Redacted } from "effect"
import { join } from "node:path"
import { detail, event, order, ticket, uuid } from "../support/records.ts"
import { clientOf, request, sample } from "./support.ts"

const serve = (client: PlainReads) => {
  const deliveries: Array<Delivery<TicketbutlerEvent>> = []
  const refused: Array<Refusal> = []
  const handle = webhookHandler({
    client,
    seen: seenInMemory(),
    onEvent: (delivery) => void deliveries.push(delivery),
    onRefused: (refusal) => void refused.push(refusal),
  })
  const send = (sent: Request) =>
    Effect.promise(async () => {
      const response = await handle(sent)
      return { status: response.status, text: await response.text() }
    })
  return { deliveries, refused, send }
}

const account = () =>
  clientOf({
    events: { [event]: detail() },
    orders: { [uuid("order")]: order({ event: { uuid: event }, tickets: [ticket(1)] }) },
    tickets: { [uuid("ticket", 1)]: ticket(1) },
  })

const data = { uuid: uuid("order"), order_id: "7g1" }

describe("a handler of Ticketbutler's webhooks", () => {
  it.effect("takes what the platform has, once for each state of it", () =>
    Effect.gen(function* () {
      const records: { [uuid: string]: object } = { [uuid("order")]: order({ event: { uuid: event }, tickets: [] }) }
      const { deliveries, refused, send } = serve(clientOf({ orders: records }).plain)
      assert.strictEqual((yield* send(request("purchase.all", data))).status, 200)
      assert.include((yield* send(request("purchase.all", data))).text, "handled before")
      records[uuid("order")] = order({ state: "REFUND", tickets: [] })
      assert.notInclude((yield* send(request("purchase.all", data))).text, "handled before")
      assert.deepStrictEqual(
        deliveries.map(({ rows }) => rows.orders?.[0]?.status),
        ["completed", "refunded"],
      )
      assert.deepStrictEqual(refused, [])
    }),
  )

  it.effect("refuses what somebody has made up, and passes on what cannot be asked for as such", () =>
    Effect.gen(function* () {
      const { deliveries, refused, send } = serve(account().plain)
      const forged = yield* send(
        request("purchase.paid", { ...data, uuid: uuid("forged"), address: { email: "CANARY" } }),
      )
      assert.strictEqual(forged.status, 401)
      assert.notInclude(forged.text + JSON.stringify(refused), "CANARY")
      assert.deepStrictEqual(
        refused.map(({ tag }) => tag),
        ["NotConfirmed"],
      )
      assert.deepStrictEqual(deliveries, [])
      const signup = sample("purchase-newsletter")["data"] ?? null
      assert.strictEqual((yield* send(request("purchase.newsletter", signup))).status, 200)
      assert.deepInclude(deliveries[0]?.event, { _tag: "purchase.newsletter", confirmation: "unconfirmed" })
      assert.deepStrictEqual(deliveries[0]?.rows, {})
    }),
  )

  it.effect("asks for another try when the platform cannot be asked, with the reason for its user alone", () =>
    Effect.gen(function* () {
      const away = new Error("ECONNREFUSED CANARY")
      const { plain } = account()
      for (const get of [
        () => Promise.reject(away),
        () => {
          throw away
        },
      ]) {
        const { deliveries, refused, send } = serve({ ...plain, orders: { get } })
        const answer = yield* send(request("purchase.paid", data))
        assert.strictEqual(answer.status, 503)
        assert.notInclude(answer.text, "CANARY")
        assert.strictEqual(refused[0]?.cause, away)
        assert.deepStrictEqual(deliveries, [])
      }
    }),
  )

  it.live("goes with the plain client", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 10 })
      const open = (token: string) =>
        Effect.acquireRelease(
          Effect.sync(() => createTicketbutler({ host: twin.host, token, baseUrl: twin.url })),
          (client) => Effect.promise(() => client.close()),
        )
      const client = yield* open(Redacted.value(twin.token))
      const { deliveries, refused, send } = serve(client)
      const events = yield* Effect.promise(async () => {
        for await (const one of client.events.list()) return one
        return assert.fail("the twin has no events")
      })
      assert.strictEqual((yield* send(request("event.updated", { uuid: String(events.uuid) }))).status, 200)
      assert.strictEqual(deliveries[0]?.event.confirmation, "confirmed")
      assert.strictEqual(deliveries[0]?.rows.events?.[0]?.title, events.title)
      assert.strictEqual((yield* send(request("event.updated", { uuid: uuid("forged") }))).status, 401)
      const stranger = serve(yield* open("another token"))
      assert.strictEqual((yield* stranger.send(request("event.updated", { uuid: String(events.uuid) }))).status, 503)
      assert.deepStrictEqual([refused[0]?.tag, stranger.refused[0]?.tag], ["NotConfirmed", "CannotConfirm"])
    }),
  )

  it.effect("brings neither an HTTP client nor anything of Node.js with it", () =>
    Effect.gen(function* () {
      const imports = yield* importsOf("@boxport/ticketbutler/webhooks", join(import.meta.dirname, "../.."))
      assert.isTrue(imports.some(({ url }) => url.endsWith("/mapping/Orders.ts")))
      assert.deepStrictEqual(heavyImports(imports), [])
    }),
  )
})

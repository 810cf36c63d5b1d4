import { assert, describe, it } from "@effect/vitest"
import { heavyImports, importsOf } from "@boxport/connector/testing"
import {
  type Delivery,
  type Refusal,
  seenInMemory,
  type TitoEvent,
  webhookHandler,
  type WebhookOptions,
} from "@boxport/tito/webhooks"
import { Effect } from "effect"
import { join } from "node:path"
import { fixture } from "../support/fixtures.ts"
import { request, token } from "./support.ts"

const ticket = fixture("ticket-payload")

const serve = (securityToken: WebhookOptions["securityToken"] = token) => {
  const deliveries: Array<Delivery<TitoEvent>> = []
  const refused: Array<Refusal> = []
  const failed: Array<unknown> = []
  const handle = webhookHandler({
    securityToken,
    seen: seenInMemory(),
    onEvent: (delivery) => void deliveries.push(delivery),
    onRefused: (refusal) => void refused.push(refusal),
    onFailed: (error) => void failed.push(error),
  })
  const send = (sent: Request) =>
    Effect.promise(async () => {
      const response = await handle(sent)
      return { status: response.status, text: await response.text() }
    })
  return { deliveries, refused, failed, send }
}

describe("a handler of Tito's webhooks", () => {
  it.effect("takes what the platform signed, once", () =>
    Effect.gen(function* () {
      const { deliveries, refused, send } = serve()
      assert.strictEqual((yield* send(request("ticket.created", ticket))).status, 200)
      assert.strictEqual((yield* send(request("ticket.created", ticket))).status, 200)
      assert.strictEqual((yield* send(request("ticket.completed", ticket))).status, 200)
      assert.deepStrictEqual(
        deliveries.map(({ event }) => event._tag),
        ["ticket.created", "ticket.completed"],
      )
      assert.deepStrictEqual(refused, [])
    }),
  )

  it.effect("finds the token by the event, refuses where there is none, and asks again where that fails", () =>
    Effect.gen(function* () {
      const byEvent = serve(({ slug }) => Promise.resolve(slug === "lakeside" ? ["", "other", token] : undefined))
      assert.strictEqual((yield* byEvent.send(request("ticket.created", ticket))).status, 200)
      const elsewhere = { ...ticket, event: { slug: "elsewhere" } }
      assert.strictEqual((yield* byEvent.send(request("ticket.created", elsewhere))).status, 500)
      assert.deepStrictEqual(
        byEvent.refused.map(({ tag }) => tag),
        ["NoSecret"],
      )
      const away = new Error("database away")
      const failing = serve(() => Promise.reject(away))
      assert.strictEqual((yield* failing.send(request("ticket.created", ticket))).status, 500)
      assert.deepStrictEqual([failing.failed, failing.deliveries], [[away], []])
      const thrown = serve(() => {
        throw away
      })
      assert.strictEqual((yield* thrown.send(request("ticket.created", ticket))).status, 500)
      assert.deepStrictEqual(thrown.failed, [away])
    }),
  )

  it.effect("refuses what is signed by somebody else or written anew, and says so", () =>
    Effect.gen(function* () {
      const { deliveries, refused, send } = serve("other")
      const answer = yield* send(request("ticket.created", ticket))
      assert.strictEqual(answer.status, 401)
      const told = answer.text + JSON.stringify(refused)
      for (const hidden of ["CANARY", "ida@example.com"]) assert.notInclude(told, hidden)
      const right = serve()
      const sent = request("ticket.created", ticket)
      const body = JSON.stringify(ticket, null, 1)
      const anew = new Request(sent.url, { method: "POST", headers: sent.headers, body })
      assert.strictEqual((yield* right.send(anew)).status, 401)
      assert.deepStrictEqual([refused[0]?.tag, right.refused[0]?.tag], ["WrongSignature", "WrongSignature"])
      assert.deepStrictEqual([deliveries, right.deliveries], [[], []])
      assert.strictEqual((yield* serve("").send(request("ticket.created", ticket))).status, 500)
    }),
  )

  it.effect("takes triggers that nobody knows yet", () =>
    Effect.gen(function* () {
      const { deliveries, send } = serve()
      assert.strictEqual((yield* send(request("ticket.teleported", ticket))).status, 200)
      const [{ event, rows } = assert.fail()] = deliveries
      assert.deepInclude(event, { _tag: "Unknown", trigger: "ticket.teleported", payload: ticket, problems: [] })
      assert.deepStrictEqual(rows, {})
    }),
  )

  it.effect("brings neither an HTTP client nor anything of Node.js with it", () =>
    Effect.gen(function* () {
      const imports = yield* importsOf("@boxport/tito/webhooks", join(import.meta.dirname, "../.."))
      assert.isTrue(imports.some(({ url }) => url.endsWith("/mapping/Registrations.ts")))
      assert.deepStrictEqual(heavyImports(imports), [])
    }),
  )
})

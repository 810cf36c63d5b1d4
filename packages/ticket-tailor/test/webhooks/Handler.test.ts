import { assert, describe, it } from "@effect/vitest"
import { heavyImports, importsOf } from "@boxport/connector/testing"
import {
  type Delivery,
  type Refusal,
  seenInMemory,
  type TicketTailorEvent,
  webhookHandler,
} from "@boxport/ticket-tailor/webhooks"
import { Effect } from "effect"
import { join } from "node:path"
import { fixture } from "../support/fixtures.ts"
import { now, request, secret } from "./support.ts"

const serve = (options: { readonly secret?: string | ReadonlyArray<string>; readonly seconds?: number } = {}) => {
  const deliveries: Array<Delivery<TicketTailorEvent>> = []
  const refused: Array<Refusal> = []
  const handle = webhookHandler({
    secret: options.secret ?? secret,
    now: () => (now + (options.seconds ?? 0)) * 1000,
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

describe("a handler of Ticket Tailor's webhooks", () => {
  it.effect("takes what the platform signed, once", () =>
    Effect.gen(function* () {
      const { deliveries, refused, send } = serve()
      assert.strictEqual((yield* send(request("ORDER.CREATED"))).status, 200)
      assert.strictEqual((yield* send(request("ORDER.CREATED"))).status, 200)
      assert.strictEqual(deliveries.length, 1)
      assert.strictEqual(deliveries[0]?.rows.tickets?.length, 2)
      assert.deepStrictEqual(refused, [])
    }),
  )

  it.effect("refuses what is signed by somebody else, too old, or of the future, and says so", () =>
    Effect.gen(function* () {
      const cases: ReadonlyArray<readonly [Parameters<typeof serve>[0], number, string]> = [
        [{ secret: "other" }, 401, "WrongSignature"],
        [{ seconds: 301 }, 401, "TooOld"],
        [{ seconds: -301 }, 401, "FromTheFuture"],
        [{ secret: "" }, 500, "NoSecret"],
        [{ secret: ["", "other", secret] }, 200, ""],
      ]
      for (const [options, status, tag] of cases) {
        const { deliveries, refused, send } = serve(options)
        const answer = yield* send(request("ORDER.CREATED"))
        assert.strictEqual(answer.status, status, tag)
        assert.deepStrictEqual(
          refused.map((refusal) => refusal.tag),
          tag === "" ? [] : [tag],
        )
        assert.strictEqual(deliveries.length, tag === "" ? 1 : 0)
        const told = answer.text + JSON.stringify(refused)
        for (const hidden of ["CANARY", "ada@example.org", "v1="]) assert.notInclude(told, hidden)
      }
    }),
  )

  it.effect("does not take a body that was changed on the way, or written anew", () =>
    Effect.gen(function* () {
      const { deliveries, refused, send } = serve()
      const sent = request("ORDER.CREATED", fixture("seed-000/order"))
      const body = yield* Effect.promise(() => sent.clone().text())
      const changed = body.replace("completed", "cancelled")
      for (const other of [changed, JSON.stringify(JSON.parse(body)), `${body} `, ""]) {
        assert.notStrictEqual(other, body)
        const { headers, url } = sent
        assert.strictEqual((yield* send(new Request(url, { method: "POST", headers, body: other }))).status, 401)
      }
      assert.deepStrictEqual(deliveries, [])
      assert.deepStrictEqual([...new Set(refused.map(({ tag }) => tag))], ["WrongSignature"])
    }),
  )

  it.effect("takes events that nobody knows yet", () =>
    Effect.gen(function* () {
      const { deliveries, send } = serve()
      assert.strictEqual((yield* send(request("HOLD.CREATED", { id: "ho_1", note: "hello" }))).status, 200)
      const [{ event, rows } = assert.fail()] = deliveries
      assert.deepInclude(event, { _tag: "Unknown", event: "HOLD.CREATED", payload: { id: "ho_1", note: "hello" } })
      assert.deepStrictEqual(rows, {})
    }),
  )

  it.effect("brings neither an HTTP client nor anything of Node.js with it", () =>
    Effect.gen(function* () {
      const imports = yield* importsOf("@boxport/ticket-tailor/webhooks", join(import.meta.dirname, "../.."))
      assert.isTrue(imports.some(({ url }) => url.endsWith("/mapping/Orders.ts")))
      assert.deepStrictEqual(heavyImports(imports), [])
    }),
  )
})

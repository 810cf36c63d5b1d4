import { once } from "node:events"
import { createServer, request } from "node:http"
import { Readable } from "node:stream"
import { assert, describe, it } from "@effect/vitest"
import { type Delivery, handler } from "@boxport/connector/webhooks"
import { Effect } from "effect"

const delivery = (event: number): Delivery<number> => ({
  event,
  key: `test/${event}`,
  subject: null,
  at: null,
  rows: {},
  removed: [],
  missing: [],
  rejected: [],
})

/** A server of node:http whose deliveries are as long as their bodies; where it listens, and what it was told. */
const serving = Effect.gen(function* () {
  const lengths: Array<number> = []
  const handle = handler("test", ({ body }) => Effect.succeed(delivery(body.length)), {
    maxBytes: 150_000,
    onEvent: ({ event }) => void lengths.push(event),
  })
  const server = createServer(async (incoming, outgoing) => {
    const { method = "GET" } = incoming
    const body = method === "POST" ? Readable.toWeb(incoming) : null
    const response = await handle(new Request("http://localhost/", { method, body, duplex: "half" }))
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text())
  }).listen(0, "127.0.0.1")
  yield* Effect.acquireRelease(
    Effect.promise(() => once(server, "listening")),
    () => Effect.sync(() => (server.close(), server.closeAllConnections())),
  )
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`, lengths }
})

/** The answer to a body that goes out in pieces, without its length; a body that never ends when there is no last one. */
const sent = (url: string, pieces: number, end: boolean) =>
  Effect.callback<number | undefined>((resume) => {
    const sending = request(url, { method: "POST" }, (response) => {
      response.resume()
      sending.destroy()
      resume(Effect.succeed(response.statusCode))
    })
    sending.on("error", () => undefined)
    for (let n = 0; n < pieces; n++) sending.write(Buffer.alloc(50_000, 97))
    if (end) sending.end()
  })

describe("a handler behind node:http", () => {
  it.effect("takes a body in pieces, and answers before a body that is too long has ended", () =>
    Effect.gen(function* () {
      const { lengths, url } = yield* serving
      assert.strictEqual(yield* sent(url, 3, true), 200)
      assert.strictEqual(yield* sent(url, 4, true), 413)
      assert.strictEqual(yield* sent(url, 20, false), 413)
      assert.strictEqual((yield* Effect.promise(() => fetch(url))).status, 405)
      assert.deepStrictEqual(lengths, [150_000])
    }),
  )
})

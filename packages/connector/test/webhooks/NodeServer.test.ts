import { once } from "node:events"
import { Agent, createServer, request, type RequestOptions } from "node:http"
import { connect } from "node:net"
import { Readable } from "node:stream"
import { assert, describe, it } from "@effect/vitest"
import { type Delivery, handler, nodeListener } from "@boxport/connector/webhooks"
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
  const server = createServer(nodeListener(handle)).listen(0, "127.0.0.1")
  yield* Effect.acquireRelease(
    Effect.promise(() => once(server, "listening")),
    () => Effect.sync(() => (server.close(), server.closeAllConnections())),
  )
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`, lengths }
})

/** The status that answers a body that goes out in pieces, without its length; without `end` it never ends. */
const sent = (url: string, pieces: number, end: boolean, options: RequestOptions = {}) =>
  Effect.callback<number | undefined>((resume) => {
    const sending = request(url, { method: "POST", ...options }, (response) => {
      response.resume()
      response.on("end", () => {
        if (!end) sending.destroy()
        resume(Effect.succeed(response.statusCode))
      })
    })
    sending.on("error", () => undefined)
    for (let n = 0; n < pieces; n++) sending.write(Buffer.alloc(50_000, 97))
    if (end) sending.end()
  })

/** The status that answers a request written by hand. */
const written = (url: string, text: string) =>
  Effect.callback<string | undefined>((resume) => {
    const { hostname, port } = new URL(url)
    let answer = ""
    const socket = connect(Number(port), hostname, () => socket.end(text))
    socket.on("data", (piece) => (answer += piece.toString()))
    socket.on("close", () => resume(Effect.succeed(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])))
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

  it.effect("is ready for the next request after one that was not read to its end", () =>
    Effect.gen(function* () {
      const { lengths, url } = yield* serving
      const agent = yield* Effect.acquireRelease(
        Effect.sync(() => new Agent({ keepAlive: true, maxSockets: 1 })),
        (open) => Effect.sync(() => open.destroy()),
      )
      assert.strictEqual(yield* sent(url, 40, true, { agent }), 413)
      assert.strictEqual(yield* sent(url, 1, true, { agent }), 200)
      assert.strictEqual(yield* sent(url, 1, true, { agent }), 200)
      assert.deepStrictEqual(lengths, [50_000, 50_000])
    }),
  )

  it.effect("withstands what fetch has no requests for", () =>
    Effect.gen(function* () {
      const { lengths, url } = yield* serving
      const rest = "HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
      assert.strictEqual(yield* written(url, `TRACE / ${rest}`), "400")
      for (const target of ["//", "http://", "*", "/%", "https://user:pass@[x"]) {
        assert.strictEqual(yield* written(url, `GET ${target} ${rest}`), "405", target)
      }
      assert.strictEqual(yield* sent(url, 1, true), 200)
      assert.deepStrictEqual(lengths, [50_000])
    }),
  )

  it.effect("answers 500 where the handler fails", () =>
    Effect.gen(function* () {
      const failing = nodeListener(() => Promise.reject(new Error("a bug")))
      const answers: Array<number> = []
      const outgoing = { writeHead: (status: number) => void answers.push(status), end: () => undefined }
      const incoming = Object.assign(Readable.from([]), { headers: {}, method: "POST" })
      yield* Effect.promise(() => failing(incoming, outgoing))
      assert.deepStrictEqual(answers, [500])
    }),
  )
})

import { assert, layer } from "@effect/vitest"
import { Transport, type TransportRequest } from "@boxport/connector"
import { Deferred, Effect, Fiber, Redacted } from "effect"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { gzipSync } from "node:zlib"

/** A server on loopback for the length of the test. */
const serve = (handle: (request: IncomingMessage, response: ServerResponse) => void) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly server: Server; readonly url: URL }>((resume) => {
      const server = createServer(handle)
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" && address !== null ? address.port : 0
        resume(Effect.succeed({ server, url: new URL(`http://127.0.0.1:${port}`) }))
      })
    }),
    ({ server }) =>
      Effect.sync(() => {
        server.close()
        server.closeAllConnections()
      }),
  )

const get = (url: URL, timeoutMillis = 5000): TransportRequest => ({
  method: "GET",
  url,
  headers: { authorization: Redacted.make("Basic abc"), accept: "application/json" },
  body: null,
  timeoutMillis,
})

layer(Transport.layer)("the wire", (it) => {
  it.effect("sends the headers, secret ones included, and gives status, headers and body", () =>
    Effect.gen(function* () {
      let seen: IncomingMessage["headers"] = {}
      const { url } = yield* serve((request, response) => {
        seen = request.headers
        response.writeHead(201, { "x-rate-limit-remaining": "7" }).end("grüße")
      })
      const answer = yield* (yield* Transport).send(get(url))
      assert.deepStrictEqual(
        [answer.status, answer.headers["x-rate-limit-remaining"], answer.body],
        [201, "7", "grüße"],
      )
      assert.strictEqual(seen.authorization, "Basic abc")
    }),
  )

  it.effect("takes compressed answers", () =>
    Effect.gen(function* () {
      const { url } = yield* serve((_, response) => {
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("plain"))
      })
      assert.strictEqual((yield* (yield* Transport).send(get(url))).body, "plain")
    }),
  )

  it.effect("says what the network said when there is no whole answer", () =>
    Effect.gen(function* () {
      const transport = yield* Transport
      const failure = (url: URL, timeoutMillis?: number) =>
        transport.send(get(url, timeoutMillis)).pipe(
          Effect.flip,
          Effect.map(({ code }) => code),
        )
      const cut = yield* serve((_, response) => {
        response.writeHead(200, { "content-length": "100" })
        response.write("only a part")
        setImmediate(() => response.destroy())
      })
      assert.match(yield* failure(cut.url), /UND_ERR_SOCKET|ECONNRESET|TypeError/)
      const reset = yield* serve((request) => request.socket.destroy())
      assert.match(yield* failure(reset.url), /UND_ERR_SOCKET|ECONNRESET/)
      const silent = yield* serve(() => undefined)
      assert.strictEqual(yield* failure(silent.url, 50), "UND_ERR_HEADERS_TIMEOUT")
      const gone = yield* Effect.scoped(
        Effect.map(
          serve(() => undefined),
          ({ url }) => url,
        ),
      )
      assert.strictEqual(yield* failure(gone), "ECONNREFUSED")
    }),
  )

  it.effect("does not follow redirects", () =>
    Effect.gen(function* () {
      let elsewhere = 0
      const target = yield* serve((_, response) => {
        elsewhere += 1
        response.end()
      })
      const { url } = yield* serve((_, response) => {
        response.writeHead(302, { location: target.url.href }).end()
      })
      assert.deepStrictEqual([(yield* (yield* Transport).send(get(url))).status, elsewhere], [302, 0])
    }),
  )

  it.effect("hangs up when it is interrupted", () =>
    Effect.gen(function* () {
      const arrived = yield* Deferred.make<void>()
      const closed = yield* Deferred.make<void>()
      const { url } = yield* serve((request) => {
        Deferred.doneUnsafe(arrived, Effect.void)
        request.on("close", () => Deferred.doneUnsafe(closed, Effect.void))
      })
      const fiber = yield* Effect.forkChild((yield* Transport).send(get(url)))
      yield* Deferred.await(arrived)
      yield* Fiber.interrupt(fiber)
      yield* Deferred.await(closed)
    }),
  )
})

import { assert, describe, it, layer } from "@effect/vitest"
import { closedCode, Transport, type TransportRequest } from "@boxport/connector"
import { Context, Deferred, Effect, Exit, Fiber, Layer, Redacted, Scope, Stream } from "effect"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { createGzip, gzipSync } from "node:zlib"

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

describe("a wire that is closed", () => {
  it.effect("sends nothing, and says so of later requests only", () =>
    Effect.gen(function* () {
      let asked = 0
      const arrived = yield* Deferred.make<void>()
      const { url } = yield* serve(() => {
        asked += 1
        Deferred.doneUnsafe(arrived, Effect.void)
      })
      const scope = yield* Scope.make()
      const transport = Context.get(yield* Layer.buildWithScope(Transport.layer, scope), Transport)
      const underWay = yield* Effect.forkChild(Effect.flip(transport.send(get(url))))
      yield* Deferred.await(arrived)
      yield* Scope.close(scope, Exit.void)
      assert.notStrictEqual((yield* Fiber.join(underWay)).code, closedCode)
      for (const receive of [undefined, () => Effect.void]) {
        const { code } = yield* Effect.flip(transport.send({ ...get(url), ...(receive && { receive }) }))
        assert.strictEqual(code, closedCode)
      }
      assert.strictEqual(asked, 1)
    }),
  )
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

  /** Gets an answer in parts; the parts, and what came of it. */
  const inParts = Effect.fnUntraced(function* (url: URL, timeoutMillis?: number) {
    const parts: Array<string> = []
    const result = yield* (yield* Transport)
      .send({
        ...get(url, timeoutMillis),
        receive: Stream.runForEach((part) => Effect.sync(() => void parts.push(Buffer.from(part).toString()))),
      })
      .pipe(Effect.result)
    return { parts, result }
  })

  it.effect("hands a good answer's body over while it comes, compressed or not", () =>
    Effect.gen(function* () {
      for (const zips of [false, true]) {
        const next = yield* Deferred.make<void>()
        const { url } = yield* serve((_, response) => {
          response.writeHead(200, zips ? { "content-encoding": "gzip" } : {})
          const out = zips ? createGzip() : response
          if (out !== response) out.pipe(response)
          out.write("grü", () => ("flush" in out ? out.flush() : undefined))
          // The rest comes only when the beginning has arrived.
          void Effect.runPromise(Deferred.await(next)).then(() => out.end("ße"))
        })
        const parts: Array<string> = []
        const answer = yield* (yield* Transport).send({
          ...get(url),
          receive: Stream.runForEach((part) => {
            parts.push(Buffer.from(part).toString())
            return Deferred.succeed(next, undefined)
          }),
        })
        assert.deepStrictEqual(parts, ["grü", "ße"])
        assert.deepStrictEqual([answer.status, answer.body], [200, ""])
      }
    }),
  )

  it.effect("has the body of any other answer whole", () =>
    Effect.gen(function* () {
      const { url } = yield* serve((_, response) => {
        response.writeHead(403).end("no")
      })
      const { parts, result } = yield* inParts(url)
      assert.deepStrictEqual(parts, [])
      assert.deepStrictEqual(result._tag === "Success" ? [result.success.status, result.success.body] : null, [
        403,
        "no",
      ])
    }),
  )

  it.effect("says what the network said when a body breaks off, stops or cannot be unpacked", () =>
    Effect.gen(function* () {
      const failure = (url: URL, timeoutMillis?: number) =>
        Effect.map(inParts(url, timeoutMillis), ({ parts, result }) => [
          parts.join(""),
          result._tag === "Failure" ? result.failure.code : "",
        ])
      const cut = yield* serve((_, response) => {
        response.writeHead(200, { "content-length": "100" }).write("only a part", () => response.destroy())
      })
      assert.deepStrictEqual(yield* failure(cut.url), ["only a part", "UND_ERR_SOCKET"])
      const stuck = yield* serve((_, response) => {
        response.writeHead(200).write("and then")
      })
      assert.deepStrictEqual(yield* failure(stuck.url, 50), ["and then", "UND_ERR_BODY_TIMEOUT"])
      const silent = yield* serve(() => undefined)
      assert.deepStrictEqual(yield* failure(silent.url, 50), ["", "UND_ERR_HEADERS_TIMEOUT"])
      const zipped = gzipSync("x".repeat(1000))
      for (const [body, code] of [
        [zipped.subarray(0, -10), "Z_BUF_ERROR"],
        [Buffer.from("no gzip"), "Z_DATA_ERROR"],
      ] as const) {
        const { url } = yield* serve((_, response) => {
          response.writeHead(200, { "content-encoding": "gzip" }).end(body)
        })
        assert.strictEqual((yield* failure(url))[1], code)
        const whole = yield* Effect.flip((yield* Transport).send(get(url)))
        assert.strictEqual(whole.code, code)
      }
    }),
  )

  it.effect("hangs up on a body that is not read to its end, or whose reader is interrupted", () =>
    Effect.gen(function* () {
      const transport = yield* Transport
      for (const zips of [false, true]) {
        for (const isInterrupted of [false, true]) {
          const closed = yield* Deferred.make<void>()
          const arrived = yield* Deferred.make<void>()
          const { url } = yield* serve((request, response) => {
            request.on("close", () => Deferred.doneUnsafe(closed, Effect.void))
            response.writeHead(200, zips ? { "content-encoding": "gzip" } : {})
            const out = zips ? createGzip() : response
            if (out !== response) out.pipe(response)
            out.write("endless", () => ("flush" in out ? out.flush() : undefined))
          })
          const fiber = yield* Effect.forkChild(
            transport.send({
              ...get(url),
              receive: (body) =>
                isInterrupted
                  ? Stream.runForEach(body, () => Deferred.succeed(arrived, undefined))
                  : Stream.runDrain(Stream.take(body, 1)),
            }),
          )
          if (isInterrupted) {
            yield* Deferred.await(arrived)
            yield* Fiber.interrupt(fiber)
          } else assert.strictEqual((yield* Fiber.join(fiber)).status, 200)
          yield* Deferred.await(closed)
        }
      }
    }),
  )
})

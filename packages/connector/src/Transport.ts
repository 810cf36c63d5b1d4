/**
 * The wire: one request, one answer, over undici. Nothing is retried, followed or interpreted here.
 *
 * undici is called directly, not through Effect's HttpClient: for pages of a hundred orders that layer costs as much
 * processor time as parsing the JSON itself (docs/decisions/http-client.md).
 *
 * @module
 */
import { Context, Effect, Layer, Redacted, Schema, Stream } from "effect"
import { pipeline, type Readable } from "node:stream"
import { createGunzip, gunzipSync } from "node:zlib"
import type { Dispatcher } from "undici"
import { isLoopback } from "./Connection.ts"

/** A request. Header values that are secret stay redacted until the moment they are sent. */
export interface TransportRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE"
  readonly url: URL
  readonly headers: { readonly [name: string]: string | Redacted.Redacted<string> }
  readonly body: string | null
  /** How long to wait for the answer to begin, and between its parts. */
  readonly timeoutMillis: number
  /**
   * Takes the body of a good answer (2xx) as it comes, where holding it whole would take too much: the answer's own
   * `body` is empty then. The request is over when it is done; a body that it does not read to its end is hung up on. A
   * wire that has the body whole anyway may pass it over.
   */
  readonly receive?: (body: Stream.Stream<Uint8Array, NoAnswer>) => Effect.Effect<void, NoAnswer>
}

/** An answer with its whole body, unless that was received in parts. Header names are in lower case. */
export interface TransportAnswer {
  readonly status: number
  readonly headers: { readonly [name: string]: string | ReadonlyArray<string> | undefined }
  readonly body: string
}

/** Whether a status says that all went well. */
export const isGood = (status: number): boolean => status >= 200 && status < 300

/** No answer, or none that is whole. `code` is what the network said. */
export class NoAnswer extends Schema.TaggedError<NoAnswer>()("NoAnswer", { code: Schema.String }) {}

/** The code of {@link NoAnswer} for a request that was not sent, since the wire is closed. */
export const closedCode = "CLOSED"

const codeOf = (cause: unknown): string => {
  const error = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  if (typeof error === "object" && error !== null && "code" in error && typeof error.code === "string")
    return error.code
  return error instanceof Error ? error.name : "unknown"
}

const noAnswer = (cause: unknown): NoAnswer => new NoAnswer({ code: codeOf(cause) })

/** An answer as undici gives it, its body still to come. */
type Answer = Dispatcher.ResponseData

const isZipped = ({ headers }: Answer): boolean => headers["content-encoding"] === "gzip"

/** What is read of it at once; the default of 16 KiB makes many small parts. */
const unzippedPart = 256 * 1024

/** A body as it was before it was compressed. An error of either end comes out when it is read. */
const unzipped = (body: Readable): Readable =>
  pipeline(body, createGunzip({ chunkSize: unzippedPart }), () => undefined)

/** The way to the platforms. Tests put another one in its place. */
export class Transport extends Context.Service<
  Transport,
  {
    /** Sends a request, once, and reads the whole answer. */
    readonly send: (request: TransportRequest) => Effect.Effect<TransportAnswer, NoAnswer>
  }
>()("@boxport/connector/Transport") {
  /** Keep-alive connections through undici; closed with the layer. */
  static readonly layer = Layer.effect(
    Transport,
    Effect.gen(function* () {
      // Loaded when the first connection is made, so that commands that ask nobody start without it.
      const { Agent, request } = yield* Effect.promise(() => import("undici"))
      let isClosed = false
      const agent = yield* Effect.acquireRelease(
        Effect.sync(() => new Agent({ connections: 32, keepAliveTimeout: 30_000, connect: { timeout: 15_000 } })),
        (agent) =>
          Effect.promise(() => {
            isClosed = true
            return agent.destroy()
          }),
      )
      const ask = ({ body, headers, method, timeoutMillis, url }: TransportRequest, signal: AbortSignal) => {
        const sent: Record<string, string> = {}
        for (const [name, value] of Object.entries(headers)) {
          sent[name] = Redacted.isRedacted(value) ? Redacted.value(value) : value
        }
        // Compression pays on a network, not within a machine.
        if (!isLoopback(url.hostname)) sent["accept-encoding"] = "gzip"
        return request(url, {
          dispatcher: agent,
          method,
          headers: sent,
          body,
          signal,
          headersTimeout: timeoutMillis,
          bodyTimeout: timeoutMillis,
        })
      }
      const whole = async (answer: Answer): Promise<TransportAnswer> => {
        const bytes = Buffer.from(await answer.body.arrayBuffer())
        const plain = isZipped(answer) ? gunzipSync(bytes) : bytes
        return { status: answer.statusCode, headers: answer.headers, body: plain.toString("utf8") }
      }

      const inParts = Effect.fnUntraced(function* (
        request: TransportRequest,
        receive: NonNullable<TransportRequest["receive"]>,
      ) {
        const hangUp = yield* Effect.acquireRelease(
          Effect.sync(() => new AbortController()),
          (controller) => Effect.sync(() => controller.abort()),
        )
        const answer = yield* Effect.tryPromise({ try: () => ask(request, hangUp.signal), catch: noAnswer })
        if (!isGood(answer.statusCode)) return yield* Effect.tryPromise({ try: () => whole(answer), catch: noAnswer })
        const plain = isZipped(answer) ? unzipped(answer.body) : answer.body
        yield* receive(Stream.fromAsyncIterable<Uint8Array, NoAnswer>(plain, noAnswer))
        const received: TransportAnswer = { status: answer.statusCode, headers: answer.headers, body: "" }
        return received
      }, Effect.scoped)

      return Transport.of({
        send: (request) =>
          Effect.suspend(() => {
            if (isClosed) return Effect.fail(new NoAnswer({ code: closedCode }))
            return request.receive === undefined
              ? Effect.tryPromise({
                  try: async (signal) => whole(await ask(request, signal)),
                  catch: noAnswer,
                })
              : inParts(request, request.receive)
          }),
      })
    }),
  )
}

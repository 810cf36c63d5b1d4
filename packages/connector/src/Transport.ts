/**
 * The wire: one request, one answer, over undici. Nothing is retried, followed or interpreted here.
 *
 * undici is called directly, not through Effect's HttpClient: for pages of a hundred orders that layer costs as much
 * processor time as parsing the JSON itself (docs/decisions/http-client.md).
 *
 * @module
 */
import { Context, Effect, Layer, Redacted, Schema } from "effect"
import { gunzipSync } from "node:zlib"
import { isLoopback } from "./Connection.ts"

/** A request. Header values that are secret stay redacted until the moment they are sent. */
export interface TransportRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE"
  readonly url: URL
  readonly headers: { readonly [name: string]: string | Redacted.Redacted<string> }
  readonly body: string | null
  /** How long to wait for the answer to begin, and between its parts. */
  readonly timeoutMillis: number
}

/** An answer with its whole body. Header names are in lower case. */
export interface TransportAnswer {
  readonly status: number
  readonly headers: { readonly [name: string]: string | ReadonlyArray<string> | undefined }
  readonly body: string
}

/** No answer, or none that is whole. `code` is what the network said. */
export class NoAnswer extends Schema.TaggedError<NoAnswer>()("NoAnswer", { code: Schema.String }) {}

const codeOf = (cause: unknown): string => {
  const error = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  if (typeof error === "object" && error !== null && "code" in error && typeof error.code === "string")
    return error.code
  return error instanceof Error ? error.name : "unknown"
}

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
      const agent = yield* Effect.acquireRelease(
        Effect.sync(() => new Agent({ connections: 32, keepAliveTimeout: 30_000, connect: { timeout: 15_000 } })),
        (agent) => Effect.promise(() => agent.destroy()),
      )
      return Transport.of({
        send: ({ body, headers, method, timeoutMillis, url }) =>
          Effect.tryPromise({
            try: async (signal): Promise<TransportAnswer> => {
              const sent: Record<string, string> = {}
              for (const [name, value] of Object.entries(headers)) {
                sent[name] = Redacted.isRedacted(value) ? Redacted.value(value) : value
              }
              // Compression pays on a network, not within a machine.
              if (!isLoopback(url.hostname)) sent["accept-encoding"] = "gzip"
              const answer = await request(url, {
                dispatcher: agent,
                method,
                headers: sent,
                body,
                signal,
                headersTimeout: timeoutMillis,
                bodyTimeout: timeoutMillis,
              })
              const bytes = Buffer.from(await answer.body.arrayBuffer())
              const plain = answer.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes
              return { status: answer.statusCode, headers: answer.headers, body: plain.toString("utf8") }
            },
            catch: (cause) => new NoAnswer({ code: codeOf(cause) }),
          }),
      })
    }),
  )
}

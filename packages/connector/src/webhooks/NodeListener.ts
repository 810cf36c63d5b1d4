/**
 * Handlers behind node:http, without importing anything of it.
 *
 * @module
 */
import { Result } from "effect"

/** What of node:http's `IncomingMessage` is read. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly headers: { readonly [name: string]: string | ReadonlyArray<string> | undefined }
}

/** What of node:http's `ServerResponse` is written. */
export interface NodeResponse {
  /** Begins the answer. */
  readonly writeHead: (status: number, headers: { readonly [name: string]: string }) => unknown
  /** Ends it, with its whole body. */
  readonly end: (body: string) => unknown
}

/** The body as it comes in: no more is read than is asked for. */
const streamOf = (incoming: NodeRequest): ReadableStream<Uint8Array> => {
  const pieces = incoming[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (controller) => {
      const piece = await pieces.next()
      if (piece.done === true) controller.close()
      else controller.enqueue(piece.value)
    },
  })
}

/** The request; undefined for what fetch has no request for: some methods, and headers of odd names. */
const requestOf = (incoming: NodeRequest): Request | undefined => {
  const { headers, method = "GET", url = "/" } = incoming
  const base = "http://localhost/"
  const made = Result.try(
    () =>
      new Request(URL.canParse(url, base) ? new URL(url, base) : base, {
        method,
        headers: Object.entries(headers).flatMap(([name, value]): ReadonlyArray<[string, string]> =>
          value === undefined ? [] : [[name, typeof value === "string" ? value : value.join(", ")]],
        ),
        body: method === "GET" || method === "HEAD" ? null : streamOf(incoming),
        duplex: "half",
      }),
  )
  return Result.getOrUndefined(made)
}

/**
 * Makes a listener for node:http's `createServer` of a handler for fetch's requests. It never rejects: what the handler
 * cannot be given is answered with 400, and where it fails the answer is 500.
 *
 * @example
 * createServer(nodeListener(webhookHandler({ … }))).listen(8080)
 */
export const nodeListener =
  (handle: (request: Request) => Promise<Response>) =>
  async (incoming: NodeRequest, outgoing: NodeResponse): Promise<void> => {
    const request = requestOf(incoming)
    const response = await (
      request === undefined ? Promise.resolve(new Response(null, { status: 400 })) : handle(request)
    )
      .then(async (answer) => ({ status: answer.status, headers: [...answer.headers], body: await answer.text() }))
      .catch(() => ({ status: 500, headers: [], body: "" }))
    // What was not read of a body that is too long is in the way of the next request.
    const closing = response.status === 413 ? { connection: "close" } : {}
    outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), ...closing })
    outgoing.end(response.body)
  }

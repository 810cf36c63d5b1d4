/** What stands between a migration and its target, and lets go wrong what can go wrong with a write. */
import { Effect } from "effect"
import { createServer, request } from "node:http"

/** What becomes of a write. */
export type Fate =
  | "done"
  /** The connection breaks before it reaches the platform. */
  | "not sent"
  /** It is carried out, and the connection breaks before the answer. */
  | "answer lost"
  /** A proxy's web page says 502, though it was carried out. */
  | "done, 502"
  /** The same, and nothing was done. */
  | "not done, 502"

/** A write that has come in. */
export interface Write {
  /** The first is 1. */
  readonly n: number
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly body: string
}

/** A write, and whether the platform carried it out. */
export interface Sent extends Write {
  readonly fate: Fate
}

/** Decides about writes, and keeps what came of them. Both of a platform's hosts may share one. */
export interface Weather {
  fate: (write: Write) => Fate
  readonly writes: Array<Sent>
}

/** Weather in which nothing goes wrong. */
export const calm = (): Weather => ({ fate: () => "done", writes: [] })

const badGateway = "<html><body><h1>502 Bad Gateway</h1></body></html>"

/** A proxy of a twin on a port of its own; its address. Reads go through as they are. */
export const startProxy = Effect.fnUntraced(function* (upstream: string, weather: Weather) {
  const { hostname, port } = new URL(upstream)
  const server = createServer((incoming, outgoing) => {
    const parts: Array<Buffer> = []
    incoming.on("data", (part: Buffer) => parts.push(part))
    incoming.on("end", () => {
      const body = Buffer.concat(parts)
      const { headers, method = "GET", url = "/" } = incoming
      const write = { n: weather.writes.length + 1, method, path: url, body: body.toString("utf8") }
      const fate = method === "GET" ? "done" : weather.fate(write)
      if (method !== "GET") weather.writes.push({ ...write, fate })
      if (fate === "not sent") return incoming.socket.destroy()
      if (fate === "not done, 502") return outgoing.writeHead(502, { "content-type": "text/html" }).end(badGateway)
      return request({ hostname, port, method, path: url, headers }, (answer) => {
        if (fate === "answer lost") {
          answer.resume().on("end", () => incoming.socket.destroy())
        } else if (fate === "done, 502") {
          answer.resume().on("end", () => outgoing.writeHead(502, { "content-type": "text/html" }).end(badGateway))
        } else {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
          answer.pipe(outgoing)
        }
      })
        .on("error", () => incoming.socket.destroy())
        .end(body)
    })
  })
  yield* Effect.acquireRelease(
    Effect.callback<void>((resume) => void server.listen(0, "127.0.0.1", () => resume(Effect.void))),
    () =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void))
        server.closeAllConnections()
      }),
  )
  const address = server.address()
  return `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`
})

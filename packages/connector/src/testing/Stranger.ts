/**
 * A server of another host, which nobody should ask anything: where foreign links lead in tests.
 *
 * @module
 */
import { Effect } from "effect"
import { createServer } from "node:http"

interface Stranger {
  readonly url: string
  /** How many requests have come in. */
  readonly asked: () => number
  /** Stops it before its scope does. */
  readonly close: () => void
}

/** The stranger, while its scope is open. */
export const stranger = Effect.acquireRelease(
  Effect.callback<Stranger>((resume) => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.end("{}")
    })
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      resume(Effect.succeed({ url: `http://127.0.0.1:${port}`, asked: () => asked, close: () => void server.close() }))
    })
  }),
  ({ close }) => Effect.sync(close),
)

/**
 * Reading Ticket Tailor's lists and single records for a run: nothing is checked here, that is the mapping's.
 *
 * @module
 */
import type { Seen } from "@boxport/connector"
import { ConnectorError, type Endpoint, type Http, Paging, UnexpectedAnswer } from "@boxport/connector"
import type { JsonObject } from "@boxport/model"
import { Effect, type Stream } from "effect"
import { cursorAfter, idOf, type Listed, pageIn, pageSize, recordIn } from "./api/Envelope.ts"

/** The way through every list. */
const paging = Paging.cursor<Listed>({
  parameter: "starting_after",
  always: [["limit", String(pageSize)]],
  cursorOf: cursorAfter,
})

/** Reads of one connection. */
export interface Reader {
  /** One record; some answers wrap it in `data`. */
  readonly one: (endpoint: Endpoint, path: string) => Effect.Effect<JsonObject, ConnectorError>
  /** A list's pages, without records that `seen` knows already. */
  readonly list: (
    endpoint: Endpoint,
    path: string,
    query: Paging.Position,
    seen: Seen,
  ) => Stream.Stream<Paging.PageOf<unknown>, ConnectorError>
}

/** Makes the reads of a connection. */
export const make = (connection: string, http: Http.Http): Reader => {
  const expected = <A>(endpoint: Endpoint, found: A | undefined, details: string): Effect.Effect<A, ConnectorError> =>
    found === undefined
      ? Effect.fail(
          new ConnectorError({
            connection,
            operation: `GET ${endpoint.path}`,
            reason: new UnexpectedAnswer({ details, hint: "Check the connection's baseUrl." }),
          }),
        )
      : Effect.succeed(found)

  return {
    one: (endpoint, path) =>
      Effect.flatMap(http.read({ endpoint, path, query: [] }), (json) =>
        expected(endpoint, recordIn(json), "something else than a record"),
      ),
    list: (endpoint, path, query, seen) =>
      Paging.pages({
        paging,
        fetch: (at) =>
          Effect.flatMap(http.read({ endpoint, path, query: [...query, ...at] }), (json) =>
            expected(endpoint, pageIn(json), "a list without its data"),
          ),
        items: ({ items }) => items,
        keyOf: idOf,
        pageSize,
        seen,
      }),
  }
}

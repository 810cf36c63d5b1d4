/**
 * Reading Ticket Tailor's lists and single records: the one place that knows its envelope and its cursors.
 *
 * @module
 */
import type { Seen } from "@boxport/connector"
import { ConnectorError, type Endpoint, type Http, Lenient, Paging, UnexpectedAnswer } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { Effect, type Stream } from "effect"

/** The largest page (seed 000, Pagination); the default is not documented, so it is always asked for. */
export const pageSize = 100

interface Page {
  readonly items: ReadonlyArray<Json>
  readonly more: boolean
}

const idOf = (record: JsonObject): string | undefined => {
  const id = record["id"]
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined
}

const lastId = (items: ReadonlyArray<Json>): string | undefined => {
  const last = items.at(-1)
  return Lenient.isObject(last) ? idOf(last) : undefined
}

/**
 * The way through every list: the id of a page's last record is the next cursor for as long as `links.next` is there.
 * The link itself is relative, absolute or without `/v1`, depending on whom one asks (platform notes 2, Pagination),
 * and is never followed.
 */
const paging = Paging.cursor<Page>({
  parameter: "starting_after",
  always: [["limit", String(pageSize)]],
  cursorOf: ({ items, more }) => (more ? lastId(items) : undefined),
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
  const unexpected = (endpoint: Endpoint, details: string) =>
    new ConnectorError({
      connection,
      operation: `GET ${endpoint.path}`,
      reason: new UnexpectedAnswer({ details, hint: "Check the connection's baseUrl." }),
    })

  const pageOf = (endpoint: Endpoint, json: Json): Effect.Effect<Page, ConnectorError> => {
    const data = Lenient.isObject(json) ? json["data"] : undefined
    if (!Lenient.isObject(json) || !(data === null || Array.isArray(data))) {
      return Effect.fail(unexpected(endpoint, "a list without its data"))
    }
    const links = json["links"]
    const next = Lenient.isObject(links) ? links["next"] : undefined
    return Effect.succeed({ items: data ?? [], more: Lenient.saysSomething(next) })
  }

  return {
    one: (endpoint, path) =>
      Effect.flatMap(http.read({ endpoint, path, query: [] }), (json) => {
        const data = Lenient.isObject(json) ? (json["data"] ?? json) : json
        const record = Array.isArray(data) ? data[0] : data
        return Lenient.isObject(record)
          ? Effect.succeed(record)
          : Effect.fail(unexpected(endpoint, "something else than a record"))
      }),
    list: (endpoint, path, query, seen) =>
      Paging.pages({
        paging,
        fetch: (at) =>
          Effect.flatMap(http.read({ endpoint, path, query: [...query, ...at] }), (json) => pageOf(endpoint, json)),
        items: ({ items }) => items,
        keyOf: idOf,
        pageSize,
        seen,
      }),
  }
}

/**
 * Reading Ticketbutler's lists and records: the one place that knows that a list is a bare array here and pages there.
 *
 * @module
 */
import { ConnectorError, type Endpoint, Lenient, type Paging, UnexpectedAnswer } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { Effect } from "effect"
import { type ListPage, pageIn, positionIn } from "./api/Lists.ts"
import type { Bulk, Client } from "./Connection.ts"
import { nativeIdOf } from "./mapping/Mapped.ts"

/** A list, read whole. */
export interface List {
  /** Its records, each once. */
  readonly records: ReadonlyArray<JsonObject>
  /** Entries that are no objects. */
  readonly others: ReadonlyArray<Json>
  /** How many the platform says there are, where it does. */
  readonly count: number | null
  /** False where its pages led in a circle, or never came out the same twice. */
  readonly settled: boolean
}

/** What one walk over a list's pages met. */
interface Walk {
  readonly items: ReadonlyArray<Json>
  readonly pages: number
  readonly count: number | null
  readonly circle: boolean
}

/** How often a list of several pages is walked at most. */
const mostWalks = 5

/** Reads of one connection. */
export interface Reader {
  readonly one: (endpoint: Endpoint, path: string) => Effect.Effect<JsonObject, ConnectorError>
  /** An answer as it is. */
  readonly any: (endpoint: Endpoint, path: string) => Effect.Effect<Json, ConnectorError>
  /**
   * A whole list. One that comes in pages is walked until it comes out the same twice in a row: pages are numbered, and
   * a record that vanishes between two of them moves another one out of sight. One that comes in one answer needs no
   * second.
   */
  readonly all: (endpoint: Endpoint, path: string, query?: Paging.Position) => Effect.Effect<List, ConnectorError>
  /** Every order of an event, unless the platform cannot give them at once. */
  readonly bulk: (endpoint: Endpoint, path: string) => Effect.Effect<Bulk, ConnectorError>
  /** The error for an answer of another shape than the endpoint's. */
  readonly unexpected: (endpoint: Endpoint, details: string) => ConnectorError
}

/** The keys of what a walk met, in its order. */
const trailOf = ({ items }: Walk): string =>
  JSON.stringify(items.map((item) => nativeIdOf(item) ?? JSON.stringify(item)))

/** Makes the reads of a connection. */
export const make = (connection: string, client: Client): Reader => {
  const unexpected = (endpoint: Endpoint, details: string) =>
    new ConnectorError({
      connection,
      operation: `GET ${endpoint.path}`,
      reason: new UnexpectedAnswer({ details, hint: "Check the connection's host, or its baseUrl." }),
    })

  const pageOf = (endpoint: Endpoint, json: Json): Effect.Effect<ListPage, ConnectorError> => {
    const page = pageIn(json)
    return page === undefined ? Effect.fail(unexpected(endpoint, "no list")) : Effect.succeed(page)
  }

  const walk = Effect.fnUntraced(function* (endpoint: Endpoint, path: string, query: Paging.Position) {
    const items: Array<Json> = []
    const visited = new Set<string>()
    let at: Paging.Position | undefined = []
    let count: number | null = null
    let circle = false
    while (at !== undefined) {
      visited.add(JSON.stringify(at))
      const page: ListPage = yield* Effect.flatMap(client.read({ endpoint, path, query: [...query, ...at] }), (json) =>
        pageOf(endpoint, json),
      ).pipe(
        // A list that has become shorter has fewer pages than its links said.
        Effect.catchIf(
          ({ reason }) => reason._tag === "NotFound" && visited.size > 1,
          () => Effect.succeed<ListPage>({ items: [], count: null, next: null }),
        ),
      )
      items.push(...page.items)
      count = page.count
      const next: Paging.Position | undefined = page.next === null ? undefined : positionIn(page.next)
      circle = next !== undefined && (visited.has(JSON.stringify(next)) || page.items.length === 0)
      at = circle ? undefined : next
    }
    const walked: Walk = { items, pages: visited.size, count, circle }
    return walked
  })

  const all = Effect.fnUntraced(function* (endpoint: Endpoint, path: string, query: Paging.Position = []) {
    const known = new Set<string>()
    const records: Array<JsonObject> = []
    const others: Array<Json> = []
    const take = ({ items }: Walk): void => {
      for (const item of items) {
        const key = nativeIdOf(item) ?? undefined
        if (key !== undefined && known.has(key)) continue
        if (key !== undefined) known.add(key)
        if (Lenient.isObject(item)) records.push(item)
        else others.push(item)
      }
    }
    let before: string | undefined
    let walked = yield* walk(endpoint, path, query)
    take(walked)
    let walks = 1
    while (walked.pages > 1 && trailOf(walked) !== before && walks < mostWalks) {
      before = trailOf(walked)
      walked = yield* walk(endpoint, path, query)
      walks += 1
      take({ ...walked, items: walked.items.filter((item) => nativeIdOf(item) !== null) })
    }
    const settled = walked.pages === 1 || trailOf(walked) === before
    const list: List = { records, others, count: walked.count, settled: settled && !walked.circle }
    return list
  })

  return {
    unexpected,
    one: (endpoint, path) =>
      Effect.flatMap(client.read({ endpoint, path, query: [] }), (json) =>
        Lenient.isObject(json)
          ? Effect.succeed(json)
          : Effect.fail(unexpected(endpoint, "something else than a record")),
      ),
    any: (endpoint, path) => client.read({ endpoint, path, query: [] }),
    all,
    bulk: (endpoint, path) => client.bulk({ endpoint, path, query: [] }),
  }
}

/**
 * Reading Ticketbutler's lists and records: the one place that knows that a list is a bare array here and pages there.
 *
 * @module
 */
import { ConnectorError, type Endpoint, Lenient, type Paging, UnexpectedAnswer } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { Effect } from "effect"
import { type ListPage, pageIn, positionIn } from "./api/Lists.ts"
import type { Bulk } from "./Bulk.ts"
import type { Client } from "./Connection.ts"
import { nativeIdOf } from "./mapping/Mapped.ts"

/** How a list was read. */
export interface Walked {
  /** How many records the platform says there are, where it does. */
  readonly count: number | null
  /** False where its pages led in a circle, or never came out the same twice. */
  readonly settled: boolean
}

/** A list, read whole. */
export interface List extends Walked {
  /** Its records, each once. */
  readonly records: ReadonlyArray<JsonObject>
  /** Entries that are no objects. */
  readonly others: ReadonlyArray<Json>
}

/** Takes the entries of a list as they come in. */
export interface Taker {
  /** The list begins, or begins anew because its answer broke off: what was taken before counts no more. */
  readonly begin: () => void
  /** Takes entries. A record that has an id may come several times. */
  readonly take: (entries: ReadonlyArray<Json>) => void
}

/** What one walk over a list's pages met; nothing of a list that came in one answer. */
interface Walk {
  readonly items: ReadonlyArray<Json>
  readonly pages: number
  readonly count: number | null
  readonly circle: boolean
}

/** How many entries of a list are taken at a time. */
const entriesTogether = 200

/** How many orders are: today's are long, as each of their tickets repeats every question of its event. */
const ordersTogether = 50

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
  /** The same for a list that may be long: what comes in one answer is taken while it comes in. */
  readonly each: (
    endpoint: Endpoint,
    path: string,
    query: Paging.Position,
    taker: Taker,
  ) => Effect.Effect<Walked, ConnectorError>
  /** Every order of an event as they come in, unless the platform cannot give them at once. */
  readonly bulk: (endpoint: Endpoint, path: string) => ReturnType<Bulk>
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

  /** The first answer of a list; undefined where the list is a bare one, which was taken. */
  const firstPage = Effect.fnUntraced(function* (
    endpoint: Endpoint,
    path: string,
    query: Paging.Position,
    taker: Taker,
  ) {
    let current = 0
    const listing = yield* client.entries(
      { endpoint, path, query, key: null, size: entriesTogether },
      (entries, attempt) =>
        Effect.sync(() => {
          if (attempt !== current) taker.begin()
          current = attempt
          taker.take(entries)
        }),
    )
    return listing._tag === "List" ? undefined : yield* pageOf(endpoint, listing.json ?? null)
  })

  const nextPage = (
    endpoint: Endpoint,
    path: string,
    query: Paging.Position,
  ): Effect.Effect<ListPage, ConnectorError> =>
    Effect.flatMap(client.read({ endpoint, path, query }), (json) => pageOf(endpoint, json)).pipe(
      // A list that has become shorter has fewer pages than its links said.
      Effect.catchIf(
        ({ reason }) => reason._tag === "NotFound",
        () => Effect.succeed<ListPage>({ items: [], count: null, next: null }),
      ),
    )

  const walk = Effect.fnUntraced(function* (endpoint: Endpoint, path: string, query: Paging.Position, taker: Taker) {
    let page = yield* firstPage(endpoint, path, query, taker)
    const items: Array<Json> = []
    const visited = new Set<string>([JSON.stringify([])])
    let circle = false
    let count: number | null = null
    while (page !== undefined) {
      taker.take(page.items)
      items.push(...page.items)
      count = page.count
      const next: Paging.Position | undefined = page.next === null ? undefined : positionIn(page.next)
      circle = next !== undefined && (visited.has(JSON.stringify(next)) || page.items.length === 0)
      if (next === undefined || circle) break
      visited.add(JSON.stringify(next))
      page = yield* nextPage(endpoint, path, [...query, ...next])
    }
    const walked: Walk = { items, pages: visited.size, count, circle }
    return walked
  })

  const each = Effect.fnUntraced(function* (endpoint: Endpoint, path: string, query: Paging.Position, taker: Taker) {
    // Another walk adds records that the ones before have missed. What has no id is not known again.
    const again: Taker = {
      begin: () => undefined,
      take: (entries) => taker.take(entries.filter((entry) => nativeIdOf(entry) !== null)),
    }
    taker.begin()
    let before: string | undefined
    let walked = yield* walk(endpoint, path, query, taker)
    let walks = 1
    while (walked.pages > 1 && trailOf(walked) !== before && walks < mostWalks) {
      before = trailOf(walked)
      walked = yield* walk(endpoint, path, query, again)
      walks += 1
    }
    const settled = walked.pages === 1 || trailOf(walked) === before
    const outcome: Walked = { count: walked.count, settled: settled && !walked.circle }
    return outcome
  })

  const all = Effect.fnUntraced(function* (endpoint: Endpoint, path: string, query: Paging.Position = []) {
    let known = new Set<string>()
    let records: Array<JsonObject> = []
    let others: Array<Json> = []
    const walked = yield* each(endpoint, path, query, {
      begin: () => {
        known = new Set()
        records = []
        others = []
      },
      take: (entries) => {
        for (const entry of entries) {
          const key = nativeIdOf(entry)
          if (key !== null && known.has(key)) continue
          if (key !== null) known.add(key)
          if (Lenient.isObject(entry)) records.push(entry)
          else others.push(entry)
        }
      },
    })
    const list: List = { ...walked, records, others }
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
    each,
    bulk: (endpoint, path) => client.bulk({ endpoint, path, query: [], key: "orders", size: ordersTogether }),
  }
}

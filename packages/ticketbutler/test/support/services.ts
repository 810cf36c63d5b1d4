import {
  Budgets,
  NoAnswer,
  type Reading,
  type ReadQuery,
  type Source,
  Transport,
  type TransportRequest,
  type Warning,
} from "@boxport/connector"
import { type Json, type Rows, type TableName, tableNames } from "@boxport/model"
import { type ConnectionConfig, makeSource } from "@boxport/ticketbutler"
import { startTwin, type TwinOptions } from "@boxport/ticketbutler/twin"
import { Effect, Layer, Redacted, Stream } from "effect"

/** The wire and the budgets of one test. */
export const services = Layer.mergeAll(Transport.layer, Budgets.layer)

/** A twin and a source that reads it; `settings` go into its connection. */
export const twinAndSource = (options: TwinOptions = {}, settings: Partial<ConnectionConfig> = {}) =>
  Effect.gen(function* () {
    const twin = yield* startTwin(options)
    const context = yield* Layer.build(Layer.fresh(services))
    const source = yield* makeSource({
      connection: "dk",
      platform: "ticketbutler",
      host: twin.host,
      token: twin.token,
      baseUrl: twin.url,
      ...settings,
    }).pipe(Effect.provideContext(context))
    return { twin, source, context }
  })

/** What a stub answers: a value as JSON, another status, or nothing with the network's word for it. */
export type Answer =
  | { readonly json: Json }
  | { readonly status: number; readonly body?: string; readonly headers?: { readonly [name: string]: string } }
  | { readonly noAnswer: string }
  /** The beginning of a good body, in parts, that breaks off with the network's word for it, or never goes on. */
  | { readonly parts: ReadonlyArray<string>; readonly breaks: string | null }

/** A wire with no server behind it; `answer` is asked for every request. */
export const stub = (answer: (url: URL, count: number, request: TransportRequest) => Answer) => {
  const asked: Array<URL> = []
  const sent: Array<TransportRequest> = []
  const layer = Layer.mergeAll(
    Layer.succeed(Transport, {
      send: (request) => {
        const { receive, url } = request
        asked.push(url)
        sent.push(request)
        const given = answer(url, asked.length, request)
        if ("noAnswer" in given) return Effect.fail(new NoAnswer({ code: given.noAnswer }))
        if ("parts" in given) {
          const end = given.breaks === null ? Effect.never : Effect.fail(new NoAnswer({ code: given.breaks }))
          const parts = Stream.fromIterable(
            given.parts.map((part) => Buffer.from(part)),
            { chunkSize: 1 },
          )
          const received = receive?.(Stream.concat(parts, Stream.fromEffect(end))) ?? Effect.void
          return Effect.andThen(received, end)
        }
        return Effect.succeed(
          "json" in given
            ? { status: 200, headers: {}, body: JSON.stringify(given.json) }
            : { status: given.status, headers: given.headers ?? {}, body: given.body ?? "" },
        )
      },
    }),
    Budgets.layer,
  )
  return { layer, asked, sent }
}

/** Answers by path; everything else is not there. */
export const served =
  (answers: { readonly [path: string]: Json }) =>
  (url: URL): Answer => {
    const json = answers[url.pathname.replace(/^\/api\/v3/, "")]
    return json === undefined ? { status: 404, body: '{"detail":"Not found."}' } : { json }
  }

/** The connection of tests without a twin. */
export const connection = {
  connection: "dk",
  platform: "ticketbutler",
  host: "acme.ticketbutler.example",
  token: Redacted.make("token-CANARY"),
} as const

/** The same for a client. */
export const options = { connection: connection.connection, host: connection.host, token: connection.token } as const

export const everything: ReadQuery = { events: [], tables: new Set(tableNames), raw: false }

/** Everything a read gives. */
export const gather = (source: Source, query: ReadQuery = everything) =>
  Effect.map(Stream.runCollect(source.read(query)), (readings) => {
    const pages = readings.flatMap((reading): ReadonlyArray<Extract<Reading, { _tag: "Page" }>> =>
      reading._tag === "Page" ? [reading] : [],
    )
    const ends = new Map(
      readings.flatMap((reading) => (reading._tag === "End" ? [[reading.resource, reading] as const] : [])),
    )
    return {
      readings,
      rows: <Name extends TableName>(table: Name) =>
        pages.flatMap(({ rows }): ReadonlyArray<Rows[Name]> => rows[table] ?? []),
      raw: (resource: string) => pages.flatMap((page) => page.raw[resource] ?? []),
      readOf: (resource: string) =>
        pages.filter((page) => page.resource === resource).reduce((sum, { read }) => sum + read, 0),
      rejected: pages.flatMap(({ rejected }) => rejected),
      warnings: readings.flatMap((reading): ReadonlyArray<Warning> =>
        reading._tag === "Begin" ? [] : reading.warnings,
      ),
      ends,
      complete: [...ends.values()].every(({ complete }) => complete),
    }
  })

/** What a source gives that is served these answers. */
export const readServed = (
  answers: { readonly [path: string]: Json },
  settings: Partial<ConnectionConfig> = {},
  query: ReadQuery = everything,
) => {
  const { asked, layer } = stub(served(answers))
  return Effect.gen(function* () {
    const source = yield* makeSource({ ...connection, ...settings })
    return { ...(yield* gather(source, query)), asked }
  }).pipe(Effect.provide(layer))
}

/** JSON text with bigints, for comparing and searching. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part))

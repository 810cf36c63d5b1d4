import { Budgets, type NoAnswer, Transport, type TransportAnswer, type TransportRequest } from "@boxport/connector"
import { makeSource } from "@boxport/tito"
import { Effect, Layer, Redacted } from "effect"

/** A row of the one list that moves: a registration. */
export interface Row {
  readonly id: number
  readonly createdAt: number
}

/** How the server of a moving list behaves. */
export interface Manners {
  /** The largest page. */
  readonly pageMax: number
  /** Pages of more rows than this take too long: 504. */
  readonly slowRows?: number
  /** Gives pages of this size whatever is asked for. */
  readonly fixedSize?: number
  /** Leaves `meta` out. */
  readonly bare?: boolean
  /** Always names a next page. */
  readonly endless?: boolean
  /** Adds to `total_count`. */
  readonly totalOff?: number
  /** `overall_total`; left out by default. */
  readonly overall?: number
  /** Rows of one moment come in another order every time. */
  readonly fickle?: boolean
  /** Answers instead, by the number of the request to the list. */
  readonly instead?: (request: number) => TransportAnswer | undefined
  /** Called before every answer of the list: rows may come and go. */
  readonly before?: (request: number, rows: Array<Row>) => void
}

/** A server with one event whose registrations move, without a network. */
export interface Moving {
  readonly rows: Array<Row>
  /** Pages asked for of the list: `[size, number, direction]`. */
  readonly asked: Array<readonly [size: number, number: number, direction: string]>
  readonly queries: Array<URLSearchParams>
}

const answer = (status: number, body: unknown): TransportAnswer => ({ status, headers: {}, body: JSON.stringify(body) })

const meta = { api_version: "3.1.0", expandable: null, current_page: 1, next_page: null, per_page: 1000 }

const registration = ({ createdAt, id }: Row) => ({
  _type: "registration",
  id,
  slug: `reg_${id}`,
  created_at: new Date(createdAt * 1000).toISOString(),
  state: "complete",
  total: 10,
  line_items: [],
})

const scramble = (n: number, salt: number): number => Math.imul(n ^ (salt * 0x9e3779b1), 0x85ebca6b) >>> 0

/** The source of such a server, and the server. */
export const movingSource = (initial: ReadonlyArray<Row>, manners: Manners) =>
  Effect.gen(function* () {
    const server: Moving = { rows: [...initial], asked: [], queries: [] }
    const list = (query: URLSearchParams): TransportAnswer => {
      const request = server.asked.length
      manners.before?.(request, server.rows)
      const direction = query.get("search[direction]") ?? "desc"
      const wanted = Number(query.get("page[size]"))
      const number = Number(query.get("page[number]"))
      server.asked.push([wanted, number, direction])
      server.queries.push(query)
      const instead = manners.instead?.(request)
      if (instead !== undefined) return instead
      const size = manners.fixedSize ?? Math.min(wanted, manners.pageMax)
      const tie = (row: Row) => (manners.fickle === true ? scramble(row.id, request) : row.id)
      const sorted = server.rows.toSorted((a, b) => a.createdAt - b.createdAt || tie(a) - tie(b))
      if (direction === "desc") sorted.reverse()
      const rows = sorted.slice((number - 1) * size, number * size)
      if (rows.length > (manners.slowRows ?? Infinity)) return answer(504, { status: 504 })
      const more = manners.endless === true || number * size < sorted.length
      return answer(200, {
        registrations: rows.map(registration),
        ...(manners.bare === true
          ? {}
          : {
              meta: {
                ...meta,
                current_page: number,
                per_page: size,
                next_page: more ? number + 1 : null,
                total_count: sorted.length + (manners.totalOff ?? 0),
                ...(manners.overall === undefined ? {} : { overall_total: manners.overall }),
              },
            }),
      })
    }
    const send = ({ url }: TransportRequest): Effect.Effect<TransportAnswer, NoAnswer> =>
      Effect.sync(() => {
        switch (url.pathname) {
          case "/v3/hello":
            return answer(200, { authenticated: true, lookup_mode: "live", accounts: ["acme"] })
          case "/v3/acme/events":
            return answer(200, { events: [{ id: 1, slug: "conf", currency: "EUR", live: true }], meta })
          case "/v3/acme/events/past":
          case "/v3/acme/events/archived":
            return answer(200, { events: [], meta })
          case "/v3/acme/conf/registrations":
            return list(url.searchParams)
          default:
            return answer(404, { status: 404 })
        }
      })
    const source = yield* makeSource({
      connection: "conf",
      platform: "tito",
      account: "acme",
      token: Redacted.make("t"),
      baseUrl: "http://127.0.0.1:1",
    }).pipe(
      Effect.provide(Layer.mergeAll(Layer.succeed(Transport, Transport.of({ send })), Layer.fresh(Budgets.layer))),
    )
    return { server, source }
  })

/** So many rows, one a minute. */
export const rowsOfMinutes = (count: number): ReadonlyArray<Row> =>
  Array.from({ length: count }, (_, index) => ({ id: 100 + index, createdAt: 1_700_000_000 + index * 60 }))

import {
  type Account,
  ConnectorError,
  type ReadQuery,
  type Reading,
  type Source,
  Unreachable,
} from "@boxport/connector"
import type { Rows, RowsByTable } from "@boxport/model"
import { Effect, Stream } from "effect"
import * as Row from "./platform/Rows.ts"

type Page = Extract<Reading, { readonly _tag: "Page" }>

/** A page of orders unless it says otherwise. */
export const page = (rows: RowsByTable, more: Partial<Page> = {}): Page => ({
  _tag: "Page",
  resource: "orders",
  read: rows.orders?.length ?? 0,
  rows,
  raw: {},
  rejected: [],
  warnings: [],
  ...more,
})

export const begin = (resource: string, stated: number | null = null): Reading => ({ _tag: "Begin", resource, stated })

export const end = (resource: string, more: Partial<Extract<Reading, { readonly _tag: "End" }>> = {}): Reading => ({
  _tag: "End",
  resource,
  stated: null,
  complete: true,
  warnings: [],
  ...more,
})

/** A source that holds what it reads: a request for the account, one for every page. Its queries can be looked at. */
export const memorySource = (
  read: (query: ReadQuery) => Stream.Stream<Reading, ConnectorError>,
  account: Effect.Effect<Account, ConnectorError> = Effect.succeed({ name: "Acme Events", mode: "test" }),
): Source & { readonly queries: ReadonlyArray<ReadQuery> } => {
  const queries: Array<ReadQuery> = []
  const byResource: Record<string, number> = {}
  const count = (resource: string) =>
    Effect.sync(() => {
      byResource[resource] = (byResource[resource] ?? 0) + 1
    })
  return {
    queries,
    platform: "ticket-tailor",
    connection: "old",
    secrets: ["orders.unique_url"],
    account: Effect.andThen(count("overview"), account),
    events: Stream.empty,
    read: (query) => {
      queries.push(query)
      return Stream.tap(read(query), (reading) => (reading._tag === "Page" ? count(reading.resource) : Effect.void))
    },
    usage: Effect.sync(() => ({
      requests: Object.values(byResource).reduce((sum, requests) => sum + requests, 0),
      byResource: { ...byResource },
      budget: { limit: 2000, remaining: 1990, resetsIn: 60 },
    })),
  }
}

/** Every reading in a chunk of its own, as an adapter that asks for page after page gives them. */
export const oneByOne = (readings: ReadonlyArray<Reading>): Stream.Stream<Reading, ConnectorError> =>
  Stream.fromArrays(...readings.map((reading) => [reading]))

/** A source that gives these readings. */
export const sourceOf = (...readings: ReadonlyArray<Reading>) => memorySource(() => oneByOne(readings))

export const brokenLine = new ConnectorError({
  connection: "old",
  operation: "GET /v1/orders",
  reason: new Unreachable({ code: "ECONNRESET", attempts: 5, hint: "Check the network." }),
})

export const order = (n: number, buyer: string | null = null): Rows["orders"] =>
  Row.order(`ticket-tailor:or_${n}`, "ticket-tailor:ev_1", {
    reference: `or_${n}`,
    buyer_name: buyer,
    total_amount: 1250n,
    paid_amount: 1250n,
    refunded_amount: 0n,
  })

export const ticket = (n: number): Rows["tickets"] =>
  Row.ticket(`ticket-tailor:it_${n}`, "ticket-tailor:ev_1", {
    order_id: `ticket-tailor:or_${n}`,
    price_amount: 1250n,
  })

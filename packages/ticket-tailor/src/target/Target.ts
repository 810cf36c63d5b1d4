/**
 * Ticket Tailor as the target of a migration.
 *
 * @module
 */
import {
  type ConnectorError,
  isLoopback,
  loopbackLatency,
  type MadeThing,
  parseMarker,
  type Target,
} from "@boxport/connector"
import type { JsonObject, Rows, TableName } from "@boxport/model"
import { Effect } from "effect"
import { makeMethods } from "../api/Methods.ts"
import { type ConnectionOptions, makeHttp } from "../Connection.ts"
import { platform } from "../mapping/Catalogue.ts"
import { asked, type Context } from "./Context.ts"
import { expectedOrder, expectedSeries } from "./Expected.ts"
import { perform } from "./Perform.ts"
import { planFinish, planSeries } from "./PlanEvents.ts"
import { planOrder, planVouchers } from "./PlanOrders.ts"
import { settle } from "./Settle.ts"
import { undo } from "./Undo.ts"

/** The documented limit (platform notes 2, Rate limits). */
const documented = { requests: 5000, perSeconds: 1800 }

const columnOf = (row: object, column: string): unknown => new Map<string, unknown>(Object.entries(row)).get(column)

/** An issued ticket's `reference` is the canonical id of the source's ticket. */
const markerOf = <Name extends TableName>(table: Name, row: Rows[Name]): string | null => {
  const reference = table === "tickets" ? columnOf(row, "reference") : null
  return typeof reference === "string" ? parseMarker(reference) : null
}

const thingOf = <Name extends TableName>(table: Name, row: Rows[Name]): MadeThing => {
  const code = table === "tickets" ? columnOf(row, "barcode") : undefined
  const facts: JsonObject = typeof code === "string" ? { code } : {}
  return { target: String(columnOf(row, "native_id")), facts }
}

/** Makes a target of a connection. */
export const makeTarget = Effect.fnUntraced(function* (options: ConnectionOptions) {
  const { connection, limits } = options
  const http = yield* makeHttp(options)
  const context: Context = { client: makeMethods({ connection, currency: undefined, http }), connection }
  const survey = (): Effect.Effect<JsonObject, ConnectorError> => Effect.as(asked(context.client.ping()), {})
  const isLocal = isLoopback(new URL(options.baseUrl ?? "https://api.tickettailor.com").hostname)
  const target: Target = {
    platform,
    connection,
    survey,
    planner: (planOptions, existing) => ({
      account: planVouchers(existing),
      setup: planSeries(existing),
      order: planOrder,
      finish: planFinish(planOptions),
    }),
    markerOf,
    thingOf,
    perform: perform(context),
    settle: settle(context),
    undo: undo(context),
    expected: { series: expectedSeries, order: expectedOrder },
    pace: Effect.map(http.usage, ({ budget }) => {
      if (limits !== undefined) return { requests: limits.requests, perSeconds: limits.perSeconds }
      if (budget.limit !== null) return { requests: budget.limit, perSeconds: documented.perSeconds }
      return isLocal ? null : documented
    }),
    ...(isLocal ? { latency: loopbackLatency } : {}),
    usage: http.usage,
  }
  return target
})

/**
 * Ticket Tailor as the target of a migration.
 *
 * @module
 */
import { type ConnectorError, type MadeThing, parseMarker, type Target } from "@boxport/connector"
import { asked, columnOf, joined, nothing, speedOf } from "@boxport/connector/target"
import type { JsonObject, Rows, TableName } from "@boxport/model"
import { Effect } from "effect"
import { makeMethods } from "../api/Methods.ts"
import { type ConnectionOptions, documentedPace, makeHttp, urlOf } from "../Connection.ts"
import { platform } from "../mapping/Catalogue.ts"
import type { Context } from "./Context.ts"
import { expectedOrder, expectedSeries } from "./Expected.ts"
import { perform } from "./Perform.ts"
import { planPublish, planSeries } from "./PlanEvents.ts"
import { planOrder, planVouchers } from "./PlanOrders.ts"
import { planRoom, VoidTickets } from "./PlanRoom.ts"
import { settle } from "./Settle.ts"
import { undo } from "./Undo.ts"

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

/** Plans one migration; it counts what is made void, as orders go by. */
const plannerOf: Target["planner"] = (options, existing) => {
  const voided = new VoidTickets()
  const publish = planPublish(options)
  return {
    account: planVouchers(existing),
    setup: planSeries(existing),
    order: (bundle, series) => {
      voided.add(bundle)
      return planOrder(bundle, series)
    },
    finish: (series) => joined([{ ...nothing, operations: planRoom(series, existing, voided) }, publish(series)]),
  }
}

/** Makes a target of a connection. */
export const makeTarget = Effect.fnUntraced(function* (options: ConnectionOptions) {
  const { connection, limits } = options
  const http = yield* makeHttp(options)
  const context: Context = { client: makeMethods({ connection, currency: undefined, http }), connection }
  const survey = (): Effect.Effect<JsonObject, ConnectorError> => Effect.as(asked(context.client.ping()), {})
  const { pace, ...speed } = speedOf(urlOf(options), limits, documentedPace)
  const target: Target = {
    platform,
    connection,
    survey,
    planner: plannerOf,
    markerOf,
    thingOf,
    perform: perform(context),
    settle: settle(context),
    undo: undo(context),
    expected: { series: expectedSeries, order: expectedOrder },
    pace: Effect.map(http.usage, ({ budget: { limit } }) =>
      // What the headers have told.
      limits === undefined && limit !== null ? { requests: limit, perSeconds: documentedPace.perSeconds } : pace,
    ),
    ...speed,
    usage: http.usage,
  }
  return target
})

/**
 * Tito as the target of a migration.
 *
 * @module
 */
import { type ConnectorError, type MadeThing, type Planner, type Target } from "@boxport/connector"
import { asked, columnOf, joined, nothing, speedOf } from "@boxport/connector/target"
import type { JsonObject, Rows, TableName } from "@boxport/model"
import { Effect } from "effect"
import { makeMethods } from "../api/Methods.ts"
import { adminUrlOf, type ConnectionOptions, makeClients, modestPace, usageOf } from "../Connection.ts"
import { platform } from "../mapping/Catalogue.ts"
import { isVoid, loadable } from "./Carried.ts"
import type { Context } from "./Context.ts"
import { expectedOrder, expectedSeries } from "./Expected.ts"
import { markIn, markInTracking } from "./Markers.ts"
import { perform } from "./Perform.ts"
import { CheckIns } from "./PlanCheckIns.ts"
import { planSeries } from "./PlanEvents.ts"
import { planOrder, planVouchers } from "./PlanOrders.ts"
import { planClose, planPublish } from "./PlanRoom.ts"
import { settle } from "./Settle.ts"
import { undo } from "./Undo.ts"

const noted = (row: object, name: string): unknown => {
  const extra = columnOf(row, "extra")
  return typeof extra === "object" && extra !== null ? columnOf(extra, name) : undefined
}

const marked: ReadonlySet<TableName> = new Set(["events", "ticket_types", "orders", "tickets"])

/** `metadata.boxport`; of a registration that was not finished, its source tracking code. */
const markerOf = <Name extends TableName>(table: Name, row: Rows[Name]): string | null => {
  if (!marked.has(table)) return null
  const tracking = table === "orders" ? columnOf(row, "source") : null
  return markIn(noted(row, "metadata")) ?? (typeof tracking === "string" ? markInTracking(tracking) : null)
}

const thingOf = <Name extends TableName>(table: Name, row: Rows[Name]): MadeThing => {
  const [name, value] =
    table === "tickets" ? (["code", columnOf(row, "barcode")] as const) : (["slug", noted(row, "slug")] as const)
  const facts: JsonObject = typeof value === "string" ? { [name]: value } : {}
  return { target: String(columnOf(row, "native_id")), facts }
}

/** Plans one migration; it gathers who is let in, and counts what admits nobody, as orders go by. */
const plannerOf: Target["planner"] = (options, existing): Planner => {
  const checkIns = new CheckIns()
  const voided = new Map<string, number>()
  return {
    account: planVouchers,
    setup: planSeries(existing),
    order: (bundle, series) => {
      for (const { ticket_type_id: type } of loadable(bundle).filter(isVoid)) {
        if (type !== null) voided.set(type, (voided.get(type) ?? 0) + 1)
      }
      return joined([planOrder(bundle, series), { ...nothing, operations: checkIns.add(bundle, series) }])
    },
    finish: (series) => ({
      ...nothing,
      operations: [
        ...checkIns.rest(),
        ...series.events.flatMap((bundle) => planClose(series, bundle, voided)),
        ...(options.publish ? series.events.flatMap((bundle) => planPublish(series, bundle)) : []),
      ],
    }),
  }
}

/** Makes a target of a connection. */
export const makeTarget = Effect.fnUntraced(function* (options: ConnectionOptions) {
  const { account, connection, limits } = options
  const clients = yield* makeClients(options)
  const context: Context = {
    client: makeMethods({ connection, account, currency: undefined, clients }),
    connection,
    interested: new Map(),
    doors: new Map(),
  }
  /** Proof of the token, and whether it sees live or test rows. */
  const survey = (): Effect.Effect<JsonObject, ConnectorError> =>
    Effect.map(asked(context.client.hello()), ({ lookup_mode }) => ({ test: lookup_mode === "test" }))
  const { pace, ...speed } = speedOf(adminUrlOf(options), limits, modestPace)
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
    pace: Effect.succeed(pace),
    ...speed,
    usage: usageOf(clients),
  }
  return target
})

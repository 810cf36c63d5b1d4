/**
 * Ticketbutler as the target of a migration.
 *
 * @module
 */
import { type Existing, type MadeThing, parseMarker, type Target } from "@boxport/connector"
import { columnOf, speedOf } from "@boxport/connector/target"
import type { JsonObject, Rows, TableName } from "@boxport/model"
import { Effect } from "effect"
import { methods } from "../api/Methods.ts"
import { type ConnectionOptions, makeClient, modestPace, urlOf } from "../Connection.ts"
import { platform } from "../mapping/Mapped.ts"
import type { Context } from "./Context.ts"
import { expectedOrder, expectedSeries } from "./Expected.ts"
import { perform } from "./Perform.ts"
import { makePlanner } from "./Plan.ts"
import { typeFacts } from "./PlanEvents.ts"
import { settle } from "./Settle.ts"
import { survey } from "./Survey.ts"
import { makeThere, nativeOf, type There } from "./There.ts"
import { undo } from "./Undo.ts"

/**
 * A ticket's `external_uuid` is the canonical id of the source's ticket. An order's `external_order_id` is not among the
 * orders of its event (platform notes 2.5), so orders are known by their tickets.
 */
const markerOf = <Name extends TableName>(table: Name, row: Rows[Name]): string | null => {
  const reference = table === "tickets" ? columnOf(row, "reference") : null
  return typeof reference === "string" ? parseMarker(reference) : null
}

const factsOf = (table: TableName, row: object): JsonObject => {
  const event = nativeOf(columnOf(row, "event_id"))
  switch (table) {
    case "tickets":
      return { code: nativeOf(columnOf(row, "id")), order: nativeOf(columnOf(row, "order_id")) }
    case "ticket_types": {
      const extra = columnOf(row, "extra")
      return typeFacts({ pk: typeof extra === "object" && extra !== null ? columnOf(extra, "pk") : null }, event)
    }
    case "questions":
    case "discounts":
      return { event }
    default:
      return {}
  }
}

const thingOf = <Name extends TableName>(table: Name, row: Rows[Name]): MadeThing => ({
  target: String(columnOf(row, "native_id")),
  facts: factsOf(table, row),
})

/** Makes a target of a connection. */
export const makeTarget = Effect.fnUntraced(function* (options: ConnectionOptions) {
  const { connection, limits } = options
  const { send, usage } = yield* makeClient(options)
  const context: Context = {
    client: methods({ connection, currency: undefined, http: { send } }),
    connection,
    choices: new Map(),
  }
  // Verification asks for every order anew, and what stands at the target is the same for all of them.
  const standings = new WeakMap<Existing, There>()
  const standing = (existing: Existing): There => {
    const there = standings.get(existing) ?? makeThere(existing)
    standings.set(existing, there)
    return there
  }
  const { pace, ...speed } = speedOf(urlOf(options), limits, modestPace)
  const target: Target = {
    platform,
    connection,
    survey: survey(context),
    planner: makePlanner,
    markerOf,
    thingOf,
    perform: perform(context),
    settle: settle(context),
    undo: undo(context),
    expected: {
      series: (series, _options, existing) => expectedSeries(standing(existing), series, existing),
      order: (order, _options, existing) => expectedOrder(standing(existing), order),
    },
    pace: Effect.succeed(pace),
    ...speed,
    usage,
  }
  return target
})

/**
 * Looking, before anything is planned, for orders that an earlier run has made and not come to mark.
 *
 * @module
 */
import type { ConnectorError, Sides } from "@boxport/connector"
import { asked } from "@boxport/connector/target"
import type { JsonObject } from "@boxport/model"
import { Effect } from "effect"
import type { Context } from "./Context.ts"
import { markerOfOrder, orderAt } from "./Look.ts"
import { uuidOf } from "./Orders.ts"
import { alike, type Survey } from "./There.ts"

/**
 * Reads the orders without a mark of those events that an earlier run may have made, one request each: those of the name
 * and moment of an event of the source. Of no other event an order can be ours.
 */
export const survey =
  (context: Context) =>
  <E>({ source, there, unmarked }: Sides<E>): Effect.Effect<JsonObject, ConnectorError | E> =>
    Effect.gen(function* () {
      yield* asked(context.client.ping())
      const events = new Map(source.events.flatMap((event) => alike(event, there.events)).map((row) => [row.id, row]))
      const orders: { [marker: string]: Survey["orders"][string] } = {}
      for (const { id, native_id: event } of events.values()) {
        for (const uuid of yield* unmarked(id)) {
          const order = yield* orderAt(context, event, uuid)
          const marker = order === null ? null : markerOfOrder(order)
          if (order === null || marker === null) continue
          const tickets = (order.tickets ?? []).map((ticket) => uuidOf(ticket.uuid))
          orders[marker] = { order: uuidOf(order.uuid), event, tickets }
        }
      }
      return { orders }
    })

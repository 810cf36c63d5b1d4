/**
 * What is there at the target, as it was read: for planning, and for what verification expects of it.
 *
 * @module
 */
import type { Existing } from "@boxport/connector"
import type { JsonObject } from "@boxport/model"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem } from "../state/Database.ts"
import { reader } from "./Rows.ts"
import type { Side } from "./Staging.ts"

interface Counted {
  readonly id: string
  readonly tickets: number
  readonly marked: number
}

const byId = (lines: ReadonlyArray<Counted>) =>
  new Map(lines.map(({ id, marked, tickets }) => [id, { all: tickets, marked }]))

/** How many tickets the events of a side have and, valid ones, its ticket types; and how many of them are Boxport's. */
const ticketCounts = Effect.fnUntraced(function* (migration: string, side: Side) {
  const sql = yield* SqlClient.SqlClient
  const among = sql`FROM staged LEFT JOIN markers ON markers.migration = staged.migration AND markers.side = staged.side
    AND markers.entity = 'tickets' AND markers.id = staged.id
    WHERE staged.migration = ${migration} AND staged.side = ${side} AND staged.entity = 'tickets'`
  const counts = sql.literal("count(DISTINCT staged.id) AS tickets, count(DISTINCT markers.id) AS marked")
  const tickets = yield* sql<Counted>`SELECT staged.event_id AS id, ${counts} ${among}
    AND staged.event_id IS NOT NULL GROUP BY staged.event_id`
  const issued = yield* sql<Counted>`SELECT json_extract(staged.text, '$.ticket_type_id') AS id, ${counts} ${among}
    AND json_extract(staged.text, '$.status') = 'valid' AND json_extract(staged.text, '$.ticket_type_id') IS NOT NULL
    GROUP BY json_extract(staged.text, '$.ticket_type_id')`
  return { tickets: byId(tickets), issued: byId(issued) }
}, during("count tickets"))

/**
 * What a side of a migration that was read from the target has.
 *
 * @param known what is known to be made, and what of it was only found
 * @param survey what the target's survey found
 */
export const existingAt = Effect.fnUntraced(function* (
  migration: string,
  side: Side,
  known: Pick<Existing, "made" | "found">,
  survey: JsonObject,
) {
  const there = yield* reader(migration, side)
  const existing: Existing = {
    ...known,
    events: yield* there.all("events"),
    ticketTypes: yield* there.all("ticket_types"),
    questions: yield* there.all("questions"),
    discounts: yield* there.all("discounts"),
    vouchers: yield* there.all("vouchers"),
    activities: yield* there.all("activities"),
    ...(yield* ticketCounts(migration, side)),
    survey,
  }
  return existing
})

/** Native ids of the orders of an event at the target that stand and carry no marker, nor does any of their tickets. */
export const unmarkedOrders = (
  migration: string,
  event: string,
): Effect.Effect<ReadonlyArray<string>, StateProblem, SqlClient.SqlClient> =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    Effect.map(
      during("look for orders without a marker")(
        sql<{ readonly native_id: string }>`SELECT json_extract(bought.text, '$.native_id') AS native_id
          FROM staged AS bought
          LEFT JOIN staged AS held ON held.migration = bought.migration AND held.side = bought.side
            AND held.entity = 'tickets' AND held.order_id = bought.id
          LEFT JOIN markers AS of_ticket ON of_ticket.migration = bought.migration AND of_ticket.side = bought.side
            AND of_ticket.entity = 'tickets' AND of_ticket.id = held.id
          LEFT JOIN markers AS of_order ON of_order.migration = bought.migration AND of_order.side = bought.side
            AND of_order.entity = 'orders' AND of_order.id = bought.id
          WHERE bought.migration = ${migration} AND bought.side = 'target' AND bought.entity = 'orders'
            AND bought.event_id = ${event} AND json_extract(bought.text, '$.status') NOT IN ('refunded', 'cancelled')
          GROUP BY bought.id HAVING count(of_ticket.id) + count(of_order.id) = 0
          ORDER BY bought.sort, bought.id`,
      ),
      (lines) => lines.map(({ native_id }) => native_id),
    ),
  )

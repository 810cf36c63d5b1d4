/**
 * What is there at the target, as it was read: for planning, and for what verification expects of it.
 *
 * @module
 */
import { elsewhere, type Existing } from "@boxport/connector"
import type { JsonObject, Rows } from "@boxport/model"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { toFind } from "../state/Batches.ts"
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

/** The side that was read from the source with one that was read from the target. */
const readWith = (side: Side): Side => (side === "checked_target" ? "checked_source" : "source")

/**
 * Events that could be taken for another: of which there are several of one name and moment, on this side or among the
 * source's, and those named as one of the source's of which nobody knows for which it stands.
 */
const mistakable = (
  events: ReadonlyArray<Rows["events"]>,
  sources: ReadonlyArray<Rows["events"]>,
  isKnown: (event: Rows["events"]) => boolean,
) => {
  const keyOf = ({ starts_at, title }: Rows["events"]): string => JSON.stringify([title, starts_at])
  const counts = new Map<string, number>()
  for (const all of [events, sources]) {
    for (const [key, { length }] of Map.groupBy(all, keyOf)) counts.set(key, Math.max(counts.get(key) ?? 0, length))
  }
  const wanted = new Set(sources.map(keyOf))
  return events.filter((event) => (counts.get(keyOf(event)) ?? 0) > 1 || (wanted.has(keyOf(event)) && !isKnown(event)))
}

/** How many valid tickets of these events at the target are those of which event of the source. */
const originsOf = Effect.fnUntraced(function* (migration: string, side: Side, events: ReadonlyArray<Rows["events"]>) {
  const sql = yield* SqlClient.SqlClient
  const origins = new Map(events.map(({ id }) => [id, new Map<string, number>()]))
  for (const some of toFind(events.map(({ id }) => id))) {
    const lines = yield* sql<{ readonly id: string; readonly source: string | null; readonly tickets: number }>`SELECT
      held.event_id AS id, own.event_id AS source, count(DISTINCT held.id) AS tickets FROM staged AS held
      JOIN markers ON markers.migration = held.migration AND markers.side = held.side AND markers.entity = 'tickets'
        AND markers.id = held.id
      LEFT JOIN staged AS own ON own.migration = held.migration AND own.side = ${readWith(side)} AND own.entity = 'tickets'
        AND own.id = markers.source
      WHERE held.migration = ${migration} AND held.side = ${side} AND held.entity = 'tickets'
        AND json_extract(held.text, '$.status') = 'valid' AND ${sql.in("held.event_id", some)}
      GROUP BY held.event_id, own.event_id`
    for (const { id, source, tickets } of lines) origins.get(id)?.set(source ?? elsewhere, tickets)
  }
  return origins
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
  known: Pick<Existing, "made" | "found" | "holder">,
  survey: JsonObject,
) {
  const there = yield* reader(migration, side)
  const events = yield* there.all("events")
  const sources = yield* (yield* reader(migration, readWith(side))).all("events")
  // Verification finds the only one of its name and moment whatever tickets it has.
  const isKnown = ({ native_id }: Rows["events"]): boolean =>
    side !== "target" || known.holder("events", native_id) !== null
  const existing: Existing = {
    ...known,
    events,
    ticketTypes: yield* there.all("ticket_types"),
    questions: yield* there.all("questions"),
    discounts: yield* there.all("discounts"),
    vouchers: yield* there.all("vouchers"),
    activities: yield* there.all("activities"),
    ...(yield* ticketCounts(migration, side)),
    origins: yield* originsOf(migration, side, mistakable(events, sources, isKnown)),
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

/**
 * Staged rows, read back.
 *
 * @module
 */
import type { Rows, TableName } from "@boxport/model"
import { Effect } from "effect"
import { SqlClient, type SqlError, type Statement } from "effect/sql"
import { toFind } from "../state/Batches.ts"
import { during, type StateProblem } from "../state/Database.ts"
import { storedRows } from "../state/StoredRows.ts"
import type { Side } from "./Staging.ts"

/**
 * Rows taken at once where there may be many. What is made of a page should be garbage by the time that V8 looks what is
 * still in use; of pages of 200 orders, 100 MB a second came into its old generation.
 */
export const pageSize = 50

/** A row that the state holds as text. */
interface Kept {
  readonly id: string
  readonly sort: string
  readonly text: string
}

/** Reads of one side of a migration. */
export const reader = Effect.fnUntraced(function* (migration: string, side: Side) {
  const sql = yield* SqlClient.SqlClient
  const of = (entity: TableName) => sql`migration = ${migration} AND side = ${side} AND entity = ${entity}`
  const select = sql.literal("SELECT id, sort, text FROM staged WHERE")
  const order = sql.literal("ORDER BY sort, id")

  /** An order that belongs to no event is not come by: its tickets are as those without one. */
  const orderless = sql`(order_id IS NULL OR NOT EXISTS (SELECT 1 FROM staged AS bought WHERE bought.migration = ${migration}
    AND bought.side = ${side} AND bought.entity = 'orders' AND bought.id = staged.order_id AND bought.event_id IS NOT NULL))`

  const run = <Name extends TableName>(
    entity: Name,
    statement: Effect.Effect<ReadonlyArray<Kept>, SqlError.SqlError>,
  ) => Effect.flatMap(during("read rows")(statement), (kept) => storedRows(entity, kept))

  const count = (which: Statement.Fragment) =>
    Effect.map(
      during("read rows")(sql<{ readonly found: number }>`SELECT count(*) AS found FROM staged WHERE ${which}`),
      ([row]) => row?.found ?? 0,
    )

  return {
    /** Every row of a table that has few: events, vouchers. */
    all: <Name extends TableName>(entity: Name) => run(entity, sql<Kept>`${select} ${of(entity)} ${order}`),
    /** The rows of an event; of those that belong to none for null. */
    ofEvent: <Name extends TableName>(entity: Name, event: string | null) =>
      run(
        entity,
        event === null
          ? sql<Kept>`${select} ${of(entity)} AND event_id IS NULL ${order}`
          : sql<Kept>`${select} ${of(entity)} AND event_id = ${event} ${order}`,
      ),
    /** The rows of an event after a place, a page of them, and the place of the last one. */
    pageOfEvent: Effect.fnUntraced(function* <Name extends TableName>(
      entity: Name,
      event: string,
      after: Place,
      only: "all" | "without order",
    ) {
      const loose = only === "all" ? sql`` : sql`AND ${orderless}`
      const kept = yield* during("read rows")(
        sql<Kept>`${select} ${of(entity)} AND event_id = ${event} ${loose}
          AND (sort > ${after.sort} OR (sort = ${after.sort} AND id > ${after.id})) ${order} LIMIT ${pageSize}`,
      )
      const last = kept.at(-1)
      const rows = yield* storedRows(entity, kept)
      return { rows, next: last === undefined || kept.length < pageSize ? null : { sort: last.sort, id: last.id } }
    }),
    /** The rows that belong to some orders, or to some tickets. */
    ofOwners: <Name extends TableName>(
      entity: Name,
      owner: "order_id" | "ticket_id",
      ids: ReadonlyArray<string>,
    ): Effect.Effect<ReadonlyArray<Rows[Name]>, StateProblem> =>
      Effect.map(
        Effect.forEach(toFind(ids), (some) =>
          run(entity, sql<Kept>`${select} ${of(entity)} AND ${sql.in(owner, some)} ${order}`),
        ),
        (found) => found.flat(),
      ),
    /** Rows by their ids; what is not there is left out. */
    byIds: <Name extends TableName>(
      entity: Name,
      ids: ReadonlyArray<string>,
    ): Effect.Effect<ReadonlyArray<Rows[Name]>, StateProblem> =>
      Effect.map(
        Effect.forEach(toFind(ids), (some) =>
          run(entity, sql<Kept>`${select} ${of(entity)} AND ${sql.in("id", some)} ${order}`),
        ),
        (found) => found.flat(),
      ),
    /** How many rows of a table belong to no event; of tickets those that do not come with an order either. */
    ofNoEvent: (entity: TableName) => count(sql`${of(entity)} AND event_id IS NULL AND ${orderless}`),
    /** How many rows a table has. */
    countOf: (entity: TableName) => count(of(entity)),
  }
})

/** A place in a list that is ordered by sort and id. */
export interface Place {
  readonly sort: string
  readonly id: string
}

/** Before the first row. */
export const start: Place = { sort: "", id: "" }

/**
 * The rows that a job has read, kept in the state, and those that a run of it is reading. A row that comes again is
 * told from a changed one by a hash of its text; what a run reads counts only once all of it is in.
 *
 * @module
 */
import { createHash } from "node:crypto"
import { changedTables, type EventMark, type KeptSales, type SalesRead, Seen } from "@boxport/connector"
import { parseId, rowText, type Rows, type RowsByTable, type TableName } from "@boxport/model"
import { Array as Arr, Effect, Option, Stream } from "effect"
import { SqlClient, type Statement } from "effect/sql"
import { toWrite } from "../state/Batches.ts"
import { during, type StateProblem, atOnce } from "../state/Database.ts"

/** Rows a page of a listing has. */
const listed = 500

interface Line {
  readonly [column: string]: string | null
}

/** What a run has to do with an event: it reads all of its sales, it has none any more, it reads only changes. */
const [whole, noMore, changesOnly] = [0, 1, 2]

/** The tables of the orders and tickets that rows of others stand and fall with. */
const parents: { readonly [table in TableName]?: TableName } = { order_lines: "orders", answers: "tickets" }

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url")

/** The event that a row stands and falls with; null for one of the whole account. */
const eventOf = (table: TableName, id: string, row: object): string | null => {
  if (table === "events") return id
  const event: unknown = "event_id" in row ? row.event_id : null
  return typeof event === "string" ? event : null
}

/** Forgets what a run has read that came to no end. */
export const clear = Effect.fnUntraced(function* (job: string) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`DELETE FROM sync_incoming WHERE job = ${job}`
  yield* sql`DELETE FROM sync_scope WHERE job = ${job}`
})

/** Forgets everything that a job has read. */
export const forgetAll = Effect.fnUntraced(function* (job: string) {
  const sql = yield* SqlClient.SqlClient
  yield* clear(job)
  for (const table of ["sync_rows", "sync_events", "syncs"]) yield* sql`DELETE FROM ${sql(table)} WHERE job = ${job}`
})

/** The order or ticket that a row stands and falls with. */
const parentOf = (table: TableName, row: object): string | null => {
  const parent: unknown =
    table === "order_lines" && "order_id" in row
      ? row.order_id
      : table === "answers" && "ticket_id" in row
        ? row.ticket_id
        : null
  return typeof parent === "string" ? parent : null
}

const takeTable = Effect.fnUntraced(function* <Name extends TableName>(
  job: string,
  entity: Name,
  rows: ReadonlyArray<Rows[Name]>,
) {
  const sql = yield* SqlClient.SqlClient
  // Of rows of one id that come twice the later one counts.
  const lines = [...new Map(rows.map((row) => [row.id, row])).values()].map((row) => {
    const text = rowText(entity, row)
    return {
      job,
      entity,
      id: row.id,
      event_id: eventOf(entity, row.id, row),
      parent: parentOf(entity, row),
      hash: hashOf(text),
      text,
    }
  })
  for (const some of toWrite(lines)) {
    const known = yield* sql<{ readonly id: string; readonly hash: string }>`
      SELECT id, hash FROM sync_rows WHERE job = ${job} AND entity = ${entity} AND ${sql.in(
        "id",
        some.map(({ id }) => id),
      )}`
    const hashes = new Map(known.map(({ hash, id }) => [id, hash]))
    const incoming = Arr.map(some, (line): Line => (hashes.get(line.id) === line.hash ? { ...line, text: null } : line))
    yield* sql`INSERT INTO sync_incoming ${sql.insert(incoming)}
      ON CONFLICT (job, entity, id) DO UPDATE SET event_id = excluded.event_id, parent = excluded.parent,
        hash = excluded.hash, text = excluded.text`
  }
})

/** Takes the rows of a page, all or none. */
export const take = (
  job: string,
  tables: ReadonlyArray<TableName>,
  rows: RowsByTable,
): Effect.Effect<void, StateProblem, SqlClient.SqlClient> => {
  const given = tables.filter((table) => (rows[table]?.length ?? 0) > 0)
  if (given.length === 0) return Effect.void
  return Effect.forEach(given, (table) => takeTable(job, table, rows[table] ?? []), { discard: true }).pipe(
    atOnce("keep rows"),
  )
}

/** Of which events a run has read the sales, and which are no more. */
export interface Scope {
  readonly read: ReadonlyArray<string>
  readonly gone: ReadonlyArray<string>
}

/** Which rows of a table a run would have met if they were still there. */
export interface Reach {
  /** All of them. */
  readonly all: boolean
  /** Those of the events that were read. */
  readonly events: boolean
  /** Those of no event. */
  readonly withoutEvent: boolean
}

/** Notes the events that a run has to do with. */
export const putScope: (job: string, scope: Scope) => Effect.Effect<void, StateProblem, SqlClient.SqlClient> =
  Effect.fnUntraced(function* (job, { gone, read }) {
    const sql = yield* SqlClient.SqlClient
    const lines = [
      ...read.map((event) => ({ job, event, gone: whole })),
      ...gone.map((event) => ({ job, event, gone: noMore })),
    ]
    yield* Effect.forEach(toWrite(lines), (some) => sql`INSERT INTO sync_scope ${sql.insert(some)}`).pipe(
      atOnce("note events"),
    )
  })

/** Notes that of an event only changes were read. */
export const putChanges = (job: string, event: string): Effect.Effect<void, StateProblem, SqlClient.SqlClient> =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    during("note events")(sql`UPDATE sync_scope SET gone = ${changesOnly} WHERE job = ${job} AND event = ${event}`),
  )

/** What was kept of an event's orders and tickets, if there are so many that it is worth asking for changes alone. */
export const salesOf: (
  job: string,
  event: string,
  from: number,
) => Effect.Effect<KeptSales | null, StateProblem, SqlClient.SqlClient> = Effect.fnUntraced(
  function* (job, event, from) {
    const sql = yield* SqlClient.SqlClient
    const [line] = yield* during("look up events")(
      sql<{ readonly memo: string | null; readonly rows: number }>`SELECT memo, (SELECT COUNT(*) FROM sync_rows
        WHERE job = ${job} AND entity IN ('orders', 'tickets') AND event_id = ${event}) AS rows
        FROM sync_events WHERE job = ${job} AND event = ${event}`,
    )
    if (line === undefined || line.memo === null || line.rows < from) return null
    const idsOf = (entity: "orders" | "tickets") =>
      paged((after) =>
        during("list rows")(sql<KeptRow>`SELECT id, '' AS text FROM sync_rows WHERE job = ${job}
          AND entity = ${entity} AND event_id = ${event} AND id > ${after} ORDER BY id LIMIT ${listed}`),
      ).pipe(
        Stream.runFold(
          () => new Seen(),
          (seen, rows) => {
            for (const { id } of rows) seen.add(parseId(id)?.native ?? id)
            return seen
          },
        ),
      )
    return { memo: line.memo, orders: yield* idsOf("orders"), tickets: yield* idsOf("tickets") }
  },
)

/** Whether what was kept of an event and what a run has read come to as many as the platform says. */
export const comesOut: (
  job: string,
  event: string,
  counts: NonNullable<SalesRead["counts"]>,
) => Effect.Effect<boolean, StateProblem, SqlClient.SqlClient> = Effect.fnUntraced(function* (job, event, counts) {
  const sql = yield* SqlClient.SqlClient
  const countOf = (entity: "orders" | "tickets", status: string) =>
    during("count rows")(
      sql<{ readonly rows: number; readonly some: number }>`
        SELECT COUNT(*) AS rows, COALESCE(SUM(CASE WHEN text LIKE ${`%"status":"${status}"%`} THEN 1 ELSE 0 END), 0) AS some
        FROM (SELECT text FROM sync_incoming
            WHERE job = ${job} AND entity = ${entity} AND event_id = ${event} AND text IS NOT NULL
          UNION ALL SELECT k.text FROM sync_rows k
            WHERE k.job = ${job} AND k.entity = ${entity} AND k.event_id = ${event} AND NOT EXISTS (
              SELECT 1 FROM sync_incoming i
              WHERE i.job = k.job AND i.entity = k.entity AND i.id = k.id AND i.text IS NOT NULL)) AS merged`,
    )
  const [orders] = yield* countOf("orders", "cancelled")
  const [tickets] = yield* countOf("tickets", "void")
  return (
    orders?.rows === counts.orders &&
    orders.some === counts.cancelledOrders &&
    tickets?.rows === counts.tickets &&
    tickets.some === counts.voidTickets
  )
})

/** Marks the kept rows of a table that are within reach and were not met as gone, and counts what has changed. */
export const compare: (
  job: string,
  table: TableName,
  reach: Reach,
) => Effect.Effect<{ readonly changed: number; readonly deleted: number }, StateProblem, SqlClient.SqlClient> =
  Effect.fnUntraced(function* (job, table, reach) {
    const sql = yield* SqlClient.SqlClient
    const within: Array<Statement.Fragment> = [
      sql`k.event_id IN (SELECT event FROM sync_scope WHERE job = ${job} AND gone = ${noMore})`,
    ]
    if (reach.all) within.push(sql`1 = 1`)
    if (reach.events) {
      const readWhole = sql.in("gone", changedTables.includes(table) ? [whole] : [whole, changesOnly])
      within.push(sql`k.event_id IN (SELECT event FROM sync_scope WHERE job = ${job} AND ${readWhole})`)
      const above = parents[table]
      if (above !== undefined) {
        within.push(sql`k.parent IN (SELECT id FROM sync_incoming
          WHERE job = ${job} AND entity = ${above} AND hash IS NOT NULL)`)
      }
    }
    if (reach.withoutEvent) within.push(sql`k.event_id IS NULL`)
    yield* sql`INSERT INTO sync_incoming (job, entity, id, event_id, hash, text)
      SELECT k.job, k.entity, k.id, k.event_id, NULL, NULL FROM sync_rows k
      WHERE k.job = ${job} AND k.entity = ${table} AND ${sql.or(within)} AND NOT EXISTS (
        SELECT 1 FROM sync_incoming i WHERE i.job = k.job AND i.entity = k.entity AND i.id = k.id)`.pipe(
      during("compare rows"),
    )
    const [counts] = yield* during("compare rows")(
      sql<{ readonly changed: number; readonly deleted: number }>`
        SELECT COUNT(text) AS changed, COALESCE(SUM(CASE WHEN hash IS NULL THEN 1 ELSE 0 END), 0) AS deleted
        FROM sync_incoming WHERE job = ${job} AND entity = ${table}`,
    )
    return counts ?? { changed: 0, deleted: 0 }
  })

/** A row as it is kept. */
export interface KeptRow {
  readonly id: string
  readonly text: string
}

/** Pages of rows by their ids, so that nothing is being read while a page is written. */
const paged = (
  query: (after: string) => Effect.Effect<ReadonlyArray<KeptRow>, StateProblem, SqlClient.SqlClient>,
): Stream.Stream<ReadonlyArray<KeptRow>, StateProblem, SqlClient.SqlClient> =>
  Stream.paginate("", (after) =>
    Effect.map(query(after), (rows) => {
      const last = rows.at(-1)
      return [[rows], rows.length < listed || last === undefined ? Option.none() : Option.some(last.id)] as const
    }),
  )

/** All kept rows of a table, by their ids. */
export const rowsOf = (job: string, table: TableName) =>
  paged((after) =>
    Effect.flatMap(SqlClient.SqlClient, (sql) =>
      during("list rows")(sql<KeptRow>`SELECT id, text FROM sync_rows
        WHERE job = ${job} AND entity = ${table} AND id > ${after} ORDER BY id LIMIT ${listed}`),
    ),
  )

/** The rows of a table that a run found changed, or new. */
export const changesOf = (job: string, table: TableName) =>
  paged((after) =>
    Effect.flatMap(SqlClient.SqlClient, (sql) =>
      during("list changes")(sql<KeptRow>`SELECT id, text FROM sync_incoming
        WHERE job = ${job} AND entity = ${table} AND text IS NOT NULL AND id > ${after} ORDER BY id LIMIT ${listed}`),
    ),
  )

/** The rows of a table that a run found gone, as they were. */
export const deletionsOf = (job: string, table: TableName) =>
  paged((after) =>
    Effect.flatMap(SqlClient.SqlClient, (sql) =>
      during("list deletions")(sql<KeptRow>`SELECT k.id AS id, k.text AS text
        FROM sync_incoming i JOIN sync_rows k ON k.job = i.job AND k.entity = i.entity AND k.id = i.id
        WHERE i.job = ${job} AND i.entity = ${table} AND i.hash IS NULL AND i.id > ${after} ORDER BY i.id LIMIT ${listed}`),
    ),
  )

/** The mark of an event that looks different whatever the platform shows of it. */
const unlikeAny = ""

/**
 * Lets what a run has read take the place of what was kept. To be used in a transaction.
 *
 * @param memos what sources have told of the events read, by their keys; null where these could not be read whole, so that
 *   they are read again by the next run
 */
export const merge = Effect.fnUntraced(function* (
  job: string,
  read: ReadonlyArray<EventMark>,
  memos: ReadonlyMap<string, string | null> | null,
) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`DELETE FROM sync_rows WHERE job = ${job} AND EXISTS (SELECT 1 FROM sync_incoming i
    WHERE i.job = sync_rows.job AND i.entity = sync_rows.entity AND i.id = sync_rows.id AND i.hash IS NULL)`
  yield* sql`INSERT INTO sync_rows (job, entity, id, event_id, parent, hash, text)
    SELECT job, entity, id, event_id, parent, hash, text FROM sync_incoming WHERE job = ${job} AND text IS NOT NULL
    ON CONFLICT (job, entity, id) DO UPDATE SET event_id = excluded.event_id, parent = excluded.parent,
      hash = excluded.hash, text = excluded.text`
  yield* sql`DELETE FROM sync_events WHERE job = ${job} AND event IN
    (SELECT event FROM sync_scope WHERE job = ${job} AND gone = ${noMore})`
  for (const some of toWrite(read)) {
    const marks = Arr.map(some, ({ key, mark }): Line => ({
      job,
      event: key,
      mark: memos === null ? unlikeAny : mark,
      memo: memos?.get(key) ?? null,
    }))
    yield* sql`INSERT INTO sync_events ${sql.insert(marks)} ON CONFLICT (job, event) DO UPDATE SET mark = excluded.mark, memo = excluded.memo`
  }
  yield* clear(job)
})

/** How many rows are kept, by table and event; those of no event under the empty text. */
export const countRows: (
  job: string,
) => Effect.Effect<(table: TableName, event?: string | null) => number, StateProblem, SqlClient.SqlClient> =
  Effect.fnUntraced(function* (job) {
    const sql = yield* SqlClient.SqlClient
    const lines = yield* during("count rows")(
      sql<{ readonly entity: string; readonly event_id: string | null; readonly rows: number }>`
      SELECT entity, event_id, COUNT(*) AS rows FROM sync_rows WHERE job = ${job} GROUP BY entity, event_id`,
    )
    const counts = new Map<string, number>()
    for (const { entity, event_id, rows } of lines) {
      counts.set(`${entity} ${event_id ?? ""}`, rows)
      counts.set(entity, (counts.get(entity) ?? 0) + rows)
    }
    return (table, event) => counts.get(event === undefined ? table : `${table} ${event ?? ""}`) ?? 0
  })

/** The events that kept ticket types belong to, by their keys. */
export const ticketTypes: (
  job: string,
) => Effect.Effect<ReadonlyMap<string, string>, StateProblem, SqlClient.SqlClient> = Effect.fnUntraced(function* (job) {
  const sql = yield* SqlClient.SqlClient
  const lines = yield* during("look up ticket types")(
    sql<{ readonly id: string; readonly event_id: string }>`SELECT id, event_id FROM sync_rows
        WHERE job = ${job} AND entity = 'ticket_types' AND event_id IS NOT NULL`,
  )
  return new Map(lines.map(({ event_id, id }) => [id, event_id]))
})

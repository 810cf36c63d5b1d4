/**
 * Reading into the state, and what is gone because it was not met.
 *
 * @module
 */
import { join } from "node:path"
import type { ReadQuery, Rereading, SalesRead, Source } from "@boxport/connector"
import { openJsonLines } from "@boxport/formats"
import { Instant, type RowsByTable, type TableName, tableNames } from "@boxport/model"
import { Effect } from "effect"
import { rejectedFile, rejectedLine } from "../Files.ts"
import { asked, type Page, readAll } from "../Reading.ts"
import * as Tally from "../Tally.ts"
import * as Kept from "./Kept.ts"
import type { SyncOptions } from "./Options.ts"

/** When the latest order was created, in Unix milliseconds; null where none tells. */
const latestOf = (rows: RowsByTable, before: number | null): number | null =>
  (rows.orders ?? []).reduce<number | null>(
    (latest, { created_at }) => (created_at === null ? latest : Math.max(latest ?? 0, Instant.toMillis(created_at))),
    before,
  )

/** Reads into the state, page by page; rejected records go to their file. */
export const gather = Effect.fnUntraced(function* (
  source: Source,
  query: ReadQuery,
  options: SyncOptions,
  folder: string,
  keyOf: (event: string) => string,
) {
  const { job } = options
  const tables = tableNames.filter((table) => query.tables.has(table))
  const wanted = asked(options.tables)
  let tally = Tally.empty
  let createdUpTo: number | null = null
  const rejected = yield* Effect.cached(openJsonLines(join(folder, rejectedFile)))
  const sales = new Map<string, SalesRead>()
  const told = (read: SalesRead) => void sales.set(read.event, read)
  const takePage = Effect.fnUntraced(function* (page: Page) {
    if (page.rejected.length > 0) yield* (yield* rejected).write(page.rejected.map(rejectedLine))
    yield* Kept.take(job, tables, page.rows)
    createdUpTo = latestOf(page.rows, createdUpTo)
  })
  const take = Effect.fnUntraced(function* (asking: ReadQuery) {
    tally = yield* readAll(source, { ...asking, told }, wanted, tally, takePage)
  })
  yield* take(query)

  // Where changes do not come out with what there should be, something changed that was not told: all of it is read.
  const missed = new Set<string>()
  for (const { counts, event } of sales.values()) {
    if (counts !== null && !(yield* Kept.comesOut(job, event, counts))) missed.add(event)
  }
  const { again } = query
  const unsure = [...(again?.events ?? [])].filter((id) => missed.has(keyOf(id)))
  if (again !== undefined && unsure.length > 0) {
    yield* take({ ...query, again: { ...again, events: new Set(unsure), kept: () => Effect.succeed(null) } })
  }
  for (const { counts, event } of sales.values()) if (counts !== null) yield* Kept.putChanges(job, event)
  if (tally.rejected > 0) yield* (yield* rejected).close
  return { tally, createdUpTo, memos: new Map(Array.from(sales.values(), ({ event, memo }) => [event, memo])) }
}, Effect.scoped)

/** Whether a table's rows were read whole, as far as they were asked for. */
const isWhole = ({ resources }: Tally.Tally, { feeds }: Rereading, table: TableName): boolean => {
  const feeding = [...resources].filter(([resource]) => feeds[resource]?.includes(table) ?? true)
  return (
    feeding.some(([resource]) => feeds[resource]?.includes(table)) &&
    feeding.every(([, { complete, done }]) => complete && done)
  )
}

/** Which rows of a table are gone if they were not met. */
export const reachOf = (rereading: Rereading, tally: Tally.Tally, isFull: boolean, table: TableName): Kept.Reach => {
  const whole = isWhole(tally, rereading, table)
  return {
    all: whole && (isFull || rereading.whole.has(table)),
    events: whole,
    withoutEvent: whole && rereading.withoutEvent.has(table),
  }
}

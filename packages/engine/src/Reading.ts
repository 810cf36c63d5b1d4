/**
 * Reading a source page by page, whatever becomes of the pages.
 *
 * @module
 */
import type { ConnectorError, Reading, ReadQuery, Source, Usage } from "@boxport/connector"
import { type TableName, tableNames } from "@boxport/model"
import { Effect, Stream } from "effect"
import { type ExportProgress, Progress } from "./Progress.ts"
import * as Tally from "./Tally.ts"

/** The tables asked for, each once and in the model's order. */
export const asked = (tables: ReadonlyArray<TableName>): ReadonlyArray<TableName> =>
  tables.length === 0 ? tableNames : tableNames.filter((table) => tables.includes(table))

/** How far a reading is. */
const progressOf = (tally: Tally.Tally, usage: Usage): ExportProgress => ({
  resources: Array.from(tally.resources, ([resource, { read, stated, done }]) => ({ resource, read, stated, done })),
  rows: tally.rows,
  rejected: tally.rejected,
  requests: usage.requests,
  budget: usage.budget,
})

/** A page of records with the rows made of them. */
export type Page = Extract<Reading, { readonly _tag: "Page" }>

/**
 * Reads what a query asks for and hands over its pages; at most one is read ahead of the one being taken. `Progress` is told
 * after every reading.
 *
 * @param tables the tables whose rows count
 * @param before what was read before
 */
export const readAll = <E, R>(
  source: Source,
  query: ReadQuery,
  tables: ReadonlyArray<TableName>,
  before: Tally.Tally,
  take: (page: Page) => Effect.Effect<void, E, R>,
): Effect.Effect<Tally.Tally, ConnectorError | E, R> =>
  Effect.gen(function* () {
    const { report } = yield* Progress
    let tally = before
    yield* source.read(query).pipe(
      // Nothing waits between reader and taker: the reader holds its page until it is taken.
      Stream.bufferArray({ capacity: 0 }),
      Stream.runForEach(
        Effect.fnUntraced(function* (reading) {
          if (reading._tag === "Page") yield* take(reading)
          tally = Tally.add(tally, reading, tables)
          yield* report(progressOf(tally, yield* source.usage))
        }),
      ),
    )
    return tally
  })

import { Budgets, type ReadQuery, type Reading, type Source, Transport, type Warning } from "@boxport/connector"
import { type Rows, type TableName, tableNames } from "@boxport/model"
import { type ConnectionOptions, makeSource } from "@boxport/tito"
import { type Hooks, startTwin, type Twin, type TwinOptions } from "@boxport/tito/twin"
import { Effect, Layer, Stream } from "effect"

/** The wire and the budgets of one test. */
export const services = Layer.mergeAll(Transport.layer, Budgets.layer)

/** A source that reads a twin. */
export const sourceOf = (twin: Twin, more: Partial<ConnectionOptions> = {}) =>
  Effect.gen(function* () {
    const context = yield* Layer.build(Layer.fresh(services))
    return yield* makeSource({
      connection: "conf",
      platform: "tito",
      account: twin.account,
      token: twin.token,
      baseUrl: twin.url,
      checkinUrl: twin.checkinUrl,
      ...more,
    }).pipe(Effect.provideContext(context))
  })

/** A twin and a source that reads it. */
export const twinAndSource = (options: TwinOptions & Hooks = {}, more: Partial<ConnectionOptions> = {}) =>
  Effect.gen(function* () {
    const twin = yield* startTwin(options)
    return { twin, source: yield* sourceOf(twin, more) }
  })

/** Everything a read gave. */
export interface Gathered {
  readonly readings: ReadonlyArray<Reading>
  readonly rows: <Name extends TableName>(table: Name) => ReadonlyArray<Rows[Name]>
  readonly rejected: Extract<Reading, { _tag: "Page" }>["rejected"]
  readonly warnings: ReadonlyArray<Warning>
  readonly complete: boolean
  /** How a resource ended. */
  readonly end: (resource: string) => Extract<Reading, { _tag: "End" }> | undefined
  readonly raw: (resource: string) => ReadonlyArray<object>
}

export const everything: ReadQuery = { events: [], tables: new Set(tableNames), raw: false }

/** Reads it all. */
export const gather = (source: Source, query: Partial<ReadQuery> = {}) =>
  Effect.map(Stream.runCollect(source.read({ ...everything, ...query })), (readings): Gathered => {
    const pages = readings.flatMap((reading) => (reading._tag === "Page" ? [reading] : []))
    return {
      readings,
      rows: (table) => {
        const rows: Array<Rows[typeof table]> = []
        for (const page of pages) rows.push(...(page.rows[table] ?? []))
        return rows
      },
      rejected: pages.flatMap((page) => page.rejected),
      warnings: readings.flatMap((reading) => (reading._tag === "Begin" ? [] : reading.warnings)),
      complete: readings.every((reading) => reading._tag !== "End" || reading.complete),
      end: (resource) =>
        readings.flatMap((reading) => (reading._tag === "End" && reading.resource === resource ? [reading] : []))[0],
      raw: (resource) => pages.flatMap((page) => page.raw[resource] ?? []),
    }
  })

/** JSON with bigints, for comparing and searching. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part)) ?? "undefined"

/** The rows of every table, in an order of their own. */
export const sortedRows = (gathered: Gathered): { readonly [table: string]: ReadonlyArray<string> } =>
  Object.fromEntries(tableNames.map((table) => [table, gathered.rows(table).map(textOf).toSorted()]))

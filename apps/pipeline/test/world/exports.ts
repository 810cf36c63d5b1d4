import { Budgets, type Reading, type Rejected, Transport, type Warning } from "@boxport/connector"
import { type Rows, type TableName, tableNames } from "@boxport/model"
import { Effect, Layer, Stream } from "effect"
import { type Twin, twins } from "../../src/Twins.ts"
import { openTwin } from "../support.ts"

/** Everything one platform's export holds. */
export interface Exported {
  readonly platform: string
  readonly rows: <Name extends TableName>(table: Name) => ReadonlyArray<Rows[Name]>
  readonly rejected: ReadonlyArray<Rejected>
  readonly attention: ReadonlyArray<Warning>
}

const exportOf = (twin: Twin, orders: number) =>
  Effect.gen(function* () {
    const running = yield* twin.start({ port: 0, orders, seed: 7 })
    const source = yield* openTwin(running)
    const readings = yield* Stream.runCollect(source.read({ events: [], tables: new Set(tableNames), raw: false }))
    const pages = readings.flatMap((reading): ReadonlyArray<Extract<Reading, { _tag: "Page" }>> =>
      reading._tag === "Page" ? [reading] : [],
    )
    const exported: Exported = {
      platform: twin.platform,
      rows: <Name extends TableName>(table: Name) =>
        pages.flatMap(({ rows }): ReadonlyArray<Rows[Name]> => rows[table] ?? []),
      rejected: pages.flatMap(({ rejected }) => rejected),
      attention: readings
        .flatMap((reading): ReadonlyArray<Warning> => (reading._tag === "Begin" ? [] : reading.warnings))
        .filter(({ attention }) => attention),
    }
    return exported
  })

/** The same world, exported from every platform's twin. */
export const exportAll = (orders: number) =>
  Effect.forEach(twins, (twin) => exportOf(twin, orders)).pipe(
    Effect.scoped,
    Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)),
  )

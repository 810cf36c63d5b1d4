import type { Reading } from "@boxport/connector"
import { exportTo, Progress } from "@boxport/engine"
import { type Format, formats } from "@boxport/formats"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Effect, Schema, Stream } from "effect"
import { makeFolder, options, readManifest } from "./support/Folders.ts"
import { memorySource, order, page, sourceOf, ticket } from "./support/MemorySource.ts"

describe("streaming", () => {
  it.effect("has two pages in flight at most: one being written, one read ahead", () =>
    Effect.gen(function* () {
      const to = yield* makeFolder
      const flight = { read: 0, written: 0, most: 0 }
      const pages = Stream.range(1, 1000).pipe(
        Stream.rechunk(1),
        Stream.mapEffect((n) =>
          Effect.sync((): Reading => {
            flight.read++
            flight.most = Math.max(flight.most, flight.read - flight.written)
            return page({ orders: [order(n)] })
          }),
        ),
      )
      const result = yield* exportTo(
        memorySource(() => pages),
        options(to),
      ).pipe(
        Effect.provideService(Progress, {
          // A slow writer: the reader gets every chance to run ahead.
          report: () =>
            Effect.andThen(
              Effect.replicateEffect(Effect.yieldNow, 5),
              Effect.sync(() => void flight.written++),
            ),
        }),
      )
      assert.deepStrictEqual(result.tables.orders, { rows: 1000 })
      assert.deepStrictEqual(flight, { read: 1000, written: 1000, most: 2 })
    }),
  )

  const pagesOf = (buyers: ReadonlyArray<string>, cuts: ReadonlyArray<number>): ReadonlyArray<Reading> => {
    const rows = buyers.map((buyer, n) => ({ order: order(n, buyer), ticket: ticket(n) }))
    const bounds = [0, ...cuts.map((cut) => Math.round(cut * rows.length)).toSorted((a, b) => a - b), rows.length]
    return bounds.slice(1).map((to, at) => {
      const part = rows.slice(bounds[at], to)
      return page({ orders: part.map(({ order }) => order), tickets: part.map(({ ticket }) => ticket) })
    })
  }

  const filesOf = Effect.fnUntraced(function* (format: Format, readings: ReadonlyArray<Reading>) {
    const to = yield* makeFolder
    yield* exportTo(sourceOf(...readings), options(to, { format }))
    return (yield* readManifest(to)).tables
  })

  const buyers = Arbitrary.array(Arbitrary.schema(Schema.String), { maxLength: 60 })
  const cuts = Arbitrary.array(Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))), {
    maxLength: 8,
  })

  for (const format of formats) {
    it.effect.prop(
      `gives the same ${format} files however rows are cut into pages`,
      [buyers, cuts],
      ([buyers, cuts]) =>
        Effect.scoped(
          Effect.gen(function* () {
            const whole = yield* filesOf(format, pagesOf(buyers, []))
            assert.strictEqual(whole["orders"]?.rows, buyers.length)
            assert.deepStrictEqual(yield* filesOf(format, pagesOf(buyers, cuts)), whole)
          }),
        ),
      { arbitrary: { runs: 30 } },
    )
  }
})

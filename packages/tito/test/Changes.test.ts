import { assert, describe, it } from "@effect/vitest"
import { type Again, type KeptSales, type SalesRead, Seen, type Source } from "@boxport/connector"
import type { TwinOptions } from "@boxport/tito/twin"
import { Effect } from "effect"
import { gather, type Gathered, twinAndSource } from "./support/reading.ts"

const event = "oresund-data-days-2026"

/** The one event, and what an earlier read left of it. */
const again = (kept: KeptSales | null): Again => ({
  events: new Set([event]),
  since: null,
  ticketTypes: new Map(),
  kept: () => Effect.succeed(kept),
})

/** Reads the sales of the event, and what was told of that. */
const readAgain = (source: Source, kept: KeptSales | null) =>
  Effect.gen(function* () {
    const reads: Array<SalesRead> = []
    const read = yield* gather(source, { again: again(kept), told: (one) => void reads.push(one) })
    const [told] = reads
    assert.lengthOf(reads, 1)
    return { read, told: told ?? assert.fail("nothing was told") }
  })

const seen = (rows: ReadonlyArray<{ readonly native_id: string }>) => {
  const ids = new Seen()
  for (const { native_id } of rows) ids.add(native_id)
  return ids
}

const keptOf = (read: Gathered, memo: string | null): KeptSales => ({
  orders: seen(read.rows("orders")),
  tickets: seen(read.rows("tickets")),
  memo: memo ?? assert.fail("no memo"),
})

/** A source whose event was read whole once. */
const readOnce = (options: TwinOptions = {}) =>
  Effect.gen(function* () {
    const { source, twin } = yield* twinAndSource({ orders: 400, ...options })
    const whole = yield* readAgain(source, null)
    assert.isNull(whole.told.counts)
    return { source, twin, whole: whole.read, memo: whole.told.memo }
  })

const unknown = { orders: -1, cancelledOrders: -1, tickets: -1, voidTickets: -1 }

describe("a read of changes", () => {
  it.effect("gives no more than has changed, and tells how many there should be", () =>
    Effect.gen(function* () {
      const { memo, source, whole } = yield* readOnce()
      const { read, told } = yield* readAgain(source, keptOf(whole, memo))
      assert.isBelow(read.rows("orders").length, whole.rows("orders").length / 4)
      const count = (rows: ReadonlyArray<{ readonly status: string }>, status: string) =>
        rows.filter((row) => row.status === status).length
      assert.deepStrictEqual(told.counts, {
        orders: whole.rows("orders").length,
        cancelledOrders: count(whole.rows("orders"), "cancelled"),
        tickets: whole.rows("tickets").length,
        voidTickets: count(whole.rows("tickets"), "void"),
      })
      assert.isString(told.memo)
      // Refunds are listed whole, with the orders of an earlier read.
      assert.deepStrictEqual(read.rows("refunds"), whole.rows("refunds"))
    }),
  )

  for (const resource of ["registrations", "tickets"] as const) {
    it.effect(`goes on where ${resource} are refused, and is not taken for all there is`, () =>
      Effect.gen(function* () {
        const { memo, source, twin, whole } = yield* readOnce()
        twin.setFaults([{ match: `/${event}/${resource}`, action: { type: "forbid" } }])
        const { read, told } = yield* readAgain(source, keptOf(whole, memo))
        assert.deepStrictEqual(told.counts, unknown)
        assert.isNull(told.memo)
        assert.deepStrictEqual(
          read.warnings.map(({ code, message }) => [code, message]),
          [["not_permitted", `${resource}: the credential may not read them`]],
        )
        assert.isFalse(read.end(resource)?.complete)
        assert.lengthOf(read.rows("check_ins"), whole.rows("check_ins").length)
      }),
    )
  }

  it.effect("is not asked for where refunds do not name their registration", () =>
    Effect.gen(function* () {
      const { memo, whole } = yield* readOnce({ withoutExpansions: ["registration"] })
      assert.isNotEmpty(whole.rows("refunds"))
      assert.isTrue(whole.rows("refunds").every(({ order_id }) => order_id !== null))
      assert.isNull(memo)
    }),
  )

  it.effect("is not enough once refunds no longer name their registration", () =>
    Effect.gen(function* () {
      const { memo, source, twin, whole } = yield* readOnce()
      twin.setFaults([
        { match: `/${event}/refunds`, action: { type: "corrupt", path: "refunds.0.registration", value: null } },
      ])
      const { told } = yield* readAgain(source, keptOf(whole, memo))
      assert.deepStrictEqual(told.counts, unknown)
      assert.isNull(told.memo)
    }),
  )
})

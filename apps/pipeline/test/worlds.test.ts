import { assert, describe, it } from "@effect/vitest"
import { hurry } from "@boxport/connector/testing"
import { Effect } from "effect"
import { expected } from "./world/expected.ts"
import { type Exported, exportAll } from "./world/exports.ts"
import { byNaturalKey, type Row } from "./world/keys.ts"

/** Ids and what hangs on them are each platform's own. */
const ownWords = /^(id|native_id|platform|account|url|extra|reference|payment_reference)$|_ids?$/

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part))

const differing = (a: Row, b: Row): ReadonlyArray<string> =>
  [...a.keys()].filter((field) => !ownWords.test(field) && textOf(a.get(field)) !== textOf(b.get(field)))

const pairs = (all: ReadonlyArray<Exported>) =>
  all.flatMap((a, index) => all.slice(index + 1).map((b) => [a, b] as const))

describe("one world, exported from three platforms", () => {
  it.effect("agrees wherever the platforms can say the same thing", () =>
    hurry(
      Effect.gen(function* () {
        const all = yield* exportAll(300)
        assert.deepStrictEqual(
          all.map(({ platform }) => platform),
          ["ticket-tailor", "ticketbutler", "tito"],
        )
        for (const { attention, platform, rejected } of all) {
          assert.deepStrictEqual([platform, rejected, attention], [platform, [], []])
        }
        const keyed = new Map(all.map((exported) => [exported.platform, byNaturalKey(exported)]))
        const seen = new Set<string>()
        const faults = new Map<string, string>()
        for (const [a, b] of pairs(all)) {
          const [left, right] = [keyed.get(a.platform) ?? {}, keyed.get(b.platform) ?? {}]
          for (const entity of Object.keys(left)) {
            for (const [key, row] of left[entity] ?? []) {
              const other = right[entity]?.get(key)
              if (other === undefined) continue
              for (const field of differing(row, other)) {
                const name = `${entity}.${field}`
                const reasons = [a.platform, b.platform].filter((platform) => expected[name]?.[platform] !== undefined)
                for (const platform of reasons) seen.add(`${name} ${platform}`)
                if (reasons.length > 0) continue
                const values = `${textOf(row.get(field))} and ${textOf(other.get(field))}`
                // One example of each will do.
                faults.set(
                  `${name} ${a.platform} ${b.platform}`,
                  `${name} of ${key}: ${a.platform} and ${b.platform} say ${values}`,
                )
              }
            }
          }
        }
        assert.deepStrictEqual([...faults.values()], [])
        const stale = Object.entries(expected).flatMap(([field, platforms]) =>
          Object.keys(platforms).flatMap((platform) =>
            seen.has(`${field} ${platform}`) ? [] : [`${field} ${platform}`],
          ),
        )
        assert.deepStrictEqual(stale, [])
      }),
    ),
  )

  it.effect("has every event, ticket type, order and ticket on each of them", () =>
    hurry(
      Effect.gen(function* () {
        const all = yield* exportAll(300)
        const [first, ...others] = all.map((exported) => ({ exported, keyed: byNaturalKey(exported) }))
        if (first === undefined) return assert.fail("no platform")
        const alone = first.exported.rows("tickets").filter(({ order_id }) => order_id === null).length
        assert.isAbove(alone, 0)
        for (const { exported, keyed } of others) {
          for (const entity of ["events", "ticket_types", "orders", "tickets"]) {
            const [here, there] = [first.keyed[entity], keyed[entity]]
            const missing = [...(here?.keys() ?? [])].filter((key) => there?.has(key) !== true)
            assert.deepStrictEqual(missing.slice(0, 3), [], `${entity} missing on ${exported.platform}`)
            // A ticket without an order has one of its own there.
            const more = entity === "orders" || entity === "tickets" ? alone : 0
            assert.strictEqual(there?.size, (here?.size ?? 0) + more, `${entity} on ${exported.platform}`)
          }
          assert.strictEqual(exported.rows("tickets").length, first.exported.rows("tickets").length)
        }
      }),
    ),
  )
})

/**
 * What a staged side looks like, short: to tell whether it has moved since, and where.
 *
 * @module
 */
import { createHash } from "node:crypto"
import { Effect, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem } from "../state/Database.ts"
import { incoming, type Side } from "./Staging.ts"

/** Of each table and event: how many rows there are, and a hash of them. */
export interface Fingerprint {
  readonly [tableAndEvent: string]: { readonly rows: number; readonly sha256: string }
}

/** The fingerprint of a side. */
export const fingerprint = (
  migration: string,
  side: Side | `incoming_${Side}`,
): Effect.Effect<Fingerprint, StateProblem, SqlClient.SqlClient> =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const hashes = new Map<string, { rows: number; readonly hash: ReturnType<typeof createHash> }>()
    yield* sql<{ readonly entity: string; readonly event_id: string | null; readonly text: string }>`
      SELECT entity, event_id, text FROM staged WHERE migration = ${migration} AND side = ${side}
      ORDER BY entity, id`.stream.pipe(
      Stream.runForEachArray((lines) =>
        Effect.sync(() => {
          for (const { entity, event_id, text } of lines) {
            const key = event_id === null ? entity : `${entity} of ${event_id}`
            const one = hashes.get(key) ?? { rows: 0, hash: createHash("sha256") }
            one.rows += 1
            one.hash.update(text).update("\n")
            hashes.set(key, one)
          }
        }),
      ),
      during("fingerprint"),
    )
    return Object.fromEntries(
      [...hashes]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { hash, rows }]) => [key, { rows, sha256: hash.digest("hex") }]),
    )
  })

/** Records named for each table and event that has moved. */
const mostNamed = 3

/** Records of one key that have changed between what is staged and what has just been read, a few of them, in words. */
const namesOf = Effect.fnUntraced(function* (migration: string, side: Side, key: string) {
  const sql = yield* SqlClient.SqlClient
  const now = incoming(side)
  const [entity = key, event = null] = key.split(" of ")
  const within = event === null ? sql`a.event_id IS NULL` : sql`a.event_id = ${event}`
  const compared = (of: string, other: string, word: string, when: string) =>
    Effect.map(
      during("compare")(
        sql<{
          readonly id: string
        }>`SELECT a.id FROM staged AS a LEFT JOIN staged AS b ON b.migration = a.migration AND b.side = ${other}
          AND b.entity = a.entity AND b.id = a.id WHERE a.migration = ${migration} AND a.side = ${of}
          AND a.entity = ${entity} AND ${within} AND ${sql.literal(when)} ORDER BY a.id LIMIT ${mostNamed}`,
      ),
      (found) => (found.length === 0 ? [] : [`${word} ${found.map(({ id }) => id).join(", ")}`]),
    )
  const words = [
    ...(yield* compared(now, side, "new:", "b.id IS NULL")),
    ...(yield* compared(side, now, "gone:", "b.id IS NULL")),
    ...(yield* compared(now, side, "changed:", "b.text <> a.text")),
  ]
  return words.length === 0 ? "" : ` (${words.join("; ")})`
})

/**
 * Where what has just been read differs from a fingerprint, in words: `tickets of tito:1: 12 rows instead of 11 (new:
 * tito:12)`. Records are named where the staged rows are still those of the fingerprint.
 */
export const moved = (
  migration: string,
  side: Side,
  before: Fingerprint,
): Effect.Effect<ReadonlyArray<string>, StateProblem, SqlClient.SqlClient> =>
  Effect.gen(function* () {
    const now = yield* fingerprint(migration, incoming(side))
    const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])].toSorted()
    const differing = keys.filter((key) => before[key]?.sha256 !== now[key]?.sha256)
    if (differing.length === 0) return []
    const staged = yield* fingerprint(migration, side)
    return yield* Effect.forEach(
      differing,
      Effect.fnUntraced(function* (key) {
        const [was, is] = [before[key]?.rows ?? 0, now[key]?.rows ?? 0]
        const names = staged[key]?.sha256 === before[key]?.sha256 ? yield* namesOf(migration, side, key) : ""
        return `${side}: ${key}: ${was === is ? "other contents" : `${is} rows instead of ${was}`}${names}`
      }),
    )
  })

/**
 * What a staged side looks like, short: to tell whether it has moved since, and where.
 *
 * @module
 */
import { createHash } from "node:crypto"
import { Effect, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem } from "../state/Database.ts"
import type { Side } from "./Staging.ts"

/** Of each table and event: how many rows there are, and a hash of them. */
export interface Fingerprint {
  readonly [tableAndEvent: string]: { readonly rows: number; readonly sha256: string }
}

/** The fingerprint of a side. */
export const fingerprint = (
  migration: string,
  side: Side,
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

/** Where two fingerprints differ, in words: `tickets of tito:1: 12 rows instead of 11`. */
export const moved = (before: Fingerprint, now: Fingerprint): ReadonlyArray<string> =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].toSorted().flatMap((key) => {
    const [was, is] = [before[key], now[key]]
    if (was?.sha256 === is?.sha256) return []
    const rows = (one: Fingerprint[string] | undefined) => one?.rows ?? 0
    return [rows(was) === rows(is) ? `${key}: other contents` : `${key}: ${rows(is)} rows instead of ${rows(was)}`]
  })

/**
 * A migration's own row in the state.
 *
 * @module
 */
import { createHash } from "node:crypto"
import type { PlanOptions } from "@boxport/connector"
import { DateTime, Effect } from "effect"
import { SqlClient } from "effect/sql"
import { during } from "../state/Database.ts"
import type { Fingerprint } from "./Fingerprint.ts"

/** The names of both ends. */
export interface Named {
  readonly source: { readonly connection: string; readonly platform: string }
  readonly target: { readonly connection: string; readonly platform: string }
  readonly events: ReadonlyArray<string>
}

/** What a run was allowed that may not have come to its end. */
export interface Allowed {
  /** The number of mails; null for none. */
  readonly emails: number | null
  /** The plan that it went by, as a hash of its fingerprints; null for none. */
  readonly accepted: string | null
}

/** A plan's fingerprints, short. */
export const hashOf = (fingerprint: { readonly source: Fingerprint; readonly target: Fingerprint }): string =>
  createHash("sha256").update(JSON.stringify(fingerprint)).digest("hex")

/** The row of a migration. */
export const record = Effect.fnUntraced(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const noted = during("note the migration")
  const now = Effect.map(DateTime.now, DateTime.formatIso)
  return {
    /** Makes it, or brings its options up to date. */
    open: Effect.fnUntraced(function* ({ events, source, target }: Named, options: PlanOptions) {
      const at = yield* now
      yield* noted(
        sql`INSERT INTO migrations ${sql.insert({
          id,
          source: source.connection,
          source_platform: source.platform,
          target: target.connection,
          target_platform: target.platform,
          events: JSON.stringify(events),
          options: JSON.stringify({ publish: options.publish, includeVoid: options.includeVoid }),
          status: "planned",
          emails_allowed: null,
          accepted: null,
          created_at: at,
          updated_at: at,
        })} ON CONFLICT (id) DO UPDATE SET options = excluded.options, updated_at = excluded.updated_at`,
      )
    }),
    /** Whether no run has begun to write yet. */
    isNew: Effect.map(
      noted(sql<{ readonly status: string }>`SELECT status FROM migrations WHERE id = ${id}`),
      ([row]) => row === undefined || row.status === "planned",
    ),
    /** What the run before was allowed, if it has not come to its end. */
    allowed: Effect.map(
      noted(
        sql<{
          readonly emails_allowed: number | null
          readonly accepted: string | null
        }>`SELECT emails_allowed, accepted FROM migrations WHERE id = ${id}`,
      ),
      ([row]): Allowed => ({ emails: row?.emails_allowed ?? null, accepted: row?.accepted ?? null }),
    ),
    /** Says that a run begins to write. */
    begin: Effect.fnUntraced(function* ({ accepted, emails }: Allowed) {
      const at = yield* now
      yield* noted(
        sql`UPDATE migrations SET status = 'running', emails_allowed = ${emails}, accepted = ${accepted},
          updated_at = ${at} WHERE id = ${id}`,
      )
    }),
    /** Says how a run ended. */
    end: Effect.fnUntraced(function* (status: string) {
      const at = yield* now
      yield* noted(
        sql`UPDATE migrations SET status = ${status}, emails_allowed = NULL, accepted = NULL, updated_at = ${at}
          WHERE id = ${id}`,
      )
    }),
  }
})

/**
 * Where migrations stand.
 *
 * @module
 */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem } from "../state/Database.ts"
import { isLocked } from "./Lock.ts"
import { operations } from "./Operations.ts"
import type { OperationStatus } from "./Standing.ts"

/** A migration in the state. */
export interface MigrationStatus {
  readonly id: string
  readonly source: string
  readonly sourcePlatform: string
  readonly target: string
  readonly targetPlatform: string
  /**
   * `planned`, `running`, `stopped` (a run broke off; the same command goes on), `done`, `attention` (done, but something
   * needs a look), `undone`, `partly undone`.
   */
  readonly status: string
  readonly updatedAt: string
  /** Operations, by where they stand. */
  readonly operations: { readonly [Status in OperationStatus]?: number }
  /** What is there, by kind. */
  readonly made: { readonly [kind: string]: number }
}

interface Line {
  readonly id: string
  readonly source: string
  readonly source_platform: string
  readonly target: string
  readonly target_platform: string
  readonly status: string
  readonly updated_at: string
}

/** Every migration of the state, the latest first. */
export const migrationStatuses: (options: {
  /** The state folder. */
  readonly state: string
}) => Effect.Effect<ReadonlyArray<MigrationStatus>, StateProblem, SqlClient.SqlClient> = Effect.fn(
  "Migration.statuses",
)(function* ({ state }) {
  const sql = yield* SqlClient.SqlClient
  const lines = yield* during("list migrations")(
    sql<Line>`SELECT id, source, source_platform, target, target_platform, status, updated_at FROM migrations
        ORDER BY updated_at DESC, id`,
  )
  return yield* Effect.forEach(
    lines,
    Effect.fnUntraced(function* (line) {
      const steps = yield* operations(line.id)
      const counts: { [Status in OperationStatus]?: number } = {}
      for (const { operations: count, status } of yield* steps.counts) {
        counts[status] = (counts[status] ?? 0) + count
      }
      const isUnderWay = yield* isLocked({ migration: line.id, target: line.target, state })
      return {
        id: line.id,
        source: line.source,
        sourcePlatform: line.source_platform,
        target: line.target,
        targetPlatform: line.target_platform,
        status: line.status === "running" && !isUnderWay ? "stopped" : line.status,
        updatedAt: line.updated_at,
        operations: counts,
        made: yield* steps.madeCounts,
      }
    }),
  )
})

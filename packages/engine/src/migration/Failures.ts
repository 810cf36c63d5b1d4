/**
 * What of a migration could not be done, for `rejected.ndjson`.
 *
 * @module
 */
import type { JsonObject } from "@boxport/model"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import type { StateProblem } from "../state/Database.ts"
import { doing, missingFor } from "./Doing.ts"
import { operations } from "./Operations.ts"
import type { Standing } from "./Standing.ts"

/** An operation, or something that it would have made, as a line of `rejected.ndjson` has it. */
export interface Failure {
  /** The operation's kind. */
  readonly resource: string
  /** The canonical id at the source. */
  readonly nativeId: string | null
  readonly path: string
  readonly reason: string
  readonly record: JsonObject
}

const failure = (
  { operation, problem, status }: Standing,
  nativeId: string | null,
  reason: string = `${status}: ${problem ?? ""}`,
): Failure => ({ resource: operation.kind, nativeId, path: "", reason, record: { key: operation.key } })

/**
 * The operations that were refused, cannot be told of, or need what is not there. Of one whose things hang each on needs of
 * its own there is a line for everything that it has not made.
 */
export const failures: (migration: string) => Effect.Effect<ReadonlyArray<Failure>, StateProblem, SqlClient.SqlClient> =
  Effect.fn("Migration.failures")(function* (migration) {
    const steps = yield* operations(migration)
    const all = (yield* Effect.forEach(["failed", "unsure", "skipped"] as const, steps.all)).flat()
    const lines = yield* Effect.forEach(
      all,
      Effect.fnUntraced(function* (standing) {
        const { each, makes, needs } = standing.operation
        if (each !== true) return [failure(standing, makes[0]?.source ?? needs[0]?.source ?? null)]
        const { left, operation } = yield* doing(steps, standing.operation)
        return [
          ...(operation?.makes ?? []).map(({ source }) => failure(standing, source)),
          ...left.map(({ lacks, source }) => failure(standing, source, `skipped: ${missingFor([lacks])?.why ?? ""}`)),
        ]
      }),
    )
    return lines.flat()
  })

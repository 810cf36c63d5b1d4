/**
 * Taking a migration back: what it made and nobody touched since, the latest first.
 *
 * @module
 */
import type { ConnectorError, MadeKind, Target } from "@boxport/connector"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import type { StateProblem } from "../state/Database.ts"
import { operations, type Standing } from "./Operations.ts"

/** What taking back came to. */
export interface UndoResult {
  readonly migration: string
  /** Things that are gone, by kind. */
  readonly removed: { readonly [kind: string]: number }
  /** Things that are still there and admit nobody, by kind. */
  readonly voided: { readonly [kind: string]: number }
  /** Things that stay, and why. */
  readonly kept: ReadonlyArray<{
    readonly kind: MadeKind
    readonly source: string
    readonly target: string
    readonly why: string
  }>
}

const page = 200

/** Takes back what a migration made. Started again after a stop, it goes on. */
export const undo: (options: {
  readonly migration: string
  readonly target: Target
}) => Effect.Effect<UndoResult, ConnectorError | StateProblem, SqlClient.SqlClient> = Effect.fn("Migration.undo")(
  function* ({ migration, target }) {
    const steps = yield* operations(migration)
    const removed = new Map<string, number>()
    const voided = new Map<string, number>()
    const kept: Array<UndoResult["kept"][number]> = []

    const takeBack = Effect.fnUntraced(function* ({ operation }: Standing) {
      const made = yield* steps.madeBy(operation.key)
      if (made.length === 0) return yield* steps.set(operation.key, "undone", null)
      const undone = yield* target.undo(operation, made)
      if (undone._tag === "Kept") {
        kept.push(...made.map(({ kind, source, target: id }) => ({ kind, source, target: id, why: undone.why })))
        return
      }
      const counts = undone._tag === "Removed" ? removed : voided
      for (const { kind } of made) counts.set(kind, (counts.get(kind) ?? 0) + 1)
      yield* steps.gone(operation.key)
    })

    let before = Number.MAX_SAFE_INTEGER
    while (true) {
      const some = yield* steps.latestDone(before, page)
      for (const standing of some) yield* takeBack(standing)
      const last = some.at(-1)
      if (last === undefined) break
      before = last.position
    }
    return { migration, removed: Object.fromEntries(removed), voided: Object.fromEntries(voided), kept }
  },
)

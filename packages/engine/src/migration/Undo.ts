/**
 * Taking a migration back: what it made and nobody touched since, the latest first.
 *
 * @module
 */
import type { ConnectorError, Made, MadeKind, PlannedOperation, Target, Undone } from "@boxport/connector"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import type { StateProblem } from "../state/Database.ts"
import { doing, isItsOwn, look, missingFor } from "./Doing.ts"
import { known, operations } from "./Operations.ts"
import type { Standing } from "./Standing.ts"

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
    /** The target's own id; null where it is not known. */
    readonly target: string | null
    readonly why: string
  }>
}

const page = 200

/** How often a thing is taken back whose answer keeps being lost. */
const mostAttempts = 3

const foundThere = "It was there before this migration, or its state was lost: it is not known to be its own."

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

    const keep = (made: ReadonlyArray<Made>, why: string) => {
      kept.push(...made.map(({ kind, source, target: id }) => ({ kind, source, target: id, why })))
    }

    /** What was begun may have been done: only what is known can be taken back. */
    const settle = Effect.fnUntraced(function* ({ operation: planned, sentAt }: Standing) {
      const { have, left, operation } = yield* doing(steps, planned)
      if (operation === null) return yield* steps.set(planned.key, "planned", null)
      const settled = yield* look(steps, target, operation, have, sentAt)
      switch (settled._tag) {
        case "Done":
          return yield* steps.finish(operation.key, settled.made, missingFor(left.map(({ lacks }) => lacks)))
        case "NotDone":
          return yield* steps.set(operation.key, "planned", null)
        case "Unsure":
          kept.push(...operation.makes.map((one) => ({ ...one, target: null, why: settled.why })))
          return yield* steps.set(operation.key, "unsure", settled.why)
      }
    })

    const attempt = (
      operation: PlannedOperation,
      made: ReadonlyArray<Made>,
      left: number,
    ): Effect.Effect<Undone, ConnectorError> =>
      target.undo(operation, made).pipe(
        Effect.catch((error): Effect.Effect<Undone, ConnectorError> => {
          if (isItsOwn(error)) return Effect.succeed({ _tag: "Kept", why: error.message })
          const isLost = error.reason._tag === "OutcomeUnknown" && left > 1
          return isLost ? attempt(operation, made, left - 1) : Effect.fail(error)
        }),
      )

    const takeBack = Effect.fnUntraced(function* ({ operation }: Standing) {
      const made = yield* steps.madeBy(operation.key)
      if (made.length === 0) {
        const found = known(yield* steps.madeFor(operation.makes.map(({ source }) => source)))
        const adopted = operation.makes.flatMap((one) => {
          const thing = found(one.kind, one.source)
          return thing === null ? [] : [{ ...one, ...thing }]
        })
        keep(adopted, foundThere)
        return adopted.length > 0 ? undefined : yield* steps.set(operation.key, "undone", null)
      }
      const undone = yield* attempt(operation, made, mostAttempts)
      if (undone._tag === "Kept") return keep(made, undone.why)
      const counts = undone._tag === "Removed" ? removed : voided
      for (const { kind } of made) counts.set(kind, (counts.get(kind) ?? 0) + 1)
      yield* steps.gone(operation.key)
    })

    for (const standing of [...(yield* steps.all("begun")), ...(yield* steps.all("unsure"))]) yield* settle(standing)
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

/**
 * What the target has from Boxport already, by the markers that its rows carry: whatever state has become of the state
 * folder, nothing is made twice.
 *
 * @module
 */
import type { Made, Target } from "@boxport/connector"
import { isTableName, rowOfText, type TableName } from "@boxport/model"
import { Effect, Result } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem } from "../state/Database.ts"
import { isOver } from "./Compare.ts"
import { pageSize } from "./Rows.ts"

interface Marked {
  readonly entity: string
  readonly source: string
  readonly id: string
  readonly text: string
  /** What this state knows of it: taken back, or not. */
  readonly status: string | null
}

const thingOf = <Name extends TableName>(target: Target, entity: Name, marked: Marked): ReadonlyArray<Made> => {
  const row = rowOfText(entity, marked.text)
  if (Result.isFailure(row)) return []
  // What admits nobody any more does not count as there once it was taken back.
  if (marked.status === "gone" && isOver(row.success)) return []
  return [{ kind: entity, source: marked.source, ...target.thingOf(entity, row.success) }]
}

/** Hands over what carries a marker, a page at a time. */
export const eachMarked = <E, R>(
  migration: string,
  target: Target,
  use: (made: ReadonlyArray<Made>) => Effect.Effect<void, E, R>,
): Effect.Effect<void, StateProblem | E, SqlClient.SqlClient | R> =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    let after = { entity: "", source: "", id: "" }
    while (true) {
      const found = yield* during("look for markers")(
        sql<Marked>`SELECT markers.entity, markers.source, markers.id, staged.text, made.status FROM markers
          JOIN staged ON staged.migration = markers.migration AND staged.side = markers.side
            AND staged.entity = markers.entity AND staged.id = markers.id
          LEFT JOIN made ON made.migration = markers.migration AND made.kind = markers.entity AND made.source = markers.source
          WHERE markers.migration = ${migration} AND markers.side = 'target'
            AND (markers.entity, markers.source, markers.id) > (${after.entity}, ${after.source}, ${after.id})
          ORDER BY markers.entity, markers.source, markers.id LIMIT ${pageSize}`,
      )
      yield* use(found.flatMap((marked) => (isTableName(marked.entity) ? thingOf(target, marked.entity, marked) : [])))
      const last = found.at(-1)
      if (last === undefined || found.length < pageSize) return
      after = last
    }
  })

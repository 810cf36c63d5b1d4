/**
 * Canonical rows that the state holds as text.
 *
 * @module
 */
import { type Rows, rowOfText, type TableName } from "@boxport/model"
import { Effect, Result } from "effect"
import { type StateProblem, unreadable } from "./Database.ts"

/** The rows of a table that these texts are. */
export const storedRows = <Name extends TableName>(
  table: Name,
  stored: ReadonlyArray<{ readonly text: string }>,
): Effect.Effect<ReadonlyArray<Rows[Name]>, StateProblem> =>
  Effect.suspend(() => {
    const rows: Array<Rows[Name]> = []
    for (const { text } of stored) {
      const row = rowOfText(table, text)
      if (Result.isFailure(row)) return Effect.fail(unreadable(`read a row of ${table}`))
      rows.push(row.success)
    }
    return Effect.succeed(rows)
  })

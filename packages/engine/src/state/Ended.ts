/**
 * What the state says of runs that have ended, exports and jobs alike.
 *
 * @module
 */
import { Schema } from "effect"

const Outcome = Schema.Literals(["done", "attention", "failed", "interrupted"])

/** How an export ended; `attention` is done, with something that a person should look at. */
export type ExportOutcome = typeof Outcome.Type

/** What a run came to. It holds no secret and no personal data. */
export interface Ended {
  /** The error's tag, when it failed. */
  readonly error: string | null
  /** Rows written by table, when it was done. */
  readonly rows: { readonly [table: string]: number }
  readonly rejected: number | null
  readonly requests: number | null
}

const shared = {
  error: Schema.NullOr(Schema.String),
  rows_by_table: Schema.fromJsonString(Schema.Record(Schema.String, Schema.Int)),
  rejected: Schema.NullOr(Schema.Int),
  requests: Schema.NullOr(Schema.Int),
}

/** The columns of a run that has ended. */
export const endedFields = { ...shared, outcome: Outcome }

/** The columns of a run that may still go on. */
export const endingFields = { ...shared, outcome: Schema.NullOr(Outcome) }

const Columns = Schema.Struct(shared)

/** What a run came to, from its columns. */
export const endedIn = ({ error, rejected, requests, rows_by_table }: typeof Columns.Type): Ended => ({
  error,
  rows: rows_by_table,
  rejected,
  requests,
})

/** What a run came to, as its columns. */
export const endedColumns = ({ error, rejected, requests, rows }: Ended): typeof Columns.Encoded => ({
  error,
  rows_by_table: JSON.stringify(rows),
  rejected,
  requests,
})

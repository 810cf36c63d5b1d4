/**
 * Counting what a source says: pure, a page at a time.
 *
 * @module
 */
import type { Reading, Warning } from "@boxport/connector"
import type { TableName } from "@boxport/model"

/** One resource so far. */
export interface ResourceTally {
  readonly read: number
  readonly stated: number | null
  readonly done: boolean
  /** False once the source said that it could not read it whole. */
  readonly complete: boolean
}

/** A run so far. */
export interface Tally {
  /** By the platform's plural, in the order in which the source named them. */
  readonly resources: ReadonlyMap<string, ResourceTally>
  /** Warnings with their counts summed, by code and message. */
  readonly warnings: ReadonlyMap<string, Warning>
  readonly rejected: number
  /** Rows of the tables asked for. */
  readonly rows: number
}

/** Before the first reading. */
export const empty: Tally = { resources: new Map(), warnings: new Map(), rejected: 0, rows: 0 }

/** A resource of which nothing is known yet. */
export const unread: ResourceTally = { read: 0, stated: null, done: false, complete: true }

const addWarnings = (
  known: ReadonlyMap<string, Warning>,
  warnings: ReadonlyArray<Warning>,
): ReadonlyMap<string, Warning> => {
  if (warnings.length === 0) return known
  const all = new Map(known)
  for (const warning of warnings) {
    const key = JSON.stringify([warning.code, warning.message])
    const before = all.get(key)
    all.set(
      key,
      before === undefined
        ? warning
        : { ...warning, count: before.count + warning.count, attention: before.attention || warning.attention },
    )
  }
  return all
}

/** The tally with one more reading; rows of tables other than `tables` don't count. */
export const add = (tally: Tally, reading: Reading, tables: ReadonlyArray<TableName>): Tally => {
  const before = tally.resources.get(reading.resource) ?? unread
  const withResource = (resource: ResourceTally) => new Map(tally.resources).set(reading.resource, resource)
  switch (reading._tag) {
    case "Begin":
      return { ...tally, resources: withResource({ ...before, stated: reading.stated ?? before.stated, done: false }) }
    case "Page":
      return {
        resources: withResource({ ...before, read: before.read + reading.read }),
        warnings: addWarnings(tally.warnings, reading.warnings),
        rejected: tally.rejected + reading.rejected.length,
        rows: tables.reduce((rows, table) => rows + (reading.rows[table]?.length ?? 0), tally.rows),
      }
    case "End":
      return {
        ...tally,
        resources: withResource({
          ...before,
          // The total may have moved while the resource was read: the last word counts.
          stated: reading.stated ?? before.stated,
          done: true,
          complete: before.complete && reading.complete,
        }),
        warnings: addWarnings(tally.warnings, reading.warnings),
      }
  }
}

/** Whether every resource was read to its end, and whole. */
export const isComplete = (tally: Tally): boolean =>
  [...tally.resources.values()].every((resource) => resource.done && resource.complete)

/** Whether a person should look at the run: records rejected, a resource not whole, a warning that asks for it. */
export const wantsAttention = (tally: Tally): boolean =>
  tally.rejected > 0 || !isComplete(tally) || [...tally.warnings.values()].some((warning) => warning.attention)

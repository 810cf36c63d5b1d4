/**
 * What a run tells while it goes on.
 *
 * @module
 */
import type { BudgetState } from "@boxport/connector"
import { Context, Effect } from "effect"

/** How far one of the platform's resources is read. */
export interface ResourceProgress {
  /** The platform's plural: `orders`, `issued_tickets`. */
  readonly resource: string
  /** Native records so far. */
  readonly read: number
  /** The platform's own total, null where it has none. */
  readonly stated: number | null
  /** Whether the last record is in. */
  readonly done: boolean
}

/** How far an export is. */
export interface ExportProgress {
  /** In the order in which they were begun. */
  readonly resources: ReadonlyArray<ResourceProgress>
  /** Rows written, over all tables. */
  readonly rows: number
  readonly rejected: number
  /** Requests sent, retries included. */
  readonly requests: number
  readonly budget: BudgetState
}

/**
 * Who listens to a run: told when a resource begins, after every page and when it ends. Nobody by default. A run waits
 * for `report`, so it should be quick.
 */
export class Progress extends Context.Reference<{
  readonly report: (state: ExportProgress) => Effect.Effect<void>
}>("@boxport/engine/Progress", { defaultValue: () => ({ report: () => Effect.void }) }) {}

/**
 * What an incremental job is asked for, and what it tells.
 *
 * @module
 */
import type { Format } from "@boxport/formats"
import type { TableName } from "@boxport/model"
import { Schema } from "effect"
import type { ExportResult } from "../Export.ts"
import type { PrivacyOptions } from "../privacy/PrivateSource.ts"
import type { SpoolOptions } from "../Spool.ts"

/** What an incremental job exports, and how. */
export interface SyncOptions {
  /** The job's name: its rows are kept under it. */
  readonly job: string
  /** The folder; made when it is missing. */
  readonly to: string
  readonly format: Format
  /** The platform's own ids (`ev_123`); empty for everything. */
  readonly events: ReadonlyArray<string>
  /** Empty for all of them. */
  readonly tables: ReadonlyArray<TableName>
  /** Names of secret fields that the files are to hold, as `Source.secrets` has them; empty for none. */
  readonly secrets: ReadonlyArray<string>
  /** CSV text that a spreadsheet would run: `defuse` puts a `'` in front. */
  readonly formulas: "defuse" | "keep"
  /** How much about people files and state hold; in any mode but full, secrets are in none. */
  readonly privacy: PrivacyOptions
  /** Whether a person should look at what the platform sends for the first time; it is told in any case. */
  readonly strict?: boolean
  /** The version of Boxport, for the manifest. */
  readonly boxport: string
  /** How often everything is read, in milliseconds. */
  readonly fullEveryMillis: number
  /** How long after its end an event is looked at in every run, in milliseconds. */
  readonly recentMillis: number
  /** From how many orders and tickets on only the changes of an event are asked for, where the platform can tell them; 3000. */
  readonly changesFrom?: number
  /** Where answers are written down, so that the run can be gone on with if it is killed; nowhere where it is missing. */
  readonly spool?: Pick<SpoolOptions, "path" | "key">
}

/** What an incremental run did; `tables` counts the rows of `current/`. */
export interface SyncResult extends ExportResult {
  /** Whether everything was read, or only what may have changed. */
  readonly mode: "full" | "incremental"
  /** The run's name in the folders of changes: `20261122T030000Z`. */
  readonly syncedAt: string
  /** How many events there are, and the sales of how many were read. */
  readonly events: { readonly listed: number; readonly read: number }
  /** Rows that are new or another, and rows that are no more. */
  readonly changes: { readonly [table in TableName]?: { readonly changed: number; readonly deleted: number } }
}

/** What the next run of a job takes. */
export interface SyncPrice {
  readonly mode: "full" | "incremental"
  /** Why everything is read; null where it is not. */
  readonly because: "first" | "changed" | "due" | "cheaper" | null
  /** The most requests, unless one has to be repeated; null where only reading shows how much there is. */
  readonly requests: number | null
  readonly events: { readonly listed: number; readonly read: number }
}

/** The source can only be read whole. */
export class NotIncremental extends Schema.TaggedError<NotIncremental>()("NotIncremental", {
  platform: Schema.String,
}) {
  override get message(): string {
    return `${this.platform} cannot be read incrementally`
  }
  /** What the user can do about it. */
  get hint(): string {
    return "Take incremental out of the job."
  }
}

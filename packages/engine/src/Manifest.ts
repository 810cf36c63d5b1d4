/**
 * The manifest: what an export leaves beside its tables, so that whoever reads them knows where they come from and
 * whether they are whole.
 *
 * @module
 */
import { extension, formats } from "@boxport/formats"
import { Effect, Schema } from "effect"

const tableFileName = new RegExp(`^[a-z_]+\\.(${formats.map(extension).join("|")})$`)

/** A table's file. */
export const TableFile = Schema.Struct({
  /** Its name in the export's folder: `orders.csv`. */
  file: Schema.String.check(Schema.isPattern(tableFileName)),
  rows: Schema.Natural,
  bytes: Schema.Natural,
  /** In lower-case hex. */
  sha256: Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/)),
  /** The names of its columns, in order. */
  columns: Schema.Array(Schema.String),
})

/** What was read of one of the platform's resources. */
export const ResourceRead = Schema.Struct({
  /** Native records. */
  read: Schema.Natural,
  /** The platform's own total, null where it has none. */
  stated: Schema.NullOr(Schema.Finite),
  /** Requests sent for it, retries included. */
  requests: Schema.Natural,
})

/** What `manifest.json` holds. */
export const Manifest = Schema.Struct({
  /** The version of Boxport that wrote it. */
  boxport: Schema.String,
  /** The connection's name in the configuration. */
  connection: Schema.String,
  platform: Schema.String,
  /** The account's name or slug, null where the platform does not tell, and in minimal mode. */
  account: Schema.NullOr(Schema.String),
  /** Whether money is real there, null where the platform does not tell. */
  mode: Schema.NullOr(Schema.Literals(["live", "test"])),
  format: Schema.Literals(formats),
  /** How much about people the tables hold; one without it is older than the choice, and holds everything. */
  privacy: Schema.Literals(["full", "pseudonymous", "minimal"]).pipe(
    Schema.withDecodingDefaultKey(Effect.succeed("full" as const)),
  ),
  /** In `current/` of an incremental job: the run that it is of, `20261122T030000Z`. */
  syncedAt: Schema.optionalKey(Schema.String),
  startedAt: Schema.DateTimeUtcFromString,
  finishedAt: Schema.DateTimeUtcFromString,
  /** False when a resource could not be read whole. */
  complete: Schema.Boolean,
  /** Every request sent, retries included. */
  requests: Schema.Natural,
  /** Lines of `rejected.ndjson`; without any, there is no such file. */
  rejected: Schema.Natural,
  /** By the table's name, in the model's order. */
  tables: Schema.Record(Schema.String, TableFile),
  /** By the platform's plural. */
  resources: Schema.Record(Schema.String, ResourceRead),
  warnings: Schema.Array(Schema.Struct({ code: Schema.String, message: Schema.String, count: Schema.Natural })),
})
export type Manifest = typeof Manifest.Type

/** A manifest as the text of its file: indented JSON. */
export const ManifestText = Schema.fromJsonString(Manifest, { space: 2 })

import type { Source } from "@boxport/connector"
import { exportTo, Progress } from "@boxport/engine"
import { Effect } from "effect"

/** Orders and tickets of every event, as Parquet. */
export const nightly = (source: Source, folder: string) =>
  exportTo(source, {
    to: folder,
    format: "parquet",
    events: [],
    tables: ["orders", "tickets"],
    raw: false,
    formulas: "defuse",
    boxport: "1.0.0",
  }).pipe(
    Effect.provideService(Progress, {
      report: ({ rows, requests }) => Effect.logDebug(`${rows} rows, ${requests} requests`),
    }),
    Effect.tap(({ attention }) => (attention ? Effect.logWarning(`look at ${folder}/manifest.json`) : Effect.void)),
    Effect.catchTag("TargetFolderInUse", ({ message, hint }) => Effect.logError(`${message}. ${hint}`)),
  )

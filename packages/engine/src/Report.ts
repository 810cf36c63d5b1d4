/**
 * What an export says of itself when everything is read: in its manifest, and to whoever has started it.
 *
 * @module
 */
import type { Account, Source, Usage, Warning } from "@boxport/connector"
import type { Format } from "@boxport/formats"
import { DateTime, Effect } from "effect"
import type { ExportResult } from "./Export.ts"
import type { Manifest } from "./Manifest.ts"
import type { PrivacyOptions } from "./privacy/PrivateSource.ts"
import * as Tally from "./Tally.ts"

/** The code of the warning that the files hold secrets; it counts the fields that were named. */
export const secretsIncluded = "secrets_included"

/** What to know of files that hold secrets. They were asked for, so nobody needs to look. */
const careFor = (secrets: ReadonlySet<string>): ReadonlyArray<Warning> =>
  secrets.size === 0
    ? []
    : [
        {
          code: secretsIncluded,
          message: `these files hold secret fields, so keep them safe: ${[...secrets].join(", ")}`,
          count: secrets.size,
          attention: false,
        },
      ]

/** Every resource that was read or asked for something, so that the requests add up. */
const resourcesOf = (tally: Tally.Tally, usage: Usage): Manifest["resources"] =>
  Object.fromEntries(
    [...new Set([...tally.resources.keys(), ...Object.keys(usage.byResource)])].map((resource) => {
      const { read, stated } = tally.resources.get(resource) ?? Tally.unread
      return [resource, { read, stated, requests: usage.byResource[resource] ?? 0 }]
    }),
  )

/** An export that has read everything. */
export interface Finished {
  readonly account: Account
  readonly startedAt: DateTime.Utc
  readonly tally: Tally.Tally
  /** Names of the secret fields that the files hold. */
  readonly secrets: ReadonlySet<string>
  readonly mode: PrivacyOptions["mode"]
}

/** The manifest and the result of an export, both but for its tables. */
export interface Report {
  readonly manifest: Manifest
  readonly result: Omit<ExportResult, "tables">
}

/** What is to be said of an export that has read everything by now. */
export const reportOf: (
  source: Source,
  options: { readonly to: string; readonly format: Format; readonly boxport: string },
  finished: Finished,
) => Effect.Effect<Report> = Effect.fnUntraced(function* (source, options, finished) {
  const { account, mode, secrets, startedAt, tally } = finished
  const usage = yield* source.usage
  const warnings = [...careFor(secrets), ...tally.warnings.values()]
  const { rejected } = tally
  const { requests } = usage
  const complete = Tally.isComplete(tally)
  const report: Report = {
    manifest: {
      boxport: options.boxport,
      connection: source.connection,
      platform: source.platform,
      account: mode === "minimal" ? null : account.name,
      mode: account.mode,
      format: options.format,
      privacy: mode,
      startedAt,
      finishedAt: yield* DateTime.now,
      complete,
      requests,
      rejected,
      tables: {},
      resources: resourcesOf(tally, usage),
      warnings: warnings.map(({ code, count, message }) => ({ code, message, count })),
    },
    result: { rejected, requests, to: options.to, complete, warnings, attention: Tally.wantsAttention(tally) },
  }
  return report
})

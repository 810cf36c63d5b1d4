/**
 * What a run of an incremental job is to read.
 *
 * @module
 */
import { createHash } from "node:crypto"
import type { Again, Rereading, Source, Survey } from "@boxport/connector"
import { Instant, type TableName, tableNames } from "@boxport/model"
import { DateTime, Effect } from "effect"
import type { SqlClient } from "effect/sql"
import type { PrivacyOptions } from "../privacy/PrivateSource.ts"
import { pseudonyms } from "../privacy/Pseudonyms.ts"
import { asked } from "../Reading.ts"
import { choose, type Choice } from "./Choice.ts"
import * as Kept from "./Kept.ts"
import { NotIncremental, type SyncOptions, type SyncPrice } from "./Options.ts"
import { marksOf, type Standing, standingOf } from "./Record.ts"

/** How a source is read again; fails for one that can only be read whole. */
export const rereadingOf = (source: Source): Effect.Effect<Rereading, NotIncremental> =>
  source.rereading === undefined
    ? Effect.fail(new NotIncremental({ platform: source.platform }))
    : Effect.succeed(source.rereading)

/** Those that are kept besides, because rows of others are made with their help. */
export const keptTables = (tables: ReadonlyArray<TableName>): ReadonlyArray<TableName> =>
  tableNames.filter((table) => tables.includes(table) || (table === "ticket_types" && tables.includes("discounts")))

/** What pseudonyms are made with, so that it shows when that is another; nothing that leads back to it. */
const keyMark = (privacy: PrivacyOptions): string | null =>
  privacy.mode === "full" || privacy.key === null ? null : pseudonyms(privacy.key)("key", "boxport")

/** What the rows of a job depend on, as one short text that holds nothing of it. */
export const shapeOf = (source: Source, account: string | null, options: SyncOptions): string => {
  const text = JSON.stringify({
    platform: source.platform,
    connection: source.connection,
    account,
    to: options.to,
    format: options.format,
    formulas: options.formulas,
    events: options.events.toSorted(),
    tables: asked(options.tables),
    secrets: options.secrets.toSorted(),
    privacy: options.privacy.mode,
    key: keyMark(options.privacy),
  })
  return createHash("sha256").update(text).digest("base64url")
}

/** What a run is to do. */
export interface Plan {
  readonly standing: Standing | undefined
  readonly survey: Survey
  readonly choice: Choice
  readonly because: SyncPrice["because"]
}

/** Surveys the events, and decides what a run reads. */
export const planOf = Effect.fnUntraced(function* (
  rereading: Rereading,
  shape: string,
  startedAt: DateTime.Utc,
  options: SyncOptions,
) {
  const survey = yield* rereading.survey
  const now = DateTime.toEpochMillis(startedAt)
  const standing = yield* standingOf(options.job)
  const marks = yield* marksOf(options.job)
  const choice = choose(survey, marks, { now, recentMillis: options.recentMillis, events: options.events })
  const isDue =
    standing === undefined || standing.fullAt === null || Date.parse(standing.fullAt) + options.fullEveryMillis <= now
  const because =
    standing === undefined
      ? "first"
      : standing.shape !== shape
        ? "changed"
        : isDue
          ? "due"
          : rereading.saves(choice.read, survey)
            ? null
            : "cheaper"
  const plan: Plan = { standing, survey, choice, because }
  return plan
})

/**
 * How late an order may show that was created earlier: what was created so long before the latest that was seen is asked
 * for again.
 */
const overlapMillis = 24 * 3600 * 1000

/** Two pages of Tito's tickets and one of its orders: of less, changes save nothing. */
export const usualChangesFrom = 3000

/** What need not be read. */
export const againOf = Effect.fnUntraced(function* (
  { changesFrom = usualChangesFrom, job }: SyncOptions,
  { because, choice, standing }: Plan,
) {
  if (because !== null) return undefined
  const context = yield* Effect.context<SqlClient.SqlClient>()
  const latest = standing?.createdUpTo ?? null
  const again: Again = {
    events: new Set(choice.read.map(({ id }) => id)),
    since: Instant.fromMillis(latest === null ? 0 : Math.max(0, latest - overlapMillis)) ?? null,
    ticketTypes: yield* Kept.ticketTypes(job),
    kept: (event) =>
      // What cannot be looked up is read.
      Kept.salesOf(job, event, changesFrom).pipe(
        Effect.provideContext(context),
        Effect.orElseSucceed(() => null),
      ),
  }
  return again
})

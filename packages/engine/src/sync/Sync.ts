/**
 * An export that comes again and again: what has changed since the run before, and a view of everything.
 *
 * A run surveys the events, reads the sales of those that may have changed (or everything, when that is due), and compares
 * what it met with the rows kept in the state. Its changes are put by, then the state takes the run in, in one
 * transaction; from there on it counts, and what is left (the view, showing the changes) is made from what the state
 * has and can be finished by any later run. A run that fails before has changed nothing: the next one begins where this
 * one did.
 *
 * @module
 */
import { createHash } from "node:crypto"
import { join } from "node:path"
import type { Again, ConnectorError, ReadQuery, Rereading, SalesRead, Source, Survey } from "@boxport/connector"
import { type FileProblem, type Format, openJsonLines } from "@boxport/formats"
import { Instant, type RowsByTable, type TableName, tableNames } from "@boxport/model"
import { DateTime, Effect, Schema, Stream } from "effect"
import type { SqlClient } from "effect/sql"
import * as Disk from "../Disk.ts"
import { watchedSource } from "../Drift.ts"
import { careFor, type ExportResult, progressOf, resourcesOf } from "../Export.ts"
import { rejectedFile, rejectedLine } from "../Files.ts"
import type { TargetFolderInUse } from "../Folder.ts"
import { leftOut, type PrivacyOptions, privateSource } from "../privacy/PrivateSource.ts"
import { pseudonyms } from "../privacy/Pseudonyms.ts"
import { Progress } from "../Progress.ts"
import { goingOn, openSpool, type SpoolOptions } from "../Spool.ts"
import { type StateProblem, atOnce } from "../state/Database.ts"
import * as Tally from "../Tally.ts"
import { choose, type Choice } from "./Choice.ts"
import * as Kept from "./Kept.ts"
import { folderPlace, type Place } from "./Place.ts"
import { marksOf, putStanding, settled, type Standing, standingOf, type Unpublished } from "./Record.ts"
import { writeChanges, type WriteOptions, writeView } from "./Write.ts"

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

const rereadingOf = (source: Source): Effect.Effect<Rereading, NotIncremental> =>
  source.rereading === undefined
    ? Effect.fail(new NotIncremental({ platform: source.platform }))
    : Effect.succeed(source.rereading)

const asked = (tables: ReadonlyArray<TableName>): ReadonlyArray<TableName> =>
  tables.length === 0 ? tableNames : tableNames.filter((table) => tables.includes(table))

/** Those that are kept besides, because rows of others are made with their help. */
const keptTables = (tables: ReadonlyArray<TableName>): ReadonlyArray<TableName> =>
  tableNames.filter((table) => tables.includes(table) || (table === "ticket_types" && tables.includes("discounts")))

/** What pseudonyms are made with, so that it shows when that is another; nothing that leads back to it. */
const keyMark = (privacy: PrivacyOptions): string | null =>
  privacy.mode === "full" || privacy.key === null ? null : pseudonyms(privacy.key)("key", "boxport")

/** What the rows of a job depend on, as one short text that holds nothing of it. */
const shapeOf = (source: Source, account: string | null, options: SyncOptions): string => {
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
interface Plan {
  readonly standing: Standing | undefined
  readonly survey: Survey
  readonly choice: Choice
  readonly because: SyncPrice["because"]
}

const planOf = Effect.fnUntraced(function* (
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
const usualChangesFrom = 3000

/** What need not be read. */
const againOf = Effect.fnUntraced(function* (
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

/** What a reading came to. */
interface Gathered {
  readonly tally: Tally.Tally
  /** When the latest order was created, in Unix milliseconds; null where none tells. */
  readonly createdUpTo: number | null
}

const latestOf = (rows: RowsByTable, before: number | null): number | null =>
  (rows.orders ?? []).reduce<number | null>(
    (latest, { created_at }) => (created_at === null ? latest : Math.max(latest ?? 0, Instant.toMillis(created_at))),
    before,
  )

/** Reads into the state, page by page; rejected records go to their file. */
const gather = Effect.fnUntraced(function* (
  source: Source,
  query: ReadQuery,
  options: SyncOptions,
  folder: string,
  keyOf: (event: string) => string,
) {
  const { job } = options
  const { report } = yield* Progress
  const tables = tableNames.filter((table) => query.tables.has(table))
  let gathered: Gathered = { tally: Tally.empty, createdUpTo: null }
  const rejected = yield* Effect.cached(openJsonLines(join(folder, rejectedFile)))
  const sales = new Map<string, SalesRead>()
  const told = (read: SalesRead) => void sales.set(read.event, read)
  const take = (asking: ReadQuery) =>
    source.read({ ...asking, told }).pipe(
      Stream.bufferArray({ capacity: 0 }),
      Stream.runForEach(
        Effect.fnUntraced(function* (reading) {
          let { createdUpTo } = gathered
          if (reading._tag === "Page") {
            if (reading.rejected.length > 0) yield* (yield* rejected).write(reading.rejected.map(rejectedLine))
            yield* Kept.take(job, tables, reading.rows)
            createdUpTo = latestOf(reading.rows, createdUpTo)
          }
          gathered = { tally: Tally.add(gathered.tally, reading, asked(options.tables)), createdUpTo }
          yield* report(progressOf(gathered.tally, yield* source.usage))
        }),
      ),
    )
  yield* take(query)

  // Where changes do not come out with what there should be, something changed that was not told: all of it is read.
  const missed = new Set<string>()
  for (const { counts, event } of sales.values()) {
    if (counts !== null && !(yield* Kept.comesOut(job, event, counts))) missed.add(event)
  }
  const { again } = query
  const unsure = [...(again?.events ?? [])].filter((id) => missed.has(keyOf(id)))
  if (again !== undefined && unsure.length > 0) {
    yield* take({ ...query, again: { ...again, events: new Set(unsure), kept: () => Effect.succeed(null) } })
  }
  for (const { counts, event } of sales.values()) if (counts !== null) yield* Kept.putChanges(job, event)
  if (gathered.tally.rejected > 0) yield* (yield* rejected).close
  return { ...gathered, memos: new Map(Array.from(sales.values(), ({ event, memo }) => [event, memo])) }
}, Effect.scoped)

/** Whether a table's rows were read whole, as far as they were asked for. */
const isWhole = ({ resources }: Tally.Tally, { feeds }: Rereading, table: TableName): boolean => {
  const feeding = [...resources].filter(([resource]) => feeds[resource]?.includes(table) ?? true)
  return (
    feeding.some(([resource]) => feeds[resource]?.includes(table)) &&
    feeding.every(([, { complete, done }]) => complete && done)
  )
}

/** Which rows of a table are gone if they were not met. */
const reachOf = (rereading: Rereading, tally: Tally.Tally, isFull: boolean, table: TableName): Kept.Reach => {
  const whole = isWhole(tally, rereading, table)
  return {
    all: whole && (isFull || rereading.whole.has(table)),
    events: whole,
    withoutEvent: whole && rereading.withoutEvent.has(table),
  }
}

/** The name of a run that begins now: later than the one before, whatever the clock says. */
const nameOf = (startedAt: DateTime.Utc, before: string | null): string => {
  const name = (millis: number) => DateTime.formatIso(DateTime.makeUnsafe(millis)).replace(/[-:]|\.\d+/g, "")
  let millis = DateTime.toEpochMillis(startedAt)
  while (before !== null && name(millis) <= before) {
    const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(before) ?? []
    millis = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second) + 1)
  }
  return name(millis)
}

/** Where a run stands that begins, or goes on. Once the state took a run in, what was answered to it is of no more use. */
const openRun = Effect.fnUntraced(function* (source: Source, options: SyncOptions) {
  const before = yield* standingOf(options.job)
  const spool =
    options.spool === undefined
      ? undefined
      : yield* openSpool({ ...options.spool, shape: `${shapeOf(source, null, options)} ${before?.syncedAt ?? ""}` })
  const startedAt = spool === undefined ? yield* DateTime.now : DateTime.makeUnsafe(spool.begunAt)
  return { spool, startedAt }
})

/** Puts what the state has taken in where users find it. */
const publish = Effect.fnUntraced(function* (
  place: Place,
  unpublished: Unpublished,
  writing: WriteOptions,
  like: Parameters<typeof writeView>[4],
) {
  const folder = join(place.workshop, "view")
  const written = yield* writeView(place, folder, unpublished, writing, like)
  yield* place.replaceView(unpublished.syncedAt, folder)
  yield* place.show(unpublished.syncedAt)
  yield* settled(writing.job)
  return written
})

/** Finishes what an earlier run has left, and forgets what it had put by for nothing. */
const finishEarlier = Effect.fnUntraced(function* (place: Place, shape: string, writing: WriteOptions) {
  const standing = yield* standingOf(writing.job)
  const left = standing?.shape === shape ? standing.unpublished : null
  yield* place.dropOthers(left?.syncedAt ?? null)
  if (left !== null) {
    yield* publish(place, left, writing, null)
    yield* Disk.removeTree(join(place.workshop, "view"))
  }
})

/**
 * Runs an incremental job: reads what may have changed since its run before, or everything the first time and whenever it
 * is due. It leaves the changes in `<table>/synced_at=<run>/`, for tables that have some, and everything in `current/`.
 *
 * A run that fails or is killed leaves its predecessor's `current/`, and the next one begins where it did. Records that the
 * platform no longer shows are taken for gone where the lists that would show them were read whole, and nowhere else.
 */
export const sync: (
  source: Source,
  options: SyncOptions,
) => Effect.Effect<
  SyncResult,
  ConnectorError | FileProblem | TargetFolderInUse | StateProblem | NotIncremental,
  SqlClient.SqlClient
> = Effect.fn("Engine.sync")(function* (everything, options) {
  const { job, privacy } = options
  const source = privateSource(watchedSource(everything, options.strict ?? false), privacy)
  const secrets = new Set(privacy.mode === "full" ? options.secrets : [])
  const rereading = yield* rereadingOf(source)
  const tables = asked(options.tables)
  const writing: WriteOptions = {
    job,
    format: options.format,
    formulas: options.formulas,
    tables,
    leaveOut: leftOut(privacy.mode),
  }
  const place = yield* folderPlace(options.to)
  const { spool, startedAt } = yield* openRun(source, options)
  const account = yield* goingOn(spool)(source.account)
  const shape = shapeOf(source, account.name, options)
  yield* finishEarlier(place, shape, writing)

  const plan = yield* goingOn(spool)(planOf(rereading, shape, startedAt, options))
  const { choice, standing, survey } = plan
  const isFull = plan.because !== null
  yield* (plan.because === "changed" ? Kept.forgetAll(job) : Kept.clear(job)).pipe(atOnce("begin"))
  const before = plan.because === "changed" ? undefined : standing
  const read = isFull ? [...choice.read, ...choice.rest] : choice.read
  yield* Kept.putScope(job, { read: read.map(({ key }) => key), gone: choice.gone })

  const folder = join(place.workshop, "changes")
  yield* Disk.makeFolders(folder)
  const again = yield* againOf(options, plan)
  const keys = new Map(read.map(({ id, key }) => [id, key]))
  const { createdUpTo, memos, tally } = yield* gather(
    source,
    {
      events: options.events,
      tables: new Set(keptTables(tables)),
      raw: false,
      secrets,
      ...(again === undefined ? {} : { again }),
    },
    options,
    folder,
    (id) => keys.get(id) ?? id,
  ).pipe(goingOn(spool))

  const changes: { [table in TableName]?: { readonly changed: number; readonly deleted: number } } = {}
  const unchanged = new Set<TableName>()
  for (const table of keptTables(tables)) {
    const counts = yield* Kept.compare(job, table, reachOf(rereading, tally, isFull, table))
    if (!tables.includes(table)) continue
    changes[table] = counts
    if (counts.changed + counts.deleted === 0) unchanged.add(table)
    else yield* writeChanges(folder, table, writing)
  }

  const syncedAt = nameOf(startedAt, standing?.syncedAt ?? null)
  yield* place.putBy(syncedAt, folder)
  const usage = yield* source.usage
  const warnings = [...careFor(secrets), ...tally.warnings.values()]
  const unpublished: Unpublished = {
    syncedAt,
    manifest: {
      boxport: options.boxport,
      connection: source.connection,
      platform: source.platform,
      account: privacy.mode === "minimal" ? null : account.name,
      mode: account.mode,
      format: options.format,
      privacy: privacy.mode,
      syncedAt,
      startedAt,
      finishedAt: yield* DateTime.now,
      complete: Tally.isComplete(tally),
      requests: usage.requests,
      rejected: tally.rejected,
      tables: {},
      resources: resourcesOf(tally, usage),
      warnings: warnings.map(({ code, count, message }) => ({ code, count, message })),
    },
  }
  // From here on the run counts: whatever happens, the next one begins after it, and finishes what is left of it.
  yield* Effect.andThen(
    Kept.merge(job, read, memos),
    putStanding(job, {
      shape,
      syncedAt,
      fullAt: isFull ? DateTime.formatIso(startedAt) : (before?.fullAt ?? null),
      createdUpTo: Math.max(createdUpTo ?? 0, before?.createdUpTo ?? 0) || null,
      unpublished,
    }),
  ).pipe(atOnce("take in what was read"))
  const like = before === undefined || before.syncedAt === null ? null : { run: before.syncedAt, unchanged }
  if (spool !== undefined) yield* spool.drop
  const written = yield* publish(place, unpublished, writing, like)

  const result: SyncResult = {
    mode: isFull ? "full" : "incremental",
    syncedAt,
    events: { listed: survey.events.length, read: read.length },
    changes,
    tables: Object.fromEntries(tables.map((table) => [table, { rows: written[table]?.rows ?? 0 }])),
    rejected: tally.rejected,
    requests: usage.requests,
    to: options.to,
    complete: Tally.isComplete(tally),
    warnings,
    attention: Tally.wantsAttention(tally),
  }
  return result
}, Effect.scoped)

/** What the next run of a job takes. It reads the lists of events, and some more where only they tell how long lists are. */
export const syncPrice: (
  source: Source,
  options: SyncOptions,
) => Effect.Effect<SyncPrice, ConnectorError | StateProblem | NotIncremental, SqlClient.SqlClient> = Effect.fn(
  "Engine.syncPrice",
)(function* (source, options) {
  const rereading = yield* rereadingOf(source)
  const { name } = yield* source.account
  const { because, choice, survey } = yield* planOf(
    rereading,
    shapeOf(source, name, options),
    yield* DateTime.now,
    options,
  )
  const asWhole = { ...survey, events: [...choice.read, ...choice.rest] }
  const isUnknown = because === "first" || because === "changed"
  const requests = isUnknown
    ? null
    : yield* rereading.price({
        events: because === null ? choice.read : null,
        survey: asWhole,
        tables: new Set(keptTables(asked(options.tables))),
        changesFrom: options.changesFrom ?? usualChangesFrom,
        rows: yield* Kept.countRows(options.job),
      })
  const price: SyncPrice = {
    mode: because === null ? "incremental" : "full",
    because,
    requests,
    events: { listed: survey.events.length, read: (because === null ? choice.read : asWhole.events).length },
  }
  return price
})

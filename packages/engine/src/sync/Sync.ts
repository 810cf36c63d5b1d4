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
import { join } from "node:path"
import type { ConnectorError, Source } from "@boxport/connector"
import type { FileProblem } from "@boxport/formats"
import type { TableName } from "@boxport/model"
import { DateTime, Effect } from "effect"
import type { SqlClient } from "effect/sql"
import * as Disk from "../Disk.ts"
import { watchedSource } from "../Drift.ts"
import type { TargetFolderInUse } from "../Folder.ts"
import { leftOut, privateSource } from "../privacy/PrivateSource.ts"
import { asked } from "../Reading.ts"
import { reportOf } from "../Report.ts"
import { goingOn, openSpool } from "../Spool.ts"
import { type StateProblem, atOnce } from "../state/Database.ts"
import { gather, reachOf } from "./Gather.ts"
import * as Kept from "./Kept.ts"
import type { NotIncremental, SyncOptions, SyncPrice, SyncResult } from "./Options.ts"
import { folderPlace, type Place } from "./Place.ts"
import { againOf, keptTables, planOf, rereadingOf, shapeOf, usualChangesFrom } from "./Plan.ts"
import { putStanding, settled, standingOf, type Unpublished } from "./Record.ts"
import { writeChanges, type WriteOptions, writeView } from "./Write.ts"

/** What is sold of an event: what a run that has not read all of this has of it, the next one reads again. */
const sales: ReadonlyArray<TableName> = ["orders", "tickets"]

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
  const report = yield* reportOf(source, options, { account, startedAt, tally, secrets, mode: privacy.mode })
  const unpublished: Unpublished = { syncedAt, manifest: { ...report.manifest, syncedAt } }
  const isSold = sales
    .filter((table) => tables.includes(table))
    .every((table) => reachOf(rereading, tally, isFull, table).events)
  const latest = isSold ? createdUpTo : null
  // From here on the run counts: whatever happens, the next one begins after it, and finishes what is left of it.
  yield* Effect.andThen(
    Kept.merge(job, read, isSold ? memos : null),
    putStanding(job, {
      shape,
      syncedAt,
      fullAt: isFull ? DateTime.formatIso(startedAt) : (before?.fullAt ?? null),
      createdUpTo: Math.max(latest ?? 0, before?.createdUpTo ?? 0) || null,
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
    ...report.result,
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

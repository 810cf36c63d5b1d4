/**
 * A migration from one connection to another: plan, migrate, verify, undo, and where it stands. The same source, target
 * and events are the same migration, so the same command again goes on with it.
 *
 * @module
 */
import { createHash } from "node:crypto"
import type { ConnectorError, PlanOptions, Rejected, Source, Target, Warning } from "@boxport/connector"
import type { FileProblem } from "@boxport/formats"
import { DateTime, Effect, Schema } from "effect"
import { SqlClient } from "effect/sql"
import * as Disk from "../Disk.ts"
import { during, type StateProblem } from "../state/Database.ts"
import { apply, type Applied } from "./Apply.ts"
import { type Fingerprint, moved } from "./Fingerprint.ts"
import { lock, type MigrationRunning } from "./Lock.ts"
import { operations } from "./Operations.ts"
import { type Codes, copyTo, folderOf, openIdmap, writeBridge, writeJson, writeRejected } from "./Papers.ts"
import { type Plan, plan } from "./Plan.ts"
import { stage, type Side, type Staged } from "./Staging.ts"
import { undo, type UndoResult } from "./Undo.ts"
import { compareSides, type Verification } from "./Verify.ts"

/** The two ends of a migration. */
export interface Ends {
  /** What is migrated; only ever read. */
  readonly source: Source
  /** The target's own records. */
  readonly there: Source
  readonly target: Target
  /** The source platform's own ids of the events wanted; empty for all. */
  readonly events: ReadonlyArray<string>
}

/** How and where a migration runs. */
export interface MigrationOptions extends PlanOptions {
  /** The state folder. */
  readonly state: string
}

/** Nothing was written, since something stands in the way. */
export class Clashing extends Schema.TaggedError<Clashing>()("Clashing", {
  messages: Schema.Array(Schema.String),
}) {
  override get message(): string {
    return `nothing was written, since these stand in the way: ${this.messages.join("; ")}`
  }
  /** What the user can do about it. */
  get hint(): string {
    return "Resolve them at the source or the target, then plan again."
  }
}

/** What the plan was made of has moved since. */
export class PlanOutdated extends Schema.TaggedError<PlanOutdated>()("PlanOutdated", {
  moved: Schema.Array(Schema.String),
}) {
  override get message(): string {
    return `the plan is out of date: ${this.moved.join("; ")}`
  }
  /** What the user can do about it. */
  get hint(): string {
    return "Plan again, or migrate without --plan to go by what is there now."
  }
}

/** The number of mails allowed is not the number planned. */
export class EmailsNotAllowed extends Schema.TaggedError<EmailsNotAllowed>()("EmailsNotAllowed", {
  planned: Schema.Int,
  allowed: Schema.Int,
}) {
  override get message(): string {
    return `${this.allowed} mails are allowed, ${this.planned} are planned; nothing was written`
  }
  /** What the user can do about it. */
  get hint(): string {
    return `Allow exactly that number with --allow-emails ${this.planned}, or leave the flag out: then nobody is mailed.`
  }
}

/** Whatever a migration can end with. */
export type MigrationFailure =
  | ConnectorError
  | FileProblem
  | StateProblem
  | MigrationRunning
  | Clashing
  | PlanOutdated
  | EmailsNotAllowed

const safe = (name: string): string => name.replace(/[^\w.-]+/g, "_")

/** The id of a migration: the same for the same ends. */
export const migrationId = ({ events, source, target }: Ends): string => {
  const name = `${safe(source.connection)}-to-${safe(target.connection)}`
  const all = JSON.stringify([source.connection, target.connection, events.toSorted()])
  return `${name}-${createHash("sha256").update(all).digest("hex").slice(0, 8)}`
}

/** A plan, with what reading both sides came to. */
export interface Planned {
  readonly plan: Plan
  readonly rejected: ReadonlyArray<Rejected>
  readonly warnings: ReadonlyArray<Warning>
  /** Whether both sides could be read whole. */
  readonly complete: boolean
}

const none = () => null

const record = Effect.fnUntraced(function* (ends: Ends, options: PlanOptions) {
  const sql = yield* SqlClient.SqlClient
  const id = migrationId(ends)
  const now = DateTime.formatIso(yield* DateTime.now)
  yield* during("note the migration")(
    sql`INSERT INTO migrations ${sql.insert({
      id,
      source: ends.source.connection,
      source_platform: ends.source.platform,
      target: ends.target.connection,
      target_platform: ends.target.platform,
      events: JSON.stringify(ends.events),
      options: JSON.stringify({ publish: options.publish, includeVoid: options.includeVoid }),
      status: "planned",
      emails_planned: 0,
      created_at: now,
      updated_at: now,
    })} ON CONFLICT (id) DO UPDATE SET options = excluded.options, updated_at = excluded.updated_at`,
  )
  return id
})

const setStatus = Effect.fnUntraced(function* (id: string, status: string) {
  const sql = yield* SqlClient.SqlClient
  const now = DateTime.formatIso(yield* DateTime.now)
  yield* during("note the migration")(
    sql`UPDATE migrations SET status = ${status}, updated_at = ${now} WHERE id = ${id}`,
  )
})

const stageBoth = Effect.fnUntraced(function* (id: string, ends: Ends, sides: readonly [Side, Side]) {
  const source = yield* stage({
    migration: id,
    side: sides[0],
    source: ends.source,
    events: ends.events,
    markerOf: none,
  })
  const there = yield* stage({
    migration: id,
    side: sides[1],
    source: ends.there,
    events: [],
    markerOf: ends.target.markerOf,
  })
  return { source, there }
})

const together = ({ source, there }: { readonly source: Staged; readonly there: Staged }) => ({
  rejected: source.rejected,
  warnings: [...source.warnings, ...there.warnings],
  complete: source.complete && there.complete,
})

const planning = Effect.fnUntraced(function* (id: string, ends: Ends, options: MigrationOptions) {
  const read = yield* stageBoth(id, ends, ["source", "target"])
  const survey = yield* ends.target.survey
  const requests = (yield* ends.source.usage).requests + (yield* ends.there.usage).requests
  const made = yield* plan({
    publish: options.publish,
    includeVoid: options.includeVoid,
    migration: id,
    target: ends.target,
    survey,
    read: requests,
  })
  const planned: Planned = { plan: made, ...together(read) }
  yield* writeJson(folderOf(options.state, id), "plan.json", made)
  return planned
})

/** Plans a migration. Nothing is written to either side. */
export const planMigration: (
  ends: Ends,
  options: MigrationOptions,
) => Effect.Effect<Planned, MigrationFailure, SqlClient.SqlClient> = Effect.fn("Migration.planMigration")(function* (
  ends,
  options,
) {
  const id = migrationId(ends)
  const folder = folderOf(options.state, id)
  yield* Disk.makeFolders(folder)
  yield* lock(id, folder)
  yield* record(ends, options)
  return yield* planning(id, ends, options)
}, Effect.scoped)

/** How a migration is carried out. */
export interface MigrateOptions extends MigrationOptions {
  /** The number of mails that may be sent; null for none. */
  readonly allowEmails: number | null
  /** The fingerprints of a plan that must still hold; null for whatever is there. */
  readonly expected: Plan["fingerprint"] | null
  /** Whether what failed before is tried again. */
  readonly retryRejected: boolean
  /** Where copies of the files go; null for nowhere. */
  readonly out: string | null
  /** Groups of operations under way at once. */
  readonly concurrency: number
  /** Asked with the plan before the first write; false ends the run. */
  readonly confirm: (planned: Planned) => Effect.Effect<boolean>
  /** Told how far it is. */
  readonly onProgress: (done: number, of: number) => Effect.Effect<void>
}

/** What a migration did. Its first keys are a contract (CLI.md). */
export interface Migrated {
  readonly migration: string
  /** What was made in this run, by kind. */
  readonly created: { readonly [kind: string]: number }
  /** What was there already, by kind. */
  readonly skipped: { readonly [kind: string]: number }
  /** Records of the source that could not be read, and operations that were refused. */
  readonly rejected: number
  /** Operations that were not done since they would mail people. */
  readonly held: number
  readonly verified: boolean
  /** The path of `bridge.csv`. */
  readonly bridge: string
  readonly codes: Codes
  readonly plan: Plan
  readonly verification: Verification
  /** Whether a person should look at it. */
  readonly attention: boolean
}

const outdated = (expected: Plan["fingerprint"], now: Plan["fingerprint"]): ReadonlyArray<string> => {
  const of = (side: string, before: Fingerprint, after: Fingerprint) =>
    moved(before, after).map((what) => `${side}: ${what}`)
  return [...of("source", expected.source, now.source), ...of("target", expected.target, now.target)]
}

const firstPlanned = Effect.fnUntraced(function* (id: string, emails: number) {
  const sql = yield* SqlClient.SqlClient
  yield* during("note the migration")(
    sql`UPDATE migrations SET emails_planned = ${emails} WHERE id = ${id} AND emails_planned = 0`,
  )
  const [row] = yield* during("note the migration")(
    sql<{ readonly emails_planned: number }>`SELECT emails_planned FROM migrations WHERE id = ${id}`,
  )
  return row?.emails_planned ?? emails
})

const refused = (applied: Applied, staged: ReadonlyArray<Rejected>): number => applied.failed + staged.length

/** The operations that failed, for `rejected.ndjson`. */
const failures = Effect.fnUntraced(function* (id: string) {
  const steps = yield* operations(id)
  return [...(yield* steps.all("failed")), ...(yield* steps.all("skipped"))].map(({ operation, problem }) => ({
    resource: operation.kind,
    nativeId: operation.makes[0]?.source ?? null,
    path: "",
    reason: problem ?? "",
    record: { key: operation.key },
  }))
})

/**
 * Migrates: plans, asks, applies, verifies. Started again after any stop, it goes on where it was; null where the answer
 * to the question was no.
 */
export const migrate: (
  ends: Ends,
  options: MigrateOptions,
) => Effect.Effect<Migrated | null, MigrationFailure, SqlClient.SqlClient> = Effect.fn("Migration.migrate")(function* (
  ends,
  options,
) {
  const id = migrationId(ends)
  const folder = folderOf(options.state, id)
  yield* Disk.makeFolders(folder)
  yield* lock(id, folder)
  yield* record(ends, options)
  const steps = yield* operations(id)
  if (options.retryRejected) yield* steps.retry
  const planned = yield* planning(id, ends, options)
  const { plan: made } = planned

  if (options.expected !== null) {
    const what = outdated(options.expected, made.fingerprint)
    if (what.length > 0) return yield* new PlanOutdated({ moved: what })
  }
  const stopping = made.clashes.filter(({ stops }) => stops)
  if (stopping.length > 0) return yield* new Clashing({ messages: stopping.map(({ message }) => message) })
  const first = yield* firstPlanned(id, made.emails)
  const { allowEmails } = options
  if (allowEmails !== null && allowEmails !== made.emails && allowEmails !== first) {
    return yield* new EmailsNotAllowed({ planned: made.emails, allowed: allowEmails })
  }
  if (!(yield* options.confirm(planned))) return null

  yield* setStatus(id, "running")
  const before = yield* steps.madeCounts
  const addToIdmap = yield* openIdmap(folder)
  const toDo = Object.values(made.operations).reduce((sum, count) => sum + count, 0)
  let done = 0
  const applied = yield* apply({
    migration: id,
    target: ends.target,
    concurrency: options.concurrency,
    mail: allowEmails !== null,
    onMade: (things) =>
      Effect.andThen(
        addToIdmap(things),
        Effect.suspend(() => options.onProgress((done += 1), toDo)),
      ),
  })
  const codes = yield* writeBridge(folder, id)
  yield* stageBoth(id, ends, ["checked_source", "checked_target"])
  const verification = yield* compareSides(id, ends.target, options)
  const broken = yield* failures(id)
  yield* writeRejected(folder, [...planned.rejected, ...broken])
  const rejected = refused(applied, planned.rejected)
  const migrated: Migrated = {
    migration: id,
    created: applied.created,
    skipped: before,
    rejected,
    held: applied.held,
    verified: verification.equal,
    bridge: `${folder}/bridge.csv`,
    codes,
    plan: made,
    verification,
    attention: rejected > 0 || applied.held > 0 || !verification.equal || made.losses.length > 0 || !planned.complete,
  }
  yield* writeJson(folder, "result.json", migrated)
  yield* setStatus(id, verification.equal && rejected === 0 && applied.held === 0 ? "done" : "attention")
  if (options.out !== null) yield* copyTo(folder, options.out)
  return migrated
}, Effect.scoped)

/** Reads both sides again and compares them. */
export const verifyMigration: (
  ends: Ends,
  options: MigrationOptions,
) => Effect.Effect<Verification, MigrationFailure, SqlClient.SqlClient> = Effect.fn("Migration.verifyMigration")(
  function* (ends, options) {
    const id = migrationId(ends)
    yield* stageBoth(id, ends, ["checked_source", "checked_target"])
    return yield* compareSides(id, ends.target, options)
  },
)

/** Takes a migration back. */
export const undoMigration: (
  id: string,
  target: Target,
  options: { readonly state: string },
) => Effect.Effect<UndoResult, MigrationFailure, SqlClient.SqlClient> = Effect.fn("Migration.undoMigration")(function* (
  id,
  target,
  { state },
) {
  const folder = folderOf(state, id)
  yield* Disk.makeFolders(folder)
  yield* lock(id, folder)
  const result = yield* undo({ migration: id, target })
  yield* setStatus(id, result.kept.length === 0 ? "undone" : "partly undone")
  return result
}, Effect.scoped)

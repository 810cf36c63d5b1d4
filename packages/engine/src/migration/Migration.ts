/**
 * A migration from one connection to another: plan, migrate, verify, undo, and where it stands. The same source, target
 * and events are the same migration, so the same command again goes on with it.
 *
 * @module
 */
import { createHash } from "node:crypto"
import { join } from "node:path"
import type { PlanOptions, Rejected, Source, Target, Warning } from "@boxport/connector"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import * as Disk from "../Disk.ts"
import { Commits } from "../state/Commits.ts"
import { apply } from "./Apply.ts"
import { unmarkedOrders } from "./Existing.ts"
import { failures } from "./Failures.ts"
import { moved } from "./Fingerprint.ts"
import { lock } from "./Lock.ts"
import { operations } from "./Operations.ts"
import { type Codes, copyTo, folderOf, openIdmap, writeBridge, writeIdmap, writeJson, writeRejected } from "./Papers.ts"
import { type Plan, plan } from "./Plan.ts"
import { Clashing, EmailsNotAllowed, type MigrationFailure, PlanOutdated } from "./Problems.ts"
import { type Allowed, hashOf, record } from "./Record.ts"
import { reader } from "./Rows.ts"
import { accept, stage, type Side } from "./Staging.ts"
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

const safe = (name: string): string => name.replace(/[^\w.-]+/g, "_")

/** The id of a migration: the same for the same ends. */
export const migrationId = ({ events, source, target }: Ends): string => {
  const name = `${safe(source.connection)}-to-${safe(target.connection)}`
  const all = JSON.stringify([source.connection, target.connection, [...new Set(events)].toSorted()])
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

/** Reads both sides, beside what is staged. */
const readBoth = Effect.fnUntraced(function* (id: string, ends: Ends, [source, there]: readonly [Side, Side]) {
  const { events, target } = ends
  return [
    yield* stage({ migration: id, side: source, source: ends.source, events, markerOf: none }),
    yield* stage({ migration: id, side: there, source: ends.there, events: [], markerOf: target.markerOf }),
  ] as const
})

/** Holds a migration's lock, and makes its folder and row. */
const open = Effect.fnUntraced(function* (id: string, target: string, state: string) {
  yield* Disk.makeFolders(folderOf(state, id))
  yield* lock({ migration: id, target, state })
})

/** Requests sent so far; both sides may share a budget, so each is counted by itself. */
const requestsOf = Effect.fnUntraced(function* ({ source, target, there }: Ends) {
  const usages = [yield* source.usage, yield* there.usage, yield* target.usage]
  return usages.reduce((total, { requests }) => total + requests, 0)
})

/**
 * Refuses a plan that no longer holds. What the latest run has done to the target does not count where it went by this very
 * plan and has not come to its end; what a finished run has done makes its plan an old one.
 */
const hold = Effect.fnUntraced(function* (id: string, expected: Plan["fingerprint"], { accepted }: Allowed) {
  const what = [
    ...(yield* moved(id, "source", expected.source)),
    ...(accepted === hashOf(expected) ? [] : yield* moved(id, "target", expected.target)),
  ]
  if (what.length > 0) return yield* new PlanOutdated({ moved: what })
})

/** Asks the target what its records do not show. */
const surveying = Effect.fnUntraced(function* (id: string, target: Target) {
  const sql = yield* SqlClient.SqlClient
  return yield* target.survey({
    source: { events: yield* (yield* reader(id, "source")).all("events") },
    there: { events: yield* (yield* reader(id, "target")).all("events") },
    unmarked: (event) => Effect.provideService(unmarkedOrders(id, event), SqlClient.SqlClient, sql),
  })
})

interface Planning extends MigrationOptions {
  readonly expected: Plan["fingerprint"] | null
  readonly retry: boolean
}

const planning = Effect.fnUntraced(function* (id: string, ends: Ends, options: Planning) {
  const row = yield* record(id)
  const allowed = yield* row.allowed
  const before = yield* requestsOf(ends)
  const [source, there] = yield* readBoth(id, ends, ["source", "target"])
  if (options.expected !== null) yield* hold(id, options.expected, allowed)
  yield* row.open(ends, options)
  yield* accept(id, ["source", "target"])
  const survey = yield* surveying(id, ends.target)
  const read = (yield* requestsOf(ends)) - before
  const { first, plan: made } = yield* plan({
    publish: options.publish,
    includeVoid: options.includeVoid,
    retry: options.retry,
    isFirst: yield* row.isNew,
    migration: id,
    target: ends.target,
    survey,
    read,
  })
  const planned: Planned = {
    plan: made,
    rejected: source.rejected,
    warnings: [...source.warnings, ...there.warnings],
    complete: source.complete && there.complete,
  }
  yield* writeJson(folderOf(options.state, id), "plan.json", made)
  return { planned, first, allowed }
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
  yield* open(id, ends.target.connection, options.state)
  const { planned } = yield* planning(id, ends, { ...options, expected: null, retry: false })
  return planned
}, Effect.scoped)

/** How a migration is carried out. */
export interface MigrateOptions extends MigrationOptions {
  /**
   * The number of mails that may be sent: as many as are planned, or, for a run that goes on with one that was stopped, as
   * many as that one was allowed. Null for none.
   */
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

/** The safe way, but for `changes`: nothing is published, nobody is mailed and nobody is asked. */
export const migrateOptions = (state: string, changes: Partial<MigrateOptions> = {}): MigrateOptions => ({
  state,
  publish: false,
  includeVoid: false,
  allowEmails: null,
  expected: null,
  retryRejected: false,
  out: null,
  concurrency: 4,
  confirm: () => Effect.succeed(true),
  onProgress: () => Effect.void,
  ...changes,
})

/** What a migration did. Its first keys are a contract (CLI.md). */
export interface Migrated {
  readonly migration: string
  /** What was made in this run, by kind. */
  readonly created: { readonly [kind: string]: number }
  /** What was there already, by kind. */
  readonly skipped: { readonly [kind: string]: number }
  /**
   * Records of the source that could not be read, and operations that were refused, cannot be told of, or need such a one
   * (of one that makes many things, those that it did not make): the lines of `rejected.ndjson`.
   */
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

/** Refuses to begin where something stands in the way, or where people would be mailed that nobody has counted. */
const permit = Effect.fnUntraced(function* (
  { clashes, emails }: Plan,
  { allowEmails }: MigrateOptions,
  { emails: before }: Allowed,
) {
  const stopping = clashes.filter(({ stops }) => stops)
  if (stopping.length > 0) return yield* new Clashing({ messages: stopping.map(({ message }) => message) })
  // The same command again, once everything is in, mails nobody.
  if (allowEmails === null || allowEmails === emails || emails === 0) return
  if (allowEmails === before && emails < before) return
  return yield* new EmailsNotAllowed({ planned: emails, allowed: allowEmails })
})

const mostOf = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b)

/** How many of each kind of thing: `events`, `tickets`. */
export type Counts = { readonly [kind: string]: number }

const sum = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .toSorted()
      .map((kind) => [kind, (a[kind] ?? 0) + (b[kind] ?? 0)]),
  )

const checkedSides = ["checked_source", "checked_target"] as const

const verifying = Effect.fnUntraced(function* (id: string, ends: Ends, options: PlanOptions) {
  const read = yield* readBoth(id, ends, checkedSides)
  yield* accept(id, checkedSides)
  return yield* compareSides(id, ends.target, options, read)
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
  yield* open(id, ends.target.connection, options.state)
  const { allowed, first, planned } = yield* planning(id, ends, { ...options, retry: options.retryRejected })
  const { plan: made } = planned
  yield* permit(made, options, allowed)
  if (!(yield* options.confirm(planned))) return null

  const row = yield* record(id)
  const steps = yield* operations(id)
  yield* row.begin({
    emails: mostOf(allowed.emails, options.allowEmails),
    accepted: options.expected === null ? null : hashOf(options.expected),
  })
  const before = yield* steps.madeCounts
  yield* writeIdmap(folder, id)
  const toDo = Object.values(made.operations).reduce((total, count) => total + count, 0)
  let done = 0
  const commits = yield* Commits
  const applied = yield* Effect.flatMap(openIdmap(folder), (addToIdmap) =>
    apply({
      migration: id,
      target: ends.target,
      first,
      concurrency: options.concurrency,
      mails: options.allowEmails === null ? 0 : made.emails,
      onMade: (things) =>
        Effect.andThen(
          addToIdmap(things),
          Effect.suspend(() => options.onProgress((done += 1), toDo)),
        ),
    }),
  ).pipe(Effect.scoped, commits.deferred)
  yield* writeIdmap(folder, id)
  const codes = yield* writeBridge(folder, id)
  const verification = yield* verifying(id, ends, options)
  const rejected = [...planned.rejected, ...(yield* failures(id))]
  yield* writeRejected(folder, rejected)
  const isClean = rejected.length === 0 && applied.held === 0 && verification.equal && planned.complete
  const migrated: Migrated = {
    migration: id,
    created: applied.created,
    skipped: sum(before, applied.found),
    rejected: rejected.length,
    held: applied.held,
    verified: verification.equal,
    bridge: join(folder, "bridge.csv"),
    codes,
    plan: made,
    verification,
    attention: !isClean || made.losses.length > 0,
  }
  yield* writeJson(folder, "result.json", migrated)
  yield* row.end(isClean ? "done" : "attention")
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
    yield* open(id, ends.target.connection, options.state)
    return yield* verifying(id, ends, options)
  },
  Effect.scoped,
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
  yield* open(id, target.connection, state)
  const result = yield* undo({ migration: id, target })
  yield* writeIdmap(folderOf(state, id), id)
  yield* (yield* record(id)).end(result.kept.length === 0 ? "undone" : "partly undone")
  return result
}, Effect.scoped)

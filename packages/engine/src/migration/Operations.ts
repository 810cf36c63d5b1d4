/**
 * The operations of a migration in the state, and what they made. What is begun and not done may or may not have
 * happened at the target.
 *
 * @module
 */
import type { Existing, IsTaken, Known, Made, MadeKind, MadeThing, PlannedOperation } from "@boxport/connector"
import { Array as Arr, Effect, Order } from "effect"
import { SqlClient, type SqlError, type Statement } from "effect/sql"
import { Commits } from "../state/Commits.ts"
import { during } from "../state/Database.ts"
import { toFind } from "../state/Batches.ts"
import { longAgo, madeIn, type Missing, type OperationStatus, standingsIn } from "./Standing.ts"

/** Why what puts something back is still to be done: it was opened. */
const opened = "opened"

/** Whether an operation puts something back, and whether that is owed to the target: nothing tells that it was done. */
const restoring = "coalesce(json_extract(operations.text, '$.restores'), 0) = 1"
const owed = `${restoring} AND (operations.status IN ('begun', 'failed', 'unsure')
  OR (operations.status = 'planned' AND operations.problem = '${opened}'))`

/** Whether something is there that an operation made. */
const madeSome = `EXISTS (SELECT 1 FROM made WHERE made.migration = operations.migration AND made.operation = operations.key
  AND made.status <> 'gone')`

/** Statuses of what is to be begun, be it for the first time, for what is left of it, or after it was taken back. */
const notBegun = "'planned', 'skipped', 'held', 'undone'"

/** Kinds of which there are very many; they are told apart by markers. */
export const many: ReadonlySet<MadeKind> = new Set(["orders", "order_lines", "tickets", "answers", "check_ins"])

const inOrder = Arr.sortBy(
  Order.mapInput(Order.String, ({ kind }: Made) => kind),
  Order.mapInput(Order.String, ({ source }: Made) => source),
)

/** The operations of one migration. */
export const operations = Effect.fnUntraced(function* (migration: string) {
  const sql = yield* SqlClient.SqlClient
  const { onDisk } = yield* Commits

  const standings = (statement: Effect.Effect<ReadonlyArray<unknown>, SqlError.SqlError>) =>
    Effect.flatMap(during("read operations")(statement), standingsIn)
  const things = (statement: Effect.Effect<ReadonlyArray<unknown>, SqlError.SqlError>) =>
    Effect.flatMap(during("read what was made")(statement), madeIn)
  const columns = sql.literal("position, text, status, sent_at, problem")
  /** A plan's new content is taken over, but for what is under way or over. */
  const content = ["phase", "series", "grouping", "kind", "repeats", "emails", "text"]
  const renewed = sql.literal(
    content
      .map(
        (
          column,
        ) => `${column} = CASE WHEN ${owed} THEN operations.${column} WHEN operations.repeats = 1 OR operations.status IN
          ('planned', 'failed', 'unsure', 'skipped', 'held', 'undone') THEN excluded.${column} ELSE operations.${column} END`,
      )
      .join(", "),
  )
  const isOwed = sql.literal(`(${owed})`)
  const restores = sql.literal(restoring)
  const hasMade = sql.literal(madeSome)
  const madeColumns = sql.literal("kind, source, target, facts")

  /** What was made counts over what was known before; what was only found counts where nothing is known. */
  const book = (key: string, made: ReadonlyArray<Made>, status: "made" | "adopted") =>
    Effect.forEach(
      made,
      ({ facts, kind, source, target }) =>
        sql`INSERT INTO made ${sql.insert({ migration, kind, source, target, facts: JSON.stringify(facts), operation: key, status })}
          ON CONFLICT (migration, kind, source) DO UPDATE SET target = excluded.target, facts = excluded.facts,
          operation = excluded.operation, status = excluded.status WHERE excluded.status = 'made' OR made.status = 'gone'`,
      { discard: true },
    )

  /** Takes operations off. Of those that have made a part, that part stays known; what was left of them does not count. */
  const takeOff = (these: Statement.Fragment) =>
    Effect.andThen(
      sql`UPDATE operations SET status = 'done', problem = NULL WHERE migration = ${migration} AND ${these} AND ${hasMade}`,
      sql`DELETE FROM operations WHERE migration = ${migration} AND ${these} AND NOT ${hasMade}`,
    ).pipe(sql.withTransaction)

  return {
    /**
     * Plans an operation. One that stands is left as it stands, but for its content while it is not under way or over, and
     * for one that repeats.
     */
    plan: (operation: PlannedOperation, position: number, status: "planned" | "begun" | "done") =>
      during("plan")(
        sql`INSERT INTO operations ${sql.insert({
          migration,
          key: operation.key,
          position,
          phase: operation.phase,
          series: operation.series,
          grouping: operation.group,
          kind: operation.kind,
          repeats: operation.repeats,
          emails: operation.emails,
          text: JSON.stringify(operation),
          status,
          sent_at: status === "begun" ? longAgo : null,
          problem: null,
        })} ON CONFLICT (migration, key) DO UPDATE SET position = excluded.position, ${renewed},
          sent_at = CASE WHEN operations.status IN (${sql.literal(notBegun)}) THEN excluded.sent_at ELSE operations.sent_at END,
          status = CASE WHEN operations.status IN (${sql.literal(notBegun)}) THEN excluded.status
            WHEN operations.repeats = 1 AND operations.status = 'done' AND operations.text <> excluded.text THEN 'planned'
            ELSE operations.status END`,
      ),
    /** Takes operations off the plan that it no longer has, but for those that may have changed the target or are owed to it. */
    forget: (before: number) =>
      during("plan")(
        takeOff(sql`position < ${before} AND status IN ('planned', 'skipped', 'held', 'failed') AND NOT ${isOwed}`),
      ),
    /** Says that an operation is about to open something: what puts it back is owed from now on. */
    owe: ({ group, series }: PlannedOperation) =>
      during("note an intent")(
        sql`UPDATE operations SET problem = ${opened} WHERE migration = ${migration} AND phase = 'close'
          AND series IS ${series} AND grouping = ${group} AND status = 'planned' AND ${restores}`,
      ),
    /**
     * Puts operations of a plan that repeat back on it, all of a series, where it has something to load or to open. Where only
     * what comes after that is left, those that are done stay done, and so do those that the plan no longer has: nothing is
     * opened again to be closed.
     */
    repeat: (from: number) =>
      during("plan")(
        sql`UPDATE operations SET status = 'planned' WHERE migration = ${migration} AND repeats = 1 AND status = 'done'
          AND position >= ${from}
          AND series IN (SELECT series FROM operations WHERE migration = ${migration} AND status IN ('planned', 'begun')
            AND (phase = 'open' OR repeats = 0 AND phase IN ('setup', 'load')))`,
      ),
    /** Puts what failed back on the plan: as begun, so that it is looked for before it is tried again. */
    retry: (from: number) =>
      during("plan")(
        sql`UPDATE operations SET status = 'begun', sent_at = coalesce(sent_at, ${longAgo}), problem = NULL
          WHERE migration = ${migration} AND (position >= ${from} OR ${isOwed})
          AND status IN ('failed', 'unsure')`,
      ),
    /** Takes an operation off that was not done and is no longer planned. */
    drop: (key: string) => during("note an outcome")(takeOff(sql`key = ${key}`)),
    /** Those of a status and phase after a position, at most so many. */
    some: (status: OperationStatus, phase: string, after: number, limit: number) =>
      standings(sql`SELECT ${columns} FROM operations WHERE migration = ${migration} AND status = ${status}
        AND phase = ${phase} AND position > ${after} ORDER BY position LIMIT ${limit}`),
    /** All of a status, in order. */
    all: (status: OperationStatus) =>
      standings(
        sql`SELECT ${columns} FROM operations WHERE migration = ${migration} AND status = ${status} ORDER BY position`,
      ),
    /** The latest before a position that are done or have made a part, at most so many. */
    latestDone: (before: number, limit: number) =>
      standings(sql`SELECT ${columns} FROM operations WHERE migration = ${migration} AND (status = 'done' OR ${hasMade})
        AND position < ${before} ORDER BY position DESC LIMIT ${limit}`),
    /**
     * How many operations of a series are neither done nor to be done again, among those before a phase, and how many of
     * them only since people would be mailed.
     */
    missingOf: (series: string, phase: string) =>
      Effect.map(
        during("count operations")(
          sql<{ readonly left: number; readonly held: number }>`SELECT count(*) AS left,
            coalesce(sum(status = 'held'), 0) AS held FROM operations WHERE migration = ${migration}
            AND series = ${series} AND phase <> ${phase} AND status NOT IN ('done', 'undone')`,
        ),
        ([row]) => row ?? { left: 0, held: 0 },
      ),
    /** How many of each kind and status there are. */
    counts: during("count operations")(
      sql<{
        readonly kind: string
        readonly status: OperationStatus
        readonly operations: number
        readonly emails: number
      }>`SELECT kind, status, count(*) AS operations, sum(emails) AS emails FROM operations
        WHERE migration = ${migration} GROUP BY kind, status ORDER BY kind, status`,
    ),
    /** What is left to do, added up; what was begun may have to be done again. */
    totals: Effect.gen(function* () {
      const left = sql`migration = ${migration} AND status IN ('begun', 'planned')`
      const kinds = yield* sql<{
        readonly kind: string
        readonly operations: number
        readonly emails: number
        readonly credits: number
      }>`SELECT kind, count(*) AS operations, sum(emails) AS emails, sum(text ->> '$.credits') AS credits
        FROM operations WHERE ${left} GROUP BY kind ORDER BY kind`
      const endpoints = yield* sql<{ readonly endpoint: string; readonly requests: number }>`SELECT
        each.key AS endpoint, sum(each.value) AS requests FROM operations, json_each(text, '$.requests') AS each
        WHERE ${left} GROUP BY each.key ORDER BY each.key`
      return { kinds, endpoints }
    }).pipe(during("add up operations")),
    /** Says that an operation's request is about to leave. On the disk when it returns, with all that was noted before. */
    begin: (key: string, sentAt: string) =>
      Effect.andThen(
        during("note an intent")(
          sql`UPDATE operations SET status = 'begun', sent_at = ${sentAt}, problem = NULL WHERE migration = ${migration} AND key = ${key}`,
        ),
        onDisk,
      ),
    /** Says that an operation is done, but for what is missing, and what it made. All or nothing of that. */
    finish: (key: string, made: ReadonlyArray<Made>, missing: Missing | null) =>
      Effect.andThen(
        book(key, made, "made"),
        sql`UPDATE operations SET status = ${missing?.status ?? "done"}, problem = ${missing?.why ?? null}
          WHERE migration = ${migration} AND key = ${key}`,
      ).pipe(sql.withTransaction, during("note an outcome")),
    /** Says where an operation stands, and why. */
    set: (key: string, status: OperationStatus, problem: string | null) =>
      during("note an outcome")(
        sql`UPDATE operations SET status = ${status}, problem = ${problem} WHERE migration = ${migration} AND key = ${key}`,
      ),
    /** Things that were there before any operation. */
    adopt: (made: ReadonlyArray<Made>) =>
      made.length === 0 ? Effect.void : during("plan")(book("", made, "adopted").pipe(sql.withTransaction)),
    /** Forgets the plans of a migration of which nothing was begun, with what they found. */
    forgetPlans: Effect.andThen(
      sql`DELETE FROM operations WHERE migration = ${migration}`,
      sql`DELETE FROM made WHERE migration = ${migration}`,
    ).pipe(sql.withTransaction, during("plan")),
    /** What was made for some records of the source, in no order: for one, SQLite would walk through everything. */
    madeFor: (sources: ReadonlyArray<string>) =>
      Effect.map(
        Effect.forEach(toFind([...new Set(sources)]), (some) =>
          things(sql`SELECT ${madeColumns} FROM made WHERE migration = ${migration} AND status <> 'gone'
            AND ${sql.in("source", some)}`),
        ),
        (found) => found.flat(),
      ),
    /** Which of these orders and tickets were found at the target, and not made by an operation of this state. */
    adopted: (sources: ReadonlyArray<string>) =>
      Effect.map(
        Effect.forEach(toFind([...new Set(sources)]), (some) =>
          during("read what was made")(
            sql<{ readonly source: string }>`SELECT DISTINCT source FROM made WHERE migration = ${migration}
              AND status = 'adopted' AND kind IN ('orders', 'tickets') AND ${sql.in("source", some)}`,
          ),
        ),
        (found) => new Set(found.flat().map(({ source }) => source)),
      ),
    /** Everything that is or was there, after one of them, at most so many. */
    madeAfter: (kind: string, source: string, limit: number) =>
      during("read what was made")(
        sql<{
          readonly kind: string
          readonly source: string
          readonly target: string
          readonly status: string
        }>`SELECT kind, source, target, status FROM made WHERE migration = ${migration}
          AND (kind, source) > (${kind}, ${source}) ORDER BY kind, source LIMIT ${limit}`,
      ),
    /** What an operation made and is there. Put in its order here: SQLite would walk through everything for that. */
    madeBy: (key: string) =>
      Effect.map(
        things(sql`SELECT ${madeColumns} FROM made WHERE migration = ${migration} AND operation = ${key}
          AND status <> 'gone'`),
        inOrder,
      ),
    /**
     * The target's ids of everything of an operation's kinds that stands for other records, but for what carries a marker,
     * and for what other migrations have only planned with.
     */
    taken: ({ makes }: PlannedOperation) =>
      Effect.map(
        during("read what was made")(
          sql<{ readonly kind: string; readonly target: string }>`SELECT kind, target FROM made WHERE status <> 'gone'
            AND (migration = ${migration}
              OR migration NOT IN (SELECT id FROM migrations WHERE status = 'planned'))
            AND ${sql.in(
              "kind",
              makes.map(({ kind }) => kind).filter((kind) => !many.has(kind)),
            )} AND NOT (migration = ${migration} AND ${sql.in(
              "source",
              makes.map(({ source }) => source),
            )})`,
        ),
        (lines): IsTaken => {
          const things = new Set(lines.map(({ kind, target }) => `${kind} ${target}`))
          return (kind, target) => things.has(`${kind} ${target}`)
        },
      ),
    /** Everything made of some kinds. */
    madeOf: (kinds: ReadonlyArray<MadeKind>) =>
      things(sql`SELECT ${madeColumns} FROM made WHERE migration = ${migration} AND status <> 'gone'
        AND ${sql.in("kind", kinds)} ORDER BY kind, source`),
    /** Which things of some kinds were found, and not made by an operation of this state. */
    foundOf: (kinds: ReadonlyArray<MadeKind>) =>
      Effect.map(
        during("read what was made")(
          sql<{ readonly kind: string; readonly source: string }>`SELECT kind, source FROM made
            WHERE migration = ${migration} AND status = 'adopted' AND ${sql.in("kind", kinds)}`,
        ),
        (lines): Existing["found"] => {
          const found = new Set(lines.map(({ kind, source }) => `${kind} ${source}`))
          return (kind, source) => found.has(`${kind} ${source}`)
        },
      ),
    /**
     * For which record of its source each thing of some kinds stands, as this migration and others into the same target
     * (a connection's name) know that have begun to write; or as those others alone do.
     */
    holders: (target: string, kinds: ReadonlyArray<MadeKind>, whose: "all" | "others") =>
      Effect.map(
        during("read what was made")(
          sql<{
            readonly kind: string
            readonly source: string
            readonly target: string
          }>`SELECT made.kind, made.source,
            made.target FROM made JOIN migrations ON migrations.id = made.migration
            WHERE migrations.target = ${target} AND made.status <> 'gone'
            AND ((migrations.id <> ${migration} AND migrations.status <> 'planned')
              OR (migrations.id = ${migration} AND ${whose === "all" ? 1 : 0} = 1)) AND ${sql.in("made.kind", kinds)}`,
        ),
        (lines): Existing["holder"] => {
          const holders = new Map(lines.map((one) => [`${one.kind} ${one.target}`, one.source]))
          return (kind, id) => holders.get(`${kind} ${id}`) ?? null
        },
      ),
    /** How many things are there, by kind. */
    madeCounts: Effect.map(
      during("count what was made")(
        sql<{ readonly kind: string; readonly things: number }>`SELECT kind, count(*) AS things FROM made
          WHERE migration = ${migration} AND status <> 'gone' GROUP BY kind ORDER BY kind`,
      ),
      (lines) => Object.fromEntries(lines.map(({ kind, things: count }): [string, number] => [kind, count])),
    ),
    /** Says that what an operation made has been taken back. */
    gone: (key: string) =>
      Effect.andThen(
        sql`UPDATE made SET status = 'gone' WHERE migration = ${migration} AND operation = ${key}`,
        sql`UPDATE operations SET status = 'undone' WHERE migration = ${migration} AND key = ${key}`,
      ).pipe(sql.withTransaction, during("note an outcome")),
  }
})

/** The operations of a migration, and what can be asked and said of them. */
export type Steps = Effect.Success<ReturnType<typeof operations>>

/** What was made, for the operations that need it. */
export const known = (made: ReadonlyArray<Made>): Known => {
  const things = new Map<string, MadeThing>(made.map((thing) => [`${thing.kind} ${thing.source}`, thing]))
  return (kind, source) => things.get(`${kind} ${source}`) ?? null
}

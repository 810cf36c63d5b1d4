/**
 * Verification: both sides are read afresh, and what the target must hold by now is compared with what it holds. Nothing
 * of what the loading has noted is used; records are found by the markers that they carry, or by name. Only what other
 * migrations have made under that name is taken from their notes: it is none of this one's.
 *
 * @module
 */
import { elsewhere, type Expectation, type PlanOptions, type Target } from "@boxport/connector"
import { byOrigin, columnOf, isAnothers } from "@boxport/connector/target"
import type { Rows, TableName } from "@boxport/model"
import { Effect, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem, together } from "../state/Database.ts"
import { bundles } from "./Bundles.ts"
import { type Columns, type Difference, differing, findable, isOver, lookup, nearest } from "./Compare.ts"
import { existingAt } from "./Existing.ts"
import { meetings } from "./Meetings.ts"
import { operations } from "./Operations.ts"
import { reader } from "./Rows.ts"
import type { Staged } from "./Staging.ts"
import { type Totals, totals } from "./Totals.ts"

/** What verification found. Its first keys are a contract (CLI.md). */
export interface Verification {
  /** Whether both sides could be read whole and nothing differs. */
  readonly equal: boolean
  /** Records compared, by table. */
  readonly checked: { readonly [table: string]: number }
  readonly differences: ReadonlyArray<Difference>
  /** What the compared records come to on both sides. */
  readonly totals: Totals
  /** Whether both sides could be read whole. */
  readonly complete: boolean
}

/** Where nothing is found there is nothing: no id is empty. */
const nowhere = ""

/** Tables that have many rows of an event and that no other refers to. */
const numerous = new Set<TableName>(["order_lines", "answers", "check_ins", "refunds"])

/** Tables whose rows of an event are kept while they are compared; of orders and tickets there may be too many. */
const isKept = (entity: TableName): boolean => !numerous.has(entity) && entity !== "orders" && entity !== "tickets"

type Row = Rows[TableName]

/** The same text for the same columns; amounts are whole numbers that JSON has no form for. */
const keyOf = (what: unknown): string =>
  JSON.stringify(what, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value))

/** Expectations that look for their record with the same columns, and what they find. */
interface Sought {
  readonly entity: TableName
  readonly source: string
  readonly found: number
  expected: number
}

/** Compares what is staged on both checked sides. */
export const compareSides: (
  migration: string,
  target: Target,
  options: PlanOptions,
  read: ReadonlyArray<Staged>,
) => Effect.Effect<Verification, StateProblem, SqlClient.SqlClient> = Effect.fn("Migration.verify")(
  function* (migration, target, options, read) {
    const sql = yield* SqlClient.SqlClient
    const source = yield* bundles(migration, "checked_source", options)
    const there = yield* reader(migration, "checked_target")
    // Of what this migration has made only what is there tells; what others have made is theirs.
    const holder = yield* (yield* operations(migration)).holders(target.connection, ["events"], "others")
    const existing = yield* existingAt(
      migration,
      "checked_target",
      { made: () => null, found: () => false, holder },
      {},
    )
    const met = yield* meetings(migration)
    const all = yield* source.series
    const sums = totals(all)
    const checked = new Map<string, number>()
    const differences: Array<Difference> = []
    const listed = new Map<string, ReturnType<typeof lookup<Row>>>()

    /** Rows among which a record without a marker is looked for. */
    const among = Effect.fnUntraced(function* (entity: TableName, find: NonNullable<Expectation["find"]>) {
      for (const owner of ["ticket_id", "order_id"] as const) {
        const owned = find.columns[owner]
        if (typeof owned === "string")
          return lookup<Row>(yield* there.ofOwners(entity, owner, yield* met.idsOf(ownerTable[owner], owned)))
      }
      const event = find.event === null ? null : ((yield* met.idsOf("events", find.event))[0] ?? nowhere)
      const key = `${entity} ${event}`
      const before = listed.get(key)
      if (before !== undefined) return before
      const look = lookup<Row>(yield* event === null ? there.all(entity) : there.ofEvent(entity, event))
      if (isKept(entity)) listed.set(key, look)
      return look
    })

    /** The orders that the counterparts of a ticket name. */
    const ordersOf = Effect.fnUntraced(function* (ticket: string) {
      const tickets = yield* there.byIds("tickets", yield* met.idsOf("tickets", ticket))
      return yield* there.byIds("orders", [
        ...new Set(tickets.flatMap(({ order_id }) => (order_id === null ? [] : [order_id]))),
      ])
    })

    const found = Effect.fnUntraced(function* (
      entity: TableName,
      find: NonNullable<Expectation["find"]>,
      columns: Columns,
    ) {
      return find.ticket === undefined ? (yield* among(entity, find))(columns) : yield* ordersOf(find.ticket)
    })

    const typesOf = Map.groupBy(existing.ticketTypes, ({ event_id }) => event_id)
    /** Valid tickets of ours: an event whose tickets were taken back may still be there, and be hidden. */
    const marks = (id: string): number =>
      (typesOf.get(id) ?? []).reduce((sum, type) => sum + (existing.issued.get(type.id)?.marked ?? 0), 0)

    /** The same, without those of what another migration has made there under the name of ours. */
    const ours = (id: string): number => {
      const origins = existing.origins.get(id)
      if (origins === undefined) return marks(id)
      return [...origins].reduce((sum, [event, tickets]) => sum + (event === elsewhere ? 0 : tickets), 0)
    }

    /**
     * The target may have events of its own that are named alike, and the source several. Those with tickets of its own
     * come first, else those with tickets of ours, else one that has none and is as it must be. A second one counts as a
     * duplicate when it holds tickets of ours too, or is a draft without any that is as ours would be; one with our marker,
     * whatever it is like.
     */
    const eventsOf = (id: string, rows: ReadonlyArray<Row>, wanted: Columns | null) => {
      const isLike = (row: Row): boolean => wanted === null || differing("events", "", wanted, row).length === 0
      const distance = (row: Row): number => (existing.tickets.has(row.id) ? 2 : 0) + (isLike(row) ? 0 : 1)
      const isTheirs = (row: Row): boolean => isAnothers(existing, "events", String(columnOf(row, "native_id")), id)
      const free = wanted === null ? rows : rows.filter((row) => !isTheirs(row))
      const ranked = free.toSorted((a, b) => ours(b.id) - ours(a.id) || distance(a) - distance(b))
      const [first, ...others] = byOrigin(existing, ranked, new Set([id]))
      const alike = others.filter(
        (row) =>
          ours(row.id) > 0 || (!existing.tickets.has(row.id) && columnOf(row, "status") === "draft" && isLike(row)),
      )
      return first === undefined ? [] : [first, ...alike]
    }

    /** Meets expectations; those of one list share what they take, so that no row answers two of them. */
    const meetAll = Effect.fnUntraced(function* (
      expectations: ReadonlyArray<Expectation>,
      taken: Set<string>,
      sought: Map<string, Sought>,
    ) {
      for (const expectation of expectations) {
        const { entity, find, optional = false, source: id } = expectation
        const sameAs = find === null ? [] : yield* met.translated(entity, find.columns)
        const candidates = find === null ? yield* marked(entity, id) : yield* found(entity, find, sameAs)
        const wanted = yield* met.translated(entity, expectation.columns)
        const isFree = (row: Row): boolean => find === null || !taken.has(`${entity} ${row.id}`)
        const all =
          entity === "events" ? eventsOf(id, candidates.filter(isFree), find === null ? null : wanted) : candidates
        const rows = find === null ? findable(all) : all.filter(isFree)
        if (find === null) {
          if (rows.length > 1) differences.push({ entity, id, field: "*", from: "1", to: String(rows.length) })
        } else {
          const key = keyOf([entity, find.event, find.ticket, sameAs])
          const before = sought.get(key)
          if (before === undefined) sought.set(key, { entity, source: id, found: all.length, expected: 1 })
          else before.expected += 1
        }
        const row = entity === "events" || find === null ? rows[0] : nearest(entity, wanted, rows)
        if (row === undefined && optional) continue
        checked.set(entity, (checked.get(entity) ?? 0) + 1)
        sums.add(expectation, wanted, row)
        if (row === undefined) {
          differences.push({ entity, id, field: "*", from: "1", to: "0" })
          continue
        }
        taken.add(`${entity} ${row.id}`)
        // Nothing refers to an answer or a check-in, and there are many.
        if (find === null || !numerous.has(entity)) yield* met.add(entity, id, row.id)
        differences.push(...differing(entity, id, wanted, row))
      }
    })

    const marked = (entity: TableName, id: string) =>
      Effect.flatMap(
        during("compare")(
          sql<{ readonly id: string }>`SELECT id FROM markers WHERE migration = ${migration}
            AND side = 'checked_target' AND entity = ${entity} AND source = ${id} ORDER BY id`,
        ),
        (ids): Effect.Effect<ReadonlyArray<Row>, StateProblem> =>
          there.byIds(
            entity,
            ids.map((one) => one.id),
          ),
      )

    const surplus = (sought: ReadonlyMap<string, Sought>) => {
      for (const { entity, expected, found: count, source: id } of sought.values()) {
        if (count <= expected) continue
        differences.push({ entity, id, field: "*", from: String(expected), to: String(count) })
      }
    }

    yield* met.clear
    const taken = new Set<string>()
    const sought = new Map<string, Sought>()
    for (const series of all) {
      yield* meetAll(target.expected.series(series, options, existing), taken, sought).pipe(together("compare"))
    }
    surplus(sought)
    for (const { events } of all) {
      for (const event of events) {
        yield* Stream.runForEach(source.orders(event), ({ bundles: some }) =>
          Effect.forEach(
            some,
            Effect.fnUntraced(function* (bundle) {
              const own = new Map<string, Sought>()
              yield* meetAll(target.expected.order(bundle, options, existing), new Set(), own)
              surplus(own)
            }),
            { discard: true },
          ).pipe(together("compare")),
        )
      }
    }

    // What carries the marker of a record that is not to be there. What another migration made is none of this one's business.
    const unmet = yield* met.unmet
    for (const { entity, id, source: from } of unmet) {
      const rows = yield* there.byIds(entity, [id])
      if (rows.some((row) => !isOver(row))) differences.push({ entity, id: from, field: "*", from: "0", to: "1" })
    }
    const complete = read.every((one) => one.complete)
    return {
      equal: complete && differences.length === 0,
      checked: Object.fromEntries(checked),
      differences,
      totals: sums.all(),
      complete,
    }
  },
)

const ownerTable = { ticket_id: "tickets", order_id: "orders" } as const

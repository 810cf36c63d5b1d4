/**
 * Verification: both sides are read afresh, and what the target must hold by now is compared with what it holds. Nothing
 * of what the loading has noted is used; records are found by the markers that they carry, or by name.
 *
 * @module
 */
import type { Expectation, PlanOptions, Target } from "@boxport/connector"
import { rowOfText, type Rows, type TableName } from "@boxport/model"
import { Effect, Result, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem } from "../state/Database.ts"
import { bundles } from "./Bundles.ts"
import { reader } from "./Rows.ts"

/** A value that is not as it should be. */
export interface Difference {
  readonly entity: TableName
  /** The canonical id at the source. */
  readonly id: string
  /** The column; `*` for the record itself. */
  readonly field: string
  /** What it must be. */
  readonly from: string
  /** What it is. */
  readonly to: string
}

/** What verification found. Its keys are a contract (CLI.md). */
export interface Verification {
  readonly equal: boolean
  /** Records compared, by table. */
  readonly checked: { readonly [table: string]: number }
  readonly differences: ReadonlyArray<Difference>
}

/** A value as a person reads it; equal values give equal texts. */
const shown = (value: unknown): string => {
  if (value === null || value === undefined) return ""
  if (typeof value === "bigint") return value.toString()
  if (Array.isArray(value)) return JSON.stringify(value.map(shown).toSorted())
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}

const columnOf = (row: object, column: string): unknown => new Map<string, unknown>(Object.entries(row)).get(column)

/** The columns of a row that are not as expected. */
const differing = ({ columns, entity, source }: Expectation, row: object): ReadonlyArray<Difference> =>
  Object.entries(columns).flatMap(([field, expected]) => {
    const [from, to] = [shown(expected), shown(columnOf(row, field))]
    return from === to ? [] : [{ entity, id: source, field, from, to }]
  })

/** Columns that refer to other records, and the table of these. */
const owners: { readonly [column: string]: TableName } = { event_id: "events", ticket_type_id: "ticket_types" }

/** Compares what is staged on both checked sides. */
export const compareSides: (
  migration: string,
  target: Target,
  options: PlanOptions,
) => Effect.Effect<Verification, StateProblem, SqlClient.SqlClient> = Effect.fn("Migration.verify")(
  function* (migration, target, options) {
    const sql = yield* SqlClient.SqlClient
    const source = yield* bundles(migration, "checked_source", options)
    const there = yield* reader(migration, "checked_target")
    const checked = new Map<string, number>()
    const differences: Array<Difference> = []
    /** What expected records became: the key at the target by table and id at the source. */
    const became = new Map<string, string>()
    /** Rows at the target that an expectation has been met by: no row answers two. */
    const taken = new Set<string>()

    const withOurs = yield* during("compare")(
      sql<{ readonly event_id: string | null }>`SELECT DISTINCT staged.event_id FROM markers
        JOIN staged ON staged.migration = markers.migration AND staged.side = markers.side
          AND staged.entity = markers.entity AND staged.id = markers.id
        WHERE markers.migration = ${migration} AND markers.side = 'checked_target' AND markers.entity = 'tickets'`,
    )
    const ours = new Set(withOurs.map(({ event_id }) => event_id))

    const marked = (entity: TableName, id: string) =>
      during("compare")(
        sql<{ readonly id: string; readonly text: string }>`SELECT staged.id, staged.text FROM markers
          JOIN staged ON staged.migration = markers.migration AND staged.side = markers.side
            AND staged.entity = markers.entity AND staged.id = markers.id
          WHERE markers.migration = ${migration} AND markers.side = 'checked_target'
            AND markers.entity = ${entity} AND markers.source = ${id} ORDER BY staged.id`,
      ).pipe(
        Effect.map((found) =>
          found.flatMap(({ text }) =>
            Result.match(rowOfText(entity, text), { onFailure: () => [], onSuccess: (row) => [row] }),
          ),
        ),
      )

    const byColumns = <Name extends TableName>(
      entity: Name,
      find: NonNullable<Expectation["find"]>,
    ): Effect.Effect<ReadonlyArray<Rows[Name]>, StateProblem> =>
      Effect.map(
        find.event === null ? there.all(entity) : there.ofEvent(entity, became.get(`events ${find.event}`) ?? "none"),
        (rows) =>
          rows.filter((row) =>
            Object.entries(find.columns).every(([column, value]) => shown(value) === shown(columnOf(row, column))),
          ),
      )

    const meet = Effect.fnUntraced(function* (expectation: Expectation) {
      const { entity, find, source: id } = expectation
      checked.set(entity, (checked.get(entity) ?? 0) + 1)
      const candidates = find === null ? yield* marked(entity, id) : yield* byColumns(entity, find)
      const free = find === null ? candidates : candidates.filter((row) => !taken.has(`${entity} ${row.id}`))
      // The target may have an event of its own of that name and time: ours is the one with tickets of ours.
      const rows = entity === "events" ? free.toSorted((a, b) => Number(ours.has(b.id)) - Number(ours.has(a.id))) : free
      const [row, ...more] = rows
      if (row === undefined) {
        differences.push({ entity, id, field: "*", from: "1", to: "0" })
        return
      }
      taken.add(`${entity} ${row.id}`)
      // Of tickets and orders there are many, and nothing points at them that is compared.
      if (find !== null) became.set(`${entity} ${id}`, row.id)
      if (find === null && more.length > 0) {
        differences.push({ entity, id, field: "*", from: "1", to: String(rows.length) })
      }
      const columns = Object.entries(expectation.columns).map(([column, value]): [string, unknown] => {
        const table = owners[column]
        return [column, table === undefined || typeof value !== "string" ? value : became.get(`${table} ${value}`)]
      })
      differences.push(...differing({ ...expectation, columns: Object.fromEntries(columns) }, row))
    })

    const expectedMarkers = new Set<string>()
    const meetAll = Effect.fnUntraced(function* (expectations: ReadonlyArray<Expectation>) {
      for (const expectation of expectations) {
        if (expectation.find === null) expectedMarkers.add(`${expectation.entity} ${expectation.source}`)
        yield* meet(expectation)
      }
    })

    for (const series of yield* source.series) {
      yield* meetAll(target.expected.series(series, options))
      for (const event of series.events) {
        yield* Stream.runForEach(source.orders(event), ({ bundles: some }) =>
          Effect.forEach(some, (bundle) => meetAll(target.expected.order(bundle, options)), { discard: true }),
        )
      }
    }

    const all = yield* during("compare")(
      sql<{ readonly entity: TableName; readonly source: string }>`SELECT DISTINCT entity, source FROM markers
        WHERE migration = ${migration} AND side = 'checked_target' ORDER BY entity, source`,
    )
    const sources = yield* during("compare")(
      sql<{ readonly id: string }>`SELECT id FROM staged WHERE migration = ${migration} AND side = 'checked_source'`,
    )
    const known = new Set(sources.map(({ id }) => id))
    for (const { entity, source: id } of all) {
      // What another migration made is none of this one's business.
      if (known.has(id) && !expectedMarkers.has(`${entity} ${id}`) && checked.has(entity)) {
        differences.push({ entity, id, field: "*", from: "0", to: "1" })
      }
    }
    return { equal: differences.length === 0, checked: Object.fromEntries(checked), differences }
  },
)

/**
 * The state without a person: rows that are kept as text, operations of migrations, and codes.
 *
 * @module
 */
import { isTableName, type TableName } from "@boxport/model"
import type { Edit, RowView } from "@boxport/formats"
import { Effect, Option, Schema } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem } from "../state/Database.ts"
import type { Person } from "./Person.ts"

/** Rows of the state that were changed, by its tables. */
export type ChangedState = { readonly [table: string]: number }

/** The state's tables of canonical rows, and the columns that tell their rows apart beside entity and id. */
const keeping: ReadonlyArray<{ readonly table: string; readonly owner: ReadonlyArray<string> }> = [
  { table: "staged", owner: ["migration", "side"] },
  { table: "sync_rows", owner: ["job"] },
  { table: "sync_incoming", owner: ["job"] },
]

/** Rows taken at once. */
const page = 500

const Row = Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown))
const decodeRow = Schema.decodeUnknownOption(Row)

type Kept = { readonly [column: string]: string | null }

const viewOf =
  (row: { readonly [column: string]: unknown }): RowView =>
  (column) => {
    const value = row[column]
    if (value === null || value === undefined) return null
    return typeof value === "string" ? value : JSON.stringify(value)
  }

/** Looks at every kept row of some tables, page by page; what it gives back for a row takes the row's place. */
const eachRow = Effect.fnUntraced(function* (
  wanted: (entity: TableName) => boolean,
  look: (entity: TableName, row: { readonly [column: string]: unknown }) => Edit,
) {
  const sql = yield* SqlClient.SqlClient
  const changed: Record<string, number> = {}
  for (const { owner, table } of keeping) {
    const columns = [...owner, "entity"]
    const groups = yield* sql<Kept>`SELECT DISTINCT ${sql.literal(columns.join(", "))} FROM ${sql(table)}`
    for (const group of groups) {
      const entity = group["entity"] ?? ""
      if (!isTableName(entity) || !wanted(entity)) continue
      const within = sql.and(columns.map((column) => sql`${sql(column)} = ${group[column] ?? null}`))
      let after = ""
      while (true) {
        const rows = yield* sql<{
          readonly id: string
          readonly text: string | null
        }>`SELECT id, text FROM ${sql(table)}
          WHERE ${within} AND id > ${after} ORDER BY id LIMIT ${page}`
        for (const { id, text } of rows) {
          const row = decodeRow(text)
          if (Option.isNone(row)) continue
          const edit = look(entity, row.value)
          if (edit === "keep") continue
          changed[table] = (changed[table] ?? 0) + 1
          if (edit === "remove") {
            yield* sql`DELETE FROM ${sql(table)} WHERE ${within} AND id = ${id}`
            continue
          }
          const emptied = Object.entries(row.value).map(([column, value]) => [
            column,
            edit.has(column) ? (Array.isArray(value) ? [] : null) : value,
          ])
          const left = JSON.stringify(Object.fromEntries(emptied))
          yield* sql`UPDATE ${sql(table)} SET text = ${left} WHERE ${within} AND id = ${id}`
        }
        const last = rows.at(-1)
        if (last === undefined || rows.length < page) break
        after = last.id
      }
    }
  }
  return changed
})

/** Lets a person be known by the rows of the state. */
export const learnFromState = (person: Person): Effect.Effect<void, StateProblem, SqlClient.SqlClient> =>
  eachRow(
    (entity) => entity === "orders" || entity === "tickets" || entity === "contacts",
    (entity, row) => {
      person.learn(entity, viewOf(row))
      return "keep"
    },
  ).pipe(Effect.asVoid, during("look for the person"))

interface OperationRow {
  readonly migration: string
  readonly key: string
  readonly text: string
  readonly status: string
  readonly problem: string | null
}

const Operation = Schema.fromJsonString(
  Schema.Struct({ makes: Schema.Array(Schema.Struct({ source: Schema.String })) }),
)
const decodeOperation = Schema.decodeUnknownOption(Operation)

/** What an operation would still write is not written any more; what it wrote is told without saying what it was. */
const forgottenStatus = (status: string): string =>
  status === "planned" || status === "begun" || status === "held" ? "skipped" : status

const operations = Effect.fnUntraced(function* (person: Person) {
  const sql = yield* SqlClient.SqlClient
  let changed = 0
  let [migration, key] = ["", ""]
  while (true) {
    const rows = yield* sql<OperationRow>`SELECT migration, key, text, status, problem FROM operations
      WHERE migration > ${migration} OR (migration = ${migration} AND key > ${key}) ORDER BY migration, key LIMIT ${page}`
    for (const row of rows) {
      const makes = Option.match(decodeOperation(row.text), { onNone: () => [], onSome: ({ makes }) => makes })
      const isTheirs = person.names(row.text) || makes.some(({ source }) => person.owns(source))
      const parsed = isTheirs ? decodeRow(row.text) : Option.none()
      if (Option.isNone(parsed) || JSON.stringify(parsed.value["body"]) === "{}") continue
      changed += 1
      yield* sql`UPDATE operations SET ${sql.update({
        text: JSON.stringify({ ...parsed.value, body: {} }),
        status: forgottenStatus(row.status),
        problem: "forgotten",
      })} WHERE migration = ${row.migration} AND key = ${row.key}`
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return changed
    ;({ key, migration } = last)
  }
})

const codes = Effect.fnUntraced(function* (person: Person) {
  const sql = yield* SqlClient.SqlClient
  const tickets = yield* sql<{ readonly ticket: string }>`SELECT DISTINCT ticket FROM codes`
  let removed = 0
  for (const { ticket } of tickets) {
    if (!person.owns(ticket)) continue
    yield* sql`DELETE FROM codes WHERE ticket = ${ticket}`
    removed += 1
  }
  return removed
})

const facts = Effect.fnUntraced(function* (person: Person) {
  const sql = yield* SqlClient.SqlClient
  const made = yield* sql<{
    readonly migration: string
    readonly kind: string
    readonly source: string
    readonly target: string
  }>`SELECT migration, kind, source, target FROM made WHERE facts <> '{}'`
  let changed = 0
  for (const { kind, migration, source, target } of made) {
    if (!person.owns(source) && !person.owns(target) && !person.names(source)) continue
    yield* sql`UPDATE made SET facts = '{}' WHERE migration = ${migration} AND kind = ${kind} AND source = ${source}`
    changed += 1
  }
  return changed
})

/** Takes a person out of the state, all or nothing, and counts the rows that were changed. */
export const forgetInState = (person: Person): Effect.Effect<ChangedState, StateProblem, SqlClient.SqlClient> =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    Effect.gen(function* () {
      const rows = yield* eachRow(
        () => true,
        (entity, row) => person.editOf(entity, viewOf(row), textual(row)),
      )
      const all: ChangedState = {
        ...rows,
        operations: yield* operations(person),
        codes: yield* codes(person),
        made: yield* facts(person),
      }
      return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0))
    }).pipe(sql.withTransaction, during("forget the person")),
  )

/** The columns of a row that hold text, lists or JSON. */
const textual = (row: { readonly [column: string]: unknown }): ReadonlyArray<string> =>
  Object.entries(row).flatMap(([column, value]) =>
    typeof value === "string" || (typeof value === "object" && value !== null) ? [column] : [],
  )

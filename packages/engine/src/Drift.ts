/**
 * What a platform sends that it did not send when its adapter was written: a field that nobody has heard of, one of
 * another type, a word that is not in the list. It is told once a run, counted, with where it is and never what it is.
 *
 * It is found in what rows keep in their `extra`, which is where a mapping leaves what it does not know: a look at a few
 * keys a row, and nothing where there is no `extra`.
 *
 * @module
 */
import { type Fields, Lenient, type Reading, type Rejected, type Source, type Warning } from "@boxport/connector"
import { isTableName, type JsonObject, type RowsByTable, type TableName, tableNames } from "@boxport/model"
import { Stream } from "effect"

/** What can be new. */
type Novelty = "new_field" | "changed_type" | "new_word"

const sayings: { readonly [Kind in Novelty]: string } = {
  new_field: "a field that Boxport does not know; it is kept in extra",
  changed_type: "not of the type that it had",
  new_word: "a word that Boxport does not know; it counts as unknown, and is kept in extra",
}

/** A field as far as `extra` can hold it: its shape, what is in it, and the columns that have words of a list made of it. */
interface Known {
  readonly shape: "any" | "object" | "list"
  readonly inner: Map<string, Known>
  readonly columns: Set<string>
}

type KnownFields = Map<string, Known>

const shapeOf = ({ kind }: Fields.Disposition): Known["shape"] => (kind === "object" || kind === "list" ? kind : "any")

/** Adds what a tree knows to what is known; what two trees know differently can be either. */
const learn = (known: KnownFields, fields: Fields.Fields, table: TableName): void => {
  for (const [field, disposition] of Object.entries(fields)) {
    const before = known.get(field)
    const shape = shapeOf(disposition)
    const one: Known = {
      shape: before === undefined || before.shape === shape ? shape : "any",
      inner: before?.inner ?? new Map(),
      columns: before?.columns ?? new Set(),
    }
    known.set(field, one)
    if (disposition.kind === "object" || disposition.kind === "list") learn(one.inner, disposition.fields, table)
    if (disposition.kind !== "column" && disposition.kind !== "derived") continue
    for (const column of disposition.to)
      if (column.startsWith(`${table}.`)) one.columns.add(column.slice(table.length + 1))
  }
}

/** The tables that columns of a tree are of. */
const tablesOf = (fields: Fields.Fields): ReadonlySet<TableName> => {
  const found = new Set<TableName>()
  for (const disposition of Object.values(fields)) {
    if (disposition.kind === "object" || disposition.kind === "list") {
      for (const table of tablesOf(disposition.fields)) found.add(table)
    } else if (disposition.kind === "column" || disposition.kind === "derived") {
      for (const column of disposition.to) {
        const [table = ""] = column.split(".")
        if (isTableName(table)) found.add(table)
      }
    }
  }
  return found
}

/** More than this are told as the first of them: a platform that sends keys of its own for each record makes any number. */
const mostPaths = 200

/** Gathers what is new until it is told. */
class Novelties {
  #found = new Map<string, Warning>()
  readonly #attention: boolean

  constructor(attention: boolean) {
    this.#attention = attention
  }

  add(kind: Novelty, path: string): void {
    const key = `${kind} ${path}`
    const before = this.#found.get(key)
    if (before === undefined && this.#found.size >= mostPaths) return
    this.#found.set(key, {
      code: kind,
      message: `${path}: ${sayings[kind]}`,
      count: (before?.count ?? 0) + 1,
      attention: this.#attention,
    })
  }

  /** Everything since the last time. */
  take(): ReadonlyArray<Warning> {
    if (this.#found.size === 0) return []
    const all = [...this.#found.values()]
    this.#found = new Map()
    return all
  }
}

/** The names that a mapping keeps things under in `extra` that are no field's. */
type Kept = ReadonlySet<string>

/** Looks at what a row keeps. */
const lookAt = (
  known: KnownFields,
  kept: Kept,
  row: object,
  extra: JsonObject,
  path: string,
  novelties: Novelties,
): void => {
  for (const field in extra) {
    const value = extra[field]
    const one = known.get(field)
    if (one === undefined) {
      if (!kept.has(field)) novelties.add("new_field", `${path}.${field}`)
      continue
    }
    if (one.shape === "any") {
      // What has a column and is in `extra` all the same could not be put there: a word of no list, or a key of nothing.
      if (one.columns.size === 0 || typeof value !== "string") continue
      for (const column of one.columns) {
        if (Reflect.get(row, column) === "unknown") novelties.add("new_word", `${path}.${field}`)
      }
    } else if (one.shape === "object") {
      if (Lenient.isObject(value)) lookAt(one.inner, kept, row, value, `${path}.${field}`, novelties)
      else novelties.add("changed_type", `${path}.${field}`)
    } else {
      if (!Array.isArray(value)) novelties.add("changed_type", `${path}.${field}`)
      else {
        for (const item of value) {
          if (Lenient.isObject(item)) lookAt(one.inner, kept, row, item, `${path}.${field}[]`, novelties)
        }
      }
    }
  }
}

/** Of what a native schema refuses, what is of another type than it was. */
const isOfType = ({ reason }: Rejected): boolean => reason.startsWith("Expected ")

/**
 * The source, telling what is new in what it reads, with the end of each resource. Where its adapter has not said which
 * fields it knows, nothing is told.
 *
 * @param strict whether a person should look at it
 */
export const watchedSource = (source: Source, strict: boolean): Source => {
  const { fields, keeps = [] } = source
  if (fields === undefined) return source
  const known = new Map<TableName, KnownFields>()
  for (const tree of Object.values(fields)) {
    for (const table of tablesOf(tree)) {
      const all = known.get(table) ?? new Map<string, Known>()
      learn(all, tree, table)
      known.set(table, all)
    }
  }
  const kept = new Set(keeps)
  const look = (rows: RowsByTable, novelties: Novelties) => {
    for (const table of tableNames) {
      const ofTable = known.get(table)
      const some = rows[table]
      if (some === undefined || ofTable === undefined) continue
      for (const row of some) {
        if (row.extra !== null) lookAt(ofTable, kept, row, row.extra, table, novelties)
      }
    }
  }
  return {
    ...source,
    read: (query) => {
      const novelties = new Novelties(strict)
      return Stream.map(source.read(query), (reading): Reading => {
        if (reading._tag === "Begin") return reading
        if (reading._tag === "End") return { ...reading, warnings: [...reading.warnings, ...novelties.take()] }
        look(reading.rows, novelties)
        for (const one of reading.rejected) {
          if (isOfType(one)) novelties.add("changed_type", `${one.resource}.${one.path.replaceAll(/\[\d+\]/g, "[]")}`)
        }
        return reading
      })
    },
  }
}
